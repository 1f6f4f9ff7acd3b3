"""Page 2.5: personal data shown masked, revealed with a purpose, changed with a reason; requests from e-BOK decided."""

from __future__ import annotations

from dataclasses import replace

from app.documents.decision_letter import decision_lines
from app.domain import personal as rules
from app.domain.consent_ledger import DeliveryChoice
from app.domain.contacts import ContactChannel
from app.domain.customers import PersonalData
from app.domain.data_changes import Decided, FieldDecision, RequestPage, decision_problems
from app.domain.delivery import InvoiceDelivery
from app.domain.email_change import CodeAnswer, EmailAsk, EmailAsked, EmailChange
from app.domain.faults import Refused
from app.domain.identifiers import normal_email
from app.domain.listing import Changed
from app.domain.messages import storable
from app.domain.personal import PersonalDraft
from app.services.link import Link
from app.store import personal as store
from app.store import templates as texts
from app.store.session import Cancel


def load(
    database: Link,
    customer_id: int,
    *,
    contact_key: str,
    channel: ContactChannel,
    cancel: Cancel | None = None,
) -> PersonalData:
    """Everything on file of the person, masked; leaves an access entry. Raises ``Refused("no_such_customer")``."""
    found = store.personal(database, customer_id, contact_key, channel, cancel=cancel)
    if found is None:
        raise Refused("no_such_customer")
    return found


def reveal(
    database: Link,
    customer_id: int,
    what: str,
    row_id: int,
    *,
    contact_key: str,
    purpose: str,
    cancel: Cancel | None = None,
) -> str:
    """One masked value in clear; who, when and for what purpose is logged in the same call (RODO art. 15)."""
    return store.reveal(database, customer_id, what, row_id, contact_key, purpose, cancel=cancel)


def save(database: Link, draft: PersonalDraft, *, cancel: Cancel | None = None) -> Changed:
    """Store one change of personal data, in one transaction with its reason.

    A repeated ``request_key`` stores nothing twice. Raises ``Refused`` with the first problem's code, ``Conflict`` when
    somebody else changed the row meanwhile.
    """
    found = rules.problems(draft)
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    with database.write(cancel) as connection:
        if store.begin(connection, storable(draft.reason).strip(), draft.request_key):
            store.change(connection, draft, draft.cleaned())
    return Changed("customers", draft.customer_id, draft.row_id)


REQUEST_ROWS = 50


def requests(
    database: Link, *, after: str | None = None, limit: int = REQUEST_ROWS, cancel: Cancel | None = None
) -> RequestPage:
    """Requests from e-BOK of all customers, the oldest first; whose data was shown is logged."""
    return store.requests(database, after, limit, cancel=cancel)


def decide(
    database: Link,
    customer_id: int,
    decisions: tuple[FieldDecision, ...],
    *,
    contact_key: str,
    request_key: str,
    cancel: Cancel | None = None,
) -> Decided:
    """Accept or refuse fields of a request, each with its reason, and tell the customer in e-BOK: one transaction.

    An e-mail that is accepted waits for the code sent to it. Raises ``Refused`` with the first problem's code and the
    change it is about, ``Conflict`` when another desk decided, or changed the data, meanwhile.
    """
    clean = tuple(replace(each, reason=storable(each.reason).strip()) for each in decisions)
    found = decision_problems(clean)
    if found:
        change, code = next(iter(found.items()))
        raise Refused(code, {"field": "reason", "change": change})
    text = texts.current(database, DECISION_TEXT, cancel=cancel)
    if text is None:
        raise Refused("no_such_text", {"code": DECISION_TEXT})
    body = text.body.replace("{decisions}", decision_lines(clean))
    told = store.decide(
        database,
        customer_id,
        clean,
        (text.title, body),
        contact_key=contact_key,
        request_key=request_key,
        cancel=cancel,
    )
    return Decided(customer_id, told)


DECISION_TEXT = "message.data_change"


def ask_email_change(database: Link, ask: EmailAsk, *, cancel: Cancel | None = None) -> EmailAsked:
    """Send a code to a new address, and a note to the one it is to replace; the address changes when it is confirmed.

    Raises ``Refused`` with the first problem's code, or ``email_same``.
    """
    found = rules.email_problems(ask)
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    clean = replace(ask, email=normal_email(ask.email), reason=storable(ask.reason).strip())
    return store.ask_email_change(database, clean, cancel=cancel)


def resend_email_code(database: Link, ask: EmailAsk, *, cancel: Cancel | None = None) -> EmailAsked:
    """Send another code to the address that waits; the one sent before is worth nothing from now on."""
    return store.ask_email_change(database, replace(ask, email="", row_id=0), cancel=cancel)


def confirm_email_change(
    database: Link, customer_id: int, code: str, *, request_key: str, cancel: Cancel | None = None
) -> CodeAnswer:
    """Compare the code that the customer read to the clerk; right: the address changes and is confirmed."""
    return store.confirm_email_change(database, customer_id, code, request_key, cancel=cancel)


def cancel_email_change(
    database: Link, customer_id: int, change: EmailChange, reason: str, *, cancel: Cancel | None = None
) -> Changed:
    """Give up a change that waits for its code. Raises ``Refused("reason_missing")``, ``Conflict``."""
    store.cancel_email_change(
        database, customer_id, change.change_id, change.version, storable(reason).strip(), cancel=cancel
    )
    return Changed("email_changes", customer_id, change.change_id)


def set_invoice_delivery(database: Link, choice: DeliveryChoice, *, cancel: Cancel | None = None) -> InvoiceDelivery:
    """Choose paper or electronic, from the day that is told in the answer.

    Electronic notes the acceptance of ``text_version`` where none is in force (``Refused("e_invoice_missing")`` without
    one), paper withdraws it; all in one transaction. A repeated request key stores nothing twice.
    """
    clean = replace(choice, reason=storable(choice.reason).strip())
    if not clean.reason:
        raise Refused("reason_missing", {"field": "reason"})
    return store.set_invoice_delivery(database, clean, cancel=cancel)

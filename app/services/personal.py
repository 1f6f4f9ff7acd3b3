"""Page 2.5: personal data shown masked, revealed with a purpose, changed with a reason; requests from e-BOK decided."""

from __future__ import annotations

from app.domain import personal as rules
from app.domain.contacts import ContactChannel
from app.domain.customers import ChannelKind, CustomerKind, DataChange, PersonalData
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.messages import storable
from app.domain.personal import PersonalDraft, PersonalField
from app.services.link import Link
from app.store import personal as store
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


_FIELD_OF_CHANGE = {
    "email": PersonalField.EMAIL,
    "phone": PersonalField.PHONE,
    "mailing_address": PersonalField.MAILING,
    "surname": PersonalField.PERSON_NAME,
}


def draft_of(data: PersonalData, change: DataChange, reason: str, request_key: str) -> PersonalDraft:
    """The change of data that accepting a customer's request means; raises ``Refused("address_unreadable")``."""
    field = _FIELD_OF_CHANGE[change.field]
    row_id, version = 0, data.version
    if field is PersonalField.PERSON_NAME:
        values = {"surname": change.new, "first_name": data.first_name}
        if data.kind is not CustomerKind.PERSON:
            field, values = PersonalField.COMPANY_NAME, {"company": change.new}
    elif field is PersonalField.MAILING:
        parts = rules.read_address(change.new)
        if parts is None:
            raise Refused("address_unreadable")
        values = parts
        row_id, version = next(((a.address_id, a.version) for a in data.addresses if a.kind == "mailing"), (0, 0))
    else:
        values = {"value": change.new}
        kind = ChannelKind.EMAIL if field is PersonalField.EMAIL else ChannelKind.PHONE
        row_id, version = next(((c.channel_id, c.version) for c in data.channels if c.kind is kind), (0, 0))
    return PersonalDraft(data.customer_id, field, row_id, version, values, reason, request_key)


def decide(
    database: Link,
    data: PersonalData,
    change: DataChange,
    *,
    accept: bool,
    reason: str,
    request_key: str,
    cancel: Cancel | None = None,
) -> Changed:
    """Accept (the data changes in the same transaction) or refuse a request that came from e-BOK, with a reason."""
    reason = storable(reason).strip()
    if not reason:
        raise Refused("reason_missing", {"field": "reason"})
    draft = draft_of(data, change, reason, request_key) if accept else None
    if draft is not None and (found := rules.problems(draft)):
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    with database.write(cancel) as connection:
        if store.begin(connection, reason, request_key):
            store.decide(connection, data.customer_id, change.change_id, change.version, reason, accept=accept)
            if draft is not None:
                store.change(connection, draft, draft.cleaned())
    return Changed("data_changes", data.customer_id, change.change_id)

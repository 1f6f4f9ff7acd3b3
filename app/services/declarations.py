"""The paper declaration: what is on file beside it, what is told before, saving, waiting papers, undoing, scans.

``save`` is one statement of one transaction behind one Argon2id hash, so it belongs off the GUI thread.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from app.domain import declaration_rules as rules
from app.domain import identifiers
from app.domain.contacts import ContactChannel
from app.domain.customers import CustomerKind
from app.domain.declarations import (
    DeclarationDraft,
    DeclarationRow,
    DeclarationWarning,
    DiffField,
    FormFound,
    ObjectAnswer,
    OnFile,
    Opening,
    PaperAddress,
    Parked,
    Registered,
    ScanFile,
    SignerRole,
    TakeOver,
    Undone,
    WaitingDeclaration,
    normal_form_number,
)
from app.domain.faults import Conflict, Refused
from app.domain.messages import storable
from app.services.link import Link
from app.store import declaration_reads as reads
from app.store import declarations as store
from app.store.session import Cancel

RECENT_ROWS = 50
WAITING_ROWS = 200


def look(
    database: Link, customer_id: int, contact_key: str, channel: ContactChannel, *, cancel: Cancel | None = None
) -> OnFile:
    """What is on file of a customer, to stand beside the paper; leaves an access entry.

    Raises ``Refused("no_such_customer")``.
    """
    found = reads.look(database, customer_id, contact_key, channel, cancel=cancel)
    if found is None:
        raise Refused("no_such_customer")
    return found


def check_object(database: Link, customer_id: int, typed: str, *, cancel: Cancel | None = None) -> ObjectAnswer:
    """Whether an object typed by its Id may stand on the declaration: its own, somebody else's, closed, unknown."""
    return reads.check_object(database, customer_id, storable(typed), cancel=cancel)


def warnings(
    database: Link, draft: DeclarationDraft, *, cancel: Cancel | None = None
) -> tuple[DeclarationWarning, ...]:
    """What a clerk must know before saving: registered already, the same PESEL, a shared e-mail or phone; one round trip."""
    clean = cleaned(draft)
    address = clean.paper.residence
    said = {
        "pesel": clean.paper.pesel,
        "nip": clean.paper.nip,
        "name": clean.paper.name,
        "address": f"{address.street or address.city} {address.house}".strip() if address.house else "",
        "email": clean.email,
        "phone": clean.phone,
        "waiting_id": str(clean.waiting_id or ""),
    }
    return reads.warnings(database, clean.customer_id, said, clean.contact_key, clean.channel, cancel=cancel)


# ---------------------------------------------------------------- forms
def new_form(database: Link, customer_id: int | None = None, *, cancel: Cancel | None = None) -> str:
    """The number of a form that is printed now, for a customer or blank."""
    return store.new_form(database, customer_id, cancel=cancel)


def find_form(database: Link, typed: str, *, cancel: Cancel | None = None) -> FormFound | None:
    """A form by its number in any spelling, typed or read by a scanner; None where there is none."""
    number = normal_form_number(typed)
    return reads.find_form(database, number, cancel=cancel) if number else None


# ---------------------------------------------------------------- saving
def save(
    database: Link,
    draft: DeclarationDraft,
    password: str | None = None,
    scan: ScanFile | None = None,
    *,
    today: date,
    cancel: Cancel | None = None,
) -> Registered:
    """Register: everything of the draft in one statement, all or nothing; repeated it stores nothing twice.

    ``password`` is the one-time password of the slip, in clear here and hashed before it leaves; None opens the account
    by e-mail, or none. Raises ``Refused`` with the first problem's code, or ``portal_account_exists``,
    ``portal_account_missing``, ``customer_closed``, ``object_of_another``, ``object_closed``, ``form_used``,
    ``form_waiting``, ``form_of_another``, ``no_such_form``, ``waiting_is_done``, ``consent_text_unknown``.
    """
    clean = cleaned(draft)
    found = rules.problems(clean, today)
    if (clean.opening is Opening.SLIP) != (password is not None):
        found.setdefault("opening", "password_missing")
    _refuse_first(found)
    phc = None
    if password is not None:
        from app.system.passwords import hash_password

        phc = hash_password(password)
    return store.save(database, payload(clean, scan), phc, scan, cancel=cancel)


def _refuse_first(found: dict[str, str]) -> None:
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})


def cleaned(draft: DeclarationDraft) -> DeclarationDraft:
    """As it is stored: trimmed, without what no column can hold, numbers in their stored form; a name only of its kind,
    a proxy's scope only for a proxy.
    """
    paper, proxy = draft.paper, draft.signer_role is SignerRole.PROXY
    person = paper.kind is CustomerKind.PERSON
    return replace(
        draft,
        number=normal_form_number(draft.number) or draft.number.strip(),
        paper=replace(
            paper,
            surname=_line(paper.surname) if person else "",
            first_name=_line(paper.first_name) if person else "",
            company="" if person else _line(paper.company),
            pesel=identifiers.normal_pesel(paper.pesel) if person else "",
            nip=identifiers.normal_nip(paper.nip),
            regon=identifiers.normal_regon(paper.regon),
            residence=_address(paper.residence),
            mailing=_address(paper.mailing),
        ),
        account_ids=tuple(dict.fromkeys(draft.account_ids)),
        signer_name=_line(draft.signer_name),
        proxy_scope=_line(draft.proxy_scope) if proxy else "",
        proxy_until=draft.proxy_until if proxy and not draft.proxy_unlimited else None,
        email=identifiers.normal_email(storable(draft.email)),
        email_again=identifiers.normal_email(storable(draft.email_again)),
        phone=identifiers.normal_phone(storable(draft.phone)) if draft.phone.strip() else "",
        take_overs=tuple(TakeOver(each.field, _line(each.reason)) for each in draft.take_overs),
        remarks=storable(draft.remarks).strip(),
    )


def _line(text: str) -> str:
    return " ".join(storable(text).split())


def _address(address: PaperAddress) -> PaperAddress:
    parts = (address.street, address.house, address.flat, address.postal_code, address.city)
    return rules.cleaned_address(PaperAddress(*(storable(part) for part in parts)))


def payload(draft: DeclarationDraft, scan: ScanFile | None) -> dict[str, Any]:
    """A cleaned draft as ``declaration_save`` takes it."""
    body = draft.to_json()
    return {
        "request": draft.request_key,
        "customer_id": draft.customer_id,
        "waiting_id": draft.waiting_id,
        "number": draft.number,
        "contact": draft.contact_key,
        "accounts": body["account_ids"],
        "consents": [[tick.subject, tick.version] for tick in draft.consents if tick.given],
        "take": [
            {"field": each.field.value, "reason": each.reason, "value": _taken(draft, each.field)}
            for each in draft.take_overs
        ],
        "file": {"sha256": scan.sha256, "name": file_name(scan.name)} if scan else None,
        **{
            name: body[name]
            for name in (
                "received_on", "place", "signer_name", "signer_role", "proxy_scope", "proxy_until", "identity_document",
                "signed_on", "signed_here", "email", "phone", "remarks", "opening", "paper",
            )
        },
    }  # fmt: skip


def _taken(draft: DeclarationDraft, what: DiffField) -> dict[str, str]:
    paper = draft.paper
    if what is DiffField.NAME:
        if paper.kind is CustomerKind.PERSON:
            return {"surname": paper.surname, "first_name": paper.first_name}
        return {"company": paper.company}
    if what in {DiffField.RESIDENCE, DiffField.MAILING}:
        address = paper.residence if what is DiffField.RESIDENCE else paper.mailing
        return {name: getattr(address, name) for name in ("street", "house", "flat", "postal_code", "city")}
    return {"value": getattr(draft if what in {DiffField.PHONE, DiffField.EMAIL} else paper, what.value)}


def file_name(name: str) -> str:
    """The last part of a name, as it is kept: no folders, no control characters, at most 200 characters."""
    last = _line(name.replace("\\", "/").rpartition("/")[2])
    return last[-200:] or "skan"


def park(
    database: Link, draft: DeclarationDraft, scan: ScanFile | None = None, *, today: date, cancel: Cancel | None = None
) -> Parked:
    """Let the paper of somebody who is not on file wait; no customer is invented, no PESEL is kept.

    Raises ``Refused`` with the first problem's code, or ``no_such_form``, ``form_used``, ``form_waiting``.
    """
    clean = cleaned(draft)
    _refuse_first(rules.paper_problems(clean, today))
    body = clean.to_json()
    values = {
        "request": clean.request_key,
        "number": clean.number,
        "received_on": body["received_on"],
        "name": clean.paper.name,
        "email": clean.email,
        "draft": body,
        "file": {"sha256": scan.sha256, "name": file_name(scan.name)} if scan else None,
    }
    return store.park(database, values, scan, cancel=cancel)


# ---------------------------------------------------------------- papers that wait, lists
def waiting(
    database: Link, limit: int = WAITING_ROWS, *, cancel: Cancel | None = None
) -> tuple[WaitingDeclaration, ...]:
    """Papers that wait for their customer, the oldest first; each is registered by saving its draft (``resumed``)."""
    return reads.waiting(database, limit, cancel=cancel)


def resumed(paper: WaitingDeclaration, customer_id: int) -> DeclarationDraft:
    """The draft of a waiting paper, for a customer who is on file by now; a new request key, so that it is saved anew."""
    return replace(
        paper.draft,
        request_key=str(uuid4()),
        customer_id=customer_id,
        waiting_id=paper.waiting_id,
        number=paper.number,
        account_ids=(),
        take_overs=(),
    )


def drop_waiting(database: Link, waiting_id: int, version: int, reason: str, *, cancel: Cancel | None = None) -> None:
    """Throw a waiting paper away by hand, with a reason; its row stays. Raises ``Conflict`` when another desk was first."""
    if not store.drop_waiting(database, waiting_id, version, _reason(reason), cancel=cancel):
        raise Conflict("version")


def recent(database: Link, limit: int = RECENT_ROWS, *, cancel: Cancel | None = None) -> tuple[DeclarationRow, ...]:
    """The latest declarations of all desks, the newest first; without objects."""
    return reads.recent(database, limit, cancel=cancel)


def of_customer(
    database: Link, customer_id: int, contact_key: str, channel: ContactChannel, *, cancel: Cancel | None = None
) -> tuple[DeclarationRow, ...]:
    """Declarations of a customer with objects and scans, the newest first; leaves an access entry."""
    return reads.of_customer(database, customer_id, contact_key, channel, cancel=cancel)


def undo(
    database: Link,
    customer_id: int,
    declaration_id: int,
    version: int,
    reason: str,
    *,
    request_key: str = "",
    cancel: Cancel | None = None,
) -> Undone:
    """Undo a mistaken registration in one act, with a reason: the account goes to its state before, consents are
    withdrawn, what was taken over is put back where nobody changed it since, a task is left; every trace stays.

    Raises ``Refused("reason_missing"|"no_such_declaration")``, ``Conflict("version")`` when another desk was first.
    """
    key = request_key or str(uuid4())
    return store.undo(database, customer_id, declaration_id, version, _reason(reason), key, cancel=cancel)


def _reason(text: str) -> str:
    clean = _line(text)
    if not clean:
        raise Refused("reason_missing", {"field": "reason"})
    return clean[:1000]


# ---------------------------------------------------------------- files
def store_file(database: Link, scan: ScanFile, *, cancel: Cancel | None = None) -> int:
    """Keep a file once, by its SHA-256, and give its id.

    Raises ``Refused``: ``scan_empty``, ``scan_too_large`` (setting ``file_limit_mb``), ``scan_not_supported``,
    ``scan_disguised``, ``scan_broken``.
    """
    return store.store_file(database, scan, cancel=cancel)


def scan_bytes(
    database: Link,
    customer_id: int,
    scan_id: int,
    contact_key: str,
    channel: ContactChannel,
    *,
    cancel: Cancel | None = None,
) -> bytes:
    """A scan of a declaration; who looked at it is logged. Raises ``Refused("no_such_scan")``."""
    return reads.scan_bytes(database, customer_id, scan_id, contact_key, channel, cancel=cancel)


def waiting_scan_bytes(database: Link, waiting_id: int, *, cancel: Cancel | None = None) -> bytes:
    """The scan of a waiting paper. Raises ``Refused("no_such_scan")``."""
    return reads.waiting_scan_bytes(database, waiting_id, cancel=cancel)

"""Changes of data that customers ask for in e-BOK: what is wrong with the new value, what accepting it writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.customers import CustomerKind, DataChange, PortalState
from app.domain.personal import PersonalDraft, PersonalField, problems, read_address

_FIELD_OF_CHANGE = {
    "email": PersonalField.EMAIL,
    "phone": PersonalField.PHONE,
    "mailing_address": PersonalField.MAILING,
    "residence": PersonalField.RESIDENCE,
    "surname": PersonalField.PERSON_NAME,
}


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """What one customer asked for at once; each field is decided by itself. ``address`` is that of the object."""

    customer_id: int
    request_id: int
    number: str
    name: str
    address: str
    asked_at: datetime
    portal: PortalState
    fields: tuple[DataChange, ...]


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Requests that wait, the oldest first; ``total`` counts fields, up to 1000."""

    rows: tuple[ChangeRequest, ...]
    next_key: str | None
    total: int


@dataclass(frozen=True, slots=True)
class FieldDecision:
    """One field accepted or refused; ``reason`` is kept, and told to the customer when it is refused."""

    change: DataChange
    accept: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions that are stored; ``told``: the customer has a message about them in e-BOK."""

    customer_id: int
    told: bool


def field_of(change: DataChange) -> PersonalField:
    """The thing of page 2.5 that a request is about."""
    field = _FIELD_OF_CHANGE[change.field]
    is_firm = change.kind not in {"", CustomerKind.PERSON}
    return PersonalField.COMPANY_NAME if field is PersonalField.PERSON_NAME and is_firm else field


def draft_of(customer_id: int, change: DataChange, reason: str = "") -> PersonalDraft | None:
    """What accepting a request writes; None where an address can't be told apart into its parts."""
    field = field_of(change)
    values: dict[str, str] | None = {"value": change.new}
    if field is PersonalField.PERSON_NAME:
        values = {"surname": change.new, "first_name": change.first_name}
    elif field is PersonalField.COMPANY_NAME:
        values = {"company": change.new}
    elif field in {PersonalField.MAILING, PersonalField.RESIDENCE}:
        values = read_address(change.new)
    if values is None:
        return None
    return PersonalDraft(customer_id, field, change.row_id, change.row_version, values, reason)


def problem(change: DataChange) -> str:
    """Code of what stands against accepting the new value; empty when it may be."""
    draft = draft_of(0, change, "-")
    if draft is None:
        return "address_unreadable"
    return next(iter(problems(draft).values()), "")


def decision_problems(decisions: tuple[FieldDecision, ...]) -> dict[int, str]:
    """Code of what is wrong, by change: a reason is missing, or what is accepted can't be written."""
    found: dict[int, str] = {}
    for decision in decisions:
        if not decision.reason.strip():
            found[decision.change.change_id] = "reason_missing"
        elif decision.accept and (code := problem(decision.change)):
            found[decision.change.change_id] = code
    return found

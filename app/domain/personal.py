"""Changing personal data: what may be changed, what is wrong with what was typed. Words for the codes live upstairs."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain import identifiers
from app.domain.email_change import EmailAsk
from app.domain.messages import storable


class PersonalField(StrEnum):
    """A thing of page 2.5 that is changed as one."""

    PERSON_NAME = "person_name"
    COMPANY_NAME = "company_name"
    RESIDENCE = "residence"
    MAILING = "mailing"
    PHONE = "phone"
    EMAIL = "email"


FIELDS: dict[PersonalField, tuple[str, ...]] = {
    PersonalField.PERSON_NAME: ("surname", "first_name"),
    PersonalField.COMPANY_NAME: ("company",),
    PersonalField.RESIDENCE: ("street", "house", "flat", "postal_code", "city"),
    PersonalField.MAILING: ("street", "house", "flat", "postal_code", "city"),
    PersonalField.PHONE: ("value",),
    PersonalField.EMAIL: ("value",),
}
"""Parts of each thing, in the order they are typed."""

_LONGEST = {"surname": 100, "first_name": 100, "company": 300, "street": 100, "house": 20, "flat": 20, "city": 100}
_NEEDED = {"surname", "company", "house", "postal_code", "city", "value"}


@dataclass(frozen=True, slots=True)
class PersonalDraft:
    """What a clerk typed. ``row_id`` 0 adds a row; ``version`` is of the row it was read from; ``request_key`` makes a
    repeated save harmless; ``reason`` is kept in the audit.
    """

    customer_id: int
    field: PersonalField
    row_id: int
    version: int
    values: dict[str, str] = dataclasses.field(default_factory=dict)
    reason: str = ""
    request_key: str = ""

    def cleaned(self) -> dict[str, str]:
        """The parts as they are stored: trimmed, phone in E.164, postal code with its hyphen."""
        clean = {name: " ".join(storable(text).split()) for name, text in self.values.items()}
        if self.field is PersonalField.PHONE:
            clean["value"] = identifiers.normal_phone(clean["value"])
        elif self.field is PersonalField.EMAIL:
            clean["value"] = identifiers.normal_email(clean["value"])
        elif "postal_code" in clean:
            clean["postal_code"] = identifiers.normal_postal(clean["postal_code"])
        return clean


def problems(draft: PersonalDraft) -> dict[str, str]:
    """Code of what is wrong, by part ("reason" for the reason); empty when it may be saved."""
    found: dict[str, str] = {}
    for name in FIELDS[draft.field]:
        text = draft.values.get(name, "").strip()
        if not text:
            if name in _NEEDED:
                found[name] = f"{name}_missing"
        elif name in _LONGEST and len(text) > _LONGEST[name]:
            found[name] = "too_long"
        elif (
            (name == "postal_code" and (code := identifiers.postal_problem(text)))
            or (draft.field is PersonalField.PHONE and (code := identifiers.phone_problem(text)))
            or (draft.field is PersonalField.EMAIL and (code := identifiers.email_problem(text)))
        ):
            found[name] = code
    if not draft.reason.strip():
        found["reason"] = "reason_missing"
    return found


_ADDRESS = re.compile(
    r"(?:(?P<street>.*?\D)\s+)?(?P<house>\d[\w-]*)(?:/(?P<flat>\w+))?\s*,\s*(?P<postal_code>\d{2}-?\d{3})\s+(?P<city>\S.*)"
)


def read_address(text: str) -> dict[str, str] | None:
    """Parts of an address written on one line ("ul. Łużycka 12/3, 74-100 Gryfino"); None when it can't be told apart."""
    found = _ADDRESS.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    parts = {name: value or "" for name, value in found.groupdict().items()}
    parts["street"] = re.sub(r"^ul\.\s*", "", parts["street"]).strip()
    parts["postal_code"] = identifiers.normal_postal(parts["postal_code"])
    return parts


def email_problems(ask: EmailAsk) -> dict[str, str]:
    """Code of what is wrong, by part (value, again, reason)."""
    found: dict[str, str] = {}
    if code := identifiers.email_problem(ask.email):
        found["value"] = code
    elif not ask.read_back and ask.again.strip().lower() != ask.email.strip().lower():
        found["again"] = "email_again_missing" if not ask.again.strip() else "email_differs"
    if not ask.reason.strip():
        found["reason"] = "reason_missing"
    return found

"""What the declaration wizard holds, as JSON and back; the words of its choices; numbers of forms.

Fields are the union of the forms in domain.md 3.2. A PESEL is in the draft while it is typed, and is stored with no
declaration; the number of an identity document is nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.consents import ConsentTick
from app.domain.contacts import ContactChannel
from app.domain.customers import CustomerKind, format_address


class Place(StrEnum):
    """How the paper came in."""

    DESK = "desk"
    POST = "post"
    EMAIL = "email"


class SignerRole(StrEnum):
    """In what capacity it was signed."""

    OWNER = "owner"
    CO_OWNER = "co_owner"
    MANAGER = "manager"
    PROXY = "proxy"


class IdentityDocument(StrEnum):
    """What was shown: its kind and nothing else, never a number or a copy (WSA Warszawa II SA/Wa 2014/20)."""

    ID_CARD = "id_card"
    PASSPORT = "passport"
    MOBILE = "mobile"
    RESIDENCE_CARD = "residence_card"


WITHOUT_PESEL = frozenset({IdentityDocument.PASSPORT, IdentityDocument.RESIDENCE_CARD})
"""Shown by people who may have no PESEL."""


class Opening(StrEnum):
    """How the e-BOK account begins."""

    SLIP = "slip"  # a one-time password on a sealed slip
    EMAIL = "email"  # an activation link
    NONE = "none"  # the customer has an account: only what the paper says is stored


class DiffField(StrEnum):
    """What can differ between the file and the paper, each taken over by itself."""

    NAME = "name"
    RESIDENCE = "residence"
    MAILING = "mailing"
    PHONE = "phone"
    EMAIL = "email"
    NIP = "nip"
    REGON = "regon"
    PESEL = "pesel"


@dataclass(frozen=True, slots=True)
class PaperAddress:
    """An address as the paper says it."""

    street: str = ""
    house: str = ""
    flat: str = ""
    postal_code: str = ""
    city: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not (self.street or self.house or self.flat or self.postal_code or self.city)

    @property
    def line(self) -> str:
        """On one line: ``ul. Łużycka 12/3, 74-100 Gryfino``."""
        return format_address(self.street, self.house, self.flat, self.postal_code, self.city)


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper says of the payer. ``kind`` None: not chosen yet."""

    kind: CustomerKind | None = None
    surname: str = ""
    first_name: str = ""
    company: str = ""
    pesel: str = ""
    nip: str = ""
    regon: str = ""
    residence: PaperAddress = field(default_factory=PaperAddress)
    mailing: PaperAddress = field(default_factory=PaperAddress)

    @property
    def name(self) -> str:
        """Surname and first name, or the company's name."""
        return f"{self.surname} {self.first_name}".strip() if self.kind is CustomerKind.PERSON else self.company


@dataclass(frozen=True, slots=True)
class TakeOver:
    """A difference that the clerk takes over from the paper into the file, and why."""

    field: DiffField
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationDraft:
    """Everything the wizard holds. Nothing is chosen or ticked for the clerk. ``customer_id`` 0: not on file or not found
    yet; ``waiting_id``: the waiting declaration it is made of; ``number`` empty: given when it is saved; ``step``: where
    the wizard stands. ``request_key`` makes a repeated save harmless. It never holds a password.
    """

    request_key: str
    customer_id: int = 0
    waiting_id: int = 0
    number: str = ""
    received_on: date | None = None
    place: Place = Place.DESK
    paper: Paper = field(default_factory=Paper)
    account_ids: tuple[int, ...] = ()
    signer_name: str = ""
    signer_role: SignerRole | None = None
    proxy_scope: str = ""
    proxy_until: date | None = None
    proxy_unlimited: bool = False
    identity_document: IdentityDocument | None = None
    signed_on: date | None = None
    signed_here: bool = False
    email: str = ""
    email_again: str = ""
    email_read_back: bool = False
    phone: str = ""
    consents: tuple[ConsentTick, ...] = ()
    take_overs: tuple[TakeOver, ...] = ()
    opening: Opening = Opening.SLIP
    remarks: str = ""
    scan_name: str = ""
    contact_key: str = ""
    channel: ContactChannel = ContactChannel.DESK
    step: int = 0

    def to_json(self) -> dict[str, Any]:
        """As JSON; ``from_json`` gives an equal draft."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> DeclarationDraft:
        """From ``to_json``. A field that is missing is empty, one that is unknown is left out; raises ValueError or
        TypeError where a value can't be read.
        """
        known = {each.name for each in fields(cls)}
        return cls(**{name: _READ.get(name, _same)(value) for name, value in body.items() if name in known})

    def ticked(self, subject: str, version: int, *, given: bool) -> DeclarationDraft:
        """With one box of a consent set."""
        others = tuple(tick for tick in self.consents if tick.subject != subject)
        return replace(self, consents=(*others, ConsentTick(subject, version, given)))

    def taking(self, what: DiffField, reason: str | None) -> DeclarationDraft:
        """With one difference taken over for a reason, or (None) left as it is on file."""
        others = tuple(each for each in self.take_overs if each.field is not what)
        return replace(self, take_overs=others if reason is None else (*others, TakeOver(what, reason)))


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, PaperAddress | Paper | ConsentTick | TakeOver):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


def _same(value: Any) -> Any:
    return value


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def _paper(value: Mapping[str, Any]) -> Paper:
    rest = {name: text for name, text in value.items() if name not in {"kind", "residence", "mailing"}}
    return Paper(
        kind=CustomerKind(value["kind"]) if value.get("kind") else None,
        residence=PaperAddress(**value.get("residence", {})),
        mailing=PaperAddress(**value.get("mailing", {})),
        **rest,
    )


_READ: dict[str, Any] = {
    "received_on": _day,
    "signed_on": _day,
    "proxy_until": _day,
    "place": Place,
    "paper": _paper,
    "account_ids": tuple,
    "signer_role": lambda value: SignerRole(value) if value else None,
    "identity_document": lambda value: IdentityDocument(value) if value else None,
    "consents": lambda value: tuple(ConsentTick(**each) for each in value),
    "take_overs": lambda value: tuple(TakeOver(DiffField(each["field"]), each["reason"]) for each in value),
    "opening": Opening,
    "channel": ContactChannel,
}


# ---------------------------------------------------------------- numbers of forms
_NUMBER = re.compile(r"(?:OSW)?[\s/.\-]*([0-9]{4})[\s/.\-]*([0-9]{1,9})", re.ASCII)


def form_number(year: int, sequence: int) -> str:
    """``OSW/2026/00001``."""
    return f"OSW/{year:04d}/{sequence:05d}"


def normal_form_number(typed: str) -> str:
    """The number as stored, of any spelling: ``OSW202600001`` (a scanner), ``osw 2026 1``; empty when it can't be one."""
    match = _NUMBER.fullmatch(typed.strip().upper())
    return form_number(int(match[1]), int(match[2])) if match and int(match[2]) > 0 else ""


def form_barcode(number: str) -> str:
    """What the Code 128 of a form holds: its number without slashes (``OSW202600001``)."""
    return number.replace("/", "")

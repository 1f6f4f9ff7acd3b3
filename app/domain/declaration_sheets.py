"""What goes on paper when a customer registers for e-BOK: the statement that is signed, and the sealed slip.

Sources: fields of domain.md 3.2, what is handed back of 3.5, the kinds of consents of office rule 14. Codes stand for
words; the words on paper are Polish and made in ``app/documents``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.customers import CustomerKind, Service
from app.domain.declarations import IdentityDocument, Place, SignerRole


class SheetCopy(StrEnum):
    """Whose copy it is: the office keeps the signed original, the customer takes a copy home."""

    OFFICE = "office"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Utility:
    """Who prints it (setting ``utility``). ``iod`` is how to reach the data protection officer."""

    name: str
    address: str = ""
    nip: str = ""
    phone: str = ""
    email: str = ""
    iod: str = ""
    hours: str = ""


def utility_of(setting: Mapping[str, Any] | None) -> Utility:
    """The setting ``utility``, whatever of it is there."""
    said = setting or {}
    return Utility(*(str(said.get(each.name) or "") for each in fields(Utility)))


@dataclass(frozen=True, slots=True)
class SheetClause:
    """The information of RODO art. 13 as the template has it, with the version it is."""

    title: str
    body: str
    version: int


@dataclass(frozen=True, slots=True)
class SheetConsent:
    """A text to agree to in one version and whether its box is ticked. ``kind`` is one of the four of office rule 14:
    terms, e_invoice, consent, information.
    """

    subject: str
    kind: str
    version: int
    title: str
    body: str
    given: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every paper of the office shares: the utility, the portal's address, the clause, the texts to agree to.

    ``consents`` holds the texts in force in their order, boxes empty; ``older`` every other version of them.
    ``file_limit`` is the largest scan in bytes, ``password_days`` how long a one-time password holds.
    """

    utility: Utility
    portal_url: str
    clause: SheetClause
    consents: tuple[SheetConsent, ...] = ()
    older: tuple[SheetConsent, ...] = ()
    file_limit: int = 10 * 1024 * 1024
    password_days: int = 14


@dataclass(frozen=True, slots=True)
class SheetObject:
    """An object the declaration is for. ``number`` is its Id as the customer knows it (``004512`` or the card's)."""

    number: str
    service: Service
    address: str
    contract: str = ""
    invoice: str = ""


@dataclass(frozen=True, slots=True)
class StatementSheet:
    """Everything on the statement; an empty text is a field nobody filled in.

    ``pesel`` may be whole or masked: at most its last four digits are printed. Of the identity document its kind, never
    its number. ``electronic_from`` is the day from which invoices come electronically, None: on paper as before.
    """

    number: str
    customer_number: str = ""
    kind: CustomerKind | None = None
    surname: str = ""
    first_name: str = ""
    company: str = ""
    pesel: str = field(default="", repr=False)
    nip: str = ""
    regon: str = ""
    address: str = ""
    mailing: str = ""
    objects: tuple[SheetObject, ...] = ()
    email: str = ""
    phone: str = ""
    signer: str = ""
    role: SignerRole | None = None
    proxy_scope: str = ""
    proxy_until: date | None = None
    consents: tuple[SheetConsent, ...] = ()
    signed_on: date | None = None
    signed_here: bool = False
    document: IdentityDocument | None = None
    received_on: date | None = None
    place: Place | None = None
    accepted_by: str = ""
    electronic_from: date | None = None
    scan: str = ""
    card: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class SealedSlip:
    """What a new customer of e-BOK is handed, folded and sealed. ``address`` holds the lines below the name.

    The password exists in clear here and on the paper, nowhere else; it never shows in a ``repr``.
    """

    name: str
    address: tuple[str, ...]
    login: str
    password: str = field(repr=False)
    valid_until: date
    issued_on: date
    number: str = ""

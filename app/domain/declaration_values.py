"""What is on file beside a declaration, what is told before it is saved, and what is stored of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.customers import CustomerKind, PortalState, Service
from app.domain.declaration_draft import DeclarationDraft, DiffField, Opening, PaperAddress, SignerRole
from app.domain.polish import fold


@dataclass(frozen=True, slots=True)
class DeclarationObject:
    """An object of the payer that a declaration can name."""

    account_id: int
    service: Service
    number: str
    address: str
    contract_number: str
    closed: bool

    def matches(self, typed: str) -> bool:
        """Whether every word typed begins a word of its number, service or address."""
        words = fold(f"{self.number} {self.address} {self.contract_number}").replace("/", " ").split()
        return all(any(word.startswith(part) for word in words) for part in fold(typed).replace("/", " ").split())


def filter_objects(
    objects: Iterable[DeclarationObject], typed: str = "", service: Service | None = None
) -> tuple[DeclarationObject, ...]:
    """Objects that fit a filter: words of number and address, a service. A manager has hundreds of them."""
    return tuple(each for each in objects if (service is None or each.service is service) and each.matches(typed))


@dataclass(frozen=True, slots=True)
class OnFile:
    """What the wizard shows beside the paper. Phones and e-mails are masked; ``phones`` and ``emails`` are salted digests
    (``digest``) to compare with; a PESEL is only known to be there. ``given`` holds the version of each consent in force.
    """

    customer_id: int
    number: str
    kind: CustomerKind
    surname: str
    first_name: str
    company: str
    closed: bool
    nip: str
    regon: str
    has_pesel: bool
    residence: PaperAddress | None
    mailing: PaperAddress | None
    phone: str
    email: str
    salt: str
    phones: frozenset[str]
    emails: frozenset[str]
    objects: tuple[DeclarationObject, ...]
    given: Mapping[str, int]
    delivery: str  # "paper" | "electronic", as it is or is already to become
    electronic_from: date  # from when invoices would be electronic if that were accepted today
    portal: PortalState
    portal_email: str
    declared: tuple[str, ...]  # numbers of declarations registered before

    @property
    def name(self) -> str:
        """Surname and first name, or the company's name."""
        return f"{self.surname} {self.first_name}".strip() if self.kind is CustomerKind.PERSON else self.company


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that is otherwise on the paper than on file; ``on_file`` empty: nothing was there. What may not be shown
    (a PESEL) is empty on both sides.
    """

    field: DiffField
    on_file: str
    paper: str


class WarningKind(StrEnum):
    """What is told before saving. Only ``ACCOUNT_EXISTS`` stops a registration that opens an account."""

    ACCOUNT_EXISTS = "account_exists"  # this customer has an e-BOK account
    DECLARED_BEFORE = "declared_before"  # a declaration of this customer is registered
    SAME_PESEL = "same_pesel"  # another customer has the PESEL
    SAME_NIP = "same_nip"
    SAME_PERSON = "same_person"  # another customer has the name and the address
    SHARED_EMAIL = "shared_email"
    SHARED_PHONE = "shared_phone"
    WAITING = "waiting"  # a waiting declaration bears the name or the e-mail
    PESEL_DIFFERS = "pesel_differs"  # this customer has another PESEL on file
    PESEL_MISSING = "pesel_missing"  # this customer has none on file


@dataclass(frozen=True, slots=True)
class DeclarationWarning:
    """One thing told before saving; ``number`` and ``name`` are of the other customer or paper, ``portal`` the state of
    that customer's account, ``email`` masked.
    """

    kind: WarningKind
    customer_id: int = 0
    number: str = ""
    name: str = ""
    portal: PortalState = PortalState.NONE
    email: str = ""
    on_day: date | None = None

    def stops(self, draft: DeclarationDraft) -> bool:
        """Whether it can't be saved so."""
        return self.kind is WarningKind.ACCOUNT_EXISTS and draft.opening is not Opening.NONE


@dataclass(frozen=True, slots=True)
class ObjectAnswer:
    """Whether an object typed by its Id can be named: ``code`` "" or ``no_such_object``, ``object_of_another`` (whose is
    not told), ``object_closed``.
    """

    code: str
    object: DeclarationObject | None = None


class DeclarationStatus(StrEnum):
    """State of a stored declaration."""

    REGISTERED = "registered"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class ScanFile:
    """A scan looked at and found to be what it says: ``documents.scans.inspect``."""

    name: str
    media_type: str
    sha256: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Registered:
    """A saved declaration; ``login`` is empty when no account was opened by it. ``again``: it was stored before, by a first
    try that broke off. ``password_holds``: the one-time password that was handed in is the account's, so its slip may be
    printed; False after a repeated save when the account has another by now (then it is reset on page 1.3).
    """

    customer_id: int
    declaration_id: int
    number: str
    login: str = ""
    delivery_from: date | None = None  # from when invoices are electronic, where that changed
    again: bool = False
    password_holds: bool = False


@dataclass(frozen=True, slots=True)
class Parked:
    """A waiting declaration as it was stored."""

    waiting_id: int
    number: str


@dataclass(frozen=True, slots=True)
class WaitingDeclaration:
    """A paper of somebody who is not on file."""

    waiting_id: int
    version: int
    number: str
    received_on: date
    name: str
    clerk: str
    recorded_at: datetime
    has_scan: bool
    draft: DeclarationDraft


@dataclass(frozen=True, slots=True)
class StoredScan:
    """A scan attached to a declaration."""

    scan_id: int
    name: str
    media_type: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class DeclarationRow:
    """A declaration in a list. ``opened``: it opened the e-BOK account."""

    customer_id: int
    declaration_id: int
    version: int
    number: str
    customer_number: str
    customer_name: str
    received_on: date
    signed_on: date
    signer_name: str
    signer_role: SignerRole
    status: DeclarationStatus
    clerk: str
    recorded_at: datetime
    opened: bool
    objects: tuple[str, ...] = ()
    scans: tuple[StoredScan, ...] = ()
    undone_by: str = ""
    undone_at: datetime | None = None
    undo_reason: str = ""


class FormStatus(StrEnum):
    """What became of a printed form."""

    BLANK = "blank"
    WAITING = "waiting"
    REGISTERED = "registered"
    UNDONE = "undone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FormFound:
    """A form found by its number; ``customer_id`` 0 where it was printed for nobody."""

    number: str
    status: FormStatus
    printed_at: datetime
    customer_id: int = 0
    customer_number: str = ""
    customer_name: str = ""
    declaration_id: int = 0
    waiting_id: int = 0


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing a registration did. ``kept``: taken over then, changed by somebody since, and so left as it is."""

    reverted: tuple[DiffField, ...]
    kept: tuple[DiffField, ...]
    withdrawn: tuple[str, ...]
    account: (
        PortalState | None
    )  # state of the account after it, None: this declaration opened none, or another did since
    waiting_id: int = 0  # the paper waits again

"""Values of the customer: who the payer is, how to reach them, what e-BOK knows of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.delivery import PAPER_ONLY, InvoiceDelivery
from app.domain.email_change import EmailChange


class CustomerKind(StrEnum):
    """What sort of payer it is; decides PESEL or NIP and the way of address."""

    PERSON = "person"
    COMPANY = "company"
    COMMUNITY = "community"
    MANAGER = "manager"


class Service(StrEnum):
    """A service with an object card and a bank account of its own; never netted (office rule 1)."""

    WATER = "water"
    WASTE = "waste"


class InterestRegime(StrEnum):
    """The law under which delay interest runs for this customer (office rule 10)."""

    CIVIL = "civil"
    COMMERCIAL = "commercial"
    TAX = "tax"


class PortalState(StrEnum):
    """State of the customer's e-BOK account."""

    NONE = "none"
    WAITING = "waiting"
    ACTIVE = "active"
    BLOCKED = "blocked"
    CLOSED = "closed"


class ChannelKind(StrEnum):
    """A way to reach the customer."""

    PHONE = "phone"
    EMAIL = "email"


class IdentifierKind(StrEnum):
    """An official identifier; its check digits are verified by python-stdnum."""

    PESEL = "pesel"
    NIP = "nip"
    REGON = "regon"


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address. ``house`` and ``flat`` are text ("12a", "3")."""

    address_id: int
    version: int
    kind: str  # "residence" | "mailing"
    street: str
    house: str
    flat: str
    postal_code: str
    city: str

    @property
    def line(self) -> str:
        """One line: ``ul. Łużycka 12/3, 74-100 Gryfino``."""
        return format_address(self.street, self.house, self.flat, self.postal_code, self.city)


def format_street(street: str, house: str, flat: str) -> str:
    """``ul. Łużycka 12/3``; a street that names its own kind (os., al., pl.) keeps it; a village has none."""
    where = house + (f"/{flat}" if flat else "")
    if not street:
        return where
    has_kind = street.split(" ", 1)[0].rstrip(".").lower() in {"ul", "al", "pl", "os", "aleja", "plac", "osiedle"}
    return f"{street if has_kind else 'ul. ' + street} {where}".strip()


def format_address(street: str, house: str, flat: str, postal_code: str, city: str) -> str:
    """One line of street, house, flat, postal code and city; parts that are missing are left out."""
    if not street and house:  # a village: "Żabnica 12, 74-100 Gryfino" is written as city + number
        return f"{postal_code} {city} {format_street(street, house, flat)}".strip()
    first = format_street(street, house, flat)
    second = f"{postal_code} {city}".strip()
    return ", ".join(part for part in (first, second) if part)


@dataclass(frozen=True, slots=True)
class Channel:
    """A phone number or an e-mail address, as shown: ``shown`` is masked until it is revealed."""

    channel_id: int
    version: int
    kind: ChannelKind
    shown: str
    confirmed: bool
    bouncing: bool


@dataclass(frozen=True, slots=True)
class Identifier:
    """An official identifier as shown; PESEL is masked whole (office rule 8)."""

    identifier_id: int
    kind: IdentifierKind
    shown: str


@dataclass(frozen=True, slots=True)
class DataChange:
    """A change of personal data that the customer asked for in e-BOK and the office decides.

    Fields asked for together share ``request_id``. ``row_id`` (0: none yet) is what accepting it changes, in the version
    shown; ``now`` what stands there today, masked where it is a phone or an e-mail; ``differs``: no longer what the
    customer saw when asking. ``kind`` and ``first_name`` come with a surname only.
    """

    change_id: int
    version: int
    field: str  # "email" | "phone" | "mailing_address" | "residence" | "surname"
    old: str
    new: str
    asked_at: datetime
    request_id: int = 0
    row_id: int = 0
    row_version: int = 0
    now: str = ""
    differs: bool = False
    kind: str = ""
    first_name: str = ""


@dataclass(frozen=True, slots=True)
class Portal:
    """What the desk sees of the customer's e-BOK account; never a password nor its hash."""

    state: PortalState
    login: str
    last_sign_in: datetime | None


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the office tells everybody of an area: "awaria: ul. Łużycka do 15:00"."""

    announcement_id: int
    service: Service | None
    text: str
    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Page 2.5: everything on file of the person, masked; see ``services.personal.reveal``."""

    customer_id: int
    version: int
    kind: CustomerKind
    surname: str
    first_name: str
    company: str
    identifiers: tuple[Identifier, ...]
    addresses: tuple[Address, ...]
    channels: tuple[Channel, ...]
    changes: tuple[DataChange, ...]
    since: date | None
    portal: PortalState = PortalState.NONE
    email_change: EmailChange | None = None
    delivery: InvoiceDelivery = PAPER_ONLY

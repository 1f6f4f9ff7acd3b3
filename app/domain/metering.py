"""Values of meters and readings. States are whole cubic metres (black digits); the rules are in ``reading_rules``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class MeterRole(StrEnum):
    """What a meter measures (domain.md 5.10)."""

    MAIN = "main"
    SUB = "sub"
    GARDEN = "garden"
    DEDUCTION = "deduction"
    COMBINED = "combined"
    HOT = "hot"
    COLD = "cold"


class ReadingStatus(StrEnum):
    """State machine of a reading: reported or waiting -> booked or refused; a booked estimate -> reversed."""

    REPORTED = "reported"
    WAITING = "waiting"  # "zgłoszony - do korekty szacunku" (office rule 6)
    BOOKED = "booked"
    REFUSED = "refused"
    REVERSED = "reversed"


class ReadingSource(StrEnum):
    """Where a state comes from."""

    PHONE = "phone"
    PORTAL = "portal"
    DESK = "desk"
    COLLECTOR = "collector"
    RADIO = "radio"
    ESTIMATE = "estimate"
    INSTALLATION = "installation"
    REMOVAL = "removal"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class MeterHead:
    """A meter at its place, as the card lists it. ``last_state`` is the newest booked state (None: "stan nieznany")."""

    installation_id: int
    meter_id: int
    account_id: int
    serial: str
    role: MeterRole
    place: str
    digits: int
    legal_until: date | None
    installed_on: date
    removed_on: date | None
    parent_id: int | None  # installation of the main meter above
    last_state: int | None
    last_on: date | None
    last_estimated: bool


@dataclass(frozen=True, slots=True)
class MeterPlate:
    """What stands on the meter and in its papers, for the head of page 2.3."""

    maker: str
    type_name: str
    diameter: int  # DN, mm
    q3: str  # m3/h, decimal text
    r: int | None
    radio: str
    seal: str
    registered: bool  # a garden meter counts only when registered


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading. ``state`` m3 or None where only a consumption is known; ``used`` m3 since the booked reading before."""

    reading_id: int
    version: int
    installation_id: int
    read_on: date
    period_from: date | None
    state: int | None
    used: Decimal | None
    status: ReadingStatus
    source: ReadingSource
    rollover: bool
    who: str
    reason: str
    recorded_at: datetime
    contact_id: int | None


@dataclass(frozen=True, slots=True)
class TariffPrice:
    """A net price valid from a day. ``price`` zł per m3 (or per month for a standing charge), ``vat`` percent."""

    component: str  # "water" | "sewage" | "standing"
    valid_from: date
    price: Decimal
    vat: int


@dataclass(frozen=True, slots=True)
class MeterHistory:
    """Page 2.3 for one meter: newest reading first, at most ten years; prices to tell what use costs."""

    head: MeterHead
    plate: MeterPlate
    readings: tuple[Reading, ...]
    prices: tuple[TariffPrice, ...]
    sewage: bool
    chain: tuple[MeterHead, ...]  # meters replaced at this place before, newest first


@dataclass(frozen=True, slots=True)
class ReadingDraft:
    """What a clerk types. ``request_key`` makes a repeated save harmless."""

    customer_id: int
    installation_id: int
    read_on: date
    state: int
    source: ReadingSource
    request_key: str
    contact_id: int | None = None
    rollover: bool = False
    confirmed_reason: str = ""


@dataclass(frozen=True, slots=True)
class ReadingOutcome:
    """What became of a reading offered for registration: its row, and the refusal's code where it was refused."""

    reading: Reading
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class WaitingReading:
    """A row of the page "Odczyty": a reading that a supervisor has to book, correct or refuse."""

    reading: Reading
    customer_id: int
    customer_number: str
    name: str
    serial: str
    place: str
    booked_state: int | None
    booked_on: date | None
    booked_estimated: bool

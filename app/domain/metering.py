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


class MeterTaskKind(StrEnum):
    """What a reading gives others to do (office rule 6)."""

    REPLACEMENT = "replacement"  # legalisation of a main meter expired: the utility has to change it
    DEDUCTION = "deduction"  # of a garden or sub-meter: somebody decides whether its water is deducted


@dataclass(frozen=True, slots=True)
class MeterHead:
    """A meter at its place, as the card lists it. ``last_state`` is the newest booked state (None: "stan nieznany").

    ``installed_state`` and ``removed_state`` (m3) come with the history only; the card leaves them None.
    """

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
    installed_state: int | None = None
    removed_state: int | None = None


@dataclass(frozen=True, slots=True)
class MeterPlate:
    """What stands on the meter and in its papers, for the head of page 2.3."""

    maker: str
    type_name: str
    diameter: int | None  # DN, mm
    q3: str  # m3/h, decimal text, "" where it is not on file
    r: int | None
    radio: str
    seal: str
    registered: bool  # a garden meter counts only when registered


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading. ``state`` m3 or None where only a consumption is known; ``used`` m3 since the booked reading before.

    ``who`` is the clerk's name where a clerk took it, else empty; ``reason`` is read by ``reasons.read_reason``.
    """

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
    contact_key: str
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class TariffPrice:
    """A net price valid from a day. ``price`` zł per m3 (or per month for a standing charge), ``vat`` percent."""

    component: str  # "water" | "sewage" | "standing"
    valid_from: date
    price: Decimal
    vat: int


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """House rules of domain.md 5.10 (4) and (5), a dated setting (``reading_limits``).

    ``low`` and ``high`` times the usual is worth a word, ``far`` times needs a confirmation; so do more than
    ``standing`` periods without any use.
    """

    low: Decimal = Decimal("0.3")
    high: Decimal = Decimal(3)
    far: Decimal = Decimal(10)
    standing: int = 2


@dataclass(frozen=True, slots=True)
class MeterTask:
    """Something open to be done about a meter."""

    task_id: int
    kind: MeterTaskKind
    opened_on: date


@dataclass(frozen=True, slots=True)
class MeterHistory:
    """Page 2.3 for one meter: newest reading first, at most ten years, those of the meters replaced before included."""

    head: MeterHead
    plate: MeterPlate
    readings: tuple[Reading, ...]
    prices: tuple[TariffPrice, ...]
    sewage: bool
    chain: tuple[MeterHead, ...]  # meters replaced at this place before, newest first
    limits: ReadingLimits = ReadingLimits()
    tasks: tuple[MeterTask, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingDraft:
    """What a clerk types. ``request_key`` makes a repeated save harmless.

    ``expected`` is what the check had promised the clerk; where another desk was faster and the fresh check says
    otherwise, nothing is stored and the clerk looks again (``Conflict``).
    """

    customer_id: int
    installation_id: int
    read_on: date
    state: int
    source: ReadingSource
    request_key: str
    contact_key: str = ""
    rollover: bool = False
    confirmed_reason: str = ""
    expected: ReadingStatus | None = None


@dataclass(frozen=True, slots=True)
class ReadingOutcome:
    """What became of a reading offered for registration: its row, and the refusal's code where it was refused."""

    reading: Reading
    refusal: str = ""


class WaitingView(StrEnum):
    """What the page "Odczyty" lists."""

    UNDECIDED = "undecided"
    WAITING = "waiting"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class WaitingReading:
    """A row of the page "Odczyty": a reading that a supervisor has to book, correct or refuse.

    ``booked_*`` is the booked reading nearest before it by date.
    """

    reading: Reading
    customer_id: int
    customer_number: str
    name: str
    serial: str
    place: str
    booked_state: int | None
    booked_on: date | None
    booked_estimated: bool


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page of the list; ``next_key`` is None at its end."""

    rows: tuple[WaitingReading, ...]
    next_key: str | None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of the list of meter tasks: which meter, whose, since when."""

    task: MeterTask
    version: int
    customer_id: int
    customer_number: str
    name: str
    serial: str
    place: str
    role: MeterRole
    legal_until: date | None


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A page of tasks; ``next_key`` is None at its end."""

    rows: tuple[TaskRow, ...]
    next_key: str | None

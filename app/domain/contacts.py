"""Contacts of the office: a call or a visit, its verification, note, topic; complaints and their deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum


class ContactChannel(StrEnum):
    """How the customer came; it is also why a card was opened (office rule 9: default telefon)."""

    PHONE = "phone"
    DESK = "desk"
    OFFICE = "office"  # own work, nobody to disclose to


class Topic(StrEnum):
    """Topics chosen by one key at the end of a contact (office rule 9)."""

    BALANCE = "balance"
    READING = "reading"
    PAPER = "paper"
    COMPLAINT = "complaint"
    FAILURE = "failure"
    PICKUP = "pickup"
    PORTAL = "portal"
    DATA = "data"


class Level(IntEnum):
    """Disclosure level reached by verification (domain.md 4)."""

    GENERAL = 0
    READING = 1
    BALANCE = 2
    CHANGE = 3


class Question(StrEnum):
    """Verification questions; see ``verification.STRONG``."""

    CUSTOMER_NUMBER = "customer_number"
    LAST_INVOICE = "last_invoice"
    PESEL_TAIL = "pesel_tail"
    NAME_ADDRESS = "name_address"
    INVOICE_AMOUNT = "invoice_amount"
    METER_SERIAL = "meter_serial"
    LAST_PAYMENT = "last_payment"
    EMAIL = "email"
    DOCUMENT_SHOWN = "document_shown"  # only at the counter
    CALLED_BACK = "called_back"  # only on the phone: the office rang the number on file


class CaseKind(StrEnum):
    """What a case is about; every case has a signature and a day by which it must be answered."""

    COMPLAINT = "complaint"
    MISSED_PICKUP = "missed_pickup"


class Urgency(StrEnum):
    """How near a statutory deadline is (domain.md 5.8); words and colours are upstairs."""

    FAR = "far"  # more than 7 days
    NEAR = "near"  # 7 days or fewer
    CRITICAL = "critical"  # 2 days or fewer
    PAST = "past"  # "termin minął - sprawdź skutek"


def urgency(deadline: date, today: date) -> Urgency:
    """How near a deadline is on a day: > 7 days far, <= 7 near, <= 2 critical, behind us past."""
    left = (deadline - today).days
    if left < 0:
        return Urgency.PAST
    if left <= 2:
        return Urgency.CRITICAL
    return Urgency.NEAR if left <= 7 else Urgency.FAR


@dataclass(frozen=True, slots=True)
class Answer:
    """One ticked question of a contact."""

    question: Question
    right: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that can be asked, with what is on file: ``expected`` are the accepted answers for the clerk's eye."""

    question: Question
    expected: str
    strong: bool


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """An answer to be stored. ``right`` None: the database compares ``typed`` (the last four digits of a PESEL, which
    never come to the desk). ``level_right`` and ``level_wrong``: the level of the contact in either case.
    """

    customer_id: int
    contact_key: str
    channel: ContactChannel
    started_at: datetime
    question: Question
    right: bool | None
    typed: str
    level_right: Level
    level_wrong: Level
    request_key: str


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """What was stored, and how many wrong answers the customer's callers have given today, at every desk."""

    right: bool
    failed_today: int


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A case as it stands beside its contact."""

    case_id: int
    version: int
    signature: str  # "REK/2026/00012"
    kind: CaseKind
    received_on: date
    deadline_on: date
    subject: str
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """A call or a visit of a customer. ``clerk`` is the clerk's name, ``mine`` whether it is the reader's own."""

    contact_id: int
    contact_key: str
    customer_id: int
    channel: ContactChannel
    clerk: str
    mine: bool
    started_at: datetime
    ended_at: datetime | None
    topic: Topic | None
    note: str
    remind_on: date | None
    reminded: bool
    level: Level
    case: CaseHead | None


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Contacts, newest first; ``next_key`` is None at the end. ``cases``: open cases that came without a contact."""

    rows: tuple[Contact, ...]
    next_key: str | None
    cases: tuple[CaseHead, ...]


@dataclass(frozen=True, slots=True)
class ContactEnd:
    """What a clerk enters when a contact ends. ``contact_key`` is the contact's own key, made by the desk when it began,
    so that saving twice stores it once; ``started_at`` is when it began.
    """

    customer_id: int
    contact_key: str
    channel: ContactChannel
    started_at: datetime
    topic: Topic | None
    note: str
    remind_on: date | None
    level: Level = Level.GENERAL


@dataclass(frozen=True, slots=True)
class ContactOutcome:
    """What was stored at the end of a contact; a complaint has its signature and deadline."""

    contact_id: int
    signature: str
    deadline_on: date | None


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note being written, with the contact it belongs to, so that a crash does not part them."""

    contact_key: str
    channel: ContactChannel
    started_at: datetime
    topic: Topic | None
    text: str
    remind_on: date | None

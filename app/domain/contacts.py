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
class Contact:
    """A call or a visit of a customer."""

    contact_id: int
    version: int
    customer_id: int
    channel: ContactChannel
    clerk: str
    started_at: datetime
    ended_at: datetime | None
    topic: Topic | None
    note: str
    remind_on: date | None
    level: Level
    deadline: date | None  # of the complaint stored with it


@dataclass(frozen=True, slots=True)
class ContactEnd:
    """What a clerk enters when a contact ends."""

    customer_id: int
    contact_id: int
    topic: Topic | None
    note: str
    remind_on: date | None
    seconds: int
    request_key: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message between the utility and the customer (page 1.1)."""

    message_id: int
    thread_id: int
    from_customer: bool
    author: str
    subject: str
    body: str
    sent_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message to be written to the customer; ``thread_id`` 0 starts a new thread."""

    customer_id: int
    thread_id: int
    subject: str
    body: str
    request_key: str
    contact_id: int | None = None

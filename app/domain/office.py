"""Values of the pages "Dziś" and "Biuro": what waits, and what the office announces by area."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.contacts import CaseKind, ContactChannel, Topic
from app.domain.customers import Service

ANNOUNCEMENT_LONGEST = 500
COUNTED = 1000
"""Waiting work is counted up to this many."""


@dataclass(frozen=True, slots=True)
class WaitingContact:
    """A contact of mine that was begun and not ended."""

    customer_id: int
    contact_id: int
    number: str
    name: str
    started_at: datetime
    channel: ContactChannel


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A note or a message (``is_message``) that I began to write and neither stored nor threw away."""

    customer_id: int
    is_message: bool
    number: str
    name: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody I promised to come back to on a day."""

    customer_id: int
    contact_id: int
    number: str
    name: str
    remind_on: date
    topic: Topic | None


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """An open case with the day by which it must be answered."""

    customer_id: int
    case_id: int
    number: str
    name: str
    deadline_on: date
    signature: str
    kind: CaseKind


class TaskKind(StrEnum):
    """What a machine or an act left for a person to do."""

    BOUNCED_EMAIL = "bounced_email"
    UNCERTAIN_NOTICE = "uncertain_notice"
    UNDONE_REGISTRATION = "undone_registration"
    UNCLEAR_PAYMENT = "unclear_payment"
    """An on-line payment of which nothing was booked: it differs, or was given back."""
    LATE_PAYMENT = "late_payment"
    """An on-line payment that was booked although a desk had taken it back."""


@dataclass(frozen=True, slots=True)
class OfficeTask:
    """A task at a customer; ``detail`` is what the machine said of it."""

    customer_id: int
    task_id: int
    number: str
    name: str
    opened_on: date
    kind: TaskKind
    detail: str
    version: int


@dataclass(frozen=True, slots=True)
class Queue:
    """Work with a page of its own: how much waits, and since when the oldest of it."""

    total: int = 0
    oldest: date | datetime | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """Everything that waits for this clerk and for the office. The totals count all, the tuples hold the first ones."""

    open_total: int
    open: tuple[WaitingContact, ...]
    drafts_total: int
    drafts: tuple[KeptDraft, ...]
    reminders_total: int
    reminders: tuple[Reminder, ...]
    cases_total: int
    cases: tuple[WaitingCase, ...]
    messages_total: int
    messages_oldest: datetime | None
    readings_total: int
    readings_oldest: date | None
    declarations: Queue = Queue()
    """Papers of people who are not on file."""
    changes: Queue = Queue()
    """Changes of data asked for in e-BOK."""
    notices: Queue = Queue()
    """E-mails held, uncertain or undeliverable."""
    invoices: Queue = Queue()
    """Invoices to be assigned and charges of theirs to be explained; for accountants."""
    payments: Queue = Queue()
    """Payments of bank statements to be cleared up; for accountants."""
    tasks_total: int = 0
    tasks: tuple[OfficeTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Street:
    """A street, or a village without streets, where somebody is served; ``key`` is its folded name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class OfficeAnnouncement:
    """An announcement as the page "Biuro" lists it; no streets: it concerns everybody."""

    announcement_id: int
    version: int
    service: Service | None
    text: str
    streets: tuple[Street, ...]
    starts_at: datetime
    ends_at: datetime | None
    clerk: str
    withdrawn: bool

    def is_current(self, now: datetime) -> bool:
        """Whether it stands on the cards now."""
        return not self.withdrawn and self.starts_at <= now and (self.ends_at is None or self.ends_at > now)


@dataclass(frozen=True, slots=True)
class AnnouncementDraft:
    """What a supervisor writes; ``ends_at`` None means until it is withdrawn."""

    text: str
    service: Service | None
    streets: tuple[Street, ...]
    starts_at: datetime
    ends_at: datetime | None
    request_key: str


def announcement_problems(draft: AnnouncementDraft, now: datetime) -> dict[str, str]:
    """Codes of what keeps an announcement from being made, by field: ``text_empty|too_long``, ``ends_before_start|in_past``."""
    found = {}
    if not draft.text.strip():
        found["text"] = "text_empty"
    elif len(draft.text) > ANNOUNCEMENT_LONGEST:
        found["text"] = "text_too_long"
    if draft.ends_at is not None:
        if draft.ends_at <= draft.starts_at:
            found["ends_at"] = "ends_before_start"
        elif draft.ends_at <= now:
            found["ends_at"] = "ends_in_past"
    return found

"""The page "Dziś" in words: one row for each thing that waits. Context "Today"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.domain.office import COUNTED, OfficeTask, Queue, TaskKind, Today
from app.models.columns import Column
from app.models.contact_words import deadline_tone, deadline_words, kind_word, longest_deadline
from app.models.language import noop
from app.models.words import DASH, day, local, moment, word


class Kind(StrEnum):
    """What sort of work waits, in the order of the page."""

    CASES = "cases"
    REMINDERS = "reminders"
    OPEN = "open"
    DRAFTS = "drafts"
    MESSAGES = "messages"
    READINGS = "readings"
    TASKS = "tasks"
    DECLARATIONS = "declarations"
    CHANGES = "changes"
    NOTICES = "notices"
    INVOICES = "invoices"
    PAYMENTS = "payments"


_COUNTS = {
    Kind.CASES: noop("Today", "Complaints: {count}"),
    Kind.REMINDERS: noop("Today", "My reminders: {count}"),
    Kind.OPEN: noop("Today", "My contacts not ended: {count}"),
    Kind.DRAFTS: noop("Today", "My drafts: {count}"),
    Kind.MESSAGES: noop("Today", "Messages without an answer: {count}"),
    Kind.READINGS: noop("Today", "Readings to confirm: {count}"),
    Kind.TASKS: noop("Today", "Tasks: {count}"),
    Kind.DECLARATIONS: noop("Today", "Declarations of people not on file: {count}"),
    Kind.CHANGES: noop("Today", "Changes of data to decide: {count}"),
    Kind.NOTICES: noop("Today", "E-mails not sent: {count}"),
    Kind.INVOICES: noop("Today", "Invoices to assign: {count}"),
    Kind.PAYMENTS: noop("Today", "Payments to clear up: {count}"),
}
_NAMES = {
    Kind.CASES: noop("Today", "complaint deadline"),
    Kind.REMINDERS: noop("Today", "reminder"),
    Kind.OPEN: noop("Today", "contact not ended"),
    Kind.DRAFTS: noop("Today", "not finished"),
    Kind.MESSAGES: noop("Today", "messages without an answer"),
    Kind.READINGS: noop("Today", "readings to confirm"),
    Kind.TASKS: noop("Today", "task"),
    Kind.DECLARATIONS: noop("Today", "declarations to finish"),
    Kind.CHANGES: noop("Today", "changes of data"),
    Kind.NOTICES: noop("Today", "e-mails not sent"),
    Kind.INVOICES: noop("Today", "invoices to assign"),
    Kind.PAYMENTS: noop("Today", "payments to clear up"),
}
_TASKS = {
    TaskKind.BOUNCED_EMAIL: (noop("Today", "the e-mail address does not work: ask for another"), "2.5"),
    TaskKind.UNCERTAIN_NOTICE: (noop("Today", "an e-mail may or may not have arrived: repeat it or leave it"), ""),
    TaskKind.UNDONE_REGISTRATION: (noop("Today", "a registration was undone: tell the customer"), "consents"),
    TaskKind.UNCLEAR_PAYMENT: (noop("Today", "an on-line payment was not booked: clear it up"), "payment"),
    TaskKind.LATE_PAYMENT: (noop("Today", "an on-line payment came after it was cancelled"), "payment"),
}


_QUIET = frozenset({Kind.TASKS, Kind.DECLARATIONS, Kind.CHANGES, Kind.NOTICES, Kind.INVOICES, Kind.PAYMENTS})
"""Told only where something waits: most days nothing does."""


@dataclass(frozen=True, slots=True)
class Task:
    """One row. ``customer_id`` 0: it leads to a page of the office, else to the customer's ``page_key``."""

    kind: Kind
    row_id: int
    customer_id: int
    page_key: str
    when: str
    tone: str
    number: str
    name: str
    about: str
    task: OfficeTask | None = None
    """What can be marked as done."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)


def counts(found: Today, *, confirms: bool) -> tuple[tuple[Kind, str, str], ...]:
    """(kind, ``Reklamacje: 2``, colour) of everything that waits; readings only for who ``confirms`` them."""
    numbers = {
        Kind.CASES: found.cases_total,
        Kind.REMINDERS: found.reminders_total,
        Kind.OPEN: found.open_total,
        Kind.DRAFTS: found.drafts_total,
        Kind.MESSAGES: found.messages_total,
        Kind.READINGS: found.readings_total if confirms else 0,
        Kind.TASKS: found.tasks_total,
        **{kind: queue.total for kind, queue in _queues(found).items()},
    }
    return tuple(
        (kind, _tr(_COUNTS[kind]).format(count=_counted(number)), "brand" if number else "dim")
        for kind, number in numbers.items()
        if (confirms or kind is not Kind.READINGS) and (number or kind not in _QUIET)
    )


def _queues(found: Today) -> dict[Kind, Queue]:
    return {
        Kind.DECLARATIONS: found.declarations,
        Kind.CHANGES: found.changes,
        Kind.NOTICES: found.notices,
        Kind.INVOICES: found.invoices,
        Kind.PAYMENTS: found.payments,
    }


def _counted(number: int) -> str:
    return f"{number}+" if number >= COUNTED else str(number)


def tasks(found: Today, today: date, *, confirms: bool) -> tuple[Task, ...]:
    """Everything that waits, one row each; messages and readings are a row together, they have pages of their own."""
    rows = [
        Task(
            Kind.CASES, c.case_id, c.customer_id, "contacts", deadline_words(c.deadline_on, today),
            deadline_tone(c.deadline_on, today), c.number, c.name, f"{kind_word(c.kind)} {c.signature}",
        )
        for c in found.cases
    ]  # fmt: skip
    rows += [
        Task(
            Kind.REMINDERS, r.contact_id, r.customer_id, "contacts", day(r.remind_on), "warn" if r.remind_on <= today else "dim",
            r.number, r.name, word(r.topic) if r.topic else DASH,
        )
        for r in found.reminders
    ]  # fmt: skip
    rows += [
        Task(
            Kind.OPEN, c.contact_id, c.customer_id, "contacts", moment(c.started_at),
            "warn" if local(c.started_at).date() < today else "", c.number, c.name, word(c.channel),
        )
        for c in found.open
    ]  # fmt: skip
    rows += [
        Task(
            Kind.DRAFTS, int(d.is_message), d.customer_id, "1.1" if d.is_message else "contacts", moment(d.saved_at), "",
            d.number, d.name, _tr("a message not sent") if d.is_message else _tr("a note being written"),
        )
        for d in found.drafts
    ]  # fmt: skip
    rows += [
        Task(
            Kind.TASKS, t.task_id, t.customer_id, _TASKS[t.kind][1], day(t.opened_on), "warn", t.number, t.name,
            _tr(_TASKS[t.kind][0]), t,
        )
        for t in found.tasks
    ]  # fmt: skip
    rows += [_together(kind, queue.oldest, queue.total) for kind, queue in _queues(found).items() if queue.total]
    if found.messages_total:
        rows.append(_together(Kind.MESSAGES, found.messages_oldest, found.messages_total))
    if found.readings_total and confirms:
        rows.append(_together(Kind.READINGS, found.readings_oldest, found.readings_total))
    return tuple(rows)


def _together(kind: Kind, oldest: date | datetime | None, total: int) -> Task:
    when = moment(oldest) if isinstance(oldest, datetime) else day(oldest)
    about = _tr(_COUNTS[kind]).format(count=_counted(total))
    return Task(kind, 0, 0, kind.value, _tr("oldest {when}").format(when=when), "", "", "", about)


def columns() -> tuple[Column[Task], ...]:
    """Columns of the page."""
    return (
        Column(
            "kind", _tr("What"), max((_tr(name) for name in _NAMES.values()), key=len), lambda t: _tr(_NAMES[t.kind])
        ),
        Column("when", _tr("When"), longest_deadline(), lambda t: t.when, tone=lambda t: t.tone),
        Column("number", "Id", "0045123", lambda t: t.number),
        Column("name", _tr("Customer"), "Nowakowska-Brzęczyszczykiewicz", lambda t: t.name, strong=True),
        Column("about", _tr("About"), "", lambda t: t.about),
    )

"""Readings at the desk: a meter's history, registering and taking back, and a supervisor's decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from app.documents import csv_table
from app.domain.faults import AlreadyDone, Conflict, Refused
from app.domain.messages import storable
from app.domain.metering import (
    MeterHistory,
    Reading,
    ReadingDraft,
    ReadingOutcome,
    ReadingStatus,
    TaskPage,
    TaskRow,
    WaitingPage,
    WaitingView,
)
from app.domain.reading_reasons import CORRECTED, MAX_TEXT, REPLACED, UNDONE, Reason, read_reason
from app.domain.reading_rules import ReadingGuard
from app.domain.verdicts import Code, Severity, Verdict
from app.services.link import Link
from app.store import drafts
from app.store import metering as store
from app.store.session import Cancel

PAGE_ROWS = 100
_REFUSALS = frozenset(code.value for code in Code)


def history(database: Link, customer_id: int, installation_id: int, *, cancel: Cancel | None = None) -> MeterHistory:
    """Page 2.3 of one meter: ten years of readings with those of the meters before it, prices, open tasks."""
    return store.history(database, customer_id, installation_id, cancel=cancel)


def register(database: Link, draft: ReadingDraft, today: date, *, cancel: Cancel | None = None) -> ReadingOutcome:
    """Store a state told by the customer, in one transaction, with the status that the rules give it just now.

    What is against a rule is stored as refused, with the reason (office rule 6). Raises ``Refused`` with the code of a
    problem where there is nothing to store, ``Refused("needs_confirmation")`` where a doubt was not confirmed, and
    ``Conflict("reading_changed")`` where another desk made the check come out otherwise than the clerk saw it. A request
    stored before gives what it stored.
    """
    UUID(draft.request_key)
    try:
        with database.write(cancel) as connection:
            found = store.fresh(connection, draft)
            if isinstance(found, Reading):
                return _outcome(found)
            verdict = ReadingGuard(found, today).check(draft)
            status = _status(draft, verdict)
            reason = _reason(draft, verdict)
            if verdict.replaces is not None and status is not ReadingStatus.REFUSED:
                old = verdict.replaces
                store.decide(
                    connection, draft.customer_id, old.reading_id, old.version, ReadingStatus.REFUSED, REPLACED
                )
            row_id, version, at = store.add(connection, draft, status, reason, rollover=verdict.rollover)
            if verdict.task is not None:
                store.add_task(connection, draft, verdict.task, row_id)
    except AlreadyDone:
        return _stored_before(database, draft, cancel)
    return _outcome(_made(draft, verdict, status, reason, (row_id, version, at)))


def _status(draft: ReadingDraft, verdict: Verdict) -> ReadingStatus:
    """What it is stored as; raises where it can't be, or where the clerk was told otherwise."""
    problem = next(iter(verdict.of(Severity.PROBLEM)), None)
    stop = problem or verdict.refusal
    if draft.expected is not None and draft.expected is not verdict.status:
        detail = {} if stop is None else {"code": stop.code.value, "state": stop.state, "on": stop.on}
        raise Conflict("reading_changed", detail)
    if problem is not None or verdict.status is None:
        raise Refused(problem.code.value if problem else "reading_not_stored")
    if verdict.needs_confirmation and not draft.confirmed_reason.strip():
        raise Refused("needs_confirmation", {"codes": [f.code.value for f in verdict.of(Severity.CONFIRM)]})
    return verdict.status


def _reason(draft: ReadingDraft, verdict: Verdict) -> str:
    text = storable(draft.confirmed_reason.strip())[:MAX_TEXT]
    if verdict.refusal is not None:
        first = verdict.refusal
        return Reason((first.code.value,), first.state, first.on, text).written()
    doubts = tuple(f.code.value for f in verdict.of(Severity.CONFIRM))
    return Reason(doubts, text=text).written()


def _made(
    draft: ReadingDraft, verdict: Verdict, status: ReadingStatus, reason: str, row: tuple[int, int, datetime]
) -> Reading:
    return Reading(
        reading_id=row[0],
        version=row[1],
        installation_id=draft.installation_id,
        read_on=draft.read_on,
        period_from=None,
        state=draft.state,
        used=None,
        status=status,
        source=draft.source,
        rollover=verdict.rollover,
        who="",
        reason=reason,
        recorded_at=row[2],
        contact_key=draft.contact_key,
    )


def _outcome(reading: Reading) -> ReadingOutcome:
    if reading.status is not ReadingStatus.REFUSED:
        return ReadingOutcome(reading)
    codes = read_reason(reading.reason, _REFUSALS | {UNDONE, REPLACED}).codes
    return ReadingOutcome(reading, codes[0] if codes else "refused")


def _stored_before(database: Link, draft: ReadingDraft, cancel: Cancel | None) -> ReadingOutcome:
    """Two tries of one request at once: the other one stored it."""
    with database.write(cancel) as connection:
        found = store.fresh(connection, draft)
    if isinstance(found, Reading):
        return _outcome(found)
    raise Conflict("request_of_another")  # the key belongs to a row of another customer


def undo(
    database: Link, customer_id: int, reading: Reading, contact_key: str, *, cancel: Cancel | None = None
) -> Reading:
    """Take back what this contact has told: the reading becomes refused, it is never deleted (office rule 6).

    Raises ``Refused("undo_of_another_contact")``, ``Conflict`` when it was decided on meanwhile. Taking it back twice is
    the same as once.
    """
    if not contact_key or reading.contact_key != contact_key:
        raise Refused("undo_of_another_contact")
    if reading.status is ReadingStatus.REFUSED:
        return reading
    try:
        with database.write(cancel) as connection:
            version = store.decide(
                connection, customer_id, reading.reading_id, reading.version, ReadingStatus.REFUSED, UNDONE
            )
    except Conflict:
        now = store.history(database, customer_id, reading.installation_id, cancel=cancel).readings
        there = next((r for r in now if r.reading_id == reading.reading_id), None)
        if there is None or there.reason != UNDONE:
            raise
        return there  # a try before this one reached the database
    return replace(reading, status=ReadingStatus.REFUSED, version=version, reason=UNDONE)


# ---------------------------------------------------------------- what is typed and not stored


def load_typed(database: Link, customer_id: int, *, cancel: Cancel | None = None) -> dict[str, list[str]]:
    """States this clerk was typing for a customer when the work broke off: installation -> state, day, request key."""
    body = drafts.load(database, _typed_key(customer_id), cancel=cancel) or {}
    return {str(number): [str(part) for part in parts] for number, parts in body.items() if len(parts) == 3}


def keep_typed(database: Link, customer_id: int, typed: dict[str, list[str]], *, cancel: Cancel | None = None) -> None:
    """Keep what is being typed; nothing typed throws the former away."""
    if typed:
        kept = {number: [storable(part) for part in parts] for number, parts in typed.items()}
        drafts.keep(database, _typed_key(customer_id), customer_id, kept, cancel=cancel)
    else:
        drafts.drop(database, _typed_key(customer_id), cancel=cancel)


def _typed_key(customer_id: int) -> str:
    return f"readings:{customer_id}"


# ---------------------------------------------------------------- a supervisor's decisions


def waiting(
    database: Link, view: WaitingView, after: str | None = None, *, rows: int = PAGE_ROWS, cancel: Cancel | None = None
) -> WaitingPage:
    """Readings of all customers that nobody has decided on, oldest first, by pages."""
    return store.waiting(database, view, after or "", rows, cancel=cancel)


def tasks(database: Link, after: str | None = None, *, rows: int = PAGE_ROWS, cancel: Cancel | None = None) -> TaskPage:
    """What is to be done about meters, oldest first, by pages."""
    return store.tasks(database, after or "", rows, cancel=cancel)


def book(
    database: Link, customer_id: int, reading: Reading, *, reason: str = "", cancel: Cancel | None = None
) -> Reading:
    """Book a reported reading. The database refuses one that would make booked readings fall (``Refused``)."""
    return _decide(database, customer_id, reading, ReadingStatus.BOOKED, reason, cancel)


def refuse(database: Link, customer_id: int, reading: Reading, *, reason: str, cancel: Cancel | None = None) -> Reading:
    """Refuse a reported or waiting reading, with a reason."""
    if not reason.strip():
        raise Refused("reason_missing")
    return _decide(database, customer_id, reading, ReadingStatus.REFUSED, reason, cancel)


def _decide(
    database: Link,
    customer_id: int,
    reading: Reading,
    status: ReadingStatus,
    reason: str,
    cancel: Cancel | None,
) -> Reading:
    text = storable(reason.strip())[:MAX_TEXT]
    with database.write(cancel) as connection:
        version = store.decide(connection, customer_id, reading.reading_id, reading.version, status, text)
    return replace(reading, status=status, version=version, reason=text or reading.reason)


def reverse_estimate(
    database: Link, customer_id: int, reading: Reading, *, reason: str, cancel: Cancel | None = None
) -> Reading:
    """Reverse the estimates that a waiting true state contradicts, and book it, in one transaction (office rule 6).

    Raises ``Refused("no_estimate")`` where there is none, ``Conflict`` when somebody else decided meanwhile.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    text = storable(reason.strip())[:MAX_TEXT]
    written = Reason((CORRECTED,), reading.state, reading.read_on, text).written()
    with database.write(cancel) as connection:
        if not store.reverse_estimates(connection, customer_id, reading, written):
            raise Refused("no_estimate")
        version = store.decide(
            connection,
            customer_id,
            reading.reading_id,
            reading.version,
            ReadingStatus.BOOKED,
            text,
        )
    return replace(reading, status=ReadingStatus.BOOKED, version=version, reason=text)


def finish_task(database: Link, row: TaskRow, on: date, *, cancel: Cancel | None = None) -> None:
    """A meter's task is done, on a day."""
    with database.write(cancel) as connection:
        store.finish_task(connection, row.customer_id, row.task.task_id, row.version, on)


def save_table(path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The months behind a chart as CSV, whole or not at all; raises ``EnvironmentFault``."""
    csv_table.write(path, headings, rows)

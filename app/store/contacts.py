"""Contacts of the office: answers of callers, notes, complaints, reminders. Functions of the database guard and log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from app.domain.contacts import (
    AnswerDraft,
    AnswerOutcome,
    CaseHead,
    CaseKind,
    Contact,
    ContactChannel,
    ContactEnd,
    ContactOutcome,
    ContactPage,
    Level,
    Topic,
)
from app.domain.faults import Conflict
from app.store.answers import read_day, read_moment
from app.store.session import Cancel, Database

VERIFY = "select okienko.verify_answer(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
TURNED = "select okienko.contact_turned(%s, %s, %s, %s)"
END = "select okienko.contact_end(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
PAGE = "select okienko.contacts_page(%s, %s, %s, %s, %s)"
REMINDED = "select okienko.reminder_done(%s, %s)"
CLOSE = "select okienko.case_close(%s, %s, %s, %s)"
COMPLAINT_DAYS = "select okienko.setting('complaint_days', %s)"


def verify(database: Database, draft: AnswerDraft, *, cancel: Cancel | None = None) -> AnswerOutcome:
    """Store one answer and its contact, in one statement; a repeated request key stores nothing."""
    values = (
        draft.customer_id, draft.contact_key, draft.channel.value, draft.started_at, draft.question.value, draft.right,
        draft.typed or None, int(draft.level_right), int(draft.level_wrong), draft.request_key,
    )  # fmt: skip
    with database.read(cancel) as connection:
        row = connection.execute(VERIFY, values, prepare=True).fetchone()
    answer = json.loads(row[0]) if row else {}
    return AnswerOutcome(right=answer["right"], failed_today=answer["failed"])


def turned(
    database: Database,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    level: Level,
    *,
    cancel: Cancel | None = None,
) -> None:
    """Log that the contact is of another kind now, as the reason why the customer is open."""
    with database.read(cancel) as connection:
        connection.execute(TURNED, (customer_id, contact_key, channel.value, int(level)))


def complaint_days(database: Database, on: date, *, cancel: Cancel | None = None) -> int | None:
    """Days in which a complaint received on a day must be answered (a dated setting); None where it is not set."""
    with database.read(cancel) as connection:
        row = connection.execute(COMPLAINT_DAYS, (on,)).fetchone()
    return int(row[0]) if row and row[0] is not None else None


def end(
    database: Database,
    ended: ContactEnd,
    received_on: date | None,
    deadline_on: date | None,
    *,
    cancel: Cancel | None = None,
) -> ContactOutcome:
    """End a contact, in one statement with its complaint and without its draft; safe to repeat."""
    values = (
        ended.customer_id, ended.contact_key, ended.channel.value, ended.started_at, int(ended.level),
        ended.topic.value if ended.topic else None, ended.note, ended.remind_on, received_on, deadline_on,
    )  # fmt: skip
    with database.read(cancel) as connection:
        row = connection.execute(END, values, prepare=True).fetchone()
    contact_id, signature, deadline = json.loads(row[0]) if row else (0, "", None)
    return ContactOutcome(contact_id, signature, read_day(deadline))


def page(
    database: Database,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    after: str | None,
    limit: int,
    *,
    cancel: Cancel | None = None,
) -> ContactPage:
    """Contacts newest first behind ``after``, and the trace of having seen them, in one statement."""
    values = (customer_id, contact_key or None, channel.value, after or "", limit)
    with database.read(cancel) as connection:
        row = connection.execute(PAGE, values, prepare=True).fetchone()
    answer = json.loads(row[0]) if row else {}
    rows = answer["rows"] or []
    return ContactPage(
        rows=tuple(_contact(customer_id, row) for row in rows),
        next_key=rows[-1][13] if len(rows) == limit else None,
        cases=tuple(_case(row) for row in answer["cases"] or []),
    )


def reminder_done(database: Database, customer_id: int, contact_id: int, *, cancel: Cancel | None = None) -> None:
    """The promised call was made; raises ``Refused("not_your_reminder")``."""
    with database.read(cancel) as connection:
        connection.execute(REMINDED, (customer_id, contact_id))


def close_case(
    database: Database,
    customer_id: int,
    case_id: int,
    version: int,
    closed_on: date,
    *,
    cancel: Cancel | None = None,
) -> None:
    """The case was answered; raises ``Conflict`` when another desk changed it."""
    with database.read(cancel) as connection:
        row = connection.execute(CLOSE, (customer_id, case_id, version, closed_on)).fetchone()
    if not row or row[0] != 1:
        raise Conflict("version")


def _contact(customer_id: int, row: Sequence[Any]) -> Contact:
    return Contact(
        contact_id=row[0],
        contact_key=row[1],
        customer_id=customer_id,
        channel=ContactChannel(row[2]),
        clerk=row[3],
        mine=row[4],
        started_at=datetime.fromisoformat(row[5]),
        ended_at=read_moment(row[6]),
        topic=Topic(row[7]) if row[7] else None,
        note=row[8],
        remind_on=read_day(row[9]),
        reminded=row[10],
        level=Level(row[11]),
        case=_case(row[12]) if row[12] else None,
    )


def _case(row: Sequence[Any]) -> CaseHead:
    return CaseHead(
        case_id=row[0],
        version=row[1],
        signature=row[2],
        kind=CaseKind(row[3]),
        received_on=date.fromisoformat(row[4]),
        deadline_on=date.fromisoformat(row[5]),
        subject=row[6],
        closed_on=read_day(row[7]),
    )

"""What waits today, announcements by area, streets."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from app.domain.contacts import CaseKind, ContactChannel, Topic
from app.domain.customers import Service
from app.domain.faults import AlreadyDone, Conflict
from app.domain.office import (
    AnnouncementDraft,
    KeptDraft,
    OfficeAnnouncement,
    OfficeTask,
    Queue,
    Reminder,
    Street,
    TaskKind,
    Today,
    WaitingCase,
    WaitingContact,
)
from app.store.answers import read_day, read_moment
from app.store.session import Cancel, Database

TODAY = "select okienko.today_page(%s)"
STREETS = "select okienko.street_names(%s, %s)"
TASK_DONE = "select okienko.task_done(%s, %s, %s)"
ANNOUNCEMENTS = "select okienko.announcements_list(%s)"


def today(database: Database, limit: int, *, cancel: Cancel | None = None) -> Today:
    """Everything that waits, in one statement; ``limit`` rows of each list."""
    with database.read(cancel) as connection:
        row = connection.execute(TODAY, (limit,), prepare=True).fetchone()
    answer = json.loads(row[0]) if row else {}
    messages_oldest, readings_oldest = answer["messages"][1], answer["readings"][1]
    return Today(
        open_total=answer["open"][0],
        open=tuple(
            WaitingContact(row[0], row[1], row[2], row[3], datetime.fromisoformat(row[4]), ContactChannel(row[5]))
            for row in answer["open"][1] or []
        ),
        drafts_total=answer["drafts"][0],
        drafts=tuple(
            KeptDraft(row[0], row[1], row[2], row[3], datetime.fromisoformat(row[4]))
            for row in answer["drafts"][1] or []
        ),
        reminders_total=answer["reminders"][0],
        reminders=tuple(
            Reminder(row[0], row[1], row[2], row[3], date.fromisoformat(row[4]), Topic(row[5]) if row[5] else None)
            for row in answer["reminders"][1] or []
        ),
        cases_total=answer["cases"][0],
        cases=tuple(
            WaitingCase(row[0], row[1], row[2], row[3], date.fromisoformat(row[4]), row[5], CaseKind(row[6]))
            for row in answer["cases"][1] or []
        ),
        messages_total=answer["messages"][0],
        messages_oldest=read_moment(messages_oldest),
        readings_total=answer["readings"][0],
        readings_oldest=read_day(readings_oldest),
        declarations=_queue(answer["declarations"], date.fromisoformat),
        changes=_queue(answer["changes"], datetime.fromisoformat),
        notices=_queue(answer["notices"], datetime.fromisoformat),
        invoices=_queue(answer["invoices"], datetime.fromisoformat),
        payments=_queue(answer["payments"], date.fromisoformat),
        tasks_total=answer["tasks"][0],
        tasks=tuple(
            OfficeTask(row[0], row[1], row[2], row[3], date.fromisoformat(row[4]), TaskKind(row[5]), row[6], row[7])
            for row in answer["tasks"][1] or []
        ),
    )


def _queue(pair: Sequence[Any], read: Callable[[str], date]) -> Queue:
    total, oldest = pair
    return Queue(total, read(oldest) if oldest else None)


def task_done(
    database: Database, customer_id: int, task_id: int, version: int, *, cancel: Cancel | None = None
) -> None:
    """Close a task; raises ``Conflict`` when another desk did."""
    with database.read(cancel) as connection:
        row = connection.execute(TASK_DONE, (customer_id, task_id, version)).fetchone()
    if not row or row[0] != 1:
        raise Conflict("version")


def streets(database: Database, typed: str, limit: int, *, cancel: Cancel | None = None) -> tuple[Street, ...]:
    """Streets that begin, or have a word that begins, with what is typed."""
    with database.read(cancel) as connection:
        row = connection.execute(STREETS, (typed, limit), prepare=True).fetchone()
    return tuple(Street(*pair) for pair in json.loads(row[0])) if row else ()


def announced(database: Database, since: datetime, *, cancel: Cancel | None = None) -> tuple[OfficeAnnouncement, ...]:
    """Announcements that hold or held after ``since``; withdrawn ones last."""
    with database.read(cancel) as connection:
        row = connection.execute(ANNOUNCEMENTS, (since,), prepare=True).fetchone()
    return tuple(_announcement(row) for row in json.loads(row[0])) if row else ()


def announce(database: Database, draft: AnnouncementDraft, *, cancel: Cancel | None = None) -> None:
    """Store an announcement; a repeated request key stores nothing. Only a supervisor may."""
    from app.store.tables import sql
    from app.store.tables.office import announcements

    statement = sql.insert(announcements).values(
        service=draft.service.value if draft.service else None,
        text=draft.text,
        street_keys=[street.key for street in draft.streets],
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        request_key=draft.request_key,
    )
    try:
        with database.write(cancel) as connection:
            connection.execute(statement)
    except AlreadyDone:
        return


def withdraw(database: Database, announcement_id: int, version: int, *, cancel: Cancel | None = None) -> None:
    """Take an announcement off the cards; raises ``Conflict`` when another desk changed it. Only a supervisor may."""
    from app.store.tables import sql
    from app.store.tables.office import announcements

    statement = (
        sql.update(announcements)
        .where(announcements.c.id == announcement_id, announcements.c.version == version)
        .values(withdrawn=True)
    )
    with database.write(cancel) as connection:
        if connection.execute(statement).rowcount != 1:
            raise Conflict("version")


def _announcement(row: Sequence[Any]) -> OfficeAnnouncement:
    return OfficeAnnouncement(
        announcement_id=row[0],
        version=row[1],
        service=Service(row[2]) if row[2] else None,
        text=row[3],
        streets=tuple(Street(*pair) for pair in row[4] or []),
        starts_at=datetime.fromisoformat(row[5]),
        ends_at=read_moment(row[6]),
        clerk=row[7],
        withdrawn=row[8],
    )

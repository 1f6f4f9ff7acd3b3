"""Meters and readings: the history in one statement, and what a registration or a decision writes."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.faults import Conflict
from app.domain.metering import (
    MeterHead,
    MeterHistory,
    MeterPlate,
    MeterRole,
    MeterTask,
    MeterTaskKind,
    Reading,
    ReadingDraft,
    ReadingLimits,
    ReadingSource,
    ReadingStatus,
    TariffPrice,
    TaskPage,
    TaskRow,
    WaitingPage,
    WaitingReading,
    WaitingView,
)
from app.store.answers import read_day
from app.store.session import Cancel, Database

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Never prepared: psycopg would spend a second round trip on it the first time; the plans live inside the functions.
HISTORY = "select okienko.meter_history(%s, %s)"
WAITING = "select okienko.waiting_readings(%s, %s, %s)"
TASKS = "select okienko.meter_tasks_page(%s, %s)"
_FRESH = "select okienko.reading_fresh(:who, :installation, cast(:key as uuid))"
_BOOKED = ReadingStatus.BOOKED.value


def history(
    database: Database, customer_id: int, installation_id: int, *, cancel: Cancel | None = None
) -> MeterHistory:
    """Page 2.3 of one meter, in one round trip. Raises ``Refused("no_such_meter")``."""
    with database.read(cancel) as connection:
        row = connection.execute(HISTORY, (customer_id, installation_id), prepare=False).fetchone()
    return _history(_load(row[0] if row else "{}"))


def fresh(connection: Connection, draft: ReadingDraft) -> Reading | MeterHistory:
    """First statement of a registration: keeps other desks from this meter until the end of the transaction.

    Gives the reading that this request has stored before, else what the rules need to know now.
    """
    from app.store.tables import sql

    answer = _load(
        connection.execute(
            sql.text(_FRESH),
            {"who": draft.customer_id, "installation": draft.installation_id, "key": draft.request_key},
        ).scalar_one()
    )
    return _reading(answer["done"]) if "done" in answer else _history(answer)


def add(
    connection: Connection, draft: ReadingDraft, status: ReadingStatus, reason: str, *, rollover: bool
) -> tuple[int, int, datetime]:
    """Insert a reading; gives its id, version and when it was recorded. Who recorded it the database knows itself."""
    from app.store.tables import sql
    from app.store.tables.metering import readings

    row = connection.execute(
        sql.insert(readings)
        .values(
            customer_id=draft.customer_id,
            installation_id=draft.installation_id,
            read_on=draft.read_on,
            state=draft.state,
            status=status.value,
            source=draft.source.value,
            rollover=rollover,
            reason=reason,
            contact_key=draft.contact_key or None,
            request_key=draft.request_key,
        )
        .returning(readings.c.id, readings.c.version, readings.c.recorded_at)
    ).one()
    return row[0], row[1], row[2]


def add_task(connection: Connection, draft: ReadingDraft, kind: MeterTaskKind, reading_id: int) -> None:
    """Give something to do about the meter, unless it is on the list already."""
    from app.store.tables import sql
    from app.store.tables.metering import meter_tasks

    connection.execute(
        sql.insert_or(meter_tasks)
        .values(
            customer_id=draft.customer_id,
            installation_id=draft.installation_id,
            kind=kind.value,
            reading_id=reading_id,
        )
        .on_conflict_do_nothing()
        .inline()
    )


def decide(
    connection: Connection, customer_id: int, reading_id: int, version: int, status: ReadingStatus, reason: str = ""
) -> int:
    """Change the status of a reading of this version, else ``Conflict``; gives its new version."""
    from app.store.tables import sql
    from app.store.tables.metering import readings

    values = {"status": status.value} | ({"reason": reason} if reason else {})
    row = connection.execute(
        sql.update(readings)
        .where(readings.c.customer_id == customer_id, readings.c.id == reading_id, readings.c.version == version)
        .values(values)
        .returning(readings.c.version)
    ).one_or_none()
    if row is None:
        raise Conflict("version")
    return int(row[0])


def reverse_estimates(connection: Connection, customer_id: int, reading: Reading, reason: str) -> int:
    """Reverse the booked estimates that contradict a true state; tells how many there were."""
    from app.store.tables import sql
    from app.store.tables.metering import readings

    r = readings.c
    done = connection.execute(
        sql.update(readings)
        .where(
            r.customer_id == customer_id,
            r.installation_id == reading.installation_id,
            r.status == _BOOKED,
            r.estimated,
            sql.or_(
                r.read_on == reading.read_on,
                sql.and_(r.read_on < reading.read_on, r.state > reading.state),
                sql.and_(r.read_on > reading.read_on, r.state < reading.state),
            ),
        )
        .values(status=ReadingStatus.REVERSED.value, reason=reason)
    )
    return int(done.rowcount)


def finish_task(connection: Connection, customer_id: int, task_id: int, version: int, on: date) -> None:
    """A task is done; ``Conflict`` when another desk was first."""
    from app.store.tables import sql
    from app.store.tables.metering import meter_tasks

    t = meter_tasks.c
    done = connection.execute(
        sql.update(meter_tasks)
        .where(t.customer_id == customer_id, t.id == task_id, t.version == version)
        .values(done_on=on)
    )
    if done.rowcount != 1:
        raise Conflict("version")


def waiting(
    database: Database, view: WaitingView, after: str, rows: int, *, cancel: Cancel | None = None
) -> WaitingPage:
    """A page of readings that nobody has decided on, oldest first; ``after`` is the key of the page before."""
    with database.read(cancel) as connection:
        row = connection.execute(WAITING, (view.value, after, rows), prepare=False).fetchone()
    found = _load(row[0] if row else "[]")
    made = tuple(
        WaitingReading(
            reading=_reading(reading),
            customer_id=customer_id,
            customer_number=number,
            name=name,
            serial=serial,
            place=place,
            booked_state=state,
            booked_on=read_day(on),
            booked_estimated=bool(estimated),
        )
        for reading, customer_id, number, name, serial, place, state, on, estimated, _ in found
    )
    return WaitingPage(made, found[-1][-1] if len(found) == rows else None)


def tasks(database: Database, after: str, rows: int, *, cancel: Cancel | None = None) -> TaskPage:
    """A page of what is to be done about meters, oldest first."""
    with database.read(cancel) as connection:
        row = connection.execute(TASKS, (after, rows), prepare=False).fetchone()
    found = _load(row[0] if row else "[]")
    made = tuple(
        TaskRow(
            task=MeterTask(task_id, MeterTaskKind(kind), date.fromisoformat(opened)),
            version=version,
            customer_id=customer_id,
            customer_number=number,
            name=name,
            serial=serial,
            place=place,
            role=MeterRole(role),
            legal_until=read_day(legal),
        )
        for task_id, kind, opened, version, customer_id, number, name, serial, place, role, legal, _ in found
    )
    return TaskPage(made, found[-1][-1] if len(found) == rows else None)


# ---------------------------------------------------------------- JSON to values


def _load(answer: str) -> Any:
    return json.loads(answer, parse_float=Decimal)


def _history(answer: dict[str, Any]) -> MeterHistory:
    heads = [_head(row) for row in answer["meters"]]
    maker, type_name, diameter, q3, ratio, radio, seal, registered = answer["plate"]
    limits = answer["limits"] or {}
    return MeterHistory(
        head=heads[0],
        plate=MeterPlate(maker, type_name, diameter, "" if q3 is None else f"{q3:f}", ratio, radio, seal, registered),
        readings=tuple(_reading(row) for row in answer["readings"] or ()),
        prices=tuple(
            TariffPrice(component, date.fromisoformat(since), Decimal(price), vat)
            for component, since, price, vat in answer["prices"] or ()
        ),
        sewage=answer["sewage"],
        chain=tuple(heads[1:]),
        limits=_limits(limits),
        tasks=tuple(
            MeterTask(task_id, MeterTaskKind(kind), date.fromisoformat(opened))
            for task_id, kind, opened in answer["tasks"] or ()
        ),
    )


def _limits(told: dict[str, Any]) -> ReadingLimits:
    usual = ReadingLimits()
    return ReadingLimits(
        low=Decimal(told.get("low", usual.low)),
        high=Decimal(told.get("high", usual.high)),
        far=Decimal(told.get("far", usual.far)),
        standing=int(told.get("standing", usual.standing)),
    )


def _head(row: list[Any]) -> MeterHead:
    (installation_id, meter_id, account_id, serial, role, place, digits, legal, installed, removed, parent,
     last_state, last_on, last_estimated, installed_state, removed_state) = row  # fmt: skip
    return MeterHead(
        installation_id=installation_id,
        meter_id=meter_id,
        account_id=account_id,
        serial=serial,
        role=MeterRole(role),
        place=place,
        digits=digits,
        legal_until=read_day(legal),
        installed_on=date.fromisoformat(installed),
        removed_on=read_day(removed),
        parent_id=parent,
        last_state=last_state,
        last_on=read_day(last_on),
        last_estimated=last_estimated,
        installed_state=installed_state,
        removed_state=removed_state,
    )


def _reading(row: list[Any]) -> Reading:
    (reading_id, version, installation_id, read_on, period_from, state, used, status, source, rollover,
     who, reason, recorded_at, contact_key, estimated) = row  # fmt: skip
    return Reading(
        reading_id=reading_id,
        version=version,
        installation_id=installation_id,
        read_on=date.fromisoformat(read_on),
        period_from=read_day(period_from),
        state=state,
        used=None if used is None else Decimal(used),
        status=ReadingStatus(status),
        source=ReadingSource(source),
        rollover=rollover,
        who=who,
        reason=reason,
        recorded_at=datetime.fromisoformat(recorded_at),
        contact_key=contact_key or "",
        estimated=estimated,
    )

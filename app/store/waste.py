"""Collection points, containers and the calendar of pickups."""

from __future__ import annotations

import json
from datetime import date

from app.domain.waste import (
    CollectionPoint,
    Container,
    Fraction,
    MissedPickup,
    MissedPickupCase,
    Pickup,
    PickupStatus,
    WastePlan,
)
from app.store.answers import read_day, read_moment
from app.store.session import Cancel, Database

PLAN = "select okienko.waste_plan(%s, %s, %s)"


def plan(database: Database, customer_id: int, first: date, last: date, *, cancel: Cancel | None = None) -> WastePlan:
    """Points with containers, and every pickup from ``first`` to ``last``, in one statement."""
    with database.read(cancel) as connection:
        row = connection.execute(PLAN, (customer_id, first, last), prepare=False).fetchone()
    answer = json.loads(row[0]) if row else {}
    points = tuple(
        CollectionPoint(
            point_id,
            account_id,
            address,
            housing,
            tuple(Container(Fraction(fraction), size, count, kind) for fraction, size, count, kind in bins or ()),
        )
        for point_id, account_id, address, housing, bins in answer.get("points") or ()
    )
    found = tuple(
        Pickup(
            point_id,
            Fraction(fraction),
            date.fromisoformat(day),
            PickupStatus(status),
            read_day(moved),
            read_moment(done),
            note,
        )
        for point_id, fraction, day, status, moved, done, note in answer.get("pickups") or ()
    )
    return WastePlan(points, found)


def settings(database: Database, *, cancel: Cancel | None = None) -> tuple[int, int]:
    """Working days to answer a missed pickup, and days within which it can be reported (dated settings)."""
    with database.read(cancel) as connection:
        row = connection.execute(
            "select okienko.setting('missed_pickup_working_days')::int, okienko.setting('missed_pickup_report_days')::int",
            prepare=True,
        ).fetchone()
    return (int(row[0]), int(row[1])) if row else (3, 7)


def report_missed(
    database: Database, missed: MissedPickup, received: date, deadline: date, *, cancel: Cancel | None = None
) -> MissedPickupCase:
    """Store that a pickup did not happen and open its case, in one transaction; the request key makes it once."""
    from app.store.tables import sql
    from app.store.tables.people import pickup_cases, pickups

    with database.write(cancel) as connection:
        contact = missed.contact_key or None
        connection.execute(
            sql.insert(pickups)
            .values(
                customer_id=missed.customer_id,
                point_id=missed.point_id,
                fraction=missed.fraction.value,
                day=missed.day,
                status="reported",
                note=missed.note,
                contact_key=contact,
                request_key=missed.request_key,
            )
            .inline()
        )
        row = connection.execute(
            sql.insert(pickup_cases)
            .values(
                customer_id=missed.customer_id,
                kind="missed_pickup",
                contact_key=contact,
                received_on=received,
                deadline_on=deadline,
                subject=missed.note[:1000],
                request_key=missed.request_key,
            )
            .returning(pickup_cases.c.signature, pickup_cases.c.deadline_on)
        ).one()
    return MissedPickupCase(row[0], row[1])


def case_of(database: Database, request_key: str) -> MissedPickupCase | None:
    """The case that a request key opened before."""
    with database.read() as connection:
        row = connection.execute("select * from okienko.case_of_request(%s)", (request_key,)).fetchone()
    return MissedPickupCase(row[0], row[1]) if row and row[0] else None

"""The plan of pickups: the route's days, what was moved, what happened at the point; a missed pickup opens a case once."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from app.domain.calendar import add_working_days
from app.domain.faults import Refused
from app.domain.waste import Fraction, MissedPickup, Pickup, PickupStatus, WastePlan
from app.domain.waste_rules import next_of_each
from app.services import waste
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Person, one, person
from tests.roundtrips import counted


@pytest.fixture
def today(clone: Clone) -> date:
    found = one(clone.connect(), "select okienko.warsaw_today()")
    assert isinstance(found, date)
    return found


@pytest.fixture
def anna(clone: Clone, today: date) -> Person:
    connection = clone.connect()
    who = person(connection)
    connection.execute("insert into okienko.routes (id, code, name) values (7, 'R7', 'Śródmieście')")
    point = one(
        connection,
        "insert into okienko.collection_points (customer_id, account_id, address_id, route_id) "
        "select customer_id, id, address_id, 7 from okienko.accounts where id = %s returning id",
        who.waste_id,
    )
    for fraction, capacity in (("mixed", 120), ("bio", 240)):
        connection.execute(
            "insert into okienko.containers (customer_id, point_id, fraction, capacity) values (%s, %s, %s, %s)",
            (who.customer_id, point, fraction, capacity),
        )
    for fraction, away, moved, done in (
        ("mixed", -2, None, True),
        ("mixed", 12, -3, False),
        ("bio", 3, None, False),
        ("bio", 10, None, False),
        ("glass", 1, None, False),  # the route has it, this point has no container for it
    ):
        connection.execute(
            "insert into okienko.route_days (route_id, fraction, day, moved_from, done_at) values (7, %s, %s, %s, %s)",
            (
                fraction,
                today + timedelta(days=away),
                today + timedelta(days=away + moved) if moved else None,
                "2026-01-01T10:00Z" if done else None,
            ),
        )
    return who


def read(database: Database, who: Person, today: date) -> WastePlan:
    return waste.plan(database, who.customer_id, today - timedelta(days=30), today + timedelta(days=60))


def done(plan: WastePlan) -> Pickup:
    return next(pickup for pickup in plan.pickups if pickup.status is PickupStatus.DONE)


def report(pickup: Pickup, who: Person, key: str = "") -> MissedPickup:
    return MissedPickup(
        who.customer_id, pickup.point_id, pickup.fraction, pickup.day, "stał od 6", "", key or str(uuid4())
    )


def test_that_the_plan_holds_the_fractions_of_the_point(clone: Clone, anna: Person, today: date) -> None:
    database = clone.database(size=1)
    with counted(database) as trips:
        plan = read(database, anna, today)
    assert trips.count == 1
    assert {pickup.fraction for pickup in plan.pickups} == {Fraction.MIXED, Fraction.BIO}
    assert plan.points[0].address == "ul. Łużycka 12/3, 74-100 Gryfino"
    assert [(c.fraction, c.capacity) for c in plan.points[0].containers] == [(Fraction.BIO, 240), (Fraction.MIXED, 120)]


def test_that_a_moved_pickup_says_from_when(clone: Clone, anna: Person, today: date) -> None:
    plan = read(clone.database(), anna, today)
    nearest = {row.fraction: row for row in next_of_each(plan.pickups, today)}
    assert nearest[Fraction.BIO].day == today + timedelta(days=3)
    assert nearest[Fraction.MIXED].moved_from == today + timedelta(days=9)


def test_that_a_missed_pickup_opens_one_case(clone: Clone, anna: Person, today: date) -> None:
    clerk = clone.login("okienko_clerk")
    pickup = done(read(clerk, anna, today))
    missed = report(pickup, anna)
    case = waste.report_missed(clerk, pickup, missed, today)
    assert case.signature == f"ODB/{today.year}/00001"
    assert case.deadline == add_working_days(today, 3)
    assert waste.report_missed(clerk, pickup, missed, today) == case  # a repeated save
    connection = clone.connect()
    assert one(connection, "select count(*) from okienko.cases") == 1
    again = next(row for row in read(clerk, anna, today).pickups if row.day == pickup.day)
    assert again.status is PickupStatus.REPORTED
    with pytest.raises(Refused, match="pickup_reported"):
        waste.report_missed(clerk, again, report(again, anna), today)


@pytest.mark.parametrize(("away", "code"), [(3, "pickup_in_future"), (-8, "pickup_too_old")])
def test_that_only_a_recent_pickup_can_be_missed(clone: Clone, anna: Person, today: date, away: int, code: str) -> None:
    point = read(clone.database(), anna, today).points[0].point_id
    pickup = Pickup(point, Fraction.BIO, today + timedelta(days=away), PickupStatus.PLANNED, None, None, "")
    with pytest.raises(Refused, match=code):
        waste.report_missed(clone.database(), pickup, report(pickup, anna), today)
    assert one(clone.connect(), "select count(*) from okienko.cases") == 0

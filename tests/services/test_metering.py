"""Registering readings against a real database: one transaction, nothing lost, two desks at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from app.domain.consumption import by_month, periods, replacements
from app.domain.faults import Conflict, EnvironmentFault, Refused
from app.domain.metering import (
    MeterTaskKind,
    ReadingLimits,
    ReadingOutcome,
    ReadingSource,
    ReadingStatus,
)
from app.services import metering
from app.store.session import Database
from tests.database import Clone, Fragile
from tests.store.metering_data import (
    CONTACT,
    Place,
    add_installation,
    add_place,
    book,
    book_months,
    draft,
    office_day,
)

REPORTED, WAITING, REFUSED, BOOKED, REVERSED = (
    ReadingStatus.REPORTED,
    ReadingStatus.WAITING,
    ReadingStatus.REFUSED,
    ReadingStatus.BOOKED,
    ReadingStatus.REVERSED,
)


@pytest.fixture
def boss(clone: Clone) -> psycopg.Connection[Any]:
    return clone.connect()


@pytest.fixture
def place(clone: Clone, boss: psycopg.Connection[Any]) -> Place:
    made = add_place(clone)
    book_months(boss, made)
    return made


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


@pytest.fixture
def supervisor(clone: Clone) -> Database:
    return clone.login("okienko_supervisor")


def rows(boss: psycopg.Connection[Any], place: Place) -> list[tuple[Any, ...]]:
    """Readings of the meter that are not from the import, in order of recording."""
    return boss.execute(
        "select state, status, reason, source, rollover from okienko.readings where installation_id = %s and source <> 'collector' "
        "and source <> 'estimate' order by id",
        (place.installation_id,),
    ).fetchall()


# ---------------------------------------------------------------- reading


def test_that_a_history_comes_in_one_statement_with_prices_and_limits(clerk: Database, place: Place) -> None:
    found = metering.history(clerk, place.customer_id, place.installation_id)
    assert (found.head.serial, found.head.last_state, found.head.installed_state) == (place.serial, 412, 0)
    assert (found.plate.maker, found.plate.diameter, found.plate.q3, found.plate.r) == ("Zenner", 15, "2.50", 160)
    assert [r.state for r in found.readings][:2] == [412, 403]
    assert {p.component for p in found.prices} == {"water", "sewage"}
    assert found.prices[0].price == Decimal("7.3000")
    assert found.sewage
    assert found.limits == ReadingLimits()


def test_that_meters_replaced_before_come_along(clone: Clone, clerk: Database, boss: psycopg.Connection[Any]) -> None:
    swap = office_day() - timedelta(200)
    old = add_place(clone, "3", removed_on=swap, removed_state=1210)
    book(boss, old, swap - timedelta(30), 1200)
    new_id = add_installation(
        boss, old.customer_id, old.account_id, "NOWY1", 5,
        {"installed_on": swap, "installed_state": 2, "replaces_id": old.installation_id},
    )  # fmt: skip
    new = replace(old, installation_id=new_id)
    book(boss, new, swap + timedelta(30), 23)
    found = metering.history(clerk, new.customer_id, new_id)
    assert [head.serial for head in found.chain] == [old.serial]
    assert [(p.litres, p.days) for p in periods(found)][-2:] == [(10_000, 30), (21_000, 30)]
    assert replacements(found) == (swap,)
    assert sum(m.litres for m in by_month(periods(found))) == sum(p.litres for p in periods(found))


def test_that_a_meter_of_another_customer_is_not_found(clone: Clone, clerk: Database, place: Place) -> None:
    other = add_place(clone, "4")
    with pytest.raises(Refused, match="no_such_meter"):
        metering.history(clerk, place.customer_id, other.installation_id)
    with pytest.raises(Refused, match="no_such_meter"):
        metering.register(clerk, replace(draft(other, 9), customer_id=place.customer_id), office_day())


# ---------------------------------------------------------------- registering


def test_that_an_ordinary_reading_is_reported(clerk: Database, boss: psycopg.Connection[Any], place: Place) -> None:
    outcome = metering.register(clerk, draft(place, 426, source=ReadingSource.DESK), office_day())
    assert (outcome.reading.status, outcome.refusal) == (REPORTED, "")
    assert rows(boss, place) == [(426, "reported", "", "desk", False)]
    told = metering.history(clerk, place.customer_id, place.installation_id).readings[0]
    assert (told.reading_id, told.version, told.contact_key) == (
        outcome.reading.reading_id, outcome.reading.version, CONTACT,
    )  # fmt: skip
    assert told.who.startswith("clerk_")  # no name is on file for this login
    assert told.recorded_at == outcome.reading.recorded_at


def test_that_a_refused_state_is_stored_with_its_reason(
    clerk: Database, boss: psycopg.Connection[Any], place: Place
) -> None:
    outcome = metering.register(clerk, draft(place, 400), office_day())
    assert (outcome.reading.status, outcome.refusal) == (REFUSED, "below_booked")
    on = office_day() - timedelta(48)
    assert rows(boss, place) == [(400, "refused", f"below_booked 412 {on}", "phone", False)]


def test_that_a_state_below_an_estimate_waits(clerk: Database, boss: psycopg.Connection[Any], place: Place) -> None:
    book(boss, place, office_day() - timedelta(10), 440, estimated=True)
    outcome = metering.register(clerk, draft(place, 426), office_day())
    assert (outcome.reading.status, outcome.refusal) == (WAITING, "")


def test_that_what_is_no_state_of_the_meter_stores_nothing(
    clerk: Database, boss: psycopg.Connection[Any], place: Place
) -> None:
    for bad, code in (
        (draft(place, 100_000), "too_many_digits"),
        (draft(place, 420, office_day() + timedelta(2)), "future"),
    ):
        with pytest.raises(Refused, match=code):
            metering.register(clerk, bad, office_day())
    assert rows(boss, place) == []


def test_that_a_doubt_needs_a_reason_which_is_kept(
    clerk: Database, boss: psycopg.Connection[Any], place: Place
) -> None:
    with pytest.raises(Refused, match="needs_confirmation"):
        metering.register(clerk, draft(place, 900), office_day())
    reason = "'; drop table readings; -- pękła rura \U0001f6b0"
    metering.register(clerk, draft(place, 900, confirmed_reason=reason), office_day())
    assert rows(boss, place) == [(900, "reported", f"far_above: {reason}", "phone", False)]


def test_that_a_rollover_is_stored_as_one(clone: Clone, clerk: Database, boss: psycopg.Connection[Any]) -> None:
    place = add_place(clone, "5", installed_state=99_800)
    book_months(boss, place, last=99_987, months=6)
    outcome = metering.register(clerk, draft(place, 12, confirmed_reason="przewinął się"), office_day())
    assert (outcome.reading.status, outcome.reading.rollover) == (REPORTED, True)


def test_that_an_expired_main_meter_makes_one_task(
    clone: Clone, clerk: Database, boss: psycopg.Connection[Any]
) -> None:
    place = add_place(clone, "6", legal_until=office_day() - timedelta(40))
    book_months(boss, place)
    metering.register(clerk, draft(place, 425, office_day() - timedelta(2)), office_day())
    metering.register(clerk, draft(place, 426), office_day())
    tasks = metering.history(clerk, place.customer_id, place.installation_id).tasks
    assert [task.kind for task in tasks] == [MeterTaskKind.REPLACEMENT]


def test_that_a_repeated_request_gives_what_it_stored(
    clerk: Database, boss: psycopg.Connection[Any], place: Place
) -> None:
    for told in (draft(place, 426), draft(place, 400, office_day() - timedelta(1))):
        first = metering.register(clerk, told, office_day())
        again = metering.register(clerk, told, office_day())
        assert (again.reading.reading_id, again.refusal) == (first.reading.reading_id, first.refusal)
    assert len(rows(boss, place)) == 2


def test_that_a_slip_is_replaced_within_the_contact(
    clerk: Database, boss: psycopg.Connection[Any], place: Place
) -> None:
    metering.register(clerk, draft(place, 429), office_day())
    metering.register(clerk, draft(place, 426, confirmed_reason="pomyłka"), office_day())
    assert [(state, status, reason) for state, status, reason, *_ in rows(boss, place)] == [
        (429, "refused", "replaced"),
        (426, "reported", "replaces_own: pomyłka"),
    ]


def test_that_undo_makes_it_refused_and_is_only_the_contacts(
    clerk: Database, boss: psycopg.Connection[Any], place: Place
) -> None:
    stored = metering.register(clerk, draft(place, 426), office_day()).reading
    with pytest.raises(Refused, match="undo_of_another_contact"):
        metering.undo(clerk, place.customer_id, stored, str(uuid4()))
    gone = metering.undo(clerk, place.customer_id, stored, CONTACT)
    assert gone.status is REFUSED
    assert rows(boss, place) == [(426, "refused", "undone", "phone", False)]
    assert metering.undo(clerk, place.customer_id, stored, CONTACT).status is REFUSED  # a retry that comes too late
    metering.register(clerk, draft(place, 427), office_day())  # the day is free again


def test_that_a_reading_decided_meanwhile_is_not_undone(clerk: Database, supervisor: Database, place: Place) -> None:
    stored = metering.register(clerk, draft(place, 426), office_day()).reading
    metering.book(supervisor, place.customer_id, stored)
    with pytest.raises(Conflict):
        metering.undo(clerk, place.customer_id, stored, CONTACT)


# ---------------------------------------------------------------- two desks at once


def test_that_another_desk_that_was_faster_is_a_conflict_and_nothing_is_stored(
    clone: Clone, clerk: Database, boss: psycopg.Connection[Any], place: Place
) -> None:
    other = clone.login("okienko_clerk")
    metering.register(other, draft(place, 430, contact_key=str(uuid4())), office_day())
    with pytest.raises(Conflict) as caught:
        metering.register(clerk, draft(place, 426, expected=REPORTED), office_day())
    assert caught.value.what == "reading_changed"
    assert (caught.value.detail["code"], caught.value.detail["state"]) == ("same_day", 430)
    assert len(rows(boss, place)) == 1
    # seen and told again, it is kept as refused
    assert metering.register(clerk, draft(place, 426, expected=REFUSED), office_day()).refusal == "same_day"


def test_that_of_two_desks_at_once_one_wins(clone: Clone, boss: psycopg.Connection[Any], place: Place) -> None:
    desks = [clone.login("okienko_clerk") for _ in range(2)]

    def tell(number: int) -> ReadingOutcome | Conflict:
        told = draft(place, 426 + number, contact_key=str(uuid4()), expected=REPORTED)
        try:
            return metering.register(desks[number], told, office_day())
        except Conflict as conflict:
            return conflict

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(tell, range(2)))
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "ReadingOutcome"]
    assert len(rows(boss, place)) == 1


def test_that_many_desks_keep_the_booked_series_rising(
    clone: Clone, boss: psycopg.Connection[Any], place: Place
) -> None:
    desks = [clone.login("okienko_supervisor") for _ in range(4)]

    def tell(number: int) -> str:
        state, day = 412 + number * 7 % 30, office_day() - timedelta(number % 8)
        try:
            told = draft(place, state, day, contact_key=str(uuid4()), confirmed_reason="x")
            outcome = metering.register(desks[number % 4], told, office_day())
            if outcome.reading.status is REPORTED:
                metering.book(desks[number % 4], place.customer_id, outcome.reading)
        except (Conflict, Refused) as fault:
            return str(fault)
        return outcome.reading.status

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(tell, range(40)))
    booked = boss.execute(
        "select state from okienko.readings where installation_id = %s and status = 'booked' order by read_on, id",
        (place.installation_id,),
    ).fetchall()
    assert booked == sorted(booked)
    assert len(booked) > 24, answers


def test_that_the_same_request_from_two_threads_is_stored_once(
    clerk: Database, boss: psycopg.Connection[Any], place: Place
) -> None:
    told = draft(place, 426)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: metering.register(clerk, told, office_day()), range(4)))
    assert len({answer.reading.reading_id for answer in answers}) == 1
    assert len(rows(boss, place)) == 1


def test_that_a_retry_after_the_server_was_killed_stores_it_once(fragile: Fragile) -> None:
    boss = fragile.connect()
    place = add_place(fragile)
    book_months(boss, place, months=3)
    desk = fragile.database(patience_s=0.1, wait_s=1)
    told = draft(place, 426)
    metering.register(desk, draft(place, 420, office_day() - timedelta(5)), office_day())
    fragile.kill_server()
    with pytest.raises(EnvironmentFault) as caught:
        metering.register(desk, told, office_day())
    assert caught.value.lost
    fragile.start_again()
    first, again = metering.register(desk, told, office_day()), metering.register(desk, told, office_day())
    assert first.reading.reading_id == again.reading.reading_id

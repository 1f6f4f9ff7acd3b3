"""A supervisor's decisions on readings, against a real database."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import psycopg
import pytest

from app.domain.faults import Conflict, Refused
from app.domain.metering import MeterTaskKind, ReadingStatus, WaitingView
from app.services import metering
from app.store.session import Database
from tests.database import Clone
from tests.store.metering_data import Place, add_place, book, book_months, draft, office_day

WAITING, BOOKED, REVERSED = ReadingStatus.WAITING, ReadingStatus.BOOKED, ReadingStatus.REVERSED


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


@pytest.fixture
def waiting(clerk: Database, boss: psycopg.Connection[Any], place: Place) -> Place:
    """A state that waits below an estimate."""
    book(boss, place, office_day() - timedelta(10), 440, estimated=True)
    metering.register(clerk, draft(place, 426), office_day())
    return place


def test_that_waiting_readings_are_listed_by_pages_oldest_first(
    clone: Clone, clerk: Database, boss: psycopg.Connection[Any], waiting: Place
) -> None:
    for number in range(5):
        other = add_place(clone, f"70{number}")
        book_months(boss, other, months=2)
        metering.register(clerk, draft(other, 420 + number, office_day() - timedelta(number)), office_day())
    page = metering.waiting(clerk, WaitingView.UNDECIDED, rows=4)
    rest = metering.waiting(clerk, WaitingView.UNDECIDED, page.next_key, rows=4)
    found = [*page.rows, *rest.rows]
    assert [row.reading.read_on for row in found] == sorted(row.reading.read_on for row in found)
    assert (len(page.rows), len(rest.rows), rest.next_key) == (4, 2, None)
    assert len({row.customer_id for row in found}) == 6
    mine = next(row for row in found if row.customer_id == waiting.customer_id)
    assert (mine.name, mine.customer_number, mine.serial) == ("Kowalska Anna", "004512", waiting.serial)
    assert (mine.booked_state, mine.booked_estimated, mine.reading.status) == (440, True, WAITING)
    only = metering.waiting(clerk, WaitingView.WAITING)
    assert [row.customer_id for row in only.rows] == [waiting.customer_id]
    assert len(metering.waiting(clerk, WaitingView.REPORTED).rows) == 5
    with pytest.raises(Refused, match="page_too_large"):
        metering.waiting(clerk, WaitingView.WAITING, rows=201)


def test_that_listing_leaves_a_trace(clerk: Database, boss: psycopg.Connection[Any], waiting: Place) -> None:
    metering.waiting(clerk, WaitingView.UNDECIDED)
    metering.history(clerk, waiting.customer_id, waiting.installation_id)
    kinds = {row[0] for row in boss.execute("select kind from okienko.search_log where actor like 'clerk_%'")}
    assert kinds == {"list", "meter"}


def test_that_a_clerk_decides_nothing(clerk: Database, supervisor: Database, waiting: Place) -> None:
    row = metering.waiting(supervisor, WaitingView.WAITING).rows[0]
    for act in (metering.book, metering.reverse_estimate):
        with pytest.raises(Refused, match="reading_needs_supervisor"):
            act(clerk, waiting.customer_id, row.reading, reason="proszę")


def test_that_a_waiting_state_is_not_booked_over_its_estimate(supervisor: Database, waiting: Place) -> None:
    row = metering.waiting(supervisor, WaitingView.WAITING).rows[0]
    with pytest.raises(Refused, match="reading_below_booked"):
        metering.book(supervisor, waiting.customer_id, row.reading)


def test_that_reversing_the_estimate_books_the_true_state(
    supervisor: Database, boss: psycopg.Connection[Any], waiting: Place
) -> None:
    row = metering.waiting(supervisor, WaitingView.WAITING).rows[0]
    with pytest.raises(Refused, match="reason_missing"):
        metering.reverse_estimate(supervisor, waiting.customer_id, row.reading, reason="  ")
    done = metering.reverse_estimate(supervisor, waiting.customer_id, row.reading, reason="zdjęcie licznika")
    assert done.status is BOOKED
    readings = metering.history(supervisor, waiting.customer_id, waiting.installation_id).readings
    assert [(r.state, r.status) for r in readings[:3]] == [(426, BOOKED), (440, REVERSED), (412, BOOKED)]
    assert readings[1].reason == f"estimate_corrected 426 {office_day()}: zdjęcie licznika"
    assert metering.history(supervisor, waiting.customer_id, waiting.installation_id).head.last_state == 426
    with pytest.raises(Refused, match="no_estimate"):
        metering.reverse_estimate(supervisor, waiting.customer_id, row.reading, reason="drugi raz")
    assert boss.execute(
        "select count(*) from okienko.audit where table_name = 'readings' and act = 'update'"
    ).fetchone() == (2,)


def test_that_a_decision_is_for_the_version_seen(supervisor: Database, waiting: Place) -> None:
    row = metering.waiting(supervisor, WaitingView.WAITING).rows[0]
    metering.refuse(supervisor, waiting.customer_id, row.reading, reason="klient odwołał")
    with pytest.raises(Conflict):
        metering.refuse(supervisor, waiting.customer_id, row.reading, reason="jeszcze raz")
    with pytest.raises(Conflict):
        metering.book(supervisor, waiting.customer_id, row.reading)


def test_that_a_task_is_finished_once(clone: Clone, supervisor: Database, boss: psycopg.Connection[Any]) -> None:
    place = add_place(clone, "8", legal_until=office_day() - timedelta(40))
    book_months(boss, place)
    metering.register(supervisor, draft(place, 426), office_day())
    page = metering.tasks(supervisor)
    assert [(row.customer_number, row.task.kind, row.legal_until) for row in page.rows] == [
        ("8", MeterTaskKind.REPLACEMENT, office_day() - timedelta(40))
    ]
    metering.finish_task(supervisor, page.rows[0], office_day())
    assert metering.tasks(supervisor).rows == ()
    with pytest.raises(Conflict):
        metering.finish_task(supervisor, page.rows[0], office_day())

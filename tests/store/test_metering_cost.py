"""What reading and registering cost: round trips on the wire, pages read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.metering import WaitingView
from app.services import metering
from app.store.session import Database
from tests.database import Clone
from tests.roundtrips import counted
from tests.store.metering_data import Place, add_place, book_months, draft, office_day


@pytest.fixture
def place(clone: Clone) -> Place:
    made = add_place(clone, installed_on=office_day() - timedelta(3700))
    book_months(clone.connect(), made, last=2000, months=118)
    return made


def one_session(clone: Clone) -> Database:
    login, password = clone.make_login("okienko_clerk")
    return clone.database(clone.conninfo(login), password, size=1)


def test_that_a_decade_of_readings_is_one_round_trip_from_the_first_time_on(clone: Clone, place: Place) -> None:
    database = one_session(clone)
    for _ in range(7):  # the driver would prepare the sixth by itself
        with counted(database) as trips:
            found = metering.history(database, place.customer_id, place.installation_id)
            assert len(found.readings) == 118
        assert trips.count == 1


def test_that_a_page_of_waiting_readings_is_one_round_trip(clone: Clone, place: Place) -> None:
    database = one_session(clone)
    metering.register(database, draft(place, 2010), office_day())
    with counted(database) as trips:
        page = metering.waiting(database, WaitingView.UNDECIDED)
    assert (trips.count, len(page.rows)) == (1, 1)


def test_that_registering_is_four_round_trips_in_one_transaction(clone: Clone, place: Place) -> None:
    """BEGIN, what the rules need, the row, COMMIT; the history behind it does not matter."""
    database = one_session(clone)
    metering.register(database, draft(place, 2009, office_day() - timedelta(1)), office_day())
    with counted(database) as trips:
        metering.register(database, draft(place, 2010), office_day())
    assert trips.count <= 4


def test_that_a_decade_reads_few_pages(clone: Clone, place: Place) -> None:
    boss = clone.connect()
    boss.execute("analyze")
    plan = "explain (analyze, buffers, format json) select okienko.meter_history(%s, %s)"
    boss.execute(plan, (place.customer_id, place.installation_id))  # fills the caches of the session
    row = boss.execute(plan, (place.customer_id, place.installation_id)).fetchone()
    assert row is not None
    found = row[0][0]["Plan"]
    assert found["Shared Hit Blocks"] + found["Shared Read Blocks"] <= 100

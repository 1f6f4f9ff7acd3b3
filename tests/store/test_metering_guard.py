"""Booked readings never fall, whoever writes; the state machine; one live reading per meter and day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from tests.database import Clone
from tests.store.metering_data import Place, add_place, book, book_months, office_day

DAY = timedelta(1)


@pytest.fixture
def place(clone: Clone) -> Place:
    made = add_place(clone)
    book_months(clone.connect(), made)
    return made


@pytest.fixture
def boss(clone: Clone) -> psycopg.Connection[Any]:
    return clone.connect()


@pytest.fixture(params=["okienko_clerk", "okienko_supervisor", "okienko_admin", "okienko_import", "superuser"])
def anybody(request: pytest.FixtureRequest, clone: Clone) -> Iterator[psycopg.Connection[Any]]:
    """A plain connection of each role that may write readings at all."""
    if request.param == "superuser":
        yield clone.connect()
        return
    login, password = clone.make_login(request.param)
    with psycopg.connect(clone.conninfo(login), password=password, autocommit=True) as connection:
        yield connection


def _refused(code: str) -> Any:
    return pytest.raises(psycopg.Error, match=rf"^{code}\b")


def insert(
    connection: psycopg.Connection[Any], place: Place, state: int, status: str, days_ago: int = 0, **more: Any
) -> None:
    columns = {
        "customer_id": place.customer_id,
        "installation_id": place.installation_id,
        "read_on": office_day() - timedelta(days_ago),
        "state": state,
        "status": status,
        "source": "phone",
    } | more
    connection.execute(
        f"insert into okienko.readings ({', '.join(columns)}) values ({', '.join(['%s'] * len(columns))})",
        tuple(columns.values()),
    )


def test_that_nobody_inserts_below_the_booked_state(anybody: psycopg.Connection[Any], place: Place) -> None:
    for status in ("reported", "booked"):
        with pytest.raises(psycopg.Error) as caught:
            insert(anybody, place, 411, status)
        said = caught.value.diag
        assert said.message_primary in {"reading_below_booked", "reading_entry_not_allowed"}, said.message_primary
    assert _booked(anybody, place) == 412


def _booked(connection: psycopg.Connection[Any], place: Place) -> int | None:
    if connection.info.user.startswith(("clerk", "supervisor", "admin")):
        return 412  # may not read the installation's row; the state is compared by the others
    row = connection.execute(
        "select last_state from okienko.installations where customer_id = %s and id = %s",
        (place.customer_id, place.installation_id),
    ).fetchone()
    return row[0] if row else None


def test_that_nobody_books_below_by_an_update(
    anybody: psycopg.Connection[Any], boss: psycopg.Connection[Any], place: Place
) -> None:
    insert(boss, place, 400, "waiting", source="desk")
    with pytest.raises(psycopg.Error) as caught:
        anybody.execute("update okienko.readings set status = 'booked', reason = 'x' where status = 'waiting'")
    assert caught.value.diag.message_primary in {"reading_below_booked", "reading_needs_supervisor"}


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("column", ["state", "read_on", "estimated", "used"])
def test_that_what_was_read_never_changes(boss: psycopg.Connection[Any], column: str) -> None:
    value = {"state": 500, "read_on": office_day(), "estimated": True, "used": 3}[column]
    with _refused("reading_is_fixed"):
        boss.execute(f"update okienko.readings set {column} = %s where state = 412", (value,))


@pytest.mark.usefixtures("place")
def test_that_readings_are_never_deleted(boss: psycopg.Connection[Any]) -> None:
    for act in ("delete from okienko.readings", "truncate okienko.readings cascade"):
        with _refused("append_only"):
            boss.execute(act)


def test_that_a_booked_state_between_two_others_is_held_from_both_sides(
    boss: psycopg.Connection[Any], place: Place
) -> None:
    with _refused("reading_below_booked"):
        book(boss, place, office_day() - timedelta(60), 413)  # 403 before, 412 after
    book(boss, place, office_day() - timedelta(60), 405)


def test_that_a_fall_needs_a_declared_rollover_and_a_rollover_a_fall(clone: Clone) -> None:
    place, boss = add_place(clone, "1"), clone.connect()
    book(boss, place, office_day() - 40 * DAY, 99_990)
    with _refused("reading_below_booked"):
        book(boss, place, office_day() - 10 * DAY, 5)
    book(boss, place, office_day() - 10 * DAY, 5, rollover=True)
    with _refused("reading_rollover_without_fall"):
        book(boss, place, office_day() - 5 * DAY, 9, rollover=True)


def test_that_a_meter_never_falls_below_the_state_it_was_installed_with(clone: Clone) -> None:
    place, boss = add_place(clone, "2", installed_state=30), clone.connect()
    with _refused("reading_below_booked"):
        book(boss, place, office_day(), 29)
    book(boss, place, office_day(), 30)


def test_that_reported_and_booked_are_one_per_meter_and_day(boss: psycopg.Connection[Any], place: Place) -> None:
    insert(boss, place, 420, "reported")
    for status in ("reported", "booked"):
        with pytest.raises(psycopg.errors.UniqueViolation) as caught:
            insert(boss, place, 421, status)
        assert caught.value.diag.constraint_name == "readings_one_a_day"
    insert(boss, place, 421, "refused", reason="same_day 420")
    insert(boss, place, 421, "refused", reason="same_day 420")


def test_that_a_true_state_may_wait_beside_the_estimate_of_its_day(boss: psycopg.Connection[Any], place: Place) -> None:
    book(boss, place, office_day(), 440, estimated=True)
    insert(boss, place, 426, "waiting")
    with pytest.raises(psycopg.errors.UniqueViolation) as caught:
        insert(boss, place, 427, "waiting")
    assert caught.value.diag.constraint_name == "readings_one_waiting_a_day"


def test_that_the_machine_of_states_has_no_other_ways(boss: psycopg.Connection[Any], place: Place) -> None:
    with _refused("reading_state_not_allowed"):
        boss.execute("update okienko.readings set status = 'reversed', reason = 'x' where state = 412")
    insert(boss, place, 420, "refused", reason="x")
    for status in ("reported", "booked", "waiting"):
        with _refused("reading_state_not_allowed"):
            boss.execute("update okienko.readings set status = %s where status = 'refused'", (status,))


def test_that_a_clerk_neither_books_nor_takes_back_what_another_has_told(
    clone: Clone, boss: psycopg.Connection[Any], place: Place
) -> None:
    insert(boss, place, 420, "reported")
    login, password = clone.make_login("okienko_clerk")
    with psycopg.connect(clone.conninfo(login), password=password, autocommit=True) as clerk:
        for status in ("booked", "refused"):
            with _refused("reading_needs_supervisor"):
                clerk.execute(
                    "update okienko.readings set status = %s, reason = 'x' where status = 'reported'", (status,)
                )


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"read_on": office_day() + 2 * DAY}, "reading_in_future"),
        ({"read_on": office_day() - timedelta(1600)}, "reading_outside_installation"),
        ({"state": 100_000}, "reading_too_many_digits"),
    ],
)
def test_that_a_state_the_meter_cannot_show_is_refused(
    boss: psycopg.Connection[Any], place: Place, more: dict[str, Any], code: str
) -> None:
    with _refused(code):
        insert(boss, place, status="reported", **{"state": 420, **more})


def test_that_the_newest_booked_state_is_kept_at_the_meter(boss: psycopg.Connection[Any], place: Place) -> None:
    estimate = book(boss, place, office_day() - DAY, 440, estimated=True)
    shown = "select last_state, last_on, last_estimated from okienko.installations where id = %s"
    assert boss.execute(shown, (place.installation_id,)).fetchone() == (440, office_day() - DAY, True)
    boss.execute("update okienko.readings set status = 'reversed', reason = 'x' where id = %s", (estimate,))
    assert boss.execute(shown, (place.installation_id,)).fetchone() == (412, office_day() - 48 * DAY, False)

"""Two desks: what another one changes is seen here by itself; who comes second is told, and loses nothing typed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from statistics import median
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.clerks import ClerkRole
from app.store import roles
from app.store.town import stories
from app.system.clock import SYSTEM_CLOCK
from tests.database import Clone
from tests.stories.conftest import PASSWORD, OpenDesk
from tests.stories.desk import DeskAtWork
from tests.stories.texts import screen

SECOND = 1.0
TODAY = SYSTEM_CLOCK.today()


class Elsewhere:
    """Plain psycopg sessions of other people, and of the billing import."""

    def __init__(self, town: Clone) -> None:
        self._town = town
        self.boss = town.connect()
        self.boss.execute("set search_path = okienko, pg_temp")
        self.anna = self.one("select customer_id from customers where number = %s", stories.ANNA)

    def one(self, statement: str, *values: object) -> Any:
        row = self.boss.execute(statement, values).fetchone()
        assert row is not None
        return row[0]

    def session(self, role: ClerkRole) -> psycopg.Connection[tuple[Any, ...]]:
        """A clerk of this role, by psycopg alone."""
        login = f"other_{role.value}_{self._town.name}"
        roles.add_clerk(self.boss, login, "Ewa Dąbrowska", role, PASSWORD)
        self._town.lend(login)
        return self._connect(login, PASSWORD)

    def billing(self) -> psycopg.Connection[tuple[Any, ...]]:
        """The billing system's import."""
        return self._connect(*self._town.make_login("okienko_import"))

    def _connect(self, login: str, password: str) -> psycopg.Connection[tuple[Any, ...]]:
        made = psycopg.connect(self._town.conninfo(login), password=password, autocommit=True)
        self._town._stack.callback(made.close)
        made.execute("set search_path = okienko, pg_temp")
        return made


@pytest.fixture
def elsewhere(town: Clone) -> Elsewhere:
    return Elsewhere(town)


def seconds_until(desk: DeskAtWork, text: str, change: Callable[[], object]) -> float:
    """How long it takes from the change to the text on the screen; not one key is pressed."""
    pressed = desk.pressed
    assert text not in screen(desk.program.window)
    began = time.monotonic()
    change()
    try:
        desk.until(lambda: text in screen(desk.program.window))
    except Exception as late:
        raise AssertionError(f"{text!r} is not on the screen:\n{screen(desk.program.window)}") from late
    assert desk.pressed == pressed
    return time.monotonic() - began


def test_that_changes_made_elsewhere_are_seen_within_a_second(open_desk: OpenDesk, elsewhere: Elsewhere) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.verify()
        desk.key("Alt+1")
        desk.idle()
        took = [seconds_until(desk, text, change) for text, change in _changes(desk, elsewhere)]
        assert median(took) < SECOND, took


def _changes(desk: DeskAtWork, elsewhere: Elsewhere) -> Iterator[tuple[str, Callable[[], object]]]:
    billing, supervisor = elsewhere.billing(), elsewhere.session(ClerkRole.SUPERVISOR)
    account = elsewhere.one(
        "select id from accounts where customer_id = %s and service = 'water'", elsewhere.anna
    )  # a payment of 50,00 of the 148,32 that are due
    paid = (
        "insert into operations (customer_id, account_id, kind, booked_on, credit, open_amount, document) "
        "values (%s, %s, 'payment', %s, %s, %s, 'WB 231/11/2026')"
    )
    yield (
        "Woda: do zapłaty 98,32 zł",
        lambda: billing.execute(paid, (elsewhere.anna, account, TODAY, 5000, -5000)),
    )
    yield (
        "88,32 zł",
        lambda: billing.execute(paid, (elsewhere.anna, account, TODAY, 1000, -1000)),
    )
    told = "insert into announcements (service, text, starts_at, request_key) values ('water', %s, now(), %s)"
    sentence = "Płukanie sieci: ul. Łużycka do 15:00"
    yield sentence, lambda: supervisor.execute(told, (sentence, uuid4()))
    letter = (
        "with n as (select nextval('ids') as id) insert into messages "
        "(customer_id, id, thread_id, from_customer, author, subject, body) "
        "select %s, n.id, n.id, true, 'e-BOK', 'Licznik', 'Proszę o wymianę.' from n"
    )
    yield "2 nieprzeczytane wiadomości", lambda: elsewhere.boss.execute(letter, (elsewhere.anna,))
    desk.key("Alt+3")
    desk.idle()
    yield "419 m³", lambda: supervisor.execute(*_reading(elsewhere, 419))
    booked = "update readings set status = 'booked' where customer_id = %s and state = 419"
    yield "419 m³, " + f"{TODAY:%d.%m.%Y}", lambda: supervisor.execute(booked, (elsewhere.anna,))


def _reading(elsewhere: Elsewhere, state: int, days_ago: int = 0) -> tuple[str, tuple[object, ...]]:
    place = elsewhere.one(
        "select id from installations where customer_id = %s and removed_on is null order by id limit 1",
        elsewhere.anna,
    )
    statement = (
        "insert into readings (customer_id, installation_id, read_on, state, status, source, request_key) "
        "values (%s, %s, %s, %s, 'reported', 'desk', %s)"
    )
    return statement, (elsewhere.anna, place, TODAY - timedelta(days_ago), state, uuid4())


def test_that_the_page_of_the_balance_follows_a_payment(open_desk: OpenDesk, elsewhere: Elsewhere) -> None:
    """Header, page 2.1, history and the sentences to read aloud agree to the grosz."""
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.verify()
        desk.key("Alt+1")
        desk.idle()
        billing = elsewhere.billing()
        account = elsewhere.one("select id from accounts where customer_id = %s and service = 'water'", elsewhere.anna)
        billing.execute(
            "insert into operations (customer_id, account_id, kind, booked_on, credit, open_amount, document) "
            "values (%s, %s, 'payment', %s, 14832, -14832, 'WB 232/11/2026')",
            (elsewhere.anna, account, TODAY),
        )
        desk.until(lambda: "148,32" not in desk.seen_of("Header"))
        desk.idle()
        told = screen(desk.program.window)
        assert "Woda: rozliczone" in desk.seen_of("Header")
        assert "148,32 Wn" not in told, "the tree still tells the old balance of the month"


def test_that_the_second_desk_is_told_and_keeps_its_text(open_desk: OpenDesk, elsewhere: Elsewhere) -> None:
    with open_desk() as desk:
        desk.open(stories.ANNA)
        desk.verify()
        desk.key("Alt+3")
        desk.idle()
        field = desk.focus()
        assert isinstance(field, QLineEdit)
        desk.type("418")
        other = elsewhere.session(ClerkRole.CLERK)
        other.execute(*_reading(elsewhere, 421))
        desk.key("Return")  # perhaps before the notice has come
        desk.wait_for("421 m³")
        desk.idle()
        assert field.text() == "418"
        assert "szybsze" in desk.seen() or "jest już stan 421" in desk.seen(), desk.seen()
        stored = elsewhere.boss.execute(
            "select state from readings where customer_id = %s and read_on = %s and status = 'reported'",
            (elsewhere.anna, TODAY),
        ).fetchall()
        assert stored == [(421,)], "one wins, whoever came second"
        assert QApplication.activeModalWidget() is None

"""A desk with customers who have no e-BOK account yet, and how a clerk enters a paper by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import psycopg
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.pages.office_declarations import OfficeDeclarationsPage
from tests.database import Clone
from tests.office_data import Person, person
from tests.stories.desk import DeskAtWork, desk_at_work

PESEL = "44051401359"
EMAIL = "anna.kowalska@poczta.example"
PHONE = "601234567"


@dataclass(frozen=True)
class Office:
    """A database with Anna on file, and desks that are opened on it."""

    clone: Clone
    owner: psycopg.Connection[tuple[Any, ...]]
    anna: Person
    login: str
    open: Callable[..., AbstractContextManager[DeskAtWork]]

    def one(self, statement: str, *values: object) -> Any:
        """The first column of the first row."""
        row = self.owner.execute(statement, values).fetchone()
        assert row is not None
        return row[0]


def home(owner: psycopg.Connection[tuple[Any, ...]], who: int, house: str = "12") -> None:
    """The address of residence, as most customers have it on file."""
    owner.execute(
        "insert into okienko.addresses (customer_id, kind, street, house, flat, postal_code, city) "
        "values (%s, 'residence', 'Łużycka', %s, '3', '74-100', 'Gryfino')",
        (who, house),
    )


def make_office(qtbot: QtBot, app: QApplication, clone: Clone) -> Office:
    """Anna is on file, without an account."""
    owner = clone.connect()
    anna = person(owner, portal="", pesel=PESEL)
    home(owner, anna.customer_id)
    login, password = clone.make_login("okienko_clerk")

    def open_(**look: Any) -> AbstractContextManager[DeskAtWork]:
        return desk_at_work(qtbot, app, clone.conninfo(login), password, **look)

    return Office(clone, owner, anna, login, open_)


def page(desk: DeskAtWork) -> OfficeDeclarationsPage:
    """Page Oświadczenia, which is in front."""
    found = desk.workplace.stack.currentWidget()
    assert isinstance(found, OfficeDeclarationsPage)
    return found


def begin(desk: DeskAtWork, number: str = "004512") -> None:
    """Ctrl+D, the Id of the paper, Enter."""
    desk.key("Ctrl+D")
    desk.idle()
    desk.type(number)
    desk.key("Return")
    desk.until(lambda: page(desk).wizard.on_file is not None)
    desk.idle()


def who(desk: DeskAtWork) -> None:
    """Step 1 for an owner with an identity card."""
    desk.type(PESEL)
    desk.key("Return")
    desk.type("w")
    desk.key("Return")
    desk.type("d")
    desk.key("Return")
    desk.idle()


def objects(desk: DeskAtWork) -> None:
    """Step 2: everything of this payer."""
    desk.key("Ctrl+A")
    desk.key("Return")
    desk.idle()


def contact(desk: DeskAtWork, email: str = EMAIL, consents: str = "12345") -> None:
    """Step 3: e-mail twice, phone, the boxes that are ticked on the paper."""
    desk.type(email)
    desk.key("Return")
    desk.type(email)
    desk.key("Return")
    desk.type(PHONE)
    desk.key("Return")
    desk.type(consents)
    desk.key("Return")
    desk.idle()


def register(desk: DeskAtWork) -> None:
    """Step 4: signed before the clerk; register."""
    desk.key("Space")
    desk.key("Return")
    desk.key("Return")
    desk.until(lambda: page(desk).done.outcome is not None, timeout=20_000)
    desk.idle()

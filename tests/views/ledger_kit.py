"""A clerk's desk on a real database with Kowalska Anna in it, for pages of the ledger; keys go where the focus is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel, Level
from app.domain.money import NBSP
from app.models.language import FOLDER, Polish
from app.models.tab import CustomerTab
from app.services import customers
from app.system.clock import Clock
from app.views.desk import Desk
from app.views.pages.account import AccountPage
from app.views.pages.papers import PaperListPage
from tests.accounts import NRB
from tests.bookkeeping import Books
from tests.database import Clone
from tests.views import desk_kit

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def books(clone: Clone) -> Books:
    return Books(clone.connect())


@pytest.fixture
def opened() -> list[tuple[int, str]]:
    return []


@pytest.fixture
def desk(qapp: QApplication, clone: Clone, opened: list[tuple[int, str]]) -> Iterator[Desk]:
    words = Polish(sorted(file.name for file in FOLDER.glob("*_pl.ts")))
    qapp.installTranslator(words)
    home = QWidget()
    made = desk_kit.desk(home, opened=lambda customer, page: opened.append((customer, page)))
    yield replace(made, link=clone.login("okienko_clerk"), clock=Clock())
    assert made.jobs.shut_down()
    qapp.removeTranslator(words)
    home.deleteLater()


@pytest.fixture
def anna(books: Books) -> tuple[int, int]:
    """Kowalska Anna: an old invoice paid, one late, one not yet due; waste overpaid. Her id and her water card's."""
    today = books.today()
    who = books.customer("Kowalska", "Anna")
    card = books.card(who, nrb=NRB, contract_number="118/2014", contract_on=date(2014, 5, 7))
    months = [today.replace(day=1) - timedelta(days) for days in (80, 50)] + [today - timedelta(3)]
    for number, (day, amount) in enumerate(zip(months, (4900, 9610, 5222), strict=True)):
        paper = books.paper(who, f"FV/WOD/{number}/2026", day, amount, account_id=card)
        books.lines(who, paper, ("Woda", "7", "4.5", "8", amount - round(amount * 8 / 108), round(amount * 8 / 108)))
        charge = books.charge(who, card, day, amount, paper_id=paper, document=f"FV/WOD/{number}/2026")
        if number == 0:
            payment = books.payment(who, card, day + timedelta(9), amount)
            books.settle(who, card, charge, payment, amount, day + timedelta(9))
    waste = books.card(who, "waste")
    books.payment(who, waste, today, 2000)
    return who, card


def read(desk: Desk, who: int) -> CustomerCard:
    return customers.open_card(desk.link, who, contact_key="", channel=ContactChannel.PHONE)


def show(qtbot: QtBot, page: AccountPage | PaperListPage, tab: CustomerTab, level: Level) -> None:
    qtbot.addWidget(page)
    page.resize(780, 700)
    page.show_card(tab.card)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    tab.set_level(level)
    page.activate()
    page.focus_first()
    QTest.qWait(0)  # labels made just now are shown by the loop


def texts(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels).replace(NBSP, " ")


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)

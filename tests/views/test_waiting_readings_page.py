"""The office's page "Odczyty" with real keys against a real database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.main import office_specs
from app.services import metering
from app.store.session import Database
from app.views.desk import Desk
from app.views.pages.office_readings import WaitingReadingsPage
from tests.database import Clone
from tests.store.metering_data import Place, add_place, book, book_months, draft, office_day
from tests.views.office_stage import staffed

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Shown:
    """The page, and what it opened."""

    qtbot: QtBot
    desk: Desk
    page: WaitingReadingsPage
    boss: psycopg.Connection[Any]
    opened: list[tuple[int, str]] = field(default_factory=list)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def texts(self) -> str:
        labels = " ".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())
        return labels.replace("\u00a0", " ")

    def statuses(self) -> list[tuple[int, str]]:
        found = self.boss.execute("select state, status from okienko.readings where source = 'phone' order by id")
        return [(int(state), str(status)) for state, status in found.fetchall()]


@contextmanager
def shown(qtbot: QtBot, app: QApplication, clone: Clone, link: Database, role: str) -> Iterator[Shown]:
    with staffed(app, link, roles=frozenset({role})) as desk:
        page = WaitingReadingsPage(desk)
        desk.commands.set_home(page)
        qtbot.addWidget(page)
        page.resize(1200, 620)
        made = Shown(qtbot, desk, page, clone.connect())
        desk.open_customer = lambda customer, key: made.opened.append((customer, key))
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.activate()
        yield made


@pytest.fixture
def waiting(clone: Clone) -> Place:
    """One state below an estimate, and one reported a day later at another customer's."""
    boss, clerk = clone.connect(), clone.login("okienko_clerk")
    first = add_place(clone, "004512")
    book_months(boss, first)
    book(boss, first, office_day() - timedelta(10), 440, estimated=True)
    metering.register(clerk, draft(first, 426, office_day() - timedelta(1)), office_day())
    second = add_place(clone, "004513", legal_until=office_day() - timedelta(9))
    book_months(boss, second)
    metering.register(clerk, draft(second, 427, contact_key=str(uuid4())), office_day())
    return first


@pytest.fixture
def head(qtbot: QtBot, qapp: QApplication, clone: Clone, waiting: Place) -> Iterator[Shown]:
    """A supervisor's page."""
    assert waiting.customer_id
    with shown(qtbot, qapp, clone, clone.login("okienko_supervisor"), "supervisor") as made:
        qtbot.waitUntil(lambda: made.page.waiting.rowCount() == 2)
        made.page.focus_first()
        yield made


def test_that_the_oldest_comes_first_and_tells_what_to_decide(head: Shown) -> None:
    assert head.page.waiting_view.hasFocus()
    assert "O 14 m³ mniej niż szacunek 440 m³" in head.texts()
    head.press(Key.Key_Down)
    assert "O 15 m³ więcej niż zaksięgowany stan 412 m³" in head.texts()


def test_that_enter_opens_the_customer_on_the_readings(head: Shown, waiting: Place) -> None:
    head.press(Key.Key_Return)
    assert head.opened == [(waiting.customer_id, "2.3")]


def test_that_an_estimate_is_reversed_only_with_a_reason(head: Shown) -> None:
    head.press(Key.Key_E, CTRL)
    assert "Wpisz powód" in head.page.reason_row.problem()
    assert head.page.reason.hasFocus()
    QTest.keyClicks(head.page.reason, "zdjecie licznika")
    head.press(Key.Key_E, CTRL)
    head.qtbot.waitUntil(lambda: head.page.waiting.rowCount() == 1)
    assert head.statuses() == [(426, "booked"), (427, "reported")]
    said = head.desk.messages.current()
    assert said is not None
    assert "Skorygowano szacunek, zaksięgowano: 426" in said.text.replace("\u00a0", " ")
    assert head.page.waiting_view.current_id() is not None  # the next one is current


def test_that_booking_over_an_estimate_is_refused_in_words(head: Shown) -> None:
    head.press(Key.Key_B, CTRL)
    head.qtbot.waitUntil(lambda: "najpierw skoryguj szacunek" in head.page.reason_row.problem())
    assert head.statuses() == [(426, "waiting"), (427, "reported")]


def test_that_a_reported_reading_is_booked_with_one_key(head: Shown) -> None:
    head.press(Key.Key_Down)
    head.press(Key.Key_B, CTRL)
    head.qtbot.waitUntil(lambda: head.page.waiting.rowCount() == 1)
    assert head.statuses() == [(426, "waiting"), (427, "booked")]


def test_that_refusing_needs_a_reason_too(head: Shown) -> None:
    head.press(Key.Key_J, CTRL)
    assert head.page.reason.hasFocus()
    QTest.keyClicks(head.page.reason, "klient odwolal")
    head.press(Key.Key_J, CTRL)
    head.qtbot.waitUntil(lambda: head.page.waiting.rowCount() == 1)
    assert head.statuses()[0] == (426, "refused")


def test_that_another_supervisors_decision_is_a_conflict(head: Shown, clone: Clone) -> None:
    other = clone.login("okienko_supervisor")
    row = head.page.waiting.row_at(0)
    assert row is not None
    metering.refuse(other, row.customer_id, row.reading, reason="szybszy")
    QTest.keyClicks(head.page.reason, "powod")
    head.press(Key.Key_E, CTRL)
    head.qtbot.waitUntil(lambda: head.page.reason_row.problem() != "")
    assert head.statuses()[0] == (426, "refused")
    assert head.page.reason.text() == "powod"


def test_that_filters_and_tasks_are_lists_of_their_own(head: Shown) -> None:
    head.page.show_view("waiting")
    head.qtbot.waitUntil(lambda: head.page.waiting.rowCount() == 1)
    head.page.show_view("tasks")
    head.qtbot.waitUntil(lambda: head.page.tasks.rowCount() == 1)
    row = head.page.tasks.row_at(0)
    assert row is not None
    assert row.customer_number == "004513"
    assert head.page.done.isVisible()
    assert not head.page.reverse.isVisible()
    head.page.tasks_view.setFocus()
    head.press(Key.Key_B, CTRL)
    head.qtbot.waitUntil(lambda: "Żaden wodomierz nie czeka" in head.texts())


def test_that_a_clerk_only_looks(qtbot: QtBot, qapp: QApplication, clone: Clone, waiting: Place) -> None:
    with shown(qtbot, qapp, clone, clone.login("okienko_clerk"), "clerk") as made:
        qtbot.waitUntil(lambda: made.page.waiting.rowCount() == 2)
        made.page.focus_first()
        assert not made.page.decision.isVisible()
        made.press(Key.Key_B, CTRL)
        made.press(Key.Key_Return)
        assert made.opened == [(waiting.customer_id, "2.3")]
        assert made.statuses() == [(426, "waiting"), (427, "reported")]


def test_that_an_empty_list_says_so(qtbot: QtBot, qapp: QApplication, clone: Clone) -> None:
    with shown(qtbot, qapp, clone, clone.login("okienko_clerk"), "clerk") as made:
        qtbot.waitUntil(lambda: "Żaden odczyt nie czeka" in made.texts())
        made.page.focus_first()
        assert QApplication.focusWidget() is not None


def test_that_the_navigation_knows_the_page() -> None:
    spec = next(spec for spec in office_specs() if spec.key == "readings")
    assert (spec.key, spec.shortcut, spec.icon) == ("readings", "Ctrl+3", "readings")

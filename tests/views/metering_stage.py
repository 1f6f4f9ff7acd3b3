"""One customer with meters in a real database, and page 2.3 in a window as large as offices have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel, Level
from app.models.tab import CustomerTab, new_contact
from app.services import customers
from app.store.session import Database
from app.views.customer import CustomerView
from app.views.desk import Desk
from app.views.pages import readings
from app.views.pages.readings import ReadingsPage
from tests.database import Clone
from tests.store.metering_data import Place, add_installation, add_place, book, book_months, office_day
from tests.views.office_stage import staffed

Key = Qt.Key


@dataclass
class MeterStage:
    """The page with its desk; ``boss`` looks into the database past every rule."""

    qtbot: QtBot
    desk: Desk
    link: Database
    boss: psycopg.Connection[Any]
    place: Place
    garden: Place
    view: CustomerView
    window: QWidget

    @property
    def page(self) -> ReadingsPage:
        page = self.view.page()
        assert isinstance(page, ReadingsPage)
        return page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A real key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        """Real keys where the focus is, replacing what is selected there."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def said(self) -> str:
        """What stands below the fields."""
        return self.page.entry.meaning.text().replace("\u00a0", " ")

    def told(self) -> str:
        """What the message bar shows."""
        said = self.desk.messages.current()
        return said.text.replace("\u00a0", " ") if said is not None else ""

    def stored(self) -> list[tuple[Any, ...]]:
        """Readings of both meters that desks have entered."""
        return self.boss.execute(
            "select state, status, source, reason from okienko.readings where source in ('phone', 'desk') order by id"
        ).fetchall()

    def wait_for(self, text: str) -> None:
        """Wait until the check says something."""
        self.qtbot.waitUntil(lambda: text in self.said())

    def wait_told(self, text: str) -> None:
        """Wait until the message bar says something."""
        self.qtbot.waitUntil(lambda: text in self.told())


def add_customer(clone: Clone) -> tuple[psycopg.Connection[Any], Place, Place]:
    """A flat's main meter read every month (412 m3, 48 days ago) and a garden meter below it."""
    boss = clone.connect()
    place = add_place(clone)
    book_months(boss, place)
    garden_id = add_installation(
        boss, place.customer_id, place.account_id, "8APT99004512", 5,
        {"role": "garden", "place": "ogród", "installed_on": office_day() - timedelta(700), "installed_state": 0,
         "parent_id": place.installation_id},
    )  # fmt: skip
    garden = Place(place.customer_id, place.account_id, garden_id, "8APT99004512")
    book(boss, garden, office_day() - timedelta(60), 40)
    return boss, place, garden


def open_stage(
    qtbot: QtBot, app: QApplication, clone: Clone, link: Database, *, percent: int = 100, level: Level = Level.READING
) -> Iterator[MeterStage]:
    """Open the customer's page 2.3 as after Alt+3; the width leaves room for the strip and the navigation."""
    boss, place, garden = add_customer(clone)
    with staffed(app, link) as desk:
        desk.theme.set_percent(percent)
        window = QWidget()
        desk.commands.set_home(window)
        card = customers.open_card(link, place.customer_id, contact_key="")
        tab = CustomerTab(card, new_contact(ContactChannel.PHONE, desk.clock.now()))
        view = CustomerView(desk, tab, readings.specs())
        layout = QHBoxLayout(window)
        layout.setContentsMargins(130, 90, 250, 30)
        layout.addWidget(view)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        tab.set_level(level)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        stage = MeterStage(qtbot, desk, link, boss, place, garden, view, window)
        stage.press(Key.Key_3, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: not view.is_going() and stage.page.form.history() is not None)
        yield stage
        desk.theme.set_percent(100)

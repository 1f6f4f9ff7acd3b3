"""A desk at the real database with Polish words, and a customer's strip on it, for tests of strip and office pages."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.contacts import ContactChannel, ContactEnd, Level, Topic
from app.models.language import Polish, rest_of_words
from app.models.tab import CustomerTab, new_contact
from app.services import customers
from app.store.session import Database
from app.system.clock import Clock
from app.views.desk import Clerk, Desk
from app.views.pages.page import OfficePage, Page
from app.views.strip import Strip
from tests.office_data import Connection, Person, person
from tests.views import desk_kit
from tests.views.keys import type_text

PHONE = ContactChannel.PHONE
PLAIN = Qt.KeyboardModifier.NoModifier
_numbers = itertools.count(4600)


@contextmanager
def staffed(app: QApplication, link: Database, *, roles: frozenset[str] = frozenset({"clerk"})) -> Iterator[Desk]:
    """A desk signed in over ``link``; its jobs are over at the end."""
    words = Polish()
    words.add(rest_of_words())
    app.installTranslator(words)
    desk = replace(desk_kit.desk(), link=link, clock=Clock(), clerk=Clerk("anna.nowak", "Anna Nowak", roles))
    try:
        yield desk
        assert desk.jobs.shut_down()
    finally:
        app.removeTranslator(words)


def someone(owner: Connection, **changes: str) -> Person:
    """A new customer, so that tests of one database do not meet."""
    number = next(_numbers)
    return person(owner, f"{number:06d}", pesel=f"{number:07d}1359", **changes)


def keys(text: str) -> None:
    """Type into whatever has the focus."""
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, letter) if letter.isascii() else type_text(widget, letter)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press one key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


@dataclass
class Stage:
    """A strip in a window of its own, the customer it is about, and a look into the database."""

    desk: Desk
    who: Person
    tab: CustomerTab
    strip: Strip
    owner: Connection
    window: QWidget


def open_strip(qtbot: QtBot, desk: Desk, owner: Connection, who: Person) -> Stage:
    """Open a customer's strip and begin with the caller."""
    window = QWidget()
    qtbot.addWidget(window)
    desk.commands.set_home(window)
    card = customers.open_card(desk.link, who.customer_id, contact_key="")
    tab = CustomerTab(card, new_contact(PHONE, desk.clock.now()), window)
    strip = Strip(desk, tab)
    QVBoxLayout(window).addWidget(strip)
    window.resize(280, 900)
    window.show()
    qtbot.waitUntil(lambda: desk.jobs.pending() == 0)
    strip.focus_first()
    qtbot.waitUntil(strip.caller.list.hasFocus)
    return Stage(desk, who, tab, strip, owner, window)


def reach(qtbot: QtBot, stage: Stage, wanted: Level) -> None:
    """Wait until the level is reached and all is stored."""
    qtbot.waitUntil(lambda: stage.tab.level is wanted and stage.desk.jobs.pending() == 0)


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until every job has its answer."""
    qtbot.waitUntil(lambda: desk.jobs.pending() == 0)


def show(qtbot: QtBot, desk: Desk, who: Person, kind: Callable[[Desk, CustomerTab], Page], level: Level) -> Page:
    """A page of a customer in a window of its own."""
    card = customers.open_card(desk.link, who.customer_id, contact_key="")
    tab = CustomerTab(card, new_contact(PHONE, desk.clock.now()))
    page = kind(desk, tab)
    tab.setParent(page)
    tab.set_level(level)
    _in_window(qtbot, page, desk)
    page.show_card(card)
    page.activate()
    settle(qtbot, desk)
    page.focus_first()
    return page


def show_office(qtbot: QtBot, desk: Desk, kind: Callable[[Desk], OfficePage]) -> OfficePage:
    """A page of the office in a window of its own."""
    page = kind(desk)
    _in_window(qtbot, page, desk)
    page.activate()
    page.focus_first()
    settle(qtbot, desk)
    return page


def _in_window(qtbot: QtBot, page: QWidget, desk: Desk) -> None:
    qtbot.addWidget(page)
    desk.commands.set_home(page)
    page.resize(760, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def ended(who: Person, topic: Topic, note: str = "", **changes: Any) -> ContactEnd:
    """A contact of nine minutes, about to be stored."""
    started = datetime.now(UTC) - timedelta(minutes=9)
    base = ContactEnd(who.customer_id, str(uuid4()), PHONE, started, topic, note, None, Level.BALANCE)
    return replace(base, **changes)


def named(page: QWidget) -> None:
    """Assert that whatever takes the focus has a name."""
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), type(widget).__name__

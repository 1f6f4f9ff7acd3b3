"""From the ring to the told balance, and to the end of the contact: the whole window, a real database, keys only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import main
from app.domain.contacts import Level
from app.models.search import Finder
from app.services import search
from app.views.lock import LockView
from app.views.signin import SignInView
from app.views.strip import Strip
from app.views.window import Window
from app.views.window_commands import WindowCommands
from app.views.workplace import Workplace
from tests.database import Clone
from tests.office_data import one, person
from tests.views.office_stage import staffed

BUDGET = 12
"""Keys from the ring of the phone until the balance is told (screens.md)."""


class Clerk:
    """Presses keys into whatever has the focus, and counts them."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.pressed = 0

    def types(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._focus(), letter)
            self.pressed += 1

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._focus(), key, modifier)
        self.pressed += 1

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window


def test_that_the_balance_is_told_within_the_budget(qtbot: QtBot, qapp: QApplication, clone: Clone) -> None:
    owner = clone.connect()
    who = person(owner)
    link = clone.login("okienko_clerk")
    with staffed(qapp, link) as desk:
        finder = Finder(desk.jobs, lambda text, cancel: search.find(link, text, cancel=cancel))
        place = Workplace(desk, finder, main.page_specs(), main.office_specs(), Strip)
        WindowCommands(place, lambda: None, lambda: None)
        window = Window(SignInView(desk.theme, "baza", "anna.nowak"), LockView(desk.theme), desk.settings)
        qtbot.addWidget(window)
        window.show_workplace(place)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.setMinimumSize(1366, 768)  # the offscreen screen is smaller than an office's
        window.resize(1366, 768)
        qtbot.waitUntil(lambda: place.width() >= 1366)
        clerk = Clerk(window)

        clerk.presses(Qt.Key.Key_F3)
        clerk.types("004512")
        qtbot.waitUntil(lambda: desk.jobs.pending() == 0)
        clerk.presses(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(window.findChildren(Strip)))
        strip = window.findChildren(Strip)[0]
        qtbot.waitUntil(strip.caller.list.hasFocus)
        clerk.types("12")
        qtbot.waitUntil(lambda: "99,32" in strip.answers.text.toPlainText())
        assert clerk.pressed <= BUDGET
        view = place.area.current()
        assert view is not None
        assert view.tab.level is Level.BALANCE

        clerk.types("s")
        key = view.tab.contact.key
        clerk.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: view.tab.contact.key != key)
        qtbot.waitUntil(place.search.hasFocus)
        assert one(owner, "select topic from okienko.contacts where customer_id = %s", who.customer_id) == "balance"
        qtbot.waitUntil(lambda: desk.jobs.pending() == 0)

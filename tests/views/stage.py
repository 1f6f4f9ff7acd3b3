"""A whole workplace in its window, with services that answer from memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.card import CustomerCard
from app.domain.search import Hit, SearchAnswer
from app.models.jobs import Cancel
from app.models.language import Polish, rest_of_words
from app.models.search import Finder
from app.models.tab import CustomerTab
from app.views.customer import CustomerView
from app.views.desk import Desk
from app.views.lock import LockView
from app.views.signin import SignInView
from app.views.window import Window
from app.views.window_commands import WindowCommands
from app.views.workplace import Workplace
from tests.views import desk_kit


class Strip(QWidget):
    """Stands where the caller panel would: one button, and something that could be lost."""

    def __init__(self, _desk: Desk, tab: CustomerTab) -> None:
        super().__init__()
        self.tab = tab
        self.lost = ""
        self.button = QPushButton("Rozmówca")
        QVBoxLayout(self).addWidget(self.button)

    def focus_first(self) -> None:
        self.button.setFocus()

    def unsaved(self) -> str:
        return self.lost


class Stage:
    """The window and what stands behind it."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, **values: Any) -> None:
        self.qtbot = qtbot
        self.cards: dict[int, CustomerCard] = {number: desk_kit.card(number) for number in (1, 2, 3)}
        self.cards[2] = desk_kit.card(2, name="Zakład Usługowy „Żółw”", unread_messages=0)
        self.hits: tuple[Hit, ...] = (desk_kit.hit(1), desk_kit.hit(2, "Zakład Usługowy „Żółw”"))
        self.opened: list[tuple[int, dict[str, Any]]] = []
        self.failures: list[Exception] = []
        self.hold = threading.Event()
        self.hold.set()
        self.locked = 0
        self.signed_out = 0
        monkeypatch.setattr("app.services.customers.open_card", self.open_card)
        self.desk = desk_kit.desk(**values)
        finder = Finder(self.desk.jobs, self._find)
        self.workplace = Workplace(self.desk, finder, desk_kit.pages(), desk_kit.office(), Strip)
        WindowCommands(self.workplace, self._lock, self._sign_out)
        self.workplace.begin()
        sign_in = SignInView(self.desk.theme, "baza", "anna.nowak")
        self.window = Window(sign_in, LockView(self.desk.theme), self.desk.settings)
        qtbot.addWidget(self.window)
        self.window.show_workplace(self.workplace)
        self.window.setWindowState(Qt.WindowState.WindowNoState)  # the screen without a display is a small one
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def open_card(self, _link: object, customer_id: int, **values: Any) -> CustomerCard:
        self.opened.append((customer_id, values))
        self.hold.wait(5)
        if self.failures:
            raise self.failures.pop(0)
        return self.cards[customer_id]

    def _find(self, text: str, _cancel: Cancel) -> SearchAnswer:
        return SearchAnswer(text, self.hits, more=False)

    def _lock(self) -> None:
        self.locked += 1

    def _sign_out(self) -> None:
        self.signed_out += 1

    def open(self, customer_id: int) -> CustomerView:
        """Open a customer and wait for the card."""
        area = self.workplace.area
        self.workplace.open_customer(customer_id)
        self.qtbot.waitUntil(lambda: area.view_of(customer_id) is not None and not self.desk.jobs.pending())
        view = area.view_of(customer_id)
        assert view is not None
        return view

    def strip(self, view: CustomerView) -> Strip:
        """The strip of a customer."""
        return next(strip for strip in self.window.findChildren(Strip) if strip.tab is view.tab)

    def focus(self) -> QWidget | None:
        """Where keys go."""
        return QApplication.focusWidget()

    def key(self, key: str) -> None:
        """Press a key combination where the focus is ("Alt+1", "F3"); a page that is made for it is waited for."""
        press(self.focus() or self.workplace, key)
        area = self.workplace.area
        self.qtbot.waitUntil(lambda: not any(view.is_going() for view in area.views()))


def press(widget: QWidget, key: str) -> None:
    """Press a combination as it is written in the key map."""
    sequence: Any = QKeySequence(key)  # the binding's types don't know that it can be indexed
    combination = sequence[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def click(widget: QWidget) -> None:
    """Click the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    words = Polish()
    words.add(rest_of_words())
    qapp.installTranslator(words)
    made = Stage(qtbot, monkeypatch)
    yield made
    made.hold.set()
    assert made.desk.jobs.shut_down()
    qapp.removeTranslator(words)


__all__ = ["Stage", "Strip", "click", "press", "stage"]

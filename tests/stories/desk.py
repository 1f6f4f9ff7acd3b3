"""The real program, signed in by itself to a test database; what a clerk does is done by keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.main import build_workplace, load_rooms
from app.system.settings import DeskSettings
from app.system.settings import Theme as ThemeName
from app.views.customer import CustomerView
from app.views.parts.labels import Text
from app.views.preferences import Preferences
from app.views.program import Door, Plan, Program
from app.views.workplace import Workplace
from tests.views.keys import type_text
from tests.views.stage import press


class DeskAtWork:
    """A clerk's program as it runs."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program

    @property
    def workplace(self) -> Workplace:
        found = self.program.workplace
        assert found is not None
        return found

    def focus(self) -> QWidget:
        """Where keys go."""
        found = QApplication.focusWidget()
        assert found is not None, "keys would go nowhere"
        return found

    def key(self, key: str) -> None:
        """Press a key where the focus is: "Alt+3", "Return"."""
        press(self.focus(), key)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        type_text(self.focus(), text)

    def open(self, number: str, customer_id: int) -> CustomerView:
        """Search by the Id and open with Enter, as with the phone at the ear."""
        self.key("F3")
        self.type(number)
        self.key("Return")
        area = self.workplace.area
        self.qtbot.waitUntil(lambda: area.view_of(customer_id) is not None)
        view = area.view_of(customer_id)
        assert view is not None
        self.qtbot.waitUntil(view.isVisible)
        return view

    def seen(self) -> str:
        """Every text that is on the screen."""
        labels = self.program.window.findChildren(Text)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def wait_for(self, text: str, timeout: int = 5000) -> None:
        """Wait until a text is on the screen."""
        try:
            self.qtbot.waitUntil(lambda: text in self.seen(), timeout=timeout)
        except Exception as late:
            raise AssertionError(f"{text!r} is not on the screen:\n{self.seen()}") from late


@contextmanager
def desk_at_work(qtbot: QtBot, app: QApplication, conninfo: str, password: str) -> Iterator[DeskAtWork]:
    """Start the program on a database and wait until the clerk can work; everything ends with the block."""
    door = Door("próba", lambda _login: conninfo, "anna", password, automatic=True)
    settings = Preferences(None)
    settings.now = DeskSettings(theme=ThemeName.LIGHT)
    program = Program(app, Plan(lambda _cancel: door, load_rooms, build_workplace, place="próba"), settings)
    program.window.resize(1366, 768)
    with qtbot.waitSignal(program.ready, timeout=30_000):
        program.start()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    try:
        yield DeskAtWork(qtbot, program)
    finally:
        program.window.may_close = lambda: True
        ended = program.shut_down()
        program.window.close()
        program.window.deleteLater()
        QTest.qWait(0)
        app.removeTranslator(program._polish)
        app.removeTranslator(program._qt_words)
    assert ended


__all__ = ["DeskAtWork", "desk_at_work"]

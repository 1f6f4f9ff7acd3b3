"""The real program, signed in by itself to a test database; what a clerk does is done by keys."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.main import build_workplace, load_rooms
from app.system.settings import DeskSettings
from app.system.settings import Theme as ThemeName
from app.views.customer import CustomerView
from app.views.preferences import Preferences
from app.views.program import Door, Plan, Program
from app.views.workplace import Workplace
from tests.stories.texts import screen
from tests.views.keys import type_text
from tests.views.stage import press

Dialog = TypeVar("Dialog", bound=QWidget)
OFFICE_KEYS = (
    "Ctrl+1",
    "Ctrl+2",
    "Ctrl+3",
    "Ctrl+4",
    "Ctrl+5",
    "Ctrl+6",
    "Ctrl+7",
    "Ctrl+8",
    "Ctrl+9",
    "Ctrl+Shift+9",
    "Ctrl+R",
    "Ctrl+I",
)
PAGE_KEYS = ("Alt+1", "Alt+Shift+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6", "Alt+7", "Alt+8", "Alt+0", "F8")
SOON_MS = 200
"""Timers of so few milliseconds gather what follows a key or an answer; longer ones wait for the clerk."""
PATIENCE_MS = 60_000
"""How fast the machine is decides nothing."""


class DeskAtWork:
    """A clerk's program as it runs; counts the keys that were pressed."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.pressed = 0

    @property
    def workplace(self) -> Workplace:
        found = self.program.workplace
        assert found is not None
        return found

    @property
    def view(self) -> CustomerView:
        """The customer shown."""
        found = self.workplace.area.current()
        assert found is not None
        return found

    def focus(self) -> QWidget:
        """Where keys go."""
        found = QApplication.focusWidget()
        assert found is not None, "keys would go nowhere"
        return found

    def key(self, *keys: str) -> None:
        """Press keys where the focus is: "Alt+3", "Return". A page that has to be made is waited for."""
        for key in keys:
            self.pressed += 1
            press(self.focus(), key)
            self.until(lambda: not self._is_going())

    def _is_going(self) -> bool:
        workplace = self.program.workplace
        return workplace is not None and any(view.is_going() for view in workplace.area.views())

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.pressed += len(text)
        type_text(self.focus(), text)

    def paste(self, text: str) -> None:
        """Paste where the focus is."""
        QApplication.clipboard().setText(text)
        self.key("Ctrl+V")

    def until(self, there: Callable[[], object], timeout: int = PATIENCE_MS) -> None:
        """Wait for something."""
        self.qtbot.waitUntil(lambda: bool(there()), timeout=timeout)

    def idle(self) -> None:
        """Wait until nothing asked of the server is unanswered, nor about to be asked, and what came is laid out."""
        for _ in range(3):  # an answer may ask for the next thing, at once or after a moment
            QApplication.processEvents()
            self.until(self.is_at_rest)
        for _ in range(5):  # a layout inside another asks it to be laid out anew
            QApplication.processEvents()
            QApplication.sendPostedEvents()

    def is_at_rest(self) -> bool:
        """Whether no job is under way and no timer is about to begin one: changes are gathered for a moment before."""
        roots: tuple[QObject, ...] = (self.program, self.program.window)
        timers = (timer for root in roots for timer in root.findChildren(QTimer) if timer.isActive())
        soon = any(timer.isSingleShot() and timer.interval() <= SOON_MS for timer in timers)
        return not soon and self.program.jobs.pending() == 0

    def open(self, number: str, customer_id: int = 0) -> CustomerView:
        """Search by the Id and open with Enter, as with the phone at the ear."""
        area = self.workplace.area
        self.key("F3")
        self.type(number)
        self.key("Return")
        self.until(lambda: any(view.tab.card.number == number for view in area.views()))
        view = next(view for view in area.views() if view.tab.card.number == number)
        assert customer_id in {0, view.tab.customer_id}
        self.until(lambda: view.isVisible() and not area.is_opening())
        return view

    def verify(self) -> None:
        """The caller answers the first questions right."""
        for digit in "123":
            self.type(digit)
            self.idle()

    def own_work(self) -> None:
        """Own work without a caller: every page is open, nobody is told anything."""
        self.type("p")
        self.idle()

    def dialog(self, key: str, kind: builtins.type[Dialog]) -> Dialog:
        """Open a dialog by its key and wait until keys go there."""
        self.key(key)
        self.until(lambda: isinstance(QApplication.activeWindow(), kind))
        found = self.focus().window()
        assert isinstance(found, kind)
        return found

    def close_dialog(self) -> None:
        """Close it with Esc; the window has the keys again."""
        self.key("Esc")
        self.until(lambda: QApplication.activeModalWidget() is None)
        self.program.window.activateWindow()  # a screen without a window manager does not do it by itself
        self.until(self.program.window.isActiveWindow)

    def seen(self) -> str:
        """Every text that is on the screen."""
        return screen(self.program.window)

    def seen_of(self, name: str) -> str:
        """What a part of the window tells, by the name of its class."""
        parts = (w for w in self.program.window.findChildren(QWidget) if type(w).__name__ == name and w.isVisible())
        return "\n".join(screen(part) for part in parts)

    def wait_for(self, text: str, timeout: int = PATIENCE_MS) -> None:
        """Wait until a text is on the screen."""
        try:
            self.until(lambda: text in self.seen(), timeout=timeout)
        except Exception as late:
            raise AssertionError(f"{text!r} is not on the screen:\n{self.seen()}") from late


@contextmanager
def desk_at_work(
    qtbot: QtBot,
    app: QApplication,
    conninfo: str,
    password: str,
    *,
    percent: int = 100,
    theme: ThemeName = ThemeName.LIGHT,
) -> Iterator[DeskAtWork]:
    """Start the program on a database and wait until the clerk can work; everything ends with the block."""
    door = Door("próba", lambda _login: conninfo, "anna", password, automatic=True)
    settings = Preferences(None)
    settings.now = DeskSettings(theme=theme, text_size=percent)
    program = Program(app, Plan(lambda _cancel: door, load_rooms, build_workplace, place="próba"), settings)
    program.window.setWindowState(Qt.WindowState.WindowNoState)  # the screen of a test is smaller than an office's
    program.window.resize(1366, 768)
    with qtbot.waitSignal(program.ready, timeout=30_000):
        program.start()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    try:
        yield DeskAtWork(qtbot, program)
    finally:
        program.window.may_close = lambda: True
        program.jobs.shut_down(PATIENCE_MS)  # a thread has to end; how soon is the machine's
        ended = program.shut_down()
        program.window.close()
        program.window.deleteLater()
        QTest.qWait(0)
        for words in filter(None, (program._polish, program._qt_words)):
            app.removeTranslator(words)
    assert ended


__all__ = ["OFFICE_KEYS", "PAGE_KEYS", "DeskAtWork", "desk_at_work"]

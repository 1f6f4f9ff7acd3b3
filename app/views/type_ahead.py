"""Keys pressed between Enter and the opened customer: they are meant for that customer, not for what stands there now."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.views.commands import Commands, keys_of

LONGEST_MS = 3000
"""A customer that takes longer to open: what was typed ahead goes where the focus is then."""
_NEVER_ALONE = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}


class TypeAhead(QObject):
    """Holds every key while a customer opens and plays them in their order once it is open.

    Combinations wait with the rest: were only plain keys held, ``Alt+3`` and the digits of a meter's state typed behind it
    would reach the caller panel as answers found right, and open a balance to somebody nobody verified.
    """

    def __init__(self, is_opening: Callable[[], bool], commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._is_opening = is_opening
        self._commands = commands
        self._keys: list[tuple[int, Qt.KeyboardModifier, str]] = []
        self._holding = False
        self._watched: list[QWidget] = []
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LONGEST_MS)
        self._limit.timeout.connect(self.release)

    def hold_on(self) -> None:
        """From now on keys wait, where a customer is really about to open."""
        app = QApplication.instance()
        if self._is_opening() and not self._holding and isinstance(app, QApplication):
            self._holding = True
            app.focusChanged.connect(self._follow)
            self._follow(None, QApplication.focusWidget())
            self._limit.start()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keys come to whatever has the focus, and to its window where nothing has it.

        The application would show every event of every widget, and an opening customer has thousands.
        """
        self._unwatch()
        window = QApplication.activeWindow()
        self._watched = [widget for widget in (now, window) if widget is not None]
        for widget in self._watched:
            widget.installEventFilter(self)

    def _unwatch(self) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []

    def release(self) -> None:
        """The customer or page is open, or will not be: what waited is played in its order."""
        app = QApplication.instance()
        if not self._holding or not isinstance(app, QApplication):
            return
        self._holding = False
        self._limit.stop()
        app.focusChanged.disconnect(self._follow)
        self._unwatch()
        keys, self._keys = self._keys, []
        while keys and not self._holding:  # a command among them may begin to make another page
            key, modifiers, text = keys.pop(0)
            if not self._command(key, modifiers):
                self._press(key, modifiers, text)
        self._keys[:0] = keys

    def _command(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do the command of these keys, if one of what is visible now has them."""
        sequence = QKeySequence(QKeyCombination(modifiers, Qt.Key(key)))
        for command in self._commands.here():
            if any(QKeySequence(keys) == sequence for keys in keys_of(command)):
                self._commands.run(command.id)
                return True
        return False

    @staticmethod
    def _press(key: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
        target: QWidget | None = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if target is not None:
                QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if not self._is_opening():
            self.release()
            return False
        if event.key() in _NEVER_ALONE:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._keys.clear()
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._keys.append((event.key(), event.modifiers(), event.text()))
        event.accept()  # a ShortcutOverride taken here comes again as a key
        return True

"""Keys of commands go to their commands, whatever the field that has the focus would do with them.

Which keys edit a text is the system's to say: on Linux Ctrl+U empties a line, Ctrl+E and Ctrl+K move and cut in it. An
editor asks for its keys (``ShortcutOverride``) before any shortcut is looked for; what belongs to a command of what is
visible it does not get.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.system.override import override
from app.views.commands import Commands, keys_of


class CommandKeys(QObject):
    """Stands before whatever has the focus; lives as long as its parent."""

    def __init__(self, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            self._follow(None, QApplication.focusWidget())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The application would show every event of every widget; only what has the focus gets keys."""
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now
        if now is not None:
            now.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text() and event.text().isprintable():  # no command is looked for at each letter
            return False
        if not self._is_of_a_command(QKeySequence(event.keyCombination())):
            return False
        event.ignore()
        return True

    def _is_of_a_command(self, pressed: QKeySequence) -> bool:
        return any(QKeySequence(key) == pressed for command in self._commands.here() for key in keys_of(command))

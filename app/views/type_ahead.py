"""Keys pressed between Enter and the opened customer: they are meant for the caller panel, not for the search box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

LONGEST_MS = 3000
"""A customer that takes longer to open: what was typed ahead goes where the focus is then."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TypeAhead(QObject):
    """Holds plain keys while a customer opens and gives them to whoever has the focus once it is open."""

    def __init__(self, is_opening: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_opening = is_opening
        self._keys: list[tuple[int, Qt.KeyboardModifier, str]] = []
        self._holding = False
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LONGEST_MS)
        self._limit.timeout.connect(self.release)

    def hold_on(self) -> None:
        """From now on plain keys wait, where a customer is really about to open."""
        app = QApplication.instance()
        if self._is_opening() and not self._holding and app is not None:
            self._holding = True
            app.installEventFilter(self)
            self._limit.start()

    def release(self) -> None:
        """The customer is open, or will not be: what waited goes to the focus, in its order."""
        app = QApplication.instance()
        if not self._holding or app is None:
            return
        self._holding = False
        self._limit.stop()
        app.removeEventFilter(self)
        keys, self._keys = self._keys, []
        for key, modifiers, text in keys:
            target: QWidget | None = QApplication.focusWidget()
            if target is not None:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if not self._is_opening():
            self.release()
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._keys.clear()
            return False
        if not event.text().strip() or event.modifiers() & _HELD or not event.text().isprintable():
            return False
        self._keys.append((event.key(), event.modifiers(), event.text()))
        return True

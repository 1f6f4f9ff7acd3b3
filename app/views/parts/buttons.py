"""Buttons: a plain one, the one main act of a place, and one that only says a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from app.system.override import override
from app.views.parts.style import mark

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent


class Button(QPushButton):
    """A button; ``kind`` is "", "main" (one in a place) or "flat". The key shown beside the word is a command's."""

    def __init__(self, text: str = "", kind: str = "", *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "kind", kind)
        self.setAutoDefault(kind == "main")
        self.set_words(text, key)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def set_tip(self, key: str) -> None:
        """Where keys have no room on the buttons, tell this one's in its tip and to a reader."""
        shown = key_text(key)
        self.setToolTip(f"{self.text()} ({shown})")
        self.setAccessibleDescription(shown)

    def set_words(self, text: str, key: str = "") -> None:
        """The word on the button, and the key that does the same."""
        shown = key_text(key)
        self.setText(f"{text}   {shown}" if shown else text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(shown)


def key_text(key: str) -> str:
    """A key sequence as people read it: "Ctrl+K"."""
    if not key:
        return ""
    from PySide6.QtGui import QKeySequence

    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

"""Buttons: a plain one, the one main act of a place, and one that only says a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from app.views.parts.style import mark


class Button(QPushButton):
    """A button; ``kind`` is "", "main" (one in a place) or "flat". The key shown beside the word is a command's."""

    def __init__(self, text: str = "", kind: str = "", *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "kind", kind)
        self.setAutoDefault(kind == "main")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text, key)

    def set_words(self, text: str, key: str = "") -> None:
        """The word on the button, and the key that does the same."""
        shown = key_text(key)
        self.setText(f"{text}   {shown}" if shown else text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(shown)


def key_text(key: str) -> str:
    """A key sequence as people read it: "Ctrl+K"."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""

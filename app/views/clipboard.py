"""The clipboard: what was copied from this program is taken back when the clerk signs out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication


class Clipboard(QObject):
    """Copies plain text and knows whether what lies there came from this program, by whatever way."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._ours = ""
        clipboard.dataChanged.connect(self._changed)

    def copy(self, text: str) -> None:
        """Put plain text there ("1234.56", not "1 234,56 zł")."""
        self._clipboard.setText(text)
        self._ours = text

    def clear_ours(self) -> None:
        """Empty it when what lies there came from here: no customer's data outlives the signing out."""
        if self._ours and self._clipboard.text() == self._ours:
            self._clipboard.clear()
        self._ours = ""

    def _changed(self) -> None:
        """Something was copied: by us when we own it, or when the clerk was just working in our window."""
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        self._ours = self._clipboard.text() if active or self._clipboard.ownsClipboard() else ""

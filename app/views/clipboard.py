"""The clipboard: what we copied can be taken back when the clerk signs out."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard


class Clipboard(QObject):
    """Copies plain text and knows whether what lies there is still ours."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard

    def copy(self, text: str) -> None:
        """Put plain text there ("1234.56", not "1 234,56 zł")."""
        self._clipboard.setText(text)

    def clear_ours(self) -> None:
        """Empty it when this program put there what lies there: no customer's data outlives the signing out."""
        if self._clipboard.ownsClipboard():
            self._clipboard.clear()

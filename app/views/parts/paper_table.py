"""The list of papers on the screen: Space ticks, Shift+Space ticks up to here, Ctrl+A all that the list would show; typing seeks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.models.paper_list import PaperTable
from app.system.override import override
from app.views.parts.fitting_table import FittingTable
from app.views.theme import Theme

ALL_GIVE_WAY = ("kind", "issued", "due", "open")
UNPAID_GIVE_WAY = ("kind", "issued", "gross", "due")
"""Among unpaid ones what is left to pay is needed more than what it once was; an amount always stays."""

_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class PaperListView(FittingTable):
    """Columns go in the order of their need; the tick, the number, an amount and the state stay."""

    all_wanted = Signal()
    typed = Signal(str)
    """A letter or a digit: somebody types the number of a paper."""

    def __init__(self, theme: Theme, model: PaperTable, *, parent: QWidget | None = None) -> None:
        self._papers = model
        self._last = -1
        super().__init__(
            theme,
            model,
            gives_way=ALL_GIVE_WAY,
            stretch_px=70,
            elastic=("state",),
            parent=parent,
        )

    def set_unpaid(self, unpaid: bool) -> None:
        """Only unpaid papers are listed, or all."""
        self.set_gives_way(UNPAID_GIVE_WAY if unpaid else ALL_GIVE_WAY)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        elif event.key() == Qt.Key.Key_Space:
            self._tick(self.currentIndex().row(), through=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.text().isalnum() and event.modifiers() in _PLAIN:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and event.button() == Qt.MouseButton.LeftButton:
            self._tick(index.row(), through=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _tick(self, row: int, *, through: bool) -> None:
        """Tick a row or take its tick away; ``through``: all rows from the one ticked last."""
        paper = self._papers.row_at(row)
        if paper is None:
            return
        if through and 0 <= self._last < self._papers.rowCount():
            first, last = sorted((self._last, row))
            ids = [each.paper_id for each in self._papers.rows()[first : last + 1]]
            self._papers.set_ticks(dict.fromkeys((*self._papers.ticks(), *ids)))
        else:
            self._papers.toggle(paper.paper_id)
        self._last = row

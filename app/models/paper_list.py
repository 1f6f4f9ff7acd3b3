"""The list of papers (page 2.2), with those that are ticked to be given away together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from app.domain.paper_copies import MOST_AT_ONCE
from app.domain.papers import Paper
from app.models.columns import Align, Column
from app.models.endless import EndlessTable
from app.models.jobs import Jobs

TICK = "\u2713"
TICK_COLUMN = "tick"


class PaperTable(EndlessTable[Paper]):
    """Rows of papers behind a first column that shows the ticks. A tick stays while the list is filtered otherwise."""

    ticked = Signal()
    """Other papers are ticked."""

    def __init__(self, columns: tuple[Column[Paper], ...], jobs: Jobs, parent: QObject | None = None) -> None:
        self._ticks: dict[int, None] = {}
        tick: Column[Paper] = Column(
            TICK_COLUMN, TICK, TICK, lambda p: TICK if p.paper_id in self._ticks else "", Align.CENTER, strong=True
        )
        super().__init__((tick, *columns), key=lambda paper: paper.paper_id, jobs=jobs, parent=parent)

    def ticks(self) -> tuple[int, ...]:
        """Ids of the ticked papers, in the order they were ticked."""
        return tuple(self._ticks)

    def toggle(self, paper_id: int) -> None:
        """Tick a paper, or take its tick away; beyond ``MOST_AT_ONCE`` none is ticked."""
        if paper_id in self._ticks:
            del self._ticks[paper_id]
        elif len(self._ticks) < MOST_AT_ONCE:
            self._ticks[paper_id] = None
        self._tell()

    def set_ticks(self, paper_ids: Iterable[int]) -> None:
        """Tick these and no others."""
        self._ticks = dict.fromkeys(tuple(paper_ids)[:MOST_AT_ONCE])
        self._tell()

    @override
    def clear(self) -> None:
        self._ticks = {}
        super().clear()
        self.ticked.emit()

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid() and index.column() == 0:
            row = self.row_at(index)
            ticked = row is not None and row.paper_id in self._ticks
            if ticked:
                return QCoreApplication.translate("PaperTable", "ticked")
            return QCoreApplication.translate("PaperTable", "not ticked")
        return super().data(index, role)

    def _tell(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.ticked.emit()

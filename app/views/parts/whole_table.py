"""A short list on a page that scrolls: as high as its rows, so that it does not scroll by itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.models.table import ValueTable
from app.views.parts.fitting_table import FittingTable
from app.views.theme import Theme


class WholeTable(FittingTable):
    """Shows every row up to ``most``; beyond that it scrolls."""

    def __init__(
        self,
        theme: Theme,
        model: ValueTable[Any],
        *,
        gives_way: tuple[str, ...],
        stretch_px: int,
        elastic: tuple[str, ...] = (),
        most: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        self._most = most
        self.digits_pass = False
        """Digits mean something on the page: they are not looked for in the first column."""
        super().__init__(theme, model, gives_way=gives_way, stretch_px=stretch_px, elastic=elastic, parent=parent)
        model.modelReset.connect(self._grow)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.digits_pass and event.text().isdigit():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def fit(self) -> None:
        super().fit()
        self._grow()

    def _grow(self) -> None:
        rows = min(self.model().rowCount(), self._most)
        row = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().maximumHeight() + rows * row + 2 * self.frameWidth() + 2)

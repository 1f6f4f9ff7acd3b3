"""A list whose less needed columns go before one would have to scroll sideways: large text, a small screen."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.models.columns import Column
from app.models.table import ValueTable
from app.views.parts.tables import TableView
from app.views.theme import Theme


class FittingTable(TableView):
    """``gives_way`` names columns in the order they go; ``stretch_px`` is what the stretching one needs at 100 % text.

    Where that is not enough, texts of ``elastic`` columns end in "…": each keeps at least half of its width.
    """

    def __init__(
        self,
        theme: Theme,
        model: ValueTable[Any],
        *,
        gives_way: tuple[str, ...],
        stretch_px: int,
        elastic: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._gives_way = gives_way
        self._stretch_px = stretch_px
        self._elastic = elastic
        super().__init__(theme, model, parent=parent)

    def set_gives_way(self, gives_way: tuple[str, ...]) -> None:
        """Other columns are needed more."""
        self._gives_way = gives_way
        self.give_way()

    @override
    def fit(self) -> None:
        super().fit()
        self.give_way()

    def give_way(self) -> None:
        """Hide as many columns as the width asks for."""
        model = self.model()
        if not isinstance(model, ValueTable):
            return
        widths = {column.key: self._width(column) for column in model.columns}
        hidden: list[str] = []
        for key in self._gives_way:
            if sum(width for k, width in widths.items() if k not in hidden) > self.viewport().width():
                hidden.append(key)
        over = sum(width for k, width in widths.items() if k not in hidden) - self.viewport().width()
        stretches = False
        for number, column in enumerate(model.columns):
            shown = column.key not in hidden
            self.setColumnHidden(number, not shown)
            stretches = stretches or (shown and not column.width_sample)
            if shown and column.key in self._elastic:
                less = max(min(over, widths[column.key] // 2), 0)
                over -= less
                self.setColumnWidth(number, widths[column.key] - less)
        self.horizontalHeader().setStretchLastSection(not stretches)

    def _width(self, column: Column[Any]) -> int:
        if not column.width_sample:
            return max(self._theme.px(self._stretch_px), self.width_of(column))
        return self.width_of(column)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.give_way()

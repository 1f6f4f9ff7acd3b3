"""A list whose less needed columns go before one would have to scroll sideways: large text, a small screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.models.columns import Align, Column
from app.models.table import ValueTable
from app.views.parts.tables import TableView
from app.views.theme import Theme

TEXT_FLOOR_PX = 40
"""At 100 % text: narrower than this no text is made for want of room."""


class FittingTable(TableView):
    """``gives_way`` names columns in the order they go; ``stretch_px`` is what the stretching one needs at 100 % text.

    Where that is not enough, texts of ``elastic`` columns end in "…": each keeps at least half of its width. Figures never do:
    a column that stands right is as wide as its widest value, and the texts beside it make room. Where more is free, elastic
    columns take for what they show what the stretching one does not need, or half of it.
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
        self._longest: dict[int, str] = {}
        """The longest text of each column of figures, digits being all of one width, and of each elastic one."""
        self._given: dict[int, int] = {}
        super().__init__(theme, model, parent=parent)

    def set_gives_way(self, gives_way: tuple[str, ...]) -> None:
        """Other columns are needed more."""
        self._gives_way = gives_way
        self.give_way()

    # ------------------------------------------------------------ figures

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        before = self.model()
        if isinstance(before, ValueTable):
            before.modelReset.disconnect(self._measure_anew)
            before.rowsInserted.disconnect(self._measure_more)
            before.dataChanged.disconnect(self._measure_changed)
            before.layoutChanged.disconnect(self._measure_anew)
        if isinstance(model, ValueTable):
            model.modelReset.connect(self._measure_anew)
            model.rowsInserted.connect(self._measure_more)
            model.dataChanged.connect(self._measure_changed)
            model.layoutChanged.connect(self._measure_anew)  # other columns, or another order
            self._longest = self._longest_of(model, 0, model.rowCount())
        super().setModel(model)

    def _measure_anew(self) -> None:
        self._measure({}, 0, self.model().rowCount())

    def _measure_more(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._measure(self._longest, first, last + 1)

    def _measure_changed(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()) -> None:
        if last.column() > 0 and (not roles or Qt.ItemDataRole.DisplayRole in roles):  # ticks are in the first column
            self._measure(self._longest, first.row(), last.row() + 1)

    def _measure(self, known: dict[int, str], first: int, end: int) -> None:
        model = self.model()
        if not isinstance(model, ValueTable):
            return
        found = {
            number: max(known.get(number, ""), text, key=len)
            for number, text in self._longest_of(model, first, end).items()
        }
        if found != self._longest:
            self._longest = found
            self.give_way()

    # ------------------------------------------------------------ room

    @override
    def fit(self) -> None:
        super().fit()
        self._given.clear()
        self.give_way()

    def give_way(self) -> None:
        """Hide as many columns as the width asks for."""
        model = self.model()
        if not isinstance(model, ValueTable):
            return
        columns = model.columns
        widths = {column.key: self._width(number, column) for number, column in enumerate(columns)}
        room = self.viewport().width()
        hidden: set[str] = set()
        for key in self._gives_way:
            if sum(width for k, width in widths.items() if k not in hidden) > room:
                hidden.add(key)
        shown = [column for column in columns if column.key not in hidden]
        self._shrink(shown, widths, room)
        self._widen(columns, shown, widths, room)
        for number, column in enumerate(columns):
            self.setColumnHidden(number, column.key in hidden)
            same = widths[column.key] == self._given.get(number)  # then a width that the clerk has drawn stays
            if column.width_sample and not same:
                self._given[number] = widths[column.key]
                self.setColumnWidth(number, widths[column.key])
        self.horizontalHeader().setStretchLastSection(all(column.width_sample for column in shown))

    def _shrink(self, shown: list[Column[Any]], widths: dict[str, int], room: int) -> None:
        """Texts end earlier: those that may first, then the stretching one, the others where nothing else helps."""
        over = sum(widths[column.key] for column in shown) - room
        floor = self._theme.px(TEXT_FLOOR_PX)
        texts = sorted((c for c in shown if c.align is not Align.RIGHT), key=lambda column: bool(column.width_sample))
        steps = [(c.key, widths[c.key] - widths[c.key] // 2) for c in shown if c.key in self._elastic]
        for key, lowest in (*steps, *((column.key, floor) for column in texts)):
            less = max(min(over, widths[key] - lowest), 0)
            widths[key] -= less
            over -= less

    def _widen(
        self, columns: tuple[Column[Any], ...], shown: list[Column[Any]], widths: dict[str, int], room: int
    ) -> None:
        """What is free goes to elastic texts that would be cut, but for what the stretching one needs, up to half of it."""
        free = max(room - sum(widths[column.key] for column in shown), 0)
        stretching = next((n for n, c in enumerate(columns) if c in shown and not c.width_sample), None)
        if stretching is not None:
            column = columns[stretching]
            needed = self.width_of(column, self._longest.get(stretching, "")) - widths[column.key]
            free -= max(min(needed, free // 2), 0)
        for number, column in enumerate(columns):
            if free and column in shown and column.key in self._elastic and column.width_sample:
                wanted = self.width_of(column, self._longest.get(number, ""))
                more = max(min(wanted - widths[column.key], free), 0)
                widths[column.key] += more
                free -= more

    def _width(self, number: int, column: Column[Any]) -> int:
        if not column.width_sample:
            return max(self._theme.px(self._stretch_px), self.width_of(column))
        return self.width_of(column, self._longest.get(number, "") if column.align is Align.RIGHT else "")

    def _longest_of(self, model: ValueTable[Any], first: int, end: int) -> dict[int, str]:
        """The longest texts of these rows, of the columns whose width depends on them."""
        rows = model.rows()[first:end]
        return {
            number: max((column.show(row) for row in rows), key=len, default="")
            for number, column in enumerate(model.columns)
            if column.align is Align.RIGHT or column.key in self._elastic or (self._elastic and not column.width_sample)
        }

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.give_way()

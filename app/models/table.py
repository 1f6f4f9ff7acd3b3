"""A table model over frozen rows keyed by id, with columns declared as data."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.models.columns import Align, Column
from app.models.tips import plain_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ID_ROLE = Qt.ItemDataRole.UserRole
"""The row's id."""
COPY_ROLE = Qt.ItemDataRole.UserRole + 1
"""Plain text for the clipboard."""
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
"""Name of a theme colour: "", "owe", "ok", "warn", "dim" or "brand"."""
STRONG_ROLE = Qt.ItemDataRole.UserRole + 3
"""Whether the text is bold."""

SIDES = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTER: Qt.AlignmentFlag.AlignCenter,
}
"""Where Qt puts a text for each side."""


class ValueTable(QAbstractTableModel, Generic[Row]):
    """Rows of a list. ``data`` is a look-up; rows keep their identity by ``key``, so a selection survives new rows."""

    def __init__(
        self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []
        self._given: tuple[Row, ...] = ()
        self._order: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows; the same ids in the same order repaint only what differs."""
        self._given = tuple(rows)
        new = self._sorted(self._given)
        old, self_key = self._rows, self._key
        if [self_key(r) for r in new] == [self_key(r) for r in old]:
            self._rows = new
            for number, (before, after) in enumerate(zip(old, new, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        """The rows in the order shown."""
        return tuple(self._rows)

    def row_at(self, index: Index | int) -> Row | None:
        """The row at an index or number, None outside."""
        number = index if isinstance(index, int) else index.row() if index.isValid() else -1
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, key: Hashable) -> int:
        """Place of the row with this id, -1 when it is not there."""
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None or not 0 <= index.column() < len(self.columns):
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.show(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(SIDES[column.align])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.heading}: {column.show(row)}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(column.hint(row)) if column.hint is not None else None
            case _:
                return self._own(row, column, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(SIDES[self.columns[section].align])
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 brings back the order the rows were given in."""
        sortable = 0 <= column < len(self.columns) and self.columns[column].sort is not None
        self._order = (column, order) if sortable else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._key(self._rows[i.row()]) for i in before]
        self._rows = self._sorted(self._given)
        places = {self._key(row): number for number, row in enumerate(self._rows)}
        self.changePersistentIndexList(
            before, [self.index(places[k], i.column()) for k, i in zip(keys, before, strict=True)]
        )
        self.layoutChanged.emit()

    def _sorted(self, rows: Iterable[Row]) -> list[Row]:
        if self._order is None:
            return list(rows)
        column, order = self._order
        sort = self.columns[column].sort
        assert sort is not None  # noqa: S101 - sort() only keeps sortable columns
        return sorted(rows, key=sort, reverse=order == Qt.SortOrder.DescendingOrder)

    def _own(self, row: Row, column: Column[Row], role: int) -> Any:
        if role == ID_ROLE:
            return self._key(row)
        if role == COPY_ROLE:
            return column.plain(row)
        if role == TONE_ROLE:
            return column.tone(row) if column.tone is not None else ""
        if role == STRONG_ROLE:
            return column.strong
        return None

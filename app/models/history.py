"""The financial history as a tree: months from the card, newest first; the operations of a month come when it is unfolded.

Sums of a month and of the operations below it agree to the grosz, always (office rule 4): a month that changed is shown
together with its new operations, and operations that don't agree with the card make the card be read again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from app.domain.ledger import Month, Operation, agrees
from app.models.history_columns import Cell, HistoryColumn, columns_of
from app.models.jobs import Cancel, Jobs
from app.models.table import COPY_ROLE, ID_ROLE, STRONG_ROLE, TONE_ROLE
from app.models.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
Value = TypeVar("Value")
Fetch = Callable[[int, int], Callable[[Cancel], Sequence[Operation]]]
"""(year, month) -> the work that reads the operations of the month, newest first, off the GUI thread."""

_MONTHS = 0
"""Internal id of the rows that are months; an operation's row carries the code of its month, which is never 0."""

_MONTH_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OPERATION_FLAGS = _MONTH_FLAGS | Qt.ItemFlag.ItemNeverHasChildren


class HistoryTree(QAbstractItemModel):
    """Months and, below them, their operations. Rows keep their identity when the card is read again."""

    outdated = Signal()
    """Operations came that do not agree with the card's month: the card is older than the ledger."""
    failed = Signal(object, object)
    """(error, again): the operations of a month could not be read."""

    def __init__(self, jobs: Jobs, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._fetch = fetch
        self._months: list[Month] = []
        self._place: dict[int, int] = {}
        self._operations: dict[int, list[Operation]] = {}
        self._asked: set[int] = set()
        self._coming: dict[int, Month] = {}
        self._doubted: dict[int, Month] = {}
        self.today = date.max
        self._short = False
        self.columns: tuple[HistoryColumn, ...] = columns_of(self.today)

    # ------------------------------------------------------------ what is shown

    def begin(self, fetch: Fetch) -> None:
        """Another card: nothing is shown until ``set_months``, and answers still under way are dropped."""
        self.set_months((), date.max)
        self._fetch = fetch

    def set_months(self, months: Sequence[Month], today: date) -> None:
        """Show these months, newest first. Months that are unfolded change together with their operations."""
        if today != self.today:
            self.today, self.columns = today, columns_of(today)
        now = {month.code: month for month in months}
        changed = {m.code for m in self._months if m.code in now and m != now[m.code]}
        kept = {code: self._months[self._place[code]] for code in changed & self._operations.keys()}
        ask = (changed & (self._operations.keys() | self._asked)) | self._doubted.keys()
        self._put(QModelIndex(), self._months, [kept.get(m.code, m) for m in months], lambda month: month.code)
        for code in [code for code in {*self._operations, *self._coming, *self._asked} if code not in now]:
            self._forget(code)
        for code in ask & now.keys():
            self._coming[code] = now[code]
            self._ask(code)

    def month_at(self, index: Index) -> Month | None:
        """The month of a row, be it the month's own or one of its operations'."""
        if not index.isValid():
            return None
        return self._months[self._place[index.internalId()] if index.internalId() else index.row()]

    def operation_at(self, index: Index) -> Operation | None:
        """The operation of a row, None on a month."""
        if not index.isValid() or not index.internalId():
            return None
        return self._operations[index.internalId()][index.row()]

    def index_of_month(self, code: int) -> QModelIndex:
        """The row of a month by its code; an invalid index where there is none."""
        return self.index(self._place[code], 0) if code in self._place else QModelIndex()

    def is_filled(self, code: int) -> bool:
        """Whether the operations of a month are there."""
        return code in self._operations

    def widest(self, key: str) -> tuple[str, ...]:
        """The longest texts in a column of amounts, of the months and of what is unfolded: what its width has to hold."""
        column = next(column for column in self.columns if column.key == key)
        if column.amount is None or not self._months:
            return ()
        unfolded = [column.operation.show(one) for shown in self._operations.values() for one in shown]
        months = (column.month.show(most(self._months, key=column.amount)) for most in (max, min))
        return (*months, max(unfolded, key=len, default=""))

    def look(self, index: Index) -> tuple[str, int, str, bool]:
        """Text, alignment, colour by name, whether bold: all that painting a cell needs, in one call."""
        column = self.columns[index.column()]
        cell: Cell[Any] = column.operation if index.internalId() else column.month
        value = self._value(index)
        return (cell.show(value), column.side, cell.tone(value) if cell.tone is not None else "", cell.strong)

    def _value(self, index: Index) -> Month | Operation:
        code = index.internalId()
        return self._operations[code][index.row()] if code else self._months[index.row()]

    # ------------------------------------------------------------ what a view asks

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        if row < 0 or not 0 <= column < len(self.columns) or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, self._months[parent.row()].code if parent.isValid() else _MONTHS)

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(self._place[index.internalId()], 0, _MONTHS)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if not parent.isValid():
            return len(self._months)
        if parent.internalId() or parent.column():
            return 0
        return len(self._operations.get(self._months[parent.row()].code, ()))

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return len(self.columns)

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own signature
        if not parent.isValid():
            return bool(self._months)
        return not parent.internalId() and not parent.column() and self._months[parent.row()].count > 0

    @override
    def canFetchMore(self, parent: Index) -> bool:
        if not parent.isValid() or not self.hasChildren(parent):
            return False
        code = self._months[parent.row()].code
        return code not in self._operations and code not in self._asked

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask(self._months[parent.row()].code)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _OPERATION_FLAGS if index.internalId() else _MONTH_FLAGS

    def set_short(self, short: bool) -> None:
        """Short headings, where a column has one, for want of room."""
        if short is not self._short:
            self._short = short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            column = self.columns[section]
            return column.short if self._short and column.short else column.heading
        return self.columns[section].side if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tell = _TELL.get(role)
        if tell is None or not index.isValid():
            return None
        column = self.columns[index.column()]
        return tell(self._value(index), column, column.operation if index.internalId() else column.month)

    # ------------------------------------------------------------ reading operations

    def _ask(self, code: int) -> None:
        self._asked.add(code)
        year, month = divmod(code, 12)
        self._jobs.start(
            self._fetch(year, month + 1),
            lambda found: self._filled(code, found),
            lambda error: self._not_filled(code, error),
            owner=self,
            key=str(code),
        )

    def _filled(self, code: int, found: Sequence[Operation]) -> None:
        self._asked.discard(code)
        if code not in self._place:
            return
        month = self._coming.get(code) or self._months[self._place[code]]
        if not agrees(month, found) and self._doubted.get(code) != month:
            self._doubted[code] = month
            self.outdated.emit()
            return
        self._doubted.pop(code, None)
        self._show_month(code)
        operations = self._operations.setdefault(code, [])
        self._put(self.index_of_month(code), operations, found, lambda one: one.operation_id)

    def _not_filled(self, code: int, error: Exception) -> None:
        self._asked.discard(code)
        if code in self._place:
            self._show_month(code)
            self.failed.emit(error, lambda: self._ask(code) if code in self._place else None)

    def _show_month(self, code: int) -> None:
        """Show the month as the newest card tells it."""
        month = self._coming.pop(code, None)
        row = self._place[code]
        if month is not None and month != self._months[row]:
            self._months[row] = month
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def _forget(self, code: int) -> None:
        for kept in (self._operations, self._coming, self._doubted):
            kept.pop(code, None)
        self._asked.discard(code)
        self._jobs.cancel(self, str(code))

    def _put(
        self, parent: QModelIndex, rows: list[Value], new: Sequence[Value], key: Callable[[Value], Hashable]
    ) -> None:
        """Turn ``rows`` into ``new`` by taking out, putting in and repainting; both stand in the same order."""
        wanted = {key(value) for value in new}
        for row in [row for row, value in enumerate(rows) if key(value) not in wanted][::-1]:
            self.beginRemoveRows(parent, row, row)
            del rows[row]
            self._place_months()
            self.endRemoveRows()
        for first, last in _gaps([key(value) for value in rows], [key(value) for value in new]):
            self.beginInsertRows(parent, first, last)
            rows[first:first] = new[first : last + 1]
            self._place_months()
            self.endInsertRows()
        for row, (old, value) in enumerate(zip(rows, new, strict=True)):
            if old != value:
                rows[row] = value
                self.dataChanged.emit(self.index(row, 0, parent), self.index(row, len(self.columns) - 1, parent))

    def _place_months(self) -> None:
        if len(self._place) != len(self._months):
            self._place = {month.code: row for row, month in enumerate(self._months)}


def _gaps(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Ranges of ``new`` that ``old`` (a subsequence of it) lacks, from the top down."""
    there = set(old)
    gaps: list[tuple[int, int]] = []
    for row, value in enumerate(new):
        if value in there:
            continue
        if gaps and gaps[-1][1] == row - 1:
            gaps[-1] = (gaps[-1][0], row)
        else:
            gaps.append((row, row))
    return gaps


def _id_of(value: Month | Operation) -> int:
    return value.code if isinstance(value, Month) else value.operation_id


_TELL: dict[int, Callable[[Any, HistoryColumn, Cell[Any]], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda value, _, cell: cell.show(value),
    Qt.ItemDataRole.TextAlignmentRole: lambda _, column, __: column.side,
    Qt.ItemDataRole.AccessibleTextRole: lambda value, column, cell: f"{column.heading}: {cell.show(value)}",
    Qt.ItemDataRole.ToolTipRole: lambda value, _, cell: (
        plain_tip(cell.hint(value) or "") if cell.hint is not None else None
    ),
    COPY_ROLE: lambda value, _, cell: (cell.copy or cell.show)(value),
    TONE_ROLE: lambda value, _, cell: cell.tone(value) if cell.tone is not None else "",
    STRONG_ROLE: lambda _, __, cell: cell.strong,
    ID_ROLE: lambda value, _, __: _id_of(value),
}
"""How each role is told of a month or an operation."""

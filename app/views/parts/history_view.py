"""The tree of the financial history: fixed rows, figures never cut, plain copying, unfolded with Right or Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from app.models.history import HistoryTree
from app.models.history_columns import HistoryColumn, sentence
from app.models.table import COPY_ROLE
from app.models.words import month
from app.views.parts.tables import ToneDelegate, row_height
from app.views.theme import Theme

PADDING = 11
"""Free pixels left and right of a cell's text, both together twice this."""
ELASTIC = {"what": 0.55, "document": 0.85}
"""Columns whose text may end in "…", each with the part of its usual width that it keeps at least."""
GIVES_WAY = ("due", "document")
"""Columns that go, in this order, before a figure would be cut: large text on a small screen. ``told`` has them."""


class RowDelegate(ToneDelegate):
    """Rows of one height, so that a long tree is laid out without asking every row; a cell is asked for in one call."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        model = index.model()
        assert isinstance(model, HistoryTree)  # noqa: S101 - no other model is given to it
        option.text, side, tone, strong = model.look(index)
        option.index = index  # type: ignore[assignment]
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.displayAlignment = Qt.AlignmentFlag(side)
        if tone:
            ink = self._theme.colour(tone)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, ink)
        if strong:
            option.font.setBold(True)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(20, row_height(option.fontMetrics.height()))


class HistoryView(QTreeView):
    """Months with their operations below. Ctrl+C copies the rows that are chosen, numbers plain."""

    told = Signal(str)
    """All of the current operation as a sentence, since a narrow column may cut it; empty on a month."""

    def __init__(self, theme: Theme, model: HistoryTree, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._widths: dict[str, int] = {}
        self._tight: dict[str, int] = {}
        self._month_width = 0
        self._heading_width = 0
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setRootIsDecorated(True)
        self.setExpandsOnDoubleClick(True)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(model)
        self.fit()
        self.selectionModel().currentChanged.connect(lambda index, _before: self._tell(index))
        theme.changed.connect(self.fit)
        model.rowsInserted.connect(self._measure)
        model.dataChanged.connect(self._measure)

    def fit(self) -> None:
        """Row height and column widths from the font and the largest amounts."""
        metrics = self.fontMetrics()
        self.header().setFixedHeight(row_height(metrics.height()))
        self.setIndentation(metrics.height())
        self._widths = {}
        bold = self.font()
        bold.setBold(True)
        months = (month(2026, number) for number in range(1, 13))
        longest = max(map(QFontMetrics(bold).horizontalAdvance, months))
        self._month_width = longest + self.indentation() + 2 * PADDING
        self._heading_width = metrics.horizontalAdvance(self._model.columns[0].heading) + 2 * PADDING
        self._measure()

    def _measure(self) -> None:
        """Larger figures may have come, or be unfolded."""
        usual = {column.key: self._needed(column) for column in self._model.columns}
        tight = {column.key: self._needed(column, usual=False) for column in self._model.columns}
        if (usual, tight) != (self._widths, self._tight):
            self._widths, self._tight = usual, tight
            self._spread()

    def _needed(self, column: HistoryColumn, *, usual: bool = True) -> int:
        texts = (column.heading, column.width_sample if usual else "", *self._model.widest(column.key))
        indent = 2 * self.indentation() if column.key == "what" else 0
        return max(map(self.fontMetrics().horizontalAdvance, texts)) + 2 * PADDING + indent

    def _spread(self) -> None:
        """What figures leave free goes to the columns that may be elided."""
        widths = dict(self._widths)
        least = {key: round(widths[key] * part) for key, part in ELASTIC.items()}
        least["what"] = max(least["what"], self._month_width)
        free = self.viewport().width() - sum(width for key, width in widths.items() if key not in ELASTIC)
        if (
            free < least["what"] + widths["document"]
        ):  # room for larger figures than there are goes before anything else
            figures = {column.key for column in self._model.columns if column.amount is not None}
            free += sum(widths[key] - self._tight[key] for key in figures)
            widths |= {key: self._tight[key] for key in figures}
        hidden = []
        for key in GIVES_WAY:
            if free < sum(least[k] for k in ELASTIC if k not in hidden):
                free += widths[key] if key not in ELASTIC else 0
                hidden.append(key)
        taken = 0 if "document" in hidden else widths["document"]
        if free < least["what"]:
            least["what"] = max(free, self._month_width // 2)
        widths["document"] = max(least["document"], min(taken, free - least["what"]))  # a number is read aloud
        widths["what"] = max(least["what"], free - (0 if "document" in hidden else widths["document"]))
        self._model.set_short(widths["what"] < self._heading_width)
        for number, column in enumerate(self._model.columns):
            self.setColumnHidden(number, column.key in hidden)
            self.setColumnWidth(number, widths[column.key])

    def _tell(self, index: QModelIndex) -> None:
        operation = self._model.operation_at(index)
        self.told.emit(sentence(operation, self._model.today) if operation is not None else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._widths:
            self._spread()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex().siblingAtColumn(0)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._model.hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Copy the chosen rows as tab-separated plain values, in the order they are seen."""
        rows = sorted(self.selectionModel().selectedRows(0), key=lambda index: self.visualRect(index).top())
        columns = range(self._model.columnCount())
        lines = ["\t".join(str(index.siblingAtColumn(c).data(COPY_ROLE)) for c in columns) for index in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

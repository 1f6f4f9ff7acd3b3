"""The table of a list: fixed rows, columns as wide as their contents, one that stretches, plain copying."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from app.models.columns import Column
from app.models.table import COPY_ROLE, ID_ROLE, STRONG_ROLE, TONE_ROLE, ValueTable
from app.views.theme import Theme

PADDING = 12
"""Free pixels left and right of a cell's text, both together twice this."""


class ToneDelegate(QStyledItemDelegate):
    """Paints a cell in the colour its row asks for by name."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        tone = index.data(TONE_ROLE)
        if tone:
            ink = self._theme.colour(tone)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, ink)
        if index.data(STRONG_ROLE):
            option.font.setBold(True)


class TableView(QTableView):
    """A list. Enter or a double click sends ``chosen`` with the row's id; Ctrl+C copies plain values."""

    chosen = Signal(object)
    """The id of the row that Enter or a double click meant."""
    current_changed = Signal(object)
    """The id of the row that is current now, None when there is none."""

    def __init__(self, theme: Theme, model: ValueTable[Any] | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept: Hashable | None = None
        self.setItemDelegate(ToneDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(24)
        self.doubleClicked.connect(self._choose)
        theme.changed.connect(self.fit)
        if model is not None:
            self.setModel(model)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._keep)
            model.modelReset.connect(self._restore)
            self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.fit()

    def fit(self) -> None:
        """Row height and column widths from the font; called again when the text size changes."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(row_height(metrics.height()))
        self.horizontalHeader().setFixedHeight(row_height(metrics.height()))
        model = self.model()
        if not isinstance(model, ValueTable):
            return
        stretched = False
        for number, column in enumerate(model.columns):
            stretch = not column.width_sample and not stretched
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            self.horizontalHeader().setSectionResizeMode(number, mode)
            stretched = stretched or stretch
            self.setColumnWidth(number, self.width_of(column))
        self.horizontalHeader().setStretchLastSection(not stretched)

    def width_of(self, column: Column[Any], value: str = "") -> int:
        """What a column's heading, its widest usual value and this one need, in pixels."""
        font = QFont(self.font())
        font.setBold(column.strong)
        widest = max(map(QFontMetrics(font).horizontalAdvance, (column.width_sample, column.heading, value)))
        return widest + 2 * PADDING

    def select_id(self, key: Hashable) -> bool:
        """Make the row with this id current; False when it is not there."""
        model = self.model()
        number = model.number_of(key) if isinstance(model, ValueTable) else -1
        if number >= 0:
            self.setCurrentIndex(model.index(number, 0))
            self.scrollTo(model.index(number, 0))
        return number >= 0

    def current_id(self) -> Hashable | None:
        """Id of the current row, None when there is none."""
        index = self.currentIndex()
        key: Hashable | None = index.data(ID_ROLE) if index.isValid() else None
        return key

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first row current and leaves it unmarked: then nobody would see where they stand."""
        super().focusInEvent(event)
        here = self.currentIndex()
        if here.isValid() and not self.selectionModel().hasSelection():
            self.selectRow(here.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Copy the current cell's plain value; with Shift-selected rows, the rows as tab-separated text."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        model = self.model()
        if len(rows) > 1:
            columns = range(model.columnCount())
            lines = ("\t".join(str(model.index(r, c).data(COPY_ROLE)) for c in columns) for r in rows)
            text = "\n".join(lines)
        elif self.currentIndex().isValid():
            text = str(self.currentIndex().data(COPY_ROLE))
        else:
            return
        QGuiApplication.clipboard().setText(text)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ID_ROLE))

    def _tell_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(current.data(ID_ROLE) if current.isValid() else None)

    def _keep(self) -> None:
        self._kept = self.current_id()

    def _restore(self) -> None:
        if self._kept is not None:
            self.select_id(self._kept)
            self._kept = None


def row_height(text_height: int) -> int:
    """30 to 32 pixels at 100 % text, growing with it."""
    return max(30, text_height + 15)

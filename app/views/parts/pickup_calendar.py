"""The calendar of pickups: a month of days with the letters of their fractions on the fractions' colours."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from app.domain.calendar import add_months, month_start
from app.domain.waste import FRACTION_LETTERS, Pickup, PickupStatus
from app.models.pickups import COLOURS, DAY_ROLE, FREE_ROLE, OUTSIDE_ROLE, PICKUPS_ROLE, WEEKS, PickupMonth
from app.views.theme import Theme

_BADGE = 20
_GAP = 3


class DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, then a badge with a letter for each fraction; a missed one is struck through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.today = date(2000, 1, 1)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRect(option.rect)
        day: date = index.data(DAY_ROLE)
        painter.save()
        outside = bool(index.data(OUTSIDE_ROLE))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, self._theme.colour("soft" if selected else "panel"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus or day == self.today:
            pen = QPen(self._theme.colour("focus" if option.state & QStyle.StateFlag.State_HasFocus else "strong_line"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        ink = "faint" if outside else "dim" if index.data(FREE_ROLE) else "ink"
        painter.setPen(self._theme.colour(ink))
        font = option.font
        font.setBold(day == self.today)
        painter.setFont(font)
        painter.drawText(
            rect.adjusted(8, 4, -4, -4), int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), str(day.day)
        )
        self._badges(painter, rect, index.data(PICKUPS_ROLE), option)
        painter.restore()

    def _badges(
        self, painter: QPainter, rect: QRect, pickups: tuple[Pickup, ...], option: QStyleOptionViewItem
    ) -> None:
        size = self._theme.px(_BADGE)
        left = rect.left() + self._theme.px(30)
        top = rect.top() + 5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pickup in pickups:
            if left + size > rect.right():
                left, top = rect.left() + self._theme.px(30), top + size + _GAP
            badge = QRect(left, top, size, size)
            colour = QColor(COLOURS[pickup.fraction])
            painter.setPen(QPen(self._theme.colour("strong_line")))
            painter.setBrush(colour)
            painter.drawRoundedRect(badge, 4, 4)
            painter.setPen(QColor("#16212B" if colour.lightness() > 120 else "#FFFFFF"))
            font = option.font
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), FRACTION_LETTERS[pickup.fraction])
            if pickup.status in {PickupStatus.MISSED, PickupStatus.REPORTED}:
                pen = QPen(self._theme.colour("owe"))
                pen.setWidth(3)
                painter.setPen(pen)
                painter.drawLine(badge.topLeft(), badge.bottomRight())
            left += size + _GAP

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(46))


class PickupCalendar(QTableView):
    """One month; arrows walk the days and turn the month at its ends, Page Up and Page Down turn it."""

    day_changed = Signal(object)
    """The ``date`` the cursor stands on."""

    def __init__(self, theme: Theme, model: PickupMonth, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._month = model
        self._delegate = DayDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Row heights from the text size."""
        height = self._theme.px(46)
        self.verticalHeader().setDefaultSectionSize(height)
        head = self.fontMetrics().height() + 14
        self.horizontalHeader().setFixedHeight(head)
        self.setFixedHeight(height * WEEKS + head + 4)

    def set_today(self, today: date) -> None:
        """Mark the day that is today."""
        self._delegate.today = today

    def go_to(self, day: date) -> None:
        """Put the cursor on a day, turning to its month."""
        if month_start(day) != self._month.month:
            self._month.show_month(month_start(day), self._delegate.today)
        index = self._month.index_of(day)
        self.setCurrentIndex(index)
        self._tell(index, QModelIndex())

    def day(self) -> date | None:
        """The day the cursor stands on."""
        index = self.currentIndex()
        found: date | None = index.data(DAY_ROLE) if index.isValid() else None
        return found

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}.get(
            Qt.Key(event.key())
        )
        day = self.day() or self._delegate.today
        if step is not None:
            self.go_to(date.fromordinal(day.toordinal() + step))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to(add_months(day, -1 if event.key() == Qt.Key.Key_PageUp else 1))
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(self._delegate.today)
        else:
            super().keyPressEvent(event)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.day_changed.emit(current.data(DAY_ROLE))

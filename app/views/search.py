"""The search box that is always there (F3), and the list of hits that drops from it while one types."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.models.fault_words import sentence
from app.models.search import Finder, HitRole, State
from app.views.parts.labels import Text
from app.views.theme import Theme

ROWS_SHOWN = 8
MOST_LETTERS = 200


class HitDelegate(QStyledItemDelegate):
    """Two lines for each hit: who and Id; where, why it matched, and what is due for each service."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, 2 * QFontMetrics(option.font).height() + self._theme.space(16))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, self._theme.colour("soft"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        side, gap = self._theme.space(12), self._theme.space(12)
        box = option.rect.adjusted(side, self._theme.space(7), -side, -self._theme.space(7))
        line = QFontMetrics(option.font).height()
        top = QRect(box.topLeft(), QSize(box.width(), line))
        low = QRect(QPoint(box.left(), box.bottom() - line + 1), QSize(box.width(), line))
        bold = QFont(option.font)
        bold.setBold(True)
        rest = self._right(painter, top, f"Id {index.data(HitRole.NUMBER)}", bold, "brand" if selected else "dim")
        self._left(painter, rest.adjusted(0, 0, -gap, 0), str(index.data()), bold, "ink")
        rest = self._right(painter, low, str(index.data(HitRole.BALANCES)), option.font, "dim")
        rest = self._left(painter, rest.adjusted(0, 0, -gap, 0), str(index.data(HitRole.ADDRESS)), option.font, "ink")
        self._left(painter, rest.adjusted(gap, 0, 0, 0), str(index.data(HitRole.WHY)), option.font, "brand")
        painter.restore()

    def _right(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> QRect:
        """Write at the right end; give what is left of the box."""
        width = QFontMetrics(font).horizontalAdvance(text)
        self._write(painter, QRect(box.right() - width, box.top(), width + 1, box.height()), text, font, colour)
        return box.adjusted(0, 0, -width, 0)

    def _left(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> QRect:
        """Write at the left end, cut with "…" where it is too long; give what is left of the box."""
        metrics = QFontMetrics(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
        self._write(painter, box, text, font, colour)
        return box.adjusted(metrics.horizontalAdvance(text), 0, 0, 0)

    def _write(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class HitPopup(QFrame):
    """The list below the box; the focus stays in the box, so that typing goes on."""

    def __init__(self, finder: Finder, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("hits")
        self._finder = finder
        self._theme = theme
        self._room = window
        self.list = QListView()
        self.list.setModel(finder.hits)
        self.list.setItemDelegate(HitDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Customers found"))
        self.list.clicked.connect(lambda index: finder.take(index.row()))
        self.list.entered.connect(self.list.setCurrentIndex)
        self.note = Text("", tone="dim", wrap=True)
        self.note.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(self.note)
        self.hide()

    def show_state(self) -> None:
        """Say or show what the finder knows."""
        finder = self._finder
        count = finder.hits.rowCount()
        self.list.setVisible(count > 0)
        if count and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(finder.hits.index(0, 0))
        self.note.setText(self._sentence(count))
        self.note.setVisible(bool(self.note.text()))
        self.note.set_tone("owe" if finder.state is State.FAILED else "dim")

    def _sentence(self, count: int) -> str:
        finder = self._finder
        if finder.state is State.ASKING:
            return "" if count else self.tr("Searching...")
        if finder.state is State.FAILED and finder.error is not None:
            return sentence(finder.error) + " " + self.tr("Press Enter to search again.")
        if not count:
            return self.tr("Nobody found. Try fewer words, the customer Id, a meter number or an address.")
        return self.tr("Only the best hits are shown. Add a first name, a street or a number.") if finder.more else ""

    def place(self, below: QRect) -> None:
        """Stand below the box, as high as the hits need and the window has."""
        row = self.list.sizeHintForRow(0) if self.list.isVisibleTo(self) else 0
        rows = min(self._finder.hits.rowCount(), ROWS_SHOWN)
        width = min(max(below.width(), self._theme.px(680)), self._room.width() - 2 * 8)
        note = self.note.heightForWidth(width - 2) if self.note.isVisibleTo(self) else 0
        rest = note + 4 + 2 * self.list.frameWidth()
        height = min(rows * row + rest, self._room.height() - below.bottom() - 8)
        left = min(below.left(), self._room.width() - width - 8)
        self.list.setFixedHeight(max(height - note - 4, 0))
        self.setGeometry(max(left, 8), below.bottom() + 4, width, height)

    def move_by(self, rows: int) -> None:
        """Make another hit the current one."""
        count = self._finder.hits.rowCount()
        if count:
            row = min(max(self.list.currentIndex().row() + rows, 0), count - 1)
            self.list.setCurrentIndex(self._finder.hits.index(row, 0))

    def row(self) -> int:
        """The current hit's place."""
        return self.list.currentIndex().row()


class SearchBox(QLineEdit):
    """One box for a name, address, Id, invoice, meter, account or phone; it recognises by shape."""

    entered = Signal()
    """Enter was pressed: what is typed from now on is meant for the customer that opens."""

    def __init__(self, finder: Finder, theme: Theme, window: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setMaxLength(MOST_LETTERS)
        self.setAccessibleName(self.tr("Search for a customer"))
        self.setPlaceholderText(self.tr("Search: name, address, Id, invoice, meter, bank account, phone...") + "   F3")
        self.setClearButtonEnabled(True)
        self.finder = finder
        self.popup = HitPopup(finder, theme, window)
        self.textEdited.connect(finder.set_text)
        self.textChanged.connect(lambda text: finder.forget() if not text else None)
        finder.changed.connect(self.refresh)
        finder.chosen.connect(lambda _customer: self.leave())
        theme.changed.connect(self.refresh)

    def start(self) -> None:
        """F3: begin a new search; what was sought is marked, so that typing replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if len(self.text()) > 0 and self.finder.state is State.IDLE:
            self.finder.set_text(self.text())
        self.refresh()

    def leave(self) -> None:
        """The search is over: the list goes, the box is empty for the next one."""
        self.popup.hide()
        self.clear()
        self.finder.forget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS_SHOWN, Qt.Key.Key_PageUp: -ROWS_SHOWN}
        key = Qt.Key(event.key())
        if key in moves:
            self.popup.move_by(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.popup.hide()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.refresh()

    def _enter(self) -> None:
        if self.finder.state is State.FAILED:
            self.finder.again()
        else:
            self.finder.choose(self.popup.row())
            self.entered.emit()

    def refresh(self) -> None:
        """Show, hide and place the list of hits as things are now."""
        if not self.hasFocus() or self.finder.state is State.IDLE:
            self.popup.hide()
            return
        self.popup.show_state()
        below = QRect(self.mapTo(self.window(), QPoint(0, 0)), self.size())
        self.popup.place(below)
        self.popup.show()
        self.popup.raise_()

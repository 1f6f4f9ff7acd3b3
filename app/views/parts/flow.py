"""A row of small things that wraps when there is no room: chips, badges, buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

from app.views.parts.layouts import empty


class FlowLayout(QLayout):
    """Lays items out from left to right, then on the next line. Spacing in pixels.

    What was measured is kept until something changes: one opening of a customer asks five hundred times.
    """

    def __init__(self, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._hints: list[QSize] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    @override
    def invalidate(self) -> None:
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._heights.clear()
        self._hints.clear()

    def put_first(self, widget: QWidget) -> None:
        """Add a widget before the others."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take everything out; the widgets are deleted."""
        empty(self)
        self.invalidate()

    def drop(self, widget: QWidget) -> None:
        """Take one widget out; it is deleted."""
        self.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return height

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        if not self._hints:
            shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
            width = sum(size.width() for size in shown) + self.spacing() * max(len(shown) - 1, 0)
            self._hints.append(QSize(width, max((size.height() for size in shown), default=0)))
        return QSize(self._hints[0])

    @override
    def minimumSize(self) -> QSize:
        if len(self._hints) < 2:
            hint = self.sizeHint()
            size = QSize()
            for item in self._items:
                size = size.expandedTo(item.minimumSize())
            self._hints[:] = [hint, size]
        return QSize(self._hints[1])

    def _place(self, rect: QRect, *, move: bool) -> int:
        left, width_there, gap = rect.x(), rect.width(), self.spacing()
        end = left + width_there
        x, y, line = left, rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            width = min(size.width(), width_there)
            height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
            if x > left and x + width > end:
                x, y, line = left, y + line + gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            x += width + gap
            line = max(line, height)
        return y + line - rect.y()

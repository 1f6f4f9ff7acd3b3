"""Something that stands above what one works in, and must not take its room: large text on a small screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

PART = 0.5
"""Of the height of what it stands in."""


class Short(QScrollArea):
    """As high as its contents need, up to a part of its parent's height; beyond that it scrolls."""

    def __init__(self, contents: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(contents)
        contents.installEventFilter(self)
        parent.installEventFilter(self)

    def fit(self) -> None:
        """Height from the contents' width, and from the parent's height."""
        contents, parent = self.widget(), self.parentWidget()
        if contents is None or parent is None or self.width() < 1:
            return
        most = round(parent.height() * PART)
        needed = self._needed(contents, self.width())
        bars = Qt.ScrollBarPolicy
        # a bar that once came, as while another look is put on, takes width: the contents wrap, and so it would stay
        self.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if needed > most else bars.ScrollBarAlwaysOff)
        if needed > most:
            needed = self._needed(contents, self.width() - self.verticalScrollBar().sizeHint().width())
        contents.setMinimumHeight(needed)  # else the area asks for the height that the least width would need
        height = max(min(needed, most), 1)
        if height != self.height():
            self.setFixedHeight(height)
            QTimer.singleShot(0, self, self._make_room)  # asked for while its parent is laid out, it would be forgotten

    def _make_room(self) -> None:
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        if layout is not None:
            layout.invalidate()
            layout.activate()

    @staticmethod
    def _needed(contents: QWidget, width: int) -> int:
        return contents.heightForWidth(width) if contents.hasHeightForWidth() else contents.sizeHint().height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = QEvent.Type.LayoutRequest if watched is self.widget() else QEvent.Type.Resize
        if event.type() == kind:
            self.fit()
        return False

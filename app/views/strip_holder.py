"""The right column: one strip for each open customer, folded by F9 and on a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.views.theme import Theme

WIDTH = 250
"""Pixels at 100 % text."""


class StripHolder(QStackedWidget):
    """Keeps the strip of each customer and shows the one of the customer shown."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns: dict[QWidget, QScrollArea] = {}
        self.fit()

    def fit(self) -> None:
        """Width from the text size."""
        self.setFixedWidth(self._theme.px(WIDTH))

    def add(self, owner: QWidget, strip: QWidget) -> None:
        """The strip of the customer whose view is ``owner``."""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.addWidget(strip)
        column = QScrollArea()
        column.setWidgetResizable(True)
        column.setFrameShape(QFrame.Shape.NoFrame)
        column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.setWidget(body)
        self._columns[owner] = column
        self.addWidget(column)

    def remove(self, owner: QWidget) -> None:
        """The customer was closed."""
        column = self._columns.pop(owner, None)
        if column is not None:
            self.removeWidget(column)
            column.deleteLater()

    def show_for(self, owner: QWidget | None) -> None:
        """Show the strip that belongs to this customer."""
        if owner in self._columns:
            self.setCurrentWidget(self._columns[owner])

    def has(self, owner: QWidget | None) -> bool:
        """Whether this customer has a strip."""
        return owner in self._columns

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), 80)

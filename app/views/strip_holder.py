"""The right column: one strip for each open customer, folded by F9 and on a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.views.theme import Theme

WIDTH = 250
"""Pixels at 100 % text."""


class Column(QScrollArea):
    """Scrolls to where one works, by whatever way the focus came: the whole panel where it fits, the field anyway."""

    def __init__(self, strip: QWidget, holder: QStackedWidget) -> None:
        super().__init__()
        holder.addWidget(self)  # before its strip: each change of parents asks every widget below for its style
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 4, 0)
        self.setWidget(body)
        layout.addWidget(strip)
        self._strip = strip
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._strip.isAncestorOf(now):
            return
        panel = now
        while (above := panel.parentWidget()) is not None and above is not self._strip:
            panel = above
        for widget in (panel, now):
            self.ensureWidgetVisible(widget, 0, 0)


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
        self._columns[owner] = Column(strip, self)

    def remove(self, owner: QWidget) -> None:
        """The customer was closed."""
        column = self._columns.pop(owner, None)
        if column is not None:
            column.hide()
            column.deleteLater()  # and out of the stack with it, never before: see ``CustomersArea.drop``

    def show_for(self, owner: QWidget | None) -> None:
        """Show the strip that belongs to this customer."""
        if owner in self._columns:
            self.setCurrentWidget(self._columns[owner])

    def columns(self) -> list[QWidget]:
        """Every strip's column."""
        return list(self._columns.values())

    def forget(self) -> None:
        """The clerk leaves; who had this holder deletes its columns."""
        self._columns.clear()

    def has(self, owner: QWidget | None) -> bool:
        """Whether this customer has a strip."""
        return owner in self._columns

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), 80)

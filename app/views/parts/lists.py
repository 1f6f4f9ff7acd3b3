"""A list of places to go to: fixed item heights, headings that can't be chosen, reached by arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from app.views.theme import Theme

SCROLL_BAR = 26
"""Room that a scroll bar takes, kept free so that no word is cut when it comes."""
LEAST_ROOM = 12
KEY_ROLE = Qt.ItemDataRole.UserRole


def new_item(of: QListWidget, text: str) -> QListWidgetItem:
    """A row at the end, made by Qt and not by Python.

    A row made by Python is taken apart by the binding when Qt deletes the list with its window, and the binding may have
    let go of it by then (a crash in ``releaseWrapper``).
    """
    of.addItem(text)
    return of.item(of.count() - 1)


class PlaceList(QListWidget):
    """Places by key, in the order given. ``went`` is sent when the clerk chooses one, not when code does."""

    went = Signal(str)

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._silent = False
        self._narrow = False
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._tell)

    def add_heading(self, text: str) -> None:
        """A group's heading."""
        item = new_item(self, text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        item.setFont(font)

    def add_place(self, key: str, text: str, icon: str = "", hint: str = "", *, inner: bool = False) -> None:
        """A place one can go to; ``inner`` stands a little to the right, under its heading."""
        item = new_item(self, ("\u2002" if inner else "") + text)
        item.setData(KEY_ROLE, key)
        item.setToolTip(hint)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        if icon:
            item.setIcon(self._theme.icon(icon))

    def keys(self) -> list[str]:
        """Every place's key."""
        keys = (str(self.item(n).data(KEY_ROLE) or "") for n in range(self.count()))
        return [key for key in keys if key]

    def current_key(self) -> str:
        """Where one is, empty when nowhere."""
        row = self.currentRow()
        return str(self.item(row).data(KEY_ROLE) or "") if row >= 0 else ""

    def show_key(self, key: str) -> None:
        """Mark where one is, without going there."""
        self._silent = True
        self.setCurrentRow(-1)
        for number in range(self.count()):
            if self.item(number).data(KEY_ROLE) == key:
                self.setCurrentRow(number)
        self._silent = False

    def fit(self, *, narrow: bool = False) -> None:
        """Heights and width from the font; ``narrow`` leaves room for the icons only."""
        self._narrow = narrow
        metrics = self.fontMetrics()
        height = metrics.height() + self._theme.space(15)
        icon = self._theme.px(18)
        self.setIconSize(QSize(icon, icon))
        widest = 0
        for number in range(self.count()):
            item = self.item(number)
            item.setSizeHint(QSize(10, height))
            bold = 1.08 if not item.data(KEY_ROLE) else 1
            room = 0 if item.icon().isNull() else icon + 8
            widest = max(widest, round(metrics.horizontalAdvance(item.text()) * bold) + room)
        scrolls = self.count() * height > self.height()
        padding = 2 * self._theme.space(8) + (SCROLL_BAR if scrolls and not narrow else LEAST_ROOM)
        self.setFixedWidth(icon + padding if narrow else widest + padding)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.fit(narrow=self._narrow)

    def _tell(self, item: QListWidgetItem | None) -> None:
        key = item.data(KEY_ROLE) if item is not None else None
        if key and not self._silent:
            self.went.emit(key)

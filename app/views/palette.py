"""Ctrl+K: every command by a few letters of its name, with its key beside it, so that the key is learned."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.polish import fold
from app.models.columns import Align, Column
from app.models.table import ValueTable
from app.views.commands import Command, Commands, keys_of
from app.views.parts.buttons import key_text
from app.views.parts.fitting_table import FittingTable
from app.views.parts.labels import Text
from app.views.theme import Theme

Index = QModelIndex | QPersistentModelIndex


def keys_text(command: Command) -> str:
    """The keys of a command as people read them."""
    return ", ".join(key_text(key) for key in keys_of(command))


def matching(commands: list[Command], text: str) -> list[Command]:
    """Commands whose title or group holds every word typed, without regard to Polish letters."""
    typed = fold(text).split()
    return [c for c in commands if all(word in fold(f"{c.title} {c.group}") for word in typed)]


class CommandTable(ValueTable[Command]):
    """Commands as rows."""

    def __init__(self, headings: tuple[str, str, str], parent: QObject | None = None) -> None:
        title, group, key = headings
        columns = (
            Column[Command]("title", title, "", lambda c: c.title),
            Column[Command]("group", group, "Odczyty do decyzji", lambda c: c.group, tone=lambda _c: "dim"),
            Column[Command]("key", key, key_text("Ctrl+Shift+Tab"), keys_text, Align.RIGHT, tone=lambda _c: "brand"),
        )
        super().__init__(columns, lambda c: c.id, parent)


class Palette(QDialog):
    """Type, choose with the arrows, Enter does it."""

    def __init__(self, commands: Commands, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Commands"))
        self._usable = commands.usable()
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("What do you want to do?"))
        self.line.setAccessibleName(self.tr("Name of a command"))
        self.line.textChanged.connect(self._narrow)
        self.model = CommandTable((self.tr("Command"), self.tr("Group"), self.tr("Key")), self)
        self.view = FittingTable(theme, self.model, gives_way=("group",), stretch_px=320, elastic=("key",))
        self.view.setAccessibleName(self.tr("Commands"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.horizontalHeader().hide()
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.clicked.connect(lambda _index: self._do())
        self.none = Text(self.tr("No such command. Try another word."), tone="dim")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.none)
        self.resize(min(theme.px(700), parent.width() - 40), min(theme.px(420), parent.height() - 60))
        self._narrow("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if key == Qt.Key.Key_Down else -1
            row = min(max(self.view.currentIndex().row() + by, 0), self.model.rowCount() - 1)
            self.view.setCurrentIndex(self.model.index(row, 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do()
        else:
            super().keyPressEvent(event)

    def _narrow(self, text: str) -> None:
        self.model.set_rows(matching(self._usable, text))
        self.none.setVisible(self.model.rowCount() == 0)
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _do(self) -> None:
        command = self.model.row_at(self.view.currentIndex().row())
        if command is not None:
            self.accept()
            command.run()

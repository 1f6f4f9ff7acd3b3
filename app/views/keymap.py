"""F1: every key that does something here and now, made from the command registry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.views.commands import Commands
from app.views.palette import CommandTable, matching
from app.views.parts.buttons import Button
from app.views.parts.fitting_table import FittingTable
from app.views.parts.labels import Heading, Text
from app.views.theme import Theme


class KeyMap(QDialog):
    """A list to look at; Esc closes it."""

    def __init__(self, commands: Commands, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self._commands = sorted((c for c in commands.here() if c.shortcut), key=lambda c: c.group)
        self.model = CommandTable((self.tr("Command"), self.tr("Group"), self.tr("Key")), self)
        self.view = FittingTable(theme, self.model, gives_way=("group",), stretch_px=320, elastic=("key",))
        self.view.setAccessibleName(self.tr("Keys"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Narrow the list"))
        self.line.setAccessibleName(self.tr("Narrow the list"))
        self.line.textChanged.connect(lambda text: self.model.set_rows(matching(self._commands, text)))
        hint = Text(
            self.tr("Arrow keys move in lists and menus, Enter opens, Esc goes back, Tab goes to the next field."),
            tone="dim",
            wrap=True,
        )
        close = Button(self.tr("Close"), key="Esc")
        close.clicked.connect(lambda _checked=False: self.reject())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(Heading(self.tr("Keys")))
        layout.addWidget(self.line)
        layout.addWidget(self.view, 1)
        layout.addWidget(hint)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(min(theme.px(700), parent.width() - 40), min(theme.px(560), parent.height() - 40))
        self.model.set_rows(self._commands)

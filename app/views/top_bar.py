"""The top of the window: search, connection, who is signed in and what they can set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from app.models.tips import plain_tip
from app.views.commands import Commands
from app.views.parts.buttons import Button
from app.views.parts.labels import Chip, Text
from app.views.search import SearchBox

SHORT_NAME = 22
"""Letters of the clerk's name that fit beside the search box."""


class TopBar(QFrame):
    """Brand, search box, connection indicator, clerk's menu."""

    def __init__(
        self,
        search: SearchBox,
        clerk_name: str,
        commands: Commands,
        menu_ids: Sequence[str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._commands = commands
        self._menu_ids = menu_ids
        self.search = search
        self.brand = Text("Okienko")
        self.brand.setObjectName("brandName")
        self.connection = Chip()
        self.connection.setAccessibleName(self.tr("Connection with the server"))
        shown = clerk_name if len(clerk_name) <= SHORT_NAME else clerk_name[: SHORT_NAME - 1] + "…"
        self.clerk = Button(f"{shown}  ▾".replace("&", "&&"), "flat")
        self.clerk.setAccessibleName(self.tr("Menu of the clerk %1").replace("%1", clerk_name))
        self.clerk.setToolTip(plain_tip(clerk_name))
        self.clerk.clicked.connect(lambda _checked=False: self.open_menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(14)
        row.addWidget(self.brand)
        row.addWidget(search, 1)
        row.addWidget(self.connection, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.clerk)
        self.show_connected(connected=True)

    def show_connected(self, *, connected: bool) -> None:
        """Whether changes of other desks are heard just now; a word beside the dot, for colour never speaks alone."""
        self.connection.setText("●  " + (self.tr("connected") if connected else self.tr("no connection")))
        self.connection.set_tone("ok" if connected else "owe")
        self.connection.setAccessibleDescription(self.connection.text())

    def open_menu(self) -> None:
        """Look, text size, lock, sign out: the commands by their ids, an empty id draws a line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command_id in self._menu_ids:
            command = self._commands.find(command_id)
            if not command_id:
                menu.addSeparator()
            elif command is not None:
                action = menu.addAction(command.title)
                action.setShortcut(command.shortcut.split("; ")[0])
                action.setEnabled(command.enabled())
                action.triggered.connect(lambda _checked=False, run=command.run: run())
        menu.popup(self.clerk.mapToGlobal(self.clerk.rect().bottomLeft()))

"""The sealed slip with a one-time password: printed or saved once, shown never."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.portal import PortalChanged
from app.models.language import noop
from app.models.words import moment
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.paper_printing import print_paper
from app.views.parts.reading_order import show_whole
from app.views.parts.saving import ask_where, write_file

PASSWORD_INSIDE = noop("SlipPanel", "The file holds a password: delete it once it is printed.")


class SlipPanel(Panel):
    """Holds the PDF from the reset until it is on paper; then nothing of it stays in the program."""

    printed = Signal()
    """It is on paper, or in a file."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Sealed slip"))
        self._desk = desk
        self._pdf: bytes | None = None
        self._at_printer: bytes | None = None
        self._login = ""
        self.text = Text("", wrap=True)
        self.print_button = Button(self.tr("Print the slip"), "main")
        self.save_button = Button(self.tr("Save the slip as PDF"))
        self.drop_button = Button(self.tr("Throw the slip away"), "flat")
        holder = QWidget()
        flow = FlowLayout(8, holder)
        for button in (self.print_button, self.save_button, self.drop_button):
            flow.addWidget(button)
        self.body.addWidget(self.text)
        self.body.addWidget(holder)
        self.print_button.clicked.connect(lambda _checked=False: self.print_it())
        self.save_button.clicked.connect(lambda _checked=False: self._ask())
        self.drop_button.clicked.connect(lambda _checked=False: self.drop())

    def is_waiting(self) -> bool:
        """Whether a slip is not on paper yet."""
        return self._pdf is not None

    def show_slip(self, changed: PortalChanged) -> None:
        """A slip is ready."""
        self._pdf, self._login = changed.slip, changed.login
        text = self.tr(
            "The slip for the login {login} is ready. The password stands on it only, holds until {until}, "
            "and can't be shown again: a lost slip means a new password."
        )
        self.text.setText(text.format(login=changed.login, until=moment(changed.until)))
        self.show()
        self.print_button.setFocus()
        QTimer.singleShot(0, self, lambda: show_whole(self))  # once it has its place

    def drop(self) -> None:
        """Forget the slip."""
        self._pdf = self._at_printer = None
        self.hide()

    def print_it(self) -> None:
        """Ask for a printer and print. Where the dialog is left, or the printer takes nothing, the slip still waits."""
        if self._pdf is not None:
            self._at_printer = self._pdf
            print_paper(self._desk, self.window(), self.tr("Sealed slip"), self._pdf).ended.connect(self._printed)

    def _printed(self, pages: int) -> None:
        if pages and self._pdf is not None and self._pdf is self._at_printer:
            self._is_on_paper()

    def _ask(self) -> None:
        ask_where(self.window(), self.tr("Save the slip as PDF"), f"koperta-{self._login}.pdf", self.save, kind="pdf")

    def save(self, path: Path) -> None:
        """Write the file whole or not at all."""
        if self._pdf is not None and write_file(self._desk, path, self._pdf, self.tr(PASSWORD_INSIDE)):
            self._is_on_paper()

    def _is_on_paper(self) -> None:
        self.drop()
        self.printed.emit()

"""A paper of ours in a window of its own: looked at, printed, kept as a file; closed by Esc."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.models.jobs import Cancel
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.paper_printing import PrintRun, ask_printer
from app.views.parts.saving import ask_where, write_file
from app.views.parts.scan_view import ScanView

PRINT_KEY, SAVE_KEY = "Ctrl+P", "Ctrl+S"


class PaperDialog(QDialog):
    """Holds one paper, made by a job. ``said`` is told when it is on its way to the printer.

    Who derives from it puts what is its own into ``column`` (above the paper) and ``foot`` (beside the buttons).
    """

    def __init__(self, desk: Desk, title: str, said: str, file_name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = said
        self._file_name = file_name
        self._pdf = b""
        self.setWindowTitle(title)
        self.view = ScanView(desk)
        self.print_button = Button(self.tr("Print"), "main", key=PRINT_KEY)
        self.save_button = Button(self.tr("Save as PDF"), key=SAVE_KEY)
        self.close_button = Button(self.tr("Close"), "flat", key="Esc")
        self.foot = QHBoxLayout()
        for button in (self.print_button, self.save_button, self.close_button):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.view, 1)
        self.column.addLayout(self.foot)
        self.print_button.clicked.connect(lambda _checked=False: self.print_it())
        self.save_button.clicked.connect(lambda _checked=False: self.ask_file())
        self.close_button.clicked.connect(self.reject)
        QShortcut(PRINT_KEY, self, self.print_it)
        QShortcut(SAVE_KEY, self, self.ask_file)
        self.hold(b"")
        fit_window(self, desk)

    def make(self, work: Callable[[Cancel], bytes]) -> None:
        """Make the paper away from the window, then show it."""
        self._desk.jobs.start(work, self._ready, self._failed, owner=self, key="paper")

    def pdf(self) -> bytes:
        """The paper; empty until it is made."""
        return self._pdf

    def _ready(self, pdf: bytes) -> None:
        self.hold(pdf)
        self.print_button.setFocus()

    def hold(self, pdf: bytes) -> None:
        """The paper that is shown, printed and kept; empty: there is none (yet)."""
        self._pdf = pdf
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(pdf))
        if pdf:
            self.view.show_paper(pdf)

    def _failed(self, error: Exception) -> None:
        self._desk.messages.fault(error)
        self.reject()

    def print_it(self) -> None:
        """Ask for a printer; the pages are drawn away from the window."""
        if self._pdf:
            ask_printer(self, self.windowTitle(), self.paint)

    def paint(self, printer: QPrinter) -> None:
        """Draw it on a printer."""
        pdf, run = self._pdf, PrintRun(self._desk, self._said)
        run.failed.connect(self._desk.messages.fault)
        run.start(printer, lambda _cancel: pdf)

    def ask_file(self) -> None:
        """Ask where to keep it."""
        if self._pdf:
            ask_where(self, self.tr("Save as PDF"), self._file_name, self.save, kind="pdf")

    def save(self, path: Path) -> bool:
        """Write the file whole or not at all."""
        return write_file(self._desk, path, self._pdf)


def fit_window(dialog: QDialog, desk: Desk) -> None:
    """Make it as large as a page wants, and no larger than the window it stands in has room for."""
    window = dialog.parentWidget()
    px = desk.theme.px
    room = window.size() if window is not None else dialog.size()
    dialog.resize(min(px(900), max(room.width() - 60, 400)), min(px(1000), max(room.height() - 40, 360)))

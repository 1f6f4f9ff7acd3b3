"""Printing a paper: the printer is asked for in a dialog, then the pages are drawn in its own resolution, away from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.paper_pages import PageSize
from app.domain.prints import file_name
from app.models.jobs import Cancel
from app.services import pdf_view
from app.views.desk import Desk

_FINEST_DPI: Final = 400
"""Beyond this nobody sees a difference, and a page would be hundreds of megabytes."""
_POINTS_AN_INCH: Final = 72

Paint = Callable[[QPrinter], object]


def ask_printer(window: QWidget, title: str, then: Paint) -> QPrintDialog:
    """Ask for the printer; ``then`` gets it. A dialog that is given up calls nobody. Returns the open dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(
        file_name(title).removesuffix(".pdf")
    )  # where the clerk prints into a file, its name is made of it
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


class PrintRun(QObject):
    """One paper on its way to a printer, away from the window. It goes on when what it was asked from is closed, and beside
    other papers; it is the desk's, and goes when it has ended.
    """

    ended = Signal(int)
    """So many pages went to the printer; 0: it took nothing, which was told."""
    failed = Signal(object)
    """The paper could not be made, or was not wanted any more."""

    def __init__(self, desk: Desk, said: str = "") -> None:
        super().__init__(desk.jobs)
        self._desk = desk
        self._said = said

    def start(self, printer: QPrinter, make: Callable[[Cancel], bytes]) -> None:
        """Draw what ``make`` gives."""
        self._desk.jobs.start(
            lambda cancel: paint_paper(printer, make(cancel), cancel), self._ended, self._failed, owner=self
        )

    def _ended(self, pages: int) -> None:
        tell_printed(self._desk, pages, self._said)
        self.ended.emit(pages)
        self.deleteLater()

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.deleteLater()


def print_paper(desk: Desk, window: QWidget, title: str, pdf: bytes, said: str = "") -> PrintRun:
    """Ask for the printer; the pages of ``pdf`` are drawn away from the window, then ``said`` is told."""
    run = PrintRun(desk, said)
    run.failed.connect(desk.messages.fault)
    ask_printer(window, title, lambda printer: run.start(printer, lambda _cancel: pdf)).rejected.connect(
        run.deleteLater
    )
    return run


def tell_printed(desk: Desk, pages: int, said: str = "") -> None:
    """Say that a paper is on its way to the printer, or that the printer took nothing."""
    if pages:
        desk.messages.say(said or QCoreApplication.translate("Printing", "Sent to the printer: %n page(s).", "", pages))
    else:
        desk.messages.warn(
            QCoreApplication.translate("Printing", "The printer took nothing. Look whether it is switched on.")
        )


def paint_paper(printer: QPrinter, pdf: bytes, cancel: Cancel) -> int:
    """Draw every page as large as the printer's paper takes, centred; gives how many. Runs off the GUI thread.

    A job that is no longer wanted is taken back from the printer; where it prints into a file, no part of it is left.
    """
    sizes = pdf_view.page_sizes(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    pages = 0
    try:
        for number, size in enumerate(sizes):
            if cancel.cancelled:
                printer.abort()
                break
            if number:
                printer.newPage()
            _paint_page(printer, painter, pdf, number, size)
            pages += 1
    finally:
        painter.end()
    if pages == len(sizes):
        return pages
    if printer.outputFileName():
        Path(printer.outputFileName()).unlink(missing_ok=True)
    return 0


def _paint_page(printer: QPrinter, painter: QPainter, pdf: bytes, number: int, size: PageSize) -> None:
    paper = QRectF(painter.viewport())
    scale = min(paper.width() / max(size.width, 1.0), paper.height() / max(size.height, 1.0))
    place = QRectF(0, 0, size.width * scale, size.height * scale)
    place.moveCenter(paper.center())
    dpi = min(printer.resolution(), _FINEST_DPI)
    shown = pdf_view.picture(pdf, number, round(size.width * dpi / _POINTS_AN_INCH))
    image = QImage(shown.pixels, shown.width, shown.height, shown.stride, QImage.Format.Format_RGB32)
    painter.drawImage(place, image)

"""Printing a paper: the printer is asked for in a dialog, then the pages are drawn in its own resolution, away from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.paper_pages import PageSize
from app.domain.prints import file_name
from app.models.jobs import Cancel
from app.services import pdf_view

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
    QDialog.open(dialog)
    return dialog


def paint_paper(printer: QPrinter, pdf: bytes, cancel: Cancel) -> int:
    """Draw every page as large as the printer's paper takes, centred; gives how many. Runs off the GUI thread.

    A job that is no longer wanted is taken back from the printer.
    """
    sizes = pdf_view.page_sizes(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    try:
        for number, size in enumerate(sizes):
            if cancel.cancelled:
                printer.abort()
                return 0
            if number:
                printer.newPage()
            _paint_page(printer, painter, pdf, number, size)
    finally:
        painter.end()
    return len(sizes)


def _paint_page(printer: QPrinter, painter: QPainter, pdf: bytes, number: int, size: PageSize) -> None:
    paper = QRectF(painter.viewport())
    scale = min(paper.width() / max(size.width, 1.0), paper.height() / max(size.height, 1.0))
    place = QRectF(0, 0, size.width * scale, size.height * scale)
    place.moveCenter(paper.center())
    dpi = min(printer.resolution(), _FINEST_DPI)
    shown = pdf_view.picture(pdf, number, round(size.width * dpi / _POINTS_AN_INCH))
    image = QImage(shown.pixels, shown.width, shown.height, shown.stride, QImage.Format.Format_RGB32)
    painter.drawImage(place, image)

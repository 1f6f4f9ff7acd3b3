"""Printing a paper: the printer is asked for in a dialog, then the pages are drawn in its own resolution, away from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.paper_pages import PageSize
from app.models.jobs import Cancel
from app.services import pdf_view

_FINEST_DPI: Final = 600
"""Beyond this nobody sees a difference, and a page would be hundreds of megabytes."""
_STRIPS: Final = 12
"""A page goes to the printer in so many pieces, each a few megabytes."""

Paint = Callable[[QPrinter], object]


def ask_printer(window: QWidget, title: str, then: Paint) -> QPrintDialog:
    """Ask for the printer; ``then`` gets it. A dialog that is given up calls nobody. Returns the open dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
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
            if number:
                printer.newPage()
            if not _paint_page(printer, painter, pdf, (number, size), cancel):
                printer.abort()
                return 0
    finally:
        painter.end()
    return len(sizes)


def _paint_page(printer: QPrinter, painter: QPainter, pdf: bytes, page: tuple[int, PageSize], cancel: Cancel) -> bool:
    number, size = page
    paper = QRectF(painter.viewport())
    scale = min(paper.width() / max(size.width, 1.0), paper.height() / max(size.height, 1.0))
    width, height = size.width * scale, size.height * scale
    corner = paper.topLeft() + QPointF((paper.width() - width) / 2, (paper.height() - height) / 2)
    dpi = min(printer.resolution(), _FINEST_DPI)
    for part in range(_STRIPS):
        if cancel.cancelled:
            return False
        strip = pdf_view.strip(pdf, number, dpi, part, _STRIPS)
        shown = strip.picture
        image = QImage(shown.pixels, shown.width, shown.height, shown.stride, QImage.Format.Format_RGB32)
        row = height / strip.page_rows
        place = QRectF(corner.x(), corner.y() + row * strip.first_row, width, row * shown.height)
        painter.drawImage(place, image)
    return True

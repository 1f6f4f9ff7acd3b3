"""Printing a PDF: the print dialog, then each page as a picture in the printer's own resolution."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.system.locks import PDFIUM
from app.views.parts.paper_printing import ask_printer

_DPI = 300


def print_pdf(parent: QWidget, pdf: bytes, title: str) -> QPrintDialog:
    """Ask for the printer and print the pages; returns the open dialog."""
    return ask_printer(parent, title, lambda printer: paint_pdf(printer, pdf))


def paint_pdf(printer: QPrinter, pdf: bytes) -> int:
    """Paint every page of ``pdf`` on the printer, as large as its paper takes; answers how many."""
    import pypdfium2

    painter = QPainter(printer)
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number in range(len(document)):
                if number:
                    printer.newPage()
                page = document[number]
                bitmap = page.render(scale=_DPI / 72, rev_byteorder=True, force_bitmap_format=4)
                pixels = bitmap.to_numpy()
                height, width = pixels.shape[:2]
                image = QImage(pixels.tobytes(), width, height, pixels.strides[0], QImage.Format.Format_RGBX8888)
                paper = painter.viewport()
                size = image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
                place = QPoint((paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2)
                painter.drawImage(QRect(paper.topLeft() + place, size), image)
                page.close()
            return len(document)
        finally:
            painter.end()
            document.close()

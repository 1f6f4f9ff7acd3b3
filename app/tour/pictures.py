"""Pictures of the window as it stands on the screen, with whatever is open above it; and of a PDF's pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

PDF_DPI = 70
_FRAME = QColor("#7A8793")
_USUAL, _SMALLEST = -1, 0
"""How tightly a PNG is packed; the smallest takes four times as long."""


def grab(window: QWidget) -> QPixmap:
    """The window and the dialogs and lists open above it, in the order they lie."""
    picture = window.grab()
    above = [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible() and w.width() > 1]
    painter = QPainter(picture)
    for widget in above:
        at = widget.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
        laid = widget.grab()
        painter.drawPixmap(at, laid)
        painter.setPen(_FRAME)
        painter.drawRect(at.x() - 1, at.y() - 1, laid.width() + 1, laid.height() + 1)
    painter.end()
    return picture


def save(picture: QPixmap | QImage, path: Path, *, tight: bool = False) -> None:
    """Write a PNG. Raises OSError where it can't be written."""
    if not picture.save(str(path), "PNG", _SMALLEST if tight else _USUAL):  # type: ignore[call-overload,unused-ignore]
        raise OSError(f"{path} could not be written")


def small(picture: QPixmap) -> QImage:
    """The picture in its own 256 commonest colours, none mixed of dots: a third of the size, kept beside the source."""
    whole = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    table = [colour for colour, _ in Counter(memoryview(whole.constBits()).cast("I")).most_common(256)]
    plain = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    return whole.convertToFormat(QImage.Format.Format_Indexed8, table, plain)


def pdf_pages(pdf: bytes, most: int = 4) -> list[QImage]:
    """The first pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for number in range(min(len(document), most)):
            bitmap = document[number].render(scale=PDF_DPI / 72, rev_byteorder=True, force_bitmap_format=4)
            pixels = bitmap.to_numpy()
            height, width = pixels.shape[:2]
            image = QImage(pixels.tobytes(), width, height, pixels.strides[0], QImage.Format.Format_RGBX8888)
            pages.append(image.copy())
        return pages
    finally:
        document.close()

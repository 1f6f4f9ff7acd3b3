"""Papers of our own as the window shows them: sizes of their pages, drawn pages, the text with the place of each letter.

PDFium draws and reads; QtPdf would do the same for 175 MB more. Nothing in a file is run.
"""

from __future__ import annotations

import ctypes
import math
from typing import Final

import pypdfium2
from pypdfium2 import raw

from app.domain.paper_pages import Box, PageSize, Picture, Strip, TextLayer
from app.system.locks import PDFIUM

_POINTS_AN_INCH: Final = 72
_HAIR: Final = 0.01  # of a pixel: what is cut away is rounded up to whole rows


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of each page."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return tuple(PageSize(*document.get_page_size(number)) for number in range(len(document)))


def picture(pdf: bytes, page: int, width: int) -> Picture:
    """A page (from 0), ``width`` pixels wide."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return _drawn(document, page, width)


def first_picture(pdf: bytes, width: int) -> tuple[tuple[PageSize, ...], Picture]:
    """The size of each page, and the first one drawn."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        sizes = tuple(PageSize(*document.get_page_size(number)) for number in range(len(document)))
        return sizes, _drawn(document, 0, width)


def _drawn(document: pypdfium2.PdfDocument, page: int, width: int) -> Picture:
    shown = document[page]
    try:
        scale = width / max(shown.get_width(), 1.0)
        return _picture(shown, scale)
    finally:
        shown.close()


def _picture(page: pypdfium2.PdfPage, scale: float, crop: tuple[float, float, float, float] = (0, 0, 0, 0)) -> Picture:
    bitmap = page.render(scale=scale, crop=crop, force_bitmap_format=raw.FPDFBitmap_BGRx)
    try:
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()


def strip(pdf: bytes, page: int, dpi: int, part: int, parts: int) -> Strip:
    """One of ``parts`` strips of a page from top to bottom, for a printer: a whole page would be large."""
    scale = dpi / _POINTS_AN_INCH
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        shown = document[page]
        try:
            rows = math.ceil(shown.get_height() * scale)
            first, end = rows * part // parts, rows * (part + 1) // parts
            above, below = ((cut - _HAIR) / scale if cut else 0.0 for cut in (first, rows - end))
            return Strip(_picture(shown, scale, (0.0, below, 0.0, above)), first, rows)
        finally:
            shown.close()


def text_layers(pdf: bytes) -> tuple[TextLayer, ...]:
    """The text of each page with the place of each letter."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return tuple(_layer(document, number) for number in range(len(document)))


def _layer(document: pypdfium2.PdfDocument, number: int) -> TextLayer:
    page = document[number]
    text = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    height = page.get_height()
    letters: list[str] = []
    boxes: list[Box | None] = []
    try:
        for place in range(text.count_chars()):
            letters.append(chr(raw.FPDFText_GetUnicode(text, place) or 0x20))
            there = raw.FPDFText_GetCharBox(text, place, left, right, bottom, top)
            has_room = there and right.value > left.value
            boxes.append(Box(left.value, height - top.value, right.value, height - bottom.value) if has_room else None)
    finally:
        text.close()
        page.close()
    return TextLayer("".join(letters), tuple(boxes))


def merged(papers: list[bytes]) -> bytes:
    """Several papers as one, page behind page."""
    from io import BytesIO

    with PDFIUM, pypdfium2.PdfDocument.new() as whole:
        for paper in papers:
            with pypdfium2.PdfDocument(paper) as part:
                whole.import_pages(part)
        stream = BytesIO()
        whole.save(stream)
        return stream.getvalue()

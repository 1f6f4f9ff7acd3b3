"""Papers of our own as the window shows them: sizes of their pages, drawn pages, the text with the place of each letter.

PDFium draws and reads; QtPdf would do the same for 175 MB more. Nothing in a file is run.
"""

from __future__ import annotations

import ctypes

import pypdfium2
from pypdfium2 import raw

from app.domain.paper_pages import Box, PageSize, Picture, TextLayer
from app.system.locks import PDFIUM


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
        bitmap = shown.render(scale=scale, force_bitmap_format=raw.FPDFBitmap_BGRx)
        try:
            return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
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

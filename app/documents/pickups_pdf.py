"""The calendar of pickups on A4: a list of days by month, each fraction with its letter, for the fridge door."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from app.documents.fonts import BOLD, REGULAR, register_fonts
from app.domain.waste_sheet import PickupSheet, SheetDay, SheetMark

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_MM = 72 / 25.4
_WIDTH, _HEIGHT = 210 * _MM, 297 * _MM
_LEFT, _TOP, _BOTTOM = 18 * _MM, _HEIGHT - 20 * _MM, 18 * _MM
_ROW = 6.2 * _MM
_COLUMNS = 2
_COLUMN = (_WIDTH - 2 * _LEFT) / _COLUMNS


def make_pdf(sheet: PickupSheet) -> bytes:
    """The sheet as a PDF with embedded fonts; as many pages as it takes."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(_WIDTH, _HEIGHT))
    canvas.setTitle(sheet.title)
    y = _head(canvas, sheet)
    top, column = y, 0
    for month, days in sheet.months:
        need = _ROW * (len(days) + 1.8)
        if y - min(need, _ROW * 4) < _BOTTOM:
            y, top, column = _next_column(canvas, sheet, top, column)
        x = _LEFT + column * _COLUMN
        canvas.setFont(BOLD, 11)
        canvas.drawString(x, y, month)
        y -= _ROW
        for day in days:
            if y < _BOTTOM:
                y, top, column = _next_column(canvas, sheet, top, column)
                x = _LEFT + column * _COLUMN
            _day(canvas, x, y, day)
            y -= _ROW * (1.7 if day.note else 1)
        y -= _ROW * 0.6
    _foot(canvas, sheet)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _head(canvas: Canvas, sheet: PickupSheet) -> float:
    canvas.setFont(BOLD, 16)
    canvas.drawString(_LEFT, _TOP, sheet.title)
    canvas.setFont(REGULAR, 10)
    canvas.drawString(_LEFT, _TOP - 7 * _MM, _cut(canvas, sheet.address, _WIDTH - 2 * _LEFT))
    x, y = _LEFT, _TOP - 15 * _MM
    for mark in sheet.legend:
        width = 7 * _MM + canvas.stringWidth(mark.name, REGULAR, 8.5) + 5 * _MM
        if x + width > _WIDTH - _LEFT:
            x, y = _LEFT, y - 6.5 * _MM
        _mark(canvas, x, y, mark)
        canvas.setFont(REGULAR, 8.5)
        canvas.setFillColorRGB(0.09, 0.13, 0.17)
        canvas.drawString(x + 6.5 * _MM, y, mark.name)
        x += width
    return y - 11 * _MM


def _next_column(canvas: Canvas, sheet: PickupSheet, top: float, column: int) -> tuple[float, float, int]:
    if column + 1 < _COLUMNS:
        return top, top, column + 1
    _foot(canvas, sheet)
    canvas.showPage()
    top = _head(canvas, sheet)
    return top, top, 0


def _foot(canvas: Canvas, sheet: PickupSheet) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.setFillColorRGB(0.36, 0.42, 0.48)
    canvas.drawString(_LEFT, 11 * _MM, _cut(canvas, sheet.footer, _WIDTH - 2 * _LEFT, 8))
    canvas.setFillColorRGB(0.09, 0.13, 0.17)


def _mark(canvas: Canvas, x: float, y: float, mark: SheetMark) -> None:
    red, green, blue = (int(mark.colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    canvas.setFillColorRGB(red, green, blue)
    canvas.setStrokeColorRGB(0.4, 0.45, 0.5)
    canvas.roundRect(x, y - 1.3 * _MM, 5 * _MM, 5 * _MM, 1 * _MM, fill=1)
    dark = red * 0.3 + green * 0.59 + blue * 0.11 > 0.5
    canvas.setFillColorRGB(*((0.09, 0.13, 0.17) if dark else (1, 1, 1)))
    canvas.setFont(BOLD, 9)
    canvas.drawCentredString(x + 2.5 * _MM, y, mark.letter)
    canvas.setFillColorRGB(0.09, 0.13, 0.17)


def _day(canvas: Canvas, x: float, y: float, day: SheetDay) -> None:
    canvas.setFont(REGULAR, 10)
    canvas.drawString(x, y, day.day)
    place = x + 27 * _MM
    for mark in day.marks:
        _mark(canvas, place, y, mark)
        place += 6.2 * _MM
    if day.note:
        canvas.setFont(REGULAR, 7.5)
        canvas.setFillColorRGB(0.54, 0.35, 0)
        canvas.drawString(x, y - 3.6 * _MM, _cut(canvas, day.note, _COLUMN - 6 * _MM, 7.5))
        canvas.setFillColorRGB(0.09, 0.13, 0.17)


def _cut(canvas: Canvas, text: str, width: float, size: float = 10) -> str:
    if canvas.stringWidth(text, REGULAR, size) <= width:
        return text
    while text and canvas.stringWidth(text + "…", REGULAR, size) > width:
        text = text[:-1]
    return text.rstrip() + "…"

"""The band with the printed form "polecenie przelewu / wpłata gotówkowa": stub for the payer, part for the bank.

Places are those of the form all banks and post offices take (domain.md 5.3), in millimetres from the band's upper left
corner; the band is 107 mm high and lies at the bottom of A4. A line of the bank's part holds 27 letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.documents.fonts import BOLD, REGULAR
from app.documents.paper import INK, MM, clean, width_of, wrap
from app.domain.identifiers import format_nrb
from app.domain.money import format_amount, format_money

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from app.domain.payment import TransferSlip

BAND: Final = 107
LETTERS: Final = 27
_STUB_SIZES: Final = (8.0, 7.0, 6.0, 5.2)
_MAIN_SIZES: Final = (8.5, 7.5, 6.5, 5.5)
_CELL, _DIGIT = 5.0, 4.5
_PINK, _RED, _WHITE = (245 / 255, 200 / 255, 200 / 255), (0.8, 0.1, 0.1), (1.0, 1.0, 1.0)
_BREAK: Final = re.compile(r"[^\s\-/.,]+[\-/.,]*|[\-/.,]+|\s+")

Rect = tuple[float, float, float, float]

STUB: Final[Rect] = (6, 2, 54, 103)
MAIN: Final[Rect] = (66, 2, 135, 88)
_STUB_FIELDS: Final[tuple[tuple[str, float, tuple[Rect, ...]], ...]] = (
    ("nazwa odbiorcy", 3, ((7, 6, 52, 5), (7, 12, 52, 5), (7, 18, 52, 5))),
    ("nr rachunku odbiorcy", 25, ((7, 28, 52, 5),)),
    ("nazwa zleceniodawcy", 34, ((7, 37, 52, 5), (7, 43, 52, 5), (7, 49, 52, 5))),
    ("tytułem", 55, ((7, 58, 52, 10),)),
    ("kwota", 69, ((7, 72, 52, 5),)),
)
_MAIN_FIELDS: Final[tuple[tuple[str, float, Rect], ...]] = (
    ("nazwa odbiorcy", 3, (66, 6, 135, 5)),
    ("nazwa odbiorcy cd.", 12, (66, 15, 135, 5)),
    ("nr rachunku odbiorcy", 21, (66, 24, 135, 5)),
    ("nr rachunku zleceniodawcy (przelew) / kwota słownie (wpłata)", 39.5, (66, 43, 135, 5)),
    ("nazwa zleceniodawcy", 50, (66, 53, 135, 5)),
    ("nazwa zleceniodawcy cd.", 59, (66, 62, 135, 5)),
    ("tytułem", 68.5, (66, 72, 135, 10)),
)


def slip_lines(text: str, count: int, letters: int = LETTERS) -> tuple[str, ...]:
    """A text on at most ``count`` lines of ``letters``: broken at spaces, else behind ``-/.,``, else anywhere.

    Empty where it does not fit.
    """
    made = [""]
    for piece in _BREAK.findall(clean(text)):
        if piece.isspace():
            made[-1] += " " if made[-1] else ""
            continue
        if len(made[-1]) + len(piece) > letters and made[-1]:
            made[-1] = made[-1].rstrip()
            made.append("")
        whole = [piece[at : at + letters] for at in range(0, len(piece), letters)]
        made[-1] += whole[0]
        made += whole[1:]
    made[-1] = made[-1].rstrip()
    return tuple(made) if len(made) <= count else ()


def draw_form(canvas: Canvas, slip: TransferSlip) -> None:
    """The whole band, filled in."""
    _stub(canvas, slip)
    _main(canvas, slip)


# ---------------------------------------------------------------- places


def _box(canvas: Canvas, rect: Rect, fill: tuple[float, float, float] | None = None, *, line: float = 0) -> None:
    x, y, width, height = rect
    canvas.setStrokeColorRGB(*_RED)
    canvas.setLineWidth(line * MM)
    if fill is not None:
        canvas.setFillColorRGB(*fill)
    canvas.rect(
        x * MM, (BAND - y - height) * MM, width * MM, height * MM, stroke=int(line > 0), fill=int(fill is not None)
    )


def _line(canvas: Canvas, x: float, y: float, x_end: float, y_end: float, width: float = 0.15) -> None:
    canvas.setStrokeColorRGB(*_RED)
    canvas.setLineWidth(width * MM)
    canvas.line(x * MM, (BAND - y) * MM, x_end * MM, (BAND - y_end) * MM)


def _say(canvas: Canvas, x: float, y: float, text: str, size: float = 5.6) -> None:
    """A word of the form itself, its base ``y`` below the band's edge."""
    canvas.setFont(REGULAR, size)
    canvas.setFillColorRGB(*_RED)
    canvas.drawString(x * MM, (BAND - y) * MM, text)


def _upright(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.saveState()
    canvas.transform(1, 0, 0, 1, x * MM, (BAND - y) * MM)
    canvas.rotate(90)
    canvas.setFont(REGULAR, 6.4)
    canvas.setFillColorRGB(*_RED)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def _write(canvas: Canvas, rect: Rect, text: str, size: float = 9, font: str = REGULAR) -> None:
    """What is filled in, smaller where it is long; the field's left edge and its middle."""
    x, y, width, height = rect
    room = (width - 2) * MM
    shown = min(size, size * room / max(width_of(text, font, size), 1))
    canvas.setFont(font, shown)
    canvas.setFillColorRGB(*INK)
    canvas.drawString((x + 1) * MM, (BAND - y - height / 2) * MM - shown * 0.35, text)


def _letters(canvas: Canvas, rect: Rect, text: str) -> None:
    """27 boxes with a letter each."""
    x, y, _, height = rect
    for number in range(1, LETTERS):
        _line(canvas, x + number * _CELL, y + height - 1.8, x + number * _CELL, y + height, 0.1)
    canvas.setFont(BOLD, 9.5)
    canvas.setFillColorRGB(*INK)
    for number, letter in enumerate(text[:LETTERS]):
        canvas.drawCentredString((x + (number + 0.5) * _CELL) * MM, (BAND - y - height + 1.4) * MM, letter)


# ---------------------------------------------------------------- the payer's stub


def _stub(canvas: Canvas, slip: TransferSlip) -> None:
    _box(canvas, STUB, _PINK)
    for name, y, fields in _STUB_FIELDS:
        _box(canvas, (7, y, 24, 3), _WHITE)
        _say(canvas, 7.4, y + 2.2, name)
        for rect in fields:
            _box(canvas, rect, _WHITE)
    _box(canvas, (8, 79, 22, 24), _WHITE, line=0.15)
    _say(canvas, 8.6, 81.6, "stempel dzienny")
    _box(canvas, (34, 79, 25, 24), _WHITE, line=0.15)
    _say(canvas, 34.6, 81.6, "opłata")
    _upright(canvas, 4.4, 80, "Pokwitowanie dla zleceniodawcy")
    data = slip.data
    places = [rects for _, _, rects in _STUB_FIELDS]
    _named(canvas, places[0], data.to.payee.name, data.to.payee.address, _STUB_SIZES)
    _write(canvas, places[1][0], format_nrb(data.to.nrb), 8, BOLD)
    _named(canvas, places[2], slip.payer_name, slip.payer_address, _STUB_SIZES)
    x, y, width, height = places[3][0]
    lines = slip_lines(data.title, 2, 34) or _halves(data.title)
    for number, text in enumerate(lines):
        _write(canvas, (x, y + number * height / 2, width, height / 2), text, 8)
    _write(canvas, places[4][0], format_money(data.amount), 10, BOLD)


def _named(canvas: Canvas, rects: Sequence[Rect], name: str, address: str, sizes: Sequence[float]) -> None:
    """Name and address on as many lines as there are, in the largest of ``sizes`` that holds them; else told by dots."""
    room, count, size, lines = (rects[0][2] - 2) * MM, len(rects), sizes[0], [""]
    for size in sizes:
        lines = [line for text in (name, address) if text for line in wrap(text, REGULAR, size, room)]
        if len(lines) <= count:
            break
        lines = wrap(", ".join(filter(None, (name, address))), REGULAR, size, room)
        if len(lines) <= count:
            break
    if len(lines) > count:
        last = lines[count - 1]
        while width_of(f"{last} …", REGULAR, size) > room:
            last = last[:-1]
        lines = [*lines[: count - 1], f"{last.rstrip()} …"]
    for rect, text in zip(rects, lines, strict=False):
        _write(canvas, rect, text, size)


def _halves(text: str) -> tuple[str, ...]:
    """A long text on two lines, to be written small."""
    middle = text.rfind(" ", 0, len(text) // 2 + 12)
    return (text[:middle], text[middle + 1 :]) if middle > 0 else (text,)


# ---------------------------------------------------------------- the bank's part


def _main(canvas: Canvas, slip: TransferSlip) -> None:
    _box(canvas, MAIN, _PINK)
    for name, y, rect in _MAIN_FIELDS:
        wide = 1.6 + width_of(name, REGULAR, 5.6) / MM
        _box(canvas, (67.5, y, wide, 3), _WHITE)
        _say(canvas, 68.2, y + 2.2, name)
        _box(canvas, rect, _WHITE)
    _box(canvas, (66.3, 20.5, 134.5, 9), line=0.5)
    _marks(canvas)
    _foot(canvas)
    _upright(canvas, 64.6, 90, "Polecenie przelewu / wpłata gotówkowa")
    _upright(canvas, 204.4, 75, "odcinek dla banku zleceniodawcy")
    rects = [rect for _, _, rect in _MAIN_FIELDS]
    data = slip.data
    _two_lines(canvas, rects[0], rects[1], data.to.payee.name, data.to.payee.address)
    _digits(canvas, rects[2], data.to.nrb)
    for number in range(1, 26):
        _line(canvas, 66 + number * _DIGIT, 46.9, 66 + number * _DIGIT, 48, 0.3 if number % 4 == 2 else 0.1)
    _write(canvas, rects[3], data.words, 8.5)
    _two_lines(canvas, rects[4], rects[5], slip.payer_name, slip.payer_address)
    x, y, width, _ = rects[6]
    title = slip_lines(data.title, 2)
    halves: tuple[Rect, Rect] = (x, y, width, _CELL), (x, y + _CELL, width, _CELL)
    if title:
        for rect, text in zip(halves, title, strict=False):
            _letters(canvas, rect, text)
    else:  # several KSeF numbers: small, but whole
        for rect, text in zip(halves, _halves(data.title), strict=False):
            _write(canvas, rect, text, 8.5)
    _write(canvas, (140, 33, 60, 5), format_amount(data.amount), 11, BOLD)


def _two_lines(canvas: Canvas, first: Rect, second: Rect, name: str, address: str) -> None:
    """Name and address in boxes: the name on the first line where it fits there, both one behind the other else."""
    lines = slip_lines(name, 1) + slip_lines(address, 1)
    if len(lines) != 2:
        lines = slip_lines(f"{name}, {address}", 2)
    if lines:
        for rect, text in zip((first, second), lines, strict=False):
            _letters(canvas, rect, text.upper())
    else:
        _named(canvas, (first, second), name, address, _MAIN_SIZES)


def _digits(canvas: Canvas, rect: Rect, nrb: str) -> None:
    """The account: two digits, then groups of four."""
    x, y, _, height = rect
    canvas.setFont(BOLD, 10)
    for number, digit in enumerate(nrb):
        place = x + 2 + (number + 0.5) * _DIGIT + ((number + 2) // 4) * 1.9
        canvas.setFillColorRGB(*INK)
        canvas.drawCentredString(place * MM, (BAND - y - height + 1.3) * MM, digit)


def _marks(canvas: Canvas) -> None:
    """W or P (cash it is), the currency, the frame of the amount."""
    for x, letter in ((105.0, "W"), (110.5, "P")):
        _box(canvas, (x, 33, 5, 5), _WHITE, line=0.15)
        _say(canvas, x + 0.9, 36.9, letter, 10)
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.35 * MM)
    for y, y_end in ((33.4, 37.6), (37.6, 33.4)):
        canvas.line(105.4 * MM, (BAND - y) * MM, 109.6 * MM, (BAND - y_end) * MM)
    _box(canvas, (120, 29.8, 10, 2.8), _WHITE)
    _say(canvas, 120.6, 31.9, "waluta")
    for number, letter in enumerate("PLN"):
        _box(canvas, (120 + number * _DIGIT, 33, 4.2, 5), _WHITE)
        canvas.setFont(BOLD, 10)
        canvas.setFillColorRGB(*INK)
        canvas.drawCentredString((122.1 + number * _DIGIT) * MM, (BAND - 36.7) * MM, letter)
    _box(canvas, (140, 33, 60.2, 5), _WHITE)
    _box(canvas, (139.5, 29.5, 61.25, 9), line=0.5)
    _box(canvas, (141, 29.9, 9, 2.8), _WHITE)
    _say(canvas, 141.6, 32, "kwota")


def _foot(canvas: Canvas) -> None:
    """Stamp, date, signature, fee."""
    _box(canvas, (66, 83, 68, 20), _WHITE, line=0.15)
    _say(canvas, 80, 101.6, "pieczęć, data i podpis(y) zleceniodawcy")
    _box(canvas, (136, 91, 18, 12), _WHITE, line=0.15)
    _say(canvas, 136.6, 101.6, "opłata")
    _box(canvas, (156, 83, 45, 20), _WHITE, line=0.15)
    _say(canvas, 156.6, 101.6, "stempel dzienny")

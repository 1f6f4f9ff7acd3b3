"""The sealed slip: one side of A4 folded in three like the letter Z, the address outside, login and password inside.

The upper third shows outside and holds nothing secret. The password stands on the middle third, which has the upper
third before it and the lower one behind it; where they lie over it both are printed full of a tint, so that light falls
through letters of no meaning. The login stands on the lower third. No password goes into the file's properties.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Final

from app.documents.fonts import BOLD, MONO, REGULAR, register_fonts
from app.documents.paper import DIM, FAINT, HEIGHT, INK, MM, WIDTH, clean, text_at, width_of, wrap
from app.domain.declaration_sheets import Letterhead, SealedSlip

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

THIRD: Final = HEIGHT / 3
_LEFT, _RIGHT = 16 * MM, WIDTH - 16 * MM
_WINDOW = (100 * MM, 2 * THIRD + 15 * MM, 90 * MM, 35 * MM)
"""Where a DL envelope with its window on the right shows the paper: x, y, width, height."""

_PASSWORD = (_LEFT, THIRD + 14 * MM, _RIGHT - _LEFT, 25 * MM)
"""The field of the password on the middle third."""

_TINT_NAME: Final = "tint"
_TINT = (0.33, 0.38, 0.44)
_LARGE, _LOGIN = 33, 27


def sealed_slip_pdf(slip: SealedSlip, shared: Letterhead) -> bytes:
    """The slip as a PDF of one page with embedded fonts."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), pageCompression=1)
    canvas.setTitle("Dane do pierwszego logowania w e-BOK")
    canvas.setAuthor(clean(shared.utility.name))
    _outside(canvas, slip, shared)
    _password(canvas, slip)
    _login(canvas, slip, shared)
    _folds(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _outside(canvas: Canvas, slip: SealedSlip, shared: Letterhead) -> None:
    """Sender, address in the window, what it is; under it, over the password, the tint."""
    x, y, width, height = _PASSWORD
    mirrored = 4 * THIRD - y - height  # folded at 2/3 of the height
    tint(canvas, x - 4 * MM, mirrored - 4 * MM, width + 8 * MM, height + 8 * MM, shift=2 * MM)
    utility, room = shared.utility, 76 * MM
    top = 2 * THIRD + 50 * MM
    for line in wrap(utility.name, BOLD, 9.5, room)[:4]:
        text_at(canvas, _LEFT, top, line, BOLD, 9.5)
        top -= 4.4 * MM
    for line in wrap(utility.address, REGULAR, 8.2, room)[:3]:
        text_at(canvas, _LEFT, top, line, REGULAR, 8.2, DIM)
        top -= 3.8 * MM
    _address(canvas, slip)
    text_at(canvas, _LEFT, 2 * THIRD + 17 * MM, "Do rąk własnych", BOLD, 9.5)
    told = "W środku: dane do pierwszego logowania w e-BOK. Otworzyć może tylko adresat."
    text_at(canvas, _LEFT, 2 * THIRD + 12 * MM, told, REGULAR, 8.2, DIM)
    if slip.number:
        text_at(canvas, _LEFT, 2 * THIRD + 7.5 * MM, f"Oświadczenie {clean(slip.number)}", REGULAR, 7.4, DIM)


def _address(canvas: Canvas, slip: SealedSlip) -> None:
    """Name and address within the window, smaller and smaller until it fits; the end of an endless name is left out."""
    x, y, width, height = _WINDOW
    inner = width - 8 * MM
    size, most, name, rest = 11.0, 0, [""], [""]
    for size in (11.0, 10.0, 9.0, 8.0, 7.0, 6.2):
        name = wrap(slip.name, BOLD, size, inner)
        rest = [line for text in slip.address for line in wrap(text, REGULAR, size, inner)]
        most = int((height - 6 * MM) // (size * 1.25))
        if len(name) + len(rest) <= most:
            break
    else:
        rest = rest[: most - 2]
        name = name[: most - len(rest)]
        name[-1] = name[-1][:-1] + "…"
    place = y + height - 3 * MM - size
    for font, lines in ((BOLD, name), (REGULAR, rest)):
        for line in lines:
            text_at(canvas, x + 4 * MM, place, line, font, size)
            place -= size * 1.25


def _password(canvas: Canvas, slip: SealedSlip) -> None:
    top = 2 * THIRD - 14 * MM
    text_at(canvas, _LEFT, top, "Hasło jednorazowe", BOLD, 15)
    until = f"Ważne do {slip.valid_until:%d.%m.%Y}. Przy pierwszym logowaniu trzeba je zmienić na własne."
    text_at(canvas, _LEFT, top - 6.5 * MM, until, REGULAR, 9.5)
    hint = "Małe litery i cyfry, wpisywane razem z myślnikami. Nie ma w nim cyfr 0 i 1 ani liter o, l, i."
    text_at(canvas, _LEFT, top - 12 * MM, hint, REGULAR, 8.2, DIM)
    advice = "Nikomu nie podawaj hasła. Pracownik biura nigdy o nie nie zapyta."
    text_at(canvas, _LEFT, top - 16.5 * MM, advice, REGULAR, 8.2, DIM)
    x, y, width, height = _PASSWORD
    tint(canvas, x - 4 * MM, y - 4 * MM, width + 8 * MM, height + 8 * MM, shift=7 * MM)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, y, width, height, 2 * MM, stroke=1, fill=1)
    size = _fitting(slip.password, MONO, _LARGE, width - 12 * MM)
    canvas.setFont(MONO, size)
    canvas.setFillColorRGB(*INK)
    canvas.drawCentredString(x + width / 2, y + height / 2 - size * 0.33, slip.password)


def _login(canvas: Canvas, slip: SealedSlip, shared: Letterhead) -> None:
    """Login and how to sign in; what lies over the password when folded is tint."""
    x, y, width, height = _PASSWORD
    mirrored = 2 * THIRD - y - height  # folded at 1/3 of the height
    tint(canvas, x - 4 * MM, mirrored - 4 * MM, width + 8 * MM, height + 8 * MM, shift=11 * MM)
    box = (_LEFT, mirrored - 4 * MM - 24 * MM, 62 * MM, 20 * MM)
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.8)
    canvas.roundRect(*box, 2 * MM, stroke=1, fill=0)
    text_at(canvas, box[0] + 4 * MM, box[1] + box[3] - 5.4 * MM, "Login (numer klienta)", BOLD, 9)
    size = _fitting(slip.login, MONO, _LOGIN, box[2] - 8 * MM)
    text_at(canvas, box[0] + 4 * MM, box[1] + 4.2 * MM, slip.login, MONO, size)
    steps = (
        f"1. Wejdź na stronę {shared.portal_url}",
        "2. Wpisz login i hasło jednorazowe z tej kartki.",
        "3. Ustaw własne hasło: co najmniej 12 znaków.",
        "4. Zniszcz tę kartkę.",
    )
    place, left = box[1] + box[3] - 3.2 * MM, box[0] + box[2] + 7 * MM
    text_at(canvas, left, place, "Jak się zalogować", BOLD, 9.5)
    for step in steps:
        for line in wrap(step, REGULAR, 9, _RIGHT - left):
            place -= 4.7 * MM
            text_at(canvas, left, place, line, REGULAR, 9)
    help_ = f"Pytania: {shared.utility.phone}" if shared.utility.phone else ""
    foot = " · ".join(
        part for part in (help_, clean(shared.utility.hours), f"wydano {slip.issued_on:%d.%m.%Y}") if part
    )
    text_at(canvas, _LEFT, 9 * MM, foot, REGULAR, 7.6, DIM)


def _fitting(text: str, font: str, size: float, width: float) -> float:
    """A size at which the text fits on one line."""
    return min(size, size * width / max(width_of(text, font, size), 1))


def _folds(canvas: Canvas) -> None:
    """Where to fold, at the edges only; which way, in words."""
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.5)
    canvas.setDash(2, 2)
    for number, words in ((2, "zgiąć do tyłu"), (1, "zgiąć do przodu")):
        y = number * THIRD
        for x in (0.0, WIDTH - 9 * MM):
            canvas.line(x, y, x + 9 * MM, y)
        text_at(canvas, 10 * MM, y - 0.8 * MM, words, REGULAR, 5.4, DIM)
    canvas.setDash()


def tint(canvas: Canvas, x: float, y: float, width: float, height: float, *, shift: float) -> None:
    """A field full of strokes as dense and dark as letters are; ``shift`` moves them, so that no two fields are alike."""
    if not canvas.hasForm(_TINT_NAME):
        canvas.beginForm(_TINT_NAME, 0, 0, WIDTH, 60 * MM)
        canvas.setStrokeColorRGB(*_TINT)
        canvas.setLineWidth(1.5)
        canvas.drawPath(strokes(WIDTH, 60 * MM), stroke=1, fill=0)
        canvas.endForm()
    canvas.saveState()
    edge = canvas.beginPath()
    edge.rect(x, y, width, height)
    canvas.clipPath(edge, stroke=0, fill=0)
    canvas.transform(1, 0, 0, 1, x - shift, y - shift * 0.7)
    canvas.doForm(_TINT_NAME)
    canvas.restoreState()


@lru_cache(maxsize=2)
def strokes(width: float, height: float) -> PDFPathObject:
    """The strokes of a tint: figures of a digital clock with some of their strokes, close together and not in line."""
    from reportlab.pdfgen.pathobject import PDFPathObject

    random, path, step = Random(1), PDFPathObject(), 3.1 * MM
    for row in range(int(height / step) + 1):
        for column in range(int(width / (step * 0.72)) + 1):
            x = round(column * step * 0.72 + random.random() * 1.6, 1)
            y = round(row * step + random.random() * 1.6, 1)
            for x1, y1, x2, y2 in random.sample(_SEGMENTS, 4):
                path.moveTo(x + x1 * 4.2, y + y1 * 4)
                path.lineTo(x + x2 * 4.2, y + y2 * 4)
    return path


_SEGMENTS: Final = ((0, 2, 1, 2), (0, 1, 1, 1), (0, 0, 1, 0), (0, 1, 0, 2), (1, 1, 1, 2), (0, 0, 0, 1), (1, 0, 1, 1))

"""What is drawn on A4 by all papers of the office: text that never leaves its place, boxes, ticks, boxes for letters.

Lengths are in points. Text of customers is data: control signs become spaces, a word too long for a line is broken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app.documents.fonts import BOLD, REGULAR

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MM: Final = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
INK, DIM, FAINT = (0.07, 0.1, 0.13), (0.32, 0.37, 0.42), (0.66, 0.7, 0.74)
PALE = (0.935, 0.945, 0.955)
BRAND = (0.043, 0.373, 0.541)

TICKED, EMPTY = "\u2612", "\u2610"
DASH = "–"

Op = Callable[["Canvas"], None]

_MARKS = re.compile("([\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]{2})[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]+")
"""More than two accents on a letter are somebody's joke and would lie over the lines around."""

_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """One printable line: no control or direction signs, no halves of pairs, composed letters, single spaces."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    plain = _MARKS.sub(r"\1", _DIRECTIONS.sub("", unicodedata.normalize("NFC", whole)))
    return " ".join(
        "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in plain).split()
    )


def lines_of(text: str) -> list[str]:
    """Printable lines of a text with line ends of its own."""
    return [clean(line) for line in re.split(r"\r\n|[\r\n\u2028\u2029]", text)]


def width_of(text: str, font: str, size: float) -> float:
    """How wide a text is printed."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font, size))


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines of a text that fit into ``width``; one empty line for an empty text."""
    made: list[str] = []
    for line in lines_of(text):
        made += _wrap_line(line, font, size, width)
    return made or [""]


@lru_cache(maxsize=2048)
def _wrap_line(line: str, font: str, size: float, width: float) -> tuple[str, ...]:
    made, now = [], ""
    for word in line.split(" "):
        candidate = f"{now} {word}" if now else word
        if width_of(candidate, font, size) <= width:
            now = candidate
            continue
        if now:
            made.append(now)
        now = word
        while width_of(now, font, size) > width:
            cut = _room(now, font, size, width)
            made.append(now[:cut])
            now = now[cut:]
    return (*made, now) if now or not made else tuple(made)


def _room(word: str, font: str, size: float, width: float) -> int:
    """How many letters of a word fit, one at least; an e-mail address is broken behind a sign rather than in a name."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(word[:middle], font, size) <= width else (low, middle - 1)
    better = max((word.rfind(sign, low // 2, low) for sign in "@./-_"), default=-1)
    while low < len(word) and low > 1 and unicodedata.combining(word[low]):
        low -= 1
    return better + 1 if better > 0 else low


def text_at(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    font: str = REGULAR,
    size: float = 9,
    colour: tuple[float, float, float] = INK,
) -> None:
    """One line, its base at ``y``."""
    canvas.setFont(font, size)
    canvas.setFillColorRGB(*colour)
    canvas.drawString(x, y, text)


def letter_boxes(
    canvas: Canvas,
    x: float,
    y: float,
    count: int,
    text: str = "",
    *,
    cell: float = 5 * MM,
    groups: tuple[int, ...] = (),
) -> None:
    """Boxes for one letter each, their bottom at ``y``; ``groups`` leave a gap after so many boxes."""
    canvas.setLineWidth(0.6)
    canvas.setStrokeColorRGB(*FAINT)
    gap, place = 0.0, x
    breaks = {sum(groups[: number + 1]) for number in range(len(groups))}
    for number in range(count):
        if number in breaks:
            gap = 1.6 * MM
            place += gap
        canvas.rect(place, y, cell, cell * 1.1, stroke=1, fill=0)
        if number < len(text):
            canvas.setFont(BOLD, 9.5)
            canvas.setFillColorRGB(*INK)
            canvas.drawCentredString(place + cell / 2, y + cell * 0.32, text[number])
        place += cell


class Flow:
    """Lays things out from the top of a page down and begins a new one where they do not fit; draws at the end, when
    the number of pages is known.
    """

    def __init__(self, *, left: float, right: float, top: float, top_next: float, bottom: float) -> None:
        self.left, self.right, self.bottom = left, right, bottom
        self._top_next = top_next
        self.pages: list[list[Op]] = [[]]
        self.y = top
        self.on_new_page: Callable[[], None] | None = None

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.right - self.left

    def room(self) -> float:
        """Height left on this page."""
        return self.y - self.bottom

    def need(self, height: float) -> bool:
        """Begin a new page unless so much room is left; whether one was begun."""
        if height <= self.room() or self.y >= self._top_next:
            return False
        self.new_page()
        return True

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append([])
        self.y = self._top_next
        if self.on_new_page:
            self.on_new_page()

    def add(self, op: Op) -> None:
        """Draw something on this page."""
        self.pages[-1].append(op)

    def space(self, height: float) -> None:
        """Leave room."""
        self.y -= height

    def line(
        self,
        x: float,
        text: str,
        *,
        font: str = REGULAR,
        size: float = 9,
        colour: tuple[float, float, float] = INK,
        leading: float = 1.28,
    ) -> None:
        """One line of text that was wrapped before; it begins a new page by itself."""
        self.need(size * leading)
        self.y -= size * leading
        y = self.y + size * (leading - 1)
        self.add(lambda canvas: text_at(canvas, x, y, text, font, size, colour))

    def paragraph(
        self,
        text: str,
        *,
        x: float | None = None,
        width: float | None = None,
        font: str = REGULAR,
        size: float = 9,
        colour: tuple[float, float, float] = INK,
        leading: float = 1.28,
    ) -> None:
        """A text over as many lines as it takes."""
        where = self.left if x is None else x
        for each in wrap(text, font, size, self.right - where if width is None else width):
            self.line(where, each, font=font, size=size, colour=colour, leading=leading)

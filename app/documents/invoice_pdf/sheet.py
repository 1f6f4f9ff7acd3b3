"""Pages of one paper, filled from the top down: text that never leaves its place, headings, facts, repeated heads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from app.documents.fonts import BOLD, REGULAR
from app.documents.invoice_pdf.ink import BODY, LABEL, SMALL_STRONG, Ink, Style, folded, visible, width_of
from app.documents.paper import BRAND, DIM, FAINT, HEIGHT, INK, MM, PALE, WIDTH

LEFT: Final = 15 * MM
RIGHT: Final = WIDTH - 15 * MM
TOP: Final = HEIGHT - 13 * MM
TOP_NEXT: Final = HEIGHT - 20 * MM
BOTTOM: Final = 16.5 * MM
_FOOT: Final = 9.5 * MM
GAP: Final = 5 * MM
"""Between two columns of a page."""
COLUMN: Final = (RIGHT - LEFT - GAP) / 2

_TOGETHER: Final = 12 * BODY.line + 1
"""Facts of one thing that are not higher stay on one page."""

SECTION: Final = Style(BOLD, 9.2, INK)
FOOT: Final = Style(REGULAR, 6.8, DIM)

Link = tuple[str, tuple[float, float, float, float]]
Fact = tuple[str, str]
Cell = tuple[float, list[tuple[str, Style]]]
"""Where a column of lines begins, and its lines."""


class Sheet:
    """Where the next thing goes. ``y`` falls from the top of the page; ``pages`` are operators, ``links`` by page."""

    def __init__(self, ink: Ink, running_head: str) -> None:
        self.ink = ink
        self.pages: list[str] = []
        self.links: list[list[Link]] = [[]]
        self.y = TOP
        self.on_new_page: Callable[[], None] | None = None
        self._running_head = running_head
        ink.begin()

    def room(self) -> float:
        """Height left on this page."""
        return self.y - BOTTOM

    def need(self, height: float) -> None:
        """Begin a new page unless so much room is left; what is higher than a page begins where it is."""
        if height > self.room() and height <= TOP_NEXT - BOTTOM and self.y < TOP_NEXT:
            self.new_page()

    def new_page(self) -> None:
        """Go on at the top of the next page, under a line that tells which paper it is."""
        self.pages.append(self.ink.page())
        self.links.append([])
        self.ink.begin()
        self.ink.text(LEFT, HEIGHT - 12 * MM, one_line(self._running_head, FOOT, RIGHT - LEFT), FOOT)
        self.ink.rule(LEFT, HEIGHT - 14 * MM, RIGHT, FAINT)
        self.y = TOP_NEXT
        if self.on_new_page:
            self.on_new_page()

    def close(self) -> None:
        """No more is written."""
        self.pages.append(self.ink.page())

    def space(self, height: float) -> None:
        """Leave room."""
        self.y -= height

    def text(self, x: float, text: str, style: Style = BODY) -> None:
        """One printable line at ``x``, below what is there."""
        self.need(style.line)
        self.y -= style.line
        self.ink.text(x, self.y + style.line - style.size, text, style)

    def paragraph(self, text: str, style: Style = BODY, x: float = LEFT, width: float = RIGHT - LEFT) -> None:
        """A text over as many lines as it takes, on as many pages."""
        for line in folded(text, style, width):
            self.text(x, line, style)

    def last(self, text: str, style: Style) -> None:
        """A line that ends the paper: it may stand close to the foot, rather than on a page of its own."""
        if self.room() < style.line <= self.y - _FOOT - 3.4 * MM and width_of(visible(text), style) <= RIGHT - LEFT:
            self.y -= style.line
            self.ink.text(LEFT, self.y + style.line - style.size, visible(text), style)
        else:
            self.paragraph(text, style)

    def heading(self, title: str, keep: float = 12 * MM) -> None:
        """A heading with a rule; never alone at the foot of a page."""
        lines = folded(title, SECTION, RIGHT - LEFT)
        height = 6.8 * MM + (len(lines) - 1) * SECTION.line
        self.need(height + 1.4 * MM + keep)
        self.y -= height
        for place, line in enumerate(reversed(lines)):
            self.ink.text(LEFT, self.y + 1.6 * MM + place * SECTION.line, line, SECTION)
        self.ink.rule(LEFT, self.y, RIGHT, BRAND, 0.9)
        self.y -= 1.4 * MM

    def subheading(self, title: str, keep: float = 8 * MM) -> None:
        """A small bold line above what it is of."""
        lines = folded(title, SMALL_STRONG, RIGHT - LEFT)
        self.need(len(lines) * SMALL_STRONG.line + 1.6 * MM + keep)
        self.y -= 1.6 * MM
        for line in lines:
            self.text(LEFT, line, SMALL_STRONG)

    def facts(self, facts: Iterable[Fact], *, title: str = "", columns: int = 2, label_width: float = 31 * MM) -> None:
        """Labels with their values, side by side in columns, row after row; a value folds under itself.

        ``title``: a heading, never on another page than the first of them.
        """
        wanted = [fact for fact in facts if fact[1]]
        column = (RIGHT - LEFT - GAP * (columns - 1)) / columns
        room = column - label_width - 1 * MM
        rows = [
            [
                (folded(label, LABEL, label_width - 1 * MM), folded(value, BODY, room))
                for label, value in wanted[start : start + columns]
            ]
            for start in range(0, len(wanted), columns)
        ]
        heights = [max(len(line) for fact in row for line in fact) * BODY.line + 0.8 for row in rows]
        keep = sum(heights) if sum(heights) <= _TOGETHER else min(heights[0], _TOGETHER)
        if title:
            self.heading(title, keep or 12 * MM)
        self.need(keep)
        for row in rows:
            self._row(row, column, label_width)

    def _row(self, row: Sequence[tuple[Sequence[str], Sequence[str]]], column: float, label_width: float) -> None:
        cells: list[Cell] = []
        for place, (label, value) in enumerate(row):
            x = LEFT + place * (column + GAP)
            cells.append((x, [(line, LABEL) for line in label]))
            cells.append((x + label_width, [(line, BODY) for line in value]))
        self.side_by_side(cells, BODY.line, most=_TOGETHER)
        self.y -= 0.8

    def side_by_side(self, cells: Sequence[Cell], height: float = 0.0, *, most: float) -> None:
        """Columns of lines beside each other, each line ``height`` high (0: as its style says). What is not higher than
        ``most`` stays on one page. Each page is written column by column, so that what stands there is searched and copied.
        """
        highest = max(sum(height or style.line for _, style in lines) for _, lines in cells)
        if highest <= most:
            self.need(highest)
        self.need(max((height or lines[0][1].line for _, lines in cells if lines), default=0.0))
        left = [(x, list(lines)) for x, lines in cells]
        while True:
            top, deepest = self.y, self.y
            for x, lines in left:
                y = top
                while lines and y - (step := height or lines[0][1].line) >= BOTTOM - 0.01:
                    text, style = lines.pop(0)
                    y -= step
                    self.ink.text(x, y + step - (BODY.size if height else style.size), text, style)
                deepest = min(deepest, y)
            self.y = deepest
            if not any(lines for _, lines in left):
                return
            self.new_page()

    def badge(self, text: str, y: float) -> float:
        """A line in a pale box that ends at the right margin, its base at ``y``; where it begins."""
        room = width_of(text, SMALL_STRONG) + 3 * MM
        self.ink.box(RIGHT - room, y - 1.1 * MM, room, SMALL_STRONG.size + 1.7 * MM, PALE)
        self.ink.text(RIGHT - room + 1.5 * MM, y, text, SMALL_STRONG)
        return RIGHT - room

    def right(self, x: float, y: float, text: str, style: Style) -> None:
        """A line that ends at ``x``, its base at ``y``."""
        self.ink.text(x - width_of(text, style), y, text, style)

    def link(self, url: str, x: float, y: float, width: float, height: float) -> None:
        """A place of this page that opens an address."""
        self.links[-1].append((url, (x, y, x + width, y + height)))


def one_line(text: str, style: Style, room: float) -> str:
    """The text, or as much of its beginning as fits, with an ellipsis."""
    (line, *more) = folded(text, style, room)
    if not more:
        return line
    (line, *_) = folded(text, style, room - width_of("…", style))
    return f"{line.rstrip()}…"


def foot(ink: Ink, number: int, count: int, text: str, mark: str) -> str:
    """The foot of page ``number`` of ``count``, to be put onto it once their number is known; ``mark`` is never cut."""
    ink.begin()
    counted = f"strona {number} z {count}"
    room = width_of(counted, FOOT)
    behind = f" · {mark}"
    line = one_line(text, FOOT, RIGHT - LEFT - room - 6 * MM - width_of(behind, FOOT))
    ink.rule(LEFT, _FOOT + 3.2 * MM, RIGHT, FAINT)
    ink.text(LEFT, _FOOT, line + behind, FOOT)
    ink.text(RIGHT - room, _FOOT, counted, FOOT)
    return ink.page()

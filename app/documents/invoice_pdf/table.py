"""A table over as many pages as it takes: its head is repeated, a row too high for a page is divided, nothing is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.documents.fonts import BOLD, REGULAR
from app.documents.invoice_pdf.ink import SMALL, Style, folded, width_of
from app.documents.invoice_pdf.sheet import LEFT, RIGHT, Sheet
from app.documents.paper import DIM, FAINT, INK, MM, PALE

PAD: Final = 1.3 * MM
_ONE_LINE: Final = 14
"""A heading so short stays on one line."""

_HEAD_LINES: Final = 4
"""A heading of many words wants so much room that it needs no more lines."""

_HIGHEST_HEAD: Final = 100 * MM
"""A higher head is not repeated: it would leave no room for the rows."""

_SMALLER: Final = (0.0, 0.7, 1.4, 2.0)
_SMALLEST: Final = 5.8
"""Points by which a table of many figures may be smaller, and how small at most."""

_DETAIL_LINES: Final = 4
"""Small print of more lines stands below its row, not inside of its column."""

_LONG: Final = 60
"""Signs of a text that wants all the room there is."""

_LEAST_GROWING: Final = 24 * MM
_LONGEST_WORD: Final = 44 * MM
"""A longer word may be broken where room is scarce."""

_KEEP_WHOLE: Final = 90 * MM
"""A row, or rows that belong together, not higher than this are moved to the next page rather than divided."""


@dataclass(frozen=True, slots=True)
class Column:
    """``right``: figures stand at the right edge. ``grows``: takes the room that is left."""

    heading: str
    right: bool = False
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A cell a column. ``detail`` is small print under the first growing cell; ``strong``: a sum or a difference.

    ``keep``: so many rows that follow stay on the same page. ``title``: the first cell is as wide as the table.
    ``open``: no rule below it. ``small``: all of it is small print.
    """

    cells: tuple[str, ...]
    detail: str = ""
    strong: bool = False
    tinted: bool = False
    keep: int = 0
    title: bool = False
    open: bool = False
    small: bool = False


@dataclass
class Table:
    """Columns and rows to be drawn between the margins, or from ``left`` to ``right``."""

    columns: Sequence[Column]
    rows: list[Row] = field(default_factory=list)
    size: float = 7.8
    left: float = LEFT
    right: float = RIGHT
    keep_after: float = 0.0
    """Room wanted below the last row on its page."""

    def draw(self, sheet: Sheet, title: str = "", note: str = "") -> None:
        """All rows under their ``title`` and a ``note``, the head again on each new page."""
        if not self.rows:
            return
        styles, widths = self._fitting()
        body = styles[0]
        self.rows = self._spread(widths, styles[2])
        head = self._head(widths)
        folds = [self._fold(row, widths, styles) for row in self.rows]
        heights = [max(sum(style.line for _, style in cell) for cell in fold) + PAD for fold in folds]
        alone = self.rows[0].keep == len(self.rows) - 1
        first = sum(heights[: self.rows[0].keep + 1]) + (self.keep_after if alone else 0.0)
        least = next((each for each in (first, heights[0]) if each <= _KEEP_WHOLE), 2 * body.line + 2 * PAD)
        whole = self._head_height(head) + least
        if title:
            sheet.heading(title, whole + (SMALL.line if note else 0))
        if note:
            sheet.paragraph(note, SMALL)
        sheet.need(whole)
        self._draw_head(sheet, head, widths)
        before, sheet.on_new_page = sheet.on_new_page, None
        if self._head_height(head) <= _HIGHEST_HEAD:
            sheet.on_new_page = lambda: self._draw_head(sheet, head, widths)
        end = len(self.rows) - 1
        for number, row in enumerate(self.rows):
            last = max(number + row.keep, end if number >= max(end - 1, 1) else 0)  # nor is the last row left alone
            kept = sum(heights[number : last + 1])
            if kept <= _KEEP_WHOLE and (last > number or number == end):
                sheet.need(kept + (self.keep_after if last == end else 0.0))
            self._draw_row(sheet, row, folds[number], heights[number], widths)
        sheet.on_new_page = before

    def _fitting(self) -> tuple[tuple[Style, Style, Style], list[float]]:
        """Body, strong and small print, and how wide columns are; smaller where whole words would not fit otherwise."""
        wanted, room = self.size, self.right - self.left
        styles, widths = _styles(wanted), [0.0]
        for smaller in _SMALLER:
            self.size = max(wanted - smaller, min(wanted, _SMALLEST))
            styles = _styles(self.size)
            natural, least = self._measure(styles)
            if sum(natural) <= room:
                return styles, self._spread_out(natural, room)
            if sum(least) <= room:
                wishes = _shared([most - few for most, few in zip(natural, least, strict=True)], room - sum(least))
                return styles, [few + more for few, more in zip(least, wishes, strict=True)]
            widths = _shared(natural, room)
        return styles, widths

    def _spread(self, widths: Sequence[float], small: Style) -> list[Row]:
        """Rows with small print that would make a narrow column high have it below them, as wide as the table."""
        room = next((width for width, column in zip(widths, self.columns, strict=True) if column.grows), 0.0)
        made: list[Row] = []
        begins = []
        for row in self.rows:
            begins.append(len(made))
            if row.detail and width_of(row.detail, small) > _DETAIL_LINES * (room - 2 * PAD):
                made.append(replace(row, detail="", open=True, keep=1))
                cells = (row.detail, *[""] * (len(row.cells) - 1))
                made.append(Row(cells, tinted=row.tinted, title=True, small=True))
            else:
                made.append(row)
        begins.append(len(made))
        for place, row in enumerate(self.rows):
            if row.keep:
                first = begins[place]
                made[first] = replace(made[first], keep=begins[place + row.keep + 1] - 1 - first)
        return made

    def _measure(self, styles: tuple[Style, Style, Style]) -> tuple[list[float], list[float]]:
        """How wide each column wants to be, as its widest text, and how wide at least: figures and words stay whole."""
        room, heading = self.right - self.left, _head_style(self.size)
        natural, least = [], []
        for place, column in enumerate(self.columns):
            title = column.heading.split()
            words = [column.heading] if len(column.heading) <= _ONE_LINE else title
            wide = width_of(column.heading, heading) / _HEAD_LINES if len(words) > _HEAD_LINES else 0.0
            widest = max(wide, *(width_of(word, heading) for word in words))
            longest = max(wide, *(width_of(word, heading) for word in title or [""]))
            for row in self.rows:
                if row.title:
                    continue
                style, cell = styles[1] if row.strong else styles[0], row.cells[place]
                whole = width_of(cell, style) if len(cell) < _LONG else room
                widest = max(widest, whole)
                if whole > longest:
                    kept = column.right and whole < room
                    longest = max(longest, whole if kept else max(width_of(word, style) for word in cell.split(" ")))
            natural.append(min(widest + 2 * PAD + 0.5, room))
            longest = max(longest, _LEAST_GROWING) if column.grows else longest
            least.append(min(longest + 2 * PAD + 0.5, natural[-1], _LONGEST_WORD))
        return natural, least

    def _spread_out(self, natural: list[float], room: float) -> list[float]:
        """What is left goes to columns that grow, else to the last."""
        growing = [place for place, column in enumerate(self.columns) if column.grows] or [len(natural) - 1]
        more = (room - sum(natural)) / len(growing)
        return [width + more if place in growing else width for place, width in enumerate(natural)]

    def _head(self, widths: Sequence[float]) -> list[tuple[str, ...]]:
        style = _head_style(self.size)
        return [
            folded(column.heading, style, width - 2 * PAD) for column, width in zip(self.columns, widths, strict=True)
        ]

    def _head_height(self, head: Sequence[tuple[str, ...]]) -> float:
        return max(map(len, head)) * _head_style(self.size).line + 1.4 * PAD

    def _draw_head(self, sheet: Sheet, head: Sequence[tuple[str, ...]], widths: Sequence[float]) -> None:
        style, height = _head_style(self.size), self._head_height(head)
        sheet.y -= height
        sheet.ink.box(self.left, sheet.y, self.right - self.left, height, PALE)
        x = self.left
        for lines, width, column in zip(head, widths, self.columns, strict=True):
            base = sheet.y + height - 0.7 * PAD - style.size * 0.95
            for line in lines:
                _cell(sheet, line, style, x, width, base, right=column.right)
                base -= style.line
            x += width

    def _fold(
        self, row: Row, widths: Sequence[float], styles: tuple[Style, Style, Style]
    ) -> list[list[tuple[str, Style]]]:
        style = styles[2] if row.small else styles[1] if row.strong else styles[0]
        if row.title:
            whole = folded(row.cells[0], style, self.right - self.left - 2 * PAD)
            return [[(line, style) for line in whole], *([] for _ in row.cells[1:])]
        made: list[list[tuple[str, Style]]] = []
        has_detail = False
        for cell, width, column in zip(row.cells, widths, self.columns, strict=True):
            lines = [(line, style) for line in folded(cell, style, width - 2 * PAD)] if cell else []
            if row.detail and column.grows and not has_detail:
                has_detail = True
                lines += [(line, styles[2]) for line in folded(row.detail, styles[2], width - 2 * PAD)]
            made.append(lines)
        return made

    def _draw_row(
        self, sheet: Sheet, row: Row, fold: list[list[tuple[str, Style]]], height: float, widths: Sequence[float]
    ) -> None:
        if height <= _KEEP_WHOLE:
            sheet.need(height)
        done = [0] * len(fold)
        while True:
            room = sheet.room() - PAD
            top = sheet.y
            deepest = 0.0
            x = self.left
            for place, lines in enumerate(fold):
                used = 0.0
                while done[place] < len(lines) and used + lines[done[place]][1].line <= room + 0.01:
                    text, style = lines[done[place]]
                    used += style.line
                    base = top - 0.5 * PAD - used + style.line - style.size
                    _cell(sheet, text, style, x, widths[place], base, right=self.columns[place].right and not row.title)
                    done[place] += 1
                deepest = max(deepest, used)
                x += widths[place]
            sheet.y = top - deepest - PAD
            if row.tinted:
                sheet.ink.box(self.left, sheet.y, self.right - self.left, deepest + PAD, PALE)
            if not row.open:
                sheet.ink.rule(self.left, sheet.y, self.right, FAINT, 0.4)
            if all(count == len(lines) for count, lines in zip(done, fold, strict=True)):
                return
            sheet.new_page()


def _styles(size: float) -> tuple[Style, Style, Style]:
    """Of cells, of strong cells and of small print."""
    body = Style(REGULAR, size, INK, size * 1.26)
    return body, Style(BOLD, size, INK, body.leading), Style(REGULAR, max(size - 1, 5.4), DIM, max(size, 6.4) * 1.12)


def _head_style(size: float) -> Style:
    return Style(BOLD, max(size - 1.1, 4.2), DIM)


def _cell(sheet: Sheet, text: str, style: Style, x: float, width: float, base: float, *, right: bool) -> None:
    if right:
        sheet.right(x + width - PAD, base, text, style)
    else:
        sheet.ink.text(x + PAD, base, text, style)


def _shared(natural: Sequence[float], room: float) -> list[float]:
    """Widths that sum to ``room``: who wants less than an equal share keeps it."""
    widths = [0.0] * len(natural)
    waiting = sorted(range(len(natural)), key=lambda place: natural[place])
    left = room
    while waiting:
        share = left / len(waiting)
        place = waiting.pop(0)
        widths[place] = min(natural[place], share) if waiting else share
        left -= widths[place]
    return widths

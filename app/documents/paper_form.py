"""Parts of a printed form: headings, rows of labelled boxes, boxes to tick; filled in, or empty to be written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.documents.fonts import BOLD, REGULAR
from app.documents.paper import (
    BRAND,
    DASH,
    DIM,
    EMPTY,
    FAINT,
    INK,
    MM,
    PALE,
    TICKED,
    Flow,
    Op,
    clean,
    letter_boxes,
    text_at,
    width_of,
    wrap,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LABEL, VALUE, TICK = 6.4, 9.5, 10.5
_PAD: Final = 1.7 * MM
_BY_HAND: Final = 9.8 * MM
CELL: Final = 4.75 * MM
"""Side of a box for one letter."""


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled box. ``letters`` > 0: boxes for single letters, where it is written by hand or ``always``; ``choices``
    are boxes to tick instead of a text.
    """

    label: str
    value: str = ""
    share: float = 1.0
    letters: int = 0
    groups: tuple[int, ...] = ()
    rows: int = 1
    always: bool = False
    choices: Sequence[tuple[str, bool]] = field(default_factory=tuple)


class Form:
    """Draws onto a flow; ``by_hand``: what is empty is left open to be written in, otherwise a dash says so."""

    def __init__(self, flow: Flow, *, by_hand: bool) -> None:
        self.flow, self.by_hand = flow, by_hand
        self._number = 0

    def heading(self, title: str, *, keep: float = 14 * MM, aside: str = "") -> None:
        """A numbered heading on a pale band, never alone at the foot of a page."""
        self._number += 1
        flow, label = self.flow, f"{self._number}. {title}"
        flow.need(9 * MM + keep)
        flow.space(2.6 * MM)
        flow.y -= 5.6 * MM
        y, left, right = flow.y, flow.left, flow.right

        def draw(canvas: Canvas) -> None:
            canvas.setFillColorRGB(*PALE)
            canvas.rect(left, y, right - left, 5.6 * MM, stroke=0, fill=1)
            canvas.setFillColorRGB(*BRAND)
            canvas.rect(left, y, 1.1 * MM, 5.6 * MM, stroke=0, fill=1)
            text_at(canvas, left + 3 * MM, y + 1.75 * MM, label, BOLD, 9.5)
            if aside:
                room = width_of(aside, REGULAR, 7.2)
                text_at(canvas, right - 2 * MM - room, y + 1.9 * MM, aside, REGULAR, 7.2, DIM)

        flow.add(draw)
        flow.space(1.2 * MM)

    def row(self, *fields: Field) -> None:
        """Labelled boxes side by side, as high as the highest of them."""
        flow = self.flow
        total = sum(each.share for each in fields)
        widths = [flow.width * each.share / total for each in fields]
        height = max(self._height(each, width) for each, width in zip(fields, widths, strict=True))
        flow.need(height)
        flow.y -= height
        x, y = flow.left, flow.y
        for each, width in zip(fields, widths, strict=True):
            flow.add(self._box(each, x, y, width, height))
            x += width

    def _height(self, each: Field, width: float) -> float:
        inner = width - 2 * _PAD
        if each.choices:
            return _PAD + LABEL * 1.3 + len(self._choice_lines(each, inner)) * TICK * 1.5 + 0.6 * _PAD
        if self._in_boxes(each):
            return _PAD + LABEL * 1.3 + each.rows * (CELL * 1.1 + 1 * MM) + 0.8 * _PAD
        if not each.value.strip() and self.by_hand:
            return _BY_HAND * each.rows
        return _PAD + LABEL * 1.3 + len(self._lines(each, inner)) * VALUE * 1.25 + 0.7 * _PAD

    def _in_boxes(self, each: Field) -> bool:
        return bool(each.letters) and (each.always or (self.by_hand and not each.value.strip()))

    @staticmethod
    def _lines(each: Field, inner: float) -> list[str]:
        return wrap(each.value.strip() or DASH, REGULAR, VALUE, inner)

    @staticmethod
    def _choice_lines(each: Field, inner: float) -> list[list[tuple[str, bool, float]]]:
        lines: list[list[tuple[str, bool, float]]] = [[]]
        x = 0.0
        for label, ticked in each.choices:
            width = 4.6 * MM + width_of(label, REGULAR, VALUE - 0.5)
            if x and x + width > inner:
                lines.append([])
                x = 0.0
            lines[-1].append((label, ticked, x))
            x += width + 5 * MM
        return lines

    def _box(self, each: Field, x: float, y: float, width: float, height: float) -> Op:
        by_hand_empty = self.by_hand and not each.value.strip()
        inner, top = width - 2 * _PAD, y + height - _PAD - LABEL * 0.75

        def draw(canvas: Canvas) -> None:
            canvas.setLineWidth(0.5)
            canvas.setStrokeColorRGB(*FAINT)
            canvas.rect(x, y, width, height, stroke=1, fill=0)
            text_at(canvas, x + _PAD, top, each.label, REGULAR, LABEL, DIM)
            under = top - LABEL * 0.55
            if each.choices:
                for number, line in enumerate(self._choice_lines(each, inner)):
                    base = under - (number + 1) * TICK * 1.5 + TICK * 0.45
                    for label, ticked, place in line:
                        tick(canvas, x + _PAD + place, base, ticked=ticked)
                        text_at(canvas, x + _PAD + place + 4.6 * MM, base, label, REGULAR, VALUE - 0.5)
            elif self._in_boxes(each):
                for number in range(each.rows):
                    base = under - (number + 1) * (CELL * 1.1 + 1 * MM) + 0.4 * MM
                    letter_boxes(canvas, x + _PAD, base, each.letters, clean(each.value), cell=CELL, groups=each.groups)
            elif not by_hand_empty:
                for number, line_text in enumerate(self._lines(each, inner)):
                    text_at(
                        canvas, x + _PAD, under - (number + 1) * VALUE * 1.25 + VALUE * 0.25, line_text, REGULAR, VALUE
                    )

        return draw


def tick(canvas: Canvas, x: float, y: float, *, ticked: bool, size: float = 12.5) -> None:
    """A box, ticked or empty, its base at ``y``: a sign of the font, so that it is read when the text is copied out."""
    canvas.setFont(REGULAR, size)
    canvas.setFillColorRGB(*INK)
    canvas.drawString(x - 0.6, y - 1.2, TICKED if ticked else EMPTY)

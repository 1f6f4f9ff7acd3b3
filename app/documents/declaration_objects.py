"""The table of objects on the statement: hundreds of them go over as many pages as it takes, the head on each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from app.documents.fonts import BOLD, REGULAR
from app.documents.paper import DASH, DIM, FAINT, MM, PALE, Flow, letter_boxes, text_at, wrap
from app.documents.paper_form import CELL, Form
from app.domain.customers import Service
from app.domain.declaration_sheets import SheetObject

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_HEADS: Final = ("Lp.", "Id obiektu", "Usługa", "Adres nieruchomości", "Nr umowy", "Ostatnia faktura")
_SHARES: Final = (0.05, 0.13, 0.09, 0.35, 0.16, 0.22)
_HAND_SHARES: Final = (0.05, 0.25, 0.12, 0.3, 0.12, 0.16)
_SERVICES: Final = {Service.WATER: "woda", Service.WASTE: "wywozy"}
_SIZE, _PAD, _HEAD = 8.2, 1.2 * MM, 5.2 * MM
_HAND_ROWS: Final = 4
_LETTERS: Final = 8


def table(form: Form, objects: Sequence[SheetObject]) -> None:
    """A row for each object; on a form to be filled in by hand, empty rows with boxes for the Id."""
    flow = form.flow
    by_hand = form.by_hand and not objects
    edges = _edges(flow, _HAND_SHARES if by_hand else _SHARES)
    _head(flow, edges)
    before, flow.on_new_page = flow.on_new_page, lambda: _head(flow, edges)
    if by_hand:
        for number in range(1, _HAND_ROWS + 1):
            _hand_row(flow, edges, number)
    for number, each in enumerate(objects, 1):
        _row(flow, edges, number, each)
    flow.on_new_page = before
    if not objects and not by_hand:
        flow.line(flow.left + _PAD, DASH)


def _edges(flow: Flow, shares: Sequence[float]) -> list[float]:
    edges = [flow.left]
    for share in shares:
        edges.append(edges[-1] + flow.width * share)
    return edges


def _head(flow: Flow, edges: Sequence[float]) -> None:
    flow.y -= _HEAD
    y = flow.y

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*PALE)
        canvas.rect(edges[0], y, edges[-1] - edges[0], _HEAD, stroke=0, fill=1)
        for x, word in zip(edges, _HEADS, strict=False):
            text_at(canvas, x + _PAD, y + 1.6 * MM, word, BOLD, 6.8, DIM)
        _grid(canvas, edges, y, _HEAD)

    flow.add(draw)


def _row(flow: Flow, edges: Sequence[float], number: int, each: SheetObject) -> None:
    texts = (f"{number}.", each.number, _SERVICES[each.service], each.address, each.contract, each.invoice)
    cells = [
        wrap(text.strip() or DASH, BOLD if place == 1 else REGULAR, _SIZE, edges[place + 1] - edges[place] - 2 * _PAD)
        for place, text in enumerate(texts)
    ]
    height = max(len(cell) for cell in cells) * _SIZE * 1.2 + 2 * _PAD
    flow.need(height)
    flow.y -= height
    y = flow.y

    def draw(canvas: Canvas) -> None:
        for place, cell in enumerate(cells):
            for line, text in enumerate(cell):
                base = y + height - _PAD - (line + 1) * _SIZE * 1.2 + _SIZE * 0.3
                text_at(canvas, edges[place] + _PAD, base, text, BOLD if place == 1 else REGULAR, _SIZE)
        _grid(canvas, edges, y, height)

    flow.add(draw)


def _hand_row(flow: Flow, edges: Sequence[float], number: int) -> None:
    height = 8.6 * MM
    flow.need(height)
    flow.y -= height
    y = flow.y

    def draw(canvas: Canvas) -> None:
        text_at(canvas, edges[0] + _PAD, y + 3 * MM, f"{number}.", REGULAR, _SIZE)
        letter_boxes(canvas, edges[1] + _PAD, y + 1.6 * MM, _LETTERS, cell=CELL)
        text_at(canvas, edges[2] + _PAD, y + 4.9 * MM, "☐ woda", REGULAR, 7)
        text_at(canvas, edges[2] + _PAD, y + 1.7 * MM, "☐ wywozy", REGULAR, 7)
        _grid(canvas, edges, y, height)

    flow.add(draw)


def _grid(canvas: Canvas, edges: Sequence[float], y: float, height: float) -> None:
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.5)
    for left, right in pairwise(edges):
        canvas.rect(left, y, right - left, height, stroke=1, fill=0)

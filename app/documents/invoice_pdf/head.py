"""The top of the first page: who, which paper, which copy; then the box to pay by."""

from __future__ import annotations

from typing import Final

from app.documents.codes import qr_rows, quiet
from app.documents.fonts import BOLD, REGULAR
from app.documents.invoice_pdf.content import Box
from app.documents.invoice_pdf.ink import BODY, LABEL, SMALL, STRONG, Style, folded, width_of
from app.documents.invoice_pdf.sheet import LEFT, RIGHT, TOP, Sheet
from app.documents.invoice_pdf.words import NO_CODE
from app.documents.paper import BRAND, DIM, INK, MM, PALE
from app.domain.codes import QUIET_ZONE
from app.domain.payment_code import NoCode

_TITLE: Final = Style(BOLD, 14)
_NUMBER: Final = Style(BOLD, 11)
_SELLER: Final = Style(BOLD, 9.6)
_GREAT: Final = Style(BOLD, 17, INK, 21)
_CAPTION: Final = Style(REGULAR, 6.4, DIM, 8)
_SIDE: Final = 30 * MM
"""Width of the payment code with its quiet zone; the standard wants 18 mm at least (domain.md 5.1)."""

_MIDDLE: Final = LEFT + 60 * MM


def draw_head(sheet: Sheet, seller: tuple[str, ...], title: tuple[str, str], copy: str, facts: tuple[str, ...]) -> None:
    """Seller to the left; kind, number, copy and dates to the right."""
    half = (RIGHT - LEFT) / 2 - 4 * MM
    lines = [(line, _SELLER) for line in folded(seller[0], _SELLER, half)] if seller else []
    lines += [(line, SMALL) for text in seller[1:] for line in folded(text, SMALL, half) if line]
    right = [(line, _TITLE) for line in folded(title[0], _TITLE, half)]
    right += [(line, _NUMBER) for line in folded(f"nr {title[1]}", _NUMBER, half)]
    left_y = right_y = TOP
    for text, style in right:
        right_y -= style.line
        sheet.right(RIGHT, right_y + style.line - style.size, text, style)
    right_y -= 6.2 * MM
    sheet.badge(copy, right_y + 2 * MM)
    for text in facts:
        for line in folded(text, BODY, half):
            right_y -= BODY.line
            sheet.right(RIGHT, right_y + BODY.line - BODY.size, line, BODY)
    for text, style in lines:
        left_y -= style.line
        sheet.ink.text(LEFT, left_y + style.line - style.size, text, style)
    sheet.y = min(left_y, right_y) - 3 * MM


def draw_box(sheet: Sheet, box: Box) -> None:
    """How much, by when, on which account, for what, how much was used; to the right the payment code."""
    is_code = isinstance(box.code, str) and not isinstance(box.code, NoCode)
    right = RIGHT - (_SIDE + 4 * MM if is_code else 3 * MM)
    left_lines = _left(box)
    middle = _middle(box, right - _MIDDLE)
    height = max(sum(style.line for _, style in left_lines), sum(style.line for _, style in middle)) + 5 * MM
    if is_code:
        height = max(height, _SIDE + 8.5 * MM)
    sheet.need(height)
    sheet.y -= height
    bottom = sheet.y
    sheet.ink.box(LEFT, bottom, RIGHT - LEFT, height, PALE)
    sheet.ink.box(LEFT, bottom, 1.2 * MM, height, BRAND)
    for x, column in ((LEFT + 4 * MM, left_lines), (_MIDDLE, middle)):
        y = bottom + height - 2.2 * MM
        for text, style in column:
            y -= style.line
            sheet.ink.text(x, y + style.line - style.size, text, style)
    if is_code:
        _draw_code(sheet, str(box.code), box.code_amount, bottom + height - 2 * MM)
    sheet.space(2.5 * MM)


def _left(box: Box) -> list[tuple[str, Style]]:
    room = _MIDDLE - LEFT - 7 * MM
    great = _GREAT
    while width_of(box.total, great) > room and great.size > 8:
        great = Style(BOLD, great.size - 1, INK, great.leading)
    made = [(line, STRONG) for line in folded(box.label, STRONG, room)]
    made += [(line, great) for line in folded(box.total, great, room)]
    if box.due:
        made.append(("termin płatności", LABEL))
        made += [(line, STRONG) for line in folded(box.due, STRONG, room)]
    for note in box.notes:
        made += [("", Style(REGULAR, 1, INK, 2.4)), *((line, SMALL) for line in folded(note, SMALL, room))]
    return made


def _middle(box: Box, room: float) -> list[tuple[str, Style]]:
    made: list[tuple[str, Style]] = []
    for label, texts, style in (
        (box.account_label if box.account else "", (box.account,), _NUMBER if len(box.account) <= 32 else STRONG),
        ("Odbiorca" if box.payee else "", (box.payee,), BODY),
        ("Tytuł przelewu" if box.title else "", (box.title,), STRONG),
        ("Za co" if box.subject else "", box.subject, BODY),
        ("Zużycie" if box.used else "", box.used, BODY),
    ):
        if label:
            used = Style(style.font, min(style.size, 9.4), style.colour, 11.6) if style is _NUMBER else style
            made += [(label, LABEL), *((line, used) for text in texts for line in folded(text, used, room))]
    if isinstance(box.code, NoCode):
        made += [(line, SMALL) for line in folded(NO_CODE.get(box.code, ""), SMALL, room) if line]
    return made


def _draw_code(sheet: Sheet, text: str, amount: str, top: float) -> None:
    """White ground with the quiet zone, the code, what it asks for below it."""
    rows = qr_rows(text, "L")
    side = _SIDE * len(rows) / (len(rows) + 2 * QUIET_ZONE)
    x, y = RIGHT - _SIDE - 2 * MM, top - _SIDE
    sheet.ink.box(x, y, _SIDE, _SIDE, (1, 1, 1))
    sheet.ink.code(rows, x + quiet(rows, side), y + quiet(rows, side), side)
    for place, line in enumerate(("kod do przelewu", amount)):
        room = width_of(line, _CAPTION)
        sheet.ink.text(x + (_SIDE - room) / 2, y - (place + 1) * _CAPTION.line, line, _CAPTION)

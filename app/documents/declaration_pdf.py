"""The statement (oświadczenie) on A4: everything domain.md 3.2 asks for, to be signed; a copy to take home; an empty form.

Its number stands as Code 128 on every page, so that a scan of any of them finds it again.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from app.documents import declaration_sections as sections
from app.documents.fonts import BOLD, REGULAR, register_fonts
from app.documents.paper import BRAND, DIM, FAINT, HEIGHT, INK, MM, WIDTH, Flow, clean, text_at, width_of, wrap
from app.documents.paper_form import Form
from app.domain.declaration_sheets import Letterhead, SheetCopy, StatementSheet
from app.domain.declarations import form_barcode

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_LEFT, _RIGHT = 16 * MM, WIDTH - 16 * MM
_TOP, _TOP_NEXT, _BOTTOM = HEIGHT - 12 * MM, HEIGHT - 26 * MM, 18 * MM
_TITLE = "Oświadczenie o rejestracji w e-BOK"
_LEAD = "Proszę o założenie konta w Elektronicznym Biurze Obsługi Klienta (e-BOK) dla wymienionych niżej obiektów."
_COPIES = {SheetCopy.OFFICE: "egzemplarz biura", SheetCopy.CUSTOMER: "kopia dla klienta"}
_BAR, _BAR_NEXT = 0.42 * MM, 0.36 * MM


def statement_pdf(
    sheet: StatementSheet, shared: Letterhead, *, copy: SheetCopy = SheetCopy.OFFICE, blank: bool = False
) -> bytes:
    """The statement as a PDF with embedded fonts. ``blank``: to be filled in by hand, no box ticked."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    flow = Flow(left=_LEFT, right=_RIGHT, top=_TOP, top_next=_TOP_NEXT, bottom=_BOTTOM)
    _letterhead(flow, sheet, shared, "formularz do wypełnienia" if blank else _COPIES[copy])
    form = Form(flow, by_hand=blank)
    sections.payer(form, sheet)
    sections.objects(form, sheet)
    sections.contact(form, sheet)
    sections.signer(form, sheet)
    sections.consents(form, sheet, shared)
    sections.clause(form, shared)
    sections.signature(form, sheet, copy)
    sections.office(form, sheet, copy)
    if copy is SheetCopy.CUSTOMER and not blank:
        sections.for_customer(form, sheet, shared)
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), pageCompression=1)
    canvas.setTitle(f"Oświadczenie {sheet.number}".strip())
    canvas.setAuthor(clean(shared.utility.name))
    foot = "formularz do wypełnienia" if blank else _COPIES[copy]
    for number, page in enumerate(flow.pages, 1):
        if number > 1:
            _head_next(canvas, sheet, shared)
        for op in page:
            op(canvas)
        _foot(canvas, sheet, foot, number, len(flow.pages))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _letterhead(flow: Flow, sheet: StatementSheet, shared: Letterhead, copy: str) -> None:
    utility, top = shared.utility, flow.y
    has_code = bool(sheet.number)
    room = flow.width - (66 * MM if has_code else 0)
    for line in wrap(utility.name, BOLD, 12, room):
        flow.line(flow.left, line, font=BOLD, size=12)
    about = (
        utility.address,
        " · ".join(part for part in (utility.phone and f"tel. {utility.phone}", utility.email, utility.hours) if part),
        f"NIP {utility.nip}" if utility.nip else "",
    )
    for text in filter(None, about):
        flow.paragraph(text, width=room, size=7.6, colour=DIM)
    if has_code:
        flow.add(lambda canvas: _barcode(canvas, sheet.number, top - 13 * MM, _BAR, 12 * MM, caption=True))
    flow.y = min(flow.y, top - 18 * MM) - 3 * MM
    y = flow.y
    flow.add(lambda canvas: _rule(canvas, y))
    flow.space(3 * MM)
    flow.line(flow.left, _TITLE, font=BOLD, size=15)
    y_title = flow.y + 15 * 0.28
    flow.add(lambda canvas: _label(canvas, copy, y_title))
    flow.space(0.6 * MM)
    flow.paragraph(_LEAD, size=8.4, colour=DIM)


def _rule(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColorRGB(*BRAND)
    canvas.setLineWidth(1.2)
    canvas.line(_LEFT, y, _RIGHT, y)


def _label(canvas: Canvas, text: str, y: float) -> None:
    width = width_of(text, BOLD, 7.6) + 5 * MM
    canvas.setStrokeColorRGB(*BRAND)
    canvas.setLineWidth(0.7)
    canvas.roundRect(_RIGHT - width, y - 1.6 * MM, width, 5.6 * MM, 1.2 * MM, stroke=1, fill=0)
    text_at(canvas, _RIGHT - width + 2.5 * MM, y + 0.3 * MM, text, BOLD, 7.6, BRAND)


def _barcode(canvas: Canvas, number: str, y: float, bar: float, height: float, *, caption: bool) -> None:
    """The number as Code 128, its right edge at the margin; bars wide enough for an office scanner at 150 dpi."""
    from reportlab.graphics.barcode.code128 import Code128

    code = Code128(form_barcode(number), barWidth=bar, barHeight=height, quiet=False, humanReadable=False)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setStrokeColorRGB(0, 0, 0)
    left = _RIGHT - code.width
    code.drawOn(canvas, left, y)
    if caption:
        canvas.setFont(BOLD, 10.5)
        canvas.setFillColorRGB(*INK)
        canvas.drawCentredString(left + code.width / 2, y - 4.4 * MM, number)


def _head_next(canvas: Canvas, sheet: StatementSheet, shared: Letterhead) -> None:
    y = HEIGHT - 14 * MM
    name = wrap(shared.utility.name, REGULAR, 8, _RIGHT - _LEFT - 66 * MM)[0]
    text_at(canvas, _LEFT, y, name, REGULAR, 8, DIM)
    text_at(canvas, _LEFT, y - 4.4 * MM, f"{_TITLE} {sheet.number}".strip(), BOLD, 8.6)
    if sheet.number:
        _barcode(canvas, sheet.number, HEIGHT - 18.5 * MM, _BAR_NEXT, 7.5 * MM, caption=False)
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.5)
    canvas.line(_LEFT, HEIGHT - 21.5 * MM, _RIGHT, HEIGHT - 21.5 * MM)


def _foot(canvas: Canvas, sheet: StatementSheet, copy: str, number: int, pages: int) -> None:
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.5)
    canvas.line(_LEFT, 14 * MM, _RIGHT, 14 * MM)
    text_at(canvas, _LEFT, 10 * MM, " · ".join(part for part in (sheet.number, copy) if part), REGULAR, 7.2, DIM)
    words = f"strona {number} z {pages}"
    text_at(canvas, _RIGHT - width_of(words, REGULAR, 7.2), 10 * MM, words, REGULAR, 7.2, DIM)

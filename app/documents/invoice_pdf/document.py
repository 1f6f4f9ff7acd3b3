"""One PDF of one paper or of many: fonts embedded once, pages numbered by paper, text to be searched and copied."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from app.documents.fonts import register_fonts
from app.documents.invoice_pdf.content import box_of
from app.documents.invoice_pdf.figures import day
from app.documents.invoice_pdf.head import draw_box, draw_head
from app.documents.invoice_pdf.ink import Ink, visible
from app.documents.invoice_pdf.plain import draw_plain, has_amount, has_vat, plain_facts, plain_items
from app.documents.invoice_pdf.sheet import Sheet, foot
from app.documents.invoice_pdf.structured import draw_structured, invoice_facts, sold_items, structured_items
from app.documents.invoice_pdf.verify import ksef_line
from app.documents.invoice_pdf.words import COPY, INVOICE, PAPER
from app.documents.paper import HEIGHT, WIDTH, clean
from app.domain.ksef_parties import Party
from app.domain.prints import CopyMark, PrintSheet

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def invoice_pdf(sheet: PrintSheet) -> bytes:
    """The paper as a PDF; its title is the paper's number."""
    return papers_pdf([sheet], sheet.paper.paper.number)


def papers_pdf(sheets: Iterable[PrintSheet], title: str) -> bytes:
    """All papers one behind the other, each begun on a page of its own and found by its number in the outline."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), pageCompression=1, lang="pl")
    canvas.setTitle(clean(visible(title)))
    canvas.setCreator("Okienko")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    ink = Ink(canvas)
    try:
        for place, sheet in enumerate(sheets):
            if not place:
                canvas.setAuthor(clean(visible(_seller(sheet)[0])))
            _draw(canvas, ink, sheet, f"paper{place}")
        canvas.save()
    finally:
        ink.end()
    return stream.getvalue()


def _draw(canvas: Canvas, ink: Ink, sheet: PrintSheet, key: str) -> None:
    paper, invoice = sheet.paper, sheet.invoice
    kind = INVOICE[invoice.kind] if invoice is not None else PAPER[paper.paper.kind]
    number = invoice.number if invoice is not None else paper.paper.number
    mark = f"{COPY[sheet.mark]}{' z dnia' if sheet.mark is CopyMark.DUPLICATE else ','} {day(sheet.printed_on)}"
    page = Sheet(ink, f"{kind} nr {number} · {_seller(sheet)[0]}")
    facts = invoice_facts(invoice) if invoice is not None else plain_facts(paper)
    told = ksef_line(sheet)
    draw_head(page, _seller(sheet), (kind, number), mark, (*facts, *([told] if told else [])))
    if invoice is not None:
        items = structured_items(invoice)
        draw_box(page, box_of(sheet, sold_items(invoice, items)))
        draw_structured(page, sheet, invoice, items)
    else:
        items = plain_items(paper.lines, with_vat=has_vat(paper))
        if has_amount(paper):
            draw_box(page, box_of(sheet, items))
        draw_plain(page, sheet, items)
    page.close()
    for number_, operators in enumerate(page.pages, 1):
        canvas.addLiteral(operators)
        canvas.addLiteral(foot(ink, number_, len(page.pages), f"{kind} nr {number}", mark))
        for url, where in page.links[number_ - 1]:
            canvas.linkURL(url, where)
        if number_ == 1:
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(clean(visible(number)), key)
        canvas.showPage()


def _seller(sheet: PrintSheet) -> tuple[str, ...]:
    """Name, then how to reach whoever issued it: the invoice's own words, else the office's."""
    if sheet.invoice is not None:
        return (sheet.invoice.seller.identity.name, *_reached(sheet.invoice.seller))
    utility = sheet.utility
    told = (utility.address, f"tel. {utility.phone}" if utility.phone else "", utility.email, utility.hours)
    return (utility.name, *(line for line in told if line))


def _reached(party: Party) -> tuple[str, ...]:
    address = party.address
    lines = [", ".join(part for part in (address.line_1, address.line_2) if part)] if address is not None else []
    for contact in party.contacts[:1]:
        lines += [" · ".join(part for part in (f"tel. {contact.phone}" * bool(contact.phone), contact.email) if part)]
    return tuple(line for line in lines if line)

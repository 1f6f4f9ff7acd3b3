"""A paper without a structured file, from what the office has of it: lines, sums, dates, whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from app.documents.invoice_pdf.figures import day, period, unit
from app.documents.invoice_pdf.ink import BODY
from app.documents.invoice_pdf.items import Item, draw_items, rate_words
from app.documents.invoice_pdf.outcome import draw_outcome, outcome_height
from app.documents.invoice_pdf.parties import Block, draw_blocks
from app.documents.invoice_pdf.sheet import Sheet
from app.documents.invoice_pdf.sums import Sum
from app.documents.paper import MM
from app.domain.papers import PaperDetails, PaperKind, PaperLine, vat_sums
from app.domain.prints import PrintSheet

_WITHOUT_VAT = {PaperKind.NOTE, PaperKind.DEMAND}


def plain_facts(paper: PaperDetails) -> tuple[str, ...]:
    """Dates beside the number."""
    head = paper.paper
    told = [
        f"wystawiono {day(head.issued_on)}",
        f"okres {period(head.period_from, head.period_to)}" if head.period_from or head.period_to else "",
        f"data sprzedaży {day(paper.sold_on)}" if paper.sold_on else "",
    ]
    return tuple(line for line in told if line)


def plain_items(lines: Iterable[PaperLine], *, with_vat: bool) -> list[Item]:
    """The lines kept by the office."""
    return [
        Item(
            place,
            line.name,
            unit=unit(line.unit),
            quantity=_decimal(line.quantity),
            net_price=_decimal(line.price) if with_vat else None,
            rate=rate_words(line.vat_rate) if with_vat else "",
            net=line.net if with_vat else None,
            vat=line.vat if with_vat else None,
            gross=line.gross,
            key=str(place),
        )
        for place, line in enumerate(lines, 1)
    ]


def has_vat(paper: PaperDetails) -> bool:
    """Notes and demands are no sales: they show amounts without VAT unless they have some."""
    return paper.paper.kind not in _WITHOUT_VAT or paper.vat != 0


def has_amount(paper: PaperDetails) -> bool:
    """Whether it is about money of its own: a demand may only name what other papers say."""
    return paper.paper.gross != 0 or bool(paper.lines) or paper.paper.kind not in _WITHOUT_VAT


def draw_plain(page: Sheet, sheet: PrintSheet, items: list[Item]) -> None:
    """Everything below the box."""
    paper, utility, buyer = sheet.paper, sheet.utility, sheet.buyer
    seller, other = ("Sprzedawca", "Nabywca") if has_vat(paper) else ("Wystawca", "Odbiorca")
    draw_blocks(
        page,
        [
            Block(seller, utility.name, _lines(utility.address, f"NIP {utility.nip}" if utility.nip else "")),
            Block(
                other,
                buyer.name,
                _lines(buyer.address, f"NIP {buyer.nip}" if buyer.nip else ""),
                (f"Numer klienta: {buyer.customer_number}",) if buyer.customer_number else (),
            ),
        ],
    )
    is_correction = paper.paper.kind is PaperKind.CORRECTION
    if paper.paper.corrects:
        title, label = ("Korekta", "Faktura korygowana") if is_correction else ("Dotyczy", "Dokument")
        page.facts([(label, paper.paper.corrects)], title=title)
    sums: list[Sum] = []
    if has_vat(paper):
        sums = [(rate_words(each.vat_rate), each.net, each.vat, None, each.gross) for each in vat_sums(paper.lines)]
    if items:
        draw_items(page, items, "Pozycje", keep_after=outcome_height(sheet, sums))
    label = "Kwota należności ogółem – różnica" if is_correction else "Razem"
    if has_amount(paper):
        draw_outcome(page, sheet, sums, (label, paper.paper.gross), "PLN", difference=is_correction)
    if paper.remark:
        page.heading("Uwagi" if has_vat(paper) else "Treść", 8 * MM)
        page.paragraph(paper.remark, BODY)


def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _decimal(text: str) -> Decimal | None:
    """A number of the database, without the zeros its column adds."""
    try:
        value = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return value.normalize() if value is not None and value.is_finite() else None

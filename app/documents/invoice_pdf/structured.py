"""Everything a structured invoice says, from the parties to the attachment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.documents.invoice_pdf.attachment import draw_attachment
from app.documents.invoice_pdf.figures import day, moment, money, number, period
from app.documents.invoice_pdf.ink import BODY, LABEL, SMALL
from app.documents.invoice_pdf.items import Item, draw_items, extra_by_place, invoice_items, order_items, rate_notes
from app.documents.invoice_pdf.outcome import draw_outcome, outcome_height
from app.documents.invoice_pdf.parties import blocks_before, draw_blocks, party_blocks
from app.documents.invoice_pdf.sheet import Fact, Sheet
from app.documents.invoice_pdf.sums import (
    draw_advances,
    draw_settlement,
    draw_total,
    invoice_sums,
    total_label,
)
from app.documents.invoice_pdf.table import Column, Row, Table
from app.documents.invoice_pdf.terms import draw_annotations, draw_extra, draw_payment, draw_terms
from app.documents.invoice_pdf.words import CORRECTION_EFFECT
from app.documents.paper import MM
from app.domain.ksef import Correction, Footer, InvoiceKind, StructuredInvoice
from app.domain.ksef_lines import InvoiceLine, KeyValue, Order, OrderLine
from app.domain.prints import PrintSheet

_AFTER_ADVANCES: Final = "Pozycje obejmują całość, a podsumowanie to, co pozostało po rozliczeniu zaliczek."
_DIFFERENCE: Final = "Pozycje podają różnicę w stosunku do faktury korygowanej."


def invoice_facts(invoice: StructuredInvoice) -> tuple[str, ...]:
    """Dates and papers beside the number."""
    place = f", {invoice.issued_in}" if invoice.issued_in else ""
    told = [
        f"wystawiono {day(invoice.issued_on)}{place}",
        f"okres {period(invoice.period_from, invoice.period_to)}" if invoice.period_from or invoice.period_to else "",
        f"data dostawy, wykonania usługi lub zapłaty {day(invoice.sold_on)}" if invoice.sold_on else "",
        f"waluta {invoice.currency}" if invoice.currency != "PLN" else "",
        f"kurs waluty {number(invoice.advance_rate)}" if invoice.advance_rate is not None else "",
        f"WZ: {', '.join(invoice.warehouse_papers)}" if invoice.warehouse_papers else "",
    ]
    return tuple(line for line in told if line)


def draw_structured(page: Sheet, sheet: PrintSheet, invoice: StructuredInvoice, items: list[Item]) -> None:
    """The whole invoice below its box."""
    currency, corrects = invoice.currency, invoice.kind.corrects
    draw_blocks(page, party_blocks(invoice))
    draw_blocks(page, blocks_before(invoice))
    if invoice.correction is not None:
        _correction(page, invoice.correction, currency)
    sums, total = invoice_sums(invoice), (total_label(invoice), invoice.total)
    if items:
        note = _DIFFERENCE if corrects and not any(item.before for item in items) else ""
        if invoice.kind is InvoiceKind.SETTLEMENT and invoice.settled_advances:
            note = _AFTER_ADVANCES
        draw_items(page, items, "Pozycje faktury", note, keep_after=outcome_height(sheet, sums))
    draw_outcome(page, sheet, sums, total, currency, difference=corrects)
    draw_advances(page, invoice.advance_parts, invoice.settled_advances, currency)
    if invoice.order is not None:
        _order(page, invoice.order, extra_by_place(invoice)[1], currency)
    if invoice.settlement is not None:
        draw_settlement(page, invoice.settlement, invoice.total, currency)
    if invoice.payment is not None:
        draw_payment(page, invoice.payment, currency)
    lines: list[InvoiceLine | OrderLine] = [*invoice.lines, *(invoice.order.lines if invoice.order is not None else ())]
    draw_annotations(page, invoice, rate_notes(lines))
    draw_extra(page, extra_by_place(invoice)[2])
    if invoice.terms is not None:
        draw_terms(page, invoice.terms)
    if invoice.footer is not None:
        _footer(page, invoice.footer)
    made = f"Plik {invoice.form} wytworzony {moment(invoice.made_at)}"
    page.last(f"{made} w systemie {invoice.system}" if invoice.system else made, LABEL)
    draw_attachment(page, invoice.attachment)


def structured_items(invoice: StructuredInvoice) -> list[Item]:
    """The invoice's lines."""
    return invoice_items(invoice.lines, extra_by_place(invoice)[0])


def sold_items(invoice: StructuredInvoice, items: list[Item]) -> list[Item]:
    """What it is for: its lines, else those of the order an advance is for."""
    return items or (order_items(invoice.order.lines) if invoice.order is not None else [])


def _correction(page: Sheet, correction: Correction, currency: str) -> None:
    """Why, with which effect, which invoices; what was paid before."""
    before, rate = correction.advance_before, correction.rate_before
    facts: list[Fact] = [
        ("Przyczyna korekty", correction.reason),
        ("Skutek w VAT", CORRECTION_EFFECT.get(correction.effect, "")),
        ("Okres, którego dotyczy opust", correction.period),
        ("Poprawny numer faktury", correction.right_number),
        ("Kwota zapłaty przed korektą", money(before, currency) if before is not None else ""),
        ("Kurs waluty przed korektą", number(rate)),
    ]
    page.facts(facts, title="Korekta", label_width=42 * MM)
    rows = [
        Row((each.number, day(each.issued_on), each.ksef_number or ("poza KSeF" if each.outside_ksef else "")))
        for each in correction.invoices
    ]
    columns = [Column("Faktura korygowana", grows=True), Column("Wystawiona"), Column("Numer KSeF")]
    page.space(0.6 * MM)
    Table(columns, rows).draw(page)


def _order(page: Sheet, order: Order, extra: Sequence[KeyValue], currency: str) -> None:
    draw_items(page, order_items(order.lines, extra), "Zamówienie lub umowa", keep_after=18 * MM)
    draw_total(page, "Wartość zamówienia z podatkiem", order.value, currency)


def _footer(page: Sheet, footer: Footer) -> None:
    """Stopka: texts, then registers."""
    if not (footer.texts or footer.registers):
        return
    page.heading("Stopka faktury", min(len(footer.texts) + len(footer.registers), 6) * BODY.line)
    for text in footer.texts:
        page.paragraph(text, BODY)
    for each in footer.registers:
        told = [("KRS", each.krs), ("REGON", each.regon), ("BDO", each.bdo)]
        numbers = " · ".join(f"{label} {value}" for label, value in told if value)
        page.paragraph(" · ".join(part for part in (each.full_name, numbers) if part), SMALL)

"""What it comes to: sums by VAT rate, the total, what was added to it and taken from it, advances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from app.documents.fonts import BOLD
from app.documents.invoice_pdf.figures import amount, day, money, number, signed
from app.documents.invoice_pdf.ink import BODY, SMALL, STRONG, Style, folded, width_of
from app.documents.invoice_pdf.sheet import LEFT, RIGHT, Sheet
from app.documents.invoice_pdf.table import Column, Row, Table
from app.documents.invoice_pdf.words import SUM, SUM_RATES
from app.documents.paper import MM, PALE
from app.domain.amount_words import LARGEST, amount_words
from app.domain.ksef import AdvanceInvoice, AdvancePart, InvoiceKind, StructuredInvoice
from app.domain.ksef_lines import RateSum
from app.domain.ksef_payment import Settlement, SettlementEntry

_TOTAL: Final = Style(BOLD, 11)
_HALF: Final = LEFT + 60 * MM
"""Where tables of sums begin: they stand to the right, under the amounts of the lines."""

Sum = tuple[str, int, int | None, int | None, int]
"""Rate, net, VAT, VAT in złoty where the currency is another, gross."""


def invoice_sums(invoice: StructuredInvoice) -> list[Sum]:
    """P_13_x and P_14_x by group."""
    rates = {line.rate for line in invoice.lines} | {
        line.rate for line in (invoice.order.lines if invoice.order else ())
    }
    return [
        (_group(part, rates), part.net, part.vat, part.vat_pln, part.net + (part.vat or 0)) for part in invoice.sums
    ]


def _group(part: RateSum, rates: set[str]) -> str:
    either = [rate for rate in SUM_RATES.get(part.key, ()) if rate in rates]
    return f"{either[0]} %" if len(either) == 1 else SUM.get(part.key, part.key)


def draw_sums(sheet: Sheet, sums: Sequence[Sum], currency: str, *, difference: bool = False) -> None:
    """One row a rate and one for all; of a correction they are differences and say so."""
    if not sums:
        return
    sheet.space(2.5 * MM)
    what = "Różnica" if difference else "Stawka VAT"
    columns = [Column(what, grows=True), Column("Netto", right=True), Column("VAT", right=True)]
    in_zloty = any(each[3] is not None for each in sums)
    if in_zloty:
        columns.append(Column("VAT w zł", right=True))
    columns.append(Column(f"Brutto ({_unit(currency)})", right=True))
    rows = [Row(_cells(each, with_zloty=in_zloty)) for each in sums]
    if len(sums) > 1:
        vat = [each[2] for each in sums if each[2] is not None]
        zloty = [each[3] for each in sums if each[3] is not None]
        whole = ("Razem", sum(each[1] for each in sums), sum(vat), sum(zloty), sum(each[4] for each in sums))
        rows[-1] = Row(rows[-1].cells, keep=1)
        rows.append(Row(_cells(whole, with_zloty=in_zloty), strong=True))
    Table(columns, rows, left=_HALF).draw(sheet)


def _unit(currency: str) -> str:
    return "zł" if currency == "PLN" else currency


def _cells(each: Sum, *, with_zloty: bool) -> tuple[str, ...]:
    rate, net, vat, zloty, gross = each
    tax = amount(vat) if vat is not None else "–"
    return (rate, amount(net), tax, *([amount(zloty)] if with_zloty else []), amount(gross))


def draw_total(sheet: Sheet, label: str, hundredths: int, currency: str, *, difference: bool = False) -> None:
    """The total on a pale band; in złoty with words below."""
    shown = signed(hundredths, currency) if difference else money(hundredths, currency)
    lines = folded(shown, _TOTAL, RIGHT - _HALF - 3 * MM)
    beside = len(lines) == 1 and width_of(label, STRONG) + width_of(shown, _TOTAL) < RIGHT - _HALF - 5 * MM
    if not beside:  # an amount as long as that has a line of its own
        lines = ("", *lines)
    height = 7 * MM + (len(lines) - 1) * _TOTAL.line
    sheet.need(height + 11 * MM)
    sheet.space(2 * MM)
    sheet.y -= height
    sheet.ink.box(_HALF, sheet.y, RIGHT - _HALF, height, PALE)
    sheet.ink.text(_HALF + 1.5 * MM, sheet.y + height - 4.8 * MM, label, STRONG)
    for place, line in enumerate(reversed(lines)):
        sheet.right(RIGHT - 1.5 * MM, sheet.y + 2 * MM + place * _TOTAL.line, line, _TOTAL)
    if currency == "PLN" and abs(hundredths) <= LARGEST:
        for line in folded(f"słownie: {amount_words(hundredths)}", SMALL, RIGHT - _HALF):
            sheet.need(SMALL.line)
            sheet.y -= SMALL.line
            sheet.right(RIGHT, sheet.y + SMALL.line - SMALL.size, line, SMALL)
    sheet.space(1 * MM)


def total_label(invoice: StructuredInvoice) -> str:
    """What P_15 is (its documentation in the XSD)."""
    if invoice.kind.corrects:
        return "Kwota należności ogółem – różnica"
    if invoice.kind is InvoiceKind.ADVANCE:
        return "Otrzymana zapłata (zaliczka)"
    if invoice.kind is InvoiceKind.SETTLEMENT:
        return "Kwota pozostała do zapłaty"
    return "Kwota należności ogółem"


def draw_settlement(sheet: Sheet, settlement: Settlement, total: int, currency: str) -> None:
    """Rozliczenie: from the total to what is to be paid, each amount with its reason."""
    rows = [Row(("Kwota należności ogółem z faktury", amount(total)))]
    rows += _entries("Obciążenie", settlement.charges, 1)
    if settlement.charges_sum is not None:
        rows.append(Row(("Suma obciążeń", amount(settlement.charges_sum)), strong=True))
    rows += _entries("Odliczenie", settlement.deductions, -1)
    if settlement.deductions_sum is not None:
        rows.append(Row(("Suma odliczeń", amount(settlement.deductions_sum)), strong=True))
    for label, value in (
        ("Do zapłaty", settlement.to_pay),
        ("Nadpłata do rozliczenia lub zwrotu", settlement.to_settle),
    ):
        if value is not None:
            rows[-1] = Row(rows[-1].cells, strong=rows[-1].strong, keep=1)
            rows.append(Row((label, amount(value)), strong=True, tinted=True))
    columns = [Column("Pozycja", grows=True), Column(f"Kwota ({_unit(currency)})", right=True)]
    Table(columns, rows).draw(sheet, "Rozliczenie")


def _entries(kind: str, entries: Iterable[SettlementEntry], sign: int) -> list[Row]:
    return [Row((f"{kind}: {entry.reason}", amount(sign * entry.amount))) for entry in entries]


def draw_advances(sheet: Sheet, parts: Sequence[AdvancePart], settled: Sequence[AdvanceInvoice], currency: str) -> None:
    """Payments an advance invoice is for, and advance invoices a final one settles."""
    if parts:
        rate = any(part.exchange_rate is not None for part in parts)
        columns = [Column("Data otrzymania", grows=True), Column(f"Kwota ({_unit(currency)})", right=True)]
        columns += [Column("Kurs waluty", right=True)] if rate else []
        rows = [
            Row((day(part.paid_on), amount(part.amount), *([number(part.exchange_rate)] if rate else [])))
            for part in parts
        ]
        Table(columns, rows).draw(sheet, "Otrzymane płatności")
    if settled:
        sheet.heading("Rozliczone faktury zaliczkowe")
        for each in settled:
            told = f"numer KSeF {each.ksef_number}" if each.ksef_number else f"{each.number} (wystawiona poza KSeF)"
            sheet.paragraph(told, BODY)

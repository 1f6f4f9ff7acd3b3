"""Confirmation of one payment booked on an object card, with what it settled."""

from __future__ import annotations

from app.documents.invoice_pdf.sheet import Sheet
from app.documents.invoice_pdf.table import Column, Row, Table
from app.documents.office_sheet import LARGE, day, office_pdf, signature
from app.documents.paper import MM
from app.domain.amount_words import LARGEST, amount_words
from app.domain.money import format_amount, format_money
from app.domain.office_papers import PaymentSheet

_COLUMNS = (Column("Rozliczony dokument", grows=True), Column("Termin płatności"), Column("Kwota (zł)", right=True))


def payment_pdf(sheet: PaymentSheet) -> bytes:
    """The confirmation as a PDF."""

    def draw(page: Sheet) -> None:
        page.paragraph("Potwierdzamy, że na tej karcie zaksięgowano wpłatę:")
        page.space(2 * MM)
        page.paragraph(format_money(sheet.amount), LARGE)
        if sheet.amount <= LARGEST:
            page.paragraph(f"słownie: {amount_words(sheet.amount)}")
        page.space(2 * MM)
        page.facts(
            [("data zaksięgowania", day(sheet.booked_on)), ("tytuł", sheet.document)], columns=1, label_width=45 * MM
        )
        page.heading("Co wpłata rozliczyła")
        if sheet.settled:
            Table(_COLUMNS, _rows(sheet), size=8).draw(page)
        else:
            page.paragraph("Wpłata nie rozliczyła jeszcze żadnego dokumentu.")
        if sheet.left:
            page.space(2 * MM)
            page.paragraph(f"Z tej wpłaty pozostaje na przyszłe należności: {format_money(sheet.left)}.")
        signature(page)

    return office_pdf(sheet.frame, f"Potwierdzenie wpłaty z dnia {day(sheet.booked_on)}", draw)


def _rows(sheet: PaymentSheet) -> list[Row]:
    rows = [Row((part.document, day(part.due_on), format_amount(part.amount))) for part in sheet.settled]
    total = sum(part.amount for part in sheet.settled)
    return [*rows, Row(("Razem", "", format_amount(total)), strong=True, tinted=True)]

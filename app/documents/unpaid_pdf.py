"""List of what is unpaid on an object card: due dates, days late, what stands apart by its status (office rules 1, 2, 10)."""

from __future__ import annotations

from app.documents.invoice_pdf.sheet import Sheet
from app.documents.invoice_pdf.table import Column, Row, Table
from app.documents.office_sheet import LARGE, STATUSES, booked_note, day, days, office_pdf
from app.domain.money import format_amount, format_money
from app.domain.office_papers import AccountSheet, UnpaidItem

_COLUMNS = (
    Column("Dokument", grows=True),
    Column("Zaksięgowano"),
    Column("Termin płatności"),
    Column("Po terminie", right=True),
    Column("Pozostało (zł)", right=True),
)
_APART = (*_COLUMNS[:3], Column("Status"), _COLUMNS[4])


def unpaid_pdf(sheet: AccountSheet) -> bytes:
    """The list as a PDF, as of the end of the sheet's last day."""
    items = sheet.unpaid()
    simple = [item for item in items if item.status is None]
    apart = [item for item in items if item.status is not None]
    summary = sheet.summary()

    def draw(page: Sheet) -> None:
        if simple:
            Table(_COLUMNS, [*map(_row, simple), _sum(simple)], size=8).draw(page)
        else:
            page.paragraph("Na ten dzień nie ma niezapłaconych należności.")
        if sheet.credits():
            page.space(6)
            page.paragraph(f"Wpłaty i uznania nierozliczone z dokumentami: {format_money(sheet.credits())}.")
        page.space(8)
        page.paragraph(f"Do zapłaty: {format_money(summary.to_pay)}", LARGE)
        if summary.overdue:
            late = f"w tym po terminie {format_money(summary.overdue)}"
            since = f" (najstarszy termin {day(summary.oldest_due)})" if summary.oldest_due else ""
            page.paragraph(f"{late}{since}")
        elif summary.to_pay:
            page.paragraph("bez zaległości")
        if summary.overpaid:
            page.paragraph(f"Nadpłata: {format_money(summary.overpaid)}", LARGE)
        if apart:
            table = Table(_APART, [*map(_row_apart, apart), _sum(apart)], size=8)
            table.draw(page, "Należności o osobnym statusie, niewliczone do zapłaty")
        booked_note(page, sheet.frame)

    return office_pdf(sheet.frame, f"Niezapłacone należności na dzień {day(sheet.last)}", draw)


def _row(item: UnpaidItem) -> Row:
    late = days(item.late) if item.late else "–"
    return Row((item.document, day(item.booked_on), day(item.due_on), late, format_amount(item.amount)))


def _row_apart(item: UnpaidItem) -> Row:
    status = STATUSES[item.status] if item.status is not None else ""
    return Row((item.document, day(item.booked_on), day(item.due_on), status, format_amount(item.amount)))


def _sum(items: list[UnpaidItem]) -> Row:
    return Row(("Razem", "", "", "", format_amount(sum(item.amount for item in items))), strong=True, tinted=True)

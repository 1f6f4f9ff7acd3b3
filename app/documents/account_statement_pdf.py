"""Statement of an object card for a period: Wn, Ma and the balance behind each operation, with sums (office rule 4)."""

from __future__ import annotations

from app.documents.invoice_pdf.ink import BODY
from app.documents.invoice_pdf.sheet import Sheet
from app.documents.invoice_pdf.table import Column, Row, Table
from app.documents.office_sheet import OPERATIONS, amount, booked_note, day, office_pdf, side
from app.domain.ledger import Operation
from app.domain.office_papers import AccountSheet

_COLUMNS = (
    Column("Data"),
    Column("Operacja", grows=True),
    Column("Termin"),
    Column("Wn (zł)", right=True),
    Column("Ma (zł)", right=True),
    Column("Saldo (zł)", right=True),
)


def account_statement_pdf(sheet: AccountSheet) -> bytes:
    """The statement as a PDF. Its sums and balances are the sheet's, to the grosz."""
    title = f"Wyciąg z konta za okres {day(sheet.first)} – {day(sheet.last)}"

    def draw(page: Sheet) -> None:
        table = Table(_COLUMNS, _rows(sheet), size=8)
        table.draw(page)
        if not sheet.operations:
            page.space(8)
            page.paragraph("W tym okresie nie zaksięgowano żadnej operacji, saldo się nie zmieniło.")
        page.space(8)
        page.paragraph(
            "Wn: obciążenia (do zapłaty). Ma: wpłaty i uznania. Saldo Wn: niedopłata, saldo Ma: nadpłata.", BODY
        )
        booked_note(page, sheet.frame)

    return office_pdf(sheet.frame, title, draw)


def _rows(sheet: AccountSheet) -> list[Row]:
    opening = Row((day(sheet.first), "Saldo początkowe", "", "", "", side(sheet.opening)), strong=True, tinted=True)
    closing = Row((day(sheet.last), "Saldo końcowe", "", "", "", side(sheet.closing)), strong=True, tinted=True)
    sums = Row(("", "Razem obroty", "", _sum(sheet.debit), _sum(sheet.credit), ""), strong=True, keep=1)
    return [opening, *(_row(each) for each in sheet.operations), sums, closing]


def _sum(grosze: int) -> str:
    return amount(grosze) or "0,00"


def _row(operation: Operation) -> Row:
    kind = OPERATIONS[operation.kind]
    named = f"{kind} {operation.document}" if operation.document and operation.document != kind else kind
    return Row(
        (
            day(operation.booked_on),
            named,
            day(operation.due_on),
            amount(operation.debit),
            amount(operation.credit),
            side(operation.balance_after),
        )
    )

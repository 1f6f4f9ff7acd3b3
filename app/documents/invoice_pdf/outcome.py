"""What a paper comes to: sums and the total to the right, to the left of them the mark of KSeF."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.invoice_pdf.sheet import Sheet
from app.documents.invoice_pdf.sums import Sum, draw_sums, draw_total
from app.documents.invoice_pdf.verify import draw_verify, verify_height
from app.documents.paper import MM
from app.domain.prints import PrintSheet


def outcome_height(sheet: PrintSheet, sums: Sequence[Sum]) -> float:
    """Room it takes, about."""
    return max(verify_height(sheet), 16 * MM + min(len(sums), 14) * 5 * MM) + 3 * MM


def draw_outcome(
    page: Sheet, sheet: PrintSheet, sums: Sequence[Sum], total: tuple[str, int], currency: str, *, difference: bool
) -> None:
    """Side by side on one page; ``total`` is its label and hundredths."""
    height = verify_height(sheet)
    page.need(outcome_height(sheet, sums))
    top = page.y - 2.5 * MM
    draw_verify(page, sheet, top)
    first = len(page.pages)
    draw_sums(page, sums, currency, difference=difference)
    draw_total(page, *total, currency, difference=difference)
    if len(page.pages) == first and height:
        page.y = min(page.y, top - height)

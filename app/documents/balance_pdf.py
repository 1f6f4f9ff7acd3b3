"""Confirmation of an object card's balance at the end of a day, with a slip to send back."""

from __future__ import annotations

from app.documents.invoice_pdf.ink import BODY
from app.documents.invoice_pdf.sheet import COLUMN, LEFT, RIGHT, Sheet
from app.documents.office_sheet import (
    LARGE,
    QUIET,
    SERVICES,
    STATUSES,
    booked_note,
    day,
    office_pdf,
    signature,
)
from app.documents.paper import EMPTY, FAINT, MM
from app.domain.amount_words import LARGEST, amount_words
from app.domain.balance import BalanceSummary
from app.domain.money import format_money
from app.domain.office_papers import AccountSheet


def balance_pdf(sheet: AccountSheet) -> bytes:
    """The confirmation as a PDF."""
    summary = sheet.summary()

    def draw(page: Sheet) -> None:
        page.paragraph(f"Potwierdzamy, że saldo tej karty na koniec dnia {day(sheet.last)} wynosi:")
        page.space(2 * MM)
        page.paragraph(_told(sheet.closing), LARGE)
        if sheet.closing and abs(sheet.closing) <= LARGEST:
            page.paragraph(f"słownie: {amount_words(abs(sheet.closing))}")
        page.space(3 * MM)
        page.facts(_parts(summary), columns=1, label_width=75 * MM)
        booked_note(page, sheet.frame)
        signature(page)
        _slip(page, sheet)

    return office_pdf(sheet.frame, f"Potwierdzenie salda na dzień {day(sheet.last)}", draw)


def _told(balance: int) -> str:
    if not balance:
        return "0,00 zł (rozliczone)"
    return f"{format_money(abs(balance))}, {'saldo Wn (należność)' if balance > 0 else 'saldo Ma (nadpłata)'}"


def _parts(summary: BalanceSummary) -> list[tuple[str, str]]:
    """What the balance is made of; only what is there."""
    due = f", najstarszy termin {day(summary.oldest_due)}" if summary.oldest_due else ""
    parts = [
        ("po terminie płatności", f"{format_money(summary.overdue)}{due}" if summary.overdue else ""),
        ("z terminem, który jeszcze nie minął", format_money(summary.not_due) if summary.not_due else ""),
        ("nadpłata", format_money(summary.overpaid) if summary.overpaid else ""),
    ]
    parts += [(f"o osobnym statusie: {STATUSES[each.status]}", format_money(each.amount)) for each in summary.apart]
    paid = summary.last_payment_on
    last = f"{format_money(summary.last_payment)} z dnia {day(paid)}" if paid is not None else "nie było"
    return [*parts, ("ostatnia wpłata", last)]


def _slip(page: Sheet, sheet: AccountSheet) -> None:
    """What the customer may send back."""
    page.need(44 * MM)
    page.space(6 * MM)
    page.ink.rule(LEFT, page.y, RIGHT, FAINT, 0.7)
    page.space(2 * MM)
    frame = sheet.frame
    page.paragraph("Odcinek do odesłania", QUIET)
    page.paragraph(
        f"Id {frame.customer_number}, {frame.name}. {SERVICES[frame.service]}, karta {frame.account_number}. "
        f"Saldo na dzień {day(sheet.last)}: {_told(sheet.closing)}."
    )
    page.space(2 * MM)
    _beside(
        page, f"{EMPTY} saldo zgodne", f"{EMPTY} saldo niezgodne, według nas: ..................................... zł"
    )
    page.space(14 * MM)
    _beside(
        page,
        "Data: ...............................",
        "Podpis (i pieczęć): ...............................................",
    )


def _beside(page: Sheet, left: str, right: str) -> None:
    page.text(LEFT, left)
    page.ink.text(LEFT + COLUMN / 2 + 6 * MM, page.y + BODY.line - BODY.size, right, BODY)

"""Request to transfer a payment that was booked where it does not belong, or to refund one that came twice: for accounting.

It names two customers, so it stays in the office (office rule 13). A person decides; the paper is what is signed and filed.
"""

from __future__ import annotations

from datetime import date

from app.documents.invoice_pdf.sheet import LEFT, RIGHT, Sheet
from app.documents.office_sheet import LARGE, QUIET, SERVICES, day, letterhead, sheets_pdf
from app.documents.paper import EMPTY, FAINT, MM
from app.domain.amount_words import LARGEST, amount_words
from app.domain.declaration_sheets import Utility
from app.domain.identifiers import format_nrb
from app.domain.matching import AccountBrief, Misposted, MispostedKind
from app.domain.money import format_money

_WHY = {
    MispostedKind.OTHER_SERVICE: "Wpłata zaksięgowana na jednej usłudze odpowiada należności tego samego klienta z drugiej usługi.",
    MispostedKind.DOUBLE: "Wpłata powtarza wcześniejszą: ta sama kwota od tego samego nadawcy, a należność była już zapłacona.",
    MispostedKind.OTHER_CUSTOMER: "Wpłata odpowiada otwartej należności innego klienta.",
}


def request_title(proposal: Misposted) -> str:
    """What the paper is called."""
    if proposal.to_account is None:
        return "Wniosek o zwrot wpłaty podwójnej"
    return "Wniosek o przeksięgowanie wpłaty"


def transfer_request_pdf(proposal: Misposted, utility: Utility, made_on: date, made_by: str) -> bytes:
    """The request as a PDF. ``made_by`` is the name of who prints it."""
    title = request_title(proposal)

    def draw(sheet: Sheet) -> None:
        letterhead(sheet, utility, made_on, title)
        sheet.paragraph(
            "Dokument wewnętrzny księgowości: dotyczy danych klientów, nie wydaje się go na zewnątrz.", QUIET
        )
        sheet.space(3 * MM)
        _payment(sheet, proposal)
        _places(sheet, proposal)
        _decision(sheet, made_by, refund=proposal.to_account is None)

    return sheets_pdf(draw, title, title, made_on, author=utility.name)


def _payment(sheet: Sheet, proposal: Misposted) -> None:
    sheet.heading("Wpłata")
    sheet.space(1 * MM)
    sheet.paragraph(format_money(proposal.amount), LARGE)
    if proposal.amount <= LARGEST:
        sheet.paragraph(f"słownie: {amount_words(proposal.amount)}")
    sheet.space(1 * MM)
    account = proposal.payer_account
    facts = [
        ("data księgowania w banku", day(proposal.booked_on)),
        ("nadawca", proposal.payer or "nie podany"),
        ("rachunek nadawcy", format_nrb(account) if len(account) == 26 else account or "nie podany"),
        ("tytuł przelewu", proposal.title or "bez tytułu"),
        ("jeszcze nierozliczone", format_money(proposal.open_amount) if proposal.open_amount else ""),
    ]
    sheet.facts(facts, columns=1, label_width=48 * MM)


def _places(sheet: Sheet, proposal: Misposted) -> None:
    sheet.heading("Gdzie jest zaksięgowana")
    sheet.facts(_account(proposal.from_account), columns=1, label_width=48 * MM)
    target = proposal.to_account
    sheet.heading("Gdzie powinna być" if target is not None else "Co proponuje się zrobić")
    if target is None:
        sheet.paragraph(
            "Zwrócić wpłatę na rachunek nadawcy, o ile klient tego zażąda; do tego czasu pozostaje nadpłatą."
        )
    else:
        paper = proposal.paper
        facts = _account(target)
        if paper is not None:
            due = f", termin {day(paper[2])}" if paper[2] is not None else ""
            facts.append(("zapłaciłaby", f"{paper[1]}{due}, kwota {format_money(paper[3])}"))
        sheet.facts(facts, columns=1, label_width=48 * MM)
    sheet.heading("Dlaczego")
    sheet.paragraph(_WHY[proposal.kind])
    if proposal.reason:
        sheet.paragraph(f"Uwaga: {proposal.reason}")


def _account(account: AccountBrief) -> list[tuple[str, str]]:
    facts = [
        ("klient", f"{account.name}, Id {account.customer}"),
        ("adres", account.address),
        ("usługa i karta", f"{SERVICES[account.service]}, karta {account.number}"),
    ]
    return [*facts, ("rachunek do wpłat", format_nrb(account.nrb))] if account.nrb else facts


def _decision(sheet: Sheet, made_by: str, *, refund: bool) -> None:
    sheet.need(60 * MM)
    sheet.heading("Decyzja")
    sheet.space(2 * MM)
    sheet.paragraph(f"{EMPTY} {'zwrócić' if refund else 'przeksięgować'}")
    sheet.space(1.5 * MM)
    sheet.paragraph(f"{EMPTY} pozostawić, powód: " + "." * 90)
    sheet.space(20 * MM)
    room = 70 * MM
    top = sheet.y
    for x, text in ((LEFT, f"Wnioskuje: {made_by}"), (RIGHT - room, "Zatwierdza (data, podpis)")):
        sheet.y = top
        sheet.ink.rule(x, sheet.y, x + room, FAINT, 0.7)
        sheet.paragraph(text, QUIET, x, room)

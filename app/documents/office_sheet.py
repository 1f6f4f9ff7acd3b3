"""What the papers of an object card have in common: the utility's head, title, customer and card, Polish words, the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Final

from app.documents.fonts import BOLD, REGULAR, register_fonts
from app.documents.invoice_pdf.ink import BODY, Ink, Style, folded, visible
from app.documents.invoice_pdf.sheet import COLUMN, GAP, LEFT, RIGHT, Sheet, foot
from app.documents.paper import BRAND, DIM, FAINT, HEIGHT, INK, MM, WIDTH, clean
from app.domain.accounts import Basis
from app.domain.balance import NEVER_BOOKED
from app.domain.customers import Service
from app.domain.declaration_sheets import Utility
from app.domain.identifiers import format_nip, format_nrb
from app.domain.ledger import DebtStatus, OperationKind
from app.domain.money import NBSP, format_amount
from app.domain.office_papers import PaperFrame

TITLE: Final = Style(BOLD, 16, BRAND)
NAME: Final = Style(BOLD, 10.5, INK)
QUIET: Final = Style(REGULAR, 8, DIM)
LARGE: Final = Style(BOLD, 12, INK)
SERVICES: Final = {Service.WATER: "Woda i ścieki", Service.WASTE: "Wywozy odpadów"}
OPERATIONS: Final = {
    OperationKind.INVOICE: "faktura",
    OperationKind.CORRECTION: "korekta",
    OperationKind.INTEREST: "odsetki",
    OperationKind.REFUND: "zwrot nadpłaty",
    OperationKind.PAYMENT: "wpłata",
    OperationKind.WRITE_OFF: "umorzenie",
    OperationKind.TRANSFER: "przeksięgowanie",
}
STATUSES: Final = {
    DebtStatus.DISPUTED: "sporna",
    DebtStatus.INSTALMENTS: "raty/ugoda",
    DebtStatus.COURT: "sąd/komornik",
    DebtStatus.BANKRUPTCY: "upadłość",
    DebtStatus.DISCONNECTION: "odcięcie",
    DebtStatus.DEATH: "zgon",
    DebtStatus.TIME_BARRED: "przedawniona",
}
FEE: Final = "Tę opłatę prowadzi Gmina."


def day(value: date | None) -> str:
    """``31.12.2026``; empty without a day."""
    return f"{value:%d.%m.%Y}" if value is not None else ""


def side(balance: int) -> str:
    """A balance with its side: ``148,32 Wn`` (owed to the utility), ``20,00 Ma`` (overpaid), ``0,00``."""
    if not balance:
        return format_amount(0)
    return f"{format_amount(abs(balance))}{NBSP}{'Wn' if balance > 0 else 'Ma'}"


def amount(grosze: int) -> str:
    """An amount of a column; empty for nothing."""
    return format_amount(grosze) if grosze else ""


def days(count: int) -> str:
    """``1 dzień``, ``14 dni``."""
    return f"{count}{NBSP}{'dzień' if count == 1 else 'dni'}"


def office_pdf(frame: PaperFrame, title: str, draw: Callable[[Sheet], None]) -> bytes:
    """One paper of an object card: its head, then what ``draw`` puts below it."""
    told = f"{title} · {SERVICES[frame.service]}, karta {frame.account_number}"

    def whole(sheet: Sheet) -> None:
        _head(sheet, frame, title)
        draw(sheet)

    later = f"{told} · Id {frame.customer_number}"
    return sheets_pdf(whole, title, told, frame.made_on, author=frame.utility.name, later=later)


def sheets_pdf(
    draw: Callable[[Sheet], None], title: str, told: str, made_on: date, *, author: str, later: str = ""
) -> bytes:
    """A paper of as many pages as ``draw`` takes, counted, fonts embedded: ``told`` stands at the foot of each, ``later`` (or
    ``told``) at the head of those behind the first.
    """
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), pageCompression=1, lang="pl")
    canvas.setTitle(clean(visible(title)))
    canvas.setAuthor(clean(visible(author)))
    canvas.setCreator("Okienko")
    ink = Ink(canvas)
    sheet = Sheet(ink, later or told)
    draw(sheet)
    sheet.close()
    for number, operators in enumerate(sheet.pages, 1):
        canvas.addLiteral(operators)
        canvas.addLiteral(foot(ink, number, len(sheet.pages), told, f"wydrukowano {day(made_on)}"))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def letterhead(sheet: Sheet, utility: Utility, made_on: date, title: str) -> None:
    """Who writes, the day, and what it is."""
    top = sheet.y
    sheet.paragraph(utility.name, NAME, width=RIGHT - LEFT - 40 * MM)
    reached = (
        utility.address,
        " · ".join(part for part in (f"tel. {utility.phone}" * bool(utility.phone), utility.email) if part),
        f"NIP {format_nip(utility.nip)}" if utility.nip else "",
    )
    for line in filter(None, reached):
        sheet.paragraph(line, QUIET, width=RIGHT - LEFT - 40 * MM)
    sheet.right(RIGHT, top - NAME.size, f"Data: {day(made_on)}", BODY)
    sheet.space(3 * MM)
    sheet.ink.rule(LEFT, sheet.y, RIGHT, FAINT)
    sheet.space(4 * MM)
    sheet.paragraph(title, TITLE)
    sheet.space(1 * MM)


def _head(sheet: Sheet, frame: PaperFrame, title: str) -> None:
    letterhead(sheet, frame.utility, frame.made_on, title)
    sheet.paragraph(f"{SERVICES[frame.service]}, karta obiektu {frame.account_number}", NAME)
    sheet.space(2.5 * MM)
    _two_columns(sheet, _customer(frame), _card(frame))
    sheet.space(2 * MM)


def _customer(frame: PaperFrame) -> list[tuple[str, Style]]:
    lines = [("Klient", QUIET), (frame.name, NAME), (frame.address, BODY), (f"Id {frame.customer_number}", BODY)]
    return [*lines, (f"NIP {format_nip(frame.nip)}", BODY)] if frame.nip else lines


def _card(frame: PaperFrame) -> list[tuple[str, Style]]:
    lines = [("Obiekt", QUIET), (frame.place, BODY)]
    if frame.basis is Basis.PUBLIC_FEE:
        return [*lines, (FEE, BODY)]
    return [*lines, ("Rachunek do wpłat za tę usługę", QUIET), (format_nrb(frame.nrb), BODY)] if frame.nrb else lines


def _two_columns(sheet: Sheet, left: list[tuple[str, Style]], right: list[tuple[str, Style]]) -> None:
    top, lowest = sheet.y, sheet.y
    for x, lines in ((LEFT, left), (LEFT + COLUMN + GAP, right)):
        sheet.y = top
        for text, style in lines:
            for line in folded(text, style, COLUMN):
                sheet.text(x, line, style)
        lowest = min(lowest, sheet.y)
    sheet.y = lowest


def booked_note(sheet: Sheet, frame: PaperFrame) -> None:
    """As of when payments are known, and that interest is not counted in (office rule 3)."""
    sheet.space(3 * MM)
    known = frame.booked_until > NEVER_BOOKED
    sheet.paragraph(f"{f'Wpłaty zaksięgowane do {day(frame.booked_until)}. ' * known}Kwoty bez odsetek.", QUIET)


def signature(sheet: Sheet) -> None:
    """Where the office signs."""
    sheet.need(26 * MM)
    sheet.space(20 * MM)
    room = 62 * MM
    sheet.ink.rule(RIGHT - room, sheet.y, RIGHT, FAINT, 0.7)
    sheet.text(RIGHT - room, "Pieczęć i podpis pracownika biura", QUIET)

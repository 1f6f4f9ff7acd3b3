"""The mark of KSeF: KOD I as a code and as a link, under it the number; OFFLINE where it was issued so, without one."""

from __future__ import annotations

from typing import Final

from app.documents.codes import qr_rows, quiet
from app.documents.fonts import BOLD, REGULAR
from app.documents.invoice_pdf.ink import SMALL_STRONG, Style, folded
from app.documents.invoice_pdf.sheet import LEFT, Sheet
from app.documents.paper import BRAND, DIM, INK, MM
from app.domain.codes import QUIET_ZONE
from app.domain.papers import KsefStatus
from app.domain.prints import PrintSheet, in_ksef

VERIFY_WIDTH: Final = 56 * MM
_SIDE: Final = 31 * MM
_UNDER: Final = Style(BOLD, 6.5, INK, 9)
_LINK: Final = Style(REGULAR, 5.6, BRAND, 7)
_LINK_NOTE: Final = Style(REGULAR, 5.6, DIM, 7)
OFFLINE: Final = "OFFLINE"


def ksef_line(sheet: PrintSheet) -> str:
    """What the head says of KSeF."""
    paper = sheet.paper
    if paper.paper.ksef_number:
        return f"Numer KSeF {paper.paper.ksef_number}"
    if paper.ksef_status is KsefStatus.OFFLINE:
        return "KSeF: OFFLINE, bez numeru"
    if paper.ksef_status is KsefStatus.WAITING:
        return "KSeF: wysłana, numer jeszcze nie nadany"
    return "KSeF: plik odrzucony" if paper.ksef_status is KsefStatus.REJECTED else ""


def verify_height(sheet: PrintSheet) -> float:
    """Room the mark takes; 0 where there is none."""
    if not in_ksef(sheet.paper):
        return 0.0
    return sum(style.line for _, style in _lines(sheet)) + (_SIDE if sheet.link else 0) + 1 * MM


def draw_verify(page: Sheet, sheet: PrintSheet, top: float) -> None:
    """At the left margin from ``top`` down: what it is for, the code, the number, the link in full."""
    if not in_ksef(sheet.paper):
        return
    y = top
    lines = _lines(sheet)
    for text, style in lines[:1]:
        y -= style.line
        page.ink.text(LEFT, y + style.line - style.size, text, style)
    if sheet.link:
        rows = qr_rows(sheet.link, "M")
        side = _SIDE * len(rows) / (len(rows) + 2 * QUIET_ZONE)
        y -= _SIDE
        page.ink.code(rows, LEFT + quiet(rows, side), y + quiet(rows, side), side)
    for text, style in lines[1:]:
        y -= style.line
        page.ink.text(LEFT, y + style.line - style.size, text, style)
    if sheet.link:
        page.link(sheet.link, LEFT, y, VERIFY_WIDTH, top - y)


def _lines(sheet: PrintSheet) -> list[tuple[str, Style]]:
    """Above the code one line, the others below it."""
    number = sheet.paper.paper.ksef_number
    mark, note = _UNNUMBERED.get(sheet.paper.ksef_status, ("", ""))
    made = [("Sprawdź fakturę w KSeF" if sheet.link else "Krajowy System e-Faktur", SMALL_STRONG)]
    made += [(line, _UNDER) for line in folded(number or mark, _UNDER, VERIFY_WIDTH) if line]
    made += [(line, _LINK) for line in folded(sheet.link, _LINK, VERIFY_WIDTH) if line]
    if not number:
        made += [(line, _LINK_NOTE) for line in folded(note, _LINK_NOTE, VERIFY_WIDTH) if line]
    return made


_UNNUMBERED: Final = {
    KsefStatus.OFFLINE: (
        OFFLINE,
        (
            "Faktura wystawiona w trybie offline: do czasu nadania numeru KSeF jej wystawcę potwierdza drugi kod "
            "(CERTYFIKAT), umieszczony na egzemplarzu przekazanym przy wystawieniu."
        ),
    ),
    KsefStatus.WAITING: (
        "numer KSeF jeszcze nie nadany",
        "Faktura wysłana do KSeF: kod zacznie działać, gdy KSeF ją przyjmie i nada jej numer.",
    ),
}
"""What stands in the place of a number that is not there yet, and what it means."""

"""Confirmation of one meter reading: the state, its day, how it was given, what becomes of it (office rule 6)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from app.documents.invoice_pdf.figures import moment, number
from app.documents.invoice_pdf.sheet import Sheet
from app.documents.office_sheet import LARGE, day, office_pdf, signature
from app.documents.paper import MM
from app.domain.metering import MeterRole, ReadingSource, ReadingStatus
from app.domain.money import NBSP
from app.domain.office_papers import ReadingSheet

_ROLES: Final = {
    MeterRole.MAIN: "główny",
    MeterRole.SUB: "podlicznik",
    MeterRole.GARDEN: "ogrodowy",
    MeterRole.DEDUCTION: "do odliczeń",
    MeterRole.COMBINED: "sprzężony",
    MeterRole.HOT: "ciepłej wody",
    MeterRole.COLD: "zimnej wody",
}
_SOURCES: Final = {
    ReadingSource.PHONE: "telefonicznie",
    ReadingSource.PORTAL: "przez e-BOK",
    ReadingSource.DESK: "w biurze",
    ReadingSource.COLLECTOR: "przez inkasenta",
    ReadingSource.RADIO: "radiowo",
    ReadingSource.ESTIMATE: "szacunek",
    ReadingSource.INSTALLATION: "przy montażu",
    ReadingSource.REMOVAL: "przy demontażu",
    ReadingSource.IMPORT: "z systemu rozliczeń",
}
_FATES: Final = {
    ReadingStatus.REPORTED: "Odczyt jest przyjęty i czeka na zaksięgowanie.",
    ReadingStatus.WAITING: "Odczyt jest przyjęty jako zgłoszony do korekty szacunku i czeka na decyzję biura.",
    ReadingStatus.BOOKED: "Odczyt jest zaksięgowany.",
}


def reading_pdf(sheet: ReadingSheet) -> bytes:
    """The confirmation as a PDF."""

    def draw(page: Sheet) -> None:
        page.paragraph("Potwierdzamy odczyt wodomierza:")
        page.space(2 * MM)
        page.paragraph(_state(sheet), LARGE)
        page.space(2 * MM)
        page.facts(_facts(sheet), columns=1, label_width=45 * MM)
        page.space(3 * MM)
        page.paragraph(_FATES[sheet.status])
        signature(page)

    return office_pdf(sheet.frame, f"Potwierdzenie odczytu z dnia {day(sheet.read_on)}", draw)


def _state(sheet: ReadingSheet) -> str:
    if sheet.state is not None:
        return f"Stan {_cubic(Decimal(sheet.state))} na dzień {day(sheet.read_on)}"
    return f"Zużycie {_cubic(sheet.used or Decimal(0))} do dnia {day(sheet.read_on)} (stan nieznany)"


def _cubic(value: Decimal) -> str:
    return f"{number(value.normalize() if value % 1 else value.quantize(Decimal(1)))}{NBSP}m³"


def _facts(sheet: ReadingSheet) -> list[tuple[str, str]]:
    spot = ", ".join(part for part in (_ROLES[sheet.role], sheet.spot) if part)
    how = _SOURCES[sheet.source]
    facts = [
        ("numer wodomierza", sheet.serial),
        ("rodzaj i miejsce", spot),
        ("podany", f"{how}, {moment(sheet.recorded_at)}"),
        ("numer odczytu", str(sheet.reading_id)),
    ]
    before = sheet.before
    if before is not None:
        kind = " (szacunek)" if before.estimated else ""
        facts.append(("poprzedni stan", f"{_cubic(Decimal(before.state))} z dnia {day(before.read_on)}{kind}"))
        if sheet.state is not None and sheet.state >= before.state:
            facts.append(("zużycie od tego stanu", _cubic(Decimal(sheet.state - before.state))))
    return facts

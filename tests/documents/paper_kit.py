"""Sheets of registration made up for tests, and ways to look at a PDF: its text, its pictures, where its lines stand."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image

from app.domain.customers import CustomerKind, Service
from app.domain.declaration_sheets import (
    Letterhead,
    SealedSlip,
    SheetClause,
    SheetConsent,
    SheetObject,
    StatementSheet,
    Utility,
)
from app.domain.declarations import IdentityDocument, Place, SignerRole
from app.system.aside import run_aside

NUMBER = "OSW/2026/00123"
PASSWORD = "kfd7-x2mp-9wqa-t3hn"

CONSENTS = (
    SheetConsent("terms", "terms", 3, "Regulamin e-BOK", "Oświadczam, że akceptuję Regulamin e-BOK.", given=True),
    SheetConsent("privacy", "information", 1, "Informacja RODO", "Potwierdzam, że otrzymałam klauzulę.", given=True),
    SheetConsent("e_invoice", "e_invoice", 2, "Faktury elektroniczne", "Akceptuję faktury elektroniczne.", given=False),
    SheetConsent("notice_invoice", "consent", 1, "Nowa faktura", "Wyrażam zgodę na powiadomienia.", given=True),
    SheetConsent("notice_outage", "consent", 4, "Awarie", "Wyrażam zgodę na powiadomienia o awariach.", given=False),
)

SHARED = Letterhead(
    utility=Utility(
        "Przedsiębiorstwo Usług Komunalnych",
        "ul. Przykładowa 1, 74-100 Gryfino",
        "8581234567",
        "661 984 812",
        "bok@pwk.example",
        "iod@pwk.example",
        "pon.-pt. 7:00-15:00",
    ),
    portal_url="https://ebok.pwk.example",
    clause=SheetClause(
        "Klauzula informacyjna (art. 13 RODO)",
        "Administratorem danych osobowych jest {utility}, {address}. Kontakt: {iod}. " + "Prawo do sprostowania. " * 30,
        5,
    ),
    consents=tuple(replace(each, given=False) for each in CONSENTS),
)


def objects(count: int) -> tuple[SheetObject, ...]:
    """Objects of a manager, water and waste in turn."""
    return tuple(
        SheetObject(
            f"{'W' if number % 2 else 'O'}-{100000 + number}",
            Service.WATER if number % 2 else Service.WASTE,
            f"ul. Łużycka {number}, 74-100 Gryfino",
            f"UW/{number}/2019",
        )
        for number in range(1, count + 1)
    )


def sheet(**values: Any) -> StatementSheet:
    """Kowalska Anna signs for her water and waste."""
    made = StatementSheet(
        number=NUMBER,
        customer_number="004512",
        kind=CustomerKind.PERSON,
        surname="Kowalska",
        first_name="Anna",
        pesel="44051401359",
        address="ul. Łużycka 12/3, 74-100 Gryfino",
        mailing="os. Górne 7/15, 74-101 Gryfino",
        objects=objects(2),
        email="anna.kowalska@poczta.example",
        phone="601 234 567",
        signer="Kowalska Anna",
        role=SignerRole.OWNER,
        consents=CONSENTS,
        signed_on=date(2026, 11, 22),
        signed_here=True,
        document=IdentityDocument.ID_CARD,
        received_on=date(2026, 11, 23),
        place=Place.DESK,
        accepted_by="Nowak Anna",
        electronic_from=date(2026, 12, 6),
        scan="oswiadczenie.pdf",
        card="K-77",
        remarks="Prosi o kontakt po 16:00.",
    )
    return replace(made, **values)


def slip(**values: Any) -> SealedSlip:
    """Kowalska Anna's first password."""
    made = SealedSlip(
        name="Kowalska Anna",
        address=("ul. Łużycka 12/3", "74-100 Gryfino"),
        login="004512",
        password=PASSWORD,
        valid_until=date(2026, 12, 6),
        issued_on=date(2026, 11, 22),
        number=NUMBER,
    )
    return replace(made, **values)


@dataclass(frozen=True)
class Line:
    """A piece of text as it stands on a page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    def covers(self, other: Line) -> bool:
        """Whether more than a hair of one lies over the other; accents stand over their own letters."""
        if any(unicodedata.combining(sign) for sign in self.text + other.text):
            return False
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide > 1.0 and high > 1.2


def lines(pdf: bytes) -> list[list[Line]]:
    """Pieces of text of each page."""
    made = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(number) for number in range(text.count_rects())]
            made.append([Line(*box, text.get_text_bounded(*box)) for box in boxes])
    return made


def pictures(pdf: bytes, dpi: int = 150) -> list[Image.Image]:
    """Each page as a grey picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def read_codes(png: bytes) -> list[tuple[str, str]]:
    """Kind and text of every code on a picture, of whatever kind."""
    import zxingcpp

    found = zxingcpp.read_barcodes(Image.open(BytesIO(png)).convert("L"))
    return [(str(each.format), each.text) for each in found]


def codes_on(image: Image.Image) -> list[tuple[str, str]]:
    """``read_codes``, in a process of its own: on leaving a program the library complains loudly."""
    stream = BytesIO()
    image.save(stream, "PNG")
    found: list[tuple[str, str]] = run_aside(read_codes, stream.getvalue(), seconds=20, memory=2 * 1024**3)
    return found


def misplaced(pdf: bytes, margin: float = 20.0) -> list[str]:
    """Text outside of the margins, and text over text."""
    told = []
    for number, page in enumerate(lines(pdf), 1):
        told += [
            f"page {number}: outside: {line}"
            for line in page
            if line.left < margin or line.right > 595.3 - margin or line.bottom < margin or line.top > 841.9 - margin
        ]
        told += [
            f"page {number}: {line.text!r} over {other.text!r}"
            for place, line in enumerate(page)
            for other in page[place + 1 :]
            if line.covers(other)
        ]
    return told

"""Sheets to be printed made up for tests, from invoice files and from papers without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.customers import Service
from app.domain.declaration_sheets import Utility
from app.domain.ksef import StructuredInvoice
from app.domain.papers import KsefStatus, Paper, PaperDetails, PaperKind, PaperLine, verify_link
from app.domain.prints import CopyKind, PrintBuyer, PrintSheet

UTILITY = Utility(
    "Przedsiębiorstwo Usług Komunalnych",
    "ul. Przykładowa 1, 74-100 Gryfino",
    "5265877635",
    "661 984 812",
    "bok@pwk.example",
    "iod@pwk.example",
    "pon.-pt. 7:00-15:00",
)
BUYER = PrintBuyer("Kowalska Anna", "ul. Łużycka 12/3, 74-100 Gryfino", "004512")
NRB = "49102010260000010200039290"
KSEF = "5265877635-20261102-0100001AF629-AF"
HASH = "UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE"
TODAY = date(2026, 11, 22)


def details(**values: Any) -> PaperDetails:
    """A water invoice of two lines, 148,32 zł, of which nothing is paid."""
    lines = (
        PaperLine("Woda", "m3", "12.0000", "5.9000", "8", 7080, 566, 7646),
        PaperLine("Ścieki", "m3", "12.0000", "5.5500", "8", 6653, 533, 7186),
    )
    paper = Paper(
        paper_id=7,
        account_id=1,
        service=Service.WATER,
        kind=PaperKind.WATER_INVOICE,
        number="FV/WOD/1234/11/2026",
        issued_on=date(2026, 11, 2),
        due_on=date(2026, 11, 28),
        period_from=date(2026, 9, 1),
        period_to=date(2026, 10, 31),
        gross=14832,
        open_amount=14832,
        debt_status=None,
        ksef_number="",
        corrects="",
    )
    head = {name: value for name, value in values.items() if name in Paper.__dataclass_fields__}
    rest = {name: value for name, value in values.items() if name not in head}
    made = PaperDetails(
        paper=replace(paper, **head),
        net=13733,
        vat=1099,
        lines=lines,
        remark="",
        sold_on=None,
        ksef_status=KsefStatus.NONE,
        verify_link="",
        corrected_by=(),
    )
    return replace(made, **rest)


def plain_sheet(**values: Any) -> PrintSheet:
    """A paper without a file; ``values`` go to the sheet, the paper or its details, wherever they belong."""
    own = {name: value for name, value in values.items() if name in PrintSheet.__dataclass_fields__}
    rest = {name: value for name, value in values.items() if name not in own}
    made = PrintSheet(
        paper=details(**rest),
        invoice=None,
        utility=UTILITY,
        buyer=BUYER,
        copy=CopyKind.AGAIN,
        printed_on=TODAY,
        nrb=NRB,
    )
    return replace(made, **own)


def invoice_sheet(invoice: StructuredInvoice, **values: Any) -> PrintSheet:
    """A structured invoice as the ledger would have it: nothing paid yet, in KSeF unless said otherwise."""
    ksef = values.pop("ksef_number", KSEF)
    kind = PaperKind.CORRECTION if invoice.kind.corrects else PaperKind.OTHER_SALE
    link = verify_link("qr.ksef.mf.gov.pl", ksef, invoice.issued_on, HASH) if ksef else ""
    told: dict[str, Any] = {
        "kind": kind,
        "number": invoice.number,
        "issued_on": invoice.issued_on,
        "due_on": invoice.due_on,
        "gross": invoice.total,
        "open_amount": invoice.total,
        "ksef_number": ksef,
        "ksef_status": KsefStatus.ACCEPTED if ksef else KsefStatus.NONE,
        "link": link,
    }
    return plain_sheet(invoice=invoice, **(told | values))

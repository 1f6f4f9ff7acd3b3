"""Values of papers: invoices and other documents shared with the customer (page 2.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.customers import Service
from app.domain.ledger import DebtStatus


class PaperKind(StrEnum):
    """Kinds of papers, in the guide's two groups and what only the office adds."""

    WATER_INVOICE = "water_invoice"
    WASTE_INVOICE = "waste_invoice"
    OTHER_SALE = "other_sale"
    CORRECTION = "correction"
    NOTE = "note"
    DEMAND = "demand"


class PaperState(StrEnum):
    """How far a paper is paid, told from what is still open of it and its due date."""

    PAID = "paid"
    PARTLY = "partly"
    OPEN = "open"
    OVERDUE = "overdue"
    NOT_PAYABLE = "not_payable"  # a demand or a note without an amount


@dataclass(frozen=True, slots=True)
class Paper:
    """One row of page 2.2. Amounts in grosze; ``open_amount`` is what is still to pay (or, below 0, to credit).

    ``posted`` is False for a paper without an operation on a card: nothing is owed by it.
    """

    paper_id: int
    account_id: int | None
    service: Service | None
    kind: PaperKind
    number: str
    issued_on: date
    due_on: date | None
    period_from: date | None
    period_to: date | None
    gross: int
    open_amount: int
    debt_status: DebtStatus | None
    ksef_number: str
    corrects: str
    posted: bool = True


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of a paper. ``quantity`` and ``price`` are decimal text (unit price net in zł), the rest grosze."""

    name: str
    unit: str
    quantity: str
    price: str
    vat_rate: str
    net: int
    vat: int
    gross: int


class KsefStatus(StrEnum):
    """Where a paper stands with KSeF."""

    NONE = "none"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class PaperDetails:
    """A paper with its lines, for the pane beside the list. ``verify_link`` is KSeF's "KOD I", empty where there is none.

    ``corrected_by`` are the numbers of its corrections, oldest first; ``net`` and ``vat`` are grosze. ``corrects`` are the
    numbers that its file says it corrects, the first of ``corrects_count``; without a file only ``paper.corrects`` is known.
    """

    paper: Paper
    net: int
    vat: int
    lines: tuple[PaperLine, ...]
    remark: str
    sold_on: date | None
    ksef_status: KsefStatus
    verify_link: str
    corrected_by: tuple[str, ...]
    corrects: tuple[str, ...] = ()
    corrects_count: int = 0


@dataclass(frozen=True, slots=True)
class VatSum:
    """The lines of one VAT rate together, in grosze."""

    vat_rate: str
    net: int
    vat: int
    gross: int


def vat_sums(lines: Iterable[PaperLine]) -> tuple[VatSum, ...]:
    """One sum a rate, in the order the rates first appear."""
    sums: dict[str, tuple[int, int, int]] = {}
    for line in lines:
        net, vat, gross = sums.get(line.vat_rate, (0, 0, 0))
        sums[line.vat_rate] = (net + line.net, vat + line.vat, gross + line.gross)
    return tuple(VatSum(rate, *amounts) for rate, amounts in sums.items())


def verify_link(host: str, ksef_number: str, issued_on: date, file_hash: str) -> str:
    """KSeF's verification link, "KOD I" (ksef-docs kody-qr.md): seller's NIP, day of issue, Base64URL SHA-256 of the file.

    The seller's NIP is the first part of the KSeF number. Empty where number or hash is not known.
    """
    if not (host and ksef_number and file_hash):
        return ""
    return f"https://{host}/invoice/{ksef_number[:10]}/{issued_on:%d-%m-%Y}/{file_hash}"


class PaperGroup(StrEnum):
    """Filter of page 2.2: the guide's two groups, then the office's own."""

    ALL = "all"
    INVOICES = "invoices"
    OTHER_SALES = "other_sales"
    CORRECTIONS = "corrections"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """What of the papers is wanted. ``year`` 0 means every year; ``text`` is what was typed (``paper_sought``)."""

    group: PaperGroup = PaperGroup.ALL
    year: int = 0
    unpaid: bool = False
    text: str = ""


GROUP_KINDS: dict[PaperGroup, tuple[PaperKind, ...]] = {
    PaperGroup.ALL: tuple(PaperKind),
    PaperGroup.INVOICES: (PaperKind.WATER_INVOICE, PaperKind.WASTE_INVOICE),
    PaperGroup.OTHER_SALES: (PaperKind.OTHER_SALE,),
    PaperGroup.CORRECTIONS: (PaperKind.CORRECTION,),
    PaperGroup.NOTES: (PaperKind.NOTE, PaperKind.DEMAND),
}
"""Which kinds a group holds."""


@dataclass(frozen=True, slots=True)
class PaperKey:
    """A place in the list: newest first by day of issue, then by id."""

    issued_on: date
    paper_id: int


@dataclass(frozen=True, slots=True)
class PapersPage:
    """A page of papers. ``years`` are all years from the newest paper of the customer to the oldest, whatever the filter."""

    rows: tuple[Paper, ...]
    next_key: PaperKey | None
    years: tuple[int, ...]


def paper_state(paper: Paper, today: date) -> PaperState:
    """State of a paper on a day (screens.md page 2)."""
    if paper.gross == 0 or paper.kind is PaperKind.DEMAND or not paper.posted:
        return PaperState.NOT_PAYABLE
    if paper.open_amount == 0:
        return PaperState.PAID
    if paper.open_amount > 0 and paper.due_on is not None and paper.due_on < today:
        return PaperState.OVERDUE
    return PaperState.OPEN if abs(paper.open_amount) >= abs(paper.gross) else PaperState.PARTLY

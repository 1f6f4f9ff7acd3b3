"""Values of papers: invoices and other documents shared with the customer (page 2.2)."""

from __future__ import annotations

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
    """One row of page 2.2. Amounts in grosze; ``open_amount`` is what is still to pay (or, below 0, to credit)."""

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


@dataclass(frozen=True, slots=True)
class PaperDetails:
    """A paper with its lines, for the pane beside the list."""

    paper: Paper
    net: int
    vat: int
    lines: tuple[PaperLine, ...]
    remark: str


class PaperGroup(StrEnum):
    """Filter of page 2.2: the guide's two groups, then the office's own."""

    ALL = "all"
    INVOICES = "invoices"
    OTHER_SALES = "other_sales"
    CORRECTIONS = "corrections"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """What of the papers is wanted. ``year`` 0 means every year."""

    group: PaperGroup = PaperGroup.ALL
    year: int = 0
    unpaid: bool = False


def paper_state(paper: Paper, today: date) -> PaperState:
    """State of a paper on a day (screens.md page 2)."""
    if paper.gross == 0 or paper.kind is PaperKind.DEMAND:
        return PaperState.NOT_PAYABLE
    if paper.open_amount == 0:
        return PaperState.PAID
    if paper.open_amount > 0 and paper.due_on is not None and paper.due_on < today:
        return PaperState.OVERDUE
    return PaperState.OPEN if paper.open_amount == paper.gross else PaperState.PARTLY

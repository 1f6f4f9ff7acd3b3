"""Papers a customer asks for at the desk: statement, list of unpaid, balance, a payment, a reading.

Each is of one object card and so of one service; services are never netted (office rule 1). Money is integer grosze,
+ means the customer owes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.accounts import Account, Basis
from app.domain.ageing import days_late
from app.domain.balance import BalanceSummary, status_of, summarize
from app.domain.customers import Service
from app.domain.declaration_sheets import Utility
from app.domain.ledger import DebtStatus, OpenItem, Operation
from app.domain.metering import MeterRole, ReadingSource, ReadingStatus


class OfficePaper(StrEnum):
    """Which paper."""

    STATEMENT = "statement"
    UNPAID = "unpaid"
    BALANCE = "balance"
    PAYMENT = "payment"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class OfficePaperMail:
    """A paper to be sent by e-mail to ``address``, masked as it was shown. ``wanted`` is the payment or the reading, 0 where
    the paper is of days; the same ``request_key`` sends once.
    """

    customer_id: int
    paper: OfficePaper
    account_id: int
    first: date
    last: date
    wanted: int
    address: str
    request_key: str


@dataclass(frozen=True, slots=True)
class PaperFrame:
    """What stands on every paper: who prints it, whose it is, of which object card.

    ``made_on`` is the office's day of printing; ``booked_until``: bank payments are posted up to this day (office rule 3).
    ``nrb`` is empty where the utility takes no money for the card (office rule 7).
    """

    utility: Utility
    made_on: date
    booked_until: date
    customer_number: str
    name: str
    address: str
    nip: str
    account_id: int
    service: Service
    account_number: str
    basis: Basis
    nrb: str
    place: str


@dataclass(frozen=True, slots=True)
class AccountSheet:
    """A card between two days, both included. ``opening`` is the balance before ``first``; ``operations`` are oldest first,
    each with the balance behind it; ``open_items`` are what was open at the end of ``last``, and ``debt_status`` the card's.
    """

    frame: PaperFrame
    first: date
    last: date
    opening: int
    operations: tuple[Operation, ...]
    open_items: tuple[OpenItem, ...]
    debt_status: DebtStatus | None = None
    last_payment: int = 0
    last_payment_on: date | None = None

    @property
    def debit(self) -> int:
        """Sum of Wn in the period."""
        return sum(each.debit for each in self.operations)

    @property
    def credit(self) -> int:
        """Sum of Ma in the period."""
        return sum(each.credit for each in self.operations)

    @property
    def closing(self) -> int:
        """Balance at the end of ``last``: always ``opening + debit - credit``."""
        return self.opening + self.debit - self.credit

    def summary(self) -> BalanceSummary:
        """The balance at the end of ``last`` told apart, by the same rules as on the window's page 2.1."""
        return summarize(self._account(), self.last, self.frame.booked_until)

    def unpaid(self) -> tuple[UnpaidItem, ...]:
        """Open charges by due date; one under a status stands apart (office rule 10)."""
        account = self._account()
        return tuple(
            UnpaidItem(
                document=item.document,
                booked_on=item.booked_on,
                due_on=item.due_on,
                amount=item.open_amount,
                late=max(days_late(item.due_on, self.last), 0) if item.due_on is not None else 0,
                status=status_of(item, account),
            )
            for item in self.open_items
            if item.open_amount > 0
        )

    def credits(self) -> int:
        """Payments and corrections not settled yet, above 0."""
        return -sum(item.open_amount for item in self.open_items if item.open_amount < 0)

    def _account(self) -> Account:
        """The card as it stood at the end of ``last``: what the rules of a balance look at."""
        frame = self.frame
        return Account(
            account_id=frame.account_id,
            service=frame.service,
            number=frame.account_number,
            basis=frame.basis,
            nrb=frame.nrb,
            tariff_group="",
            tariff_name="",
            contract_number="",
            contract_on=None,
            cycle_months=1,
            object_address=frame.place,
            opened_on=self.first,
            closed_on=None,
            debt_status=self.debt_status,
            balance=self.closing,
            months=(),
            open_items=self.open_items,
            last_payment=self.last_payment,
            last_payment_on=self.last_payment_on,
            norm_m3="",
        )


@dataclass(frozen=True, slots=True)
class UnpaidItem:
    """An open charge: ``amount`` in grosze is what is left of it, ``late`` days after its due date (0: not late)."""

    document: str
    booked_on: date
    due_on: date | None
    amount: int
    late: int
    status: DebtStatus | None


@dataclass(frozen=True, slots=True)
class SettledPart:
    """A charge that a payment settled, and how much of it in grosze."""

    document: str
    due_on: date | None
    amount: int


@dataclass(frozen=True, slots=True)
class PaymentSheet:
    """A payment as it is booked. ``left`` in grosze is what of it settled nothing yet."""

    frame: PaperFrame
    amount: int
    booked_on: date
    document: str
    settled: tuple[SettledPart, ...]
    left: int


@dataclass(frozen=True, slots=True)
class BookedState:
    """A booked state of a meter in m3 before a reading, with its day."""

    read_on: date
    state: int
    estimated: bool


@dataclass(frozen=True, slots=True)
class ReadingSheet:
    """A reading that was taken. ``state`` m3, None where only ``used`` is known; ``recorded_at`` is UTC."""

    frame: PaperFrame
    reading_id: int
    serial: str
    role: MeterRole
    spot: str
    read_on: date
    state: int | None
    used: Decimal | None
    status: ReadingStatus
    source: ReadingSource
    estimated: bool
    recorded_at: datetime
    before: BookedState | None

"""The balance of one object card, told apart: late, not yet due, overpaid, and what stands apart by its debt status.

Office rules 1-4, 7 and 10. Services are never netted, so there is no function here that takes two accounts and gives one
sum: ``by_service`` keeps what is owed and what is overpaid apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.accounts import Account, Basis
from app.domain.ageing import Ageing, aged, days_late
from app.domain.customers import Service
from app.domain.ledger import DebtStatus, OpenItem

NEVER_BOOKED = date(2000, 1, 1)
"""``booked_until`` of an office that has not loaded any payment yet."""


class BalanceState(StrEnum):
    """What is said first of a balance."""

    LATE = "late"
    DUE = "due"
    OVERPAID = "overpaid"
    SETTLED = "settled"
    APART = "apart"  # nothing to pay now, but there are items set apart by their status
    FEE = "fee"  # the commune's public-law fee: read-only here (office rule 7)


@dataclass(frozen=True, slots=True)
class PayBy:
    """An amount (grosze, above 0) to be paid by a day; None: no due date was given."""

    amount: int
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Apart:
    """Charges left out of "do zapłaty" and of reminders because of their status (office rule 10), in grosze."""

    status: DebtStatus
    amount: int
    count: int


@dataclass(frozen=True, slots=True)
class BalanceSummary:
    """A balance in grosze on a day. ``overdue + not_due - overpaid + sum of apart == balance``, always.

    ``overdue`` and ``not_due`` are what is left after credits not yet settled, which go to the oldest due date first
    (art. 451 § 3 KC). ``oldest_due`` is the oldest due date of what is late, ``upcoming`` what is to be paid by when.
    ``unexplained`` is the part of the ledger's balance that no open item explains: 0 in a sound ledger.
    ``last_payment`` is 0 where there was none; ``booked_until``: bank payments are posted up to this day.
    """

    account_id: int
    service: Service
    number: str
    nrb: str
    basis: Basis
    today: date
    balance: int
    overdue: int
    not_due: int
    overpaid: int
    oldest_due: date | None
    upcoming: tuple[PayBy, ...]
    apart: tuple[Apart, ...]
    ageing: Ageing
    last_payment: int
    last_payment_on: date | None
    booked_until: date
    unexplained: int

    @property
    def to_pay(self) -> int:
        """What is to be paid now or later, grosze; never what stands apart."""
        return self.overdue + self.not_due

    @property
    def set_apart(self) -> int:
        """The sum of what stands apart, grosze."""
        return sum(item.amount for item in self.apart)

    @property
    def days_late(self) -> int:
        """Age of the oldest late charge in days, 0 when nothing is late."""
        return days_late(self.oldest_due, self.today) if self.oldest_due else 0

    @property
    def next_due(self) -> PayBy | None:
        """The next term that has not passed, with its amount."""
        return next((item for item in self.upcoming if item.due_on is not None), None)

    @property
    def state(self) -> BalanceState:
        """What is said first."""
        if self.basis is Basis.PUBLIC_FEE:
            return BalanceState.FEE
        if self.overdue:
            return BalanceState.LATE
        if self.not_due:
            return BalanceState.DUE
        if self.overpaid:
            return BalanceState.OVERPAID
        return BalanceState.APART if self.apart else BalanceState.SETTLED


@dataclass(frozen=True, slots=True)
class ServiceTotal:
    """All cards of one service of one customer: what is owed on some and overpaid on others, never netted, in grosze.

    ``apart``: what stands apart by its status (office rule 10). ``fees``: cards of the commune's fee, not in ``cards``.
    """

    service: Service
    cards: int
    to_pay: int
    overdue: int
    overpaid: int
    apart: int
    oldest_due: date | None
    fees: int = 0


def summarize(account: Account, today: date, booked_until: date) -> BalanceSummary:
    """Tell the balance of ``account`` apart, as it stands on ``today``."""
    charges, apart, credit = _told_apart(account)
    unexplained = account.balance - sum(item.open_amount for item in account.open_items)
    if unexplained > 0:
        charges.append((None, unexplained))
    credit += max(-unexplained, 0)
    charges.sort(key=lambda charge: (charge[0] is None, charge[0] or today))
    left, overpaid = _after_credit(charges, credit)
    late = [(due_on, amount) for due_on, amount in left if due_on is not None and due_on < today]
    return BalanceSummary(
        account_id=account.account_id,
        service=account.service,
        number=account.number,
        nrb=account.nrb,
        basis=account.basis,
        today=today,
        balance=account.balance,
        overdue=sum(amount for _, amount in late),
        not_due=sum(amount for _, amount in left) - sum(amount for _, amount in late),
        overpaid=overpaid,
        oldest_due=late[0][0] if late else None,
        upcoming=_by_day(left, today),
        apart=apart,
        ageing=aged(late, today),
        last_payment=account.last_payment,
        last_payment_on=account.last_payment_on,
        booked_until=booked_until,
        unexplained=unexplained,
    )


def by_service(summaries: Iterable[BalanceSummary]) -> tuple[ServiceTotal, ...]:
    """One total a service, water first; a debt on one card never eats an overpayment on another (office rule 1)."""
    cards: dict[Service, list[BalanceSummary]] = {}
    for summary in summaries:
        cards.setdefault(summary.service, []).append(summary)
    return tuple(_total(service, cards[service]) for service in Service if service in cards)


def _total(service: Service, every: list[BalanceSummary]) -> ServiceTotal:
    cards = [card for card in every if card.basis is Basis.CONTRACT]
    return ServiceTotal(
        service=service,
        cards=len(cards),
        to_pay=sum(card.to_pay for card in cards),
        overdue=sum(card.overdue for card in cards),
        overpaid=sum(card.overpaid for card in cards),
        apart=sum(card.set_apart for card in cards),
        oldest_due=min((card.oldest_due for card in cards if card.oldest_due), default=None),
        fees=len(every) - len(cards),
    )


def status_of(item: OpenItem, account: Account) -> DebtStatus | None:
    """The status a charge stands under: its own, else its account's. A credit stands under none."""
    return (item.debt_status or account.debt_status) if item.open_amount > 0 else None


def _told_apart(account: Account) -> tuple[list[tuple[date | None, int]], tuple[Apart, ...], int]:
    """(charges to pay, what stands apart, credit not yet settled) of the open items."""
    charges: list[tuple[date | None, int]] = []
    sums: dict[DebtStatus, tuple[int, int]] = {}
    credit = 0
    for item in account.open_items:
        status = status_of(item, account)
        if item.open_amount < 0:
            credit -= item.open_amount
        elif status is None:
            charges.append((item.due_on, item.open_amount))
        else:
            amount, count = sums.get(status, (0, 0))
            sums[status] = (amount + item.open_amount, count + 1)
    return charges, tuple(Apart(status, *sums[status]) for status in DebtStatus if status in sums), credit


def _after_credit(charges: list[tuple[date | None, int]], credit: int) -> tuple[list[tuple[date | None, int]], int]:
    """What is left of charges in order after a credit, and what is left of the credit."""
    left = []
    for due_on, amount in charges:
        used = min(credit, amount)
        credit -= used
        if amount > used:
            left.append((due_on, amount - used))
    return left, credit


def _by_day(charges: list[tuple[date | None, int]], today: date) -> tuple[PayBy, ...]:
    days: dict[date | None, int] = {}
    for due_on, amount in charges:
        if due_on is None or due_on >= today:
            days[due_on] = days.get(due_on, 0) + amount
    return tuple(PayBy(amount, due_on) for due_on, amount in days.items())

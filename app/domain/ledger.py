"""Values of the ledger: operations, months, balance. Money is integer grosze, + means the customer owes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OperationKind(StrEnum):
    """What an operation is; office rule 4 says on which side (Wn or Ma) it stands."""

    INVOICE = "invoice"
    CORRECTION = "correction"
    INTEREST = "interest"
    REFUND = "refund"
    PAYMENT = "payment"
    WRITE_OFF = "write_off"
    TRANSFER = "transfer"


class DebtStatus(StrEnum):
    """Why a debt is not simply "do zapłaty" (office rule 10); such items are left out of it and of reminders."""

    DISPUTED = "disputed"
    INSTALMENTS = "instalments"
    COURT = "court"
    BANKRUPTCY = "bankruptcy"
    DISCONNECTION = "disconnection"
    DEATH = "death"
    TIME_BARRED = "time_barred"


@dataclass(frozen=True, slots=True)
class Operation:
    """One posting on an account. ``debit`` (Wn) and ``credit`` (Ma) are grosze, exactly one is not 0 and may be
    negative (a minus correction is a minus in Wn). ``balance_after`` is the account's balance behind it, in grosze.
    """

    operation_id: int
    account_id: int
    kind: OperationKind
    booked_on: date
    due_on: date | None
    document: str
    debit: int
    credit: int
    open_amount: int
    balance_after: int
    debt_status: DebtStatus | None

    @property
    def amount(self) -> int:
        """Signed effect on the balance in grosze, + = owes."""
        return self.debit - self.credit


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the financial history. ``closing`` is the balance at its end, in grosze."""

    year: int
    month: int
    debit: int
    credit: int
    closing: int
    count: int

    @property
    def code(self) -> int:
        """The month as one number, growing by 1 from month to month; above 0."""
        return month_code(self.year, self.month)


def month_code(year: int, month: int) -> int:
    """A month as one number: months since the beginning of year 0."""
    return year * 12 + month - 1


def agrees(month: Month, operations: Sequence[Operation]) -> bool:
    """Whether a month and its operations tell the same sums, to the grosz (office rule 4)."""
    newest = max(operations, key=lambda one: (one.booked_on, one.operation_id), default=None)
    return (month.debit, month.credit, month.count) == (
        sum(one.debit for one in operations),
        sum(one.credit for one in operations),
        len(operations),
    ) and (newest is None or newest.balance_after == month.closing)


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A charge (+) or a credit (-) that is not settled yet; ``open_amount`` in grosze carries the sign."""

    operation_id: int
    due_on: date | None
    booked_on: date
    open_amount: int
    debt_status: DebtStatus | None
    document: str

"""Values of long lists: a page and the key behind which the next one begins (keyset, never OFFSET)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CustomerView(StrEnum):
    """Which customers the page "Klienci" lists, and in what order."""

    BY_NAME = "by_name"
    DEBTORS = "debtors"  # largest overdue-bearing balance first
    OVERPAID = "overpaid"


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A row of the list. ``amount`` grosze, + = owes; ``oldest_due`` the oldest unpaid due date of that account."""

    customer_id: int
    account_id: int
    number: str
    name: str
    address: str
    service: str
    amount: int
    overdue: int
    oldest_due: date | None
    key: str  # opaque place in the order, for the next page


@dataclass(frozen=True, slots=True)
class Page:
    """A page of rows; ``next_key`` is empty at the end of the list."""

    rows: tuple[CustomerRow, ...]
    next_key: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Something changed in the database, here or at another desk: a hint to read again, never a truth."""

    table: str
    customer_id: int
    row_id: int = 0

"""Values of long lists: a page and the key behind which the next one begins (keyset, never OFFSET)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from app.domain.balance import ServiceTotal

Row = TypeVar("Row")
Key = TypeVar("Key")


class CustomerView(StrEnum):
    """Which customers the page "Klienci" lists, and in what order."""

    BY_NAME = "by_name"
    DEBTORS = "debtors"  # cards with something late, the largest balance first; cards under a debt status left out
    OVERPAID = "overpaid"  # cards with a credit balance, the largest first


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A row of the list: a customer with every service, or (debtors, overpaid) one card with its own.

    ``account_id`` is 0 and ``card_number`` empty where the row stands for the whole customer. ``totals`` holds one entry
    a service, water first. ``key`` is the row's place in the order, opaque, for the next page.
    """

    customer_id: int
    account_id: int
    number: str
    name: str
    address: str
    key: str
    card_number: str
    totals: tuple[ServiceTotal, ...]


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row, Key]):
    """A page of a long list; ``next_key`` is the key behind which the next one begins, None at the end of the list."""

    rows: tuple[Row, ...]
    next_key: Key | None


@dataclass(frozen=True, slots=True)
class Changed:
    """Something changed in the database, here or at another desk: a hint to read again, never a truth."""

    table: str
    customer_id: int
    row_id: int = 0

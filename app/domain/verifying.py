"""What ``okienko db verify`` finds: rules of the ledger, and the rows that break them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that breaks a rule; ``customer_id`` is None of what belongs to nobody. ``told``: numbers and sums, never a name."""

    customer_id: int | None
    row_id: int
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: how many rows break it, and the first of them. ``code`` names it (docs/administrator.md)."""

    code: str
    found: int
    rows: tuple[BrokenRow, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """All rules; ``counted`` tells how many rows of each table were looked at."""

    checks: tuple[Check, ...]
    counted: Mapping[str, int]

    @property
    def sound(self) -> bool:
        """Whether no rule is broken."""
        return not any(check.found for check in self.checks)

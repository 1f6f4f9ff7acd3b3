"""How old a debt is: amounts after their due date, in the four boxes of page 2.1 (1-30, 31-60, 61-90, 90+ days)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

BOUNDS = (30, 60, 90)
"""Last day of each box but the last one, in days after the due date."""


@dataclass(frozen=True, slots=True)
class Ageing:
    """Overdue amounts by age, in grosze; the four of them are the whole overdue part."""

    to_30: int = 0
    to_60: int = 0
    to_90: int = 0
    over_90: int = 0

    @property
    def boxes(self) -> tuple[int, int, int, int]:
        """The amounts in order of age, youngest first."""
        return (self.to_30, self.to_60, self.to_90, self.over_90)

    @property
    def total(self) -> int:
        """The whole overdue part, in grosze."""
        return sum(self.boxes)


def days_late(due_on: date, today: date) -> int:
    """Days behind the due date; 0 on the day itself and before: who pays on the last day is not late."""
    return max((today - due_on).days, 0)


def aged(charges: Iterable[tuple[date, int]], today: date) -> Ageing:
    """Put (due date, grosze) into the boxes; what is not late yet is left out."""
    boxes = [0, 0, 0, 0]
    for due_on, amount in charges:
        late = days_late(due_on, today)
        if late:
            boxes[sum(late > bound for bound in BOUNDS)] += amount
    return Ageing(*boxes)

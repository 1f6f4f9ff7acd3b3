"""What became of files of bank statements (``okienko import statements``). Amounts in grosze."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.matching import MatchReason


class StatementFileOutcome(StrEnum):
    """What became of a file: it is booked whole, or nothing of it."""

    BOOKED = "booked"
    ALREADY = "already"  # this very file was loaded before
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class StatementTold:
    """A statement of a file. ``known`` of its ``movements`` stood in an earlier file; ``closing`` is None of a report."""

    account: str
    number: str
    closed_on: date | None
    movements: int
    credits: int
    debits: int
    closing: int | None
    known: int


@dataclass(frozen=True, slots=True)
class StatementFileReport:
    """A file. ``line`` and ``sentence`` (Polish) say where and why it was refused. ``by_reason`` counts automatic matches by
    the rule that decided. ``proposals``: payments that look misposted. ``remarks`` are Polish sentences.
    """

    name: str
    outcome: StatementFileOutcome
    line: int = 0
    code: str = ""
    sentence: str = ""
    source: str = ""
    encoding: str = ""
    statements: tuple[StatementTold, ...] = ()
    booked: int = 0
    booked_sum: int = 0
    waiting: int = 0
    waiting_sum: int = 0
    outgoing: int = 0
    proposals: int = 0
    by_reason: Mapping[MatchReason, int] = field(default_factory=dict)
    booked_until: date | None = None
    remarks: tuple[str, ...] = ()

    @property
    def movements(self) -> int:
        """Movements of all its statements."""
        return sum(each.movements for each in self.statements)

    @property
    def known(self) -> int:
        """Movements that an earlier file brought."""
        return sum(each.known for each in self.statements)

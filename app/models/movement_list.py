"""Payments of the bank read page by page, and the counts of what waits that come with each page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.bank_office import LoadedStatement
from app.domain.matching import QUEUE_PAGE, Misposted, MispostedState, MovementPage, MovementState, QueuedMovement
from app.models.jobs import Cancel
from app.services import bank_matching, bank_papers
from app.services.link import Link


@dataclass(frozen=True, slots=True)
class MovementPart:
    """A page of payments as an endless list takes it."""

    page: MovementPage

    @property
    def rows(self) -> tuple[QueuedMovement, ...]:
        """The payments."""
        return self.page.rows

    @property
    def next_key(self) -> str | None:
        """Behind what the next page begins; None at the end."""
        full = len(self.page.rows) >= QUEUE_PAGE
        return self.page.rows[-1].place if full else None


@dataclass(frozen=True, slots=True)
class MispostedPart:
    """A page of proposals as an endless list takes it."""

    rows: tuple[Misposted, ...]

    @property
    def next_key(self) -> int | None:
        """Behind what the next page begins; None at the end."""
        return self.rows[-1].proposal_id if len(self.rows) >= QUEUE_PAGE else None


def movements(link: Link, state: MovementState) -> Callable[[str | None, Cancel], MovementPart]:
    """Reads payments of a state."""
    return lambda after, cancel: MovementPart(bank_matching.queue(link, state, after=after or "", cancel=cancel))


def proposals(link: Link, state: MispostedState) -> Callable[[int | None, Cancel], MispostedPart]:
    """Reads proposals of a state."""
    return lambda after, cancel: MispostedPart(bank_matching.misposted(link, state, after=after, cancel=cancel))


@dataclass(frozen=True, slots=True)
class StatementsPart:
    """A page of loaded statements as an endless list takes it."""

    rows: tuple[LoadedStatement, ...]

    @property
    def next_key(self) -> int | None:
        """Behind what the next page begins; None at the end."""
        return self.rows[-1].statement_id if len(self.rows) >= QUEUE_PAGE else None


def loaded_statements(link: Link) -> Callable[[int | None, Cancel], StatementsPart]:
    """Reads loaded statements."""
    return lambda after, cancel: StatementsPart(bank_papers.statements(link, after, cancel=cancel))

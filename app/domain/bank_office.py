"""Statements that were loaded, as the office lists them. Amounts in grosze."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class LoadedStatement:
    """A statement of a file. ``known`` of its ``movements`` stood in an earlier file; the counts are of the others.

    ``source`` and ``encoding`` are values of ``app.domain.bank``; ``opening`` and ``closing`` are None of a report without
    balances.
    """

    statement_id: int
    account: str
    number: str
    source: str
    encoding: str
    opened_on: date | None
    closed_on: date | None
    opening: int | None
    closing: int | None
    movements: int
    credits: int
    debits: int
    known: int
    known_sum: int
    file: str
    loaded_at: datetime
    booked: int
    waiting: int
    aside: int
    outgoing: int

"""What functions of the database answer, one JSON text each: asked for in one round trip, read into values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, LiteralString

from app.domain.ledger import DebtStatus
from app.store.session import Cancel, Database


def ask_json(
    database: Database,
    statement: LiteralString,
    values: Sequence[object],
    cancel: Cancel | None = None,
    *,
    prepare: bool = True,
) -> Any:
    """Call a function that gives one row with one JSON text, or none (None). ``prepare`` what is asked more than once."""
    with database.read(cancel) as connection:
        row = connection.execute(statement, values, prepare=prepare).fetchone()
    if row is None:
        raise RuntimeError("a function gives one row")
    return json.loads(row[0]) if isinstance(row[0], str) else row[0]


def read_day(text: str | None) -> date | None:
    """A day, None where there is none."""
    return date.fromisoformat(text) if text else None


def read_moment(text: str | None) -> datetime | None:
    """An aware moment, None where there is none."""
    return datetime.fromisoformat(text) if text else None


def read_status(text: str | None) -> DebtStatus | None:
    """A debt's status, None where it has none (office rule 10)."""
    return DebtStatus(text) if text else None

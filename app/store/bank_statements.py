"""Loaded statements of banks, newest first."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Final

from app.domain.bank_office import LoadedStatement
from app.store.session import Cancel, Database

STATEMENTS: Final = "select okienko.bank_statements(%s, %s)"


def page(
    database: Database, after: int | None, wanted: int, cancel: Cancel | None = None
) -> tuple[LoadedStatement, ...]:
    """Statements behind the id ``after``; one round trip."""
    with database.read(cancel) as connection:
        row = connection.execute(STATEMENTS, (after, wanted), prepare=True).fetchone()
    return tuple(_statement(each) for each in json.loads(row[0] if row else "[]"))


def _statement(row: list[object]) -> LoadedStatement:
    values = list(row)
    for place in (5, 6):
        values[place] = date.fromisoformat(str(values[place])) if values[place] else None
    values[15] = datetime.fromisoformat(str(values[15]))
    return LoadedStatement(*values)  # type: ignore[arg-type]

"""The page "Dziś": what waits for this clerk and for the office."""

from __future__ import annotations

from app.domain.office import Today
from app.services.link import Link
from app.store import office
from app.store.session import Cancel

ROWS = 50


def load(database: Link, limit: int = ROWS, *, cancel: Cancel | None = None) -> Today:
    """Everything that waits, with counts, in one round trip."""
    return office.today(database, limit, cancel=cancel)

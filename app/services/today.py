"""The page "Dziś": what waits for this clerk and for the office."""

from __future__ import annotations

from app.domain.listing import Changed
from app.domain.office import OfficeTask, Today
from app.services.link import Link
from app.store import office
from app.store.session import Cancel

ROWS = 50


def load(database: Link, limit: int = ROWS, *, cancel: Cancel | None = None) -> Today:
    """Everything that waits, with counts, in one round trip."""
    return office.today(database, limit, cancel=cancel)


def finish(database: Link, task: OfficeTask, *, cancel: Cancel | None = None) -> Changed:
    """A task is done; raises ``Conflict`` when another desk did it meanwhile."""
    office.task_done(database, task.customer_id, task.task_id, task.version, cancel=cancel)
    return Changed("tasks", task.customer_id, task.task_id)

"""Does the ledger add up? For ``okienko db verify``."""

from __future__ import annotations

from app.domain.verifying import Verdict
from app.services.link import Link
from app.store import verifying as store
from app.store.session import Cancel


def verify(database: Link, *, samples: int = 20, cancel: Cancel | None = None) -> Verdict:
    """Check the live database in one snapshot; for supervisors. Raises EnvironmentFault (permission)."""
    return store.verify(database, samples, cancel)

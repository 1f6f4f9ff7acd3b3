"""Interest for delay, told and never booked."""

from __future__ import annotations

from app.domain.interest import InterestTerms
from app.services.link import Link
from app.store import interest as store
from app.store.session import Cancel


def terms(database: Link, customer_id: int, *, cancel: Cancel | None = None) -> InterestTerms | None:
    """Regime and rates of a customer's interest (office rule 10); one round trip."""
    return store.terms(database, customer_id, cancel)

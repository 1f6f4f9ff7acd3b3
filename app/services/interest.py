"""Interest for delay, told and never booked; its rates, which an administrator writes down."""

from __future__ import annotations

from app.domain.interest import InterestTerms, WrittenRate
from app.services.link import Link
from app.store import interest as store
from app.store.session import Cancel


def terms(database: Link, customer_id: int, *, cancel: Cancel | None = None) -> InterestTerms | None:
    """Regime and rates of a customer's interest (office rule 10); one round trip."""
    return store.terms(database, customer_id, cancel)


def rates(database: Link, *, cancel: Cancel | None = None) -> tuple[WrittenRate, ...]:
    """Every rate that was written down, by regime and day."""
    return store.rates(database, cancel)


def write_rate(database: Link, made: WrittenRate, *, cancel: Cancel | None = None) -> None:
    """Write a rate down, or put another in the place of the one from the same day; an administrator's act."""
    store.write(database, made, cancel)

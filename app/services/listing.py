"""Lists of customers for the page "Klienci"."""

from __future__ import annotations

from app.domain.listing import CustomerRow, CustomerView, Slice
from app.services.link import Link
from app.store import listing as store
from app.store.session import Cancel

PAGE_ROWS = 60


def customers(
    database: Link,
    view: CustomerView,
    after: str = "",
    *,
    count: int = PAGE_ROWS,
    cancel: Cancel | None = None,
) -> Slice[CustomerRow, str]:
    """A page of the list behind ``after`` ("": its beginning), in one round trip, counted by the database."""
    return store.customers(database, view, after, count, cancel)

"""The financial history: operations of a month, the whole of it to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from app.documents import csv_table
from app.domain.calendar import month_end
from app.domain.contacts import ContactChannel
from app.domain.ledger import Operation
from app.services.link import Link
from app.store import ledger as store
from app.store.session import Cancel

ALWAYS = (date(1, 1, 1), date(9999, 12, 31))


def operations(
    database: Link,
    customer_id: int,
    account_id: int,
    year: int,
    month: int,
    *,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> tuple[Operation, ...]:
    """Operations of a card booked in a month, newest first, each with the balance behind it; one round trip.

    ``contact`` is the running contact (key, channel): why the ledger is looked at.
    """
    first = date(year, month, 1)
    return store.operations(database, customer_id, account_id, (first, month_end(first)), contact, cancel)


def save_history(
    database: Link,
    customer_id: int,
    account_id: int,
    path: Path,
    headings: Sequence[str],
    line: Callable[[Operation], Sequence[str]],
    *,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> int:
    """Write every operation of a card to a CSV file, newest first, and tell how many; ``line`` makes a row of one.

    Raises ``EnvironmentFault`` where the file can't be written.
    """
    found = store.operations(database, customer_id, account_id, ALWAYS, contact, cancel)
    csv_table.write(path, headings, (line(one) for one in found))
    return len(found)

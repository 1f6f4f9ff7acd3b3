"""Page 2.2: pages of a customer's papers, and one paper with its lines."""

from __future__ import annotations

from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.papers import PaperDetails, PaperFilter, PaperKey, PapersPage
from app.services.link import Link
from app.store import papers as store
from app.store.session import Cancel

PAGE_ROWS = 60


def page(
    database: Link,
    customer_id: int,
    wanted: PaperFilter,
    after: PaperKey | None = None,
    *,
    contact: tuple[str, ContactChannel],
    count: int = PAGE_ROWS,
    cancel: Cancel | None = None,
) -> PapersPage:
    """The papers behind ``after`` (None: the newest), in one round trip. ``contact`` is the running contact."""
    return store.page(database, customer_id, wanted, after or store.FIRST, count, contact, cancel)


def details(
    database: Link,
    customer_id: int,
    paper_id: int,
    *,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> PaperDetails:
    """One paper with lines, in one round trip; raises ``Refused("no_such_paper")``."""
    found = store.paper(database, customer_id, paper_id, contact, cancel)
    if found is None:
        raise Refused("no_such_paper")
    return found

"""Page 2.2: pages of a customer's papers, and one paper with its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.papers import PaperDetails, PaperFilter, PaperKey, PapersPage
from app.services.link import Link
from app.store import papers as store
from app.store.session import Cancel

if TYPE_CHECKING:
    from app.domain.ksef import StructuredInvoice

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


def invoice(
    database: Link,
    customer_id: int,
    paper_id: int,
    *,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> StructuredInvoice | None:
    """The structured invoice in the kept file of a paper, with readings of its attachment; None: a paper without a file.

    One round trip; a file is read in a few milliseconds, so this belongs off the GUI thread.
    """
    data = store.file(database, customer_id, paper_id, contact, cancel)
    if data is None:
        return None
    from app.documents.ksef.reader import read_invoice  # lxml and the schemas are loaded when a file is looked at

    return read_invoice(data)

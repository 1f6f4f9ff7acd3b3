"""Copies of papers at the desk: shown, printed, saved, sent. What leaves the office is written down before it is made.

Which copy it is follows office rule 11, decided by the database (``76_paper_copies.sql``) and again by what is drawn.
"""

from __future__ import annotations

from collections.abc import Callable

from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.paper_copies import CopyRequest, ShownPaper
from app.domain.paper_readings import InvoiceFacts, OwnState, beside
from app.domain.papers import PaperFilter
from app.domain.prints import CopyKind, CopyMark, PaperBundle, PaperPrint
from app.services import paper_prints, papers
from app.services.link import Link
from app.store import paper_copies as store
from app.store.session import Cancel

Contact = tuple[str, ContactChannel]
_PAGE = 200
_MOST_METERS = 500


def shown(
    database: Link, customer_id: int, paper_id: int, *, contact: Contact, cancel: Cancel | None = None
) -> ShownPaper:
    """One paper with its lines, and which copies of it were given away; one round trip. Raises Refused (no_such_paper)."""
    found = store.shown(database, customer_id, paper_id, contact, cancel=cancel)
    if found is None:
        raise Refused("no_such_paper")
    return found


def preview(
    database: Link,
    customer_id: int,
    paper_id: int,
    *,
    lost: bool,
    contact: Contact,
    cancel: Cancel | None = None,
) -> bytes:
    """The paper as a copy of it would be: only looked at, so nothing is written down but the access entry."""
    copy = CopyKind.DUPLICATE if lost else CopyKind.AGAIN
    return paper_prints.invoice_print(database, customer_id, paper_id, copy, contact=contact, cancel=cancel).pdf


def give(
    database: Link, customer_id: int, asked: CopyRequest, *, contact: Contact, cancel: Cancel | None = None
) -> PaperPrint:
    """One paper to print or to keep as a file. Raises Refused (no_such_paper, no_duplicate_of_ksef)."""
    (given,) = store.copied(database, customer_id, asked, contact, cancel=cancel)
    copy = CopyKind.DUPLICATE if given.mark is CopyMark.DUPLICATE else CopyKind.AGAIN
    return paper_prints.invoice_print(database, customer_id, given.paper_id, copy, contact=contact, cancel=cancel)


def give_several(
    database: Link,
    customer_id: int,
    asked: CopyRequest,
    *,
    zipped: bool,
    contact: Contact,
    progress: Callable[[int, int], object],
    cancel: Cancel | None = None,
) -> PaperBundle:
    """Several papers as one PDF or as a ZIP; ``progress`` hears (made, all) after each.

    Raises Refused (no_such_paper, loss_of_one_paper: each duplicate is asked for by itself).
    """
    given = store.copied(database, customer_id, asked, contact, cancel=cancel)
    make = paper_prints.bundle_zip if zipped else paper_prints.bundle_pdf
    ids = tuple(each.paper_id for each in given)
    return make(database, customer_id, ids, CopyKind.AGAIN, contact=contact, progress=progress, cancel=cancel)


def send(
    database: Link, customer_id: int, asked: CopyRequest, *, contact: Contact, cancel: Cancel | None = None
) -> Changed:
    """Put a copy of one paper into the outbox, to the confirmed address only, the one that was shown.

    Raises Refused (email_not_confirmed, email_changed, no_such_paper, no_duplicate_of_ksef). The same request once.
    """
    (given,) = store.copied(database, customer_id, asked, contact, cancel=cancel)
    return Changed("notices", customer_id, given.copy_id)


def invoice_facts(
    database: Link, customer_id: int, paper_id: int, *, contact: Contact, cancel: Cancel | None = None
) -> InvoiceFacts | None:
    """What only the invoice's own file tells: its settlement and terms, and its readings beside the meter's own.

    None: a paper without a file. One round trip, with readings two; raises Refused where the file can't be read.
    """
    found = papers.invoice(database, customer_id, paper_id, contact=contact, cancel=cancel)
    if found is None:
        return None
    own: tuple[OwnState, ...] = ()
    if found.readings:
        serials = tuple(dict.fromkeys(reading.meter for reading in found.readings))[:_MOST_METERS]
        own = store.meter_states(database, customer_id, serials, contact, cancel=cancel)
    return InvoiceFacts(found.currency, found.settlement, found.payment, beside(found.readings, own))


def matching(
    database: Link,
    customer_id: int,
    wanted: PaperFilter,
    *,
    most: int,
    contact: Contact,
    cancel: Cancel | None = None,
) -> tuple[int, ...]:
    """Ids of the papers that a filter shows, newest first, at most ``most``."""
    found: list[int] = []
    key = None
    while len(found) < most:
        part = papers.page(database, customer_id, wanted, key, contact=contact, count=_PAGE, cancel=cancel)
        found += [row.paper_id for row in part.rows]
        key = part.next_key
        if key is None:
            break
    return tuple(found[:most])

"""What is printed of papers: one statement for up to a hundred of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.contacts import ContactChannel
from app.domain.declaration_sheets import Utility, utility_of
from app.domain.papers import PaperDetails
from app.domain.prints import PrintBuyer
from app.store.papers import read_details
from app.store.session import Cancel, Database

PRINT = "select place, shared, answer, nrb, xml from okienko.papers_to_print(%s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class ToPrint:
    """One paper as it is kept: ``nrb`` of its object card, ``ksef_hash`` of its file (empty: not known), ``xml`` its file."""

    details: PaperDetails
    nrb: str
    ksef_hash: str
    xml: bytes | None


@dataclass(frozen=True, slots=True)
class PrintBatch:
    """Papers of one customer; ``host`` serves KSeF's verification, ``names_ksef`` as in ``PrintSheet``."""

    utility: Utility
    buyer: PrintBuyer
    today: date
    host: str
    names_ksef: bool
    papers: tuple[ToPrint, ...]


def read(
    database: Database,
    customer_id: int,
    paper_ids: Sequence[int],
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> PrintBatch | None:
    """At most 100 papers in the order asked for; None when one of them is not the customer's."""
    key, channel = contact
    with database.read(cancel) as connection:
        rows = connection.execute(
            PRINT, (customer_id, list(paper_ids), key or None, channel.value), prepare=True, binary=True
        ).fetchall()
    if not rows or len(rows) != len(paper_ids):
        return None
    return batch_of([row[1:] for row in rows])


def batch_of(rows: Sequence[tuple[str, str, str, bytes | None]]) -> PrintBatch:
    """Papers from what the database says of them: (shared, answer, nrb, xml), the first row with what they share."""
    shared = json.loads(rows[0][0])
    return PrintBatch(
        utility=utility_of(shared["utility"]),
        buyer=PrintBuyer(shared["name"], shared["address"], shared["number"], shared["nip"] or ""),
        today=date.fromisoformat(shared["today"]),
        host=shared["host"] or "",
        names_ksef=bool(shared["names_ksef"]),
        papers=tuple(
            ToPrint(read_details(told), nrb, told["ksef_hash"] or "", bytes(xml) if xml is not None else None)
            for told, nrb, xml in ((json.loads(answer), nrb, xml) for _, answer, nrb, xml in rows)
        ),
    )

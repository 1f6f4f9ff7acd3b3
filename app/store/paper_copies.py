"""Copies of papers given away, and meters' states beside an invoice: one statement each (``76_paper_copies.sql``)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final, LiteralString

from app.domain.contacts import ContactChannel
from app.domain.paper_copies import CopyRequest, CopyWay, GivenCopy, KeptCopies, KeptCopy, ShownPaper
from app.domain.paper_readings import OwnState
from app.domain.prints import CopyMark
from app.store.answers import read_day
from app.store.notices import read_row
from app.store.papers import read_details
from app.store.session import Cancel, Database

COPIED: Final[LiteralString] = "select okienko.papers_copied(%s, %s, %s, %s, %s, %s, %s, %s)"
SHOWN: Final[LiteralString] = "select okienko.paper_shown(%s, %s, %s, %s)"
STATES: Final[LiteralString] = "select okienko.meter_states(%s, %s, %s, %s)"


def copied(
    database: Database,
    customer_id: int,
    asked: CopyRequest,
    contact: tuple[str, ContactChannel],
    *,
    cancel: Cancel | None = None,
) -> tuple[GivenCopy, ...]:
    """Write down that copies are given away. Raises Refused (no_such_paper, no_duplicate_of_ksef, email_not_confirmed,
    email_changed).
    """
    key, channel = contact
    values = (
        *(customer_id, list(asked.paper_ids), asked.way.value, asked.loss, asked.request_key),
        *(key or None, channel.value, asked.address),
    )
    with database.read(cancel) as connection:
        row = connection.execute(COPIED, values, prepare=True).fetchone()
    return tuple(
        GivenCopy(paper, copy, CopyMark(mark), datetime.fromisoformat(at))
        for paper, copy, mark, at in (json.loads(row[0]) if row else [])
    )


def shown(
    database: Database,
    customer_id: int,
    paper_id: int,
    contact: tuple[str, ContactChannel],
    *,
    cancel: Cancel | None = None,
) -> ShownPaper | None:
    """One paper with its lines and what was given away of it, None when the customer has no such paper."""
    key, channel = contact
    with database.read(cancel) as connection:
        row = connection.execute(SHOWN, (customer_id, paper_id, key or None, channel.value), prepare=True).fetchone()
    if row is None or row[0] is None:
        return None
    answer = json.loads(row[0])
    copies = tuple(
        KeptCopy(
            CopyMark(mark),
            CopyWay(way),
            datetime.fromisoformat(at),
            who,
            loss,
            read_row(mail) if mail is not None else None,
        )
        for mark, way, at, who, loss, mail in answer["copies"] or ()
    )
    return ShownPaper(read_details(answer), KeptCopies(copies, answer["copied"]))


def meter_states(
    database: Database,
    customer_id: int,
    serials: tuple[str, ...],
    contact: tuple[str, ContactChannel],
    *,
    cancel: Cancel | None = None,
) -> tuple[OwnState, ...]:
    """States of the customer's meters with these serials."""
    key, channel = contact
    with database.read(cancel) as connection:
        row = connection.execute(
            STATES, (customer_id, list(serials), key or None, channel.value), prepare=True
        ).fetchone()
    return tuple(
        OwnState(serial, read_day(day), state, booked)
        for serial, day, state, booked in (json.loads(row[0]) if row else [])
    )

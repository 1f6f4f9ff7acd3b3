"""Copies of papers given away: one statement that writes them down (``76_paper_copies.sql`` decides which copy each is)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final, LiteralString

from app.domain.contacts import ContactChannel
from app.domain.paper_copies import CopyRequest, GivenCopy
from app.domain.prints import CopyMark
from app.store.session import Cancel, Database

COPIED: Final[LiteralString] = "select okienko.papers_copied(%s, %s, %s, %s, %s, %s, %s, %s)"


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

"""Messages between the utility and its customers; functions of the database guard and log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.domain.contacts import ContactChannel
from app.domain.messages import InboxPage, InboxRow, Message, MessageDraft, MessagePage
from app.store.session import Cancel, Database

PAGE = "select okienko.messages_page(%s, %s, %s, %s, %s)"
WRITE = "select okienko.message_write(%s, %s, %s, %s, %s, %s)"
MARK = "select okienko.message_mark(%s, %s, %s)"
INBOX = "select okienko.inbox(%s, %s)"


def page(
    database: Database,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    after: str | None,
    limit: int,
    *,
    cancel: Cancel | None = None,
) -> MessagePage:
    """Messages of a customer newest first behind ``after``, and the trace of having read them, in one statement."""
    values = (customer_id, contact_key or None, channel.value, after or "", limit)
    with database.read(cancel) as connection:
        row = connection.execute(PAGE, values, prepare=True).fetchone()
    rows = json.loads(row[0]) if row else []
    return MessagePage(tuple(_message(row) for row in rows), rows[-1][9] if len(rows) == limit else None)


def write(database: Database, draft: MessageDraft, *, cancel: Cancel | None = None) -> int:
    """Put a message into the customer's e-BOK inbox and tell its id; a repeated request key stores nothing.

    Raises ``Refused``: ``portal_not_active``, ``body_empty``, ``no_such_thread``.
    """
    values = (
        draft.customer_id, draft.contact_key or None, draft.thread_id, draft.subject, draft.body, draft.request_key
    )  # fmt: skip
    with database.read(cancel) as connection:
        row = connection.execute(WRITE, values).fetchone()
    return int(row[0]) if row else 0


def mark(database: Database, customer_id: int, thread_id: int, *, settled: bool, cancel: Cancel | None = None) -> int:
    """Mark the customer's messages of a conversation read, or ``settled``: in no need of an answer; how many changed."""
    with database.read(cancel) as connection:
        row = connection.execute(MARK, (customer_id, thread_id, settled)).fetchone()
    return int(row[0]) if row else 0


def inbox(database: Database, after: str | None, limit: int, *, cancel: Cancel | None = None) -> InboxPage:
    """Messages of all customers that wait for an answer, the oldest first."""
    with database.read(cancel) as connection:
        row = connection.execute(INBOX, (after or "", limit), prepare=True).fetchone()
    answer = json.loads(row[0]) if row else {}
    rows = answer["rows"] or []
    return InboxPage(tuple(_waiting(row) for row in rows), rows[-1][8] if len(rows) == limit else None, answer["total"])


def _message(row: Sequence[Any]) -> Message:
    return Message(
        message_id=row[0],
        thread_id=row[1],
        from_customer=row[2],
        author=row[3],
        subject=row[4],
        body=row[5],
        sent_at=datetime.fromisoformat(row[6]),
        read_at=datetime.fromisoformat(row[7]) if row[7] else None,
        answered=row[8],
    )


def _waiting(row: Sequence[Any]) -> InboxRow:
    return InboxRow(
        customer_id=row[0],
        message_id=row[1],
        thread_id=row[2],
        number=row[3],
        name=row[4],
        subject=row[5],
        sent_at=datetime.fromisoformat(row[6]),
        read=row[7],
    )

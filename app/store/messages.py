"""Messages between the utility and its customers; functions of the database guard and log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from app.domain.contacts import ContactChannel
from app.domain.messages import (
    AttachedFile,
    Attachment,
    Clerk,
    FileContent,
    InboxPage,
    InboxRow,
    InboxView,
    Message,
    MessageDraft,
    MessagePage,
    MessageText,
    ThreadState,
)
from app.store.answers import read_moment
from app.store.session import Cancel, Database

PAGE = "select okienko.messages_page(%s, %s, %s, %s, %s)"
WRITE = "select okienko.message_write(%s, %s, %s, %s, %s, %s, %s::jsonb)"
MARK = "select okienko.message_mark(%s, %s, %s)"
INBOX = "select okienko.inbox(%s, %s, %s)"
FILE = "select name, media_type, content from okienko.message_file(%s, %s, %s, %s, %s)"
ASSIGN = "select okienko.thread_assign(%s, %s, %s, %s)"
TURN = "select okienko.thread_turn(%s, %s, %s, %s)"
CLERKS = "select login, name from okienko.clerks where active and role <> 'auditor' order by name, login"
TEXTS = (
    "select distinct on (t.code) t.code, t.title, t.body from okienko.templates t "
    "where t.kind = 'message' and t.valid_from <= okienko.warsaw_today() order by t.code, t.version desc"
)
TAKEN = "!"
"""Before the name of whoever was first."""


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
    answer = json.loads(row[0]) if row else {}
    rows = answer["rows"] or []
    states = {state[0]: _state(state[1:]) for state in answer["threads"] or []}
    return MessagePage(tuple(_message(row) for row in rows), rows[-1][9] if len(rows) == limit else None, states)


def write(database: Database, draft: MessageDraft, *, cancel: Cancel | None = None) -> int:
    """Put a message into the customer's e-BOK inbox and tell its id; a repeated request key stores nothing.

    Raises ``Refused``: ``portal_not_active``, ``body_empty``, ``field_unfilled``, ``no_such_thread``, ``no_such_file``.
    """
    values = (
        draft.customer_id, draft.contact_key or None, draft.thread_id, draft.subject, draft.body, draft.request_key,
        attached(draft.files),
    )  # fmt: skip
    with database.read(cancel) as connection:
        row = connection.execute(WRITE, values).fetchone()
    return int(row[0]) if row else 0


def attached(files: Iterable[AttachedFile]) -> str:
    """Attachments as the database takes them."""
    return json.dumps([[file.sha256, file.name] for file in files])


def mark(database: Database, customer_id: int, thread_id: int, *, settled: bool, cancel: Cancel | None = None) -> int:
    """Mark the customer's messages of a conversation read, or ``settled``: in no need of an answer; how many changed."""
    with database.read(cancel) as connection:
        row = connection.execute(MARK, (customer_id, thread_id, settled)).fetchone()
    return int(row[0]) if row else 0


def inbox(
    database: Database, view: InboxView, after: str | None, limit: int, *, cancel: Cancel | None = None
) -> InboxPage:
    """Conversations of all customers: those that wait with the oldest first, others with the newest first."""
    with database.read(cancel) as connection:
        row = connection.execute(INBOX, (view.value, after or "", limit), prepare=True).fetchone()
    answer = json.loads(row[0]) if row else {}
    rows = answer["rows"] or []
    counts = {InboxView(name): count for name, count in answer["counts"].items()}
    next_key = rows[-1][14] if len(rows) == limit else None
    return InboxPage(tuple(_talk(row) for row in rows), next_key, counts, answer["held"])


def file(
    database: Database,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    message_id: int,
    file_id: int,
    *,
    cancel: Cancel | None = None,
) -> FileContent:
    """An attachment, and the trace of having seen it. Raises ``Refused("no_such_file")``."""
    values = (customer_id, contact_key or None, channel.value, message_id, file_id)
    with database.read(cancel) as connection:
        row = connection.execute(FILE, values, binary=True).fetchone()
    return FileContent(row[0], row[1], bytes(row[2])) if row else FileContent("", "", b"")


def assign(
    database: Database, customer_id: int, thread_id: int, holder: str, to: str, *, cancel: Cancel | None = None
) -> str:
    """Give a conversation that ``holder`` had to a login ("" is nobody); gives the name of who was first, "" when done."""
    with database.read(cancel) as connection:
        row = connection.execute(ASSIGN, (customer_id, thread_id, holder, to)).fetchone()
    answer = str(row[0]) if row else ""
    return answer.removeprefix(TAKEN) or TAKEN if answer.startswith(TAKEN) else ""


def turn(
    database: Database, customer_id: int, thread_id: int, version: int, *, closed: bool, cancel: Cancel | None = None
) -> int:
    """Close a conversation or open it again; its version, 0 when somebody wrote or acted meanwhile."""
    with database.read(cancel) as connection:
        row = connection.execute(TURN, (customer_id, thread_id, "closed" if closed else "open", version)).fetchone()
    return int(row[0]) if row else 0


def clerks(database: Database, *, cancel: Cancel | None = None) -> tuple[Clerk, ...]:
    """Everybody a conversation can be given to, by name."""
    with database.read(cancel) as connection:
        return tuple(Clerk(login, name) for login, name in connection.execute(CLERKS, prepare=True).fetchall())


def texts(database: Database, *, cancel: Cancel | None = None) -> tuple[MessageText, ...]:
    """Templates of messages in force, each in its newest version."""
    with database.read(cancel) as connection:
        return tuple(MessageText(*row) for row in connection.execute(TEXTS, prepare=True).fetchall())


def _message(row: Sequence[Any]) -> Message:
    return Message(
        message_id=row[0],
        thread_id=row[1],
        from_customer=row[2],
        author=row[3],
        subject=row[4],
        body=row[5],
        sent_at=datetime.fromisoformat(row[6]),
        read_at=read_moment(row[7]),
        answered=row[8],
        to_group=row[10],
        files=tuple(Attachment(*each) for each in row[11] or []),
    )


def _state(row: Sequence[Any]) -> ThreadState:
    status, holder, name, closed_by, closed_at, version = row
    return ThreadState(
        holder or "", name or holder or "", status == "closed", closed_by or "", read_moment(closed_at), version
    )


def _talk(row: Sequence[Any]) -> InboxRow:
    return InboxRow(
        customer_id=row[0],
        thread_id=row[1],
        number=row[2],
        name=row[3],
        subject=row[4] or "",
        last_at=datetime.fromisoformat(row[5]),
        waiting_since=read_moment(row[6]),
        unread=row[7],
        state=_state(row[8:14]),
    )

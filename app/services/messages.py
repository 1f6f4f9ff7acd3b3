"""Messages: read, write with attachments, answer, mark read; conversations of all customers, assigned and closed."""

from __future__ import annotations

from dataclasses import replace

from app.domain.contacts import ContactChannel
from app.domain.faults import Conflict, Refused
from app.domain.listing import Changed
from app.domain.messages import (
    Clerk,
    FileContent,
    InboxPage,
    InboxView,
    MessageDraft,
    MessagePage,
    MessageText,
    problems,
    storable,
)
from app.services.link import Link
from app.store import messages as store
from app.store.session import Cancel

PAGE_ROWS = 100
INBOX_ROWS = 50


def page(
    database: Link,
    customer_id: int,
    *,
    contact_key: str,
    channel: ContactChannel,
    after: str | None = None,
    limit: int = PAGE_ROWS,
    cancel: Cancel | None = None,
) -> MessagePage:
    """Messages of a customer, newest first; leaves an access entry."""
    return store.page(database, customer_id, contact_key, channel, after, limit, cancel=cancel)


def write(database: Link, draft: MessageDraft, *, cancel: Cancel | None = None) -> Changed:
    """Put a message into the customer's e-BOK inbox; what waited in its conversation is answered by it.

    Raises ``Refused`` with the first problem's code, or ``portal_not_active``, ``field_unfilled``, ``no_such_thread``,
    ``no_such_file``. A repeated request key stores nothing twice.
    """
    clean = replace(draft, subject=storable(draft.subject).strip(), body=storable(draft.body))
    found = problems(clean)
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    files = tuple(replace(file, name=storable(file.name).strip()) for file in clean.files)
    return Changed("messages", draft.customer_id, store.write(database, replace(clean, files=files), cancel=cancel))


def mark(
    database: Link, customer_id: int, thread_id: int, *, settled: bool = False, cancel: Cancel | None = None
) -> Changed:
    """Mark a conversation read; ``settled``: and in no need of an answer."""
    store.mark(database, customer_id, thread_id, settled=settled, cancel=cancel)
    return Changed("messages", customer_id, thread_id)


def file(
    database: Link,
    customer_id: int,
    message_id: int,
    file_id: int,
    *,
    contact_key: str,
    channel: ContactChannel,
    cancel: Cancel | None = None,
) -> FileContent:
    """An attachment of a customer's message; leaves an access entry. Raises ``Refused("no_such_file")``."""
    return store.file(database, customer_id, contact_key, channel, message_id, file_id, cancel=cancel)


# ---------------------------------------------------------------- conversations of all customers


def inbox(
    database: Link,
    view: InboxView = InboxView.WAITING,
    *,
    after: str | None = None,
    limit: int = INBOX_ROWS,
    cancel: Cancel | None = None,
) -> InboxPage:
    """Conversations of a view, those that wait with the oldest first; whose subjects were shown is logged."""
    return store.inbox(database, view, after, limit, cancel=cancel)


def assign(
    database: Link, customer_id: int, thread_id: int, holder: str, to: str, *, cancel: Cancel | None = None
) -> Changed:
    """Give a conversation to the clerk ``to``, or to nobody (""); ``holder`` had it when the desk looked.

    Raises ``Conflict("thread_taken")`` with the ``name`` of who was first, ``Refused("no_such_clerk" | "thread_closed" |
    "no_such_thread")``.
    """
    first = store.assign(database, customer_id, thread_id, holder, to, cancel=cancel)
    if first:
        raise Conflict("thread_taken", {"name": "" if first == store.TAKEN else first})
    return Changed("threads", customer_id, thread_id)


def close(database: Link, customer_id: int, thread_id: int, version: int, *, cancel: Cancel | None = None) -> Changed:
    """Close a conversation: nothing in it waits any more. Raises ``Conflict`` when somebody wrote or acted meanwhile."""
    return _turn(database, customer_id, thread_id, version, closed=True, cancel=cancel)


def reopen(database: Link, customer_id: int, thread_id: int, version: int, *, cancel: Cancel | None = None) -> Changed:
    """Open a closed conversation again. Raises ``Conflict`` when somebody wrote or acted meanwhile."""
    return _turn(database, customer_id, thread_id, version, closed=False, cancel=cancel)


def _turn(
    database: Link, customer_id: int, thread_id: int, version: int, *, closed: bool, cancel: Cancel | None
) -> Changed:
    if not store.turn(database, customer_id, thread_id, version, closed=closed, cancel=cancel):
        raise Conflict("version")
    return Changed("threads", customer_id, thread_id)


def clerks(database: Link, *, cancel: Cancel | None = None) -> tuple[Clerk, ...]:
    """Everybody a conversation can be given to, by name."""
    return store.clerks(database, cancel=cancel)


def texts(database: Link, *, cancel: Cancel | None = None) -> tuple[MessageText, ...]:
    """Templates of messages in force."""
    return store.texts(database, cancel=cancel)

"""Messages: read, write, answer, mark read; the inbox of all that wait."""

from __future__ import annotations

from dataclasses import replace

from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.messages import InboxPage, MessageDraft, MessagePage, problems, storable
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

    Raises ``Refused`` with the first problem's code, or ``portal_not_active``, ``no_such_thread``. A repeated request
    key stores nothing twice.
    """
    clean = replace(draft, subject=storable(draft.subject).strip(), body=storable(draft.body))
    found = problems(clean)
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    return Changed("messages", draft.customer_id, store.write(database, clean, cancel=cancel))


def mark(
    database: Link, customer_id: int, thread_id: int, *, settled: bool = False, cancel: Cancel | None = None
) -> Changed:
    """Mark a conversation read; ``settled``: and in no need of an answer."""
    store.mark(database, customer_id, thread_id, settled=settled, cancel=cancel)
    return Changed("messages", customer_id, thread_id)


def inbox(
    database: Link, *, after: str | None = None, limit: int = INBOX_ROWS, cancel: Cancel | None = None
) -> InboxPage:
    """Messages that wait for an answer, the oldest first; whose subjects were shown is logged."""
    return store.inbox(database, after, limit, cancel=cancel)

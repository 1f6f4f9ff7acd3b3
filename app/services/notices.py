"""E-mail notices at the desk: what was sent to a customer, the outbox, what a person decides; and what comes back."""

from __future__ import annotations

from app.domain.contacts import ContactChannel
from app.domain.listing import Changed
from app.domain.notices import (
    Bounce,
    BounceOutcome,
    Evidence,
    NoticeAct,
    NoticeRow,
    NoticesPage,
    OutboxPage,
    OutboxView,
)
from app.services.link import Link
from app.store import notices as store
from app.store.session import Cancel

PAGE_ROWS = 50


def of_customer(
    database: Link,
    customer_id: int,
    *,
    contact_key: str,
    channel: ContactChannel,
    after: str | None = None,
    limit: int = PAGE_ROWS,
    cancel: Cancel | None = None,
) -> NoticesPage:
    """E-mails of one customer, newest first; leaves an access entry."""
    return store.of_customer(database, customer_id, contact_key, channel, after, limit, cancel=cancel)


def evidence(
    database: Link, customer_id: int, notice_id: int, *, channel: ContactChannel, cancel: Cancel | None = None
) -> tuple[Evidence, ...]:
    """What was done with one e-mail, when, with what answer; leaves an access entry."""
    return store.evidence(database, customer_id, notice_id, channel, cancel=cancel)


def outbox(
    database: Link,
    view: OutboxView,
    *,
    after: str | None = None,
    limit: int = PAGE_ROWS,
    cancel: Cancel | None = None,
) -> OutboxPage:
    """A page of the outbox by state, or of what was done lately; counted like every list."""
    return store.outbox(database, view, after, limit, cancel=cancel)


def release(database: Link, row: NoticeRow, request_key: str, *, cancel: Cancel | None = None) -> Changed:
    """Let one held e-mail go (a supervisor). Raises Refused (notice_moved_on), EnvironmentFault (permission)."""
    return _act(database, row, NoticeAct.RELEASED, request_key, cancel)


def retry(database: Link, row: NoticeRow, request_key: str, *, cancel: Cancel | None = None) -> Changed:
    """Send an uncertain, dead or suppressed one once more: somebody decided that. Raises Refused (notice_moved_on)."""
    return _act(database, row, NoticeAct.RETRIED, request_key, cancel)


def cancel_notice(database: Link, row: NoticeRow, request_key: str, *, cancel: Cancel | None = None) -> Changed:
    """Drop one that was not sent, or close an uncertain one. Raises Refused (notice_moved_on)."""
    return _act(database, row, NoticeAct.CANCELLED, request_key, cancel)


def release_batch(database: Link, batch_id: int, *, go: bool, cancel: Cancel | None = None) -> int:
    """Let all held e-mails of an import go, or drop them; how many (office rule 12)."""
    return store.release(database, batch_id, go=go, cancel=cancel)


def bounced(database: Link, bounce: Bounce, *, cancel: Cancel | None = None) -> BounceOutcome:
    """An e-mail came back: "nie działa" on the card, and a task; for the role okienko_notices."""
    return store.bounced(database, bounce, cancel=cancel)


def _act(database: Link, row: NoticeRow, what: NoticeAct, request_key: str, cancel: Cancel | None) -> Changed:
    store.act(database, row.customer_id, row.notice_id, what, request_key, cancel=cancel)
    return Changed("notices", row.customer_id, row.notice_id)

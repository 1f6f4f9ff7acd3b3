"""Gathers "Widok klienta": read only, from the functions the pages of the desk read, each leaving its trace."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.client_view import ClientData
from app.domain.contacts import ContactChannel
from app.domain.papers import PaperFilter
from app.services import messages, papers, personal, waste
from app.services.link import Link
from app.store.session import Cancel

PICKUP_DAYS = 62
"""e-BOK shows the pickups of the two months to come."""


def load(
    database: Link,
    customer_id: int,
    today: date,
    *,
    contact: tuple[str, ContactChannel],
    has_waste: bool,
    cancel: Cancel | None = None,
) -> ClientData:
    """What this customer's pages of e-BOK hold. ``contact`` is the running contact; one round trip a page."""
    key, channel = contact
    inbox = messages.page(database, customer_id, contact_key=key, channel=channel, cancel=cancel)
    shared = papers.page(database, customer_id, PaperFilter(), contact=contact, cancel=cancel)
    plan = None
    if has_waste:
        plan = waste.plan(database, customer_id, today, today + timedelta(days=PICKUP_DAYS), cancel=cancel)
    data = personal.load(database, customer_id, contact_key=key, channel=channel, cancel=cancel)
    return ClientData(inbox.rows, shared.rows, shared.next_key is not None, plan, data)

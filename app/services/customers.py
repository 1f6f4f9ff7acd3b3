"""Opening a customer at the desk."""

from __future__ import annotations

from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.services.link import Link
from app.store import customers
from app.store.session import Cancel


def open_card(
    database: Link,
    customer_id: int,
    *,
    contact_key: str,
    channel: ContactChannel = ContactChannel.PHONE,
    cancel: Cancel | None = None,
) -> CustomerCard:
    """The whole card in one round trip that also leaves the trace of who opened it, when, and why (office rule 9).

    ``contact_key`` is the running contact's key ("" without one). Raises ``Refused("no_such_customer")``.
    """
    card = customers.open_card(database, customer_id, contact_key, channel, cancel=cancel)
    if card is None:
        raise Refused("no_such_customer")
    return card

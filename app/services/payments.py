"""On-line payments at the desk: ask for one, see what became of it, take it back. The worker is ``gateway_worker``."""

from __future__ import annotations

from app.domain.contacts import ContactChannel
from app.domain.gateway import PaymentDraft, PaymentRequest
from app.services.link import Link
from app.store import payments as store
from app.store.session import Cancel

ROWS = 20


def ask(
    database: Link, draft: PaymentDraft, *, contact: tuple[str, ContactChannel], cancel: Cancel | None = None
) -> PaymentRequest:
    """Ask for an on-line payment on one card; its link comes within a second (see ``of_customer``).

    A repeated ``request_key`` gives the request that is there. Raises Refused: ``payment_nothing``, ``payment_too_large``,
    ``payment_title_missing``, ``payment_title_too_long``, ``payment_to_commune``, ``payment_of_another_account``,
    ``payment_split``, ``payment_too_many``, ``no_such_account``.
    """
    return store.make(database, draft, contact, cancel=cancel)


def of_customer(
    database: Link,
    customer_id: int,
    *,
    contact: tuple[str, ContactChannel],
    limit: int = ROWS,
    cancel: Cancel | None = None,
) -> tuple[PaymentRequest, ...]:
    """On-line payments of a customer, newest first; read again when ``payment_requests`` of the customer has changed."""
    return store.of_customer(database, customer_id, contact, limit, cancel=cancel)


def take_back(
    database: Link, customer_id: int, request_id: int, *, request_key: str, cancel: Cancel | None = None
) -> PaymentRequest:
    """Cancel a request of which nothing was paid; its link is shown no more.

    What is paid by it all the same is booked, with a task. Raises Refused: ``payment_moved_on``, ``no_such_payment``.
    """
    return store.take_back(database, customer_id, request_id, request_key, cancel=cancel)


def look_again(
    database: Link, customer_id: int, request_id: int, *, request_key: str, cancel: Cancel | None = None
) -> PaymentRequest:
    """Have the gateway asked once more about a payment that is to be cleared up; its task is done.

    The answer decides as ever: what still differs waits again. Raises Conflict where it is not unclear any more.
    """
    return store.look_again(database, customer_id, request_id, request_key, cancel=cancel)


def accept(
    database: Link, seen: PaymentRequest, why: str, *, request_key: str, cancel: Cancel | None = None
) -> PaymentRequest:
    """Take what the gateway says was paid, as ``seen``, though it is not what was asked for; for accounting roles.

    The gateway is asked again, confirms exactly that, and it is booked once. Raises Conflict where it says something
    else by now or it does not wait any more, Refused (``reason_missing``).
    """
    return store.decide(database, seen, "accepted", why, request_key, cancel=cancel)


def close(
    database: Link, seen: PaymentRequest, why: str, *, request_key: str, cancel: Cancel | None = None
) -> PaymentRequest:
    """End a payment that waits for a person without booking it, for good; for accounting roles.

    Raises Conflict where the gateway says something else than was ``seen`` or it does not wait any more, Refused
    (``reason_missing``).
    """
    return store.decide(database, seen, "closed", why, request_key, cancel=cancel)

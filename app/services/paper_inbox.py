"""The page "Faktury": invoices waiting to be assigned, charges waiting to be explained; for accounting roles.

Each act is one round trip and one transaction. The database refuses with ``number_taken``, ``ksef_taken``,
``account_unknown``, ``account_is_public_fee``, ``paper_is_corrected``, ``paper_in_use``, ``reason_missing``; somebody first is a
``Conflict``.
"""

from __future__ import annotations

from uuid import uuid4

from app.domain.faults import Refused
from app.domain.messages import storable
from app.domain.paper_charges import ChargeUse
from app.domain.paper_inbox import AccountSuggestion, InboxCharge, InboxInvoice, InboxPage
from app.services.link import Link
from app.store import paper_inbox as store
from app.store.session import Cancel

ROWS = 200


def page(database: Link, *, cancel: Cancel | None = None) -> InboxPage:
    """What waits, oldest first, and what was decided lately."""
    return store.page(database, ROWS, cancel=cancel)


def suggestions(database: Link, inbox_id: int, *, cancel: Cancel | None = None) -> tuple[AccountSuggestion, ...]:
    """Cards an invoice may belong to, the likeliest first, each with why."""
    return store.suggestions(database, inbox_id, cancel=cancel)


def accounts(database: Link, typed: str, *, cancel: Cancel | None = None) -> tuple[AccountSuggestion, ...]:
    """Cards of a typed number: of a card, of a customer, or a bank account. Raises ``Refused("no_such_account")``."""
    found = store.accounts(database, storable(typed), cancel=cancel)
    if not found:
        raise Refused("no_such_account")
    return found


def assign(
    database: Link, row: InboxInvoice, suggestion: AccountSuggestion, *, cancel: Cancel | None = None
) -> InboxInvoice:
    """Book a waiting invoice on a card, as the import would have. In a foreign currency it is shown, not booked."""
    return store.assign(database, row, suggestion.customer_id, suggestion.account_id, str(uuid4()), cancel=cancel)


def put_aside(database: Link, row: InboxInvoice, reason: str, *, cancel: Cancel | None = None) -> InboxInvoice:
    """Put an invoice aside that nobody here is to pay; the reason stays with it."""
    return store.put_aside(database, row, storable(reason), str(uuid4()), cancel=cancel)


def bring_back(database: Link, row: InboxInvoice, reason: str = "", *, cancel: Cancel | None = None) -> InboxInvoice:
    """Undo: the ledger is countered, the paper leaves the customer, and the invoice waits again."""
    return store.bring_back(database, row, storable(reason), str(uuid4()), cancel=cancel)


def decide(database: Link, row: InboxCharge, use: ChargeUse, *, cancel: Cancel | None = None) -> InboxCharge:
    """Say what an unknown charge is: only shown, or an operation of its own."""
    return store.decide(database, row, use, str(uuid4()), cancel=cancel)


def undecide(database: Link, row: InboxCharge, *, cancel: Cancel | None = None) -> InboxCharge:
    """Undo that decision; what was booked is countered."""
    return store.undecide(database, row, str(uuid4()), cancel=cancel)

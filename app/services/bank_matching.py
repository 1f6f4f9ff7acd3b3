"""Page "Wpłaty" and "Szukaj wpłaty": whose a bank's movements are.

All but ``search_payment`` are for accounting roles: others are refused by the database (EnvironmentFault, permission).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.contacts import ContactChannel
from app.domain.matching import (
    QUEUE_PAGE,
    MatchReason,
    Misposted,
    MispostedState,
    MovementDetails,
    MovementPage,
    MovementState,
    Part,
    PaymentSearch,
    QueuedMovement,
    Suggestion,
    Taken,
    check_parts,
)
from app.services.link import Link
from app.store import bank_matching as store
from app.store.session import Cancel


def queue(
    database: Link,
    state: MovementState = MovementState.WAITING,
    *,
    after: str = "",
    wanted: int = QUEUE_PAGE,
    cancel: Cancel | None = None,
) -> MovementPage:
    """A page of movements of a state, newest first; ``after`` is the ``place`` of the last row seen. One round trip."""
    return store.queue(database, state, after, wanted, cancel)


def movement(database: Link, movement_id: int, *, cancel: Cancel | None = None) -> MovementDetails:
    """Whose a movement is and was, each with its reasons, or ranked suggestions whose it may be. One round trip."""
    return store.movement(database, movement_id, cancel)


def take(
    database: Link,
    movement_id: int,
    version: int,
    account: tuple[int, int],
    amount: int,
    papers: Sequence[int] = (),
    *,
    why: Sequence[MatchReason] = (),
    cancel: Cancel | None = None,
) -> Taken:
    """Assign a whole movement to an account (customer, account); ``papers`` are paid first, also under a debt status.

    ``why``: the reasons of the suggestion that was taken. Raises Refused (movement_not_to_take, account_is_public_fee,
    paper_of_other_account), Conflict where somebody else was first.
    """
    return split(
        database, movement_id, version, amount, [Part(*account, amount, tuple(papers))], why=why, cancel=cancel
    )


def take_suggestion(
    database: Link, row: QueuedMovement, suggestion: Suggestion, *, cancel: Cancel | None = None
) -> Taken:
    """Assign a movement as a suggestion has it: what the one key does."""
    account = (suggestion.account.customer_id, suggestion.account.account_id)
    return take(
        database,
        row.movement_id,
        row.version,
        account,
        row.amount,
        suggestion.papers,
        why=suggestion.why,
        cancel=cancel,
    )


def split(
    database: Link,
    movement_id: int,
    version: int,
    amount: int,
    parts: Sequence[Part],
    *,
    why: Sequence[MatchReason] = (),
    cancel: Cancel | None = None,
) -> Taken:
    """Divide a movement of ``amount`` grosze over accounts and papers. Raises Refused (parts_do_not_add_up, ...)."""
    check_parts(amount, parts)
    return store.take(database, movement_id, version, parts, why, cancel)


def undo(database: Link, movement_id: int, version: int, reason: str, *, cancel: Cancel | None = None) -> int:
    """Take all matches of a movement back, so that it waits again: payments are countered, never removed.

    Raises Refused (reason_missing, movement_not_booked), Conflict.
    """
    return store.untake(database, movement_id, version, reason, cancel)


def set_aside(database: Link, movement_id: int, version: int, reason: str, *, cancel: Cancel | None = None) -> int:
    """Set a waiting movement aside with a reason; gives its new version."""
    return store.set_aside(database, movement_id, version, reason, aside=True, cancel=cancel)


def bring_back(database: Link, movement_id: int, version: int, *, cancel: Cancel | None = None) -> int:
    """Put what was set aside into the queue again; gives its new version."""
    return store.set_aside(database, movement_id, version, "", aside=False, cancel=cancel)


def misposted(
    database: Link,
    state: MispostedState = MispostedState.PROPOSED,
    *,
    after: int | None = None,
    wanted: int = QUEUE_PAGE,
    cancel: Cancel | None = None,
) -> tuple[Misposted, ...]:
    """Payments that look like somebody else's, newest first; ``after`` is the id of the last one seen."""
    return store.misposted(database, state, after, wanted, cancel)


def transfer_misposted(database: Link, proposal: Misposted, reason: str, *, cancel: Cancel | None = None) -> int | None:
    """Do what is proposed: counter the payment and book it where it belongs; of a double payment only mark it.

    Gives the new payment's operation. Raises Refused (proposal_decided, match_undone), Conflict.
    """
    key = (proposal.customer_id, proposal.proposal_id, proposal.version)
    return store.decide(database, key, MispostedState.DONE, reason, cancel)


def dismiss_misposted(database: Link, proposal: Misposted, reason: str, *, cancel: Cancel | None = None) -> None:
    """Say that the payment is where it belongs; a reason is wanted."""
    key = (proposal.customer_id, proposal.proposal_id, proposal.version)
    store.decide(database, key, MispostedState.DISMISSED, reason, cancel)


def search_payment(
    database: Link,
    customer_id: int,
    amount: int | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    sender: str = "",
    *,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> PaymentSearch:
    """Answer "did my payment come?" on a customer's card (office rule 3); leaves an access entry.

    What is assigned to nobody is told only as days, only for an ``amount`` (grosze) that the caller knows, and never whose
    it is.
    """
    return store.search(database, customer_id, amount, (first_day, last_day), sender, contact, cancel)

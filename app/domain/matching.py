"""Whose a payment is: reasons, candidates, what is divided over what. Amounts in grosze.

The rules themselves stand in the database (``bank_ranked``), where an import asks them of a hundred thousand movements at
once and the office of one; here are their order and their words. Accounts of others are for accounting roles (office
rule 13).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.customers import Service
from app.domain.faults import Refused
from app.domain.ledger import DebtStatus

QUEUE_PAGE: Final = 60
"""Rows of the queue that are read at once."""
SEARCH_MOST: Final = 200
"""Payments that one search gives, the newest."""


class MatchReason(StrEnum):
    """Why a movement is, or may be, of an account; in the order of the rules."""

    VIRTUAL_ACCOUNT = "virtual_account"
    INVOICE_NUMBER = "invoice_number"
    KSEF_NUMBER = "ksef_number"
    CUSTOMER_NUMBER = "customer_number"  # of the customer, or of the card
    PAYER_ACCOUNT = "payer_account"  # paid for this account before
    SERVICE_WORD = "service_word"  # the title says water or waste; only beside another
    AMOUNT = "amount"  # just what is open; only beside another
    NAME = "name"  # the payer is called so; only a suggestion
    BY_HAND = "by_hand"
    TRANSFER = "transfer"


class MovementState(StrEnum):
    """What became of a movement."""

    WAITING = "waiting"
    BOOKED = "booked"
    ASIDE = "aside"
    OUTGOING = "outgoing"


class MispostedKind(StrEnum):
    """What a payment looks like that settled nothing where it went, or whose title names an open invoice of another."""

    OTHER_SERVICE = "other_service"
    DOUBLE = "double"
    OTHER_CUSTOMER = "other_customer"


class MispostedState(StrEnum):
    """What became of a proposal."""

    PROPOSED = "proposed"
    DONE = "done"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class QueuedMovement:
    """A movement as a list shows it. ``place`` is the key behind which the next page begins."""

    movement_id: int
    version: int
    state: MovementState
    booked_on: date
    amount: int
    reversal: bool
    payer: str
    payer_account: str
    title: str
    own_account: str
    kind: str
    reason: str
    statement_account: str
    statement_number: str
    place: str


@dataclass(frozen=True, slots=True)
class MovementPage:
    """A page of movements, newest first; the counts are of everything that waits."""

    rows: tuple[QueuedMovement, ...]
    waiting: int
    aside: int
    misposted: int


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """Something unpaid of an account: a paper may have several. ``paper_id`` is ``charge_id`` where there is no paper."""

    paper_id: int
    charge_id: int
    document: str
    due_on: date | None
    open_amount: int
    debt_status: DebtStatus | None


@dataclass(frozen=True, slots=True)
class AccountBrief:
    """An account as a suggestion shows it, with what is open, oldest due first."""

    customer_id: int
    account_id: int
    customer: str
    name: str
    address: str
    service: Service
    number: str
    nrb: str
    balance: int
    debt_status: DebtStatus | None
    closed_on: date | None
    open_papers: tuple[OpenPaper, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An account that a movement may be for. ``papers`` are those the title names; the higher the ``score``, the likelier."""

    account: AccountBrief
    why: tuple[MatchReason, ...]
    papers: tuple[int, ...]
    score: int


@dataclass(frozen=True, slots=True)
class SettledPaper:
    """How much of a payment went to what."""

    paper_id: int
    document: str
    amount: int


@dataclass(frozen=True, slots=True)
class Match:
    """Whose a movement, or a part of it, is or was. ``undone_at`` None: it stands."""

    match_id: int
    account: AccountBrief
    amount: int
    why: tuple[MatchReason, ...]
    automatic: bool
    matched_at: datetime
    matched_by: str
    undone_at: datetime | None
    undone_by: str
    undone_why: str
    settled: tuple[SettledPaper, ...]


@dataclass(frozen=True, slots=True)
class MovementDetails:
    """Matches of a movement, oldest first, and suggestions, best first; ``version`` is for what is done next."""

    movement_id: int
    version: int
    state: MovementState
    matches: tuple[Match, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a movement for one account; ``papers`` (ids of papers or single charges) are paid first, in this order, the
    rest oldest due first.
    """

    customer_id: int
    account_id: int
    amount: int
    papers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a take made: the movement's new version and the operations of its parts."""

    version: int
    operations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Misposted:
    """A proposal to transfer a payment. ``to_account`` is None of a double payment. ``open_amount``: what of the payment
    is still unsettled. ``paper`` is what it would pay there.
    """

    customer_id: int
    proposal_id: int
    version: int
    kind: MispostedKind
    state: MispostedState
    found_at: datetime
    movement_id: int
    booked_on: date
    amount: int
    open_amount: int
    payer: str
    payer_account: str
    title: str
    from_account: AccountBrief
    to_account: AccountBrief | None
    paper: tuple[int, str, date | None, int] | None
    reason: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class FoundPayment:
    """A payment of the customer. ``undone``: it was taken back. ``why`` is empty where no statement brought it."""

    operation_id: int
    account_id: int
    service: Service
    number: str
    booked_on: date
    amount: int
    document: str
    open_amount: int
    undone: bool
    payer: str
    title: str
    why: tuple[MatchReason, ...]
    settled: tuple[SettledPaper, ...]


@dataclass(frozen=True, slots=True)
class PaymentSearch:
    """Answer to "did my payment come?". ``waiting``: days on which a payment of this amount came that is nobody's yet.

    ``more``: there are older ones beside these ``SEARCH_MOST``.
    """

    payments: tuple[FoundPayment, ...]
    waiting: tuple[date, ...]
    booked_until: date | None
    more: bool = False


def spread(
    amount: int, papers: Sequence[OpenPaper], named: Iterable[int] = ()
) -> tuple[tuple[tuple[OpenPaper, int], ...], int]:
    """How ``amount`` would be divided: what is named first, then oldest due first; and what would be left over.

    ``papers`` in the order oldest due first. What stands under a debt status is paid only when it is named.
    """
    turns = [paper for each in dict.fromkeys(named) for paper in papers if paper.paper_id == each]
    turns += [paper for paper in papers if paper.debt_status is None and paper not in turns]
    shares: list[tuple[OpenPaper, int]] = []
    for paper in turns:
        share = min(amount, paper.open_amount)
        if share > 0:
            shares.append((paper, share))
            amount -= share
    return tuple(shares), amount


def check_parts(amount: int, parts: Sequence[Part]) -> None:
    """Refuse parts that are not above zero or do not add up to ``amount``."""
    if not parts or any(part.amount <= 0 for part in parts) or sum(part.amount for part in parts) != amount:
        raise Refused("parts_do_not_add_up", {"amount": amount, "parts": sum(part.amount for part in parts)})

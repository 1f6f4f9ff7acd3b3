"""Movements of bank statements at the office: the queue, whose they are, proposals of transfers, the search at the desk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.domain.matching import (
    SEARCH_MOST,
    AccountBrief,
    FoundPayment,
    Match,
    MatchReason,
    Misposted,
    MispostedKind,
    MispostedState,
    MovementDetails,
    MovementPage,
    MovementState,
    OpenPaper,
    Part,
    PaymentSearch,
    QueuedMovement,
    SettledPaper,
    Suggestion,
    Taken,
)
from app.store.answers import ask_json, read_day, read_moment, read_status
from app.store.session import Cancel, Database

QUEUE: Final = "select okienko.bank_queue(%s, %s, %s)"
MOVEMENT: Final = "select okienko.bank_movement(%s)"
TAKE: Final = "select okienko.bank_take(%s, %s, %s::jsonb, %s)"
UNTAKE: Final = "select okienko.bank_untake(%s, %s, %s)"
ASIDE: Final = "select okienko.bank_aside(%s, %s, %s, %s)"
MISPOSTED: Final = "select okienko.misposted_page(%s, %s, %s)"
DECIDE: Final = "select okienko.misposted_decide(%s, %s, %s, %s, %s)"
SEARCH: Final = "select okienko.payment_search(%s, %s, %s, %s, %s, %s, %s)"


def queue(
    database: Database, state: MovementState, after: str, wanted: int, cancel: Cancel | None = None
) -> MovementPage:
    """A page of movements of a state, newest first, behind the place ``after``."""
    found = ask_json(database, QUEUE, (state.value, after, wanted), cancel)
    return MovementPage(
        tuple(_queued(row) for row in found["rows"]), found["waiting"], found["aside"], found["misposted"]
    )


def movement(database: Database, movement_id: int, cancel: Cancel | None = None) -> MovementDetails:
    """Matches and suggestions of a movement. Raises Refused (movement_unknown)."""
    found = ask_json(database, MOVEMENT, (movement_id,), cancel)
    return MovementDetails(
        movement_id=found["id"],
        version=found["version"],
        state=MovementState(found["state"]),
        matches=tuple(_match(each) for each in found["matches"]),
        suggestions=tuple(
            Suggestion(_account(each), _reasons(each["why"]), tuple(each["papers"]), each["score"])
            for each in found["suggestions"]
        ),
    )


def take(
    database: Database,
    movement_id: int,
    version: int,
    parts: Sequence[Part],
    why: Sequence[MatchReason],
    cancel: Cancel | None = None,
) -> Taken:
    """Assign a movement to the accounts of its parts. Raises Refused, Conflict."""
    told = json.dumps([[part.customer_id, part.account_id, part.amount, list(part.papers)] for part in parts])
    found = ask_json(database, TAKE, (movement_id, version, told, [reason.value for reason in why]), cancel)
    return Taken(found["version"], tuple(found["operations"]))


def untake(database: Database, movement_id: int, version: int, reason: str, cancel: Cancel | None = None) -> int:
    """Take the matches of a movement back; how many there were. Raises Refused, Conflict."""
    return int(ask_json(database, UNTAKE, (movement_id, version, reason), cancel))


def set_aside(
    database: Database, movement_id: int, version: int, reason: str, *, aside: bool, cancel: Cancel | None = None
) -> int:
    """Set a movement aside, or bring it back; its new version. Raises Refused, Conflict."""
    return int(ask_json(database, ASIDE, (movement_id, version, aside, reason), cancel))


def misposted(
    database: Database, state: MispostedState, after: int | None, wanted: int, cancel: Cancel | None = None
) -> tuple[Misposted, ...]:
    """Proposals of a state, newest first, behind the id ``after``."""
    return tuple(_misposted(each) for each in ask_json(database, MISPOSTED, (state.value, after, wanted), cancel))


def decide(
    database: Database,
    proposal: tuple[int, int, int],
    state: MispostedState,
    reason: str,
    cancel: Cancel | None = None,
) -> int | None:
    """Do or dismiss a proposal (customer, id, version); the payment it made, if any. Raises Refused, Conflict."""
    made: int | None = ask_json(database, DECIDE, (*proposal, state.value, reason), cancel)["operation"]
    return made


def search(
    database: Database,
    customer_id: int,
    amount: int | None,
    days: tuple[date | None, date | None],
    sender: str,
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> PaymentSearch:
    """Payments of a customer, and the days on which one of this amount came that is nobody's yet."""
    key, channel = contact
    found = ask_json(database, SEARCH, (customer_id, amount, *days, sender, key or None, channel.value), cancel)
    return PaymentSearch(
        tuple(_payment(each) for each in found["payments"][:SEARCH_MOST]),
        tuple(date.fromisoformat(day) for day in found["waiting"]),
        read_day(found["booked_until"]),
        len(found["payments"]) > SEARCH_MOST,
    )


def _reasons(words: Sequence[str] | None) -> tuple[MatchReason, ...]:
    return tuple(MatchReason(word) for word in words or ())


def _queued(row: Sequence[Any]) -> QueuedMovement:
    movement_id, version, state, booked_on, *rest = row
    return QueuedMovement(movement_id, version, MovementState(state), date.fromisoformat(booked_on), *rest)


def _account(told: Mapping[str, Any]) -> AccountBrief:
    return AccountBrief(
        customer_id=told["customer_id"],
        account_id=told["account_id"],
        customer=told["customer"],
        name=told["name"],
        address=told["address"],
        service=Service(told["service"]),
        number=told["number"],
        nrb=told["nrb"],
        balance=told["balance"],
        debt_status=read_status(told["debt_status"]),
        closed_on=read_day(told["closed_on"]),
        open_papers=tuple(
            OpenPaper(paper_id, charge_id, document, read_day(due_on), open_amount, read_status(status))
            for paper_id, charge_id, document, due_on, open_amount, status in told["open"]
        ),
    )


def _match(told: Mapping[str, Any]) -> Match:
    return Match(
        match_id=told["match_id"],
        account=_account(told),
        amount=told["amount"],
        why=_reasons(told["why"]),
        automatic=told["automatic"],
        matched_at=datetime.fromisoformat(told["at"]),
        matched_by=told["by"],
        undone_at=read_moment(told["undone_at"]),
        undone_by=told["undone_by"] or "",
        undone_why=told["undone_why"],
        settled=tuple(SettledPaper(*each) for each in told["settled"]),
    )


def _misposted(told: Mapping[str, Any]) -> Misposted:
    paper = told["paper"]
    return Misposted(
        customer_id=told["customer_id"],
        proposal_id=told["id"],
        version=told["version"],
        kind=MispostedKind(told["kind"]),
        state=MispostedState(told["state"]),
        found_at=datetime.fromisoformat(told["found_at"]),
        movement_id=told["movement_id"],
        booked_on=date.fromisoformat(told["booked_on"]),
        amount=told["amount"],
        open_amount=told["open"],
        payer=told["payer"],
        payer_account=told["payer_account"],
        title=told["title"],
        from_account=_account(told["from"]),
        to_account=_account(told["to"]) if told["to"] else None,
        paper=(paper[0], paper[1], read_day(paper[2]), paper[3]) if paper else None,
        reason=told["reason"],
        decided_by=told["decided_by"] or "",
        decided_at=read_moment(told["decided_at"]),
    )


def _payment(told: Mapping[str, Any]) -> FoundPayment:
    return FoundPayment(
        operation_id=told["operation_id"],
        account_id=told["account_id"],
        service=Service(told["service"]),
        number=told["number"],
        booked_on=date.fromisoformat(told["booked_on"]),
        amount=told["amount"],
        document=told["document"],
        open_amount=told["open"],
        undone=told["undone"],
        payer=told["payer"] or "",
        title=told["title"] or "",
        why=_reasons(told["why"]),
        settled=tuple(SettledPaper(*each) for each in told["settled"]),
    )

"""On-line payments: what a desk asks for and sees, and the steps of the gateway's worker; ``73_payment.sql`` decides."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, Literal, LiteralString, NamedTuple

from app.domain.contacts import ContactChannel
from app.domain.gateway import (
    GatewayPayment,
    Job,
    Notice,
    PaymentDraft,
    PaymentReason,
    PaymentRequest,
    PaymentState,
    Registration,
    Step,
)
from app.store.answers import ask_json, read_moment
from app.store.faults import sorted_faults
from app.store.session import Cancel, Database, Raw

MAKE: Final[LiteralString] = "select okienko.payment_request_make(%s, %s, %s, %s, %s, %s, %s, %s)"
OF: Final[LiteralString] = "select okienko.payment_requests_of(%s, %s, %s, %s)"
CANCEL: Final[LiteralString] = "select okienko.payment_request_cancel(%s, %s, %s)"
AGAIN: Final[LiteralString] = "select okienko.payment_request_again(%s, %s, %s)"
DECIDE: Final[LiteralString] = "select okienko.payment_request_decide(%s, %s, %s, %s, %s, %s)"
TAKE: Final[LiteralString] = "select okienko.payment_take(%s)"
REGISTERED: Final[LiteralString] = "select okienko.payment_registered(%s, %s, %s, %s, %s, %s)"
LOOKED: Final[LiteralString] = "select okienko.payment_looked(%s, %s, %s, %s, %s, %s, %s, %s)"
VERIFIED: Final[LiteralString] = "select okienko.payment_verified(%s, %s, %s, %s, %s)"
PUT_OFF: Final[LiteralString] = "select okienko.payment_put_off(%s, %s, %s, %s, %s, %s)"
NOTICED: Final[LiteralString] = "select okienko.payment_noticed(%s, %s, %s, %s)"

_SAID_LONGEST: Final = 300


# ---------------------------------------------------------------- desks


def make(
    database: Database, draft: PaymentDraft, contact: tuple[str, ContactChannel], *, cancel: Cancel | None = None
) -> PaymentRequest:
    """Write a request down; the same ``request_key`` gives the one that is there. Raises Refused (``payment_...``)."""
    key, channel = contact
    values = (
        draft.customer_id, draft.account_id, draft.amount, draft.title, list(draft.papers), key or None, channel.value,
        draft.request_key,
    )  # fmt: skip
    return _request(ask_json(database, MAKE, values, cancel, prepare=False))


def of_customer(
    database: Database,
    customer_id: int,
    contact: tuple[str, ContactChannel],
    limit: int,
    *,
    cancel: Cancel | None = None,
) -> tuple[PaymentRequest, ...]:
    """Requests of a customer, newest first; leaves an access entry."""
    key, channel = contact
    found = ask_json(database, OF, (customer_id, key or None, channel.value, limit), cancel)
    return tuple(_request(each) for each in found)


def take_back(
    database: Database, customer_id: int, request_id: int, request_key: str, *, cancel: Cancel | None = None
) -> PaymentRequest:
    """Cancel a request of which nothing was paid. Raises Refused (``payment_moved_on``, ``no_such_payment``)."""
    return _request(ask_json(database, CANCEL, (customer_id, request_id, request_key), cancel, prepare=False))


def look_again(
    database: Database, customer_id: int, request_id: int, request_key: str, *, cancel: Cancel | None = None
) -> PaymentRequest:
    """Have the gateway asked once more. Raises Conflict, Refused (``no_such_payment``)."""
    return _request(ask_json(database, AGAIN, (customer_id, request_id, request_key), cancel, prepare=False))


def decide(
    database: Database,
    seen: PaymentRequest,
    act: Literal["accepted", "closed"],
    why: str,
    request_key: str,
    *,
    cancel: Cancel | None = None,
) -> PaymentRequest:
    """Accounting's word on what waits, as it was ``seen``. Raises Conflict, Refused (``reason_missing``)."""
    values = (seen.customer_id, seen.request_id, act, seen.paid_amount, why, request_key)
    return _request(ask_json(database, DECIDE, values, cancel, prepare=False))


def _request(row: Sequence[Any]) -> PaymentRequest:
    return PaymentRequest(
        customer_id=row[0],
        request_id=row[1],
        account_id=row[2],
        amount=row[3],
        title=row[4],
        state=PaymentState(row[5]),
        reason=PaymentReason(row[6]),
        link=row[7],
        order_id=row[8],
        asked_by=row[9],
        asked_at=datetime.fromisoformat(row[10]),
        opened_at=read_moment(row[11]),
        expires_at=read_moment(row[12]),
        booked_at=read_moment(row[13]),
        operation_id=row[14],
        version=row[15],
        paid_amount=row[16],
        paid_currency=row[17],
    )


# ---------------------------------------------------------------- the worker


class Taken(NamedTuple):
    """A step to take now, or in how many seconds the next one is due (None: none is)."""

    job: Job | None
    wait_s: float | None = None


class Steps:
    """What one worker tells the database, on one connection; each call is a transaction of its own and may be repeated."""

    def __init__(self, connection: Raw, worker: str) -> None:
        self._connection = connection
        self._worker = worker

    def take(self) -> Taken:
        """Lease the next step that is due."""
        told = json.loads(self._ask(TAKE, (self._worker,)))
        return Taken(_job(told["job"])) if "job" in told else Taken(None, told["wait"])

    def registered(self, job: Job, found: Registration) -> PaymentState:
        """The gateway has taken it."""
        return self._state(REGISTERED, job, (found.token, found.link))

    def looked(self, job: Job, found: GatewayPayment | None) -> PaymentState:
        """What the gateway said when asked."""
        if found is None:
            return self._state(LOOKED, job, (None, None, None, None))
        return self._state(LOOKED, job, (int(found.status), found.order_id, found.amount, found.currency))

    def verified(self, job: Job, order_id: int) -> PaymentState:
        """The gateway has confirmed it."""
        return self._state(VERIFIED, job, (order_id,))

    def put_off(self, job: Job, kind: str, said: str) -> PaymentState:
        """The step did not come off: ``away``, ``refused``, ``strange`` or ``unbooked``."""
        return self._state(PUT_OFF, job, (kind, _plain(said)))

    def _state(self, statement: LiteralString, job: Job, values: tuple[object, ...]) -> PaymentState:
        return PaymentState(
            self._ask(statement, (self._worker, job.customer_id, job.request_id, job.session, *values))
        )  # fmt: skip

    def _ask(self, statement: LiteralString, values: tuple[object, ...]) -> str:
        with sorted_faults():  # here, not at the end of the connection's block: the worker goes on after a refusal
            row = self._connection.execute(statement, values).fetchone()
        return str(row[0]) if row else ""


def noticed(database: Database, notice: Notice, *, cancel: Cancel | None = None) -> PaymentState | None:
    """A notification whose signature is right: have it looked at. None: no request of that session."""
    values = (notice.session, notice.order_id, notice.amount, notice.currency)
    with database.read(cancel) as connection:
        row = connection.execute(NOTICED, values).fetchone()
    return None if row is None or row[0] == "unknown" else PaymentState(row[0])


def _plain(said: str) -> str:
    return said.replace("\x00", "").encode("utf-8", "replace").decode()[:_SAID_LONGEST]


def _job(row: Sequence[Any]) -> Job:
    return Job(
        customer_id=row[0],
        request_id=row[1],
        step=Step(row[2]),
        session=row[3],
        amount=row[4],
        currency=row[5],
        title=row[6],
        label=row[7],
        email=row[8] or "",
        minutes=row[9],
        return_url=row[10] or "",
        status_url=row[11] or "",
        order_id=row[12],
    )

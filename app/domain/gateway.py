"""On-line payments: a request of the desk, what a payment gateway says of it, and the signatures of Przelewy24.

The desk writes a request and never holds a secret; the worker (``okienko gateway``) registers it, follows it and has it
booked. What each state means and who moves it is in ``73_payment.sql`` and docs/payment.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from hashlib import sha384
from hmac import compare_digest
from typing import Protocol

CURRENCY = "PLN"


class PaymentState(StrEnum):
    """Where a request for an on-line payment stands."""

    REQUESTED = "requested"  # asked at a desk; no worker has taken it yet
    REGISTERING = "registering"  # a worker is telling the gateway
    OPEN = "open"  # there is a link; nothing paid yet
    VERIFYING = "verifying"  # paid, the gateway has not confirmed it to us yet
    BOOKED = "booked"  # confirmed, on the customer's account
    CANCELLED = "cancelled"  # taken back at a desk; what is paid all the same is booked
    EXPIRED = "expired"  # not paid in time; what is paid all the same is booked
    FAILED = "failed"  # the gateway took no such payment, or gave it back
    UNCLEAR = "unclear"  # "do wyjaśnienia": something differs, nothing is booked, a person decides


class PaymentReason(StrEnum):
    """Why a payment failed or waits for a person."""

    NONE = ""
    AMOUNT_DIFFERS = "amount_differs"
    CURRENCY_DIFFERS = "currency_differs"
    ORDER_OF_ANOTHER = "order_of_another"  # the gateway's number stands at another request already
    ORDER_DIFFERS = "order_differs"  # the gateway's number changed between two looks
    NOT_VERIFIED = "not_verified"  # the gateway would not confirm what it says was paid
    NOT_BOOKED = "not_booked"  # confirmed by the gateway, but the ledger would not take it
    STRANGE_ANSWER = "strange_answer"  # the gateway answers what its contract does not hold
    RETURNED = "returned"  # given back to the payer
    REFUSED = "refused"  # the gateway did not register it
    CLOSED = "closed"  # accounting ended it without booking


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """What a desk asks for on one card: ``amount`` in grosze, ``papers`` are invoices that it pays first."""

    customer_id: int
    account_id: int
    amount: int
    title: str
    request_key: str
    papers: tuple[int, ...] = ()


LIVE = frozenset({PaymentState.REQUESTED, PaymentState.REGISTERING, PaymentState.OPEN, PaymentState.VERIFYING})
"""States from which something more is expected."""
ACCEPTABLE = frozenset({PaymentReason.AMOUNT_DIFFERS, PaymentReason.ORDER_DIFFERS})
"""Why a payment may wait and be taken all the same, once accounting says so."""
CANCELLABLE = frozenset({PaymentState.REQUESTED, PaymentState.REGISTERING, PaymentState.OPEN})


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """A request as a desk sees it. ``amount`` in grosze; ``link`` is where the customer pays, empty until it is open."""

    customer_id: int
    request_id: int
    account_id: int
    amount: int
    title: str
    state: PaymentState
    reason: PaymentReason
    link: str = field(repr=False)
    order_id: int | None
    """The gateway's own number, once somebody has paid."""
    asked_by: str
    asked_at: datetime
    opened_at: datetime | None
    expires_at: datetime | None
    booked_at: datetime | None
    operation_id: int | None
    version: int
    paid_amount: int | None = None
    """What the gateway said was paid, in grosze of ``paid_currency``; also where it is not what was asked for."""
    paid_currency: str | None = None

    @property
    def can_cancel(self) -> bool:
        """Whether a desk may take it back."""
        return self.state in CANCELLABLE

    @property
    def can_look_again(self) -> bool:
        """Whether a desk may have the gateway asked once more: it has to know the payment."""
        return self.state is PaymentState.UNCLEAR and self.opened_at is not None

    @property
    def can_accept(self) -> bool:
        """Whether accounting may take what was paid, though it is not what was asked for; never another currency."""
        return (
            self.state is PaymentState.UNCLEAR
            and self.reason in ACCEPTABLE
            and (self.paid_amount or 0) > 0
            and (self.paid_currency or "").upper() == CURRENCY
        )

    @property
    def can_close(self) -> bool:
        """Whether accounting may end it without booking."""
        return self.state is PaymentState.UNCLEAR

    @property
    def can_pay(self) -> bool:
        """Whether its link is to be shown."""
        return self.state is PaymentState.OPEN and bool(self.link)


class Step(StrEnum):
    """What a worker has to do next with a request."""

    REGISTER = "register"
    LOOK = "look"  # and have it confirmed, where it was paid


@dataclass(frozen=True, slots=True)
class Job:
    """One step of one request, taken by one worker. ``session`` names it at the gateway; a new one for each registration."""

    customer_id: int
    request_id: int
    step: Step
    session: str
    amount: int
    currency: str
    title: str
    label: str
    """The account's number, for the transfer's title."""
    email: str = field(repr=False)
    """To whom the gateway confirms: a confirmed address of the customer, else the office's."""
    minutes: int
    return_url: str
    status_url: str
    order_id: int | None


@dataclass(frozen=True, slots=True)
class Registration:
    """The gateway takes the payment under this link."""

    token: str = field(repr=False)
    link: str = field(repr=False)


class GatewayStatus(IntEnum):
    """What the gateway says of a transaction (``TransactionBySessionIdResponse.status``)."""

    NOTHING = 0
    ADVANCE = 1  # paid, not confirmed by us
    PAID = 2
    RETURNED = 3


@dataclass(frozen=True, slots=True)
class GatewayPayment:
    """A transaction as the gateway knows it now. ``amount`` in grosze."""

    session: str
    status: GatewayStatus
    order_id: int
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A notification of the gateway whose signature is right. Only a hint: truth is what the gateway answers when asked."""

    session: str
    order_id: int
    amount: int
    currency: str


class PaymentGateway(Protocol):
    """A payment gateway. Each method is one request, safe to repeat, that ends within the lease of a job.

    Raises EnvironmentFault (``gateway_...``: unreachable, timeout, tls, sign_in, down: try later) and Refused
    (``gateway_refused``: it will not; ``gateway_strange``: it answers what its contract does not hold).
    """

    def register(self, job: Job) -> Registration:
        """Have the gateway take this payment."""
        ...

    def look(self, session: str) -> GatewayPayment | None:
        """What became of a payment; None: the gateway knows no transaction of it."""
        ...

    def verify(self, session: str, order_id: int, amount: int, currency: str) -> None:
        """Confirm that this much was expected. Returns only when the gateway has taken it."""
        ...

    def read_notice(self, body: bytes) -> Notice:
        """Read a notification. Raises Refused (``notice_unreadable``, ``notice_forged``, ``notice_of_another``)."""
        ...


# ---------------------------------------------------------------- signatures of Przelewy24 REST API 1.0


def signature(values: Mapping[str, str | int]) -> str:
    """SHA-384 over JSON as PHP's ``json_encode`` writes it with UNESCAPED_UNICODE and UNESCAPED_SLASHES; order counts."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return sha384(text.encode("utf-8", "surrogatepass")).hexdigest()


def register_signature(session: str, merchant: int, amount: int, currency: str, crc: str) -> str:
    """The ``sign`` of transaction/register."""
    return signature(
        {"sessionId": session, "merchantId": merchant, "amount": amount, "currency": currency, "crc": crc}
    )  # fmt: skip


def verify_signature(session: str, order_id: int, amount: int, currency: str, crc: str) -> str:
    """The ``sign`` of transaction/verify."""
    return signature({"sessionId": session, "orderId": order_id, "amount": amount, "currency": currency, "crc": crc})


NOTICE_NUMBERS = ("merchantId", "posId", "amount", "originAmount", "orderId", "methodId")
NOTICE_TEXTS = ("sessionId", "currency", "statement", "sign")
_NOTICE_ORDER = (
    "merchantId", "posId", "sessionId", "amount", "originAmount", "currency", "orderId", "methodId", "statement",
)  # fmt: skip


def notice_signature(values: Mapping[str, str | int], crc: str) -> str:
    """The ``sign`` of a notification (TransactionResult) over its other fields."""
    return signature({**{name: values[name] for name in _NOTICE_ORDER}, "crc": crc})


def same_signature(one: str, other: str) -> bool:
    """Compare two signatures in a time that tells nothing."""
    return compare_digest(one.lower().encode("utf-8", "replace"), other.lower().encode("utf-8", "replace"))

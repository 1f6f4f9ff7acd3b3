"""A new e-mail address: asked for, confirmed by the code that was sent to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class EmailChange:
    """An address that waits for its code. ``shown`` is masked; ``expires_at`` None: the sender has not sent a code yet,
    and ``notice`` says what became of it; ``replaces``: an address on file goes, and was told.
    """

    change_id: int
    version: int
    shown: str
    asked_at: datetime
    asked_by: str
    expires_at: datetime | None
    tries_left: int
    replaces: bool
    notice: str

    def expired(self, now: datetime) -> bool:
        """Whether the code that was sent has run out."""
        return self.expires_at is not None and self.expires_at <= now


class CodeAnswer(StrEnum):
    """What became of a typed code."""

    CONFIRMED = "confirmed"
    WRONG = "wrong"
    EXPIRED = "expired"
    TOO_MANY = "too_many"
    NOT_SENT = "not_sent"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EmailAsk:
    """A new address as typed. ``again`` is the second typing, or ``read_back``: the clerk read it to the customer.
    ``row_id`` 0: the customer's first address.
    """

    customer_id: int
    row_id: int
    email: str
    again: str
    read_back: bool
    reason: str
    contact_key: str
    request_key: str


@dataclass(frozen=True, slots=True)
class EmailAsked:
    """A change that waits now; ``shared``: another customer uses the address (a warning, office rule 14)."""

    customer_id: int
    change_id: int
    shared: bool

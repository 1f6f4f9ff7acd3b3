"""E-mail notices: what is told, how delivery ended, what the outbox shows. No password and no token is ever a value here.

The sender's rules are in ``66_notices.sql``; the words of an e-mail in ``app/documents/notice_mail.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

GROUP_LARGEST = 16
"""Most notices that are marked as being sent at once: so many can be in doubt when a sender is killed."""


class NoticeKind(StrEnum):
    """What is told by e-mail."""

    NEW_INVOICE = "new_invoice"
    ACTIVATION = "activation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of a kind
    ACCOUNT_ACTIVATED = "account_activated"
    ACCOUNT_BLOCKED = "account_blocked"
    REGISTRATION_TOLD = "registration_told"
    MESSAGE_WAITING = "message_waiting"
    READING_CONFIRMED = "reading_confirmed"
    READING_REFUSED = "reading_refused"
    EMAIL_CODE = "email_code"
    EMAIL_CHANGED = "email_changed"
    PAPER_COPY = "paper_copy"
    PAYMENT_DETAILS = "payment_details"
    OFFICE_PAPER = "office_paper"


class NoticeStatus(StrEnum):
    """Where a notice stands."""

    HELD = "held"  # waits for a supervisor's word (office rule 12)
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"  # the mail server has taken it over
    UNCERTAIN = "uncertain"  # may have been delivered: nobody heard the server's last answer
    DEAD = "dead"  # refused too often, or for good
    SUPPRESSED = "suppressed"  # not to be sent: no consent, no address that works, told already
    CANCELLED = "cancelled"


class TokenPurpose(StrEnum):
    """What a token in an e-mail is good for."""

    ACTIVATION = "activation"
    RESET = "reset"
    EMAIL = "email"
    UNSUBSCRIBE = "unsubscribe"


class Outcome(StrEnum):
    """How one delivery ended, as the sender tells the database."""

    SENT = "sent"
    DEFERRED = "deferred"  # 4xx, or the connection broke before the end of the data: surely not delivered
    REFUSED = "refused"  # 5xx that may be about us or the text
    UNKNOWN = "unknown"  # 5xx: there is no such mailbox
    UNCERTAIN = "uncertain"  # the connection broke after the end of the data
    BACK = "back"  # not begun


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one e-mail; ``answer`` is the mail server's, or what broke."""

    outcome: Outcome
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DueNotice:
    """A notice this sender has marked as being sent. ``facts`` are read at that moment; ``place`` is its number in the
    group, by which its token is found; ``attempt_id`` the Message-ID with its angle brackets.
    """

    place: int
    customer_id: int
    notice_id: int
    kind: NoticeKind
    address: str = field(repr=False)
    message_id: str
    purpose: TokenPurpose | None
    expires_at: datetime | None
    facts: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with an e-mail. ``name`` is plain ASCII without quotes and tells nothing of a person."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Utility:
    """Who writes: the setting ``utility``, and where the portal is."""

    name: str
    address: str
    phone: str
    email: str
    hours: str
    portal_url: str


@dataclass(frozen=True, slots=True)
class Group:
    """The answer of one round trip of the sender. ``more``: there may be further ones; ``lease_s``: so long are they ours."""

    rows: tuple[DueNotice, ...]
    more: bool
    lease_s: float
    utility: Utility | None


@dataclass(frozen=True, slots=True)
class Result:
    """How the delivery of a notice ended, about to be recorded."""

    notice: DueNotice
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report (RFC 3464): whose e-mail, which address, what was said. ``for_good``: action failed."""

    message_id: str
    address: str
    said: str
    for_good: bool


@dataclass(frozen=True, slots=True)
class BounceOutcome:
    """What a report changed: ``known`` it was about an e-mail of ours, ``again`` told before, ``cards`` marked."""

    known: bool
    again: bool = False
    cards: int = 0


# ---------------------------------------------------------------- at the desk


class OutboxView(StrEnum):
    """Lists of the page "E-maile"."""

    HELD = "held"
    UNCERTAIN = "uncertain"
    DEAD = "dead"
    WAITING = "waiting"
    LOG = "log"


class NoticeAct(StrEnum):
    """What is done with a notice, by a machine or by hand."""

    TAKEN = "taken"
    SENT = "sent"
    REFUSED = "refused"
    DEFERRED = "deferred"
    UNCERTAIN = "uncertain"
    DEAD = "dead"
    SUPPRESSED = "suppressed"
    BOUNCED = "bounced"
    RELEASED = "released"
    RETRIED = "retried"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """An e-mail as lists show it; the address is masked, ``made_by`` a name."""

    customer_id: int
    notice_id: int
    kind: NoticeKind
    status: NoticeStatus
    address: str
    made_at: datetime
    made_by: str
    not_before: datetime
    attempts: int
    sent_at: datetime | None
    message_id: str
    answer: str
    bounced_at: datetime | None
    batch_id: int | None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A row of the page "E-maile"; of the log: with what was done and when."""

    notice: NoticeRow
    number: str
    name: str
    key: str
    act: NoticeAct | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many wait for a person (at most 10,000 are counted) and for the sender (at most 1000)."""

    held: int = 0
    uncertain: int = 0
    dead: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """A page of the outbox; ``next_key`` is None at its end."""

    rows: tuple[OutboxRow, ...]
    next_key: str | None
    counts: OutboxCounts


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """E-mails of one customer, newest first."""

    rows: tuple[NoticeRow, ...]
    next_key: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of the evidence of delivery."""

    at: datetime
    act: NoticeAct
    address: str
    message_id: str
    answer: str
    actor: str


@dataclass(frozen=True, slots=True)
class PaperNotices:
    """What became of an import's invoices: told, or left out and why."""

    papers: int
    old: int
    ksef: int
    no_consent: int
    put: int
    held: bool


def acts_on(status: NoticeStatus, *, supervisor: bool) -> tuple[NoticeAct, ...]:
    """What may be done by hand with a notice; the same rule as ``okienko.notice_act``."""
    found = []
    if status is NoticeStatus.HELD and supervisor:
        found.append(NoticeAct.RELEASED)
    if status in {NoticeStatus.UNCERTAIN, NoticeStatus.DEAD, NoticeStatus.SUPPRESSED}:
        found.append(NoticeAct.RETRIED)
    if status in {NoticeStatus.HELD, NoticeStatus.WAITING, NoticeStatus.UNCERTAIN, NoticeStatus.DEAD}:
        found.append(NoticeAct.CANCELLED)
    return tuple(found)

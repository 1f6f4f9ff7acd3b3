"""Messages between the utility and its customers (page 1.1 and the page "Wiadomości"); text is always plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

SUBJECT_LONGEST = 300
BODY_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``read_at``: when the other side read it. ``answered``: nothing is waited for any more."""

    message_id: int
    thread_id: int
    from_customer: bool
    author: str
    subject: str
    body: str
    sent_at: datetime
    read_at: datetime | None
    answered: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation, oldest message first."""

    thread_id: int
    messages: tuple[Message, ...]

    @property
    def subject(self) -> str:
        """The subject it began with."""
        return self.messages[0].subject

    @property
    def newest(self) -> Message:
        """The latest message."""
        return self.messages[-1]

    @property
    def unread(self) -> int:
        """How many of the customer's messages nobody here has read."""
        return sum(m.from_customer and m.read_at is None for m in self.messages)

    @property
    def waiting(self) -> int:
        """How many of the customer's messages wait for an answer."""
        return sum(m.from_customer and not m.answered for m in self.messages)


@dataclass(frozen=True, slots=True)
class MessagePage:
    """Messages of one customer, newest first; ``next_key`` is None at the end."""

    rows: tuple[Message, ...]
    next_key: str | None


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A customer's message that waits for an answer."""

    customer_id: int
    message_id: int
    thread_id: int
    number: str
    name: str
    subject: str
    sent_at: datetime
    read: bool


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Messages that wait, the oldest first; ``next_key`` is None at the end, ``total`` counts all (at most 1000)."""

    rows: tuple[InboxRow, ...]
    next_key: str | None
    total: int


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message to be written to the customer; ``thread_id`` 0 starts a new thread."""

    customer_id: int
    thread_id: int
    subject: str
    body: str
    request_key: str
    contact_key: str = ""


def threads(messages: Iterable[Message]) -> tuple[Thread, ...]:
    """Messages gathered into conversations; the one with the newest message first."""
    gathered: dict[int, list[Message]] = {}
    for message in sorted(messages, key=lambda m: (m.sent_at, m.message_id)):
        gathered.setdefault(message.thread_id, []).append(message)
    found = [Thread(thread_id, tuple(rows)) for thread_id, rows in gathered.items()]
    return tuple(sorted(found, key=lambda t: (t.newest.sent_at, t.newest.message_id), reverse=True))


def problems(draft: MessageDraft) -> dict[str, str]:
    """Codes of what keeps a message from being sent, by field: ``subject_empty|too_long``, ``body_empty|too_long``."""
    found = {}
    if not draft.subject.strip():
        found["subject"] = "subject_empty"
    elif len(draft.subject) > SUBJECT_LONGEST:
        found["subject"] = "subject_too_long"
    if not draft.body.strip():
        found["body"] = "body_empty"
    elif len(draft.body) > BODY_LONGEST:
        found["body"] = "body_too_long"
    return found


_HALF_PAIRS = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what no database text can hold: NUL is dropped, half of a surrogate pair becomes U+FFFD."""
    return _HALF_PAIRS.sub("\N{REPLACEMENT CHARACTER}", text.replace("\x00", ""))

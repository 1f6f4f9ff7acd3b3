"""Messages between the utility and its customers (page 1.1 and the page "Wiadomości"); text is always plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

SUBJECT_LONGEST = 300
BODY_LONGEST = 20_000
FILES_MOST = 10
"""Attachments of one message."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message as it is listed; ``size`` in bytes."""

    file_id: int
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that is stored and about to be attached. Its SHA-256 proves that whoever attaches it has had it in hand."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class FileContent:
    """An attachment with its bytes."""

    name: str
    media_type: str
    content: bytes


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
    to_group: bool = False
    files: tuple[Attachment, ...] = ()


class InboxView(StrEnum):
    """Which conversations of all customers are listed."""

    WAITING = "waiting"
    MINE = "mine"
    ASSIGNED = "assigned"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ThreadState:
    """Whose desk a conversation is on, and whether it is closed. ``version`` 0: nobody acted and no customer wrote."""

    holder: str = ""  # login
    holder_name: str = ""
    closed: bool = False
    closed_by: str = ""
    closed_at: datetime | None = None
    version: int = 0


NOBODYS = ThreadState()


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation, oldest message first."""

    thread_id: int
    messages: tuple[Message, ...]
    state: ThreadState = NOBODYS

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
    """Messages of one customer, newest first, and the states of their conversations; ``next_key`` is None at the end."""

    rows: tuple[Message, ...]
    next_key: str | None
    states: Mapping[int, ThreadState]


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A conversation among those of all customers. ``waiting_since``: the oldest message that waits for an answer."""

    customer_id: int
    thread_id: int
    number: str
    name: str
    subject: str
    last_at: datetime
    waiting_since: datetime | None
    unread: int
    state: ThreadState


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Conversations of one view; ``next_key`` is None at the end, ``counts`` tells how many each view has (at most 1000).

    ``held``: messages to groups that wait for a supervisor.
    """

    rows: tuple[InboxRow, ...]
    next_key: str | None
    counts: Mapping[InboxView, int]
    held: int = 0

    @property
    def total(self) -> int:
        """How many wait for an answer (at most 1000)."""
        return self.counts.get(InboxView.WAITING, 0)


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody a conversation can be given to."""

    login: str
    name: str


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message to be written to the customer; ``thread_id`` 0 starts a new thread."""

    customer_id: int
    thread_id: int
    subject: str
    body: str
    request_key: str
    contact_key: str = ""
    files: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageText:
    """A template of a message: ``title`` becomes the subject; fields stand in braces, {street}."""

    code: str
    title: str
    body: str


def threads(
    messages: Iterable[Message], states: Mapping[int, ThreadState] = MappingProxyType({})
) -> tuple[Thread, ...]:
    """Messages gathered into conversations; the one with the newest message first."""
    gathered: dict[int, list[Message]] = {}
    for message in sorted(messages, key=lambda m: (m.sent_at, m.message_id)):
        gathered.setdefault(message.thread_id, []).append(message)
    found = [Thread(thread_id, tuple(rows), states.get(thread_id, NOBODYS)) for thread_id, rows in gathered.items()]
    return tuple(sorted(found, key=lambda t: (t.newest.sent_at, t.newest.message_id), reverse=True))


def problems(draft: MessageDraft) -> dict[str, str]:
    """Codes of what keeps a message from being sent, by field: ``subject_empty|too_long``, ``body_empty|too_long``."""
    return text_problems(draft.subject, draft.body)


def text_problems(subject: str, body: str) -> dict[str, str]:
    """The same of a text that is written to one or to many."""
    found = {}
    if not subject.strip():
        found["subject"] = "subject_empty"
    elif len(subject) > SUBJECT_LONGEST:
        found["subject"] = "subject_too_long"
    if not body.strip():
        found["body"] = "body_empty"
    elif len(body) > BODY_LONGEST:
        found["body"] = "body_too_long"
    return found


# ---------------------------------------------------------------- fields of templates

_FIELD = re.compile(r"\{([a-z_]+)\}")


def fields(text: str) -> tuple[str, ...]:
    """Names of the fields in a template's text, each once, in their order: "{street} {date}" has street and date."""
    return tuple(dict.fromkeys(_FIELD.findall(text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with the fields that are known; others stay as they are. What is put in is never looked into again."""
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def left_over(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Fields of templates (``known``) that still stand bare; any other text in braces is text."""
    wanted = frozenset(known)
    return tuple(name for name in fields(text) if name in wanted)


_HALF_PAIRS = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what no database text can hold: NUL is dropped, half of a surrogate pair becomes U+FFFD."""
    return _HALF_PAIRS.sub("\N{REPLACEMENT CHARACTER}", text.replace("\x00", ""))

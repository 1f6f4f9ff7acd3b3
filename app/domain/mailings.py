"""Messages to groups: to whom, how many, how far (office rule 12). Recipients are never named, only counted and masked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.domain.customers import Service
from app.domain.messages import AttachedFile, left_over, text_problems
from app.domain.office import ANNOUNCEMENT_LONGEST, Street


class DebtFilter(StrEnum):
    """What customers of a group owe on the cards concerned."""

    ANY = ""
    NONE = "none"  # nothing to pay
    LATE = "late"  # something is overdue


class MailingStatus(StrEnum):
    """How far a message to a group is."""

    HELD = "held"  # waits for a supervisor
    READY = "ready"
    SENDING = "sending"  # begun; resumed by whoever may, also after a crash
    DONE = "done"
    CANCELLED = "cancelled"  # stopped for good: the rest gets nothing

    @property
    def is_over(self) -> bool:
        """Whether nobody else will get it."""
        return self in {MailingStatus.DONE, MailingStatus.CANCELLED}


@dataclass(frozen=True, slots=True)
class Choice:
    """A route or a tariff group one can choose: ``key`` as the database knows it."""

    key: str
    name: str
    service: Service | None = None


@dataclass(frozen=True, slots=True)
class GroupFilter:
    """Who is meant: customers with an open card that fits everything given. Nothing given: everybody."""

    service: Service | None = None
    streets: tuple[Street, ...] = ()
    routes: tuple[Choice, ...] = ()
    groups: tuple[Choice, ...] = ()
    debt: DebtFilter = DebtFilter.ANY


@dataclass(frozen=True, slots=True)
class Recipient:
    """One of a group, masked: the Id, "K··· A···" and a street without a house."""

    customer_id: int
    number: str
    name: str
    street: str


@dataclass(frozen=True, slots=True)
class GroupPreview:
    """How many the message would reach, how many it can't (no active e-BOK account), and the first of them.

    ``limit``: more than so many wait for a supervisor's word.
    """

    reached: int
    unreached: int
    limit: int
    first: tuple[Recipient, ...]

    @property
    def held(self) -> bool:
        """Whether it would wait for a supervisor."""
        return self.reached > self.limit


@dataclass(frozen=True, slots=True)
class GroupAnnouncement:
    """An announcement for the same streets, made in the same act; ``ends_at`` None: until it is withdrawn."""

    text: str
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class MailingDraft:
    """A message to a group as it is written."""

    filter: GroupFilter
    subject: str
    body: str
    request_key: str
    files: tuple[AttachedFile, ...] = ()
    announcement: GroupAnnouncement | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a message to a group is. ``skipped``: accounts that were no longer active when it was their turn."""

    mailing_id: int
    status: MailingStatus
    recipients: int
    sent: int
    skipped: int

    @property
    def left(self) -> int:
        """How many have not had their turn."""
        return self.recipients - self.sent - self.skipped


@dataclass(frozen=True, slots=True)
class Mailing:
    """A message to a group in the list. ``mine``: written by whoever looks. ``body`` may be cut after 2000 letters."""

    progress: Progress
    subject: str
    body: str
    filter: GroupFilter
    clerk: str
    mine: bool
    made_at: datetime
    released_by: str
    finished_at: datetime | None
    files: int

    @property
    def mailing_id(self) -> int:
        """Its id."""
        return self.progress.mailing_id


@dataclass(frozen=True, slots=True)
class Choices:
    """What a group can be chosen by, besides streets."""

    routes: tuple[Choice, ...] = field(default=())
    groups: tuple[Choice, ...] = field(default=())


def mailing_problems(draft: MailingDraft, template_fields: tuple[str, ...]) -> dict[str, str]:
    """Codes of what keeps a message to a group from being made, by field."""
    found = text_problems(draft.subject, draft.body)
    if "body" not in found and left_over(f"{draft.subject}\n{draft.body}", template_fields):
        found["body"] = "field_unfilled"
    told = draft.announcement
    if told is not None:
        if not draft.filter.streets:
            found["announcement"] = "announcement_needs_streets"
        elif not told.text.strip():
            found["announcement"] = "text_empty"
        elif len(told.text) > ANNOUNCEMENT_LONGEST:
            found["announcement"] = "text_too_long"
    return found

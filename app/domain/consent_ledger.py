"""What a customer agreed to, as the office sees it: the ledger, how each subject stands now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.consents import ConsentAct, ConsentChannel, ConsentEntry, ConsentKind, ConsentSubject
from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.domain.delivery import Delivery, InvoiceDelivery


class ConsentState(StrEnum):
    """How a subject stands now."""

    NEVER = "never"
    GIVEN = "given"
    OLDER = "older"  # given, of a text that has been replaced since
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class SubjectNow:
    """A subject with its last entry, None where there is none."""

    subject: ConsentSubject
    last: ConsentEntry | None

    @property
    def state(self) -> ConsentState:
        """How it stands now."""
        if self.last is None:
            return ConsentState.NEVER
        if self.last.act is ConsentAct.WITHDRAWN:
            return ConsentState.WITHDRAWN
        return ConsentState.OLDER if self.last.older else ConsentState.GIVEN


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """An entry as it is shown; ``subject`` None: no text of it is in force. ``taken``: the entry that took it back."""

    entry: ConsentEntry
    subject: ConsentSubject | None
    taken: ConsentEntry | None

    @property
    def kind(self) -> ConsentKind:
        """What sort of thing it is about."""
        return self.subject.kind if self.subject is not None else ConsentKind.CONSENT

    @property
    def title(self) -> str:
        """What it is about."""
        return self.subject.title if self.subject is not None else self.entry.subject


@dataclass(frozen=True, slots=True)
class ConsentLedger:
    """Page "oświadczenia i zgody" of a customer; entries newest first."""

    customer_id: int
    portal: PortalState
    delivery: InvoiceDelivery
    subjects: tuple[ConsentSubject, ...]
    entries: tuple[ConsentEntry, ...]

    def now(self) -> tuple[SubjectNow, ...]:
        """Every subject as it stands today, in the order of the texts."""
        last: dict[str, ConsentEntry] = {}
        for entry in self.entries:
            if entry.subject not in last or entry.entry_id > last[entry.subject].entry_id:
                last[entry.subject] = entry
        return tuple(SubjectNow(subject, last.get(subject.code)) for subject in self.subjects)

    def lines(self) -> tuple[LedgerLine, ...]:
        """The ledger newest first, each entry with its text and with what took it back."""
        subjects = {subject.code: subject for subject in self.subjects}
        return tuple(LedgerLine(entry, subjects.get(entry.subject), self.withdrawal(entry)) for entry in self.entries)

    def withdrawal(self, entry: ConsentEntry) -> ConsentEntry | None:
        """The entry that took a given one back, None while nothing did."""
        later = [
            each
            for each in self.entries
            if each.subject == entry.subject and each.entry_id > entry.entry_id and each.act is ConsentAct.WITHDRAWN
        ]
        return min(later, key=lambda each: each.entry_id, default=None) if entry.act is ConsentAct.GIVEN else None


@dataclass(frozen=True, slots=True)
class ConsentAsk:
    """An entry to be written. ``version`` is that of the text the customer was read; a withdrawal has none (0)."""

    customer_id: int
    subject: str
    version: int
    channel: ConsentChannel
    reason: str
    contact_key: str
    request_key: str


@dataclass(frozen=True, slots=True)
class DeliveryChoice:
    """Paper or electronic, as the customer wants it. ``text_version`` notes the acceptance in the same act; 0: none."""

    customer_id: int
    delivery: Delivery
    text_version: int
    channel: ConsentChannel
    reason: str
    contact_key: str
    request_key: str


CHANNEL_OF_CONTACT = {
    ContactChannel.PHONE: ConsentChannel.PHONE,
    ContactChannel.DESK: ConsentChannel.DESK,
    ContactChannel.OFFICE: ConsentChannel.PAPER,
}
"""How a customer says it in a running contact; in own work a letter lies on the desk."""


def withdrawal_problem(now: SubjectNow, portal: PortalState) -> str:
    """Code of why a subject can't be withdrawn, empty when it can (office rule 14)."""
    if now.state in {ConsentState.NEVER, ConsentState.WITHDRAWN}:
        return "consent_not_given"
    if now.subject.kind is ConsentKind.INFORMATION:
        return "information_stays"
    if now.subject.kind is ConsentKind.TERMS and portal not in {PortalState.NONE, PortalState.CLOSED}:
        return "terms_close_account"
    return ""

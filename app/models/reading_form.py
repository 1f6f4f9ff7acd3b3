"""The entry of readings on page 2.3: what is typed for each meter, what it means, and how it is saved.

Nothing typed is lost: an entry stays until it is stored, through another meter, a lost connection and a conflict, and
the same entry is saved with the same request key, so that a retry stores it once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.domain.contacts import ContactChannel
from app.domain.faults import Conflict, Refused
from app.domain.metering import (
    MeterHead,
    MeterHistory,
    Reading,
    ReadingDraft,
    ReadingOutcome,
    ReadingSource,
    ReadingStatus,
)
from app.domain.typed_day import typed_day
from app.domain.verdicts import Finding, Severity, StateError, Verdict, parse_state
from app.models.jobs import Jobs
from app.models.meter_histories import MeterHistories
from app.models.tab import CustomerTab
from app.services import metering
from app.services.link import Link
from app.system.clock import Clock

SOURCES = {
    ContactChannel.PHONE: ReadingSource.PHONE,
    ContactChannel.DESK: ReadingSource.DESK,
    ContactChannel.OFFICE: ReadingSource.DESK,
}


class Phase(Enum):
    """Where the entry of a meter stands."""

    TYPING = "typing"
    CONFIRMING = "confirming"  # a doubt waits for its reason
    SAVING = "saving"


@dataclass
class Entry:
    """What is typed for one meter."""

    state: str = ""
    day: str = ""
    reason: str = ""
    phase: Phase = Phase.TYPING
    request: str = field(default_factory=lambda: str(uuid4()))
    sentence_of: Exception | None = None
    """What stopped the last try, until something else is typed."""
    stored: ReadingOutcome | None = None
    """What the last try stored, until something else is typed."""


class ReadingForm(QObject):
    """The entries of one customer's meters; one of them is current."""

    changed = Signal()
    """What is to be shown of the current entry changed."""
    moved = Signal(int)
    """Another meter became current; carries its installation."""
    registered = Signal(object)
    """A state was stored; carries the ``ReadingOutcome``."""
    stopped = Signal(int, object)
    """A try to store failed; carries the installation and the error. ``save`` of it keeps the request key."""
    undone = Signal(object)
    """A reading was taken back; carries it."""

    def __init__(self, jobs: Jobs, link: Link, clock: Clock, tab: CustomerTab, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._link, self._clock, self._tab = jobs, link, clock, tab
        self._heads: dict[int, MeterHead] = {}
        self._entries: dict[int, Entry] = {}
        self._current = 0
        self.histories = MeterHistories(jobs, link, clock, tab.customer_id, self)
        self.histories.read.connect(self._read)

    # ------------------------------------------------------------ meters

    @property
    def current(self) -> int:
        """Installation of the current meter, 0 without one."""
        return self._current

    @property
    def head(self) -> MeterHead | None:
        """The current meter."""
        return self._heads.get(self._current)

    @property
    def entry(self) -> Entry:
        """What is typed for the current meter."""
        return self._entries.setdefault(self._current, Entry())

    def set_meters(self, heads: Sequence[MeterHead]) -> None:
        """The customer's meters, from a fresh card."""
        self._heads = {head.installation_id: head for head in heads}
        if self._current not in self._heads:
            self.go_to(next(iter(self._heads), 0))

    def go_to(self, installation_id: int) -> None:
        """Make another meter the current one; what is typed for the former stays."""
        if installation_id != self._current and (installation_id in self._heads or not installation_id):
            self._current = installation_id
            self.moved.emit(installation_id)
            self.changed.emit()
            self.load()

    def step(self, by: int) -> bool:
        """Go to the next (1) or former (-1) meter; False where there is none."""
        order = list(self._heads)
        place = order.index(self._current) + by if self._current in self._heads else 0
        if not 0 <= place < len(order):
            return False
        self.go_to(order[place])
        return True

    def history(self) -> MeterHistory | None:
        """What has been read of the current meter, None so far."""
        return self.histories.history(self._current)

    def load(self) -> None:
        """Read the current meter's history, and the next one's, so that Enter need not wait for it."""
        order = list(self._heads)
        if self._current in self._heads:
            place = order.index(self._current)
            self.histories.want(order[place : place + 2])

    def forget(self) -> None:
        """Something changed at this customer: what was read is read again when it is needed."""
        self.histories.forget(self._current)
        if self._current in self._heads:
            self.histories.load(self._current)

    def _read(self, installation_id: int) -> None:
        if installation_id == self._current:
            self.changed.emit()

    # ------------------------------------------------------------ typing

    def type_state(self, text: str) -> None:
        """The state field changed."""
        if text != self.entry.state:
            self._retyped(state=text)

    def type_day(self, text: str) -> None:
        """The date field changed."""
        if text != self.entry.day:
            self._retyped(day=text)

    def type_reason(self, text: str) -> None:
        """The reason field changed."""
        entry = self.entry
        if text != entry.reason:
            entry.reason, entry.request = text, str(uuid4())

    def back(self) -> None:
        """Correct the state instead of confirming it."""
        if self.entry.phase is Phase.CONFIRMING:
            self.entry.phase = Phase.TYPING
            self.changed.emit()

    def _retyped(self, *, state: str | None = None, day: str | None = None) -> None:
        entry = self.entry
        entry.state = entry.state if state is None else state
        entry.day = entry.day if day is None else day
        entry.phase, entry.reason, entry.request = Phase.TYPING, "", str(uuid4())
        entry.sentence_of = entry.stored = None
        self.changed.emit()

    @property
    def read_on(self) -> date | None:
        """The day typed, None where it can't be read."""
        return typed_day(self.entry.day, self._clock.today())

    def typed(self) -> bool:
        """Whether a state is typed for any meter and not stored yet."""
        return any(entry.state.strip() and entry.stored is None for entry in self._entries.values())

    def snapshot(self) -> dict[str, list[str]]:
        """What is typed and not stored, by installation, to be kept through a crash."""
        kept = {n: e for n, e in self._entries.items() if e.state.strip() and e.stored is None}
        return {str(number): [entry.state, entry.day, entry.request] for number, entry in kept.items()}

    def restore(self, kept: dict[str, list[str]]) -> None:
        """Bring back what was kept, where nothing is typed meanwhile."""
        for number, (state, day, request) in kept.items():
            there = self._entries.setdefault(int(number), Entry())
            if not there.state and there.stored is None:
                self._entries[int(number)] = Entry(state, day, request=request)
        self.changed.emit()

    # ------------------------------------------------------------ what it means

    def draft(self, where: int = 0) -> ReadingDraft | None:
        """What would be stored for a meter (0: the current one); None where no state or day can be read."""
        where = where or self._current
        entry = self._entries.get(where, Entry())
        day = typed_day(entry.day, self._clock.today())
        try:
            state = parse_state(entry.state)
        except StateError:
            return None
        if day is None or not where:
            return None
        return ReadingDraft(
            customer_id=self._tab.customer_id,
            installation_id=where,
            read_on=day,
            state=state,
            source=SOURCES[self._tab.contact.channel],
            request_key=entry.request,
            contact_key=self._tab.contact.key,
            confirmed_reason=entry.reason.strip() if entry.phase is not Phase.TYPING else "",
        )

    def verdict(self, where: int = 0) -> Verdict | None:
        """What an entry means (0: the current one); None while nothing is typed or the history is not there yet."""
        where = where or self._current
        entry = self._entries.get(where, Entry())
        if not entry.state.strip():
            return None
        try:
            parse_state(entry.state)
        except StateError as error:
            return Verdict(None, (Finding(error.code, Severity.PROBLEM, state=error.black),))
        draft, guard = self.draft(where), self.histories.guard(where)
        if draft is None:
            return None
        return guard.check(draft) if guard is not None else None

    # ------------------------------------------------------------ saving

    def enter(self) -> None:
        """Enter was pressed: store it, or ask for what is missing."""
        entry, verdict = self.entry, self.verdict()
        nothing = self.draft() is None or (verdict is not None and verdict.status is None)
        if nothing or entry.phase is Phase.SAVING or entry.stored is not None:
            self.changed.emit()
        elif verdict is not None and verdict.needs_confirmation and entry.phase is Phase.TYPING:
            entry.phase = Phase.CONFIRMING
            self.changed.emit()
        elif entry.phase is Phase.CONFIRMING and not entry.reason.strip():
            entry.sentence_of = Refused("reason_missing")
            self.changed.emit()
        else:
            self.save()

    def save(self, where: int = 0) -> None:
        """Store an entry (0: the current one); a retry keeps the request key, so it is stored once."""
        where = where or self._current
        draft, verdict = self.draft(where), self.verdict(where)
        if draft is None:
            return
        told = replace(draft, expected=verdict.status if verdict is not None else None)
        entry = self._entries[where]
        asked, entry.phase, entry.sentence_of = entry.phase, Phase.SAVING, None
        link, today = self._link, self._clock.today()
        self.changed.emit()
        self._jobs.start(
            lambda cancel: metering.register(link, told, today, cancel=cancel),
            lambda outcome: self._stored(where, outcome),
            lambda error: self._not_stored(where, asked, error),
            owner=self,
            key=f"save {where}",
        )

    def _stored(self, where: int, outcome: ReadingOutcome) -> None:
        kept = Entry(stored=outcome)
        refused = outcome.reading.status is ReadingStatus.REFUSED
        if refused:  # the clerk may have misheard one digit: what was typed stays to be corrected
            before = self._entries[where]
            kept = Entry(before.state, before.day, stored=outcome)
        self._entries[where] = kept
        self.registered.emit(outcome)
        self.histories.load(where)
        if not refused and where == self._current:
            self.step(1)
        self.changed.emit()

    def _not_stored(self, where: int, asked: Phase, error: Exception) -> None:
        entry = self._entries[where]
        entry.phase, entry.sentence_of = asked, error
        if isinstance(error, Refused) and error.code == "needs_confirmation":
            entry.phase, entry.sentence_of = Phase.CONFIRMING, None
        elif isinstance(error, Conflict):
            entry.phase, entry.request = Phase.TYPING, str(uuid4())
            self.histories.load(where)
        self.stopped.emit(where, error)
        self.changed.emit()

    def undo(self, reading: Reading) -> None:
        """Take back a reading of this contact."""
        link, customer_id, key = self._link, self._tab.customer_id, self._tab.contact.key
        self._jobs.start(
            lambda cancel: metering.undo(link, customer_id, reading, key, cancel=cancel),
            self._undone,
            owner=self,
            key=f"undo {reading.reading_id}",
        )

    def _undone(self, reading: Reading) -> None:
        for entry in self._entries.values():
            if entry.stored is not None and entry.stored.reading.reading_id == reading.reading_id:
                entry.stored = None
        self.undone.emit(reading)
        if reading.installation_id in self._heads:
            self.histories.load(reading.installation_id)
        self.changed.emit()

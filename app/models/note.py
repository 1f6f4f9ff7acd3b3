"""The note of a running contact: its draft is kept while it is typed, and goes when the contact ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.contacts import ContactEnd, ContactOutcome, NoteDraft, Topic
from app.domain.listing import Changed
from app.models.feed import Feed
from app.models.jobs import Jobs
from app.models.tab import CustomerTab, RunningContact
from app.services import contacts, drafts
from app.services.link import Link
from app.system.clock import Clock

KEEP_MS = 800
"""A draft is kept this long after the last change."""
AGAIN_MS = 5000
"""Where a draft could not be kept it is tried again after this long; the text stays in memory meanwhile."""


class Note(QObject):
    """Text, topic and reminder of one tab's contact. Views set them; this keeps, restores and stores them."""

    restored = Signal()
    """A draft of an earlier contact came back: show it."""
    kept_changed = Signal()
    """``kept`` (what is typed is safe in the database) or ``away`` (it could not be kept just now) changed."""
    ended = Signal(object)
    """The contact was stored; carries the ``ContactOutcome``. A new contact has begun."""
    not_ended = Signal(object)
    """The contact could not be stored; carries the error. Everything typed is still here."""

    def __init__(
        self, jobs: Jobs, link: Link, feed: Feed, tab: CustomerTab, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._link, self._feed, self._tab, self._clock = jobs, link, feed, tab, clock
        self.text = ""
        self.topic: Topic | None = None
        self.remind_on: date | None = None
        self.kept = True
        self.from_draft = False
        self.away = False
        self._keeping = False
        self._after: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    @property
    def empty(self) -> bool:
        """Whether there is nothing worth keeping."""
        return not self.text and self.topic is None and self.remind_on is None

    def change(self, text: str, topic: Topic | None, remind_on: date | None) -> None:
        """The clerk typed or chose something."""
        if (text, topic, remind_on) == (self.text, self.topic, self.remind_on):
            return
        self.text, self.topic, self.remind_on = text, topic, remind_on
        self._set_kept(kept=False)
        self._timer.start(KEEP_MS)

    # ------------------------------------------------------------ the draft

    def restore(self) -> None:
        """Look for the note this clerk was writing about the customer when the work broke off."""
        link, customer_id = self._link, self._tab.customer_id
        self._jobs.start(
            lambda cancel: drafts.load_note(link, customer_id, cancel=cancel),
            self._found,
            lambda _error: None,
            owner=self,
            key="restore",
            quiet=True,
        )

    def _found(self, draft: NoteDraft | None) -> None:
        if draft is None:
            return
        self.from_draft = True
        self.text = f"{draft.text}\n{self.text}".strip("\n") if self.text else draft.text
        self.topic = self.topic or draft.topic
        self.remind_on = self.remind_on or draft.remind_on
        if draft.contact_key != self._tab.contact.key:  # the note goes on, and so does its contact
            self._tab.contact = RunningContact(draft.contact_key, draft.channel, draft.started_at)
            self._tab.contact_changed.emit(self._tab.contact)
        self.restored.emit()

    def keep(self) -> None:
        """Keep the draft now, or drop it when everything was taken out again."""
        self._timer.stop()
        if self.kept or self._keeping:
            return
        link, customer_id, draft = self._link, self._tab.customer_id, self._draft()
        empty = self.empty
        self._keeping = True

        def work(cancel: object) -> None:
            del cancel  # a half-written draft is of no use: it is short, and always ends
            if empty:
                drafts.drop_note(link, customer_id)
            else:
                drafts.keep_note(link, customer_id, draft)

        self._jobs.start(
            work, lambda _none: self._was_kept(draft), self._was_not_kept, owner=self, key="keep", quiet=True
        )

    def discard(self) -> None:
        """The clerk throws the note away."""
        self.change("", None, None)
        self.from_draft = False
        self.keep()

    def _draft(self) -> NoteDraft:
        contact = self._tab.contact
        return NoteDraft(contact.key, contact.channel, contact.started_at, self.topic, self.text, self.remind_on)

    def _was_kept(self, draft: NoteDraft) -> None:
        self._keeping = False
        self._set_kept(kept=draft == self._draft())
        self._go_on()

    def _was_not_kept(self, _error: Exception) -> None:
        self._keeping = False
        self._set_kept(kept=False, away=True)
        self._timer.start(AGAIN_MS)
        self._go_on()

    def _go_on(self) -> None:
        after, self._after = self._after, None
        if after is not None:
            after()
        elif not self.kept and not self._timer.isActive():
            self._timer.start(KEEP_MS)

    def _set_kept(self, *, kept: bool, away: bool | None = None) -> None:
        before = (self.kept, self.away)
        self.kept = kept
        self.away = False if kept else self.away if away is None else away
        if before != (self.kept, self.away):
            self.kept_changed.emit()

    # ------------------------------------------------------------ the end

    def end(self) -> None:
        """Store the contact; safe to repeat, it has its own key. A draft on its way is waited for."""
        self._timer.stop()
        if self._keeping:
            self._after = self.end
            return
        contact = self._tab.contact
        ended = ContactEnd(
            self._tab.customer_id, contact.key, contact.channel, contact.started_at, self.topic, self.text, self.remind_on,
            self._tab.level,
        )  # fmt: skip
        link, today = self._link, self._clock.today()
        self._jobs.start(
            lambda cancel: contacts.end(link, ended, today, cancel=cancel),
            lambda stored: self._stored(ended, *stored),
            self._not_stored,
            owner=self,
            key="end",
        )

    def _stored(self, ended: ContactEnd, outcome: ContactOutcome, changes: tuple[Changed, ...]) -> None:
        self._feed.tell(*changes)
        self.from_draft = False
        now = replace(ended, topic=self.topic, note=self.text, remind_on=self.remind_on)
        if now == ended:
            self.text, self.topic, self.remind_on = "", None, None
            self._set_kept(kept=True)
        else:  # typed on while it was being stored: it belongs to the next contact
            self._set_kept(kept=False)
            self._timer.start(KEEP_MS)
        self.ended.emit(outcome)

    def _not_stored(self, error: Exception) -> None:
        if not self.kept:
            self._timer.start(AGAIN_MS)
        self.not_ended.emit(error)

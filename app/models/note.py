"""The note of a running contact: its draft is kept while it is typed, and goes when the contact ends."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.domain.contacts import ContactEnd, ContactOutcome, NoteDraft, Topic
from app.domain.listing import Changed
from app.models.feed import Feed
from app.models.jobs import Jobs
from app.models.keeper import Keeper
from app.models.tab import CustomerTab, RunningContact
from app.services import contacts, drafts
from app.services.link import Link
from app.system.clock import Clock


class Note(QObject):
    """Text, topic and reminder of one tab's contact. Views set them; this keeps, restores and stores them."""

    restored = Signal()
    """A draft of an earlier contact came back: show it."""
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
        self.from_draft = False
        customer_id = tab.customer_id

        def store(draft: Hashable) -> None:
            if isinstance(draft, NoteDraft) and (draft.text or draft.topic or draft.remind_on):
                drafts.keep_note(link, customer_id, draft)
            else:
                drafts.drop_note(link, customer_id)

        self.keeper = Keeper(jobs, self.draft, store, self)

    def draft(self) -> NoteDraft:
        """The note as it stands, with its contact."""
        contact = self._tab.contact
        return NoteDraft(contact.key, contact.channel, contact.started_at, self.topic, self.text, self.remind_on)

    def change(self, text: str, topic: Topic | None, remind_on: date | None) -> None:
        """The clerk typed or chose something."""
        if (text, topic, remind_on) != (self.text, self.topic, self.remind_on):
            self.text, self.topic, self.remind_on = text, topic, remind_on
            self.keeper.touch()

    def discard(self) -> None:
        """The clerk throws the note away."""
        self.change("", None, None)
        self.from_draft = False
        self.keeper.keep()

    # ------------------------------------------------------------ the draft of before

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

    # ------------------------------------------------------------ the end

    def end(self) -> None:
        """Store the contact; safe to repeat, it has its own key. A draft on its way is waited for."""
        self.keeper.rest()
        self.keeper.when_idle(self._end)

    def _end(self) -> None:
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
        if ended == replace(ended, topic=self.topic, note=self.text, remind_on=self.remind_on):
            self.text, self.topic, self.remind_on = "", None, None
            self.keeper.settled()
        else:  # typed on while it was being stored: it belongs to the next contact
            self.keeper.touch()
        self.ended.emit(outcome)

    def _not_stored(self, error: Exception) -> None:
        if not self.keeper.kept:
            self.keeper.touch()
        self.not_ended.emit(error)

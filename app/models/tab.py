"""What one open customer is to the desk: the card, the running contact, and how much may be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel, Level


@dataclass(frozen=True, slots=True)
class RunningContact:
    """A call or a visit as it runs: made by the desk, in the database with the first thing worth storing."""

    key: str
    channel: ContactChannel
    started_at: datetime


def new_contact(channel: ContactChannel, now: datetime) -> RunningContact:
    """A contact that begins now (aware UTC) with a key of its own."""
    return RunningContact(str(uuid4()), channel, now)


class CustomerTab(QObject):
    """One open customer. Verification, note and timer belong to (contact, customer), so each tab has its own."""

    card_changed = Signal(object)
    """The fresh ``CustomerCard``."""
    level_changed = Signal(object)
    """The ``Level`` reached by verification."""
    contact_changed = Signal(object)
    """The ``RunningContact``: another channel was chosen, or a new contact began."""
    page_wanted = Signal(str)
    """Somebody in the tab (a badge, the answer strip) wants the page with this key shown."""
    paper_sought = Signal()
    """The customer was found by a number of a paper: ``sought_paper``."""

    def __init__(self, card: CustomerCard, contact: RunningContact, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.contact = contact
        self.level = _opening_level(contact.channel)
        self.sought_paper = ""
        """Number (or KSeF number) of the paper that page 2.2 is to stand on; empty once it does."""

    def seek(self, paper: str) -> None:
        """Page 2.2 is to stand on this paper when it is seen next."""
        if paper:
            self.sought_paper = paper
            self.paper_sought.emit()

    @property
    def customer_id(self) -> int:
        """Whose tab it is."""
        return self.card.customer_id

    def set_card(self, card: CustomerCard) -> None:
        """The card was read again."""
        self.card = card
        self.card_changed.emit(card)

    def set_level(self, level: Level) -> None:
        """Verification came to a result."""
        if level is not self.level:
            self.level = level
            self.level_changed.emit(level)

    def set_channel(self, channel: ContactChannel) -> None:
        """The contact is of another kind than thought; it stays the same contact. What own work had opened closes."""
        before = self.contact.channel
        if channel is not before:
            self.contact = replace(self.contact, channel=channel)
            self.contact_changed.emit(self.contact)
            if ContactChannel.OFFICE in (before, channel):
                self.set_level(_opening_level(channel))

    def begin_contact(self, channel: ContactChannel, now: datetime) -> None:
        """The former contact ended; what was verified in it no longer counts."""
        self.contact = new_contact(channel, now)
        self.contact_changed.emit(self.contact)
        self.set_level(_opening_level(channel))


def _opening_level(channel: ContactChannel) -> Level:
    """Own work of the office discloses to nobody, so nothing has to be verified (office rule 8)."""
    return Level.CHANGE if channel is ContactChannel.OFFICE else Level.GENERAL

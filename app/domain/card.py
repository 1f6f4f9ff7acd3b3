"""The customer's card: everything the window needs when a customer is opened, in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.accounts import Account
from app.domain.contacts import Ask
from app.domain.customers import (
    Announcement,
    CustomerKind,
    Portal,
    Service,
)
from app.domain.metering import MeterHead
from app.domain.papers import Paper
from app.domain.waste import NextPickup


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """One customer as the desk opens it, made of one round trip that also wrote the access entry.

    ``booked_until``: bank payments are posted up to this day (office rule 3). ``access_id`` is the access entry.
    ``number`` is the customer number (Id), also the e-BOK login. ``email_confirmed`` tells whether F7 may send.
    """

    customer_id: int
    number: str
    version: int
    kind: CustomerKind
    name: str
    address: str
    phone: str  # masked: "··· ··· 567"
    email: str  # masked: "a···@poczta.example"
    email_confirmed: bool
    email_bouncing: bool
    accounts: tuple[Account, ...]
    meters: tuple[MeterHead, ...]
    papers: tuple[Paper, ...]  # the newest ten
    next_pickups: tuple[NextPickup, ...]
    portal: Portal
    announcements: tuple[Announcement, ...]
    asks: tuple[Ask, ...]
    unread_messages: int
    next_deadline: date | None  # of open complaints
    pending_changes: int
    failed_verifications_today: int
    booked_until: date
    commune_phone: str
    access_id: int

    @property
    def services(self) -> tuple[Service, ...]:
        """Services in use, water first."""
        return tuple(dict.fromkeys(a.service for a in self.accounts))

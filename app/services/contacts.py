"""Contacts: what a caller answered, how the contact ended, complaints and reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.calendar import deadline
from app.domain.contacts import (
    AnswerDraft,
    AnswerOutcome,
    ContactChannel,
    ContactEnd,
    ContactOutcome,
    ContactPage,
    Level,
    Topic,
)
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.messages import storable
from app.services.link import Link
from app.store import contacts as store
from app.store.session import Cancel

PAGE_ROWS = 50
NOTE_LONGEST = 8000


def verify(database: Link, draft: AnswerDraft, *, cancel: Cancel | None = None) -> AnswerOutcome:
    """Store what a caller answered; the third wrong answer of a day locks the customer until tomorrow.

    Raises ``Refused``: ``verification_locked``, ``pesel_tail_shape``, ``no_pesel``.
    """
    return store.verify(database, draft, cancel=cancel)


def turned(
    database: Link,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    level: Level,
    *,
    cancel: Cancel | None = None,
) -> None:
    """The contact is of another kind than it began with; why the customer is open is logged anew."""
    store.turned(database, customer_id, contact_key, channel, level, cancel=cancel)


def end(
    database: Link, ended: ContactEnd, received_on: date, *, cancel: Cancel | None = None
) -> tuple[ContactOutcome, tuple[Changed, ...]]:
    """Store topic, note and reminder of a contact; a complaint gets its signature and its deadline (office rule 9).

    Raises ``Refused``: ``note_too_long``, ``setting_missing``. Safe to repeat with the same contact key.
    """
    note = storable(ended.note)
    if len(note) > NOTE_LONGEST:
        raise Refused("note_too_long", {"longest": NOTE_LONGEST})
    is_complaint = ended.topic is Topic.COMPLAINT
    deadline_on = complaint_deadline(database, received_on, cancel=cancel) if is_complaint else None
    outcome = store.end(
        database,
        replace(ended, note=note),
        received_on if is_complaint else None,
        deadline_on,
        cancel=cancel,
    )
    changed = [Changed("contacts", ended.customer_id, outcome.contact_id)]
    if outcome.signature:
        changed.append(Changed("cases", ended.customer_id))
    return outcome, tuple(changed)


def complaint_deadline(database: Link, received_on: date, *, cancel: Cancel | None = None) -> date:
    """Day by which a complaint received on a day must be answered, moved off days free of work (art. 115 KC)."""
    days = store.complaint_days(database, received_on, cancel=cancel)
    if days is None:
        raise Refused("setting_missing", {"setting": "complaint_days"})
    return deadline(received_on, days)


def page(
    database: Link,
    customer_id: int,
    *,
    contact_key: str,
    channel: ContactChannel,
    after: str | None = None,
    limit: int = PAGE_ROWS,
    cancel: Cancel | None = None,
) -> ContactPage:
    """A customer's contacts, newest first; leaves an access entry."""
    return store.page(database, customer_id, contact_key, channel, after, limit, cancel=cancel)


def reminder_done(database: Link, customer_id: int, contact_id: int, *, cancel: Cancel | None = None) -> Changed:
    """The promised call was made."""
    store.reminder_done(database, customer_id, contact_id, cancel=cancel)
    return Changed("contacts", customer_id, contact_id)


def close_case(
    database: Link,
    customer_id: int,
    case_id: int,
    version: int,
    closed_on: date,
    *,
    cancel: Cancel | None = None,
) -> Changed:
    """The complaint was answered on a day. Raises ``Conflict`` when another desk changed it."""
    store.close_case(database, customer_id, case_id, version, closed_on, cancel=cancel)
    return Changed("cases", customer_id, case_id)

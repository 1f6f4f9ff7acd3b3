"""Announcements by area: what stands on the cards and in the answers of those concerned."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.messages import storable
from app.domain.office import AnnouncementDraft, OfficeAnnouncement, Street, announcement_problems
from app.services.link import Link
from app.store import office as store
from app.store.session import Cancel

KEPT_DAYS = 30
"""Announcements that are over stay on the page so long, to answer "was it you?"."""
STREETS_OFFERED = 20


def announced(database: Link, now: datetime, *, cancel: Cancel | None = None) -> tuple[OfficeAnnouncement, ...]:
    """Announcements that hold, will hold, or held in the last 30 days."""
    return store.announced(database, now - timedelta(days=KEPT_DAYS), cancel=cancel)


def announce(database: Link, draft: AnnouncementDraft, now: datetime, *, cancel: Cancel | None = None) -> Changed:
    """Announce something; a supervisor's act, refused to others by the database.

    Raises ``Refused`` with the first problem's code. A repeated request key stores nothing twice.
    """
    clean = replace(draft, text=storable(draft.text).strip())
    found = announcement_problems(clean, now)
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    store.announce(database, clean, cancel=cancel)
    return Changed("announcements", 0)


def withdraw(database: Link, announcement_id: int, version: int, *, cancel: Cancel | None = None) -> Changed:
    """Take an announcement off the cards; a supervisor's act. Raises ``Conflict`` when another desk changed it."""
    store.withdraw(database, announcement_id, version, cancel=cancel)
    return Changed("announcements", 0, announcement_id)


def streets(database: Link, typed: str, *, cancel: Cancel | None = None) -> tuple[Street, ...]:
    """Streets for completion, by the beginning of any of their words."""
    return store.streets(database, storable(typed)[:100], STREETS_OFFERED, cancel=cancel)

"""Consents of a customer: the ledger of who agreed to what, given and withdrawn; the texts in force."""

from __future__ import annotations

from app.domain.consents import ConsentSubject
from app.services.link import Link
from app.store import consents as store
from app.store.session import Cancel


def subjects(database: Link, *, cancel: Cancel | None = None) -> tuple[ConsentSubject, ...]:
    """What a customer can be asked to agree to, with the texts in force today, in their order; one round trip."""
    return store.subjects(database, cancel=cancel)

"""Consents of a customer: the ledger of who agreed to what, given and withdrawn; the texts in force."""

from __future__ import annotations

from dataclasses import replace

from app.domain.consent_ledger import ConsentAsk, ConsentLedger
from app.domain.consents import ConsentAct, ConsentSubject
from app.domain.contacts import ContactChannel
from app.domain.delivery import InvoiceDelivery
from app.domain.faults import Refused
from app.domain.messages import storable
from app.services.link import Link
from app.store import consents as store
from app.store.session import Cancel


def subjects(database: Link, *, cancel: Cancel | None = None) -> tuple[ConsentSubject, ...]:
    """What a customer can be asked to agree to, with the texts in force today, in their order; one round trip."""
    return store.subjects(database, cancel=cancel)


def ledger(
    database: Link, customer_id: int, *, contact_key: str, channel: ContactChannel, cancel: Cancel | None = None
) -> ConsentLedger:
    """Everything the customer agreed to and withdrew, invoices, declarations; leaves an access entry.

    Raises ``Refused("no_such_customer")``.
    """
    found = store.ledger(database, customer_id, contact_key, channel, cancel=cancel)
    if found is None:
        raise Refused("no_such_customer")
    return found


def give(database: Link, ask: ConsentAsk, *, cancel: Cancel | None = None) -> InvoiceDelivery:
    """Note that the customer agreed to a text; accepting electronic invoices ends paper from the day in the answer.

    Raises ``Refused``: ``consent_given_already``, ``subject_retired``; ``Conflict("text_version")`` when the text that was
    read to the customer is not the one in force any more. A repeated request key stores nothing twice.
    """
    return store.write(database, _clean(ask), ConsentAct.GIVEN, cancel=cancel)


def withdraw(database: Link, ask: ConsentAsk, *, cancel: Cancel | None = None) -> InvoiceDelivery:
    """Note that the customer takes back what was given; without electronic invoices paper returns, from the day told.

    Raises ``Refused``: ``reason_missing``, ``consent_not_given``, ``terms_close_account``, ``information_stays``.
    """
    clean = _clean(ask)
    if not clean.reason:
        raise Refused("reason_missing", {"field": "reason"})
    return store.write(database, clean, ConsentAct.WITHDRAWN, cancel=cancel)


def _clean(ask: ConsentAsk) -> ConsentAsk:
    return replace(ask, reason=storable(ask.reason).strip())

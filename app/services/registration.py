"""Why a customer can't register for e-BOK, and registering a caller who has an invoice in hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.diagnosis import (
    UNREADABLE,
    CallerRegistered,
    CallerRegistration,
    Diagnosis,
    TypedRegistration,
    caller_problems,
)
from app.domain.faults import Refused
from app.domain.identifiers import normal_email
from app.domain.messages import storable
from app.domain.registration import registration_answer
from app.services.link import Link
from app.store import portal as store
from app.store.session import Cancel


def diagnose(
    database: Link, typed: TypedRegistration, *, contact_key: str = "", cancel: Cancel | None = None
) -> Diagnosis:
    """The exact reason by the portal's own rule, for the clerk's eye; leaves a trace for whomever it names."""
    said = store.check_registration(
        database,
        storable(typed.number),
        storable(typed.invoice),
        storable(typed.amount),
        storable(typed.name),
        storable(typed.email),
        contact_key,
        cancel=cancel,
    )
    return _diagnosis(said)


def register(
    database: Link, draft: CallerRegistration, *, cancel: Cancel | None = None
) -> CallerRegistered | Diagnosis:
    """Open a waiting account and send the activation, or give the reason that stands against it.

    The same request key opens one account. Raises ``Refused`` with a field's code, or ``registration_locked`` after too
    many tries of a day.
    """
    clean = replace(
        draft,
        number=storable(draft.number).strip(),
        invoice=storable(draft.invoice).strip(),
        amount=storable(draft.amount).strip(),
        email=normal_email(storable(draft.email)),
    )
    found = caller_problems(clean)
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    said = store.register(
        database,
        clean.number,
        clean.invoice,
        clean.amount,
        clean.email,
        clean.contact_key,
        clean.request_key,
        cancel=cancel,
    )
    if said["reason"] != "ok":
        return _diagnosis(said)
    return CallerRegistered(said["customer_id"], said["login"], said["email"], said["shared"])


def _diagnosis(said: dict[str, Any]) -> Diagnosis:
    code = said["reason"]
    answer = None if code in UNREADABLE else registration_answer(said)
    return Diagnosis(code, answer, said.get("gross"), said.get("email_known"))

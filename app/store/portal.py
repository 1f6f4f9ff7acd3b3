"""The e-BOK account, and registering by an invoice; functions of the database guard, count and log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.domain.portal import PortalAccount, PortalDraft, PortalEvent, PortalMail
from app.store.answers import ask_json, read_moment
from app.store.session import Cancel, Database

PAGE = "select okienko.portal_page(%s, %s, %s)"
CHANGE = "select okienko.portal_change(%s, %s, %s, %s, %s, %s, %s)"
PRINTED = "select okienko.portal_slip_printed(%s, %s, %s)"
CHECK = "select okienko.registration_check(%s, %s, %s, %s, %s, %s)"
REGISTER = "select okienko.register_by_invoice(%s, %s, %s, %s, %s, %s)"


def page(
    database: Database,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    *,
    cancel: Cancel | None = None,
) -> PortalAccount | None:
    """Page 1.3 and the trace of having seen it, in one statement; None: no such customer."""
    with database.read(cancel) as connection:
        row = connection.execute(PAGE, (customer_id, contact_key or None, channel.value), prepare=True).fetchone()
    return _account(customer_id, json.loads(row[0])) if row and row[0] is not None else None


def change(database: Database, draft: PortalDraft, phc: str | None, *, cancel: Cancel | None = None) -> dict[str, Any]:
    """Do one act and give what it came to: state, version, login, name, address, until, email.

    ``phc`` is the hash of a one-time password, only for acts that print a slip. Raises ``Refused`` and ``Conflict``.
    """
    values = (
        draft.customer_id, draft.act.value, draft.version, phc, draft.reason, draft.contact_key or None, draft.request_key
    )  # fmt: skip
    return dict(ask_json(database, CHANGE, values, cancel, prepare=False) or {})


def slip_printed(
    database: Database, customer_id: int, contact_key: str, request_key: str, *, cancel: Cancel | None = None
) -> None:
    """Write down that the sealed slip was printed or saved; a repeated request stores nothing."""
    with database.read(cancel) as connection:
        connection.execute(PRINTED, (customer_id, contact_key or None, request_key))


def check_registration(
    database: Database,
    number: str,
    invoice: str,
    amount: str,
    name: str,
    email: str,
    contact_key: str,
    *,
    cancel: Cancel | None = None,
) -> dict[str, Any]:
    """Why what a customer typed registers nobody: the JSON of ``registration_reason`` and what the desk adds."""
    return dict(
        ask_json(database, CHECK, (number, invoice, amount, name, email, contact_key or None), cancel, prepare=False)
        or {}
    )


def register(
    database: Database,
    number: str,
    invoice: str,
    amount: str,
    email: str,
    contact_key: str,
    request_key: str,
    *,
    cancel: Cancel | None = None,
) -> dict[str, Any]:
    """Open a waiting account by three facts and an e-mail address, or tell what stands against it."""
    values = (number, invoice, amount, email, contact_key or None, request_key)
    return dict(ask_json(database, REGISTER, values, cancel, prepare=False) or {})


def _account(customer_id: int, answer: Mapping[str, Any]) -> PortalAccount:
    mail = answer["mail"]
    return PortalAccount(
        customer_id=customer_id,
        number=answer["number"],
        state=PortalState(answer["state"]),
        version=answer["version"],
        login=answer["login"],
        email=answer["email"] or "",
        created_at=read_moment(answer["created_at"]),
        changed_at=read_moment(answer["changed_at"]),
        changed_by=answer["changed_by"] or "",
        reason=answer["reason"],
        last_sign_in=read_moment(answer["last_sign_in_at"]),
        has_password=answer["has_password"],
        password_until=read_moment(answer["password_until"]),
        locked_until=read_moment(answer["locked_until"]),
        failures=answer["failures"],
        delivery=answer["delivery"],
        one_time_days=answer["days"],
        mail=PortalMail(mail[0], mail[1], datetime.fromisoformat(mail[2]), read_moment(mail[3]), read_moment(mail[4]))
        if mail
        else None,
        events=tuple(
            PortalEvent(event_id, act, PortalState(before), PortalState(after), datetime.fromisoformat(at), who, reason)
            for event_id, act, before, after, at, who, reason in answer["events"] or ()
        ),
    )

"""Personal data: read masked, revealed value by value, changed row by row under the row's version."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.domain.consent_ledger import DeliveryChoice
from app.domain.contacts import ContactChannel
from app.domain.customers import (
    Address,
    Channel,
    ChannelKind,
    CustomerKind,
    DataChange,
    Identifier,
    IdentifierKind,
    PersonalData,
    PortalState,
)
from app.domain.data_changes import ChangeRequest, FieldDecision, RequestPage, draft_of
from app.domain.delivery import InvoiceDelivery, read_delivery
from app.domain.email_change import CodeAnswer, EmailAsk, EmailAsked, EmailChange
from app.domain.faults import Conflict
from app.domain.messages import storable
from app.domain.personal import PersonalDraft, PersonalField
from app.store.answers import read_day, read_moment
from app.store.session import Cancel, Database

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

PERSONAL = "select okienko.personal(%s, %s, %s)"
REVEAL = "select okienko.reveal(%s, %s, %s, %s, %s)"
REQUESTS = "select okienko.change_requests(%s, %s)"
DECIDE = "select okienko.change_decide(%s, %s, %s, %s, %s, %s)"
ASK_EMAIL = "select okienko.email_change_ask(%s, %s, %s, %s, %s, %s)"
CONFIRM_EMAIL = "select okienko.email_change_confirm(%s, %s, %s)"
CANCEL_EMAIL = "select okienko.email_change_cancel(%s, %s, %s, %s)"
DELIVERY = "select okienko.invoice_delivery_set(%s, %s, %s, %s, %s, %s, %s)"
_REASON = "select set_config('okienko.reason', :reason, true), set_config('okienko.request', :key, true)"
_DONE = "select okienko.request_done(cast(:key as uuid))"


def personal(
    database: Database,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    *,
    cancel: Cancel | None = None,
) -> PersonalData | None:
    """Page 2.5 masked, and the trace of having seen it, in one statement."""
    with database.read(cancel) as connection:
        row = connection.execute(PERSONAL, (customer_id, contact_key or None, channel.value), prepare=False).fetchone()
    return _personal(customer_id, json.loads(row[0])) if row and row[0] is not None else None


def _personal(customer_id: int, answer: dict[str, Any]) -> PersonalData:
    return PersonalData(
        customer_id=customer_id,
        version=answer["version"],
        kind=CustomerKind(answer["kind"]),
        surname=answer["surname"],
        first_name=answer["first_name"],
        company=answer["company"],
        identifiers=tuple(
            Identifier(row_id, IdentifierKind(kind), shown) for row_id, kind, shown in answer["identifiers"] or ()
        ),
        addresses=tuple(Address(*row) for row in answer["addresses"] or ()),
        channels=tuple(
            Channel(row_id, version, ChannelKind(kind), shown, confirmed, bouncing)
            for row_id, version, kind, shown, confirmed, bouncing in answer["channels"] or ()
        ),
        changes=tuple(_change(row) for row in answer["changes"] or ()),
        since=read_day(answer["since"]),
        portal=PortalState(answer["portal"]),
        email_change=_email_change(answer["email_change"]),
        delivery=read_delivery(answer["delivery"]),
    )


def _change(row: list[Any]) -> DataChange:
    change, version, field, old, new, asked, *rest = row
    return DataChange(change, version, field, old, new, datetime.fromisoformat(asked), *rest)


def _email_change(row: list[Any] | None) -> EmailChange | None:
    if row is None:
        return None
    change, version, shown, asked, clerk, expires, left, replaces, notice = row
    ends = read_moment(expires)
    return EmailChange(change, version, shown, datetime.fromisoformat(asked), clerk, ends, left, replaces, notice or "")


def reveal(
    database: Database,
    customer_id: int,
    what: str,
    row_id: int,
    contact_key: str,
    purpose: str,
    *,
    cancel: Cancel | None = None,
) -> str:
    """One value in clear; ``what`` is "identifier" or "channel". The database logs it in the same call."""
    with database.read(cancel) as connection:
        row = connection.execute(REVEAL, (customer_id, what, row_id, contact_key or None, purpose)).fetchone()
    return str(row[0]) if row else ""


def begin(connection: Connection, reason: str, request_key: str) -> bool:
    """Say why and under which key this transaction writes; False when that key's work is stored already."""
    from app.store.tables import sql

    if connection.execute(sql.text(_DONE), {"key": request_key}).scalar():
        return False
    connection.execute(sql.text(_REASON), {"reason": reason, "key": request_key})
    return True


def change(connection: Connection, draft: PersonalDraft, values: dict[str, str]) -> None:
    """Write one thing; raises ``Conflict`` when its row is of a newer version by now."""
    from app.store.tables import sql
    from app.store.tables.people import addresses, contact_points, customers

    if draft.field in {PersonalField.PERSON_NAME, PersonalField.COMPANY_NAME}:
        _update(connection, customers, draft, values)
    elif draft.field in {PersonalField.PHONE, PersonalField.EMAIL}:
        kind = draft.field.value
        if draft.row_id:
            _update(connection, contact_points, draft, values)
        else:
            connection.execute(
                sql.insert(contact_points).values(customer_id=draft.customer_id, kind=kind, **values).inline()
            )
    elif draft.row_id:
        _update(connection, addresses, draft, values)
    else:
        connection.execute(
            sql.insert(addresses).values(customer_id=draft.customer_id, kind=draft.field.value, **values).inline()
        )


def _update(connection: Connection, table: Table, draft: PersonalDraft, values: dict[str, Any]) -> None:
    from app.store.tables import sql

    statement = sql.update(table).where(table.c.customer_id == draft.customer_id, table.c.version == draft.version)
    if draft.row_id and table.name != "customers":
        statement = statement.where(table.c.id == draft.row_id)
    if connection.execute(statement.values(**values)).rowcount != 1:
        raise Conflict("version")


def requests(database: Database, after: str | None, limit: int, *, cancel: Cancel | None = None) -> RequestPage:
    """Requests from e-BOK that wait, the oldest first, and the trace of whose were shown."""
    with database.read(cancel) as connection:
        row = connection.execute(REQUESTS, (after or "", limit), prepare=True).fetchone()
    answer = json.loads(row[0]) if row else {}
    rows = answer["rows"] or []
    return RequestPage(
        tuple(
            ChangeRequest(
                customer, request, number, name, address, datetime.fromisoformat(asked), PortalState(portal),
                tuple(_change(field) for field in fields),
            )
            for customer, request, number, name, address, asked, portal, fields, _key in rows
        ),
        rows[-1][8] if len(rows) == limit else None,
        answer["total"],
    )  # fmt: skip


def decide(
    database: Database,
    customer_id: int,
    decisions: tuple[FieldDecision, ...],
    letter: tuple[str, str],
    *,
    contact_key: str,
    request_key: str,
    cancel: Cancel | None = None,
) -> bool:
    """Decide fields of a request and put the letter (subject, body) into the customer's inbox, in one statement; whether
    there was an account to put it into.
    """
    told = json.dumps([_decision(customer_id, each) for each in decisions])
    values = (customer_id, told, *letter, contact_key or None, request_key)
    with database.read(cancel) as connection:
        row = connection.execute(DECIDE, values).fetchone()
    return bool(row and json.loads(row[0])[0])


def _decision(customer_id: int, decision: FieldDecision) -> dict[str, Any]:
    change = decision.change
    draft = draft_of(customer_id, change, decision.reason) if decision.accept else None
    return {
        "id": change.change_id,
        "version": change.version,
        "accept": decision.accept,
        "reason": decision.reason,
        "row": change.row_id,
        "row_version": change.row_version,
        "values": draft.cleaned() if draft is not None else {},
    }


def ask_email_change(database: Database, ask: EmailAsk, *, cancel: Cancel | None = None) -> EmailAsked:
    """A new address waits for its code; one statement writes it and both notices."""
    values = (ask.customer_id, ask.row_id, ask.email, ask.reason, ask.contact_key or None, ask.request_key)
    with database.read(cancel) as connection:
        row = connection.execute(ASK_EMAIL, values).fetchone()
    change, shared = json.loads(row[0]) if row else (0, False)
    return EmailAsked(ask.customer_id, change, shared)


def confirm_email_change(
    database: Database, customer_id: int, code: str, request_key: str, *, cancel: Cancel | None = None
) -> CodeAnswer:
    """Compare a code; a wrong one is counted."""
    with database.read(cancel) as connection:
        row = connection.execute(CONFIRM_EMAIL, (customer_id, storable(code)[:100], request_key)).fetchone()
    return CodeAnswer(row[0]) if row else CodeAnswer.NONE


def cancel_email_change(
    database: Database, customer_id: int, change_id: int, version: int, reason: str, *, cancel: Cancel | None = None
) -> None:
    """Give up a change that waits."""
    with database.read(cancel) as connection:
        connection.execute(CANCEL_EMAIL, (customer_id, change_id, version, reason))


def set_invoice_delivery(
    database: Database, choice: DeliveryChoice, *, cancel: Cancel | None = None
) -> InvoiceDelivery:
    """Choose paper or electronic; tells from when."""
    values = (
        choice.customer_id, choice.delivery.value, choice.text_version or None, choice.channel.value, choice.reason,
        choice.contact_key or None, choice.request_key,
    )  # fmt: skip
    with database.read(cancel) as connection:
        row = connection.execute(DELIVERY, values).fetchone()
    return read_delivery(json.loads(row[0]) if row else {})

"""Personal data: read masked, revealed value by value, changed row by row under the row's version."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

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
)
from app.domain.faults import Conflict
from app.domain.personal import PersonalDraft, PersonalField
from app.store.session import Cancel, Database

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

PERSONAL = "select okienko.personal(%s, %s, %s)"
REVEAL = "select okienko.reveal(%s, %s, %s, %s, %s)"
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
        changes=tuple(
            DataChange(change, version, name, old, new, datetime.fromisoformat(asked))
            for change, version, name, old, new, asked in answer["changes"] or ()
        ),
        since=date.fromisoformat(answer["since"]) if answer["since"] else None,
    )


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
            _update(connection, contact_points, draft, {**values, "confirmed": False, "bouncing": False})
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


def decide(
    connection: Connection, customer_id: int, change_id: int, version: int, reason: str, *, accept: bool
) -> None:
    """Close a request for a change of data; who and when is set by the database."""
    from app.store.tables import sql
    from app.store.tables.people import data_changes

    statement = (
        sql.update(data_changes)
        .where(
            data_changes.c.customer_id == customer_id,
            data_changes.c.id == change_id,
            data_changes.c.version == version,
        )
        .values(status="accepted" if accept else "refused", reason=reason)
    )
    if connection.execute(statement).rowcount != 1:
        raise Conflict("version")

"""Saving a paper declaration, parking and undoing one; one statement each, guarded and traced by the database's functions."""

from __future__ import annotations

import json
from typing import Any

from app.domain.customers import PortalState
from app.domain.declarations import DiffField, Parked, Registered, ScanFile, Undone
from app.store.answers import read_day
from app.store.session import Cancel, Database

FILE = "okienko.file_store(%s, %s, %s)"
SAVE = "select okienko.declaration_save(%s::jsonb, %s)"
SAVE_WITH_FILE = f"select okienko.declaration_save(%s::jsonb || jsonb_build_object('stored', {FILE}), %s)"
PARK = "select okienko.declaration_park(%s::jsonb)"
PARK_WITH_FILE = f"select okienko.declaration_park(%s::jsonb || jsonb_build_object('stored', {FILE}))"
UNDO = "select okienko.declaration_undo(%s, %s, %s, %s, %s)"
DROP = "select okienko.waiting_drop(%s, %s, %s)"
_NOTHING = (0, 0, "", "", None, False, False)
FORM = "select okienko.declaration_form_new(%s)"


def save(
    database: Database, payload: dict[str, Any], phc: str | None, scan: ScanFile | None, *, cancel: Cancel | None = None
) -> Registered:
    """Store a declaration with all that follows from it, its scan too, in one statement, so all of it or nothing."""
    text = json.dumps(payload, ensure_ascii=False)
    with database.read(cancel) as connection:
        if scan is None:
            row = connection.execute(SAVE, (text, phc), prepare=False).fetchone()
        else:
            values = (text, scan.sha256, scan.media_type, scan.content, phc)
            row = connection.execute(SAVE_WITH_FILE, values, prepare=False).fetchone()
    customer_id, declaration_id, number, login, from_day, again, holds = json.loads(row[0]) if row else _NOTHING
    day = read_day(from_day)
    return Registered(customer_id, declaration_id, number, login, day, again, holds)


def park(database: Database, payload: dict[str, Any], scan: ScanFile | None, *, cancel: Cancel | None = None) -> Parked:
    """Let a paper of somebody who is not on file wait, with its scan, in one statement."""
    text = json.dumps(payload, ensure_ascii=False)
    with database.read(cancel) as connection:
        if scan is None:
            row = connection.execute(PARK, (text,), prepare=False).fetchone()
        else:
            values = (text, scan.sha256, scan.media_type, scan.content)
            row = connection.execute(PARK_WITH_FILE, values, prepare=False).fetchone()
    return Parked(*json.loads(row[0])) if row else Parked(0, "")


def undo(
    database: Database,
    customer_id: int,
    declaration_id: int,
    version: int,
    reason: str,
    request_key: str,
    *,
    cancel: Cancel | None = None,
) -> Undone:
    """Undo a registration; raises ``Conflict("version")`` when another desk was first."""
    with database.read(cancel) as connection:
        row = connection.execute(UNDO, (customer_id, declaration_id, version, reason, request_key)).fetchone()
    told = json.loads(row[0]) if row else {}
    return Undone(
        reverted=tuple(DiffField(name) for name in told["reverted"]),
        kept=tuple(DiffField(name) for name in told["kept"]),
        withdrawn=tuple(told["withdrawn"]),
        account=PortalState(told["account"]) if told["account"] else None,
        waiting_id=told["waiting"] or 0,
    )


def drop_waiting(
    database: Database, waiting_id: int, version: int, reason: str, *, cancel: Cancel | None = None
) -> bool:
    """Throw a waiting paper away; False when another desk changed it meanwhile."""
    with database.read(cancel) as connection:
        row = connection.execute(DROP, (waiting_id, version, reason)).fetchone()
    return bool(row and row[0])


def new_form(database: Database, customer_id: int | None, *, cancel: Cancel | None = None) -> str:
    """The number of a form that is printed now."""
    with database.read(cancel) as connection:
        row = connection.execute(FORM, (customer_id,)).fetchone()
    return str(row[0]) if row else ""


def store_file(database: Database, scan: ScanFile, *, cancel: Cancel | None = None) -> int:
    """Keep a file once; gives its id."""
    with database.read(cancel) as connection:
        row = connection.execute(f"select {FILE}", (scan.sha256, scan.media_type, scan.content)).fetchone()
    return int(row[0]) if row else 0

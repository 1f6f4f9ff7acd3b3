"""What is read around a declaration: the file beside the paper, warnings, waiting papers, lists, scans. Each leaves a trace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from app.domain.contacts import ContactChannel
from app.domain.customers import CustomerKind, PortalState, Service
from app.domain.declarations import (
    DeclarationDraft,
    DeclarationObject,
    DeclarationRow,
    DeclarationStatus,
    DeclarationWarning,
    FormFound,
    FormStatus,
    ObjectAnswer,
    OnFile,
    PaperAddress,
    SignerRole,
    StoredScan,
    WaitingDeclaration,
    WarningKind,
)
from app.store.answers import read_day, read_moment
from app.store.session import Cancel, Database

LOOK = "select okienko.declaration_look(%s, %s, %s)"
WARNINGS = "select okienko.declaration_warnings(%s, %s::jsonb, %s, %s)"
OBJECT = "select okienko.declaration_object(%s, %s)"
FIND_FORM = "select okienko.declaration_form_find(%s)"
WAITING = "select okienko.waiting_list(%s)"
RECENT = "select okienko.declarations_recent(%s)"
OF_CUSTOMER = "select okienko.declarations_of(%s, %s, %s)"
SCAN = "select okienko.scan_read(%s, %s, %s, %s)"
WAITING_SCAN = "select okienko.waiting_scan_read(%s)"


def look(
    database: Database, customer_id: int, contact_key: str, channel: ContactChannel, *, cancel: Cancel | None = None
) -> OnFile | None:
    """What is on file of a customer, for the wizard."""
    with database.read(cancel) as connection:
        row = connection.execute(LOOK, (customer_id, contact_key or None, channel.value)).fetchone()
    return _on_file(customer_id, json.loads(row[0])) if row and row[0] is not None else None


def _on_file(customer_id: int, answer: dict[str, Any]) -> OnFile:
    identifiers = answer["identifiers"] or {}
    addresses = {kind: PaperAddress(*parts) for kind, parts in (answer["addresses"] or {}).items()}
    channels = answer["channels"] or ()
    shown = {kind: next((masked for each, masked, _ in channels if each == kind), "") for kind in ("phone", "email")}
    state, portal_email = answer["portal"] or ("none", "")
    return OnFile(
        customer_id=customer_id,
        number=answer["number"],
        kind=CustomerKind(answer["kind"]),
        surname=answer["surname"],
        first_name=answer["first_name"],
        company=answer["company"],
        closed=answer["closed"],
        nip=identifiers.get("nip", ""),
        regon=identifiers.get("regon", ""),
        has_pesel="pesel" in identifiers,
        residence=addresses.get("residence"),
        mailing=addresses.get("mailing"),
        phone=shown["phone"],
        email=shown["email"],
        salt=answer["salt"],
        phones=frozenset(digest for kind, _, digest in channels if kind == "phone"),
        emails=frozenset(digest for kind, _, digest in channels if kind == "email"),
        objects=tuple(_object(each) for each in answer["objects"] or ()),
        given=answer["given"] or {},
        delivery=answer["delivery"],
        electronic_from=date.fromisoformat(answer["electronic_from"]),
        portal=PortalState(state),
        portal_email=portal_email,
        declared=tuple(answer["declared"] or ()),
    )


def _object(row: Sequence[Any]) -> DeclarationObject:
    account_id, service, *rest = row
    return DeclarationObject(account_id, Service(service), *rest)


def check_object(database: Database, customer_id: int, typed: str, *, cancel: Cancel | None = None) -> ObjectAnswer:
    """Whether the object typed by its Id is this customer's."""
    with database.read(cancel) as connection:
        row = connection.execute(OBJECT, (customer_id, typed)).fetchone()
    answer = json.loads(row[0]) if row else {"code": "no_such_object"}
    return ObjectAnswer(answer["code"], _object(answer["object"]) if "object" in answer else None)


def warnings(
    database: Database,
    customer_id: int,
    said: dict[str, str],
    contact_key: str,
    channel: ContactChannel,
    *,
    cancel: Cancel | None = None,
) -> tuple[DeclarationWarning, ...]:
    """What is told before saving; ``said``: pesel, nip, name, address (street and house), email, phone, waiting_id."""
    values = (customer_id or None, json.dumps(said, ensure_ascii=False), contact_key or None, channel.value)
    with database.read(cancel) as connection:
        row = connection.execute(WARNINGS, values).fetchone()
    return tuple(
        DeclarationWarning(WarningKind(kind), who, number, name, PortalState(state), email, read_day(day))
        for kind, who, number, name, state, email, day in (json.loads(row[0]) if row else ())
    )


def find_form(database: Database, number: str, *, cancel: Cancel | None = None) -> FormFound | None:
    """What became of the form of this number."""
    with database.read(cancel) as connection:
        row = connection.execute(FIND_FORM, (number,)).fetchone()
    if not row or row[0] is None:
        return None
    number, printed, who, customer, name, declaration, state, waiting, waiting_state = json.loads(row[0])
    status = FormStatus(state) if state else FormStatus.BLANK
    if waiting_state == "waiting":
        status = FormStatus.WAITING
    elif waiting_state == "dropped" and not state:
        status = FormStatus.DROPPED
    return FormFound(
        number,
        status,
        datetime.fromisoformat(printed),
        who or 0,
        customer or "",
        name or "",
        declaration or 0,
        waiting if waiting_state == "waiting" else 0,
    )


def waiting(database: Database, limit: int, *, cancel: Cancel | None = None) -> tuple[WaitingDeclaration, ...]:
    """Papers that wait for their customer, the oldest first."""
    with database.read(cancel) as connection:
        row = connection.execute(WAITING, (limit,)).fetchone()
    return tuple(
        WaitingDeclaration(
            waiting_id,
            version,
            number,
            date.fromisoformat(received),
            name,
            clerk,
            datetime.fromisoformat(recorded),
            scan,
            DeclarationDraft.from_json(draft),
        )
        for waiting_id, version, number, received, name, clerk, recorded, scan, draft in (
            json.loads(row[0]) if row else ()
        )
    )


def recent(database: Database, limit: int, *, cancel: Cancel | None = None) -> tuple[DeclarationRow, ...]:
    """The latest declarations of all desks."""
    with database.read(cancel) as connection:
        row = connection.execute(RECENT, (limit,)).fetchone()
    return tuple(_row(each) for each in (json.loads(row[0]) if row else ()))


def of_customer(
    database: Database, customer_id: int, contact_key: str, channel: ContactChannel, *, cancel: Cancel | None = None
) -> tuple[DeclarationRow, ...]:
    """Declarations of a customer with their objects and scans."""
    with database.read(cancel) as connection:
        row = connection.execute(OF_CUSTOMER, (customer_id, contact_key or None, channel.value)).fetchone()
    return tuple(_row(each) for each in (json.loads(row[0]) if row else ()))


def _row(row: Sequence[Any]) -> DeclarationRow:
    return DeclarationRow(
        customer_id=row[0],
        declaration_id=row[1],
        version=row[2],
        number=row[3],
        customer_number=row[4],
        customer_name=row[5],
        received_on=date.fromisoformat(row[6]),
        signed_on=date.fromisoformat(row[7]),
        signer_name=row[8],
        signer_role=SignerRole(row[9]),
        status=DeclarationStatus(row[10]),
        clerk=row[11],
        recorded_at=datetime.fromisoformat(row[12]),
        opened=bool(row[13]),
        objects=tuple(row[14] or ()),
        scans=tuple(
            StoredScan(scan, name, kind, size, datetime.fromisoformat(added))
            for scan, name, kind, size, added in row[15] or ()
        ),
        undone_by=row[16],
        undone_at=read_moment(row[17]),
        undo_reason=row[18],
    )


def scan_bytes(
    database: Database,
    customer_id: int,
    scan_id: int,
    contact_key: str,
    channel: ContactChannel,
    *,
    cancel: Cancel | None = None,
) -> bytes:
    """The scan itself; who looked at it is logged in the same statement."""
    with database.read(cancel) as connection:
        values = (customer_id, scan_id, contact_key or None, channel.value)
        row = connection.execute(SCAN, values, binary=True).fetchone()
    return bytes(row[0]) if row else b""


def waiting_scan_bytes(database: Database, waiting_id: int, *, cancel: Cancel | None = None) -> bytes:
    """The scan of a waiting paper."""
    with database.read(cancel) as connection:
        row = connection.execute(WAITING_SCAN, (waiting_id,), binary=True).fetchone()
    return bytes(row[0]) if row else b""

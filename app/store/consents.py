"""The ledger of consents, append-only, and the texts customers are asked to agree to."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from app.domain.consent_ledger import ConsentAsk, ConsentLedger
from app.domain.consents import ConsentAct, ConsentChannel, ConsentEntry, ConsentKind, ConsentSubject
from app.domain.contacts import ContactChannel
from app.domain.customers import PortalState
from app.domain.delivery import InvoiceDelivery, read_delivery
from app.store.session import Cancel, Database

SUBJECTS = (
    "select s.code, s.kind, t.version, t.title, t.body from okienko.consent_subjects s "
    "join lateral (select * from okienko.templates t where t.code = s.template_code "
    "and t.valid_from <= okienko.warsaw_today() order by t.version desc limit 1) t on true "
    "where not s.retired order by s.position"
)
PAGE = "select okienko.consents_page(%s, %s, %s)"
WRITE = "select okienko.consent_change(%s, %s, %s, %s, %s, %s, %s, %s)"


def subjects(database: Database, *, cancel: Cancel | None = None) -> tuple[ConsentSubject, ...]:
    """What a customer can be asked to agree to, with the texts in force today, in their order."""
    with database.read(cancel) as connection:
        rows = connection.execute(SUBJECTS, prepare=True).fetchall()
    return tuple(ConsentSubject(code, ConsentKind(kind), *rest) for code, kind, *rest in rows)


def ledger(
    database: Database,
    customer_id: int,
    contact_key: str,
    channel: ContactChannel,
    *,
    cancel: Cancel | None = None,
) -> ConsentLedger | None:
    """The ledger of a customer and the trace of having seen it, in one statement; None: no such customer."""
    with database.read(cancel) as connection:
        row = connection.execute(PAGE, (customer_id, contact_key or None, channel.value), prepare=False).fetchone()
    return _ledger(customer_id, json.loads(row[0])) if row and row[0] is not None else None


def write(database: Database, ask: ConsentAsk, act: ConsentAct, *, cancel: Cancel | None = None) -> InvoiceDelivery:
    """Add an entry, with what follows from it for invoices; tells how they go out from now on."""
    values = (
        ask.customer_id, ask.subject, act.value, ask.version, ask.channel.value, ask.reason, ask.contact_key or None, ask.request_key
    )  # fmt: skip
    with database.read(cancel) as connection:
        row = connection.execute(WRITE, values).fetchone()
    return read_delivery(json.loads(row[0])["delivery"] if row else {})


def _ledger(customer_id: int, answer: dict[str, Any]) -> ConsentLedger:
    return ConsentLedger(
        customer_id=customer_id,
        portal=PortalState(answer["portal"]),
        delivery=read_delivery(answer["delivery"]),
        subjects=tuple(
            ConsentSubject(code, ConsentKind(kind), *rest) for code, kind, *rest in answer["subjects"] or ()
        ),
        entries=tuple(_entry(row) for row in answer["rows"] or ()),
    )


def _entry(row: list[Any]) -> ConsentEntry:
    return ConsentEntry(
        entry_id=row[0],
        subject=row[1],
        act=ConsentAct(row[2]),
        version=row[3],
        version_now=row[4],
        on_day=date.fromisoformat(row[5]),
        at=datetime.fromisoformat(row[6]),
        channel=ConsentChannel(row[7]),
        clerk=row[8],
        number=row[9],
        declaration_id=row[10],
        reason=row[11],
    )

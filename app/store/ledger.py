"""The ledger as it is read: operations of a card in a range of days."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from app.domain.contacts import ContactChannel
from app.domain.ledger import Operation, OperationKind
from app.store.answers import read_day, read_status
from app.store.session import Cancel, Database

LEDGER = "select okienko.ledger(%s, %s, %s, %s, %s, %s)"


def operations(
    database: Database,
    customer_id: int,
    account_id: int,
    days: tuple[date, date],
    contact: tuple[str, ContactChannel],
    cancel: Cancel | None = None,
) -> tuple[Operation, ...]:
    """Operations booked from the first to the last of ``days``, newest first; ``contact`` is why they are looked at."""
    key, channel = contact
    with database.read(cancel) as connection:
        row = connection.execute(
            LEDGER, (customer_id, account_id, *days, key or None, channel.value), prepare=True
        ).fetchone()
    return tuple(_operation(account_id, one) for one in json.loads(row[0])) if row else ()


def _operation(account_id: int, row: list[Any]) -> Operation:
    operation_id, kind, booked_on, due_on, document, debit, credit, open_amount, balance_after, status = row
    return Operation(
        operation_id=operation_id,
        account_id=account_id,
        kind=OperationKind(kind),
        booked_on=date.fromisoformat(booked_on),
        due_on=read_day(due_on),
        document=document,
        debit=debit,
        credit=credit,
        open_amount=open_amount,
        balance_after=balance_after,
        debt_status=read_status(status),
    )

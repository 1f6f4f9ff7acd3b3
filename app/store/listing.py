"""Lists of customers: a page behind a key, in one statement."""

from __future__ import annotations

import json
from typing import Any

from app.domain.balance import ServiceTotal
from app.domain.customers import Service
from app.domain.listing import CustomerRow, CustomerView, Slice
from app.store.answers import read_day
from app.store.session import Cancel, Database

PAGE = "select okienko.customer_page(%s, %s, %s)"


def customers(
    database: Database, view: CustomerView, after: str, count: int, cancel: Cancel | None = None
) -> Slice[CustomerRow, str]:
    """At most ``count`` rows behind ``after`` ("" is the beginning)."""
    with database.read(cancel) as connection:
        row = connection.execute(PAGE, (view.value, after, count), prepare=True).fetchone()
    rows = tuple(_row(one) for one in json.loads(row[0])) if row else ()
    return Slice(rows, rows[-1].key if len(rows) == count else None)


def _row(row: list[Any]) -> CustomerRow:
    customer_id, account_id, number, name, address, key, card_number, totals = row
    return CustomerRow(
        customer_id=customer_id,
        account_id=account_id,
        number=number,
        name=name,
        address=address,
        key=key,
        card_number=card_number or "",
        totals=tuple(_total(one) for one in totals or ()),
    )


def _total(row: list[Any]) -> ServiceTotal:
    service, cards, to_pay, overdue, overpaid, apart, oldest_due, fees = row
    return ServiceTotal(
        service=Service(service),
        cards=cards - fees,
        to_pay=to_pay,
        overdue=overdue,
        overpaid=overpaid,
        apart=apart,
        oldest_due=read_day(oldest_due),
        fees=fees,
    )

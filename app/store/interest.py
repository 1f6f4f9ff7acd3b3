"""Rates of interest for delay, as the office wrote them down."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from app.domain.customers import InterestRegime
from app.domain.interest import InterestTerms, Rate, WrittenRate
from app.store.answers import read_day
from app.store.session import Cancel, Database

TERMS = "select okienko.interest_terms(%s)"
RATES = (
    "select regime, valid_from, valid_to, percent, source from okienko.interest_rates"
    " order by array_position('{civil,commercial,tax}', regime), valid_from"
)
WRITE = (
    "insert into okienko.interest_rates (regime, valid_from, valid_to, percent, source) values (%s, %s, %s, %s, %s)"
    " on conflict (regime, valid_from) do update set valid_to = excluded.valid_to, percent = excluded.percent, source = excluded.source"
)


def terms(database: Database, customer_id: int, cancel: Cancel | None = None) -> InterestTerms | None:
    """A customer's regime and its rates; None: no such customer."""
    with database.read(cancel) as connection:
        row = connection.execute(TERMS, (customer_id,), prepare=True).fetchone()
    if row is None or row[0] is None:
        return None
    told = json.loads(row[0])
    rates = (
        Rate(date.fromisoformat(first), read_day(last), Decimal(percent)) for first, last, percent in told["rates"]
    )
    return InterestTerms(InterestRegime(told["regime"]), tuple(rates))


def rates(database: Database, cancel: Cancel | None = None) -> tuple[WrittenRate, ...]:
    """Every rate that was written down, by regime and day."""
    with database.read(cancel) as connection:
        rows = connection.execute(RATES).fetchall()
    return tuple(
        WrittenRate(InterestRegime(regime), Rate(first, last, percent), source)
        for regime, first, last, percent, source in rows
    )


def write(database: Database, made: WrittenRate, cancel: Cancel | None = None) -> None:
    """Write a rate down, or another one for the same first day. Raises EnvironmentFault (permission)."""
    rate = made.rate
    with database.read(cancel) as connection:
        connection.execute(WRITE, (made.regime.value, rate.first, rate.last, rate.percent, made.source))

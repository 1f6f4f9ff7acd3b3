"""Rates of interest for delay, as the office wrote them down."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from app.domain.customers import InterestRegime
from app.domain.interest import InterestTerms, Rate
from app.store.answers import read_day
from app.store.session import Cancel, Database

TERMS = "select okienko.interest_terms(%s)"


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

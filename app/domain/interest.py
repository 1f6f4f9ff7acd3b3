"""Interest for delay as it would stand today: told, never booked by itself (office rules 3 and 10). Amounts in grosze.

Counted of what is open now, each item apart: percent a year, days of delay over 365, from the day after the due date to
today (art. 481 KC); a due date on a Saturday or holiday moves to the next working day (art. 115 KC). Rounded to the
grosz; under the tax ordinance to a whole złoty (art. 63 § 1). Open credits go to the oldest due first. What stands under a
debt status bears no interest here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.domain.calendar import next_working_day
from app.domain.customers import InterestRegime
from app.domain.faults import Refused
from app.domain.ledger import OpenItem

_DAYS_OF_A_YEAR: Final = 365
_A_DAY: Final = timedelta(1)
_PERCENT: Final = re.compile(r"(100([.,]0{1,4})?|[0-9]{1,2}([.,][0-9]{1,4})?)")
_SOURCE_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Rate:
    """Percent a year from ``first`` to ``last`` (None: until the next rate)."""

    first: date
    last: date | None
    percent: Decimal


@dataclass(frozen=True, slots=True)
class WrittenRate:
    """A rate as the office wrote it down, with where it was published."""

    regime: InterestRegime
    rate: Rate
    source: str


@dataclass(frozen=True, slots=True)
class InterestTerms:
    """A customer's regime and its rates by day."""

    regime: InterestRegime
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class Interest:
    """``amount`` in grosze; ``known_until``: the last day before one without a rate, None where every day has one."""

    amount: int
    known_until: date | None


def written_rate(regime: InterestRegime, first: date, last: date | None, percent: str, source: str) -> WrittenRate:
    """What an administrator wrote down. Raises Refused (``rate_days``, ``rate_percent``, ``rate_source``)."""
    if last is not None and last < first:
        raise Refused("rate_days")
    if not _PERCENT.fullmatch(percent):
        raise Refused("rate_percent", {"said": percent})
    if not source.strip() or len(source) > _SOURCE_LONGEST:
        raise Refused("rate_source", {"longest": _SOURCE_LONGEST})
    return WrittenRate(regime, Rate(first, last, Decimal(percent.replace(",", "."))), source.strip())


def interest_of(items: Iterable[OpenItem], terms: InterestTerms, today: date) -> Interest | None:
    """Interest of open items on ``today``; None where nothing is late."""
    late = _late(items, today)
    if not late:
        return None
    spans = _spans(terms.rates)
    unit = 100 if terms.regime is InterestRegime.TAX else 1
    total = 0
    gaps: list[date] = []
    for amount, first in late:
        percent_days = Decimal(0)
        covered = first
        for span_first, span_last, percent in spans:
            begin, end = max(first, span_first), min(today, span_last)
            if begin > end:
                continue
            if begin > covered:
                gaps.append(covered)
            percent_days += percent * ((end - begin).days + 1)
            covered = end + _A_DAY
        if covered <= today:
            gaps.append(covered)
        exact = amount * percent_days / (100 * _DAYS_OF_A_YEAR)
        total += int((exact / unit).quantize(Decimal(1), ROUND_HALF_UP)) * unit
    return Interest(total, min(gaps) - _A_DAY if gaps else None)


def _late(items: Iterable[OpenItem], today: date) -> list[tuple[int, date]]:
    """(what is left of it, the first day of delay) of every late charge, after open credits were taken from the oldest."""
    own = [item for item in items if item.debt_status is None]
    credit = -sum(item.open_amount for item in own if item.open_amount < 0)
    late = []
    for item in sorted((item for item in own if item.open_amount > 0), key=lambda one: one.due_on or date.max):
        left = item.open_amount - min(credit, item.open_amount)
        credit -= item.open_amount - left
        if item.due_on is None or not left:
            continue
        first = next_working_day(item.due_on) + _A_DAY
        if first <= today:
            late.append((left, first))
    return late


def _spans(rates: Sequence[Rate]) -> list[tuple[date, date, Decimal]]:
    """Rates as days that do not overlap: each ends before the next begins."""
    ordered = sorted(rates, key=lambda rate: rate.first)
    following = [rate.first - _A_DAY for rate in ordered[1:]] + [date.max]
    return [
        (rate.first, min(rate.last or date.max, end), rate.percent)
        for rate, end in zip(ordered, following, strict=True)
    ]

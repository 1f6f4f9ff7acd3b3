"""What is usual for a meter: the same season of last year and the mean of the last twelve months, in m3 a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import IntEnum

from app.domain.calendar import add_months
from app.domain.consumption import Period, litres_between
from app.domain.metering import ReadingLimits
from app.domain.verdicts import Usual

_SHORTEST_SEASON = 28  # days: whole m3 say nothing about a shorter time
_COVERED = 80  # percent of the season's days that readings must cover
_MEAN_NEEDS = 60  # days


class Place(IntEnum):
    """Where a use stands against the usual one."""

    LOW = -1
    USUAL = 0
    HIGH = 1
    FAR = 2


def usuals(given: Sequence[Period], begin: date, end: date) -> tuple[Usual, ...]:
    """What is known to compare the use after ``begin`` up to ``end`` with: last year's season, then the mean."""
    found = []
    last = add_months(end, -12)
    first = min(add_months(begin, -12), last - timedelta(_SHORTEST_SEASON))
    litres, days = litres_between(given, first, last)
    if days * 100 >= (last - first).days * _COVERED:
        found.append(Usual(Decimal(litres) / 1000 / days, season=True))
    litres, days = litres_between(given, begin - timedelta(365), begin)
    if days >= _MEAN_NEEDS:
        found.append(Usual(Decimal(litres) / 1000 / days, season=False))
    return tuple(found)


def place_of(used: int, days: int, usual: Usual, limits: ReadingLimits) -> Place:
    """Compare ``used`` m3 in ``days`` with one usual; a whole m3 either way is only the dial's step."""
    expected = usual.per_day * days
    if used > limits.high * expected + 1:
        return Place.FAR if expected and used > limits.far * expected + 1 else Place.HIGH
    return Place.LOW if used < limits.low * expected - 1 else Place.USUAL


def compare(used: int, days: int, known: Sequence[Usual], limits: ReadingLimits) -> tuple[Place, Usual | None]:
    """The place nearest to the usual that any of ``known`` gives, and which one gave it.

    So a garden meter is not doubted in summer, nor is a normal year after one with a burst pipe; a use between the two
    is usual too.
    """
    places = [(place_of(used, days, usual, limits), usual) for usual in known]
    if not places:
        return Place.USUAL, None
    if min(p for p, _ in places) < 0 < max(p for p, _ in places):
        return Place.USUAL, places[0][1]
    return min(places, key=lambda found: abs(found[0]))

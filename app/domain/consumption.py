"""Consumption between readings, spread over days and months. Amounts are whole litres (thousandths of a m3).

A period runs from the day of one reading to the day of the next; the first day is not its own, so that periods never
share a day. Spreading is by whole days and cumulative, so the parts always add up to the litre.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.calendar import add_months, month_end, month_start
from app.domain.metering import MeterHead, MeterHistory, Reading, ReadingSource, ReadingStatus


@dataclass(frozen=True, slots=True)
class Period:
    """Use of ``litres`` on the days after ``begin`` up to ``end``. ``estimated``: one of its ends is an estimate;
    ``reported``: its end is not booked yet.
    """

    begin: date
    end: date
    litres: int
    installation_id: int
    source: ReadingSource
    estimated: bool = False
    reported: bool = False

    @property
    def days(self) -> int:
        """Days it covers; 0 for two readings of one day."""
        return (self.end - self.begin).days

    def upto(self, day: date) -> int:
        """Litres used up to the end of ``day`` (within the period, by whole days)."""
        passed = (day - self.begin).days
        if passed >= self.days:
            return self.litres
        return self.litres * passed // self.days if passed > 0 else 0

    def between(self, begin: date, end: date) -> tuple[int, int]:
        """Litres and days of the part that lies after ``begin`` and not after ``end``."""
        if not self.days:
            return (self.litres if begin < self.end <= end else 0), 0
        first, last = max(begin, self.begin), min(end, self.end)
        if last <= first:
            return 0, 0
        return self.upto(last) - self.upto(first), (last - first).days


@dataclass(frozen=True, slots=True)
class MonthUse:
    """A calendar month: ``litres`` used on its ``days`` that readings cover. ``replaced``: a meter was changed in it."""

    first: date
    litres: int
    days: int
    estimated_days: int = 0
    reported_days: int = 0
    replaced: bool = False
    sources: tuple[ReadingSource, ...] = ()

    @property
    def used(self) -> Decimal:
        """m3."""
        return Decimal(self.litres) / 1000

    @property
    def per_day(self) -> Decimal | None:
        """m3 a day on the days covered."""
        return self.used / self.days if self.days else None

    @property
    def estimated(self) -> bool:
        """Whether most of what is shown rests on an estimate."""
        return self.estimated_days * 2 > self.days


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a meter's dial: a booked reading, or the state it was installed or removed with."""

    on: date
    state: int | None
    source: ReadingSource
    estimated: bool = False
    rollover: bool = False
    used: Decimal | None = None
    period_from: date | None = None
    reported: bool = False


def marks(head: MeterHead, readings: Iterable[Reading]) -> list[Mark]:
    """Booked points of one installation in order of days, the states of installation and removal among them."""
    points = [
        Mark(r.read_on, r.state, r.source, r.estimated, r.rollover, r.used, r.period_from)
        for r in sorted(readings, key=lambda r: (r.read_on, r.reading_id))
        if r.installation_id == head.installation_id and r.status is ReadingStatus.BOOKED
    ]
    days = {point.on for point in points}
    if head.installed_state is not None and head.installed_on not in days:
        before_any = not points or head.installed_on <= points[0].on
        if before_any:
            points.insert(0, Mark(head.installed_on, head.installed_state, ReadingSource.INSTALLATION))
    if head.removed_on and head.removed_state is not None and head.removed_on not in days:
        points.append(Mark(head.removed_on, head.removed_state, ReadingSource.REMOVAL))
    return points


def periods(history: MeterHistory, *, with_reported: bool = False) -> tuple[Period, ...]:
    """Use between neighbouring booked readings, oldest first, of this meter and of those replaced before it.

    ``with_reported`` adds what was reported after the newest booked reading.
    """
    found: list[Period] = []
    for head in (*reversed(history.chain), history.head):
        points = marks(head, history.readings)
        if with_reported and head is history.head:
            points += _reported_after(points, history)
        found += _periods_of(head, points)
    return tuple(found)


def _reported_after(points: list[Mark], history: MeterHistory) -> list[Mark]:
    last = points[-1] if points else None
    return [
        Mark(r.read_on, r.state, r.source, rollover=r.rollover, reported=True)
        for r in sorted(history.readings, key=lambda r: (r.read_on, r.reading_id))
        if r.installation_id == history.head.installation_id
        and r.status is ReadingStatus.REPORTED
        and r.state is not None
        and (last is None or r.read_on > last.on)
    ]


def _periods_of(head: MeterHead, points: list[Mark]) -> Iterator[Period]:
    before: Mark | None = None
    for point in points:
        litres = _litres(head, before, point)
        begin = point.period_from if point.state is None else None
        if begin is None:
            begin = before.on if before else point.period_from
        if litres is not None and begin is not None and begin <= point.on:
            estimated = point.estimated or (before is not None and before.estimated)
            yield Period(begin, point.on, litres, head.installation_id, point.source, estimated, point.reported)
        before = point


def _litres(head: MeterHead, before: Mark | None, point: Mark) -> int | None:
    """Litres since the point before: by the dial where both states are known, else as the source told it."""
    if before is not None and before.state is not None and point.state is not None:
        used = point.state - before.state + (10**head.digits if point.rollover else 0)
        return used * 1000 if used >= 0 else None
    return None if point.used is None else int(point.used * 1000)


def litres_between(given: Iterable[Period], begin: date, end: date) -> tuple[int, int]:
    """Litres used after ``begin`` up to ``end``, and on how many of those days readings cover the use."""
    litres = days = 0
    for period in given:
        if period.end < begin or period.begin > end:
            continue
        part, covered = period.between(begin, end)
        litres += part
        days += covered
    return litres, min(days, max((end - begin).days, 0))


def by_month(given: tuple[Period, ...], replaced_on: Iterable[date] = ()) -> tuple[MonthUse, ...]:
    """Calendar months from the first to the last day covered, oldest first, without a gap.

    ``replaced_on``: days on which a meter was changed.
    """
    if not given:
        return ()
    first = month_start(min(p.begin + timedelta(1) if p.days else p.end for p in given))
    last = month_start(max(p.end for p in given))
    changed = {month_start(day) for day in replaced_on}
    ordered = sorted(given, key=lambda p: p.end)
    ends, months = [p.end for p in ordered], []
    while first <= last:
        end = month_end(first)
        touching = [p for p in ordered[bisect_left(ends, first) :] if p.begin <= end]
        months.append(_month(first, touching, end, first in changed))
        first = add_months(first, 1)
    return tuple(months)


def _month(first: date, touching: list[Period], end: date, replaced: bool) -> MonthUse:
    begin = first - timedelta(1)
    litres = days = estimated = reported = 0
    sources: dict[ReadingSource, None] = {}
    for period in touching:
        part, covered = period.between(begin, end)
        if not covered and period.days:
            continue
        litres += part
        days += covered
        estimated += covered if period.estimated else 0
        reported += covered if period.reported else 0
        sources[period.source] = None
    return MonthUse(first, litres, min(days, (end - begin).days), estimated, reported, replaced, tuple(sources))


def replacements(history: MeterHistory) -> tuple[date, ...]:
    """Days on which the meter of this place was changed, oldest first."""
    heads = (*reversed(history.chain), history.head)
    return tuple(head.installed_on for head in heads[1:])

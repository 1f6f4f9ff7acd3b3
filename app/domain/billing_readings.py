"""Which of the readings that a billing system exports are booked: decided per meter, in order of days.

Two periods of a meter may not share days, else water would be counted twice; states may not fall; a true reading takes
the place of the estimates that it contradicts. What is not booked is kept as refused (office rule 6), with its reason.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

ALREADY = "already"
"""The same reading is there, or stood earlier in the file."""
REVERSED = "estimate_replaced"
"""An estimate that a true reading of the same days took the place of."""


@dataclass(frozen=True, slots=True)
class Place:
    """A meter at its place, from a day to a day; ``state`` m3 on its dial at the beginning, where it is known."""

    installed_on: date
    removed_on: date | None
    state: int | None
    digits: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A reading offered for booking, or one that is there (``stored`` with its status, "" for an offered one).

    ``key`` is the line of the file or the id of the stored one. ``state`` whole m3; ``used`` m3 since ``period_from``.
    """

    key: int
    read_on: date
    period_from: date | None
    state: int | None
    used: Decimal | None
    estimated: bool = False
    rollover: bool = False
    stored: str = ""
    rejected: bool = False

    @property
    def content(self) -> tuple[date, date | None, int | None, Decimal | None]:
        """What makes two of them the same reading."""
        return self.read_on, self.period_from, self.state, self.used


@dataclass(frozen=True, slots=True)
class Judged:
    """What was decided about one that is not simply booked; ``on`` is the day of the reading it was compared with."""

    offered: Offered
    code: str
    on: date | None = None
    state: int | None = None


def judge(place: Place, readings: Iterable[Offered], overlap_days: int) -> Iterator[Judged]:
    """Decide on the offered readings of one meter; nothing is said of those to be booked."""
    ordered = sorted(readings, key=lambda r: (r.read_on, not r.stored, r.key))
    return _Judge(place, ordered, timedelta(overlap_days)).decide()


class _Judge:
    """Walks along the days with the readings accepted so far."""

    def __init__(self, place: Place, ordered: list[Offered], overlap: timedelta) -> None:
        self._place = place
        self._ordered = ordered
        self._overlap = overlap
        self._accepted: list[Offered] = []
        self._seen = {r.content: r for r in ordered if r.stored in ("booked", "reversed")}
        self._later = deque(r for r in ordered if r.stored == "booked")

    def decide(self) -> Iterator[Judged]:
        for one in self._ordered:
            if one.stored:
                if one.stored == "booked":
                    self._later.popleft()
                    self._accepted.append(one)
                continue
            yield from self._offered(one)

    def _offered(self, one: Offered) -> Iterator[Judged]:
        twin = self._seen.setdefault(one.content, one)
        if twin is not one:
            yield Judged(one, ALREADY, twin.read_on)
            return
        if one.rejected:
            return  # the mapping has said why
        problem = self._alone(one) or self._before_later(one)
        replaced: list[Offered] = []
        if problem is None:
            replaced, problem = self._after_earlier(one)
        if problem is not None:
            yield problem
            return
        for estimate in replaced:
            self._accepted.remove(estimate)
            yield Judged(estimate, REVERSED, one.read_on, one.state)
        self._accepted.append(one)

    def _alone(self, one: Offered) -> Judged | None:
        """What is wrong with a reading whatever the others say."""
        place = self._place
        if one.read_on < place.installed_on:
            return Judged(one, "outside_installation", place.installed_on)
        if place.removed_on is not None and one.read_on > place.removed_on:
            return Judged(one, "outside_installation", place.removed_on)
        if one.state is not None and one.state >= 10**place.digits:
            return Judged(one, "too_many_digits", state=one.state)
        if one.used is not None and one.used < 0:
            return Judged(one, "used_negative")
        if one.state is None and one.period_from == one.read_on:
            return Judged(one, "period_empty")
        return None

    def _before_later(self, one: Offered) -> Judged | None:
        """What is wrong in view of a booked reading of a later day (or of the same one)."""
        for later in self._later:
            if later.read_on == one.read_on:
                return Judged(one, "day_taken", later.read_on, later.state)
            if one.state is not None and later.state is not None and not later.rollover and later.state < one.state:
                return Judged(one, "state_above_later", later.read_on, later.state)
            if later.state is None and later.period_from and later.period_from + self._overlap < one.read_on:
                return Judged(one, "period_overlaps", later.read_on)
            if one.state is None or later.state is not None:
                return None
        return None

    def _after_earlier(self, one: Offered) -> tuple[list[Offered], Judged | None]:
        """Estimates that give way to a true reading, or what is wrong in view of the readings before."""
        against = list(self._contradicting(one))
        replaceable = not one.estimated and all(self._gives_way(earlier, one) for earlier in against)
        if against and not replaceable:
            first = against[0]
            if first.read_on == one.read_on:
                return [], Judged(one, "day_taken", first.read_on, first.state)
            if one.state is None:
                return [], Judged(one, "period_overlaps", first.read_on)
            return [], Judged(one, "state_below_booked", first.read_on, first.state)
        return against, self._against_dial(one, against)

    def _against_dial(self, one: Offered, replaced: list[Offered]) -> Judged | None:
        """A state below the newest one, or below what the dial showed when it was installed."""
        if one.state is None:
            return None
        last = next((r for r in reversed(self._accepted) if r.state is not None and r not in replaced), None)
        state = self._place.state if last is None else last.state
        if state is None:
            return Judged(one, "rollover_without_fall") if one.rollover else None
        if one.rollover:
            return None if one.state < state else Judged(one, "rollover_without_fall", state=state)
        if one.state < state:
            return Judged(one, "state_below_booked", last.read_on if last else self._place.installed_on, state)
        return None

    def _contradicting(self, one: Offered) -> Iterator[Offered]:
        """Accepted readings that can't stand beside this one, the latest first."""
        for earlier in reversed(self._accepted):
            if earlier.read_on == one.read_on:
                yield earlier
            elif one.state is None:
                if one.period_from is None or one.period_from + self._overlap >= earlier.read_on:
                    return
                yield earlier
            elif earlier.state is not None:
                if one.rollover or not earlier.estimated or earlier.state <= one.state:
                    return
                yield earlier

    def _gives_way(self, earlier: Offered, one: Offered) -> bool:
        """An estimate whose whole period lies within the true reading's."""
        if not earlier.estimated:
            return False
        if one.state is not None or (earlier.read_on == one.read_on and earlier.period_from == one.period_from):
            return True
        if one.period_from is None or earlier.period_from is None:
            return False
        return earlier.period_from + self._overlap >= one.period_from

"""The clock: moments are aware UTC, days are Warsaw's, and tests or the demo may set both."""

import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final, Self
from zoneinfo import ZoneInfo

OFFICE_ZONE: Final = "Europe/Warsaw"


@cache
def office_zone() -> ZoneInfo:
    """Give the office's time zone; read from the system's data on first use."""
    return ZoneInfo(OFFICE_ZONE)


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the time. ``stopped``: always that moment; ``shift``: the true time moved by so much."""

    stopped: datetime | None = None
    shift: timedelta = timedelta(0)

    def __post_init__(self) -> None:
        if self.stopped is not None and self.stopped.tzinfo is None:
            raise ValueError("a moment without a time zone can't stop the clock")

    def now(self) -> datetime:
        """Give this moment, aware, in UTC."""
        if self.stopped is not None:
            return self.stopped.astimezone(UTC)
        return datetime.now(UTC) + self.shift

    def today(self) -> date:
        """Give the day in the office, which is not UTC's day late in the evening."""
        return self.now().astimezone(office_zone()).date()

    def monotonic(self) -> float:
        """Give seconds that never run back, to measure with; not moved by ``shift``."""
        return time.monotonic()

    def on_day(self, day: date) -> Self:
        """Give a clock whose today is ``day`` and whose hours go on as they are."""
        return replace(self, stopped=None, shift=timedelta(days=(day - Clock().today()).days))

    def stopped_at(self, moment: datetime) -> Self:
        """Give a clock that always shows ``moment`` (aware)."""
        return replace(self, stopped=moment, shift=timedelta(0))


SYSTEM_CLOCK: Final = Clock()
"""The machine's own time; what a constructor takes where nobody hands it another."""


def office_moment(moment: datetime) -> datetime:
    """Turn an aware moment into the office's wall clock, to be shown."""
    return moment.astimezone(office_zone())

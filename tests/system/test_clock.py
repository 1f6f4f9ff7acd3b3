"""The office's day is Warsaw's, and the clock can be set."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.system.clock import SYSTEM_CLOCK, Clock, office_moment


def test_that_the_system_clock_tells_an_aware_moment_in_utc() -> None:
    assert SYSTEM_CLOCK.now().tzinfo is UTC
    assert abs(SYSTEM_CLOCK.now() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), date(2026, 8, 1)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_that_today_is_the_day_in_warsaw(moment: datetime, day: date) -> None:
    assert Clock(stopped=moment).today() == day


def test_that_a_stopped_clock_stands() -> None:
    moment = datetime(2026, 11, 22, 8, 15, tzinfo=UTC)
    clock = SYSTEM_CLOCK.stopped_at(moment)
    assert clock.now() == clock.now() == moment
    assert office_moment(moment).hour == 9


def test_that_a_clock_set_on_a_day_goes_on() -> None:
    clock = SYSTEM_CLOCK.on_day(date(2024, 2, 29))
    assert clock.today() == date(2024, 2, 29)
    assert clock.now() <= clock.now()
    assert clock.monotonic() <= clock.monotonic()


def test_that_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        SYSTEM_CLOCK.stopped_at(datetime(2026, 1, 1))  # noqa: DTZ001

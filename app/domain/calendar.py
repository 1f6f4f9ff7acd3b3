"""Days of the Polish calendar: public holidays, working days, statutory deadlines, months.

Sources: ustawa z 18.01.1951 o dniach wolnych od pracy (with 6 January since 2011 and 24 December since 2025);
Kodeks cywilny art. 111, 112 and 115.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_FIXED = ((1, 1), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26))
_SATURDAY = 5
_SUNDAY = 6


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    skipped_leaps, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped_leaps - moon_shift + 15) % 30
    leaps, leap_rest = divmod(in_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def holidays(year: int) -> frozenset[date]:
    """Days off by law in a year, the Sundays of Easter and Pentecost included."""
    sunday = easter(year)
    days = {date(year, month, day) for month, day in _FIXED}
    days |= {sunday, sunday + timedelta(1), sunday + timedelta(49), sunday + timedelta(60)}
    if year >= 2011:
        days.add(date(year, 1, 6))
    if year >= 2025:
        days.add(date(year, 12, 24))
    return frozenset(days)


def is_holiday(day: date) -> bool:
    """Whether the law makes the day free of work, Sundays included."""
    return day.weekday() == _SUNDAY or day in holidays(day.year)


def is_working_day(day: date) -> bool:
    """Monday to Friday without holidays."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself when it is a working one, else the first after it."""
    while not is_working_day(day):
        day += timedelta(1)
    return day


def previous_working_day(day: date) -> date:
    """The last working day before ``day``: what a bank reports of in the morning."""
    day -= timedelta(1)
    while not is_working_day(day):
        day -= timedelta(1)
    return day


def add_working_days(day: date, count: int) -> date:
    """The ``count``-th working day after ``day`` (``count`` at least 1)."""
    for _ in range(count):
        day = next_working_day(day + timedelta(1))
    return day


def deadline(received: date, days: int) -> date:
    """Last day of a term of ``days`` counted from the day after receipt (art. 111), moved off a Saturday or a day off
    (art. 115): received 12.12.2025 with 14 days -> 29.12.2025.
    """
    return next_working_day(received + timedelta(days))


def month_start(day: date) -> date:
    """First day of the day's month."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """Last day of the day's month."""
    return add_months(day.replace(day=1), 1) - timedelta(1)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later (or earlier, below 0); the month's last day where there is no such day
    (art. 112: 31.01 + 1 month -> 28.02).
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(years, month + 1, number)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def months_between(first: date, last: date) -> int:
    """Calendar months from the month of ``first`` to the month of ``last``; the same month is 0."""
    return (last.year - first.year) * 12 + last.month - first.month

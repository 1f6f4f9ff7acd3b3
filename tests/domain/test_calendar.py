"""Holidays, working days, statutory deadlines and months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import calendar as days

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (2000, (4, 23)),
        (2008, (3, 23)),
        (2011, (4, 24)),
        (2024, (3, 31)),
        (2025, (4, 20)),
        (2026, (4, 5)),
        (2038, (4, 25)),
    ],
)
def test_that_easter_falls_when_it_falls(year: int, sunday: tuple[int, int]) -> None:
    assert days.easter(year) == date(year, *sunday)


def test_that_movable_and_newer_holidays_are_known() -> None:
    assert date(2026, 6, 4) in days.holidays(2026)  # Corpus Christi
    assert date(2026, 5, 24) in days.holidays(2026)  # Pentecost
    assert date(2026, 4, 6) in days.holidays(2026)  # Easter Monday
    assert date(2025, 12, 24) in days.holidays(2025)
    assert date(2024, 12, 24) not in days.holidays(2024)
    assert date(2010, 1, 6) not in days.holidays(2010)
    assert len(days.holidays(2026)) == 14


@pytest.mark.parametrize(
    ("received", "term", "last"),
    [
        (date(2025, 12, 12), 14, date(2025, 12, 29)),  # 26 is a holiday, 27 and 28 a weekend
        (date(2026, 11, 9), 14, date(2026, 11, 23)),
        (date(2026, 11, 7), 14, date(2026, 11, 23)),  # 21 is a Saturday
        (date(2026, 12, 10), 14, date(2026, 12, 28)),  # 24 is free since 2025
        (date(2026, 4, 20), 14, date(2026, 5, 4)),
    ],
)
def test_that_a_deadline_moves_off_a_free_day(received: date, term: int, last: date) -> None:
    assert days.deadline(received, term) == last


@given(DAYS, st.integers(1, 60))
def test_that_a_deadline_is_the_first_working_day_at_or_after_the_term(received: date, term: int) -> None:
    last = days.deadline(received, term)
    assert days.is_working_day(last)
    between = (received + timedelta(term + n) for n in range((last - received).days - term))
    assert not any(days.is_working_day(day) for day in between)


@given(DAYS, st.integers(1, 30))
def test_that_working_days_are_counted_one_by_one(start: date, count: int) -> None:
    end = days.add_working_days(start, count)
    passed = sum(days.is_working_day(start + timedelta(n + 1)) for n in range((end - start).days))
    assert passed == count
    assert days.is_working_day(end)


def test_that_months_are_clipped_to_their_last_day() -> None:
    assert days.add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert days.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert days.add_months(date(2026, 3, 31), -4) == date(2025, 11, 30)
    assert days.month_end(date(2026, 12, 5)) == date(2026, 12, 31)
    assert days.month_start(date(2026, 12, 5)) == date(2026, 12, 1)
    assert days.months_between(date(2025, 11, 30), date(2026, 1, 1)) == 2


@given(DAYS.filter(lambda day: day.day <= 28), st.integers(-100, 100))
def test_that_months_add_and_take_away(day: date, months: int) -> None:
    moved = days.add_months(day, months)
    assert days.add_months(moved, -months) == day
    assert days.months_between(day, moved) == months


@given(day=DAYS)
def test_that_the_previous_working_day_is_the_last_one_before(day: date) -> None:
    found = days.previous_working_day(day)
    assert found < day
    assert days.is_working_day(found)
    between = (found + timedelta(number) for number in range(1, (day - found).days))
    assert not any(map(days.is_working_day, between))

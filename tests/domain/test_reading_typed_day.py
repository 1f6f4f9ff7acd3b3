"""Days as clerks type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.typed_day import typed_day

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", TODAY),
        ("  ", TODAY),
        ("5", TODAY),
        ("4", date(2026, 3, 4)),
        ("28", date(2026, 2, 28)),
        ("30", None),  # there was none in February
        ("4.3", date(2026, 3, 4)),
        ("04.03.", date(2026, 3, 4)),
        ("24.12", date(2025, 12, 24)),
        ("1.2.26", date(2026, 2, 1)),
        ("01.02.2026", date(2026, 2, 1)),
        ("1 2 2026", date(2026, 2, 1)),
        ("1/2/2026", date(2026, 2, 1)),
        ("2026-02-01", date(2026, 2, 1)),
        ("-1", date(2026, 3, 4)),
        ("6.03.2026", date(2026, 3, 6)),  # still to come: the guard says so
        ("31.02", None),
        ("0", None),
        ("wczoraj", None),
        ("1.2.3.4", None),
    ],
)
def test_that_a_day_is_read_as_it_is_typed(typed: str, meant: date | None) -> None:
    assert typed_day(typed, TODAY) == meant


@given(st.text(max_size=12), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_that_no_text_breaks_it(typed: str, today: date) -> None:
    found = typed_day(typed, today)
    assert found is None or isinstance(found, date)


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_that_a_shown_day_is_read_back(day: date) -> None:
    assert typed_day(f"{day.day:02d}.{day.month:02d}.{day.year}", TODAY) == day

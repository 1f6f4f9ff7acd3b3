"""Spreading of use over days and months, and what it costs: nothing is lost, to the litre and to the grosz."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.consumption import Period, by_month, litres_between, periods, replacements
from app.domain.metering import ReadingSource, ReadingStatus, TariffPrice
from app.domain.water_price import cost_lines, gross
from tests.domain.metering_samples import HEAD, history, reading

DAYS = st.dates(date(2015, 1, 1), date(2026, 11, 20))


@st.composite
def chains(draw: st.DrawFn) -> tuple[Period, ...]:
    """Periods that follow each other."""
    days = sorted(draw(st.sets(DAYS, min_size=2, max_size=30)))
    uses = draw(st.lists(st.integers(0, 5_000_000), min_size=len(days) - 1, max_size=len(days) - 1))
    return tuple(
        Period(a, b, litres, 1, ReadingSource.RADIO) for a, b, litres in zip(days, days[1:], uses, strict=False)
    )


@given(chains())
def test_that_months_add_up_to_the_periods(given_: tuple[Period, ...]) -> None:
    months = by_month(given_)
    assert sum(m.litres for m in months) == sum(p.litres for p in given_)
    assert sum(m.days for m in months) == sum(p.days for p in given_)
    assert [m.first.day for m in months] == [1] * len(months)
    assert all(b.first - a.first >= timedelta(28) for a, b in pairwise(months))


@given(chains(), DAYS, DAYS, DAYS)
def test_that_a_time_is_the_sum_of_its_parts(given_: tuple[Period, ...], one: date, two: date, three: date) -> None:
    begin, middle, end = sorted((one, two, three))
    left, right, whole = (litres_between(given_, a, b) for a, b in ((begin, middle), (middle, end), (begin, end)))
    assert (left[0] + right[0], left[1] + right[1]) == whole


def test_that_a_period_over_two_months_is_spread_by_days() -> None:
    months = by_month((Period(date(2026, 1, 21), date(2026, 2, 20), 30_000, 1, ReadingSource.RADIO),))
    assert [(m.first, m.litres, m.days, m.per_day) for m in months] == [
        (date(2026, 1, 1), 10_000, 10, Decimal(1)),
        (date(2026, 2, 1), 20_000, 20, Decimal(1)),
    ]


def test_that_estimates_and_reports_are_told_apart() -> None:
    rows = [
        reading(date(2026, 6, 30), 100),
        reading(date(2026, 7, 31), 110, estimated=True),
        reading(date(2026, 8, 31), 118),
        reading(date(2026, 9, 30), 125),
        reading(date(2026, 10, 31), 133, ReadingStatus.REPORTED),
    ]
    head = replace(HEAD, installed_state=None)
    months = by_month(periods(history(rows, head), with_reported=True))
    assert [(int(m.used), m.estimated, m.reported_days) for m in months] == [
        (10, True, 0),
        (8, True, 0),  # it rests on the estimate it starts from
        (7, False, 0),
        (8, False, 31),
    ]


def test_that_a_replaced_meter_is_followed_through_both_its_states() -> None:
    old = replace(
        HEAD, installation_id=9, removed_on=date(2026, 5, 10), removed_state=1210, installed_on=date(2020, 1, 1)
    )
    new = replace(HEAD, installed_on=date(2026, 5, 10), installed_state=2)
    rows = [
        reading(date(2026, 4, 30), 1200, installation=9),
        reading(date(2026, 5, 31), 23),
    ]
    made = history(rows, new, chain=(replace(old, installed_state=None),))
    found = periods(made)
    assert [(p.litres, p.days) for p in found] == [(10_000, 10), (21_000, 21)]
    assert replacements(made) == (date(2026, 5, 10),)
    may = by_month(found, replacements(made))
    assert [(m.litres, m.replaced) for m in may] == [(31_000, True)]


def test_that_a_rollover_is_measured_round_the_dial() -> None:
    rows = [reading(date(2026, 9, 1), 99_987), reading(date(2026, 10, 1), 12, rollover=True)]
    assert periods(history(rows, replace(HEAD, installed_state=None)))[0].litres == 25_000


def test_that_consumption_without_a_state_is_kept_as_told() -> None:
    rows = [
        replace(reading(date(2026, 3, 1), None, used=Decimal("56.634")), period_from=date(2026, 1, 30)),
        reading(date(2026, 4, 1), None, used=Decimal("14.158")),
    ]
    found = periods(history(rows, replace(HEAD, installed_state=None)))
    assert [(p.begin, p.end, p.litres) for p in found] == [
        (date(2026, 1, 30), date(2026, 3, 1), 56_634),
        (date(2026, 3, 1), date(2026, 4, 1), 14_158),
    ]


def test_that_a_meter_without_readings_has_no_months() -> None:
    assert by_month(periods(history([], replace(HEAD, installed_state=None)))) == ()
    assert by_month(periods(history([]))) == ()


PRICES = st.lists(
    st.builds(
        TariffPrice,
        st.just("water"),
        st.dates(date(2020, 1, 1), date(2027, 1, 1)),
        st.decimals(0, 50, places=4),
        st.just(8),
    ),
    max_size=6,
    unique_by=lambda p: p.valid_from,
)


@given(PRICES, st.integers(0, 90_000_000), st.tuples(DAYS, DAYS).map(sorted))
def test_that_the_parts_of_a_cost_cover_the_period_and_its_use(
    later: list[TariffPrice], litres: int, span: list[date]
) -> None:
    begin, end = span
    first = TariffPrice("water", date(2010, 1, 1), Decimal("4.50"), 8)
    lines = cost_lines(litres, begin, end, [*later, first], ["water"])
    assert lines is not None
    assert sum(line.litres for line in lines) == litres
    assert (lines[0].begin, lines[-1].end) == (begin, end)
    assert all(a.end == b.begin for a, b in pairwise(lines))
    assert gross(lines) == sum(line.net + line.vat for line in lines)
    if len(lines) == 1 and lines[0].price == first.price:
        assert lines[0].net == int((Decimal(litres) * 450 / 1000 + Decimal("0.5")) // 1)


def test_that_a_price_holds_from_its_first_day() -> None:
    prices = [
        TariffPrice("water", date(2026, 1, 1), Decimal("4.50"), 8),
        TariffPrice("water", date(2026, 7, 1), Decimal("5.50"), 8),
    ]
    lines = cost_lines(10_000, date(2026, 6, 20), date(2026, 7, 10), prices, ["water"])
    assert lines is not None
    assert [(line.end, line.litres, line.price) for line in lines] == [
        (date(2026, 6, 30), 5_000, Decimal("4.50")),
        (date(2026, 7, 10), 5_000, Decimal("5.50")),
    ]
    assert gross(lines) == (2250 + 180) + (2750 + 220)
    assert cost_lines(1, date(2025, 1, 1), date(2025, 2, 1), prices, ["water"]) is None

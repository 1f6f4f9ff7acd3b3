"""Which readings of an export are booked: overlaps, doubles, estimates, falls, exchanges; no database needed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.billing_readings import Offered, Place, judge

START = date(2020, 1, 1)
PLACE = Place(START, None, 0, 5)


def day(number: int) -> date:
    return START + timedelta(number)


def used(line: int, begin: int, end: int, amount: str = "10", *, estimated: bool = False, stored: str = "") -> Offered:
    return Offered(line, day(end), day(begin), None, Decimal(amount), estimated, stored=stored)


def state(
    line: int, on: int, shown: int, *, estimated: bool = False, rollover: bool = False, stored: str = ""
) -> Offered:
    return Offered(line, day(on), None, shown, None, estimated, rollover, stored)


def verdicts(*readings: Offered, overlap: int = 0, place: Place = PLACE) -> list[tuple[int, str]]:
    return [(v.offered.key, v.code) for v in judge(place, readings, overlap)]


def test_that_periods_that_meet_are_all_booked() -> None:
    assert verdicts(used(1, 0, 30), used(2, 30, 61), used(3, 70, 90)) == []


def test_that_the_order_of_lines_does_not_matter() -> None:
    assert verdicts(used(3, 61, 90), used(1, 30, 61), used(2, 0, 30)) == []


def test_that_the_same_reading_twice_is_there_already() -> None:
    assert verdicts(used(1, 0, 30), used(2, 0, 30), used(3, 0, 30)) == [(2, "already"), (3, "already")]
    assert verdicts(used(77, 0, 30, stored="booked"), used(1, 0, 30)) == [(1, "already")]
    assert verdicts(used(77, 0, 30, stored="reversed"), used(1, 0, 30)) == [(1, "already")]


def test_that_another_use_of_the_same_day_is_refused() -> None:
    assert verdicts(used(1, 0, 30), used(2, 0, 30, "11")) == [(2, "day_taken")]
    assert verdicts(used(77, 0, 30, stored="booked"), used(1, 5, 30)) == [(1, "day_taken")]


def test_that_a_period_over_others_is_refused_whatever_its_line() -> None:
    assert verdicts(used(1, 0, 90), used(2, 0, 30), used(3, 30, 60), overlap=5) == [(1, "period_overlaps")]
    assert verdicts(used(1, 20, 50), used(2, 0, 30)) == [(1, "period_overlaps")]


def test_that_a_few_shared_days_are_borne_where_the_mapping_says() -> None:
    assert verdicts(used(1, 0, 30), used(2, 27, 60), overlap=3) == []
    assert verdicts(used(1, 0, 30), used(2, 26, 60), overlap=3) == [(2, "period_overlaps")]


def test_that_a_refused_period_holds_up_nobody() -> None:
    assert verdicts(used(1, 0, 30), used(2, 10, 200), used(3, 30, 60), used(4, 200, 230)) == [(2, "period_overlaps")]


def test_that_a_true_reading_takes_the_place_of_the_estimates_it_covers() -> None:
    one, two = used(1, 0, 30, estimated=True), used(2, 30, 60, estimated=True)
    assert verdicts(one, two, used(3, 0, 90)) == [(2, "estimate_replaced"), (1, "estimate_replaced")]
    assert verdicts(one, two, used(3, 0, 60)) == [(2, "estimate_replaced"), (1, "estimate_replaced")]


def test_that_an_estimate_partly_covered_stays() -> None:
    assert verdicts(used(1, 0, 30, estimated=True), used(2, 15, 90)) == [(2, "period_overlaps")]


def test_that_a_true_reading_among_the_estimates_stops_it() -> None:
    readings = used(1, 0, 30, estimated=True), used(2, 30, 60), used(3, 0, 90)
    assert verdicts(*readings) == [(3, "period_overlaps")]


def test_that_an_estimate_never_replaces_an_estimate() -> None:
    assert verdicts(used(1, 0, 30, estimated=True), used(2, 0, 60, estimated=True)) == [(2, "period_overlaps")]


def test_that_a_stored_estimate_gives_way_too() -> None:
    assert verdicts(used(77, 0, 30, estimated=True, stored="booked"), used(1, 0, 60)) == [(77, "estimate_replaced")]


def test_that_a_period_before_a_stored_one_must_not_reach_into_it() -> None:
    later = used(77, 30, 60, stored="booked")
    assert verdicts(later, used(1, 0, 30)) == []
    assert verdicts(later, used(1, 0, 40)) == [(1, "period_overlaps")]


def test_what_is_wrong_by_itself() -> None:
    place = Place(START, day(100), 0, 5)
    assert verdicts(used(1, 20, 20), place=place) == [(1, "period_empty")]
    assert verdicts(used(1, 0, 20, "-3"), place=place) == [(1, "used_negative")]
    assert verdicts(used(1, -20, -1), place=place) == [(1, "outside_installation")]
    assert verdicts(used(1, 90, 101), place=place) == [(1, "outside_installation")]
    assert verdicts(state(1, 10, 100_000), place=place) == [(1, "too_many_digits")]


def test_that_what_the_mapping_rejected_holds_up_nobody() -> None:
    rejected = Offered(1, day(30), day(0), None, Decimal(577), rejected=True)
    assert verdicts(rejected, used(2, 0, 30)) == []


def test_that_states_never_fall() -> None:
    assert verdicts(state(1, 10, 100), state(2, 20, 90), state(3, 30, 120)) == [(2, "state_below_booked")]
    assert verdicts(state(1, 10, 5), place=Place(START, None, 7, 5)) == [(1, "state_below_booked")]
    assert verdicts(state(77, 10, 100, stored="booked"), state(1, 20, 99)) == [(1, "state_below_booked")]
    assert verdicts(state(77, 30, 100, stored="booked"), state(1, 20, 101)) == [(1, "state_above_later")]


def test_that_a_declared_rollover_may_fall_and_must() -> None:
    assert verdicts(state(1, 10, 99_990), state(2, 20, 12, rollover=True), state(3, 30, 40)) == []
    assert verdicts(state(1, 10, 100), state(2, 20, 120, rollover=True)) == [(2, "rollover_without_fall")]


def test_that_a_true_state_below_an_estimate_reverses_it() -> None:
    over = state(2, 20, 150, estimated=True)
    assert verdicts(state(1, 10, 100), over, state(3, 30, 140)) == [(2, "estimate_replaced")]
    assert verdicts(state(1, 10, 100), over, state(3, 30, 90)) == [(3, "state_below_booked")]


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 40), st.booleans(), st.sampled_from(["1", "2"])), max_size=12
    ),
    st.integers(0, 4),
)
def test_that_no_two_booked_periods_share_more_days_than_allowed(
    told: list[tuple[int, int, bool, str]], overlap: int
) -> None:
    offered = [
        used(line, begin, begin + days, amount, estimated=estimated)
        for line, (begin, days, estimated, amount) in enumerate(told, 1)
    ]
    out = {line for line, _ in verdicts(*offered, overlap=overlap)}
    booked = sorted((r.read_on, r.period_from) for r in offered if r.key not in out and r.period_from)
    for (end, _), (later, begin) in pairwise(booked):
        assert end < later
        assert (end - begin).days <= overlap

"""The reading guard, rule by rule (domain.md 5.10, office rule 6)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.metering import (
    MeterHead,
    MeterRole,
    MeterTaskKind,
    Reading,
    ReadingLimits,
    ReadingStatus,
)
from app.domain.reading_rules import ReadingGuard
from app.domain.verdicts import Code, Finding, Severity, Verdict
from tests.domain.metering_samples import CONTACT, HEAD, TODAY, draft, history, monthly, reading

REPORTED, WAITING, REFUSED = ReadingStatus.REPORTED, ReadingStatus.WAITING, ReadingStatus.REFUSED


def check(
    readings: list[Reading], state: int, read_on: date = TODAY, head: MeterHead = HEAD, **changes: object
) -> Verdict:
    return ReadingGuard(history(readings, head), TODAY).check(draft(state, read_on, **changes))


def codes(verdict: Verdict) -> set[Code]:
    return {finding.code for finding in verdict.findings}


# ---------------------------------------------------------------- rule 1: whole cubic metres that fit the dial


def test_that_more_digits_than_the_dial_has_are_no_state_and_the_black_ones_are_suggested() -> None:
    verdict = check(monthly(), 426_512)
    assert verdict.status is None
    assert verdict.findings == (Finding(Code.TOO_MANY_DIGITS, Severity.PROBLEM, state=426, digits=5),)


# ---------------------------------------------------------------- rule 2: never below the booked state


def test_that_an_ordinary_reading_is_reported_with_its_use_and_cost() -> None:
    verdict = check(monthly(), 426)
    assert verdict.status is REPORTED
    assert verdict.findings == ()
    assert (verdict.used, verdict.days, verdict.billed) == (14, 48, 14)
    # 14 m3: water 63.00 + 8 % = 68.04, sewage 102.20 + 8 % = 110.38
    assert verdict.cost == 6804 + 11038
    assert verdict.ratio is not None
    assert Decimal("0.9") < verdict.ratio < Decimal("1.1")


def test_that_the_same_state_is_no_fall() -> None:
    assert check(monthly(), 412).status is REPORTED


def test_that_a_state_below_the_booked_one_is_refused_and_told_from_which() -> None:
    verdict = check(monthly(), 411)
    assert verdict.status is REFUSED
    assert verdict.findings == (Finding(Code.BELOW_BOOKED, Severity.REFUSE, 412, date(2026, 10, 3)),)


def test_that_a_state_below_an_estimate_waits_for_its_correction() -> None:
    rows = [*monthly(), reading(date(2026, 11, 2), 440, estimated=True)]
    verdict = check(rows, 426)
    assert verdict.status is WAITING
    assert Finding(Code.BELOW_ESTIMATE, Severity.NOTE, 440, date(2026, 11, 2)) in verdict.findings
    assert (verdict.used, verdict.days, verdict.billed) == (14, 48, -14)
    assert verdict.cost is None
    assert not verdict.needs_confirmation


def test_that_below_the_true_state_under_the_estimate_it_is_refused() -> None:
    rows = [*monthly(), reading(date(2026, 11, 2), 440, estimated=True)]
    verdict = check(rows, 400)
    assert (verdict.status, codes(verdict)) == (REFUSED, {Code.BELOW_BOOKED})
    assert verdict.findings[0].state == 412


def test_that_above_an_estimate_it_is_reported_and_only_the_rest_is_billed() -> None:
    rows = [*monthly(), reading(date(2026, 11, 2), 420, estimated=True)]
    verdict = check(rows, 426)
    assert verdict.status is REPORTED
    assert (verdict.used, verdict.days) == (14, 48)  # against the usual: since the true state
    assert verdict.billed == 6
    assert verdict.cost == (2700 + 216) + (4380 + 350)


def test_that_an_estimate_of_the_same_day_is_corrected_both_ways() -> None:
    rows = [*monthly(), reading(TODAY, 440, estimated=True)]
    assert (check(rows, 426).status, check(rows, 445).status) == (WAITING, WAITING)
    assert Code.BELOW_ESTIMATE in codes(check(rows, 426))
    assert Code.AGAINST_ESTIMATE in codes(check(rows, 445))
    assert check(rows, 440).status is None


def test_that_a_state_above_a_later_estimate_waits_and_above_a_later_true_one_is_refused() -> None:
    day = date(2026, 10, 20)
    guess = [*monthly(), reading(date(2026, 11, 2), 415, estimated=True)]
    assert (check(guess, 419, day).status, codes(check(guess, 419, day))) == (
        WAITING,
        {Code.AGAINST_ESTIMATE, Code.EARLIER},
    )
    true = [*monthly(), reading(date(2026, 11, 2), 415)]
    assert (check(true, 419, day).status, codes(check(true, 419, day))) == (REFUSED, {Code.ABOVE_LATER})
    between = check(true, 414, day)
    assert (between.status, codes(between), between.used) == (REPORTED, {Code.EARLIER}, 2)


# ---------------------------------------------------------------- rollover and replacement


def test_that_the_end_of_the_dial_is_passed_with_a_confirmation() -> None:
    rows = monthly(last=99_987, months=5)
    verdict = check(rows, 12)
    assert (verdict.used, verdict.rollover, verdict.status) == (25, True, REPORTED)  # domain.md: 99987 -> 12 = 25
    assert verdict.needs_confirmation
    assert Finding(Code.ROLLOVER, Severity.CONFIRM, 99_987, date(2026, 10, 3), 5) in verdict.findings


def test_that_a_fall_in_the_middle_of_the_dial_is_no_rollover() -> None:
    assert check(monthly(last=50_012, months=5), 12).status is REFUSED


def test_that_a_declared_rollover_is_taken_at_its_word() -> None:
    verdict = check(monthly(last=50_012, months=5), 12, rollover=True)
    assert (verdict.status, verdict.rollover, verdict.used) == (REPORTED, True, 50_000)
    assert verdict.needs_confirmation


def test_that_a_rollover_needs_the_later_reading_to_have_rolled_over_too() -> None:
    fell_later = [*monthly(last=99_987, months=5), reading(date(2026, 11, 10), 40, rollover=True)]
    verdict = check(fell_later, 12, date(2026, 11, 1))
    assert (verdict.rollover, verdict.used) == (True, 25)
    before = check(fell_later, 99_995, date(2026, 11, 1))
    assert (before.status, before.rollover, before.used) == (REPORTED, False, 8)
    not_yet = [*monthly(last=99_987, months=5), reading(date(2026, 11, 10), 99_999)]
    assert check(not_yet, 12, date(2026, 11, 1)).status is REFUSED


def test_that_a_true_state_before_the_end_of_the_dial_waits_under_an_estimate_behind_it() -> None:
    rows = [*monthly(last=99_980, months=5), reading(date(2026, 11, 2), 5, estimated=True, rollover=True)]
    verdict = check(rows, 99_992)
    assert (verdict.status, verdict.used, verdict.rollover) == (WAITING, 12, False)
    past = check(rows, 9)
    assert (past.status, past.used, past.billed, past.rollover) == (REPORTED, 29, 4, False)


@given(st.integers(4, 8), st.data())
def test_that_a_rollover_is_the_way_round_the_dial(digits: int, data: st.DataObject) -> None:
    dial = 10**digits
    before = data.draw(st.integers(dial - dial // 20, dial - 1))
    state = data.draw(st.integers(0, dial // 20 - 1))
    head = replace(HEAD, digits=digits)
    verdict = check([reading(date(2026, 10, 3), before)], state, head=head, rollover=True)
    assert verdict.rollover
    assert verdict.used == dial - before + state
    assert (before + (verdict.used or 0)) % dial == state


def test_that_a_new_meter_is_measured_from_its_own_first_state() -> None:
    head = replace(HEAD, installed_on=date(2026, 11, 1), installed_state=3)
    verdict = check([], 9, head=head)
    assert (verdict.status, verdict.used, verdict.days) == (REPORTED, 6, 19)
    assert check([], 2, head=head).status is REFUSED


def test_that_a_first_state_with_nothing_to_compare_is_accepted() -> None:
    verdict = check([], 9, head=replace(HEAD, installed_state=None))
    assert (verdict.status, verdict.used, verdict.cost, codes(verdict)) == (REPORTED, None, None, {Code.FIRST_STATE})


# ---------------------------------------------------------------- rule 3: the day


@pytest.mark.parametrize(
    ("read_on", "code"),
    [
        (TODAY + timedelta(1), Code.FUTURE),
        (date(2024, 1, 9), Code.BEFORE_INSTALLATION),
    ],
)
def test_that_a_day_the_meter_could_not_be_read_on_is_a_problem(read_on: date, code: Code) -> None:
    verdict = check(monthly(), 426, read_on)
    assert (verdict.status, codes(verdict)) == (None, {code})


def test_that_a_removed_meter_is_not_read_any_more() -> None:
    head = replace(HEAD, removed_on=date(2026, 11, 10), removed_state=420)
    assert codes(check(monthly(), 426, head=head)) == {Code.AFTER_REMOVAL}
    assert check(monthly(), 421, date(2026, 11, 9), head=head).status is REFUSED


def test_that_one_state_is_live_per_day() -> None:
    there = reading(TODAY, 420, REPORTED, contact="another")
    assert codes(check([*monthly(), there], 420)) == {Code.ALREADY_STORED}
    verdict = check([*monthly(), there], 426)
    assert (verdict.status, codes(verdict)) == (REFUSED, {Code.SAME_DAY})


def test_that_a_slip_of_the_same_contact_is_replaced_after_a_confirmation() -> None:
    there = reading(TODAY, 462, REPORTED, contact=CONTACT)
    verdict = check([*monthly(), there], 426)
    assert (verdict.status, verdict.replaces) == (REPORTED, there)
    assert codes(verdict) == {Code.REPLACES_OWN}
    assert verdict.needs_confirmation


def test_that_refused_and_reversed_readings_count_for_nothing() -> None:
    rows = [
        *monthly(),
        reading(date(2026, 11, 1), 900, REFUSED),
        reading(date(2026, 11, 2), 950, ReadingStatus.REVERSED, estimated=True),
        reading(TODAY, 960, REFUSED, contact="x"),
    ]
    assert (check(rows, 426).status, codes(check(rows, 426))) == (REPORTED, set())


def test_that_a_reported_neighbour_raises_only_a_doubt() -> None:
    rows = [*monthly(), reading(date(2026, 11, 10), 430, REPORTED)]
    verdict = check(rows, 426)
    assert verdict.status is REPORTED
    assert Finding(Code.AGAINST_REPORTED, Severity.CONFIRM, 430, date(2026, 11, 10)) in verdict.findings


# ---------------------------------------------------------------- rule 4: per day against the usual


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (412 + 14, None),
        (412 + 44, None),  # 3 x 14.4 + 1
        (412 + 45, Code.ABOVE),
        (412 + 145, Code.ABOVE),
        (412 + 146, Code.FAR_ABOVE),
        (412 + 4, None),
        (412 + 3, Code.BELOW),
    ],
)
def test_that_use_is_compared_per_day_with_the_usual(state: int, code: Code | None) -> None:
    verdict = check(monthly(), state)
    assert codes(verdict) == ({code} if code else set())
    assert verdict.needs_confirmation is (code is Code.FAR_ABOVE)


def test_that_a_garden_meter_is_not_doubted_in_its_season() -> None:
    summers = [
        reading(date(2025, 4, 1), 100),
        reading(date(2025, 7, 1), 160),
        reading(date(2025, 10, 1), 200),
        reading(date(2026, 4, 1), 201),
        reading(date(2026, 7, 1), 255),
    ]
    guard = ReadingGuard(history(summers), date(2026, 9, 30))
    verdict = guard.check(draft(297, date(2026, 9, 30)))
    assert codes(verdict) == set()
    assert verdict.usual is not None
    assert verdict.usual.season


def test_that_a_normal_year_after_a_burst_pipe_is_not_doubted() -> None:
    rows = monthly()
    burst = [replace(r, state=(r.state or 0) + 3000) if r.read_on > date(2026, 2, 1) else r for r in rows]
    assert codes(check(burst, 412 + 3000 + 14)) == set()


def test_that_limits_are_a_setting() -> None:
    loose = history(monthly(), limits=ReadingLimits(Decimal("0.01"), Decimal(50), Decimal(90), 9))
    assert ReadingGuard(loose, TODAY).check(draft(412 + 146)).findings == ()


@given(st.integers(1, 40), st.integers(20, 100), st.integers(-1, 1))
def test_that_one_step_of_the_dial_never_raises_a_doubt(use: int, days: int, off: int) -> None:
    """30 equal periods of ``days`` days, the next one longer or shorter by a m3."""
    last_on = TODAY - timedelta(days)
    rows = [reading(last_on - timedelta(days * n), 20_000 - use * n) for n in range(30)]
    head = replace(HEAD, installed_on=date(2010, 1, 1), installed_state=None)
    assert not {Code.ABOVE, Code.BELOW, Code.FAR_ABOVE} & codes(check(rows, 20_000 + use + off, head=head))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=20), st.integers(0, 99_999))
def test_that_what_is_reported_stands_between_its_booked_neighbours(uses: list[int], state: int) -> None:
    rows, dial = [], 300
    for number, use in enumerate(uses):
        dial += use
        rows.append(reading(date(2024, 3, 1) + timedelta(30 * number), dial))
    for day in (TODAY, date(2024, 3, 15), date(2024, 6, 10)):
        verdict = check(rows, state, day)
        if verdict.status is REPORTED and not verdict.rollover:
            assert all((r.state or 0) <= state for r in rows if r.read_on <= day)
            assert all((r.state or 0) >= state for r in rows if r.read_on > day)
        assert verdict.status is not WAITING  # there is no estimate to correct


# ---------------------------------------------------------------- rules 5 and 6


def test_that_a_meter_standing_for_more_than_two_periods_needs_a_word() -> None:
    still = [reading(date(2026, 8, 4), 412), reading(date(2026, 9, 3), 412), *monthly(months=12)]
    still = [r for r in still if r.read_on not in {date(2026, 8, 5), date(2026, 9, 4)}]
    rows = [r for r in still if r.read_on > date(2026, 10, 1) or r.read_on < date(2026, 8, 1)]
    two = [*rows, reading(date(2026, 8, 4), 412), reading(date(2026, 9, 3), 412)]
    verdict = check(two, 412)
    assert Finding(Code.STANDING, Severity.CONFIRM, 412, date(2026, 8, 4)) in verdict.findings
    assert verdict.needs_confirmation


def test_that_one_period_without_use_is_only_told() -> None:
    verdict = check(monthly(), 412)
    assert codes(verdict) == {Code.BELOW}
    assert not verdict.needs_confirmation


def test_that_a_garden_meter_may_stand_in_winter() -> None:
    rows = [reading(date(2024, 10, 1), 50), reading(date(2025, 3, 31), 50)]
    rows += [reading(date(2025, 10, 1), 90), reading(date(2025, 11, 1), 90), reading(date(2025, 12, 1), 90)]
    guard = ReadingGuard(history(rows), date(2026, 1, 5))
    assert codes(guard.check(draft(90, date(2026, 1, 5)))) == set()


def test_that_red_digits_typed_along_are_recognised() -> None:
    head = replace(HEAD, installed_on=date(2026, 6, 5), installed_state=6)
    verdict = check([*monthly(last=42, months=4)], 56_512, head=head)
    assert Finding(Code.LITRES_TYPED, Severity.CONFIRM, state=56) in verdict.findings
    assert Code.FAR_ABOVE not in codes(verdict)


# ---------------------------------------------------------------- rule 10: legalisation


def test_that_an_expired_main_meter_is_accepted_and_asks_for_a_replacement() -> None:
    verdict = check(monthly(), 426, head=replace(HEAD, legal_until=date(2026, 11, 19)))
    assert verdict.status is REPORTED
    assert (codes(verdict), verdict.task) == ({Code.LEGALISATION}, MeterTaskKind.REPLACEMENT)
    assert check(monthly(), 426, head=replace(HEAD, legal_until=TODAY)).task is None


@pytest.mark.parametrize("role", [MeterRole.GARDEN, MeterRole.SUB, MeterRole.DEDUCTION])
def test_that_an_expired_garden_or_sub_meter_is_not_deducted_by_itself(role: MeterRole) -> None:
    head = replace(HEAD, role=role, parent_id=9, legal_until=date(2026, 1, 1))
    verdict = check(monthly(), 426, head=head)
    assert (codes(verdict), verdict.task) == ({Code.NO_DEDUCTION}, MeterTaskKind.DEDUCTION)
    assert verdict.cost is None

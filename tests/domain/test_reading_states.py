"""How a state is typed, and what it costs by the tariff (domain.md 5.10 rule 1, 5.7)."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.metering import MeterHead, MeterRole, TariffPrice
from app.domain.reading_rules import ReadingGuard
from app.domain.verdicts import Code, StateError, parse_state
from tests.domain.metering_samples import HEAD, PLATE, TODAY, draft, history, monthly


def cost(head: MeterHead = HEAD, state: int = 422) -> int | None:
    made = history(monthly(), head)
    return ReadingGuard(made, TODAY).check(draft(state)).cost


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("431", 431),
        ("00431", 431),
        (" 12 345 ", 12345),
        ("12\u00a0345", 12345),
        ("431 m³", 431),
        ("431m3", 431),
        ("0", 0),
    ],
)
def test_that_a_state_is_read_as_people_type_it(typed: str, state: int) -> None:
    assert parse_state(typed) == state


@pytest.mark.parametrize(
    ("typed", "code", "black"),
    [
        ("", Code.STATE_EMPTY, None),
        ("   ", Code.STATE_EMPTY, None),
        ("431,256", Code.STATE_LITRES, 431),
        ("431.2", Code.STATE_LITRES, 431),
        ("-5", Code.STATE_SHAPE, None),
        ("4e3", Code.STATE_SHAPE, None),
        ("٤٣١", Code.STATE_SHAPE, None),
        ("431; drop table readings", Code.STATE_SHAPE, None),
        ("1" * 13, Code.STATE_SHAPE, None),
    ],
)
def test_that_what_is_no_state_is_told_by_a_code(typed: str, code: Code, black: int | None) -> None:
    with pytest.raises(StateError) as caught:
        parse_state(typed)
    assert (caught.value.code, caught.value.black) == (code, black)


@given(st.text(max_size=20))
def test_that_any_text_is_a_state_or_has_a_code(typed: str) -> None:
    with suppress(StateError):
        assert 0 <= parse_state(typed) < 10**12


# ---------------------------------------------------------------- what it costs


def test_that_a_price_change_inside_the_period_splits_the_use() -> None:
    prices = (
        TariffPrice("water", date(2024, 1, 1), Decimal("4.50"), 8),
        TariffPrice("water", date(2026, 11, 1), Decimal("5.00"), 8),
    )
    made = history(monthly(), prices=prices, sewage=False)
    verdict = ReadingGuard(made, TODAY).check(draft(412 + 48))  # a m3 a day: 28 days dearer by .50 from 1 November
    old, new = 28 * 450, 20 * 500
    assert verdict.cost == old + old * 8 // 100 + new + new * 8 // 100


def test_that_a_garden_meter_below_the_main_one_takes_its_sewage_off() -> None:
    head = replace(HEAD, role=MeterRole.GARDEN, parent_id=9)
    assert cost(head) == -(7300 + 584)
    made = history(monthly(), head, plate=replace(PLATE, registered=False))
    assert ReadingGuard(made, TODAY).check(draft(422)).cost is None


def test_that_a_sub_meter_costs_nothing_by_itself() -> None:
    assert cost(replace(HEAD, role=MeterRole.SUB, parent_id=9)) is None


def test_that_no_cost_is_told_where_the_tariff_is_not_known() -> None:
    made = history(monthly(), prices=())
    assert ReadingGuard(made, TODAY).check(draft(426)).cost is None

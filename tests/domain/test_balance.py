"""The balance told apart (office rules 1, 2, 4, 7, 10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ageing import Ageing, aged, days_late
from app.domain.balance import BalanceState, BalanceSummary, PayBy, by_service, summarize
from app.domain.customers import Service
from app.domain.ledger import DebtStatus, OpenItem
from tests.accounts import BOOKED_UNTIL, FEE, TODAY, WASTE, WATER, account, item

ALL = st.sampled_from([None, None, *DebtStatus])
DAYS = st.one_of(st.none(), st.integers(-400, 400).map(lambda days: TODAY + timedelta(days)))
AMOUNTS = st.integers(-200_000, 500_000).filter(bool)
ITEMS = st.lists(st.builds(OpenItem, st.integers(1, 99), DAYS, st.just(TODAY), AMOUNTS, ALL, st.just("")), max_size=12)


def told(*items: OpenItem, status: DebtStatus | None = None) -> BalanceSummary:
    return summarize(account(*items, debt_status=status), TODAY, BOOKED_UNTIL)


@given(ITEMS, ALL, st.integers(-5000, 5000))
def test_that_parts_always_add_up_to_the_balance(items: list[OpenItem], status: DebtStatus | None, off: int) -> None:
    card = account(*items, debt_status=status)
    summary = summarize(replace(card, balance=card.balance + off), TODAY, BOOKED_UNTIL)
    assert summary.overdue + summary.not_due - summary.overpaid + summary.set_apart == summary.balance
    assert summary.ageing.total == summary.overdue
    assert sum(pay.amount for pay in summary.upcoming) == summary.not_due
    assert min(summary.overdue, summary.not_due, summary.overpaid, *summary.ageing.boxes) >= 0
    assert summary.to_pay == 0 or summary.overpaid == 0
    assert (summary.oldest_due is not None) == (summary.overdue > 0) == (summary.days_late > 0)
    assert all(pay.due_on is None or pay.due_on >= TODAY for pay in summary.upcoming)
    assert summary.unexplained == off


@given(ITEMS, st.randoms())
def test_that_the_order_of_items_does_not_matter(items: list[OpenItem], random: object) -> None:
    mixed = list(items)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert told(*items) == told(*mixed)


def test_that_late_and_not_yet_due_are_told_apart() -> None:
    summary = summarize(WATER, TODAY, BOOKED_UNTIL)
    assert (summary.to_pay, summary.overdue, summary.not_due) == (14832, 9610, 5222)
    assert summary.oldest_due == date(2026, 10, 14)
    assert summary.days_late == 39
    assert summary.next_due == PayBy(5222, date(2026, 11, 28))
    assert summary.ageing == Ageing(to_60=9610)
    assert summary.state is BalanceState.LATE


def test_that_who_pays_on_the_last_day_is_not_late() -> None:
    assert told(item(100, TODAY)).state is BalanceState.DUE
    assert told(item(100, TODAY - timedelta(1))).state is BalanceState.LATE


@pytest.mark.parametrize(
    ("days", "box"), [(0, None), (1, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (4000, 3)]
)
def test_that_boxes_of_age_begin_and_end_on_their_days(days: int, box: int | None) -> None:
    boxes = aged([(TODAY - timedelta(days), 100)], TODAY).boxes
    assert boxes == tuple(100 if number == box else 0 for number in range(4))


def test_that_a_date_to_come_is_not_late() -> None:
    assert days_late(TODAY + timedelta(5), TODAY) == 0


def test_that_a_credit_goes_to_the_oldest_charge_first() -> None:
    summary = told(item(5222, date(2026, 11, 28)), item(-10_000), item(9610, date(2026, 10, 14)))
    assert (summary.overdue, summary.not_due, summary.overpaid) == (0, 4832, 0)
    assert summary.state is BalanceState.DUE


def test_that_a_charge_without_a_due_date_waits_behind_all_others() -> None:
    summary = told(item(700), item(300, TODAY + timedelta(3)))
    assert summary.upcoming == (PayBy(300, TODAY + timedelta(3)), PayBy(700, None))
    assert summary.next_due == PayBy(300, TODAY + timedelta(3))


def test_that_charges_of_one_day_are_one_amount() -> None:
    assert told(item(700, TODAY), item(300, TODAY)).upcoming == (PayBy(1000, TODAY),)


@pytest.mark.parametrize("status", DebtStatus)
def test_that_what_stands_under_a_status_is_left_out_of_what_is_to_pay(status: DebtStatus) -> None:
    summary = told(item(40_000, date(2026, 1, 5), status), item(5222, date(2026, 11, 28)))
    assert (summary.to_pay, summary.overdue, summary.set_apart) == (5222, 0, 40_000)
    assert [(one.status, one.amount, one.count) for one in summary.apart] == [(status, 40_000, 1)]


def test_that_the_status_of_a_card_holds_for_its_charges_that_have_none() -> None:
    summary = told(
        item(300, date(2026, 1, 5)),
        item(200, TODAY, DebtStatus.DISPUTED),
        item(100, TODAY),
        status=DebtStatus.BANKRUPTCY,
    )
    assert [(one.status, one.amount, one.count) for one in summary.apart] == [
        (DebtStatus.DISPUTED, 200, 1),
        (DebtStatus.BANKRUPTCY, 400, 2),
    ]
    assert summary.state is BalanceState.APART


def test_that_nothing_is_settled_against_a_time_barred_debt() -> None:
    summary = told(item(10_000, date(2019, 1, 5), DebtStatus.TIME_BARRED), item(-2000))
    assert (summary.overpaid, summary.set_apart, summary.balance) == (2000, 10_000, 8000)
    assert summary.state is BalanceState.OVERPAID


def test_that_a_card_without_open_items_is_settled() -> None:
    assert told().state is BalanceState.SETTLED


def test_that_a_fee_of_the_commune_is_said_to_be_the_communes() -> None:
    assert summarize(FEE, TODAY, BOOKED_UNTIL).state is BalanceState.FEE


def test_that_services_and_cards_are_never_netted() -> None:
    other = account(item(-700), account_id=74, number="W-2")
    totals = by_service([summarize(one, TODAY, BOOKED_UNTIL) for one in (WASTE, WATER, other, FEE)])
    assert [(one.service, one.cards, one.to_pay, one.overdue, one.overpaid) for one in totals] == [
        (Service.WATER, 2, 14832, 9610, 700),
        (Service.WASTE, 1, 0, 0, 2000),
    ]

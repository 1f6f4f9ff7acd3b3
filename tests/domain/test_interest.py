"""Interest for delay: days, rates, rounding, credits; to the grosz."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import next_working_day
from app.domain.customers import InterestRegime
from app.domain.interest import Interest, InterestTerms, Rate, interest_of
from app.domain.ledger import DebtStatus, OpenItem

CIVIL = InterestTerms(
    InterestRegime.CIVIL,
    (
        Rate(date(2025, 9, 4), date(2025, 10, 8), Decimal("10.25")),
        Rate(date(2025, 10, 9), date(2025, 11, 5), Decimal(10)),
    ),
)


def _item(amount: int, due_on: date | None, status: DebtStatus | None = None) -> OpenItem:
    return OpenItem(1, due_on, date(2025, 1, 1), amount, status, "FV/1")


def test_that_days_run_from_the_day_after_the_due_date() -> None:
    # 1 000,00 zł due on Thursday 9.10.2025, on 19.10: 10 days at 10 % = 2,739.. zł
    assert interest_of([_item(100_000, date(2025, 10, 9))], CIVIL, date(2025, 10, 19)) == Interest(274, None)
    assert interest_of([_item(100_000, date(2025, 10, 9))], CIVIL, date(2025, 10, 10)) == Interest(27, None)
    assert interest_of([_item(100_000, date(2025, 10, 9))], CIVIL, date(2025, 10, 9)) is None


def test_that_a_term_on_a_saturday_moves_to_monday() -> None:
    saturday = date(2025, 10, 11)
    assert interest_of([_item(100_000, saturday)], CIVIL, date(2025, 10, 13)) is None
    assert interest_of([_item(100_000, saturday)], CIVIL, date(2025, 10, 14)) == Interest(27, None)


def test_that_each_day_has_its_rate_and_days_without_one_are_told() -> None:
    item = _item(100_000, date(2025, 9, 30))
    # 8 days at 10,25 % and 2 at 10 %
    exact = Decimal(100_000) * (8 * Decimal("10.25") + 2 * Decimal(10)) / 36_500
    assert interest_of([item], CIVIL, date(2025, 10, 10)) == Interest(
        int(exact.quantize(Decimal(1), ROUND_HALF_UP)), None
    )
    later = interest_of([item], CIVIL, date(2026, 1, 1))
    assert later is not None
    assert later.known_until == date(2025, 11, 5)
    assert interest_of([_item(100, date(2026, 1, 2))], CIVIL, date(2026, 2, 2)) == Interest(0, date(2026, 1, 2))


def test_that_the_tax_ordinance_rounds_to_a_whole_zloty() -> None:
    tax = InterestTerms(InterestRegime.TAX, CIVIL.rates)
    assert interest_of([_item(100_000, date(2025, 10, 9))], tax, date(2025, 10, 19)) == Interest(300, None)


def test_that_credits_go_to_the_oldest_and_debts_apart_bear_nothing() -> None:
    items = [
        _item(5000, date(2025, 9, 10)),
        _item(5000, date(2025, 10, 9)),
        _item(-5000, None),
        _item(9_999_999, date(2025, 9, 10), DebtStatus.TIME_BARRED),
    ]
    assert interest_of(items, CIVIL, date(2025, 11, 5)) == interest_of(items[1:2], CIVIL, date(2025, 11, 5))


@given(st.integers(1, 10_000_000), st.dates(date(2025, 9, 5), date(2025, 11, 4)), st.integers(0, 60))
def test_that_it_is_the_sum_of_days(amount: int, due_on: date, days: int) -> None:
    today = min(due_on + timedelta(days), date(2025, 11, 5))
    first = next_working_day(due_on) + timedelta(1)
    exact = Decimal(0)
    for n in range(max(0, (today - first).days + 1)):
        day = first + timedelta(n)
        exact += amount * (Decimal("10.25") if day < date(2025, 10, 9) else Decimal(10)) / 36_500
    found = interest_of([_item(amount, due_on)], CIVIL, today)
    assert (found.amount if found else 0) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))

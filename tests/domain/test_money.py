"""Money is shown the Polish way and read in any sane way, to the grosz."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import (
    MAX_GROSZE,
    MoneyError,
    format_money,
    gross_of,
    net_of_line,
    parse_money,
    plain_money,
    to_grosze,
    vat_of,
)

AMOUNTS = st.integers(min_value=-MAX_GROSZE, max_value=MAX_GROSZE)


@pytest.mark.parametrize(
    ("grosze", "shown", "plain"),
    [
        (0, "0,00\u00a0zł", "0.00"),
        (5, "0,05\u00a0zł", "0.05"),
        (123456, "1\u00a0234,56\u00a0zł", "1234.56"),
        (-1200, "\u221212,00\u00a0zł", "-12.00"),
        (-1, "\u22120,01\u00a0zł", "-0.01"),
        (123456789012, "1\u00a0234\u00a0567\u00a0890,12\u00a0zł", "1234567890.12"),
    ],
)
def test_that_money_is_shown_and_copied(grosze: int, shown: str, plain: str) -> None:
    assert format_money(grosze) == shown
    assert plain_money(grosze) == plain


@given(AMOUNTS)
def test_that_what_is_shown_or_copied_reads_back(grosze: int) -> None:
    assert parse_money(format_money(grosze)) == grosze
    assert parse_money(plain_money(grosze)) == grosze


@pytest.mark.parametrize(
    ("typed", "grosze"),
    [
        ("1 234,56", 123456),
        ("1234.56", 123456),
        ("1.234,56", 123456),
        ("1,234.56", 123456),
        ("1'234,56 zł", 123456),
        ("1\u202f234,56\u00a0PLN", 123456),
        ("148,3", 14830),
        ("148", 14800),
        ("  0148,30zl ", 14830),
        ("-12", -1200),
        ("\u2212 12,00 zł", -1200),
        ("+7,50", 750),
        ("1.234.567,89", 123456789),
        ("1.234.567", 123456700),
        ("1 234", 123400),
    ],
)
def test_that_typed_amounts_are_read(typed: str, grosze: int) -> None:
    assert parse_money(typed) == grosze


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "money_empty"),
        ("zł", "money_empty"),
        ("1.234", "money_ambiguous"),
        ("1,234", "money_ambiguous"),
        ("12,345,6", "money_shape"),
        ("1,2,3", "money_shape"),
        ("12 34,00", "money_shape"),
        ("1 234.567,00", "money_shape"),
        ("dwa", "money_shape"),
        ("1e5", "money_shape"),
        ("--5", "money_shape"),
        ("-", "money_shape"),
        ("٣٤", "money_shape"),
        ("5,", "money_shape"),
        (",50", "money_shape"),
        ("99999999999999999", "money_too_big"),
        ("12345678901234,56", "money_too_big"),
    ],
)
def test_that_unreadable_amounts_are_told_apart(typed: str, code: str) -> None:
    with pytest.raises(MoneyError) as caught:
        parse_money(typed)
    assert caught.value.code == code


@given(st.text())
def test_that_any_text_is_an_amount_or_a_problem(text: str) -> None:
    try:
        amount = parse_money(text)
    except MoneyError as problem:
        outcome: object = problem.code[:6]
    else:
        outcome = abs(amount) <= MAX_GROSZE
    assert outcome in (True, "money_")


def test_that_halves_round_away_from_zero() -> None:
    assert to_grosze(Decimal("0.005")) == 1
    assert to_grosze(Decimal("-0.005")) == -1
    assert vat_of(50, 23) == 12  # 11.5
    assert vat_of(-50, 23) == -12
    assert gross_of(450, 8) == 486  # the Gryfino tariff: 4,50 net is 4,86 gross
    assert net_of_line(Decimal(12), Decimal("4.50")) == 5400
    assert net_of_line(Decimal("3.5"), Decimal("6.47")) == 2265  # 22.645


@given(st.integers(min_value=-(10**12), max_value=10**12), st.sampled_from([0, 5, 8, 23]))
def test_that_vat_is_the_exact_tax_rounded_once(net: int, rate: int) -> None:
    assert vat_of(net, rate) == to_grosze(Decimal(net) * rate / 10000)
    assert vat_of(-net, rate) == -vat_of(net, rate)

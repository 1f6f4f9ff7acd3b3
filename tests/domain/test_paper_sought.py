"""What is typed to find a paper, compared as the database does: a regular expression on the number in capitals."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.paper_sought import KSEF_FROM, LONGEST, SoughtPaper, read_sought

NUMBER = "FV/WOD/000123/10/2026"


def fits(typed: str, number: str) -> bool:
    sought = read_sought(typed)
    assert sought is not None
    if sought.number_like is None:
        return False
    key = re.sub(r"[^0-9A-Z]", "", number.upper())
    return bool(re.search(sought.number_like, number.upper()) or re.search(sought.number_like, key))


@pytest.mark.parametrize(
    "typed",
    [
        "FV 123/10/2026",
        "fv/wod/123/10/2026",
        "FV/WOD/000123/10/2026",
        "fv123 10 2026",
        "123/10/2026",
        "123/10",
        "123/10/20",
        "123/",
        "123",
        "23",
        "wod",
        "FV000123102026",
        "fvwod123102026",
        "FV 123",
    ],
)
def test_that_a_number_is_found_as_it_is_heard(typed: str) -> None:
    assert fits(typed, NUMBER)


@pytest.mark.parametrize(
    "typed", ["FV 23/10/2026", "23/10", "124", "123/1/2026", "2026/10", "FK", "12/", "/", "ż", "FV 1/10/2026"]
)
def test_that_another_number_is_not(typed: str) -> None:
    assert not fits(typed, NUMBER)


def test_that_signs_and_zeros_do_not_count_but_whole_numbers_do() -> None:
    assert fits("FV 1/10/2026", "FV 0001/10/2026")
    assert not fits("FV 1/10/2026", "FV 21/10/2026")
    assert not fits("FV 1/10/2026", "FV 1/1/10/2025")
    assert fits("FV 0/2026", "FV/000/2026")


@pytest.mark.parametrize(
    ("typed", "least", "most"),
    [
        ("148,32", 14832, 14832),
        ("148,3", 14830, 14839),
        ("148,", 14800, 14899),
        ("1 234,56 zł", 123456, 123456),
        ("1\u00a0234,56", 123456, 123456),
        ("-12,50", 1250, 1250),
        ("\u221212,50 ZŁ", 1250, 1250),
    ],
)
def test_that_an_amount_is_found_while_it_is_typed(typed: str, least: int, most: int) -> None:
    assert read_sought(typed) == SoughtPaper(least=least, most=most)


def test_that_a_point_may_stand_in_an_amount_and_in_a_number() -> None:
    sought = read_sought("148.32")
    assert sought is not None
    assert (sought.least, sought.most) == (14832, 14832)
    assert fits("148.32", "FV 148.32")


def test_that_a_whole_number_is_no_amount_and_nothing_is_nothing() -> None:
    sought = read_sought("148")
    assert sought is not None
    assert sought.least is None
    assert read_sought("  ") is None


def test_that_a_long_part_of_a_ksef_number_is_compared_without_dashes() -> None:
    sought = read_sought("5265877635-20250826-0100001af629-af")
    assert sought is not None
    assert sought.ksef_part == "5265877635202508260100001AF629AF"
    short = read_sought("1" * (KSEF_FROM - 1))
    assert short is not None
    assert short.ksef_part is None


@given(st.text(max_size=LONGEST + 20))
def test_that_whatever_is_typed_can_be_compared(typed: str) -> None:
    sought = read_sought(typed)
    if sought is None:
        assert not typed.strip()
    elif sought.number_like is not None:
        re.search(sought.number_like, NUMBER)

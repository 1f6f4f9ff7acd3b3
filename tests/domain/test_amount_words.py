"""Amounts in Polish words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.amount_words import LARGEST, amount_words, number_words


@pytest.mark.parametrize(
    ("grosze", "words"),
    [
        (0, "zero złotych zero groszy"),
        (1, "zero złotych jeden grosz"),
        (100, "jeden złoty zero groszy"),
        (200, "dwa złote zero groszy"),
        (500, "pięć złotych zero groszy"),
        (2100, "dwadzieścia jeden złotych zero groszy"),
        (2221, "dwadzieścia dwa złote dwadzieścia jeden groszy"),
        (11_214, "sto dwanaście złotych czternaście groszy"),
        (1_000_00, "jeden tysiąc złotych zero groszy"),
        (100_000_00, "sto tysięcy złotych zero groszy"),
        (
            999_999_999_99,
            (
                "dziewięćset dziewięćdziesiąt dziewięć milionów dziewięćset dziewięćdziesiąt dziewięć tysięcy"
                " dziewięćset dziewięćdziesiąt dziewięć złotych dziewięćdziesiąt dziewięć groszy"
            ),
        ),
        (203, "dwa złote trzy grosze"),
        (512, "pięć złotych dwanaście groszy"),
        (1222, "dwanaście złotych dwadzieścia dwa grosze"),
        (14832, "sto czterdzieści osiem złotych trzydzieści dwa grosze"),
        (2_200_00, "dwa tysiące dwieście złotych zero groszy"),
        (1_001_00, "jeden tysiąc jeden złotych zero groszy"),
        (12_513_99, "dwanaście tysięcy pięćset trzynaście złotych dziewięćdziesiąt dziewięć groszy"),
        (22_000_104_00, "dwadzieścia dwa miliony sto cztery złote zero groszy"),
        (1_000_000_000_01, "jeden miliard złotych jeden grosz"),
        (-2000, "minus dwadzieścia złotych zero groszy"),
    ],
)
def test_that_an_amount_is_spelled(grosze: int, words: str) -> None:
    assert amount_words(grosze) == words


def test_that_an_amount_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no name"):
        amount_words(LARGEST + 1)


VALUES = {
    **{number_words(n): n for n in range(1, 20)},
    **{number_words(n): n for n in range(20, 100, 10)},
    **{number_words(n): n for n in range(100, 1000, 100)},
}
SCALES = {"miliard": 1000**3, "milion": 1000**2, "tysi": 1000}


def read_back(words: str) -> int:
    """The number that the words mean, read by other means than they were written."""
    total = part = 0
    for word in words.split():
        scale = next((value for stem, value in SCALES.items() if word.startswith(stem)), 0)
        if scale:
            total += part * scale
            part = 0
        elif word != "zero":
            part += VALUES[word]
    return total + part


@given(st.integers(0, LARGEST // 100))
def test_that_words_read_back_are_the_number(number: int) -> None:
    assert read_back(number_words(number)) == number

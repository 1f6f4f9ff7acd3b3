"""Searching forgets Polish letters, sorting knows them; SQL's translate() gives the same."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.polish import ALPHABET, FOLD_FROM, FOLD_TO, SORT_FROM, SORT_TO, fold, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łużycka 12/3", "luzycka 12/3"),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("  Nowak\u00a0-\u2013 Kowalska\t", "nowak kowalska"),
        ("„Dom” Sp. z o.o.", "dom sp z o o"),
        ("O'Brien, Müller; Strauß", "o brien muller straus"),
        ("Zo\u0301\u200bfia", "zofia"),
        ("", ""),
        (" \u2014 ", ""),
        ("Шевченко", "шевченко"),
    ],
)
def test_that_folding_forgets_letters_case_and_quotes(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_that_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="ĄąĆćĘęŃńÓóŚśŹźŻżaAzZ "))
def test_that_decomposed_letters_fold_as_composed_ones(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


def test_that_words_sort_as_in_a_polish_dictionary() -> None:
    words = [
        "adres",
        "as",
        "ąkać",
        "bal",
        "cal",
        "Czech",
        "ćma",
        "dąb",
        "e-BOK",
        "ęsi",
        "ja",
        "lublin",
        "ława",
        "Łąka",
        "Łódź",
        "mława",
        "nos",
        "ńa",
        "osa",
        "ósmy",
        "sad",
        "śnieg",
        "z",
        "zebra",
        "źrebak",
        "żaba",
    ]
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words


@given(st.permutations(list(ALPHABET)))
def test_that_every_letter_has_its_place(letters: list[str]) -> None:
    assert "".join(sorted(letters, key=sort_key)) == ALPHABET
    assert sort_key("".join(letters)) == sort_key("".join(letters).upper())


def test_that_shorter_comes_first_and_digits_before_letters() -> None:
    names = ["9 Muz", "Kowal", "Kowal Zofia", "Kowalska Ewa", "Kowalska-Nowak Ada", "Kował"]
    shuffled = random.Random(2).sample(names, len(names))
    assert sorted(shuffled, key=sort_key) == names


def test_that_quotes_do_not_decide_the_order() -> None:
    assert sort_key("„Dom” Spółdzielnia") == sort_key("Dom Spółdzielnia")


@pytest.mark.parametrize(("source", "target"), [(FOLD_FROM, FOLD_TO), (SORT_FROM, SORT_TO)])
def test_that_mappings_suit_translate(source: str, target: str) -> None:
    assert len(set(source)) == len(source), "no character is mapped twice"
    assert len(target) <= len(source)
    assert "\0" not in source

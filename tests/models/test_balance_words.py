"""Balances in Polish words, as the office rules spell them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.balance import NEVER_BOOKED, BalanceSummary, by_service, summarize
from app.domain.ledger import DebtStatus
from app.domain.money import NBSP
from app.models import balance_words as words
from app.models.language import FOLDER, Polish
from tests.accounts import BOOKED_UNTIL, FEE, TODAY, WASTE, WATER, account, item

PHONE = "91 416 20 11"


@pytest.fixture(autouse=True)
def polish(qapp: QApplication) -> Iterator[None]:
    """Polish for the time of a test."""
    translator = Polish(sorted(file.name for file in FOLDER.glob("*_pl.ts")), parent=qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def summary(*items: object, **values: object) -> BalanceSummary:
    return summarize(account(*items, **values), TODAY, BOOKED_UNTIL)  # type: ignore[arg-type]


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


WATER_NOW = summarize(WATER, TODAY, BOOKED_UNTIL)
DUE = item(5222, date(2026, 11, 28))
LATER = item(5000, date(2026, 12, 28))
LATE = item(9610, date(2026, 10, 14))
DISPUTED = item(10_000, date(2026, 1, 5), DebtStatus.DISPUTED)


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ((LATE, DUE), "Woda: do zapłaty 148,32 zł, w tym po terminie 96,10 zł (najstarszy termin 14.10.2026)"),
        ((LATE,), "Woda: do zapłaty 96,10 zł, całość po terminie (najstarszy termin 14.10.2026)"),
        ((DUE,), "Woda: do zapłaty 52,22 zł do 28.11.2026, bez zaległości"),
        ((DUE, LATER), "Woda: do zapłaty 102,22 zł, w tym 52,22 zł do 28.11.2026, bez zaległości"),
        ((item(700),), "Woda: do zapłaty 7,00 zł, bez zaległości"),
        ((item(-2000),), "Woda: nadpłata 20,00 zł"),
        ((), "Woda: rozliczone"),
        ((DISPUTED,), "Woda: nic do zapłaty, poza tym 100,00 zł: sporna"),
        ((DISPUTED, item(-2000)), "Woda: nadpłata 20,00 zł, poza tym 100,00 zł: sporna"),
    ],
)
def test_that_the_header_says_the_balance_in_words(items: tuple[object, ...], line: str) -> None:
    assert plain(words.header_line(summary(*items))) == line


def test_that_red_is_only_what_is_late_and_green_only_what_is_overpaid() -> None:
    assert [part.tone for part in words.header_parts(WATER_NOW)] == ["", "owe"]
    assert [part.tone for part in words.header_parts(summary(DUE))] == ["", ""]
    assert [part.tone for part in words.header_parts(summary(item(-5)))] == ["ok"]
    assert words.box_amount(WATER_NOW).tone == ""
    assert words.box_amount(summary(LATE)).tone == "owe"
    assert words.box_amount(summary(DUE)).tone == ""
    assert words.box_amount(summary(item(-5))).tone == "ok"
    assert words.box_amount(summary()).tone == ""


def test_that_each_service_has_a_line_of_its_own() -> None:
    cards = [summarize(one, TODAY, BOOKED_UNTIL) for one in (WATER, WASTE)]
    lines = [plain(", ".join(part.text for part in line)) for line in words.header_lines(cards, by_service(cards))]
    assert lines == [
        "Woda: do zapłaty 148,32 zł, w tym po terminie 96,10 zł (najstarszy termin 14.10.2026)",
        "Wywozy: nadpłata 20,00 zł",
    ]


def test_that_cards_of_one_service_are_summed_but_not_netted() -> None:
    other = account(item(-700), account_id=74, number="W-2")
    cards = [summarize(one, TODAY, BOOKED_UNTIL) for one in (WATER, other, FEE)]
    lines = [plain(", ".join(p.text for p in line)) for line in words.header_lines(cards, by_service(cards), PHONE)]
    assert lines == [
        "Woda (2 karty): do zapłaty 148,32 zł, w tym po terminie 96,10 zł (najstarszy termin 14.10.2026), nadpłata 7,00 zł",
        "Wywozy: opłatę prowadzi Gmina, tel. 91 416 20 11",
    ]


def test_that_the_fee_of_the_commune_sends_to_the_commune() -> None:
    fee = summarize(FEE, TODAY, BOOKED_UNTIL)
    assert words.fee_sentence(PHONE) == "Tę opłatę prowadzi Gmina, tel. 91 416 20 11."
    assert words.fee_sentence("") == "Tę opłatę prowadzi Gmina."
    assert words.answer(fee, PHONE) == "Wywozy, karta O-004513: Tę opłatę prowadzi Gmina, tel. 91 416 20 11."


def test_that_the_fees_of_many_buildings_are_one_line() -> None:
    fee = summarize(FEE, TODAY, BOOKED_UNTIL)
    several = (WATER_NOW, fee, fee, fee)
    lines = [", ".join(part.text for part in line) for line in words.header_lines(several, by_service(several), PHONE)]
    assert [plain(line) for line in lines][1:] == [f"Wywozy (3 karty): opłatę prowadzi Gmina, tel. {PHONE}"]


def test_that_no_day_is_told_where_no_payment_was_ever_loaded() -> None:
    assert words.booked_words(NEVER_BOOKED) == "nie wczytano jeszcze żadnych wpłat z banku"
    assert words.booked_words(BOOKED_UNTIL).startswith("wpłaty zaksięgowane do ")


def test_that_the_large_text_of_the_header_is_the_amount_alone() -> None:
    """What belongs to it stands below in small: beside it there has to be room for the name."""
    (line,) = words.header_lines([summary(DUE, LATER)], ())
    assert [plain(part.text) for part in line] == [
        "Woda: do zapłaty 102,22 zł", "w tym 52,22 zł do 28.11.2026", "bez zaległości"
    ]  # fmt: skip


def test_that_every_balance_has_its_as_of() -> None:
    line = "ostatnia wpłata 49,00 zł 18.09.2026 · wpłaty zaksięgowane do 20.11.2026 · bez odsetek"
    assert plain(words.as_of(WATER_NOW)) == line
    unpaid = summary(last_payment=0, last_payment_on=None)
    assert words.as_of(unpaid).startswith("nie było jeszcze wpłaty · ")


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((LATE, DUE), "96,10 zł proszę wpłacić od razu, 52,22 zł do 28 listopada"),
        ((DUE, LATER), "52,22 zł proszę wpłacić do 28 listopada, 50,00 zł do 28 grudnia"),
        ((LATE,), "96,10 zł proszę wpłacić od razu"),
        ((item(700),), "7,00 zł bez wyznaczonego terminu"),
        ((item(700, date(2027, 8, 3)),), "7,00 zł proszę wpłacić do 3 sierpnia 2027"),
        ((item(-2000),), "jest nadpłata 20,00 zł, nic nie trzeba płacić"),
        ((), "teraz nic nie trzeba płacić"),
        ((DISPUTED,), "teraz nic nie trzeba płacić"),
        (
            tuple(item(1000, date(2026, 12, number)) for number in range(1, 6)),
            "10,00 zł proszę wpłacić do 1 grudnia, 10,00 zł do 2 grudnia, 10,00 zł do 3 grudnia, kolejne 20,00 zł później",
        ),
    ],
)
def test_that_what_to_pay_can_be_read_aloud(items: tuple[object, ...], said: str) -> None:
    assert plain(words.spoken(summary(*items))) == said


def test_that_an_answer_names_the_service_and_its_account() -> None:
    assert plain(words.answer(WATER_NOW)) == (
        "Woda, karta W-004512: do zapłaty 148,32 zł, w tym po terminie 96,10 zł (najstarszy termin 14.10.2026). "
        "96,10 zł proszę wpłacić od razu, 52,22 zł do 28 listopada. "
        "Rachunek tej usługi: 49 1020 1026 0000 0102 0003 9290. "
        "Ostatnia wpłata 49,00 zł 18.09.2026 · wpłaty zaksięgowane do 20.11.2026 · bez odsetek."
    )


def test_that_the_box_tells_what_is_late_and_what_is_not_yet_due() -> None:
    assert [plain(part.text) for part in words.box_lines(WATER_NOW)] == [
        "W tym po terminie 96,10 zł (najstarszy termin 14.10.2026)",
        "Jeszcze niewymagalne 52,22 zł, termin 28.11.2026",
    ]
    assert words.box_title(WATER_NOW) == "Do zapłaty"
    assert words.box_amount(summary()).text == "Rozliczone"


@pytest.mark.parametrize("status", DebtStatus)
def test_that_every_status_has_its_sentence(status: DebtStatus) -> None:
    (sentence,) = words.apart_sentences(summary(item(10_000, TODAY, status)))
    assert plain(sentence).startswith("100,00 zł ")
    assert "is " not in sentence


@pytest.mark.parametrize(("grosze", "text"), [(14832, "148,32 Wn"), (-2000, "20,00 Ma"), (0, "0,00")])
def test_that_a_balance_on_a_row_is_never_a_bare_signed_number(grosze: int, text: str) -> None:
    assert plain(words.saldo(grosze)) == text

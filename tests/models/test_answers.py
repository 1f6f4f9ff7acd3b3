"""Sentences for the phone: right words, right grammar, nothing told too early."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.answers import AnswerTopic, answerable
from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.customers import Announcement, CustomerKind, Service
from app.domain.metering import MeterRole
from app.domain.money import NBSP
from app.domain.waste import Fraction, NextPickup
from app.models import answers
from app.models.language import FOLDER, Polish
from tests.accounts import FEE, account, item
from tests.office_cards import TODAY, card, meter


@pytest.fixture(autouse=True)
def polish(qapp: QApplication) -> Iterator[None]:
    """Polish for the time of a test."""
    translator = Polish(sorted(file.name for file in FOLDER.glob("*_pl.ts")), parent=qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def told(shown: CustomerCard, topic: AnswerTopic = AnswerTopic.ALL, level: Level = Level.BALANCE) -> list[str]:
    return [s.replace(NBSP, " ") for s in answers.sentences(answerable(shown, level, TODAY), topic)]


def test_that_the_whole_answer_is_ready_to_be_read_aloud() -> None:
    assert told(card()) == [
        (
            "Ma Pani niedopłatę za wodę (karta W-004512): 148,32 zł, w tym po terminie 96,10 zł. 96,10 zł proszę wpłacić od razu, "
            "52,22 zł do 28 listopada. Rachunek za wodę: 49 1020 1026 0000 0102 0003 9290. "
            "Ostatnia wpłata 49,00 zł 18.09.2026 · wpłaty zaksięgowane do 20.11.2026 · bez odsetek."
        ),
        (
            "Ma Pani nadpłatę za wywozy odpadów (karta O-004512): 20,00 zł; nic nie trzeba płacić. "
            "Ostatnia wpłata 40,00 zł 10.11.2026 · wpłaty zaksięgowane do 20.11.2026 · bez odsetek."
        ),
        "Ostatnia faktura FV/WOD/1234/11/2026 z 2 listopada: 52,22 zł, termin 28 listopada.",
        "Ostatni zaksięgowany odczyt wodomierza (główny, piwnica): 412 m³ z 3 października.",
        "Najbliższe wywozy: bio w środę 25 listopada, papier w piątek 27 listopada (zamiast 26 listopada).",
    ]


@pytest.mark.parametrize(
    ("kind", "name", "opening"),
    [
        (CustomerKind.PERSON, "Nowak Jan", "Ma Pan niedopłatę"),
        (CustomerKind.COMPANY, "Żbik sp. z o.o.", "Mają Państwo niedopłatę"),
        (CustomerKind.PERSON, "Lis", "Jest niedopłata"),
    ],
)
def test_that_the_customer_is_spoken_to_politely(kind: CustomerKind, name: str, opening: str) -> None:
    assert told(card(kind=kind, name=name))[0].startswith(opening)


def test_that_every_state_of_a_balance_has_its_sentence() -> None:
    assert told(card(accounts=(account(item(5222, date(2026, 11, 28))),)), AnswerTopic.BALANCE)[0].startswith(
        "Ma Pani do zapłaty za wodę (karta W-004512) 52,22 zł, bez zaległości. 52,22 zł proszę wpłacić do 28 listopada."
    )
    late = told(card(accounts=(account(item(5222, date(2026, 10, 28))),)), AnswerTopic.BALANCE)[0]
    assert late.startswith("Ma Pani niedopłatę za wodę (karta W-004512): 52,22 zł, całość po terminie. 52,22 zł")
    assert told(card(accounts=(account(),)), AnswerTopic.BALANCE)[0].startswith("Nie ma Pani nic do zapłaty za wodę")
    assert told(card(accounts=(FEE,)), AnswerTopic.BALANCE)[0].endswith("Tę opłatę prowadzi Gmina, tel. 91 416 20 11.")


def test_that_nothing_of_money_or_papers_is_told_before_verification() -> None:
    for level in (Level.GENERAL, Level.READING):
        text = "\n".join(told(card(), level=level))
        for secret in ("148,32", "96,10", "FV/WOD", "5678", "49,00", "004512", "poczta.example", "Łużycka"):
            assert secret not in text
    assert told(card(), AnswerTopic.READING, Level.GENERAL) == []
    assert told(card(), level=Level.GENERAL)[0] == (
        "Zanim podam dane, muszę sprawdzić, z kim rozmawiam: proszę o Id klienta albo numer faktury."
    )


def test_that_a_locked_caller_hears_no_reason() -> None:
    facts = answerable(card(), Level.READING, TODAY, locked=True)
    assert answers.sentences(facts)[0] == "Danych nie udało się potwierdzić."


def test_that_estimates_and_unknown_states_ask_for_a_reading() -> None:
    meters = (meter(last_estimated=True), meter(role=MeterRole.GARDEN, place="", last_state=None, last_on=None))
    assert told(card(meters=meters), AnswerTopic.READING, Level.READING) == [
        "Ostatni stan wodomierza (główny, piwnica) jest szacunkowy: 412 m³ z 3 października; proszę podać rzeczywisty.",
        "Stan wodomierza (ogrodowy) nie jest znany, proszę go podać.",
    ]
    assert "…5678" in told(card(meters=meters), AnswerTopic.READING)[0]


@pytest.mark.parametrize(
    ("more", "end"), [(1, "%d licznik:"), (2, "%d liczniki:"), (5, "%d liczników:"), (22, "%d liczniki:")]
)
def test_that_what_is_left_out_is_counted_in_polish(more: int, end: str) -> None:
    many = tuple(meter(installation_id=number) for number in range(3 + more))
    assert told(card(meters=many), AnswerTopic.READING)[-1] == f"I jeszcze {end % more} na stronie 2.3."


def test_that_days_of_the_week_are_in_the_accusative() -> None:
    days = [NextPickup(Fraction.MIXED, date(2026, 11, 23 + number), None) for number in range(4)]
    days_after = [NextPickup(Fraction.MIXED, date(2026, 11, 27 + number), None) for number in range(3)]
    first = told(card(next_pickups=tuple(days)), AnswerTopic.PICKUP)[0]
    assert first == (
        "Najbliższe wywozy: zmieszane w poniedziałek 23 listopada, zmieszane we wtorek 24 listopada, "
        "zmieszane w środę 25 listopada, zmieszane w czwartek 26 listopada."
    )
    second = told(card(next_pickups=tuple(days_after)), AnswerTopic.PICKUP)[0]
    assert "w piątek 27 listopada" in second
    assert "w sobotę 28 listopada" in second
    assert "w niedzielę 29 listopada" in second


def test_that_announcements_come_as_they_were_written() -> None:
    until = datetime(2026, 11, 22, 14, tzinfo=UTC)
    notice = Announcement(
        1, Service.WATER, "Awaria <b>{x}</b> %n: ul. Łużycka.", datetime(2026, 11, 22, 8, tzinfo=UTC), until
    )
    shown = card(announcements=(notice, replace(notice, text="Biuro czynne do 18", ends_at=None)))
    assert told(shown)[-2:] == [
        "Komunikat: Awaria <b>{x}</b> %n: ul. Łużycka (do 22.11.2026 15:00).",
        "Komunikat: Biuro czynne do 18.",
    ]
    assert "Komunikat" in told(shown, level=Level.GENERAL)[-1]


def test_that_a_letter_greets_and_signs() -> None:
    assert answers.letter(("A.", "B.")) == "Dzień dobry,\n\nA.\n\nB.\n\nZ poważaniem\nBiuro Obsługi Klienta"

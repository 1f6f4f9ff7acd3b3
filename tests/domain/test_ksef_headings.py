"""Headings of readings in whatever words; one unknown word and nothing is guessed."""

from __future__ import annotations

import pytest

from app.domain.ksef_headings import Role, role_of

_SAID = {
    Role.METER: (
        "licznik|wodomierz|Numer licznika|Nr wodomierza|numer fabryczny|Nr fabryczny wodomierza|numer urządzenia pomiarowego"
        "|numer ciepłomierza|Nr gazomierza|numer licznika strefa|Licznik/Strefa|wodomierz nr|Nr fabr. wodomierza|NUMER WODOMIERZA"
        "|Numer wodomierza głównego|Nr seryjny|Numer seryjny licznika|Nr przepływomierza"
    ),
    Role.CURRENT: (
        "stan bieżący|Wskazanie bieżące|odczyt bieżący|bieżący stan|stan obecny|wskazanie aktualne|stan końcowy|stan nowy|nowy stan"
        "|stan bieżący licznika|stan wodomierza bieżący|Stan końc.|Stan bież. m3|Wskazania bieżące|Wskazanie na koniec okresu"
        "|Stan wodomierza na koniec okresu rozliczeniowego|Odczyt końcowy"
    ),
    Role.PREVIOUS: (
        "stan poprzedni|wskazanie poprzednie|odczyt poprzedni|poprzedni stan|stan początkowy|wskazanie początkowe|stan stary"
        "|stan licznika poprzedni|Stan pop.|Stan pocz.|Wskazanie na początek okresu|Odczyt poprz.|Stan na początek okresu"
    ),
    Role.READ_ON: (
        "data|Data odczytu|data bieżąca|data bieżącego odczytu|data odczytu bieżącego|data wskazania|data stanu bieżącego"
        "|dzień odczytu|Data odczytu końcowego|Data odczytu wodomierza"
    ),
    Role.PREVIOUS_ON: "data poprzednia|data poprzedniego odczytu|data odczytu poprzedniego|data stanu poprzedniego|Data odczytu pocz.",
    Role.USED: (
        "zużycie|ilość zużyta|zużycie wody|pobór|pobór wody|różnica wskazań|różnica stanów|Zużycie m3|Zużycie w okresie"
        "|Zużycie wody zimnej|Zużycie energii|Ilość pobranej wody|Różnica odczytów"
    ),
    Role.AMOUNT: "ilość|razem|Ilość m³",
    Role.UNIT: "j. m.|jm|J.m.|jedn.|jednostka|jednostka miary|jedn. miary",
    Role.METHOD: "sposób odczytu|Rodzaj odczytu|typ odczytu|odczyt|Źródło odczytu",
}


@pytest.mark.parametrize(("role", "heading"), [(role, one) for role, said in _SAID.items() for one in said.split("|")])
def test_that_a_heading_is_known_by_its_words(role: Role, heading: str) -> None:
    assert role_of(heading) is role


@pytest.mark.parametrize(
    "heading",
    [
        *("", "Stan", "Stan licznika", "Przewidywany stan bieżący", "Saldo poprzednie", "Stan konta bieżący", "Numer plomby"),
        *("Nr", "Numer umowy", "Data od", "Data do", "Data legalizacji wodomierza", "Zużycie prognozowane", "Ilość ścieków"),
        *("Zużycie poprzednie", "Stan poprzedni / bieżący", "Zużycie średnie", "Cena jedn.", "Termin odczytu następnego"),
        *("Stan bieżący szacunkowy", "Ilość osób", "Razem brutto", "Okres", "Wartość bieżąca"),
    ],
)  # fmt: skip
def test_that_an_unsure_heading_says_nothing(heading: str) -> None:
    assert role_of(heading) is None

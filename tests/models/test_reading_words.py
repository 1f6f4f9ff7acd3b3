"""Every code of the reading guard has its sentence, with figures and without them, in Polish too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.faults import Conflict, EnvironmentFault, Refused, Trouble
from app.domain.metering import MeterRole, MeterTask, MeterTaskKind, ReadingSource, ReadingStatus
from app.domain.reading_rules import ReadingGuard
from app.domain.verdicts import Code, Finding, Severity
from app.models.language import Polish, rest_of_words
from app.models.meters import legal_tone, legal_words, meter_columns, plate_words
from app.models.reading_words import (
    fault_words,
    finding_words,
    findings_words,
    outcome_words,
    reason_words,
    status_words,
    summary,
    tone_of,
    who_words,
)
from app.models.readings import reading_columns, rows_of
from tests.domain.metering_samples import HEAD, TODAY, draft, history, monthly, reading

NBSP = "\u00a0"


@pytest.fixture(autouse=True)
def polish(qapp: QApplication) -> Iterator[None]:
    words = Polish()
    words.add(rest_of_words())
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize("code", list(Code))
def test_that_each_code_has_a_sentence_that_tells_nothing_before_verification(code: Code) -> None:
    finding = Finding(code, Severity.NOTE, 412, date(2026, 10, 3), 5)
    told = finding_words(finding)
    assert told.endswith((".", "?"))
    assert "%" not in told
    hidden = finding_words(finding, told=False)
    assert hidden
    if code not in {Code.STATE_LITRES, Code.REPLACES_OWN}:  # these repeat what this very caller has said
        assert "412" not in hidden


def test_that_what_is_read_aloud_holds_m3_a_day_and_money() -> None:
    verdict = ReadingGuard(history(monthly()), TODAY).check(draft(426))
    for part in ("14 m³ od 03.10.2026", "0,29 m³ na dobę, o tej porze roku zwykle 0,30", "ok. 178,42 zł"):
        assert part in plain(summary(verdict))
    assert tone_of(verdict) == "ok"


def test_that_a_use_far_from_usual_tells_how_far() -> None:
    verdict = ReadingGuard(history(monthly()), TODAY).check(draft(412 + 32))
    assert "(2,2 × zwykłe zużycie)" in plain(summary(verdict))


def test_that_above_an_estimate_only_the_rest_is_billed() -> None:
    rows = [*monthly(), reading(date(2026, 11, 2), 420, estimated=True)]
    verdict = ReadingGuard(history(rows), TODAY).check(draft(426))
    assert "do rozliczenia: 6 m³" in plain(summary(verdict))


def test_that_a_garden_meters_sewage_is_told_as_deducted() -> None:
    head = replace(HEAD, role=MeterRole.GARDEN, parent_id=9)
    verdict = ReadingGuard(history(monthly(), head), TODAY).check(draft(422))
    assert "odliczenie ścieków: ok. 78,84 zł" in plain(summary(verdict))


def test_that_the_gravest_finding_comes_first() -> None:
    head = replace(HEAD, legal_until=date(2026, 1, 1))
    verdict = ReadingGuard(history(monthly(), head), TODAY).check(draft(912))
    told = findings_words(verdict)
    assert told.index("Wielokrotnie") < told.index("Legalizacja minęła 01.01.2026")
    assert tone_of(verdict) == "warn"


def test_that_reasons_are_read_back_in_words() -> None:
    assert plain(reason_words("below_booked 412 2026-10-03")) == "niższy niż zaksięgowany 412 m³ z 03.10.2026"
    assert reason_words("far_above: pękła rura") == "wielokrotnie ponad zwykłe zużycie, potwierdzony: pękła rura"
    assert reason_words("undone") == "cofnięty"
    assert reason_words("zadzwonił sąsiad") == "zadzwonił sąsiad"
    assert reason_words("") == ""


def test_that_a_status_tells_why_and_what_is_not_deducted() -> None:
    refused = replace(reading(TODAY, 400, ReadingStatus.REFUSED), reason="below_booked 412 2026-10-03")
    assert plain(status_words(refused, HEAD)) == "odrzucony: niższy niż zaksięgowany 412 m³ z 03.10.2026"
    garden = replace(HEAD, role=MeterRole.GARDEN, legal_until=date(2026, 1, 1))
    assert "bez odliczenia (do decyzji)" in status_words(reading(TODAY, 430), garden)
    assert "bez odliczenia" not in status_words(reading(date(2025, 12, 31), 430), garden)


def test_that_who_took_it_is_a_clerk_the_customer_or_nobody() -> None:
    assert who_words(replace(reading(TODAY, 1), who="A. Nowak")) == "A. Nowak"
    assert who_words(reading(TODAY, 1, source=ReadingSource.PORTAL)) == "klient"
    assert who_words(reading(TODAY, 1)) == "–"


def test_that_an_outcome_before_verification_tells_nothing_of_the_file() -> None:
    refused = replace(reading(TODAY, 400, ReadingStatus.REFUSED), reason="below_booked 412 2026-10-03")
    told = outcome_words(refused, HEAD, refused=True, told=False)
    assert "412" not in told
    assert "5678" not in told
    assert "400" in told


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Conflict("reading_changed"), "Inne stanowisko było szybsze"),
        (Conflict("readings_one_a_day"), "Inne stanowisko było szybsze"),
        (Refused("reading_below_booked"), "najpierw skoryguj szacunek"),
        (Refused("future"), "jeszcze nie nadszedł"),
        (Refused("reason_missing"), "Wpisz powód"),
        (EnvironmentFault(Trouble.GONE), "Utracono połączenie"),
    ],
)
def test_that_each_fault_has_a_sentence(error: Exception, said: str) -> None:
    assert said in fault_words(error)


def test_that_the_list_of_meters_hides_the_file_before_verification() -> None:
    head = replace(HEAD, last_state=412, last_on=date(2026, 10, 3), last_estimated=True, legal_until=date(2026, 11, 1))
    shown = {c.key: plain(c.show(head)) for c in meter_columns(TODAY, told=True)}
    assert shown["state"] == "412 m³, 03.10.2026, szacunek"
    assert shown["legal"] == "minęła 01.11.2026"
    assert next(c for c in meter_columns(TODAY, told=True) if c.key == "state").plain(head) == "412"
    hidden = meter_columns(TODAY, told=False)
    assert not any("412" in c.show(head) or "5678" in c.show(head) or "412" in c.plain(head) for c in hidden)


@pytest.mark.parametrize(
    ("until", "words", "tone"),
    [
        (TODAY - timedelta(1), "minęła", "owe"),
        (TODAY, "do ", "warn"),
        (TODAY + timedelta(182), "do ", "warn"),
        (TODAY + timedelta(183), "do ", ""),
        (None, "–", "dim"),
    ],
)
def test_that_an_ending_legalisation_is_told_half_a_year_ahead(until: date | None, words: str, tone: str) -> None:
    head = replace(HEAD, legal_until=until)
    assert legal_words(head, TODAY).startswith(words)
    assert legal_tone(head, TODAY) == tone


def test_that_the_plate_is_one_line_of_words() -> None:
    made = history([], tasks=(MeterTask(1, MeterTaskKind.REPLACEMENT, TODAY),))
    assert plate_words(made) == (
        "Apator JS 1,6 · DN 15 · Q3 2,5 · R 160 · 5 cyfr · nakładka radiowa nakładka · plomba A123 · do wymiany"
    )


def test_that_rows_tell_use_since_the_booked_reading_before() -> None:
    old = replace(HEAD, installation_id=9, serial="STARY", installed_state=None, removed_on=date(2026, 5, 10))
    rows = [
        reading(date(2026, 4, 1), 900, installation=9),
        reading(date(2026, 9, 1), 99_990, source=ReadingSource.RADIO),
        reading(date(2026, 10, 1), 8, rollover=True),
        replace(reading(date(2026, 10, 20), None, used=Decimal("3.500")), period_from=date(2026, 10, 1)),
        reading(date(2026, 11, 1), 5, ReadingStatus.REFUSED),
    ]
    made = rows_of(history(rows, replace(HEAD, installed_state=None), chain=(old,)))
    shown = [[plain(c.show(row)) for c in reading_columns()] for row in made]
    assert shown[0][1:4] == ["5 m³", "–", "–"]
    assert shown[1][1:4] == ["stan nieznany", "3,500 m³", "0,18"]
    assert shown[2][1:4] == ["8 m³ ↻", "18 m³", "0,60"]
    assert shown[3][2] == "–"
    assert shown[4][6] == "zaksięgowany, wodomierz STARY"
    assert [c.plain(made[2]) for c in reading_columns()][1:3] == ["8", "18"]

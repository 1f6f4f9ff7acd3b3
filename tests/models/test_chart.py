"""What the consumption chart shows, in numbers and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.metering import ReadingStatus
from app.models.chart import bar_words, consumption_of, csv_headings, csv_rows, overview_words
from app.models.language import Polish, rest_of_words
from tests.domain.metering_samples import HEAD, history, monthly, reading

OPEN = replace(HEAD, installed_state=None)


@pytest.fixture(autouse=True)
def polish(qapp: QApplication) -> Iterator[None]:
    words = Polish()
    words.add(rest_of_words())
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def year() -> list[date]:
    """Ends of the months from December 2024 to November 2026."""
    return [date(2024 + (n + 12) // 12, (n + 12) % 12 + 1, 1) for n in range(24)]


def test_that_last_year_stands_behind_this_one() -> None:
    rows = [reading(day, 10 * n) for n, day in enumerate(year())]
    shown = consumption_of(history(rows, OPEN))
    assert [bar.past is None for bar in shown.bars] == [True] * 12 + [False] * 12
    by_month = {bar.use.first: bar for bar in shown.bars}
    march = by_month[date(2026, 3, 1)]
    assert march.past == by_month[date(2025, 3, 1)].height
    assert shown.mean is not None
    assert 9.9 < shown.mean < 10.3


def test_that_a_month_is_told_in_words() -> None:
    rows = [
        reading(date(2025, 9, 30), 90),
        reading(date(2025, 10, 31), 99),
        reading(date(2026, 9, 30), 190),
        reading(date(2026, 10, 31), 199, estimated=True),
        reading(date(2026, 11, 10), 202, ReadingStatus.REPORTED),
    ]
    shown = consumption_of(history(rows, OPEN))
    october, november = shown.bars[-2:]
    assert plain(bar_words(october)) == (
        "październik 2026: 9 m³ · 0,29 m³ na dobę · szacunkowy · częściowo szacunek · rok wcześniej 9 m³"
    )
    assert "zgłoszone, jeszcze nie zaksięgowane" in bar_words(november)
    assert "tylko 10 dni" in bar_words(november)
    assert october.hatched
    assert november.outlined


def test_that_a_replacement_is_told() -> None:
    old = replace(OPEN, installation_id=9, removed_on=date(2026, 5, 10), removed_state=1210)
    new = replace(HEAD, installed_on=date(2026, 5, 10), installed_state=0)
    rows = [reading(date(2026, 3, 31), 1190, installation=9), reading(date(2026, 6, 30), 22)]
    shown = consumption_of(history(rows, new, chain=(old,)))
    told = [bar.use.first.month for bar in shown.bars if "wymiana wodomierza" in bar_words(bar)]
    assert told == [5]


def test_that_nothing_to_show_is_said() -> None:
    shown = consumption_of(history([], OPEN))
    assert shown.bars == ()
    assert overview_words(shown).startswith("Nie ma dwóch odczytów")
    assert shown.top(0, -1) == 1
    assert csv_rows(shown) == ()


def test_that_the_overview_sums_the_last_year() -> None:
    rows = [reading(day, 10 * n) for n, day in enumerate(year())]
    assert plain(overview_words(consumption_of(history(rows, OPEN)))).startswith("Ostatnie 12 miesięcy: 1")


def test_that_the_file_holds_plain_numbers_that_add_up() -> None:
    shown = consumption_of(history(monthly(), OPEN))
    rows = csv_rows(shown)
    assert len(rows[0]) == len(csv_headings())
    assert rows[-1][0] == "2026-10"
    assert abs(sum(float(row[1]) for row in rows) - 29 * 9) < 0.001
    assert all("," not in cell for row in rows for cell in row[:5])

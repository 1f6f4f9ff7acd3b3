"""The translator: reads Linguist's files as they are, knows Polish plurals, and lets others answer what it has not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.parsers.expat import ExpatError

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from app.domain.plurals import plural_form
from app.models.language import FIRST_FILES, FOLDER, Polish, read_words, rest_of_words

SAMPLE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL">
<context><name>Card</name>
  <message><source>Balance &amp; more</source><translation>Saldo &amp; więcej</translation></message>
  <message numerus="yes"><source>%n invoice(s)</source><translation>
     <numerusform>%n faktura</numerusform><numerusform>%n faktury</numerusform><numerusform>%n faktur</numerusform>
  </translation></message>
  <message><source>Old</source><translation type="vanished">Stare</translation></message>
  <message><source>New</source><translation type="unfinished"></translation></message>
</context>
</TS>
"""


@pytest.fixture
def polish(tmp_path: Path, qapp: QApplication) -> Iterator[Polish]:
    file = tmp_path / "sample_pl.ts"
    file.write_text(SAMPLE, encoding="utf-8")
    made = Polish(())
    made.add(read_words(file))
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)


class Card(QObject):
    def said(self, text: str) -> str:
        return self.tr(text)


class GoldCard(Card):
    """Uses the words of the class it comes from."""


@pytest.mark.usefixtures("polish")
def test_that_a_class_speaks_polish_and_its_children_too() -> None:
    assert Card().said("Balance & more") == "Saldo & więcej"
    assert GoldCard().said("Balance & more") == "Saldo & więcej"


@pytest.mark.usefixtures("polish")
@pytest.mark.parametrize("text", ["Old", "New", "Never heard"])
def test_that_what_is_not_finished_stays_english(text: str) -> None:
    assert Card().said(text) == text


@pytest.mark.usefixtures("polish")
@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 faktur"),
        (1, "1 faktura"),
        (2, "2 faktury"),
        (5, "5 faktur"),
        (12, "12 faktur"),
        (22, "22 faktury"),
        (112, "112 faktur"),
        (1001, "1001 faktur"),
    ],
)
def test_that_counts_have_three_forms(count: int, text: str) -> None:
    assert QCoreApplication.translate("Card", "%n invoice(s)", "", count) == text


def test_the_rule_of_polish_plurals() -> None:
    assert [plural_form(n) for n in (1, 2, 4, 5, 11, 13, 21, 23, 104, 114)] == [0, 1, 1, 2, 2, 2, 2, 1, 1, 2]


def test_that_a_broken_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "broken_pl.ts"
    file.write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(ExpatError):
        read_words(file)


def test_that_all_files_of_the_program_can_be_read() -> None:
    assert len(Polish()._words) > 150
    others = {file.name for file in FOLDER.glob("*_pl.ts")} - set(FIRST_FILES)
    assert len(rest_of_words()) >= len(others)

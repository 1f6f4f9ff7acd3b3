"""Countries by their codes, in Polish."""

from __future__ import annotations

import re

import pytest

from app.documents.ksef.countries import country
from app.documents.ksef.schemas import SCHEMAS

CODES = re.findall(r'enumeration value="(..)"', (SCHEMAS / "KodyKrajow_v10-0E.xsd").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("DE", "Niemcy (DE)"),
        ("US", "Stany Zjednoczone Ameryki (US)"),
        ("AG", "Antigua i Barbuda (AG)"),
        ("GW", "Gwinea-Bissau (GW)"),
        ("XI", "Zjednoczone Królestwo (Irlandia Północna) (XI)"),
        ("AX", "Wyspy Alandzkie (AX)"),
        ("QQ", "QQ"),
        ("", ""),
    ],
)
def test_that_a_country_is_said_in_polish_with_its_code(code: str, said: str) -> None:
    assert country(code) == said


def test_that_every_country_of_the_schema_has_a_name_in_the_letters_of_a_text() -> None:
    assert len(CODES) > 240
    for code in CODES:
        name, told = country(code).removesuffix(")").rsplit(" (", 1)
        assert told == code
        assert name[0].isupper()
        assert not name.isupper(), name
        assert "." not in name

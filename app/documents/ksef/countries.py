"""Countries by their codes, in Polish: the ministry's own enumeration (KodyKrajow v10-0E) in the letters of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from lxml import etree

from app.documents.ksef.schemas import SCHEMAS, XSD

_FILE: Final = "KodyKrajow_v10-0E.xsd"
_WORD: Final = re.compile(r"[^\W\d_]+")
_SAID: Final = {
    "AX": "Wyspy Alandzkie",
    "CD": "Demokratyczna Republika Konga",
    "CF": "Republika Środkowoafrykańska",
    "CV": "Republika Zielonego Przylądka",
    "FJ": "Fidżi",
    "GS": "Georgia Południowa i Sandwich Południowy",
    "HM": "Wyspy Heard i McDonald",
    "MK": "Macedonia Północna",
    "NL": "Niderlandy",
    "SX": "Sint Maarten (część holenderska wyspy)",
    "TF": "Francuskie Terytoria Południowe",
    "TL": "Timor Wschodni",
    "UM": "Dalekie Wyspy Mniejsze Stanów Zjednoczonych",
    "VG": "Brytyjskie Wyspy Dziewicze",
    "VI": "Wyspy Dziewicze Stanów Zjednoczonych",
}
"""What the enumeration cuts short, turns round or writes in English."""


def country(code: str) -> str:
    """ "Niemcy (DE)"; a code that nobody knows stays as it is."""
    name = _SAID.get(code) or _names().get(code)
    return f"{name} ({code})" if name else code


@cache
def _names() -> dict[str, str]:
    tree = etree.parse(str(SCHEMAS / _FILE), etree.XMLParser(no_network=True, resolve_entities=False))
    return {
        str(one.get("value")): _WORD.sub(_lettered, one.findtext(f".//{{{XSD}}}documentation", ""))
        for one in tree.getroot().iter(f"{{{XSD}}}enumeration")
    }


def _lettered(word: re.Match[str]) -> str:
    return "i" if word[0] == "I" else word[0].capitalize()

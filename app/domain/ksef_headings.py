"""What a column of an attachment's table is, told by the words of its heading.

Issuers write the same heading in many ways ("Stan bieżący [m3]", "Wskazanie końcowe wodomierza", "odczyt pop."), so words are
known by their kind, not whole headings. A heading with one word that is not known here says nothing: nothing is guessed.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from app.domain.polish import fold


class Role(StrEnum):
    """What a column holds."""

    METER = "meter"
    CURRENT = "current"
    PREVIOUS = "previous"
    READ_ON = "read_on"
    PREVIOUS_ON = "previous_on"
    USED = "used"
    AMOUNT = "amount"
    UNIT = "unit"
    METHOD = "method"


_KINDS: Final = {
    "number": r"nr|numer|num",
    "serial": r"fabr\w*|seryjn\w*",
    "device": r"licznik\w*|wodomierz\w*|urzadzeni\w*|pomiarow\w*|cieplomierz\w*|gazomierz\w*|przeplywomierz\w*",
    "zone": r"stref\w*",
    "state": r"stan|stanu|stanow|stany|wskazani\w*|wskazan|odczyt\w*",
    "now": r"biez\w*|obecn\w*|aktualn\w*|koncow\w*|koniec|konc|now[yea]|nowego",
    "before": r"poprz|poprzed\w*|pop|poczatk\w*|poczatek|pocz|star[yea]|starego",
    "date": r"data|daty|dzien",
    "use": r"zuzyci\w*|zuzyt\w*|pobor\w*|pobran\w*|roznic\w*",
    "amount": r"ilosc|razem",
    "unit": r"j|m|jm|jedn|jednostk\w*|miar[ay]",
    "how": r"sposob|rodzaj|typ|zrodlo",
    "filler": r"w|na|z|za|okres\w*|rozliczeniow\w*|wody|zimnej|cieplej|energii|glown\w*|m3|kwh|mwh|gj",
}
_KNOWN: Final = {kind: re.compile(words) for kind, words in _KINDS.items()}
_WORD: Final = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=1024)
def role_of(heading: str) -> Role | None:
    """What a heading says beyond doubt; None: nothing."""
    kinds = [_kind(word) for word in _WORD.findall(fold(heading.replace("³", "3")))]
    told = [kind for kind in kinds if kind != "filler"]
    said = {kind for kind in told if kind is not None}
    if not told or None in told:
        return None
    if told == ["state"]:  # "Odczyt": how it was read; "Stan": of which day is not said
        return Role.METHOD if fold(heading).startswith("odczyt") else None
    if {"now", "before"} <= said:
        return None
    return next((role for role, holds in _RULES if holds(said, told[0] or "")), None)


def names_zones(heading: str) -> bool:
    """Whether the rows below are zones of a meter named before them."""
    return any(_kind(word) == "zone" for word in _WORD.findall(fold(heading)))


def _kind(word: str) -> str | None:
    return next((kind for kind, words in _KNOWN.items() if words.fullmatch(word)), None)


def _is_meter(said: set[str], _: str) -> bool:
    return said <= {"number", "serial", "device", "zone"} and bool(said & {"serial", "device"})


def _is_state(said: set[str]) -> bool:
    return "state" in said and said <= {"state", "device", "now", "before", "date"}


def _is_date(said: set[str], first: str) -> bool:
    return first == "date" and said <= {"date", "state", "device", "now", "before"}


def _is_use(said: set[str], _: str) -> bool:
    return "use" in said and said <= {"use", "state", "device", "now", "amount"}


_RULES: Final = (
    (Role.METER, _is_meter),
    (Role.PREVIOUS_ON, lambda said, first: _is_date(said, first) and "before" in said),
    (Role.READ_ON, _is_date),
    (Role.CURRENT, lambda said, _: _is_state(said) and "now" in said),
    (Role.PREVIOUS, lambda said, _: _is_state(said) and "before" in said),
    (Role.USED, _is_use),
    (Role.METHOD, lambda said, _: {"how", "state"} <= said <= {"how", "state", "device"}),
    (Role.AMOUNT, lambda said, _: said == {"amount"}),
    (Role.UNIT, lambda said, _: said == {"unit"}),
)

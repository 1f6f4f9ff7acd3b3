"""Headings of the banks' tables: which column is what."""

from __future__ import annotations

import re
from typing import Final

from app.domain.polish import fold

_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "booked": (
        *("data ksiegowania", "data zaksiegowania", "data rozliczenia", "data operacji", "data transakcji"),
        *("data wplywu", "data uznania", "data wplaty", "data", "booking date", "posting date", "settlement date"),
        *("operation date", "transaction date", "date"),
    ),
    "value": ("data waluty", "data operacji", "data transakcji", "value date", "transaction date", "operation date"),
    "amount": (
        *("kwota w walucie rachunku", "kwota operacji", "kwota transakcji", "kwota wplaty", "kwota przelewu", "kwota"),
        *("transaction amount", "amount"),
    ),
    "credit": ("uznania", "uznanie", "wplywy", "kwota uznania", "ma", "credits", "credit"),
    "debit": ("obciazenia", "obciazenie", "wydatki", "kwota obciazenia", "wn", "debits", "debit"),
    "side": (
        *("strona", "strona operacji", "znak", "kierunek", "wn/ma", "ma/wn", "dt/ct", "ct/dt", "c/d", "d/c", "cr/dr"),
        *("dr/cr", "uznanie/obciazenie", "obciazenie/uznanie", "debit/credit", "credit/debit"),
    ),
    "currency": ("waluta rachunku", "waluta", "waluta operacji", "currency"),
    "name": ("nadawca/odbiorca", "nazwa nadawcy", "nadawca", "nazwa", "nazwisko", "name", "odbiorca/nadawca"),
    "address": ("adres nadawcy/odbiorcy", "adres nadawcy"),
    "first": ("imie",),
    "account": (
        "numer konta",
        "na konto/z konta",
        "nr rachunku",
        "rachunek docelowy/zrodlowy",
        "to account/from account",
    ),
    "from": ("rachunek zrodlowy",),
    "to": ("rachunek docelowy",),
    "reported": (
        "numer rachunku/karty",
        "rachunek",
        "numer rachunku",
        "account/card number",
        "account",
        "account number",
    ),
    "own": ("rachunek wirtualny", "identyfikator", "identyfikator platnosci", "identyfikator platnika"),
    "title": (
        *("tytul", "tytulem", "szczegoly", "szczegoly transakcji", "opis", "opis transakcji"),
        *("title", "description", "details", "payment details"),
    ),
    "kind": (
        *("opis operacji", "rodzaj transakcji", "typ operacji", "rodzaj operacji", "typ transakcji", "rodzaj", "typ"),
        *("transaction type", "operation type"),
    ),
    "reference": (
        *("numer referencyjny", "nr referencyjny", "referencje", "numer transakcji", "nr transakcji", "id transakcji"),
        *("reference number", "reference"),
    ),
}
_OTHER: Final = "nadaw|zlecen|platnik|kontrah|wplacaj|sender|payer|counterparty"
_NUMBER: Final = r"rachun|kont[oa]\b|nrb|iban|account"
_STEMS: Final = (
    ("own", re.compile(r".*(?:wirtual|virtual|\biph\b)")),
    ("account", re.compile(rf"(?=.*(?:{_NUMBER}))(?=.*(?:{_OTHER}))")),
    ("own", re.compile(rf"(?=.*(?:{_NUMBER}))(?=.*(?:odbior|benef|uzna|recipient))")),
    ("address", re.compile(rf"(?=.*adres)(?=.*(?:{_OTHER}))")),
    ("title", re.compile(".*(?:tytul|title)")),
    (
        "name",
        re.compile(rf"(?!.*\b(?:nip|pesel|regon|bank|kraj|kod|bic|data|numer|nr|id|adres)\w*\b)(?=.*(?:{_OTHER}))"),
    ),
)
"""What a heading is whose words are none of the above: ``Nadawca - rachunek``, ``Tytuł wpłaty``."""

_DELIMITERS: Final = (";", "\t", ",", "|")
_MOST_COLUMNS: Final = 200
HEAD_LINES: Final = 80
"""Lines above the headings: mBank writes some thirty."""

_AROUND_SLASH: Final = re.compile(r" */ *")
_IN_BRACKETS: Final = re.compile(r" *\([^()]*\)$")


def plain(text: str) -> str:
    """A heading or a label as it is compared."""
    return fold(text.strip().strip("#").strip()).lower()


def _heading(text: str) -> str:
    """``Nadawca / Odbiorca`` is ``nadawca/odbiorca``, ``Kwota transakcji (waluta rachunku)`` is ``kwota transakcji``."""
    return _IN_BRACKETS.sub("", _AROUND_SLASH.sub("/", plain(text)))


def columns_of(cells: list[str]) -> dict[str, int]:
    """Which column is what; empty unless there are a day and an amount."""
    if not 3 <= len(cells) <= _MOST_COLUMNS:
        return {}
    names = [_heading(cell) for cell in cells]
    found: dict[str, int] = {}
    for key, words in _COLUMNS.items():
        place = next((names.index(word) for word in words if word in names), None)
        if place is not None:
            found[key] = place
    if "booked" not in found or not found.keys() & {"amount", "credit", "debit"}:
        return {}
    taken = set(found.values())
    for place, name in enumerate(names):
        key = next((key for key, stem in _STEMS if stem.match(name)), "") if name else ""
        if key and key not in found and place not in taken:
            found[key] = place
    return _whose(found)


def _whose(found: dict[str, int]) -> dict[str, int]:
    """``Rachunek`` is the account of the table where it stands before the day or beside another account, else the payer's."""
    if "reported" in found and found["reported"] > found["booked"] and not found.keys() & {"account", "from", "to"}:
        found["account"] = found.pop("reported")
    return found


def delimiter_of(text: str) -> str:
    """What divides the columns of a table whose first lines these are; "" where there are no headings of ours."""
    for line in text.splitlines()[:HEAD_LINES]:
        for delimiter in _DELIMITERS:
            if line.count(delimiter) >= 2 and columns_of([cell.strip('"') for cell in line.split(delimiter)]):
                return delimiter
    return ""

"""Tables of payments with headings: mBank's list of operations and reports like it; columns are known by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from app.documents.bank.amounts import long_day, unreadable
from app.documents.bank.mass import Balances, Row, as_statement, money, table_rows
from app.domain.bank import BankProblem, StatementPart, TextEncoding, account_number, accounts_named
from app.domain.faults import Refused
from app.domain.polish import fold

_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "booked": (
        *("data ksiegowania", "data zaksiegowania", "data operacji", "data transakcji", "data wplywu", "data uznania"),
        *("data wplaty", "data", "date"),
    ),
    "value": ("data waluty", "data operacji", "data transakcji"),
    "amount": ("kwota operacji", "kwota transakcji", "kwota wplaty", "kwota", "amount"),
    "credit": ("uznania", "uznanie", "wplywy", "kwota uznania", "ma"),
    "debit": ("obciazenia", "obciazenie", "wydatki", "kwota obciazenia", "wn"),
    "currency": ("waluta", "waluta operacji"),
    "name": (
        *("nadawca/odbiorca", "nazwa nadawcy", "nadawca", "dane nadawcy", "nazwa platnika", "platnik", "kontrahent"),
        *("dane kontrahenta", "nazwa kontrahenta", "zleceniodawca", "nazwa zleceniodawcy", "nazwisko", "name"),
    ),
    "first": ("imie",),
    "account": (
        *("rachunek nadawcy", "numer rachunku nadawcy", "nr rachunku nadawcy", "rachunek platnika", "numer konta"),
        *("rachunek zleceniodawcy", "rachunek kontrahenta", "nr rachunku kontrahenta", "numer rachunku kontrahenta"),
    ),
    "own": (
        *("rachunek wirtualny", "numer rachunku wirtualnego", "nr rachunku wirtualnego", "numer wirtualny", "id iph"),
        *("identyfikator", "identyfikator platnosci", "identyfikator platnika", "rachunek odbiorcy", "rachunek uznany"),
        *("numer rachunku odbiorcy", "nr rachunku odbiorcy"),
    ),
    "title": ("tytul", "tytul operacji", "tytul platnosci", "tytulem", "szczegoly", "opis"),
    "kind": ("opis operacji", "typ operacji", "rodzaj operacji", "typ transakcji"),
    "reference": (
        *("numer referencyjny", "nr referencyjny", "referencje", "numer transakcji", "nr transakcji", "id transakcji"),
    ),
}
_DELIMITERS: Final = (";", "\t", ",", "|")
_HEAD_LINES: Final = 80
"""Lines above the headings: mBank writes some thirty."""

_ACCOUNT: Final = re.compile(r"(?<![0-9])(?:PL)?((?:[0-9] ?){26})(?![0-9])")
_OPENING: Final = "saldo poczatkowe"
_CLOSING: Final = "saldo koncowe"


def _plain(text: str) -> str:
    return fold(text.strip().strip("#").strip()).lower()


def columns_of(cells: list[str]) -> dict[str, int]:
    """Which column is what; empty unless there are a day and an amount."""
    names = [_plain(cell) for cell in cells]
    found: dict[str, int] = {}
    for key, words in _COLUMNS.items():
        place = next((names.index(word) for word in words if word in names), None)
        if place is not None:
            found[key] = place
    if "booked" not in found or not found.keys() & {"amount", "credit", "debit"} or len(cells) < 3:
        return {}
    return found


def delimiter_of(text: str) -> str:
    """What divides the columns of a table whose first lines these are; "" where there are no headings of ours."""
    for line in text.splitlines()[:_HEAD_LINES]:
        for delimiter in _DELIMITERS:
            if line.count(delimiter) >= 2 and columns_of([cell.strip('"') for cell in line.split(delimiter)]):
                return delimiter
    return ""


def read_table(lines: Iterator[str], encoding: TextEncoding, delimiter: str) -> Iterator[StatementPart]:
    """A report with headings. Raises Refused."""
    rows = table_rows(lines, delimiter)
    opening = closing = None
    accounts: dict[str, None] = {}
    columns: dict[str, int] = {}
    for line, cells in rows:
        columns = columns_of(cells)
        if columns:
            break
        if line > _HEAD_LINES:
            break
        for each in _ACCOUNT.findall(" ".join(cells)):
            accounts[account_number(each)] = None
        opening = _balance(cells, _OPENING, line) if opening is None else opening
        closing = _balance(cells, _CLOSING, line) if closing is None else closing
    if not columns:
        raise Refused(BankProblem.UNKNOWN_FORMAT.value, {"line": 1})
    account = next(iter(accounts)) if len(accounts) == 1 else ""
    before = Balances(account, opening, closing)
    yield from as_statement(_payments(rows, columns), encoding, before)


def _balance(cells: list[str], label: str, line: int) -> int | None:
    """The amount behind its label, in the same row."""
    for place, cell in enumerate(cells):
        if _plain(cell).rstrip(":") == label:
            amount = next((each for each in cells[place + 1 :] if each.strip()), "")
            return money(amount, line)
    return None


def _payments(rows: Iterator[tuple[int, list[str]]], columns: dict[str, int]) -> Iterator[Row | Balances]:
    for line, cells in rows:
        filled = [cell for cell in cells if cell.strip(" \x1a\u00a0")]
        closing = _balance(cells, _CLOSING, line)
        if closing is not None:
            yield Balances(closing=closing)
        elif len(filled) > 1:
            yield _payment(line, cells, columns)
        elif filled and (filled[0][:1].isdigit() or (len(cells) <= 2 < len(columns) and _looks_cut(filled[0]))):
            raise unreadable(BankProblem.LINE_UNREADABLE, line, filled[0])


def _looks_cut(text: str) -> bool:
    """A lone text below a table is the bank's small print, unless it has an account or an amount in it."""
    return bool(accounts_named(text)) or bool(re.search(r"[0-9],[0-9]{2}\b", text))


def _payment(line: int, cells: list[str], columns: dict[str, int]) -> Row:
    def cell(key: str) -> str:
        place = columns.get(key)
        return cells[place].strip().strip("'").strip() if place is not None and place < len(cells) else ""

    booked = long_day(cell("booked"), line)
    value = long_day(cell("value"), line) if cell("value") else booked
    currency = cell("currency")
    if "amount" in columns:
        amount = money(cell("amount"), line, currency)
    else:
        amount = _one_of(cell("credit"), cell("debit"), line, currency)
    name = " ".join(filter(None, (cell("first"), cell("name"))))
    kind = cell("kind")
    own = cell("own")
    own = account_number(own) or "".join(letter for letter in own if letter.isdecimal() and letter.isascii())[-26:]
    title = cell("title") or kind
    account = account_number(cell("account"))
    return Row(line, booked, value, amount, name, account, title, own, cell("reference"), kind[:40])


def _one_of(credit: str, debit: str, line: int, currency: str) -> int:
    came, went = (money(text, line, currency) if text else 0 for text in (credit, debit))
    if not came and not went:
        raise unreadable(BankProblem.AMOUNT_UNREADABLE, line, " ".join(chain((credit, debit))))
    return came - abs(went)


# ---------------------------------------------------------------- without headings

TABBED: Final = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}\t[^\t\n]*\t[^\t\n]*\t[+-]?[0-9][0-9 ,.]*\t")
"""Day, first name, surname, amount, title, divided by tabs."""


def read_tabbed(lines: Iterator[str], encoding: TextEncoding) -> Iterator[StatementPart]:
    """A report of five columns without headings. Raises Refused."""
    return as_statement(_tabbed(lines), encoding, Balances())


def _tabbed(lines: Iterator[str]) -> Iterator[Row | Balances]:
    for line, cells in table_rows(lines, "\t", quoted=False):
        if not any(cell.strip(" \x1a") for cell in cells):
            continue
        if len(cells) < 5:
            raise unreadable(BankProblem.LINE_UNREADABLE, line, " ".join(cells))
        day = long_day(cells[0], line)
        yield Row(line, day, day, money(cells[3], line), f"{cells[1]} {cells[2]}", "", cells[4], "", "", "")

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
        *("data ksiegowania", "data zaksiegowania", "data rozliczenia", "data operacji", "data transakcji"),
        *("data wplywu", "data uznania", "data wplaty", "data", "date"),
    ),
    "value": ("data waluty", "data operacji", "data transakcji"),
    "amount": ("kwota w walucie rachunku", "kwota operacji", "kwota transakcji", "kwota wplaty", "kwota", "amount"),
    "credit": ("uznania", "uznanie", "wplywy", "kwota uznania", "ma"),
    "debit": ("obciazenia", "obciazenie", "wydatki", "kwota obciazenia", "wn"),
    "currency": ("waluta rachunku", "waluta", "waluta operacji"),
    "name": (
        *("nadawca/odbiorca", "nazwa nadawcy", "nadawca", "dane nadawcy", "nazwa platnika", "platnik", "kontrahent"),
        *("dane kontrahenta", "nazwa kontrahenta", "zleceniodawca", "nazwa zleceniodawcy", "nazwisko", "name"),
        *("odbiorca/zleceniodawca", "zleceniodawca/odbiorca", "nazwa nadawcy/odbiorcy", "odbiorca/nadawca"),
    ),
    "address": (
        "adres nadawcy/odbiorcy",
        "adres nadawcy",
        "adres kontrahenta",
        "adres platnika",
        "adres zleceniodawcy",
    ),
    "first": ("imie",),
    "account": (
        *("rachunek nadawcy", "numer rachunku nadawcy", "nr rachunku nadawcy", "rachunek platnika", "numer konta"),
        *("rachunek zleceniodawcy", "rachunek kontrahenta", "nr rachunku kontrahenta", "numer rachunku kontrahenta"),
        *("rachunek nadawcy/odbiorcy", "numer rachunku nadawcy/odbiorcy", "nr rachunku nadawcy/odbiorcy"),
        *("na konto/z konta", "konto nadawcy", "numer konta nadawcy", "nr rachunku", "rachunek docelowy/zrodlowy"),
    ),
    "from": ("rachunek zrodlowy",),
    "to": ("rachunek docelowy",),
    "reported": ("numer rachunku/karty", "rachunek", "numer rachunku"),
    "own": (
        *("rachunek wirtualny", "numer rachunku wirtualnego", "nr rachunku wirtualnego", "numer wirtualny", "id iph"),
        *("identyfikator", "identyfikator platnosci", "identyfikator platnika", "rachunek odbiorcy", "rachunek uznany"),
        *("numer rachunku odbiorcy", "nr rachunku odbiorcy"),
    ),
    "title": (
        *("tytul", "tytul operacji", "tytul transakcji", "tytul przelewu", "tytul platnosci", "tytulem"),
        *("szczegoly", "szczegoly transakcji", "opis", "opis transakcji"),
    ),
    "kind": ("opis operacji", "rodzaj transakcji", "typ operacji", "rodzaj operacji", "typ transakcji"),
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

_AROUND_SLASH: Final = re.compile(r" */ *")
_IN_BRACKETS: Final = re.compile(r" *\([^()]*\)$")
_LABELS: Final = {
    "rachunek nadawcy": "account",
    "rachunek odbiorcy": "account",
    "nazwa nadawcy": "name",
    "nazwa odbiorcy": "name",
    "adres nadawcy": "address",
    "adres odbiorcy": "address",
    "tytul": "title",
    "numer referencyjny": "reference",
}
"""PKO BP writes a description into several cells, each with its own label (``Nazwa nadawcy: ..``)."""


def _plain(text: str) -> str:
    return fold(text.strip().strip("#").strip()).lower()


def _heading(text: str) -> str:
    """``Nadawca / Odbiorca`` is ``nadawca/odbiorca``, ``Kwota transakcji (waluta rachunku)`` is ``kwota transakcji``."""
    return _IN_BRACKETS.sub("", _AROUND_SLASH.sub("/", _plain(text)))


def columns_of(cells: list[str]) -> dict[str, int]:
    """Which column is what; empty unless there are a day and an amount."""
    names = [_heading(cell) for cell in cells]
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
    payments = _payments(rows, columns, account)
    first = next(payments, None)
    if isinstance(first, Row) and "reported" in columns:
        account = account or first.reported
    before = Balances(account, opening, closing)
    yield from as_statement(chain(() if first is None else (first,), payments), encoding, before)


def _balance(cells: list[str], label: str, line: int) -> int | None:
    """The amount behind its label, in the same row."""
    for place, cell in enumerate(cells):
        if _plain(cell).rstrip(":") == label:
            amount = next((each for each in cells[place + 1 :] if each.strip()), "")
            return money(amount, line)
    return None


def _payments(rows: Iterator[tuple[int, list[str]]], columns: dict[str, int], account: str) -> Iterator[Row | Balances]:
    """Payments; all must be of one account where the rows name it."""
    for line, cells in rows:
        filled = [cell for cell in cells if cell.strip(" \x1a\u00a0")]
        closing = _balance(cells, _CLOSING, line)
        if closing is not None:
            yield Balances(closing=closing)
        elif len(filled) > 1 and _is_pending(cells, columns):
            yield Balances(pending=True)
        elif len(filled) > 1:
            payment = _payment(line, cells, columns)
            account = account or payment.reported
            if payment.reported and payment.reported != account:
                raise unreadable(BankProblem.NO_ACCOUNT, line, payment.reported)
            yield payment
        elif filled and (filled[0][:1].isdigit() or (len(cells) <= 2 < len(columns) and _looks_cut(filled[0]))):
            raise unreadable(BankProblem.LINE_UNREADABLE, line, filled[0])


def _is_pending(cells: list[str], columns: dict[str, int]) -> bool:
    """Not booked by the bank yet: its own day is empty, the payer's is not."""
    booked, value = (
        cells[columns[key]] if columns.get(key, len(cells)) < len(cells) else "" for key in ("booked", "value")
    )
    return not booked.strip() and bool(value.strip()) and columns["booked"] != columns.get("value")


def _labelled(cells: list[str]) -> dict[str, str]:
    """What cells say with labels of their own."""
    found: dict[str, str] = {}
    for each in cells:
        label, colon, text = each.partition(":")
        key = _LABELS.get(_plain(label), "") if colon else ""
        if key:
            found.setdefault(key, text.strip())
    return found


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
    labelled = _labelled(cells[columns["title"] :]) if "title" in columns else {}

    def told(key: str) -> str:
        return labelled.get(key) or cell(key)

    name = " ".join(filter(None, (cell("first"), told("name"), told("address"))))
    kind = cell("kind")
    came, went = ("to", "from") if amount >= 0 else ("from", "to")
    own = cell("own") or (cell(came) if amount >= 0 else "")
    own = account_number(own) or "".join(letter for letter in own if letter.isdecimal() and letter.isascii())[-26:]
    account = account_number(told("account") or cell(went))
    title = told("title") or kind
    reported = account_number(cell("reported"))
    return Row(line, booked, value, amount, name, account, title, own, told("reference"), kind[:40], reported)


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

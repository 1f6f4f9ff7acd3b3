"""Tables of payments with headings: mBank's list of operations and reports like it; columns are known by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from app.documents.bank.amounts import is_day, long_day, unreadable
from app.documents.bank.headings import HEAD_LINES, columns_of, plain
from app.documents.bank.mass import Balances, Row, as_statement, money, table_rows
from app.documents.bank.sums import Sums
from app.domain.bank import BankProblem, StatementPart, TextEncoding, account_number, accounts_named
from app.domain.faults import Refused

_ACCOUNT: Final = re.compile(r"(?<![0-9])(?:PL)?((?:[0-9] ?){26})(?![0-9])")
_OPENING: Final = "saldo poczatkowe"
_CLOSING: Final = "saldo koncowe"

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

_OUT: Final = frozenset(
    [
        "d",
        "dr",
        "dt",
        "dbit",
        "debit",
        "debet",
        "wn",
        "obciazenie",
        "obciazenia",
        "wychodzacy",
        "wychodzaca",
        "wychodzace",
        "-",
    ]
)
_IN: Final = frozenset(
    [
        "c",
        "cr",
        "ct",
        "crdt",
        "credit",
        "kredyt",
        "ma",
        "uznanie",
        "uznania",
        "przychodzacy",
        "przychodzaca",
        "przychodzace",
        "+",
    ]
)
"""What a column of its own says of a direction."""

_SUM: Final = re.compile("razem|suma|ogolem|lacznie|total|podsumowanie")
_COUNT: Final = re.compile("liczba|ilosc|number of")
_BELOW: Final = re.compile(f"{_SUM.pattern}|{_COUNT.pattern}|saldo|obroty|wygenerowano|data wydruku|strona|koniec")
"""How a row below the payments begins."""
_AMOUNT_IN: Final = re.compile(r"[0-9][0-9 \u00a0.]{0,20}[,.][0-9]{2}(?: ?(?:pln|zl))?", re.IGNORECASE)


def read_table(lines: Iterator[str], encoding: TextEncoding, delimiter: str) -> Iterator[StatementPart]:
    """A report with headings. Raises Refused."""
    rows = table_rows(lines, delimiter)
    opening = closing = None
    accounts: dict[str, None] = {}
    columns: dict[str, int] = {}
    for line, cells in rows:
        columns = columns_of(cells)
        if columns or line > HEAD_LINES:
            break
        for each in _ACCOUNT.findall(" ".join(cells)):
            accounts[account_number(each)] = None
        opening = _balance(cells, _OPENING, line) if opening is None else opening
        closing = _balance(cells, _CLOSING, line) if closing is None else closing
    if not columns:
        raise Refused(BankProblem.UNKNOWN_FORMAT.value, {"line": 1})
    account = next(iter(accounts)) if len(accounts) == 1 else ""
    payments = _payments(_whole(rows, cells, delimiter), columns, account)
    first = next(payments, None)
    if isinstance(first, Row) and "reported" in columns:
        account = account or first.reported
    before = Balances(account, opening, closing)
    yield from as_statement(chain(() if first is None else (first,), payments), encoding, before)


def _whole(
    rows: Iterator[tuple[int, list[str]]], headings: list[str], delimiter: str
) -> Iterator[tuple[int, list[str]]]:
    """Rows that are divided as their headings are. Raises Refused: an amount that fell apart at its comma, a quotation
    mark that is never closed and swallows the next payment.
    """
    for line, cells in rows:
        beyond = [
            cell
            for cell in cells[len(headings) :]
            if cell.strip(" \x1a\u00a0") and plain(cell.partition(":")[0]) not in _LABELS
        ]
        inside = (part.count(delimiter) + 1 for cell in cells if "\n" in cell for part in cell.splitlines()[1:])
        if beyond or any(width >= len(headings) for width in inside):
            raise unreadable(BankProblem.LINE_UNREADABLE, line, delimiter.join(cells))
        yield line, cells


def _balance(cells: list[str], label: str, line: int) -> int | None:
    """The amount behind its label, in the same row."""
    for place, cell in enumerate(cells):
        if plain(cell).rstrip(":") == label:
            amount = next((each for each in cells[place + 1 :] if each.strip()), "")
            return money(amount, line)
    return None


def _payments(rows: Iterator[tuple[int, list[str]]], columns: dict[str, int], account: str) -> Iterator[Row | Balances]:
    """Payments; all must be of one account where the rows name it."""
    found, booked = Sums(), columns["booked"]
    for line, cells in rows:
        filled = [cell for cell in cells if cell.strip(" \x1a\u00a0")]
        closing = _balance(cells, _CLOSING, line)
        if closing is not None:
            yield Balances(closing=closing)
        elif (
            filled
            and not filled[0][:1].isdigit()
            and _BELOW.match(plain(filled[0]))
            and not is_day("".join(cells[booked : booked + 1]))
        ):
            _check_below(filled, found, line)
        elif len(filled) > 1 and _is_pending(cells, columns):
            yield Balances(pending=True)
        elif len(filled) > 1:
            payment = _payment(line, cells, columns)
            account = account or payment.reported
            if payment.reported and payment.reported != account:
                raise unreadable(BankProblem.NO_ACCOUNT, line, payment.reported)
            found.add(payment.amount)
            yield payment
        elif filled and (filled[0][:1].isdigit() or (len(cells) <= 2 < len(columns) and _looks_cut(filled[0]))):
            raise unreadable(BankProblem.LINE_UNREADABLE, line, filled[0])


def _check_below(filled: list[str], found: Sums, line: int) -> None:
    """``Razem;;1 234,56`` and ``Liczba wpłat: 12`` below the payments must be right."""
    label, _, rest = plain(filled[0]).partition(":")
    told = [each.strip() for each in (rest, *filled[1:])]
    count = next((int(each) for each in told if each.isdecimal() and each.isascii() and len(each) < 12), None)
    if count is not None and _COUNT.match(label) and count != found.count:
        raise Refused(BankProblem.SUMS_APART.value, {"line": line, "told": count, "found": found.count})
    amount = next((money(each, line) for each in told if _AMOUNT_IN.fullmatch(each)), None)
    if amount is not None and _SUM.match(label) and amount not in {found.credits, -found.debits, found.moved}:
        raise Refused(BankProblem.SUMS_APART.value, {"line": line, "told": amount, "found": found.moved})


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
        key = _LABELS.get(plain(label), "") if colon else ""
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
    kind = cell("kind")
    if "amount" in columns:
        amount = _directed(money(cell("amount"), line, cell("currency")), cell("side"), kind, line)
    else:
        amount = _one_of(cell("credit"), cell("debit"), line, cell("currency"))
    labelled = _labelled(cells[columns["title"] :]) if "title" in columns else {}

    def told(key: str) -> str:
        return labelled.get(key) or cell(key)

    name = " ".join(filter(None, (cell("first"), told("name"), told("address"))))
    went = "from" if amount >= 0 else "to"
    own = (cell("own") or cell("to")) if amount >= 0 else ""
    own = account_number(own) or "".join(letter for letter in own if letter.isdecimal() and letter.isascii())[-26:]
    account = account_number(told("account") or cell(went))
    title = told("title") or kind
    reported = account_number(cell("reported"))
    return Row(line, booked, value, amount, name, account, title, own, told("reference"), kind[:40], reported)


def _directed(amount: int, side: str, kind: str, line: int) -> int:
    """An amount with the sign that another column tells."""
    words = {side if side in {"+", "-"} else plain(side), kind if kind == "-" else plain(kind)}
    if side and not words & (_OUT | _IN):
        raise unreadable(BankProblem.LINE_UNREADABLE, line, side)
    return -abs(amount) if words & _OUT else amount


def _one_of(credit: str, debit: str, line: int, currency: str) -> int:
    came, went = (money(text, line, currency) if text else 0 for text in (credit, debit))
    if not came and not went:
        raise unreadable(BankProblem.AMOUNT_UNREADABLE, line, " ".join(chain((credit, debit))))
    return came - abs(went)


# ---------------------------------------------------------------- without headings

TABBED: Final = re.compile(
    r"(?:[0-9]{2}[.-][0-9]{2}[.-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\t[^\t\n]*\t[^\t\n]*\t[+-]?[0-9][0-9 ,.]*\t"
)
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

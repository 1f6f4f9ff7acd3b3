"""Reports of payments that have no form of a statement: mass payments, lists of operations.

Four kinds are known: rows of Elixir-O as banks return them (``110,20260131,12345,..``; BZ WBK/Santander, Bank Pocztowy,
mBank), Alior's and Pekao's rows of payments, and tables with headings (mBank's list of operations and its like). Mostly
they have no balances; then nothing proves them whole, and that is told.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, pairwise
from typing import Final, NamedTuple

from app.documents.bank.amounts import LARGEST, grosze, long_day, unreadable
from app.documents.bank.sums import FileBooks, StatementBooks, Sums
from app.domain.bank import (
    CURRENCY,
    BankProblem,
    StatementHead,
    StatementPart,
    StatementRemark,
    StatementSource,
    TextEncoding,
    account_number,
)
from app.domain.faults import Refused

ROWS: Final = re.compile(
    r"\s*(?:(?:110|120|210)[,;]\"?[0-9]{4}-?[0-9]{2}-?[0-9]{2}\"?[,;]\"?[0-9]{1,15}(?:[.,][0-9]{2})?\"?[,;]|0[1-3],[^\n]{1,400}\n|[0-9]{1,9},[0-9]{8},[0-9]{26},[0-9]{0,8},[0-9]{1,15},)"
)
"""How rows without headings begin."""

_GROSZE: Final = re.compile(r"[0-9]{1,15}")


class Row(NamedTuple):
    """A payment of a report; ``amount`` in grosze, signed."""

    line: int
    booked_on: date
    value_on: date
    amount: int
    name: str
    account: str
    title: str
    own: str
    reference: str
    kind: str
    reported: str = ""
    """The account the row is of, where the row says it."""


class Balances(NamedTuple):
    """What the report tells of its account; empty where it does not."""

    account: str = ""
    opening: int | None = None
    closing: int | None = None
    pending: bool = False
    """A row that the bank has not booked yet stood here."""


def read_rows(lines: Iterator[str], encoding: TextEncoding) -> Iterator[StatementPart]:
    """A report of rows without headings. Raises Refused."""
    return as_statement(_rows(lines), encoding, Balances())


def as_statement(rows: Iterator[Row | Balances], encoding: TextEncoding, before: Balances) -> Iterator[StatementPart]:
    """Rows as one statement, also of a day without payments. ``before`` is what stood above them; ``Balances`` among them
    tells what stands below.
    """
    first = next(rows, None)
    line, day = (first.line, first.booked_on) if isinstance(first, Row) else (1, None)
    opened_on = day if before.opening is not None else None
    head = StatementHead(line, StatementSource.MASS, encoding, before.account, "", CURRENCY, before.opening, opened_on)
    books = StatementBooks(head, FileBooks())
    yield head
    closing, pending = before.closing, False
    for row in chain(() if first is None else (first,), rows):
        if isinstance(row, Balances):
            closing = row.closing if row.closing is not None else closing
            pending = pending or row.pending
            continue
        line = row.line
        own = "" if row.own == before.account else row.own
        told = (row.name, row.account, row.title, own)
        yield books.movement(line, (row.booked_on, row.value_on), row.amount, told, row.reference, row.kind)
    whole = before.opening is not None and closing is not None
    remarks = [StatementRemark.PENDING_LEFT_OUT] if pending else []
    remarks += [] if whole else [StatementRemark.NO_BALANCES]
    yield books.end(line, closing, None, tuple(remarks))


def table_rows(lines: Iterator[str], delimiter: str, quoted: bool = True) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line they begin on. Raises Refused for what is no table."""
    reader = csv.reader(
        (line + "\n" for line in lines), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    )
    begun = 1
    try:
        for row in reader:
            yield begun, row
            begun = reader.line_num + 1
    except csv.Error as error:
        raise unreadable(BankProblem.LINE_UNREADABLE, begun, str(error)) from error


# ---------------------------------------------------------------- rows without headings


def _rows(lines: Iterator[str]) -> Iterator[Row | Balances]:
    found = Sums()
    begin = next(lines, "")
    for line, row in table_rows(chain((begin,), lines), ";" if begin.lstrip()[3:4] == ";" else ","):
        cells = [cell.strip() for cell in row]
        if not any(cell.strip("\x1a") for cell in cells):
            continue
        if cells[0] == "999":
            _check_trailer(cells, found, line)
            continue
        if cells[0] in {"01", "03"} and len(cells) < 15:  # Pekao's first and last line
            continue
        payment = _row(cells, line)
        found.add(payment.amount)
        yield payment


def _check_trailer(cells: list[str], sums: Sums, line: int) -> None:
    """``999,count,total``."""
    for told, found in zip(cells[1:3], (sums.count, sums.moved), strict=False):
        if _GROSZE.fullmatch(told) and int(told) != found:
            raise Refused(BankProblem.SUMS_APART.value, {"line": line, "told": int(told), "found": found})


def _row(cells: list[str], line: int) -> Row:
    text = ",".join(cells)
    if cells[0] in {"110", "120", "210"} and len(cells) >= 12:
        return _payment(line, cells[1], cells[2], cells[7], cells[5], cells[11], cells[6], cells[0])
    if cells[0] == "02" and len(cells) >= 18 and cells[1] in {"1", "3"}:
        title = " ".join(filter(None, cells[14:18]))
        return _payment(line, cells[4], cells[3], cells[6], cells[2], title, cells[12], f"02/{cells[1]}")
    if len(cells) >= 8 and cells[0].isdecimal() and len(cells[2]) == 26:
        title = " ".join(filter(None, cells[7:9]))
        return _payment(line, cells[1], cells[4], cells[6], cells[5], title, cells[2], "")
    raise unreadable(BankProblem.LINE_UNREADABLE, line, text)


def _payment(line: int, day: str, amount: str, name: str, account: str, title: str, own: str, kind: str) -> Row:
    """A row whose amount is in grosze unless it has decimals; ``|`` is the end of a line within a field."""
    told = int(amount) if _GROSZE.fullmatch(amount) else grosze(amount, line)
    if told >= LARGEST:
        raise unreadable(BankProblem.AMOUNT_TOO_LARGE, line, amount)
    booked = long_day(day, line)
    name, title = name.replace("|", " "), _unwrapped(title)
    own = account_number(own) or "".join(letter for letter in own if letter.isdecimal() and letter.isascii())
    return Row(line, booked, booked, told, name, account_number(account), title, own, "", kind)


def _unwrapped(title: str) -> str:
    """Lines of 35 characters: a full one was cut anywhere, a shorter one ended by itself."""
    parts = title.split("|")
    text = parts[0]
    for before, part in pairwise(parts):
        text += part if len(before) >= 35 else f" {part}"
    return text


# ---------------------------------------------------------------- amounts of tables

_LONGEST_AMOUNT: Final = 40
_MONEY: Final = re.compile(
    r"([+\-\u2212]?)\s?([0-9][0-9 \u00a0\u202f.']*?)(?:,([0-9]+)|\.([0-9]{1,2}))?\s*([A-Za-zł]{2,3})?"
)


def money(text: str, line: int, currency: str = "") -> int:
    """``-1 234,56 PLN``, ``1.234,56``, ``50.00`` as grosze."""
    text = text.strip()
    found = _MONEY.fullmatch(text) if len(text) <= _LONGEST_AMOUNT else None
    if found is None:
        raise unreadable(BankProblem.AMOUNT_UNREADABLE, line, text)
    told = (found[5] or currency or CURRENCY).upper()
    if told not in {CURRENCY, "ZŁ", "ZL"}:
        raise Refused(BankProblem.FOREIGN_CURRENCY.value, {"line": line, "currency": told, "account": ""})
    whole = re.sub(r"[ \u00a0\u202f.']", "", found[2])
    amount = grosze(f"{whole},{found[3] or found[4] or ''}", line)
    return -amount if found[1] and found[1] != "+" else amount

"""The history that Santander Bank Polska exports: a table without headings, whose first row tells the account and its balances.

``2026-01-31,01-01-2026,'45 1140..,OWNER,PLN,"1000,00","1100,00",1,`` and below it rows of days, title, the other side, its
account, amount, balance behind it and a number. Which balance is the opening one is told by the first movement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from app.documents.bank.amounts import long_day, unreadable
from app.documents.bank.mass import Balances, Row, as_statement, money, table_rows
from app.domain.bank import BankProblem, StatementPart, TextEncoding, account_number

BEGINS: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2},[0-9]{2}-[0-9]{2}-[0-9]{4},\"?'?[0-9 ]{26,34}\"?,[^\n]{0,400},[A-Z]{3},"
)
"""How such a file begins."""
_HEAD = _ROW = 7
"""Cells that the first row and a movement have at least."""


def read_history(lines: Iterator[str], encoding: TextEncoding) -> Iterator[StatementPart]:
    """The history as a statement. Raises Refused."""
    rows = table_rows(lines, ",")
    line, head = next(rows)
    if len(head) < _HEAD:
        raise unreadable(BankProblem.LINE_UNREADABLE, line, ",".join(head))
    account, currency = account_number(_bare(head[2])), head[4].strip()
    payments = _payments(rows, currency)
    first = next(payments, None)
    if first is None:
        yield from as_statement(iter(()), encoding, Balances(account))
        return
    row, behind = first
    ends = (money(head[5], line, currency), money(head[6], line, currency))
    opening, closing = _ordered(ends, row.amount, behind)
    found = chain((row,), (each for each, _ in payments))
    yield from as_statement(found, encoding, Balances(account, opening, closing))


def _ordered(ends: tuple[int, int], amount: int, behind: int) -> tuple[int | None, int | None]:
    """Opening and closing: the newest movement ends with the closing balance, the oldest begins with the opening one."""
    for opening, closing in (ends, ends[::-1]):
        if behind == closing or opening + amount == behind:
            return opening, closing
    return None, None


def _bare(text: str) -> str:
    return text.strip().strip("'").strip()


def _payments(rows: Iterator[tuple[int, list[str]]], currency: str) -> Iterator[tuple[Row, int]]:
    """Movements, each with the balance behind it."""
    for line, cells in rows:
        if not any(cell.strip(" \x1a") for cell in cells):
            continue
        if len(cells) < _ROW:
            raise unreadable(BankProblem.LINE_UNREADABLE, line, ",".join(cells))
        booked, value = long_day(cells[0], line), long_day(cells[1], line)
        amount = money(cells[5], line, currency)
        account = account_number(_bare(cells[4]))
        yield Row(line, booked, value, amount, cells[3], account, cells[2], "", "", ""), money(cells[6], line, currency)

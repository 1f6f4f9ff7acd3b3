"""One door to every format: ``read`` finds out what a file is and gives its statements as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.documents.bank import camt, headings, mass, mt940, santander, tables
from app.documents.bank.lines import FileStart, look, opened
from app.domain.bank import (
    CURRENCY,
    BankProblem,
    Movement,
    StatementEnd,
    StatementHead,
    StatementLeftOut,
    StatementPart,
)
from app.domain.faults import Refused


def read(path: Path, *, leave_out_foreign: bool = False) -> Iterator[StatementPart]:
    """The statements of a file, read as they are asked for; memory does not grow with the file.

    Raises Refused (a ``BankProblem``) where the file can't be trusted, also after parts were given: keep nothing until
    the end. A statement in another currency stops the file, or with ``leave_out_foreign`` is told as a
    ``StatementLeftOut`` (banks write all accounts of a firm into one file). Raises OSError of the file itself.
    """
    start = look(path)
    return _in_currency(_parts(path, start), leave_out=leave_out_foreign)


def _parts(path: Path, start: FileStart) -> Iterator[StatementPart]:
    encoding = start.reading.encoding
    text = start.text.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        yield from camt.read_camt(path, start.reading)
        return
    with opened(path, start.reading) as lines:
        if mt940.BEGINS.match(start.text) or mt940.INSIDE.search(start.text):
            yield from mt940.read_mt940(lines, encoding)
        elif santander.BEGINS.match(text):
            yield from santander.read_history(lines, encoding)
        elif mass.ROWS.match(text):
            yield from mass.read_rows(lines, encoding)
        elif tables.TABBED.match(text):
            yield from tables.read_tabbed(lines, encoding)
        elif delimiter := headings.delimiter_of(text):
            yield from tables.read_table(lines, encoding, delimiter)
        else:
            raise Refused(BankProblem.UNKNOWN_FORMAT.value, {"line": 1})


def _in_currency(parts: Iterator[StatementPart], *, leave_out: bool) -> Iterator[StatementPart]:
    foreign: StatementHead | None = None
    for part in parts:
        if isinstance(part, StatementHead) and part.currency != CURRENCY:
            if not leave_out:
                detail = {"line": part.line, "currency": part.currency, "account": part.account}
                raise Refused(BankProblem.FOREIGN_CURRENCY.value, detail)
            foreign = part
        elif foreign is None:
            yield part
        elif isinstance(part, StatementEnd):
            yield StatementLeftOut(foreign.line, foreign.account, foreign.number, foreign.currency, part.movements)
            foreign = None
        elif not isinstance(part, Movement):
            yield part

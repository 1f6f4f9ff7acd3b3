"""Statements made for tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.documents.bank.reader import read
from app.domain.bank import Movement, StatementEnd, StatementHead, StatementPart
from app.domain.faults import Refused

OURS = "45114011370000310211001001"
PAYER = "10105014611000002345271577"


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole statement in memory."""

    head: StatementHead
    movements: tuple[Movement, ...]
    end: StatementEnd


def whole_statements(parts: Iterable[StatementPart]) -> tuple[Statement, ...]:
    """The statements of a stream, each on its own."""
    found: list[Statement] = []
    head: StatementHead | None = None
    movements: list[Movement] = []
    for part in parts:
        if isinstance(part, Movement):
            movements.append(part)
        elif isinstance(part, StatementHead):
            head, movements = part, []
        elif isinstance(part, StatementEnd) and head is not None:
            found.append(Statement(head, tuple(movements), part))
            head = None
    return tuple(found)


def mt940(
    entries: str, opening: str = "C260130PLN1000,00", closing: str = "C260131PLN1100,00", account: str = OURS
) -> str:
    """A statement in SWIFT's fields; lines divided by newlines."""
    return f":20:ST260131\n:25:PL{account}\n:28C:31/1\n:60F:{opening}\n{entries.strip()}\n:62F:{closing}\n:64:{closing}\n-\n"


def one(about: str, entry: str = "2601310131CN100,00NTRFNONREF//REF1") -> str:
    """One entry of 100,00 with its description."""
    return f":61:{entry}\n:86:{about}"


def statements(folder: Path, text: str | bytes, codec: str = "utf-8") -> tuple[Statement, ...]:
    """What the reader makes of a file."""
    path = folder / "statement.sta"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(codec))
    return whole_statements(read(path))


def movement(folder: Path, text: str | bytes, codec: str = "utf-8") -> Movement:
    """The only movement of a file."""
    (statement,) = statements(folder, text, codec)
    (found,) = statement.movements
    return found


def refusal(folder: Path, text: str | bytes, codec: str = "utf-8") -> tuple[str, object]:
    """Code and line of why a file is refused."""
    try:
        statements(folder, text, codec)
    except Refused as refused:
        return refused.code, refused.detail["line"]
    raise AssertionError("the file was taken")


def same(statement: Statement) -> list[tuple[str, int]]:
    """What its movements are known by."""
    return [(each.identity, each.ordinal) for each in statement.movements]


def amounts(found: Iterable[Statement]) -> list[list[int]]:
    """Grosze of all movements, statement by statement."""
    return [[each.amount for each in statement.movements] for statement in found]

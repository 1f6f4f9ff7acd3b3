"""Bank statements into the database: a waiting room filled by COPY, then one call that books all of a file.

Everything of a file is one transaction, so a file is booked whole or not at all, whenever it is stopped. One import works
at a time in a database. Memory does not grow with a file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Final, Self

import psycopg
import sqlalchemy

from app.domain.bank import Movement, StatementEnd, StatementHead

_LOCK: Final = 0x696D706F7274  # "import": one writes at a time in a database, whatever it loads
_MEMORY: Final = "128MB"  # of the server's, for joining and sorting a hundred thousand movements
_BUFFER: Final = 1 << 16
_COPY: Final = (
    "copy okienko.bank_stage (part, line, booked_on, value_on, amount, reversal, payer, payer_account, title, own_account,"
    " reference, kind, identity, ordinal) from stdin"
)
_KNOWN: Final = (
    "select 1 from okienko.batches where sha256 = %s and source like 'statements:%%' and finished_at is not null"
)
_BATCH: Final = (
    "with made as (insert into okienko.batches (source, sha256) values (%s, %s) returning id)"
    " select id, set_config('okienko.batch', id::text, true) from made"
)
_ENDED: Final = "update okienko.batches set finished_at = clock_timestamp(), report = %s::jsonb where id = %s"
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class StatementLoad:
    """The load of one file within one transaction."""

    def __init__(self, connection: sqlalchemy.Connection) -> None:
        driver: Any = connection.connection.driver_connection
        self._connection: psycopg.Connection[tuple[Any, ...]] = driver
        self._connection.execute("select pg_advisory_xact_lock(%s), set_config('work_mem', %s, true)", (_LOCK, _MEMORY))

    def is_known(self, sha256: str) -> bool:
        """Whether this very file was loaded before."""
        return self._connection.execute(_KNOWN, (sha256,)).fetchone() is not None

    @contextmanager
    def stage(self) -> Iterator[Stage]:
        """The waiting room: movements written to it go to the server as they come."""
        with self._connection.cursor() as cursor, cursor.copy(_COPY) as copy, Stage(copy) as stage:
            yield stage

    def book(self, name: str, sha256: str, statements: list[dict[str, Any]]) -> Mapping[str, Any]:
        """Book what waits; gives counts. Raises what the database refuses (statement_of_other_account, ...)."""
        made = self._connection.execute(_BATCH, (f"statements: {name}", sha256)).fetchone()
        row = self._connection.execute(
            "select okienko.statements_book(%s::jsonb)", (json.dumps(statements),)
        ).fetchone()
        if made is None or row is None:
            raise RuntimeError("a select without a table gives one row")
        told: dict[str, Any] = json.loads(row[0])
        counts = {key: told[key] for key in ("booked", "waiting", "outgoing", "proposals", "why")}
        self._connection.execute(_ENDED, (json.dumps(counts), made[0]))
        self._connection.execute("select okienko.statements_stage_end(), set_config('okienko.batch', '', true)")
        return told


class Stage:
    """Writes movements as lines of COPY, 64 KB at a time."""

    def __init__(self, copy: psycopg.Copy) -> None:
        self._copy = copy
        self._lines: list[str] = []
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._flush()

    def add(self, part: int, movement: Movement) -> None:
        """Write a movement of the statement ``part`` (from 1)."""
        m = movement
        line = (
            f"{part}\t{m.line}\t{m.booked_on}\t{m.value_on}\t{m.amount}\t{m.reversal:d}\t{m.name.translate(_ESCAPES)}\t"
            f"{m.account.translate(_ESCAPES)}\t{m.title.translate(_ESCAPES)}\t{m.own_account.translate(_ESCAPES)}\t"
            f"{m.reference.translate(_ESCAPES)}\t{m.kind.translate(_ESCAPES)}\t{m.identity}\t{m.ordinal}\n"
        )
        self._lines.append(line)
        self._size += len(line)
        if self._size >= _BUFFER:
            self._flush()

    def _flush(self) -> None:
        self._copy.write("".join(self._lines).encode())
        self._lines.clear()
        self._size = 0


def told_statement(head: StatementHead, end: StatementEnd) -> dict[str, Any]:
    """A statement as ``statements_book`` takes it."""
    return {
        "account": head.account,
        "number": head.number,
        "source": head.source.value,
        "encoding": head.encoding.value,
        "opened_on": head.opened_on.isoformat() if head.opened_on else None,
        "closed_on": end.closed_on.isoformat() if end.closed_on else None,
        "opening": head.opening,
        "closing": end.closing,
        "movements": end.movements,
        "credits": end.credits,
        "debits": end.debits,
    }

"""An import of billing data: files one after another in one transaction, each with its batch, judged by sets of rows.

The role that loads (okienko_import) reads natural keys only, so what is stored already is never compared by names or
addresses. ``okienko.batch`` makes the audit of its inserts one line a statement and the notice to desks one a transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, LiteralString

import sqlalchemy
from psycopg import sql

from app.domain.billing import BillingRow, FilePlan, RecordKind, Remark, TariffGroup
from app.domain.notices import PaperNotices
from app.store.billing import checks, inserts, readings, settling, stage
from app.store.billing.readings import Say
from app.store.billing.stage import Connection

__all__ = ["Load", "Outcome", "Say"]

_LOCK: Final = 0x696D706F7274  # "import": one at a time in a database
_MEMORY: Final = "64MB"  # of the server's, for joining and sorting half a million rows
_KEPT_LINES: Final = 10_000
_COUNTED: Final[Mapping[str, str]] = {
    "customers": "new_customer",
    "addresses": "new_address",
    "accounts": "new_account",
    "meters": "new_meter",
    "installations": "new_install",
    "papers": "new_paper",
    "lines": "new_line",
    "payments": "new_payment",
}
_TABLES_OF: Final[Mapping[RecordKind, tuple[str, ...]]] = {
    RecordKind.CUSTOMER: ("customers",),
    RecordKind.ADDRESS: ("addresses",),
    RecordKind.ACCOUNT: ("accounts",),
    RecordKind.METER: ("meters", "installations"),
    RecordKind.PAPER: ("papers",),
    RecordKind.LINE: ("lines",),
    RecordKind.PAYMENT: ("payments",),
    RecordKind.READING: (),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the rows that were staged. ``made`` counts new rows of the database."""

    loaded: int
    already: int
    refused: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    made: Mapping[str, int]


class Load:
    """One import within one transaction. ``say`` makes the sentences that are kept with readings."""

    def __init__(self, connection: sqlalchemy.Connection, say: Say) -> None:
        driver: Any = connection.connection.driver_connection
        self._connection: Connection = driver
        self._say = say
        self._batches: list[int] = []
        self._connection.execute("select pg_advisory_xact_lock(%s), set_config('work_mem', %s, true)", (_LOCK, _MEMORY))

    def tariff_groups(self, groups: Iterable[TariffGroup]) -> None:
        """Make the groups that are not there yet; what is there stays as it is."""
        for group in groups:
            self._connection.execute(
                "insert into tariff_groups (code, service, name, cycle_months, metered) values (%s, %s, %s, %s, %s)"
                " on conflict do nothing",
                (group.code, group.service.value, group.name, group.cycle_months, group.metered),
            )

    def stage(self, plan: FilePlan, rows: Iterable[BillingRow]) -> None:
        """Fill the waiting room; what an error of ``rows`` leaves in it is undone."""
        with self._connection.transaction():
            stage.make(self._connection)
            stage.fill(self._connection, plan, rows)

    def settle_rows(self, plan: FilePlan, source: str, sha256: str) -> Outcome:
        """Check what is staged, store what may be, and say what became of each row."""
        batch = self._begin_batch(source, sha256)
        checks.run(self._connection, plan)
        inserts.run(self._connection, plan, batch)
        made = {
            noun: self._count(_COUNTED[noun]) for kind in RecordKind if kind in plan.kinds for noun in _TABLES_OF[kind]
        }
        if RecordKind.READING in plan.kinds:
            made |= self._reading_counts(readings.run(self._connection, plan, batch, self._say))
        if plan.kinds & {RecordKind.PAPER, RecordKind.PAYMENT}:
            made["settlements"] = settling.run(self._connection, plan)
        refused = tuple(sorted(self._refused(plan), key=lambda remark: remark.line))
        notes = sorted(self._notes(plan), key=lambda note: note.line)
        loaded, already = self._counts(plan)
        return Outcome(loaded, already, refused, tuple(notes), made)

    def end_batch(self, report: Mapping[str, object], refused: Iterable[tuple[int, str]]) -> None:
        """Close the batch of the file with its report: counts, and lines with their codes, never what they hold."""
        lines = [list(each) for each, _ in zip(refused, range(_KEPT_LINES), strict=False)]
        self._connection.execute(
            "update batches set finished_at = clock_timestamp(), report = %s::jsonb"
            " where id = current_setting('okienko.batch')::bigint",
            (json.dumps({**report, "refused_lines": lines}),),
        )
        self._connection.execute("select set_config('okienko.batch', '', true)")
        stage.clear(self._connection)

    def tell_customers(self) -> PaperNotices:
        """Put e-mails about the invoices just loaded into the outbox (office rule 12), in this very transaction."""
        row = self._connection.execute("select okienko.notices_of_papers(%s)", (self._batches,)).fetchone()
        return PaperNotices(**json.loads(row[0])) if row else PaperNotices(0, 0, 0, 0, 0, held=False)

    def _begin_batch(self, source: str, sha256: str) -> int:
        row = self._connection.execute(
            "with made as (insert into batches (source, sha256) values (%s, %s) returning id)"
            " select id, set_config('okienko.batch', id::text, true) from made",
            (source, sha256),
        ).fetchone()
        self._batches.append(_number(row))
        return self._batches[-1]

    def _count(self, table: str) -> int:
        counted = sql.SQL("select count(*) from {}").format(sql.Identifier(table))
        return _number(self._connection.execute(counted).fetchone())

    def _reading_counts(self, stored: int) -> dict[str, int]:
        row = self._connection.execute(
            "select count(*) filter (where status = 'booked'), count(*) filter (where status = 'reversed'),"
            " (select count(*) from import_verdict where stored) from new_reading"
        ).fetchone()
        booked, replaced, given_way = row or (0, 0, 0)
        return {
            "readings": booked,
            "readings_reversed": replaced + given_way,
            "readings_refused": stored - booked - replaced,
        }

    def _counts(self, plan: FilePlan) -> tuple[int, int]:
        """How many rows brought something new, and how many brought nothing and broke no rule.

        A row of which only a refused reading was kept counts as refused.
        """
        nouns = [noun for kind in RecordKind if kind in plan.kinds for noun in _TABLES_OF[kind]]
        new: list[sql.Composable] = [
            sql.SQL("select line from {}").format(sql.Identifier(_COUNTED[noun])) for noun in nouns
        ]
        refused: sql.Composable = sql.SQL("select line from import_stage where refusal is not null")
        if RecordKind.READING in plan.kinds:
            new.append(sql.SQL("select line from new_reading where status <> 'refused'"))
            refused += sql.SQL(" union select line from new_reading where status = 'refused' and not beside")
        row = self._connection.execute(
            sql.SQL(
                "select count(*) filter (where n.line is not null), count(*) filter (where n.line is null)"
                " from import_stage s left join ({new}) n using (line) left join ({refused}) r using (line) where r.line is null"
            ).format(new=sql.SQL(" union ").join(new), refused=refused)
        ).fetchone()
        return (int(row[0]), int(row[1])) if row else (0, 0)

    def _refused(self, plan: FilePlan) -> Iterator[Remark]:
        rows = self._connection.execute(
            "select line, refusal, about from import_stage where refusal is not null order by line"
        )
        yield from (Remark(line, code, self._say(code, {"about": about or ""})) for line, code, about in rows)
        if RecordKind.READING in plan.kinds:
            yield from self._remarks(
                "select line, code, reason from new_reading where status = 'refused' and not beside"
            )

    def _notes(self, plan: FilePlan) -> Iterator[Remark]:
        if RecordKind.READING in plan.kinds:
            yield from self._remarks(
                "select line, code, reason from new_reading where status = 'refused' and beside or status = 'reversed'"
            )
            yield from self._notes_about(
                "meter_other_place",
                "select r.line, a.number from import_reading r join accounts a"
                " on a.customer_id = r.customer_id and a.id = r.account_id"
                " where not r.already and a.number <> r.account_number",
            )
        if RecordKind.METER in plan.kinds:
            yield from self._notes_about(
                "meter_exchanged",
                "select n.line, m.serial from new_install n join installations i"
                " on i.customer_id = n.customer_id and i.id = n.replaces_id join meters m on m.id = i.meter_id"
                " where n.heir = 'guessed'",
            )
        if RecordKind.PAYMENT in plan.kinds:
            yield from self._notes_about(
                "payment_for_unknown",
                "select n.line, n.paper from new_payment n where n.paper is not null and not exists"
                " (select from papers p where p.customer_id = n.customer_id and p.number = n.paper)",
            )

    def _remarks(self, statement: LiteralString) -> Iterator[Remark]:
        return (Remark(line, code, said) for line, code, said in self._connection.execute(statement))

    def _notes_about(self, code: str, statement: LiteralString) -> Iterator[Remark]:
        rows = self._connection.execute(statement)
        return (Remark(line, code, self._say(code, {"about": about})) for line, about in rows)


def _number(row: tuple[Any, ...] | None) -> int:
    return int(row[0]) if row else 0

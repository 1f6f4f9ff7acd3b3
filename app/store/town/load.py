"""Loads the town into an empty schema by COPY: two processes make and copy chunks, then indexes and directory follow.

Triggers and foreign keys rest meanwhile (``session_replication_role``), so every kept column arrives with its final value,
and a test holds all of them against what the triggers would have kept. Needs the superuser of the cluster; what fails
leaves a database to be thrown away, so the caller gives one that nobody uses yet.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import psycopg
from psycopg import sql

from app.store import schema
from app.store.faults import sorted_faults
from app.store.town import ground
from app.store.town.build import CHUNK, FIRST_ID, IDS_A_CHUNK, Order, chunk, town_of
from app.store.town.sheets import COLUMNS

BATCH_SOURCE = "town"
CHUNKS_A_PIECE = 4
SMALL = 600
"""A town of so few customers is not worth a second process."""

THREADS = (
    "insert into okienko.threads (customer_id, id, status, last_at, waiting_since, closed_at) "
    "select m.customer_id, m.thread_id, case when w.since is null then 'closed' else 'open' end, max(m.sent_at), w.since, "
    "case when w.since is null then max(m.sent_at) end from okienko.messages m join (select customer_id, thread_id, "
    "min(sent_at) filter (where not answered) as since from okienko.messages where from_customer group by 1, 2) w "
    "using (customer_id, thread_id) group by m.customer_id, m.thread_id, w.since"
)
"""Conversations as the trigger of messages would keep them: what was answered is history, and closed."""

Progress = Callable[[int, int], None]
_Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: rows by table."""

    order: Order
    rows: dict[str, int]


def order_mark(order: Order) -> dict[str, object]:
    """What tells one town from another; kept in the batch's report."""
    return {
        "customers": order.customers,
        "today": order.today.isoformat(),
        "seed": order.seed,
        "revision": schema.HEAD,
    }


def load(conninfo: str, order: Order, now: datetime, *, workers: int = 0, progress: Progress | None = None) -> Loaded:
    """Load the town of an order. ``now`` is aware; ``workers`` 0 chooses: one process a core, two at most.

    Raises EnvironmentFault. ``progress(done, all)`` counts customers.
    """
    told = progress or (lambda _done, _all: None)
    town = town_of(order)
    with sorted_faults(), _connect(conninfo) as connection:
        mark = order_mark(order)
        seal = hashlib.sha256(json.dumps(mark, sort_keys=True).encode()).hexdigest()
        row = connection.execute(
            "insert into okienko.batches (source, sha256) values (%s, %s) returning id", (BATCH_SOURCE, seal)
        ).fetchone()
        batch = int(row[0]) if row else 0
        ground.lay(connection, town, now)
        indexes = _drop_indexes(connection)
        rows: Counter[str] = Counter()
        done = 0
        pieces = [range(at, min(at + CHUNKS_A_PIECE, order.chunks)) for at in range(0, order.chunks, CHUNKS_A_PIECE)]
        with _crew(conninfo, order, workers) as crew:
            for piece, counted in crew(_load_piece, pieces):
                rows += counted
                done += len(piece) * CHUNK
                told(min(done, order.customers), order.customers)
            plain = [statement for statement in indexes if "okienko.directory " not in statement]
            for _ in crew(_run, [*plain, *(f"analyze okienko.{table}" for table in COLUMNS)]):
                pass
            for _ in crew(_refresh_directory, pieces):
                pass
            for _ in crew(_run, [statement for statement in indexes if "okienko.directory " in statement]):
                pass
        connection.execute(THREADS)
        connection.execute("select setval('okienko.ids', %s)", (order.last_id,))
        for table in ("directory", "route_days", "tariff_prices", "announcements", "threads"):
            connection.execute(sql.SQL("analyze okienko.{}").format(sql.Identifier(table)))
        _trace(connection, batch, rows, order)
        report = json.dumps({**mark, "rows": rows})
        connection.execute("update okienko.batches set finished_at = now(), report = %s where id = %s", (report, batch))
    return Loaded(order, dict(rows))


def loaded_order(connection: _Connection) -> dict[str, object] | None:
    """The mark of the finished town in a database; None when there is none."""
    row = connection.execute(
        "select report from okienko.batches where source = %s and finished_at is not null order by id desc limit 1",
        (BATCH_SOURCE,),
    ).fetchone()
    return dict(row[0]) if row else None


def _connect(conninfo: str) -> _Connection:
    connection = psycopg.connect(conninfo, autocommit=True, application_name="okienko town")
    connection.execute("set session_replication_role = replica")
    connection.execute("set synchronous_commit = off")
    connection.execute("set maintenance_work_mem = '256MB'")
    connection.execute("set search_path = okienko, pg_temp")
    return connection


def _drop_indexes(connection: _Connection) -> list[str]:
    """Drop the indexes that no constraint needs, of the tables to be loaded; they are built at once when the rows are there."""
    found = connection.execute(
        "select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid "
        "where c.relnamespace = 'okienko'::regnamespace and c.relname = any(%s) "
        "and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1",
        ([*COLUMNS, "directory"],),
    ).fetchall()
    for name, _ in found:
        connection.execute(sql.SQL("drop index okienko.{}").format(sql.Identifier(str(name).rpartition(".")[2])))
    return [str(definition) for _, definition in found]


def _trace(connection: _Connection, batch: int, rows: Counter[str], order: Order) -> None:
    """One line of audit a table, as a loader's statement leaves it."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into okienko.audit (table_name, act, rows, batch_id, key_from, key_to) values (%s, 'insert', %s, %s, %s, %s)",
            [(table, count, batch, FIRST_ID + 1, order.last_id) for table, count in rows.items()],
        )


# ---------------------------------------------------------------- the crew: processes with a connection each

_Work = Callable[["_Desk", Any], Any]


class _Desk:
    """What a worker keeps between pieces of work."""

    def __init__(self, conninfo: str, order: Order) -> None:
        self.order = order
        self.town = town_of(order)
        self.connection = _connect(conninfo)


_desks: list[_Desk] = []


def _sit_down(conninfo: str, order: Order) -> None:
    _desks.append(_Desk(conninfo, order))


def _at_desk(work: _Work, thing: Any) -> Any:
    return work(_desks[-1], thing)


@contextmanager
def _crew(conninfo: str, order: Order, workers: int) -> Iterator[Callable[[_Work, Iterable[Any]], Iterable[Any]]]:
    """Workers that do pieces of work in any order; this process itself where one is enough."""
    count = workers or min(2, os.cpu_count() or 1)
    if count == 1 or (not workers and order.customers <= SMALL):
        desk = _Desk(conninfo, order)
        try:
            yield lambda work, things: (work(desk, thing) for thing in things)
        finally:
            desk.connection.close()
        return
    context = multiprocessing.get_context("spawn")
    pool = context.Pool(count, initializer=_sit_down, initargs=(conninfo, order))
    try:
        yield lambda work, things: pool.imap_unordered(partial(_at_desk, work), things)
        pool.close()
    except BaseException:
        pool.terminate()
        raise
    finally:
        pool.join()


def _load_piece(desk: _Desk, piece: range) -> tuple[range, Counter[str]]:
    """Make some chunks and copy them, a transaction a piece."""
    rows: Counter[str] = Counter()
    sheets = [chunk(desk.town, desk.order, place) for place in piece]
    with desk.connection.transaction(), desk.connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            names = sql.SQL(", ").join(map(sql.Identifier, columns.split()))
            statement = sql.SQL("copy okienko.{} ({}) from stdin").format(sql.Identifier(table), names)
            with cursor.copy(statement) as copy:
                for sheet in sheets:
                    copy.write(sheet.data(table))
            rows[table] = sum(len(sheet.lines[table]) for sheet in sheets)
    return piece, rows


def _refresh_directory(desk: _Desk, piece: range) -> None:
    """Have the database make the directory rows of some chunks."""
    first, last = FIRST_ID + piece.start * IDS_A_CHUNK, FIRST_ID + piece.stop * IDS_A_CHUNK
    desk.connection.execute(
        "select okienko.directory_refresh(array(select customer_id from okienko.customers where customer_id > %s and customer_id <= %s))",
        (first, last),
    )


def _run(desk: _Desk, statement: str) -> None:
    desk.connection.execute(statement.encode())

"""A bank statement of 100,000 movements into the ledger, beside bare COPY of the same rows; memory beside a tenth of it.

Ours reads MT940, finds whose each movement is, books and settles it. The floor copies the very rows that came of it
(statements, movements, payments, matches, settlements) from files into the same tables with their keys and indexes, and
does nothing else: no reading, no matching, no triggers of ours. Each time in a fresh copy of one database.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter

import psycopg
from psycopg import sql

from app.domain.identifiers import nrb_of
from app.domain.statement_import import StatementFileOutcome
from app.services import statement_import
from app.store import schema
from app.store.embedded import Cluster
from app.store.session import Database
from benchmarks.measure import Result, limit_result
from tests.bank_kit import OWN, Payment, Statement

CUSTOMERS = 50_000
MOVEMENTS = 100_000
ROUNDS = 1
LEAST = 0.25
"""Of the floor's rows a second."""
MOST_MEMORY = 1.25
_NAME, _COPY = "bench_statements", "bench_statements_copy"
_DAY = date(2025, 11, 20)
_TABLES = ("batches", "statements", "bank_movements", "operations", "bank_matches", "settlements")
_FIRST_ID = 100_000_000
"""Ids from here on are of the import."""
_TOWN = """
set search_path = okienko; set session_replication_role = replica;
insert into tariff_groups (code, service, name) values ('G', 'water', 'g');
insert into customers (customer_id, number, kind, surname)
  select n, lpad(n::text, 6, '0'), 'person', 'Nowak' from generate_series(1, CUSTOMERS) n;
insert into addresses (customer_id, id, kind, street, house, postal_code, city)
  select n, 1000000 + n, 'object', 'Polna', n::text, '74-100', 'Gryfino' from generate_series(1, CUSTOMERS) n;
insert into accounts (customer_id, id, service, number, nrb, tariff_group, address_id, opened_on, balance, oldest_due)
  select n, 2000000 + n, 'water', 'W-' || lpad(n::text, 6, '0'),
    lpad((98 - (('10201026' || lpad(n::text, 16, '0') || '252100')::numeric % 97))::text, 2, '0') || '10201026' || lpad(n::text, 16, '0'),
    'G', 1000000 + n, '2020-01-01', 15000, '2025-10-12'
  from generate_series(1, CUSTOMERS) n;
insert into papers (customer_id, id, account_id, kind, number, issued_on, due_on, net, vat, gross)
  select n, 3000000 + n * 12 + m, 2000000 + n, 'water_invoice', 'FV/WOD/' || n * 12 + m || '/2025', date '2025-01-01' + m * 30,
    date '2025-01-15' + m * 30, 4630, 370, 5000
  from generate_series(1, CUSTOMERS) n, generate_series(0, 11) m;
insert into operations (customer_id, id, account_id, kind, booked_on, due_on, debit, open_amount, document, paper_id, source_key)
  select customer_id, id + 1000000, account_id, 'invoice', issued_on, due_on, gross,
    case when issued_on >= '2025-09-28' then gross else 0 end, number, id, 'paper:' || number
  from papers;
insert into operations (customer_id, id, account_id, kind, booked_on, credit, open_amount, document, source_key)
  select customer_id, id + 2000000, account_id, 'payment', due_on, gross, 0, 'WB', 'old:' || number
  from papers where issued_on < '2025-09-28';
update settings set value = '["OWN"]' where key = 'bank_accounts';
select setval('ids', FIRST_ID)
"""


def measure(cluster: Cluster) -> list[Result]:
    """Ours and the floor in turn, the order changing; then the memory of ours."""
    password = _make(cluster)
    ours = floor = 0.0
    with tempfile.TemporaryDirectory() as folder:
        large, small, kept = Path(folder) / "large.sta", Path(folder) / "small.sta", Path(folder) / "rows"
        _write(large, MOVEMENTS)
        _write(small, MOVEMENTS // 10)
        with _copied(cluster):
            _import(cluster, password, large)
            _keep_rows(cluster, kept)
        for number in range(ROUNDS * 2):
            with _copied(cluster):
                if number % 4 in (0, 3):
                    ours += _import(cluster, password, large)
                else:
                    floor += _bare(cluster, kept)
        memory = []
        for path in (small, large):
            with _copied(cluster):
                memory.append(_peak(cluster, password, path))
    ours, floor = ROUNDS * MOVEMENTS / ours, ROUNDS * MOVEMENTS / floor
    ratio = round(ours / floor, 3)
    name = f"statement: {MOVEMENTS} movements, against bare COPY of the same rows (at least)"
    grown = memory[1] / memory[0]
    return [
        Result(name, round(ours), round(floor), "a second", ratio, LEAST, ratio >= LEAST),
        limit_result(
            f"statement: peak memory {memory[1]:.0f} MB, against a tenth of the rows", grown, MOST_MEMORY, "times"
        ),
    ]


def _make(cluster: Cluster) -> str:
    """A town of water cards with three open invoices each, and a login of the role that imports; gives its password."""
    password = secrets.token_urlsafe(16)
    with psycopg.connect(cluster.superuser(), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{_NAME}" with (force)')
        connection.execute(f'create database "{_NAME}"')
    schema.upgrade(cluster.superuser(_NAME))
    with psycopg.connect(cluster.superuser(_NAME), autocommit=True) as owner:
        text = _TOWN.replace("CUSTOMERS", str(CUSTOMERS)).replace("OWN", OWN).replace("FIRST_ID", str(_FIRST_ID))
        for statement in text.split(";\n"):
            owner.execute(statement.encode())
        if owner.execute("select 1 from pg_roles where rolname = %s", (_NAME,)).fetchone() is None:
            owner.execute(f"create role {_NAME} login in role okienko_import")
        owner.execute(sql.SQL("alter role {} password {}").format(sql.Identifier(_NAME), password))
        owner.execute("vacuum analyze")
    return password


@contextmanager
def _copied(cluster: Cluster) -> Iterator[None]:
    """A fresh copy of the town, dropped afterwards."""
    with psycopg.connect(cluster.superuser(), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{_COPY}" with (force)')
        connection.execute(f'create database "{_COPY}" template "{_NAME}" strategy file_copy')
        connection.execute("checkpoint")
        try:
            yield
        finally:
            connection.execute(f'drop database if exists "{_COPY}" with (force)')


def _write(path: Path, movements: int) -> None:
    """Most come on a virtual account and pay an invoice to the grosz, some name one, pay less or more, or tell nothing."""
    payments = (_payment(number) for number in range(movements))
    text = Statement(list(payments)).text().replace("C261120PLN", f"C{_DAY:%y%m%d}PLN")
    path.write_text(text, encoding="ascii")


def _payment(number: int) -> Payment:
    who, kind = number % CUSTOMERS + 1, number % 20
    named = f"ZA FAKTURE FV/WOD/{who * 12 + 9 + number % 3}/2025 listopad"
    return Payment(
        amount=5000 if number % 5 else 4000 + number % 7 * 500,
        title=named if kind % 3 == 0 or kind in (17, 18) else "oplata za wode" if kind < 19 else "bez numeru",
        to=nrb_of("10201026", f"{who:016d}") if kind < 17 else "",
        payer=f"NOWAK JAN UL. POLNA {who} 74-100 GRYFINO",
        account=nrb_of("11402004", f"{who:016d}"),
        reference=f"R{number}",
        day=_DAY,
    )


def _import(cluster: Cluster, password: str, path: Path) -> float:
    database = Database(cluster.conninfo(_COPY, _NAME), password, size=1, statement_timeout_s=0)
    start = perf_counter()
    (report,) = statement_import.load(database, [path])
    took = perf_counter() - start
    database.close()
    assert report.outcome is StatementFileOutcome.BOOKED, report
    assert report.booked == report.movements - report.waiting
    return took


def _keep_rows(cluster: Cluster, folder: Path) -> None:
    """Write what the import made to files, table by table."""
    folder.mkdir()
    with psycopg.connect(cluster.superuser(_COPY), autocommit=True) as owner:
        for table in _TABLES:
            rows = sql.SQL("copy (select {} from okienko.{} where id > {}) to stdout").format(
                _columns(owner, table), sql.Identifier(table), sql.Literal(_FIRST_ID)
            )
            with (folder / table).open("wb") as file, owner.cursor().copy(rows) as copy:
                for block in copy:
                    file.write(block)


def _bare(cluster: Cluster, folder: Path) -> float:
    """Seconds to copy the rows into the same tables."""
    with psycopg.connect(cluster.superuser(_COPY), autocommit=True) as owner:
        for table in _TABLES:
            owner.execute(sql.SQL("alter table okienko.{} disable trigger user").format(sql.Identifier(table)))
        start = perf_counter()
        with owner.transaction():
            for table in _TABLES:
                rows = sql.SQL("copy okienko.{} ({}) from stdin").format(sql.Identifier(table), _columns(owner, table))
                with (folder / table).open("rb") as file, owner.cursor().copy(rows) as copy:
                    while block := file.read(1 << 16):
                        copy.write(block)
        return perf_counter() - start


def _columns(owner: psycopg.Connection[tuple[object, ...]], table: str) -> sql.Composable:
    found = owner.execute(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped and attgenerated = ''"
        " order by attnum",
        (f"okienko.{table}",),
    )
    return sql.SQL(", ").join(sql.Identifier(str(name)) for (name,) in found)


def _peak(cluster: Cluster, password: str, path: Path) -> float:
    """Peak memory in MB of a process that only imports."""
    told = json.dumps([cluster.conninfo(_COPY, _NAME), password, str(path)])
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.statements"], input=told, capture_output=True, text=True, check=True
    )
    return float(made.stdout)


def _alone() -> None:
    conninfo, password, path = json.loads(sys.stdin.read())
    database = Database(conninfo, password, size=1, statement_timeout_s=0)
    statement_import.load(database, [Path(path)])
    database.close()
    status = Path("/proc/self/status").read_text(encoding="ascii")  # what it inherited from its parent does not count
    print(next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")))


if __name__ == "__main__":
    _alone()

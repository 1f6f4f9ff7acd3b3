"""The database as the store uses it, against a real server that is stopped, killed and kept waiting."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from time import thread_time

import psycopg
import pytest
import sqlalchemy as sa
from psycopg import pq

from app.domain.faults import (
    AlreadyDone,
    BugFault,
    Cancelled,
    Conflict,
    EnvironmentFault,
    Fault,
    Refused,
    Trouble,
    WrongThread,
)
from app.store.session import Database
from tests.database import Clone, wait_until
from tests.store.at_work import Stop, count_notes, is_active, sleep_on

ROOT = Path(__file__).resolve().parents[2]


class Traffic:
    """Counts what one connection says, by libpq's own trace: Sync and Query each wait for the server once."""

    def __init__(self, connection: psycopg.Connection[tuple[object, ...]]) -> None:
        self.file = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed when the count is read
        self.pgconn = connection.pgconn
        self.pgconn.trace(self.file.fileno())
        self.pgconn.set_trace_flags(pq.Trace.SUPPRESS_TIMESTAMPS)

    def round_trips(self) -> int:
        self.pgconn.untrace()
        self.file.seek(0)
        said = [line.split("\t") for line in self.file.read().splitlines()]
        self.file.close()
        return sum(line[0] == "F" and line[2] in {"Sync", "Query"} for line in said)


@pytest.fixture
def database(blank: Clone) -> Database:
    """A database with one table of its own, without the migrated schema."""
    with blank.connect() as connection:
        connection.execute(
            "create schema okienko create table notes ("
            " id int generated always as identity primary key, text text, number int,"
            " request_key uuid constraint notes_request_key unique, name text constraint notes_name unique)"
        )
    return blank.database()


def test_that_a_session_has_our_settings_from_its_first_moment(database: Database) -> None:
    wanted = {
        "search_path": ("okienko,pg_temp",),
        "timezone": ("UTC",),
        "plan_cache_mode": ("force_generic_plan",),
        "statement_timeout": ("30s",),
        "transaction_isolation": ("read committed",),
        "application_name": ("okienko",),
    }
    with database.read() as connection:
        assert {name: connection.execute(f"show {name}").fetchone() for name in wanted} == wanted


def test_that_a_read_is_one_round_trip_for_each_statement(database: Database) -> None:
    for prepare in (None, True):
        database.ping()
        with database.read() as connection:
            connection.execute("select text from notes where id = %s", (1,), prepare=prepare)
            traffic = Traffic(connection)
        with database.read() as again:
            assert again is connection
            again.execute("select text from notes where id = %s", (1,), prepare=prepare).fetchall()
        database_back = database.read()
        with database_back:
            pass
        assert traffic.round_trips() == 1


def test_that_a_write_costs_its_statements_and_two_more(database: Database) -> None:
    with database.read() as connection:
        traffic = Traffic(connection)
    with database.write() as write:  # the first of this engine: SQLAlchemy must ask the server nothing
        assert write.connection.driver_connection is connection
        write.execute(sa.text("insert into notes (text) values (:text)"), {"text": "a"})
        write.execute(sa.text("insert into notes (text) values (:text)"), {"text": "b"})
    assert traffic.round_trips() == 4
    assert count_notes(database) == 2


def test_that_lending_costs_less_than_a_tenth_of_a_millisecond(database: Database) -> None:
    database.ping()
    times = []
    for _ in range(300):
        start = thread_time()
        with database.read():
            pass
        times.append(thread_time() - start)
    assert sorted(times)[len(times) // 2] < 0.000_1


def test_that_a_block_that_fails_stores_nothing_and_its_own_error_passes(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as write:  # noqa: PT012
        write.execute(sa.text("insert into notes (text) values ('a')"))
        raise ZeroDivisionError
    assert count_notes(database) == 0
    with pytest.raises(ZeroDivisionError), database.read():
        raise ZeroDivisionError


def test_that_a_swallowed_error_is_not_taken_for_a_stored_write(database: Database) -> None:
    with pytest.raises(BugFault, match="swallowed"), database.write() as write:  # noqa: PT012
        write.execute(sa.text("insert into notes (text) values ('a')"))
        with pytest.raises(sa.exc.DBAPIError):
            write.execute(sa.text("select 1 / 0"))
    assert count_notes(database) == 0


def test_that_a_savepoint_lets_a_write_go_on(database: Database) -> None:
    with database.write() as write:
        write.execute(sa.text("insert into notes (text) values ('a')"))
        with pytest.raises(sa.exc.DBAPIError), write.begin_nested():
            write.execute(sa.text("select 1 / 0"))
        write.execute(sa.text("insert into notes (text) values ('b')"))
    assert count_notes(database) == 2


def test_that_nobody_sees_a_drivers_error(database: Database) -> None:
    key = "0190a0b0-0000-7000-8000-000000000001"
    insert = sa.text("insert into notes (name, request_key) values (:name, :key)")
    with database.write() as write:
        write.execute(insert, {"name": "a", "key": key})
    with pytest.raises(AlreadyDone), database.write() as write:
        write.execute(insert, {"name": "b", "key": key})
    with pytest.raises(Conflict, match="notes_name") as caught, database.write() as write:
        write.execute(insert, {"name": "a", "key": None})
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    with pytest.raises(Refused, match="value_not_storable"), database.write() as write:
        write.execute(insert, {"name": "a\x00b", "key": None})
    with pytest.raises(Refused, match="value_not_storable"), database.read() as read:
        read.execute("select %s::text", ("a\x00b",))
    with pytest.raises(BugFault, match="no_such"), database.read() as read:
        read.execute("select * from no_such")
    assert count_notes(database) == 1


def test_that_an_error_at_commit_is_sorted_too(blank: Clone, database: Database) -> None:
    with blank.connect() as connection:
        connection.execute(
            "alter table okienko.notes add constraint notes_late unique (number) deferrable initially deferred"
        )
    with pytest.raises(Conflict, match="notes_late"), database.write() as write:
        write.execute(sa.text("insert into notes (number) values (1), (1)"))
    assert count_notes(database) == 0


def test_that_the_session_lent_last_is_lent_first(database: Database) -> None:
    with database.read() as one, database.read() as two:
        assert one is not two
    with database.read() as again:
        assert again is one


def test_that_a_transaction_left_open_by_hand_is_thrown_away(database: Database) -> None:
    with database.read() as connection:
        connection.execute("begin")
        connection.execute("insert into notes (text) values ('a')")
    assert connection.closed
    assert count_notes(database) == 0


def test_that_one_ended_session_is_replaced_without_anybody_noticing(blank: Clone, database: Database) -> None:
    with database.read() as connection:
        pid = connection.info.backend_pid
    with blank.connect() as admin:
        admin.execute("select pg_terminate_backend(%s, 5000)", (pid,))
    assert database.ping() > 0
    with database.write() as write:
        assert write.scalar(sa.text("select 1")) == 1


def test_that_a_notice_on_an_idle_session_does_not_cost_it(blank: Clone, database: Database) -> None:
    with database.read() as connection:
        connection.execute("listen okienko")
    with blank.connect() as other:
        other.execute("notify okienko")
    with database.read() as again:
        assert again is connection


@pytest.mark.parametrize("way", ["read", "write"])
def test_that_a_statement_is_stopped_on_the_server(blank: Clone, database: Database, way: str) -> None:
    stop = Stop()
    caught: list[Fault] = []
    thread = threading.Thread(target=lambda: sleep_on(database, way, 50, caught, stop))
    thread.start()
    wait_until(lambda: is_active(blank, "pg_sleep(50)"))
    stop.press()
    thread.join(10)
    assert [type(fault) for fault in caught] == [Cancelled]
    assert not is_active(blank, "pg_sleep(50)")
    assert count_notes(database) == 0


def test_that_a_stop_that_comes_late_hits_nobody_else(database: Database) -> None:
    stop = Stop()
    with database.read(stop) as connection:
        connection.execute("select 1")
    stop.press()
    with database.read() as again:
        assert again is connection
        assert again.execute("select pg_sleep(0.05), 2").fetchone() == ("", 2)


def test_that_what_is_unwanted_already_is_not_begun(database: Database) -> None:
    stop = Stop()
    stop.press()
    for block in (database.read, database.write):
        with pytest.raises(Cancelled), block(stop):
            pytest.fail("the block ran")
    assert database.ping() > 0


def test_that_a_write_stopped_between_its_statements_stores_nothing(database: Database) -> None:
    stop = Stop()
    with pytest.raises(Cancelled), database.write(stop) as write:  # noqa: PT012
        write.execute(sa.text("insert into notes (text) values ('a')"))
        stop.press()
    assert count_notes(database) == 0


@pytest.mark.parametrize("stop", [None, Stop()])
def test_that_a_slow_server_is_a_timeout_not_a_cancel(blank: Clone, stop: Stop | None) -> None:
    database = blank.database(statement_timeout_s=0.1)
    with pytest.raises(EnvironmentFault) as caught, database.read(stop) as connection:
        connection.execute("select pg_sleep(20)")
    assert caught.value.kind is Trouble.TIMEOUT


def test_that_too_many_at_once_wait_and_then_are_told(blank: Clone) -> None:
    database = blank.database(size=1, wait_s=0.05)
    with database.read(), pytest.raises(EnvironmentFault) as caught, database.read():
        pytest.fail("the block ran")
    assert (caught.value.kind, caught.value.code) == (Trouble.CROWDED, "pool")
    assert database.ping() > 0


def test_that_many_threads_share_few_sessions(blank: Clone, database: Database) -> None:
    few = blank.database(size=3)
    failed: list[BaseException] = []

    def work() -> None:
        try:
            for number in range(25):
                with few.write() as write:
                    write.execute(sa.text("insert into notes (number) values (:number)"), {"number": number})
                few.ping()
        except Exception as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert count_notes(database) == 150
    with blank.connect() as admin:
        row = admin.execute("select count(*) from pg_stat_activity where application_name = 'okienko'").fetchone()
    assert row is not None
    assert row[0] <= 4


def test_that_the_painting_thread_may_not_open_a_session(database: Database) -> None:
    database.forbid_thread(threading.get_ident())
    for block in (database.read, database.write, database.ping, database.listener):
        with pytest.raises(WrongThread):
            block()
    allowed: list[float] = []
    thread = threading.Thread(target=lambda: allowed.append(database.ping()))
    thread.start()
    thread.join()
    assert len(allowed) == 1


def test_that_a_closed_database_stays_closed(blank: Clone) -> None:
    database = blank.database()
    with database.read() as lent:
        with database.read():
            pass
        database.close()
        assert lent.execute("select 1").fetchone() == (1,)
    assert lent.closed
    with pytest.raises(EnvironmentFault) as caught:
        database.ping()
    assert caught.value.code == "closed"
    database.close()


def test_that_reading_does_not_load_sqlalchemy() -> None:
    code = (
        "import sys; from app.store.session import Database; Database('host=/nonexistent').close();"
        "heavy = {'sqlalchemy', 'alembic', 'numpy', 'tenacity', 'keyring'} & set(sys.modules); sys.exit(bool(heavy))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_that_it_works_on_the_oldest_supported_version(debian_blank: Clone) -> None:
    database = debian_blank.database()
    table = sa.table("t", sa.column("n"), schema="public")
    with database.write() as write:
        write.execute(sa.text("create table public.t (n int)"))
        write.execute(sa.insert(table).values(n=1))
    with database.read() as read:
        assert read.execute("select n from public.t").fetchone() == (1,)

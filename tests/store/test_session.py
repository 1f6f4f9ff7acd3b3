"""The database as the store uses it, against a real server that is stopped, killed and kept waiting."""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

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
    SignInFault,
    Trouble,
    WrongThread,
)
from app.store.session import Database
from tests.database import Clone, Fragile, wait_until

ROOT = Path(__file__).resolve().parents[2]


class Stop:
    """A stop sign as a job has one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stop: Callable[[], object] | None = None
        self.raised = False
        self.attached = threading.Event()

    def attach(self, stop: Callable[[], object]) -> None:
        with self.lock:
            if self.raised:
                raise Cancelled
            self.stop = stop
            self.attached.set()

    def detach(self) -> None:
        with self.lock:
            self.stop = None

    def press(self) -> None:
        with self.lock:
            self.raised = True
            if self.stop is not None:
                self.stop()


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


def count(database: Database) -> int:
    with database.read() as connection:
        row = connection.execute("select count(*) from notes").fetchone()
    assert row is not None
    return int(row[0])


def is_active(clone: Clone, part: str) -> bool:
    with psycopg.connect(clone.superuser) as connection:
        row = connection.execute(
            "select count(*) from pg_stat_activity where state = 'active' and query like %s and pid <> pg_backend_pid()",
            (f"%{part}%",),
        ).fetchone()
    return row is not None and row[0] > 0


def sleep_on(database: Database, way: str, seconds: int, caught: list[Fault], stop: Stop | None = None) -> None:
    """Let the server sleep; what comes of it lands in ``caught``."""
    try:
        if way == "read":
            with database.read(stop) as read:
                read.execute(f"select pg_sleep({seconds})")
        else:
            with database.write(stop) as write:
                write.execute(sa.text(f"select pg_sleep({seconds})"))
    except Fault as fault:
        caught.append(fault)


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


def test_that_options_of_the_connection_string_come_on_top(blank: Clone) -> None:
    database = blank.database(blank.superuser + " options='-c statement_timeout=7s'")
    with database.read() as connection:
        assert connection.execute("show statement_timeout").fetchone() == ("7s",)
        assert connection.execute("show timezone").fetchone() == ("UTC",)


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
    assert count(database) == 2


def test_that_lending_costs_less_than_a_tenth_of_a_millisecond(database: Database) -> None:
    database.ping()
    times = []
    for _ in range(300):
        start = perf_counter()
        with database.read():
            pass
        times.append(perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.000_1


def test_that_a_block_that_fails_stores_nothing_and_its_own_error_passes(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as write:  # noqa: PT012
        write.execute(sa.text("insert into notes (text) values ('a')"))
        raise ZeroDivisionError
    assert count(database) == 0
    with pytest.raises(ZeroDivisionError), database.read():
        raise ZeroDivisionError


def test_that_a_swallowed_error_is_not_taken_for_a_stored_write(database: Database) -> None:
    with pytest.raises(BugFault, match="swallowed"), database.write() as write:  # noqa: PT012
        write.execute(sa.text("insert into notes (text) values ('a')"))
        with pytest.raises(sa.exc.DBAPIError):
            write.execute(sa.text("select 1 / 0"))
    assert count(database) == 0


def test_that_a_savepoint_lets_a_write_go_on(database: Database) -> None:
    with database.write() as write:
        write.execute(sa.text("insert into notes (text) values ('a')"))
        with pytest.raises(sa.exc.DBAPIError), write.begin_nested():
            write.execute(sa.text("select 1 / 0"))
        write.execute(sa.text("insert into notes (text) values ('b')"))
    assert count(database) == 2


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
    assert count(database) == 1


def test_that_an_error_at_commit_is_sorted_too(blank: Clone, database: Database) -> None:
    with blank.connect() as connection:
        connection.execute(
            "alter table okienko.notes add constraint notes_late unique (number) deferrable initially deferred"
        )
    with pytest.raises(Conflict, match="notes_late"), database.write() as write:
        write.execute(sa.text("insert into notes (number) values (1), (1)"))
    assert count(database) == 0


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
    assert count(database) == 0


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


def test_that_a_server_restarted_between_two_calls_is_not_noticed(fragile_blank: Fragile) -> None:
    database = fragile_blank.database()
    with database.read() as one, database.read() as two:
        pids = {one.info.backend_pid, two.info.backend_pid}
    fragile_blank.stop_server()
    fragile_blank.start_again()
    with database.read() as one, database.read() as two:
        assert pids.isdisjoint({one.info.backend_pid, two.info.backend_pid})
    with database.write() as write:
        assert write.scalar(sa.text("select 1")) == 1


@pytest.mark.parametrize("how", ["kill_server", "stop_server"])
@pytest.mark.parametrize("way", ["read", "write"])
def test_that_a_server_that_dies_under_a_statement_is_told(fragile_blank: Fragile, how: str, way: str) -> None:
    database = fragile_blank.database(patience_s=0.2)
    database.ping()
    caught: list[Fault] = []
    thread = threading.Thread(target=lambda: sleep_on(database, way, 60, caught))
    thread.start()
    wait_until(lambda: is_active(fragile_blank, "pg_sleep(60)"))
    getattr(fragile_blank, how)()
    thread.join(10)
    assert [isinstance(fault, EnvironmentFault) and fault.lost for fault in caught] == [True]
    with pytest.raises(EnvironmentFault) as away:
        database.ping()
    assert away.value.lost
    fragile_blank.start_again()
    assert database.ping() > 0


def test_that_a_write_under_way_when_the_server_is_killed_stores_nothing(fragile_blank: Fragile) -> None:
    with fragile_blank.connect() as admin:
        admin.execute("create schema okienko create table notes (text text)")
    database = fragile_blank.database(patience_s=0)
    with pytest.raises(EnvironmentFault) as caught, database.write() as write:  # noqa: PT012
        write.execute(sa.text("insert into notes values ('a')"))
        fragile_blank.kill_server()
    assert caught.value.lost
    fragile_blank.start_again()
    assert count(database) == 0
    with database.write() as write:
        write.execute(sa.text("insert into notes values ('a')"))
    fragile_blank.kill_server()
    fragile_blank.start_again()
    assert count(database) == 1


def test_that_connecting_waits_a_little_for_a_server_that_comes_back(fragile_blank: Fragile) -> None:
    database = fragile_blank.database(patience_s=20)
    fragile_blank.kill_server()
    starter = threading.Thread(target=fragile_blank.start_again)
    starter.start()
    assert database.ping() > 0
    starter.join()


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
    assert count(database) == 0


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
    assert count(database) == 0


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
    assert count(database) == 150
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


def test_that_a_wrong_login_is_told_apart_from_a_missing_server(blank: Clone) -> None:
    login, password = blank.make_login()
    with blank.connect() as admin:
        admin.execute("create role disabled nologin password 'x'")
    try:
        for name, word in ((login, "wrong"), (login, ""), ("nobody_here", password), ("disabled", "x")):
            with pytest.raises(SignInFault):
                blank.database(blank.conninfo(name), word).ping()
    finally:
        with blank.connect() as admin:
            admin.execute("drop role disabled")
    with pytest.raises(EnvironmentFault) as caught:
        blank.database(blank.cluster.conninfo("no_such_database", login), password).ping()
    assert caught.value.kind is Trouble.NO_DATABASE
    for address in ("host=/nonexistent", "host=127.0.0.1 port=1", "host=no.such.host.invalid"):
        with pytest.raises(EnvironmentFault) as caught:
            blank.database(f"{address} user=a dbname=b", "x", patience_s=0.1).ping()
        assert caught.value.kind is Trouble.UNREACHABLE
    with pytest.raises(EnvironmentFault) as caught:
        Database("host=a no_such_keyword=b")
    assert caught.value.kind is Trouble.TARGET


def test_that_the_next_host_is_tried(blank: Clone) -> None:
    parts = psycopg.conninfo.conninfo_to_dict(blank.superuser)
    parts["host"] = f"/nonexistent,{parts['host']}"
    parts["target_session_attrs"] = "read-write"
    assert blank.database(psycopg.conninfo.make_conninfo("", **parts)).ping() > 0


def test_that_the_password_is_asked_for_at_each_connection(blank: Clone) -> None:
    login, password = blank.make_login()
    asked: list[int] = []

    def answer() -> str:
        asked.append(1)
        return password

    database = Database(blank.conninfo(login), answer)
    try:
        with database.read(), database.read():
            assert len(asked) == 2
    finally:
        database.close()


def test_that_the_password_is_in_no_repr_no_log_and_no_error(blank: Clone, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    login, password = blank.make_login()
    database = blank.database(blank.conninfo(login) + f" password={password}")
    with database.read() as connection, database.write() as write:
        texts = [repr(connection), connection.info.dsn, repr(write.engine), str(write.engine.url)]
    with pytest.raises(SignInFault) as caught:
        blank.database(blank.conninfo(login) + " password=tajne1").ping()
    texts += [repr(database), database._opener.conninfo, repr(caught.value), str(caught.value), caplog.text]
    assert login in repr(database)
    for secret in (password, "tajne1"):
        assert all(secret not in text for text in texts)


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


def test_that_the_slow_driver_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pq, "__impl__", "python")
    with pytest.raises(EnvironmentFault) as caught:
        Database("")
    assert caught.value.kind is Trouble.DRIVER


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

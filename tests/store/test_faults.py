"""Driver errors are sorted once, and no value of a row comes with them."""

from __future__ import annotations

import errno
import uuid

import psycopg
import pytest
import sqlalchemy as sa

from app.domain.faults import (
    AlreadyDone,
    BugFault,
    Cancelled,
    Conflict,
    EnvironmentFault,
    Fault,
    Refused,
    SchemaTooNew,
    SignInFault,
    Trouble,
)
from app.store.faults import sort, sorted_faults
from tests.database import Clone


def raised(clone: Clone, statement: str, *args: object) -> Fault:
    """Run a statement that fails and give its fault."""
    with clone.connect() as connection, pytest.raises(Fault) as caught, sorted_faults():
        connection.execute(statement, args)
    return caught.value


def raise_with(clone: Clone, state: str, message: str = "some_code", detail: str = "{}") -> Fault:
    return raised(
        clone,
        f"do $$ begin raise exception using errcode = '{state}', message = '{message}', detail = '{detail}'; end $$",
    )


def test_that_a_rules_refusal_carries_its_code_and_values(blank: Clone) -> None:
    fault = raise_with(blank, "OK001", "reading_below_booked", '{"booked": 123, "on": "2026-10-01"}')
    assert isinstance(fault, Refused)
    assert (fault.code, fault.detail) == ("reading_below_booked", {"booked": 123, "on": "2026-10-01"})
    assert "123" not in str(fault)


def test_that_a_refusal_without_values_is_fine(blank: Clone) -> None:
    fault = raised(blank, "do $$ begin raise exception using errcode = 'OK001', message = 'meter_removed'; end $$")
    assert isinstance(fault, Refused)
    assert (fault.code, fault.detail) == ("meter_removed", {})


def test_that_a_conflict_and_a_missing_right_are_told_apart(blank: Clone) -> None:
    conflict = raise_with(blank, "OK002", "reading_of_the_day", '{"by": "anna"}')
    assert isinstance(conflict, Conflict)
    assert (conflict.what, conflict.detail) == ("reading_of_the_day", {"by": "anna"})
    right = raise_with(blank, "OK003", "needs_supervisor")
    assert isinstance(right, EnvironmentFault)
    assert (right.kind, right.code) == (Trouble.PERMISSION, "needs_supervisor")


@pytest.mark.parametrize(
    ("state", "detail"), [("OK999", "{}"), ("OK001", "not json"), ("OK001", "[1]"), ("P0001", "{}")]
)
def test_that_what_we_never_raise_is_a_bug(blank: Clone, state: str, detail: str) -> None:
    fault = raise_with(blank, state, detail=detail)
    assert isinstance(fault, BugFault)
    assert fault.code == state


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("08006", Trouble.GONE),
        ("25006", Trouble.READ_ONLY),
        ("25P03", Trouble.TIMEOUT),
        ("3D000", Trouble.NO_DATABASE),
        ("40001", Trouble.BUSY),
        ("40P01", Trouble.BUSY),
        ("42501", Trouble.PERMISSION),
        ("53100", Trouble.DISK_FULL),
        ("53200", Trouble.CROWDED),
        ("53300", Trouble.CROWDED),
        ("55P03", Trouble.BUSY),
        ("57P01", Trouble.GONE),
        ("57P02", Trouble.GONE),
        ("57P03", Trouble.STARTING),
        ("58030", Trouble.DISK_FULL),
    ],
)
def test_that_the_surroundings_are_told_by_kind(blank: Clone, state: str, kind: Trouble) -> None:
    fault = raise_with(blank, state, "tajne")
    assert isinstance(fault, EnvironmentFault)
    assert (fault.kind, fault.code) == (kind, state)
    assert fault.lost is (kind in {Trouble.GONE, Trouble.STARTING})
    assert "tajne" not in str(fault)


@pytest.mark.parametrize("state", ["28000", "28P01"])
def test_that_a_refused_login_is_a_sign_in_fault(blank: Clone, state: str) -> None:
    assert isinstance(raise_with(blank, state), SignInFault)


def test_that_a_missing_grant_is_a_matter_of_the_role(blank: Clone) -> None:
    login = blank.login()
    with blank.connect() as admin:
        admin.execute("create table secret (id int)")
    with pytest.raises(EnvironmentFault) as caught, login.read() as connection:
        connection.execute("select * from public.secret")
    assert caught.value.kind is Trouble.PERMISSION


def test_that_doubles_are_conflicts_except_for_a_request_that_was_done(blank: Clone) -> None:
    with blank.connect() as admin:
        admin.execute(
            "create table t (id int primary key, serial text constraint uq_t_serial unique,"
            " request_key uuid constraint uq_t_request_key unique);"
            f"insert into t values (1, 'Kowalska', '{uuid.UUID(int=1)}')"
        )
    insert = "insert into t values (%s, %s, %s)"
    double = raised(blank, insert, 2, "Kowalska", None)
    assert isinstance(double, Conflict)
    assert double.what == "uq_t_serial"
    done = raised(blank, insert, 2, None, uuid.UUID(int=1))
    assert isinstance(done, AlreadyDone)
    assert done.constraint == "uq_t_request_key"
    key = raised(blank, insert, 1, None, None)
    assert isinstance(key, BugFault)
    assert key.where == "public.t.t_pkey"
    assert "Kowalska" not in f"{double!r}{double.detail}{key!r}"


def test_that_an_overlap_is_a_conflict(blank: Clone) -> None:
    with blank.connect() as admin:
        admin.execute("create table t (during daterange, constraint no_overlap exclude using gist (during with &&))")
        admin.execute("insert into t values ('[2026-01-01,2026-02-01)')")
    fault = raised(blank, "insert into t values ('[2026-01-05,2026-03-01)')")
    assert isinstance(fault, Conflict)
    assert fault.what == "no_overlap"


@pytest.mark.parametrize(
    "statement",
    [
        "select 'Kowalska'::int",
        "insert into t values ('Kowalska')",
        "insert into t values (null)",
        "do $$ begin raise exception 'Kowalska'; end $$",
    ],
)
def test_that_a_bug_names_places_not_values(blank: Clone, statement: str) -> None:
    with blank.connect() as admin:
        admin.execute("create table t (name text not null constraint t_short check (length(name) < 3))")
    fault = raised(blank, statement)
    assert isinstance(fault, BugFault)
    assert "Kowalska" not in f"{fault} {fault.where} {fault.code}"
    assert fault.__cause__ is None
    assert fault.__suppress_context__


def test_that_a_bug_tells_what_was_missing_and_in_which_function(blank: Clone) -> None:
    with blank.connect() as admin:
        admin.execute("create function f() returns void language plpgsql as 'begin perform * from no_such; end'")
    fault = raised(blank, "select f()")
    assert isinstance(fault, BugFault)
    assert 'relation "no_such" does not exist' in str(fault)
    assert "PL/pgSQL function f() line 1" in fault.where


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("insert into t (long) values (%s)", "a\x00b"),
        ("insert into t (code) values (%s)", "abcd"),
        ("insert into t (number) values (%s)", 10**10),
        ("insert into t (long) values (%s)", "".join(chr(0x4E00 + n * 37 % 20_000) for n in range(9_000))),
        ("select make_date(%s, 13, 1)", 2026),
    ],
    ids=["nul", "too long", "too big", "too long for its index", "no such day"],
)
def test_that_what_no_column_holds_is_refused(blank: Clone, statement: str, value: object) -> None:
    with blank.connect() as admin:
        admin.execute("create table t (code varchar(3), number int, long text unique)")
    fault = raised(blank, statement, value)
    assert isinstance(fault, Refused)
    assert fault.code == "value_not_storable"


def test_that_a_stopped_statement_is_a_cancel_or_a_timeout(blank: Clone) -> None:
    with blank.connect() as connection:
        connection.execute("set statement_timeout = '20ms'")
        with pytest.raises(psycopg.errors.QueryCanceled) as caught:
            connection.execute("select pg_sleep(5)")
    error = caught.value
    assert isinstance(sort(error, cancelled=True), Cancelled)
    for fault in (sort(error), sort(error, cancelled=False)):
        assert isinstance(fault, EnvironmentFault)
        assert fault.kind is Trouble.TIMEOUT


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ('connection failed: FATAL:  password authentication failed for user "anna"', Trouble.SIGN_IN),
        ('connection failed: FATAL:  autoryzacja hasłem nie powiodła się dla użytkownika "anna"', Trouble.SIGN_IN),
        ("connection failed: fe_sendauth: no password supplied", Trouble.SIGN_IN),
        ('connection failed: FATAL:  no pg_hba.conf entry for host "1.2.3.4", no encryption', Trouble.SIGN_IN),
        ('connection failed: FATAL:  role "anna" is not permitted to log in', Trouble.SIGN_IN),
        ('connection failed: FATAL:  role "anna" does not exist', Trouble.SIGN_IN),
        ('connection failed: FATAL:  database "x" does not exist', Trouble.NO_DATABASE),
        ("connection failed: FATAL:  the database system is starting up", Trouble.STARTING),
        ("connection failed: FATAL:  the database system is shutting down", Trouble.STARTING),
        ("connection failed: FATAL:  sorry, too many clients already", Trouble.CROWDED),
        ("connection failed: FATAL:  remaining connection slots are reserved for roles", Trouble.CROWDED),
        ('connection failed: root certificate file "root.crt" does not exist', Trouble.TLS),
        ("connection failed: SSL error: certificate verify failed", Trouble.TLS),
        ("connection failed: server does not support SSL, but SSL was required", Trouble.TLS),
        ("connection failed: session is read-only", Trouble.READ_ONLY),
        ('connection is bad: definition of service "x" not found', Trouble.TARGET),
        ("connection failed: Connection refused", Trouble.UNREACHABLE),
        ("failed to resolve host 'db': [Errno -2] Name or service not known", Trouble.UNREACHABLE),
        ("connection failed: No route to host", Trouble.UNREACHABLE),
        ("consuming input failed: server closed the connection unexpectedly", Trouble.GONE),
        ("the connection is lost", Trouble.GONE),
    ],
)
def test_that_a_refused_connection_is_understood_by_its_words(said: str, kind: Trouble) -> None:
    fault = sort(psycopg.OperationalError(said))
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind is kind
    assert "anna" not in str(fault)


def test_that_a_silent_server_is_unreachable() -> None:
    fault = sort(psycopg.errors.ConnectionTimeout("connection timeout expired"))
    assert isinstance(fault, EnvironmentFault)
    assert (fault.kind, fault.code) == (Trouble.UNREACHABLE, "timeout")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), Trouble.DISK_FULL),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), Trouble.PERMISSION),
        (OSError(errno.EROFS, "Read-only file system"), Trouble.READ_ONLY),
    ],
)
def test_that_the_systems_errors_are_sorted_too(error: OSError, kind: Trouble) -> None:
    fault = sort(error)
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind is kind


@pytest.mark.parametrize(
    "error",
    [
        ValueError("Kowalska"),
        sa.exc.InvalidRequestError("Kowalska"),
        psycopg.ProgrammingError("Kowalska"),
        OSError(5000, "x"),
    ],
)
def test_that_anything_else_is_a_bug_without_its_words(error: Exception) -> None:
    fault = sort(error)
    assert isinstance(fault, BugFault)
    assert "Kowalska" not in str(fault)


def test_that_faults_pass_and_other_errors_stay_as_they_are() -> None:
    for error in (SchemaTooNew("0002", "0001"), Conflict("x"), ValueError("x")):
        with pytest.raises(type(error)) as caught, sorted_faults():
            raise error
        assert caught.value is error
    assert SchemaTooNew("0002", "0001").kind is Trouble.SCHEMA_TOO_NEW

"""Opening a session: who is let in, what is told otherwise, and where passwords are not."""

from __future__ import annotations

import logging

import psycopg
import pytest
from psycopg import pq

from app.domain.faults import EnvironmentFault, SignInFault, Trouble
from app.store.session import Database
from tests.database import Clone


def test_that_options_of_the_connection_string_come_on_top(blank: Clone) -> None:
    database = blank.database(blank.superuser + " options='-c statement_timeout=7s'")
    with database.read() as connection:
        assert connection.execute("show statement_timeout").fetchone() == ("7s",)
        assert connection.execute("show timezone").fetchone() == ("UTC",)


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


def test_that_the_slow_driver_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pq, "__impl__", "python")
    with pytest.raises(EnvironmentFault) as caught:
        Database("")
    assert caught.value.kind is Trouble.DRIVER

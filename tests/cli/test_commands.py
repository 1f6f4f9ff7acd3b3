"""Commands against a real database: what they do, their exit statuses, their JSON."""

from __future__ import annotations

import getpass
import io
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from app.cli import program
from app.cli.terminal import Exit, Terminal
from app.cli.words import Words
from app.store import schema
from app.system.environment import Environment
from tests.cli.kit import Desk
from tests.database import Clone

PASSWORD = "wiosna nad Odrą 2026"


@pytest.fixture
def superuser(clone: Clone) -> Desk:
    return Desk(clone.superuser)


@pytest.fixture
def admin(clone: Clone) -> Iterator[Desk]:
    login, password = clone.make_login("okienko_admin")
    yield Desk(make_conninfo(clone.conninfo(login), password=password))
    connection = clone.connect()
    for (name,) in connection.execute("select login from okienko.clerks"):
        connection.execute(f'drop role if exists "{name}"')


# ---------------------------------------------------------------- db


def test_that_init_makes_a_database_ready_and_says_so_again(blank: Clone) -> None:
    desk = Desk(blank.superuser)
    before = desk.run("db", "status", "--json")
    assert (before.status, before.told["error"]["code"]) == (Exit.SCHEMA, "schema_missing")
    made = desk.run("db", "init", "--json")
    assert (made.status, made.told["revision"], made.told["changed"]) == (Exit.OK, schema.HEAD, True)
    again = desk.run("db", "init", "--json")
    assert (again.status, again.told["changed"]) == (Exit.OK, False)
    after = desk.run("db", "status", "--json")
    assert after.status == Exit.OK
    assert after.told["current"] is True
    assert after.told["login"] == "postgres"


def test_that_upgrade_needs_a_schema_and_keeps_a_current_one(blank: Clone) -> None:
    desk = Desk(blank.superuser)
    assert desk.run("db", "upgrade", "--json").told["error"]["code"] == "schema_missing"
    desk.run("db", "init")
    upgraded = desk.run("db", "upgrade", "--json")
    assert (upgraded.status, upgraded.told["changed"]) == (Exit.OK, False)


@pytest.mark.parametrize("act", ["init", "upgrade", "status"])
def test_that_a_newer_schema_is_left_alone_with_a_sentence(clone: Clone, superuser: Desk, act: str) -> None:
    clone.connect().execute("update okienko.alembic_version set version_num = '9999'")
    said = superuser.run("db", act)
    assert said.status == Exit.SCHEMA
    assert "9999" in said.err
    assert superuser.run("clerk", "list").status == Exit.SCHEMA


def test_that_status_answers_every_clerk_in_words_and_in_json(admin: Desk) -> None:
    words = admin.run("db", "status")
    assert "PostgreSQL" in words.out
    assert words.err == ""
    machine = admin.run("db", "status", "--json")
    assert len(machine.out.splitlines()) == 1
    assert "PostgreSQL" in machine.err
    assert machine.told["command"] == "db status"


def test_that_a_role_without_the_right_is_told(admin: Desk) -> None:
    said = admin.run("db", "upgrade", "--json")
    assert (said.status, said.told["error"]["kind"]) == (Exit.DENIED, "permission")


# ---------------------------------------------------------------- clerk


def test_that_a_clerk_is_added_reset_and_disabled(clone: Clone, admin: Desk) -> None:
    added = admin.run(
        "clerk", "add", "anna", "--role", "clerk", "--full-name", "Anna Żuk", "--json", typed=f"{PASSWORD}\n"
    )
    assert (added.status, added.told["login"], added.told["role"]) == (Exit.OK, "anna", "clerk")
    with psycopg.connect(clone.conninfo("anna"), password=PASSWORD):
        pass
    assert admin.run("clerk", "disable", "anna").status == Exit.OK
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(clone.conninfo("anna"), password=PASSWORD)
    reset = admin.run("clerk", "reset", "anna", "--role", "supervisor", typed="jesień nad Regalicą\r\n")
    assert reset.status == Exit.OK
    with psycopg.connect(clone.conninfo("anna"), password="jesień nad Regalicą"):
        pass
    (row,) = [row for row in admin.run("clerk", "list", "--json").told["clerks"] if row["login"] == "anna"]
    assert row == {"login": "anna", "name": "Anna Żuk", "role": "supervisor", "active": True}


@pytest.mark.parametrize(
    ("arguments", "typed", "status", "code"),
    [
        (("add", "anna", "--role", "clerk"), "krótkie\n", Exit.REFUSED, "password_too_short"),
        (("add", "anna", "--role", "clerk"), "", Exit.REFUSED, "password_too_short"),
        (("add", "Anna Żuk", "--role", "clerk"), f"{PASSWORD}\n", Exit.REFUSED, "clerk_login_wrong"),
        (("add", "postgres", "--role", "admin"), f"{PASSWORD}\n", Exit.REFUSED, "clerk_login_taken"),
        (("disable", "nobody"), "", Exit.REFUSED, "clerk_unknown"),
        (("reset", "nobody"), f"{PASSWORD}\n", Exit.REFUSED, "clerk_unknown"),
    ],
)
def test_that_a_rule_refuses_with_its_own_status(
    admin: Desk, arguments: tuple[str, ...], typed: str, status: Exit, code: str
) -> None:
    said = admin.run("clerk", *arguments, "--json", typed=typed)
    assert (said.status, said.told["ok"], said.told["error"]["code"]) == (status, False, code)
    assert PASSWORD not in said.out + said.err


@pytest.mark.parametrize("group", ["okienko_clerk", "okienko_supervisor"])
def test_that_only_an_admin_keeps_clerks(clone: Clone, group: str) -> None:
    login, password = clone.make_login(group)
    desk = Desk(make_conninfo(clone.conninfo(login), password=password))
    assert desk.run("clerk", "add", "anna", "--role", "admin", typed=f"{PASSWORD}\n").status == Exit.DENIED
    assert desk.run("clerk", "disable", "demo").status == Exit.DENIED


class _Keyboard(io.StringIO):
    """A terminal with a person at it."""

    def isatty(self) -> bool:  # type: ignore[explicit-override]
        return True


def _typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    asked: list[str] = []
    left = list(answers)

    def answer(prompt: str, stream: Any = None) -> str:
        assert stream is not None
        asked.append(prompt)
        return left.pop(0)

    monkeypatch.setattr(getpass, "getpass", answer)
    return asked


def test_that_a_person_is_asked_for_passwords_and_types_a_new_one_twice(
    clone: Clone, admin: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert admin.dsn is not None
    login, password = clone.make_login("okienko_admin")
    asked = _typing(monkeypatch, password, PASSWORD, PASSWORD)
    err = io.StringIO()
    terminal = Terminal(Environment(), Words("pl"), out=io.StringIO(), err=err, inp=_Keyboard())
    arguments = ["clerk", "add", "anna", "--role", "clerk", "--dsn", clone.conninfo(login)]
    assert program.run(arguments, terminal) == Exit.OK, err.getvalue()
    assert asked[0].startswith(f"Hasło {login} do ")
    assert asked[1:] == ["Nowe hasło anna (co najmniej 12 znaków): ", "Jeszcze raz: "]


def test_that_two_different_new_passwords_are_refused(admin: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _typing(monkeypatch, PASSWORD, PASSWORD + "!")
    terminal = Terminal(Environment(dsn=admin.dsn), Words("en"), out=io.StringIO(), err=io.StringIO(), inp=_Keyboard())
    assert program.run(["clerk", "add", "anna", "--role", "clerk"], terminal) == Exit.REFUSED


# ---------------------------------------------------------------- ways that are no way


def test_that_a_password_on_the_command_line_is_refused_and_not_repeated(clone: Clone) -> None:
    login, password = clone.make_login("okienko_admin")
    for dsn in (make_conninfo(clone.conninfo(login), password=password), f"postgresql://{login}:{password}@db/okienko"):
        said = Desk().run("db", "status", "--json", "--dsn", dsn)
        assert (said.status, said.told["error"]["code"]) == (Exit.USAGE, "password_on_command_line")
        assert password not in said.out + said.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "no_server_set"),
        (("--demo", "--dsn", "service=x"), "demo_and_dsn"),
        (("--dsn", "host="), ""),
        (("--dsn", "=x ="), "unreadable"),
    ],
)
def test_that_a_database_that_is_not_named_rightly_is_wrong_use(arguments: tuple[str, ...], code: str) -> None:
    said = Desk().run("db", "status", "--json", *arguments)
    if code:
        assert (said.status, said.told["error"]["code"]) == (Exit.USAGE, code)
    else:
        assert said.status != Exit.OK


@pytest.mark.parametrize(
    "arguments",
    [("dance",), ("db",), ("db", "dance"), ("clerk", "add", "anna"), ("clerk", "add", "anna", "--role", "king"), ("demo", "--customers", "many"),
     ("clerk", "add", "anna", "--role", "clerk", "--password", "x"), ("--dem",)],
)  # fmt: skip
def test_that_wrong_use_ends_with_its_own_status(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert Desk(language="pl").run(*arguments).status == Exit.USAGE
    assert "błąd: " in capsys.readouterr().err


def test_that_no_server_has_its_own_status() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        said = Desk(f"host=127.0.0.1 port={port} user=anna dbname=okienko password=x").run("db", "status", "--json")
    assert (said.status, said.told["error"]["kind"]) == (Exit.UNREACHABLE, "unreachable")


def test_that_a_wrong_password_has_its_own_status(clone: Clone) -> None:
    login, _ = clone.make_login("okienko_admin")
    said = Desk(make_conninfo(clone.conninfo(login), password="wrong")).run("clerk", "list", "--json")
    assert (said.status, said.told["error"]["kind"]) == (Exit.DENIED, "sign_in")


def test_that_without_a_person_no_password_is_waited_for(clone: Clone) -> None:
    login, _ = clone.make_login("okienko_admin")
    assert Desk().run("clerk", "list", "--dsn", clone.conninfo(login)).status == Exit.DENIED


def test_that_libpqs_password_file_is_enough(clone: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    login, password = clone.make_login("okienko_admin")
    file = tmp_path / "pgpass"
    file.write_text(f"*:*:*:{login}:{password}\n", encoding="utf-8")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    assert Desk().run("db", "status", "--dsn", clone.conninfo(login)).status == Exit.OK

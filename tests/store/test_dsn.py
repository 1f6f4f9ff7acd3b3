"""What to connect to, read from any string that libpq takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from app.domain.faults import EnvironmentFault, Trouble
from app.store.dsn import Origin, Target, choose_target, read_dsn
from app.system.environment import Environment, read_environment

NOTHING = Environment()


def read(text: str, origin: Origin = Origin.COMMAND, environment: Environment = NOTHING) -> Target:
    return read_dsn(text, origin, environment)


@pytest.mark.parametrize(
    "text",
    ["host=db.example dbname=town user=anna", "postgresql://anna@db.example/town", "postgres://anna@db.example/town"],
)
def test_that_any_spelling_of_libpq_is_read(text: str) -> None:
    target = read(text)
    assert (target.parts["host"], target.parts["dbname"], target.login) == ("db.example", "town", "anna")
    assert target.place == "db.example / town"
    parts = conninfo_to_dict(target.conninfo("jan"))
    assert (parts["user"], parts["application_name"], parts["connect_timeout"]) == ("jan", "okienko", "10")


@pytest.mark.parametrize(
    ("text", "sslmode"),
    [
        ("host=db.example", "verify-full"),
        ("host=10.0.0.5", "verify-full"),
        ("hostaddr=10.0.0.5", "verify-full"),
        ("host=localhost,db.example", "verify-full"),
        ("host=fe80::1", "verify-full"),
        ("host=db.example sslmode=require", "require"),
        ("postgresql://db.example/x?sslmode=disable", "disable"),
        ("host=localhost", None),
        ("host=127.0.0.1", None),
        ("host=::1", None),
        ("host=/run/postgresql", None),
        ("host=@abstract", None),
        ("dbname=town", None),
    ],
)
def test_that_a_server_across_the_network_must_prove_itself(text: str, sslmode: str | None) -> None:
    assert read(text).parts.get("sslmode") == sslmode


def test_that_a_host_that_only_looks_local_is_not_taken_for_local() -> None:
    for host in ("localhost.evil.example", "127.0.0.1.evil.example", "127.evil"):
        assert read(f"host={host}").parts["sslmode"] == "verify-full"


def test_that_variables_of_libpq_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "db.example")
    assert read("dbname=town").parts["sslmode"] == "verify-full"
    monkeypatch.setenv("PGSSLMODE", "require")
    assert "sslmode" not in read("dbname=town").parts
    monkeypatch.setenv("PGDATABASE", "miasto")
    assert "dbname" not in read("user=anna").parts


def test_that_several_hosts_are_tried_until_one_takes_writes() -> None:
    target = read("host=a.example,b.example port=5432,5433 dbname=town")
    assert target.parts["target_session_attrs"] == "read-write"
    assert target.place == "a.example:5432,b.example:5433 / town"
    assert read("host=a,b target_session_attrs=any").parts["target_session_attrs"] == "any"


def test_that_a_service_keeps_what_its_file_says(tmp_path: Path) -> None:
    (tmp_path / "services").write_text(
        "# office\n[town]\nhost=db.example\nsslmode=verify-ca\ndbname=miasto\nconnect_timeout=3\n[near]\nhost=/tmp\n"
    )
    environment = read_environment({"PGSERVICEFILE": str(tmp_path / "services")})
    for text in ("town", "service=town", "postgresql://?service=town"):
        target = read(text, environment=environment)
        assert not {"sslmode", "dbname", "connect_timeout", "host"} & target.parts.keys()
        assert (target.parts["service"], target.place) == ("town", "service town / miasto")
    assert "sslmode" not in read("near", environment=environment).parts
    unknown = read("elsewhere", environment=environment)
    assert (unknown.parts["sslmode"], unknown.place) == ("verify-full", "service elsewhere")


@pytest.mark.parametrize(
    "text",
    [
        "host=db password=tajne1",
        "postgresql://anna:tajne1@db/town",
        "postgresql://anna@db/town?password=tajne1",
        "host=db sslpassword=tajne1",
    ],
)
def test_that_a_password_on_the_command_line_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        read(text)
    assert (caught.value.kind, caught.value.code) == (Trouble.TARGET, "password_on_command_line")
    assert "tajne1" not in f"{caught.value} {caught.value.detail}"


def test_that_a_password_of_the_environment_is_kept_but_never_shown() -> None:
    target = choose_target(Environment(dsn="postgresql://anna:tajne1@db/town"))
    assert target is not None
    assert (target.origin, target.password) == (Origin.ENVIRONMENT, "tajne1")
    assert "tajne1" not in f"{target!r} {target} {target.conninfo()} {target.place}"


@pytest.mark.parametrize(
    "text", ["host", "tajne1 x", "postgresql://anna:%zz@db", "no_such_key=tajne1", "host='tajne1", "  = "]
)
def test_that_an_unreadable_string_is_not_repeated(text: str) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        read(f"{text} x=")
    assert caught.value.code == "unreadable"
    assert "tajne1" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_that_the_command_line_goes_before_the_environment_and_the_setting() -> None:
    environment = Environment(dsn="host=env")
    chosen = choose_target(environment, dsn="host=command", setting="host=setting")
    assert chosen is not None
    assert (chosen.parts["host"], chosen.origin) == ("command", Origin.COMMAND)
    chosen = choose_target(environment, setting="host=setting")
    assert chosen is not None
    assert chosen.parts["host"] == "env"
    chosen = choose_target(NOTHING, setting="host=setting")
    assert chosen is not None
    assert chosen.origin is Origin.SETTING
    assert choose_target(NOTHING) is None


def test_that_the_demonstration_is_told_where_its_cluster_is() -> None:
    target = choose_target(Environment(dsn="host=env"), demo=True)
    assert target is not None
    assert target.is_demo
    there = target.at("host=/run/okn port=5432 dbname=okienko user=demo")
    assert (there.is_demo, there.login, there.parts["host"]) == (True, "demo", "/run/okn")
    with pytest.raises(EnvironmentFault) as caught:
        choose_target(NOTHING, demo=True, dsn="host=x")
    assert caught.value.code == "demo_and_dsn"


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1))
def test_that_any_password_of_the_environment_survives_the_reading(password: str) -> None:
    target = read(make_conninfo("host=db", password=password), Origin.ENVIRONMENT)
    assert target.password == password
    assert "password" not in target.parts

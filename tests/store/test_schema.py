"""Migrations: up, down, up again; twice, from two places at once, by a superuser and by a plain role that owns the database."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql

from app.domain.faults import EnvironmentFault, SchemaTooNew, SignInFault, Trouble
from app.store import roles, schema, tables
from app.store.binaries import Binaries
from app.store.embedded import Cluster, throw_away
from app.store.faults import sorted_faults
from tests.database import Clone
from tests.store import rights

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "wiosna nad Odrą 2026"


@dataclass
class Place:
    """A server on which no role of ours was ever made."""

    cluster: Cluster

    def make_database(self, name: str, owner: str = "") -> str:
        """Make an empty database; give the superuser's connection string to it."""
        with psycopg.connect(self.cluster.superuser(), autocommit=True) as connection:
            connection.execute(f"create database {name}" + (f" owner {owner}" if owner else ""))
        return self.cluster.superuser(name)


@pytest.fixture(scope="module", params=rights.SERVERS)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    binaries: Binaries | None = None
    if request.param == "debian":
        binaries = request.getfixturevalue("debian_binaries")
    with throw_away(binaries) as cluster:
        yield Place(cluster)


@pytest.fixture
def plain(place: Place) -> Iterator[tuple[str, str]]:
    """A role with CREATEROLE that owns a database: its connection string and its password."""
    with psycopg.connect(place.cluster.superuser(), autocommit=True) as connection:
        connection.execute(f"create role installer login createrole password '{PASSWORD}'")
    place.make_database("plain", "installer")
    yield place.cluster.conninfo("plain", "installer"), PASSWORD
    with psycopg.connect(place.cluster.superuser(), autocommit=True) as connection:
        connection.execute("drop database plain with (force)")
        _drop_roles(connection)
        connection.execute("drop role installer")


def _drop_roles(connection: psycopg.Connection[Any]) -> None:
    for (name,) in connection.execute(
        "select datname from pg_database where not datistemplate and datname <> 'postgres'"
    ):
        connection.execute(f"drop database {name} with (force)")
    for name in reversed(roles.ALL):
        connection.execute(f"drop role if exists {name}")


def _shape(conninfo: str) -> list[tuple[Any, ...]]:
    """Everything that a migration makes: columns, constraints, indexes, functions, triggers, rights."""
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute("set search_path = okienko")
        return connection.execute(
            """
            select 'column', c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod) || a.attnotnull || coalesce(a.attacl::text, '')
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              where c.relnamespace = 'okienko'::regnamespace and c.relkind = 'r'
            union all select 'relation', relname, relkind::text, relacl::text || relowner::regrole from pg_class
              where relnamespace = 'okienko'::regnamespace and relkind in ('r', 'S')
            union all select 'constraint', conname, conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint
              where connamespace = 'okienko'::regnamespace and contype <> 't'
            union all select 'index', indexname, tablename, indexdef from pg_indexes where schemaname = 'okienko'
            union all select 'function', proname, pg_get_functiondef(oid), proacl::text || proowner::regrole from pg_proc
              where pronamespace = 'okienko'::regnamespace and prokind <> 'a'
            union all select 'trigger', tgname, tgrelid::regclass::text, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
            union all select 'policy', polname, polrelid::regclass::text, '' from pg_policy
            order by 1, 2, 3, 4"""
        ).fetchall()


def test_that_the_schema_goes_up_down_and_up_again_to_the_same(place: Place) -> None:
    conninfo = place.make_database("round_trip")
    assert schema.upgrade(conninfo) == schema.SchemaState(schema.HEAD, schema.HEAD, schema.sources())
    first = _shape(conninfo)
    assert schema.upgrade(conninfo, "base").revision == ""
    assert {row[1] for row in _shape(conninfo) if row[0] == "relation"} == {"alembic_version"}
    assert schema.upgrade(conninfo).is_current
    assert _shape(conninfo) == first


def test_that_a_second_upgrade_changes_nothing(place: Place) -> None:
    conninfo = place.make_database("twice")
    schema.upgrade(conninfo)
    first = _shape(conninfo)
    assert schema.upgrade(conninfo).is_current
    assert _shape(conninfo) == first


def test_that_two_upgrades_at_once_end_well(place: Place) -> None:
    conninfos = [place.make_database("one_place")] * 2 + [place.make_database("other_place")] * 2
    with psycopg.connect(place.cluster.superuser(), autocommit=True) as connection:
        for name in ("round_trip", "twice"):
            connection.execute(f"drop database if exists {name} with (force)")
        for name in reversed(roles.ALL):
            connection.execute(f"drop role if exists {name}")
    program = "import sys; from app.store import schema; print(schema.upgrade(sys.argv[1]).is_current)"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, each], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        for each in conninfos
    ]
    assert [one.communicate(timeout=120) for one in running] == [("True\n", "")] * 4
    assert _shape(conninfos[0]) == _shape(conninfos[2])
    with psycopg.connect(place.cluster.superuser(), autocommit=True) as connection:
        _drop_roles(connection)


def test_that_a_plain_role_with_createrole_builds_and_serves_the_office(place: Place, plain: tuple[str, str]) -> None:
    conninfo, password = plain
    assert schema.upgrade(conninfo, password=password).is_current
    assert schema.upgrade(conninfo, password=password).is_current
    with psycopg.connect(conninfo, password=password, autocommit=True) as connection:
        roles.add_clerk(connection, "naczelna", "Barbara Zięba", "admin", PASSWORD)
        assert not rights.is_denied(connection, "select 1 from okienko.customers limit 1")
    with psycopg.connect(place.cluster.conninfo("plain", "naczelna"), password=PASSWORD, autocommit=True) as admin:
        roles.add_clerk(admin, "anna", "Anna Nowak", "clerk", PASSWORD)
        roles.reset_clerk(admin, "anna", PASSWORD, "supervisor")
        roles.disable_clerk(admin, "anna")
        assert rights.is_denied(admin, "create role other")
    with psycopg.connect(place.cluster.superuser("plain"), autocommit=True) as superuser:
        shape = _shape(place.cluster.superuser("plain"))
        schema.upgrade(conninfo, "base", password=password)
        schema.upgrade(conninfo, password=password)
        assert _shape(place.cluster.superuser("plain")) == shape
        keeper = superuser.execute(
            "select u.rolname from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member "
            "where g.rolname = 'okienko_keeper' and pg_has_role(u.oid, g.oid, 'USAGE') and not u.rolsuper"
        ).fetchall()
        assert keeper == []
        for login in ("anna", "naczelna"):
            superuser.execute(f"drop role {login}")


def test_that_a_role_without_createrole_is_told_that_it_may_not(place: Place) -> None:
    with psycopg.connect(place.cluster.superuser(), autocommit=True) as connection:
        connection.execute(f"create role poor login password '{PASSWORD}'")
        connection.execute("create database poor owner poor")
        with pytest.raises(EnvironmentFault) as fault:
            schema.upgrade(place.cluster.conninfo("poor", "poor"), password=PASSWORD)
        assert fault.value.kind is Trouble.PERMISSION
        connection.execute("drop database poor")
        connection.execute("drop role poor")


def test_that_the_database_is_closed_to_everybody_else(place: Place) -> None:
    conninfo = place.make_database("closed")
    schema.upgrade(conninfo)
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(f"create role passer_by login password '{PASSWORD}'")
        with pytest.raises(SignInFault), sorted_faults():
            psycopg.connect(place.cluster.conninfo("closed", "passer_by"), password=PASSWORD)
        connection.execute("grant okienko_auditor to passer_by")
        with psycopg.connect(place.cluster.conninfo("closed", "passer_by"), password=PASSWORD) as member:
            assert rights.is_denied(member, "create temporary table t (a int)")
        connection.execute("drop role passer_by")


# ---------------------------------------------------------------- what the program knows


def test_that_the_newest_migration_is_the_one_the_program_knows() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_that_migrations_import_nothing_of_the_program() -> None:
    for path in (Path(schema.MIGRATIONS) / "versions").glob("*.py"):
        assert "from app" not in path.read_text(encoding="utf-8")
        assert "import app" not in path.read_text(encoding="utf-8")


def test_that_a_newer_schema_is_refused_with_a_sentence(clone: Clone) -> None:
    connection = clone.connect()
    connection.execute("update okienko.alembic_version set version_num = '9999'")
    with pytest.raises(SchemaTooNew) as fault:
        schema.check(connection)
    assert (fault.value.found, fault.value.known) == ("9999", schema.HEAD)
    assert "9999" in str(fault.value)
    with pytest.raises(SchemaTooNew):
        schema.upgrade(clone.superuser)


@pytest.mark.parametrize(("revision", "code"), [("0000", "schema_old"), (None, "schema_missing")])
def test_that_an_older_schema_is_told(clone: Clone, revision: str | None, code: str) -> None:
    connection = clone.connect()
    if revision is None:
        connection.execute("drop table okienko.alembic_version")
    else:
        connection.execute("update okienko.alembic_version set version_num = %s", (revision,))
    with pytest.raises(EnvironmentFault) as fault:
        schema.check(connection)
    assert (fault.value.kind, fault.value.code) == (Trouble.NO_DATABASE, code)


@pytest.mark.parametrize("role", ["clerk", "auditor", "import"])
def test_that_every_person_may_ask_for_the_revision(clone: Clone, role: str) -> None:
    login, password = clone.make_login(f"okienko_{role}")
    with psycopg.connect(clone.conninfo(login), password=password) as connection:
        assert schema.check(connection).is_current


def test_that_an_empty_database_has_no_revision(blank: Clone) -> None:
    assert schema.state(blank.connect()) == schema.SchemaState("", schema.HEAD)


def _declared() -> list[sqlalchemy.Table]:
    for module in pkgutil.iter_modules(tables.__path__):
        importlib.import_module(f"app.store.tables.{module.name}")
    return list(tables.metadata.tables.values())


def test_that_declared_tables_are_those_of_the_database(clone: Clone) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    engine = sqlalchemy.create_engine("postgresql+psycopg://", creator=clone.connect, poolclass=sqlalchemy.StaticPool)
    inspector = sqlalchemy.inspect(engine)
    declared = _declared()
    assert declared
    for table in declared:
        real = {column["name"]: column for column in inspector.get_columns(table.name, schema="okienko")}
        keys = inspector.get_pk_constraint(table.name, schema="okienko")["constrained_columns"]
        assert [column.name for column in table.primary_key] == keys, table.name
        for column in table.columns:
            assert column.name in real, f"{table.name}.{column.name} is not in the database"
            found = real[column.name]
            ours, theirs = (str(kind.compile(dialect=dialect)) for kind in (column.type, found["type"]))
            assert ours == theirs, f"{table.name}.{column.name}: declared {ours}, is {theirs}"
            assert column.nullable == found["nullable"], f"{table.name}.{column.name}: NULL or not"
    engine.dispose()


def test_that_every_foreign_key_has_an_index(clone: Clone) -> None:
    found = clone.connect().execute(
        """
        select f.conrelid::regclass::text, f.conname from pg_constraint f
        where f.contype = 'f' and f.connamespace = 'okienko'::regnamespace and not exists (
          select 1 from pg_index i where i.indrelid = f.conrelid
            and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey and f.conkey @> (i.indkey::int2[])[0:cardinality(f.conkey) - 1])"""
    )
    assert found.fetchall() == []

"""docs/security.md says what each role may do on each table; each role signs in and tries it all."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from tests.database import Clone
from tests.store import rights

EXTRA = ("REFERENCES", "TRIGGER")


@pytest.fixture(scope="module", params=rights.SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Clone]:
    """A migrated database on the newest PostgreSQL, and on the oldest that is supported."""
    with rights.server_of(request) as made:
        yield made


@pytest.fixture(scope="module")
def tables(server: Clone) -> list[rights.Table]:
    return rights.tables(server.connect())


def _signed_in(server: Clone, role: str) -> psycopg.Connection[tuple[object, ...]]:
    login, password = server.make_login(*rights.groups_of(role))
    return psycopg.connect(server.conninfo(login), password=password, autocommit=True)


def _column_differences(
    connection: rights.Connection, table: rights.Table, kind: str, allowed: frozenset[str]
) -> Iterator[str]:
    for column in sorted(table.usable(kind)):
        denied = rights.is_denied(connection, rights.attempt(table, kind, column))
        if denied == (column in allowed):
            yield f"{table.name}: {kind} of {column} is {'denied' if denied else 'allowed'}"


def _differences(connection: rights.Connection, role: str, tables: list[rights.Table]) -> Iterator[str]:
    said = rights.documented_tables()
    for table in tables:
        for kind in rights.KINDS:
            granted = said[table.name][kind]
            mine = [granted[each] for each in rights.includes(role) if each in granted]
            if kind in {"DELETE", "TRUNCATE"}:
                if rights.is_denied(connection, rights.whole(table, kind)) == bool(mine):
                    yield f"{table.name}: {kind} is {'denied' if mine else 'allowed'}"
                continue
            usable = table.usable(kind)
            allowed = frozenset[str]().union(*(columns.of(usable) for columns in mine))
            yield from _column_differences(connection, table, kind, allowed)
            if kind == "SELECT" and rights.is_denied(connection, rights.whole(table, kind)) == (allowed == usable):
                yield f"{table.name}: SELECT * is not as the columns say"


def test_that_the_document_names_every_table_and_no_other(tables: list[rights.Table]) -> None:
    assert set(rights.documented_tables()) == {table.name for table in tables}


def test_that_the_document_names_columns_that_exist(tables: list[rights.Table]) -> None:
    said = rights.documented_tables()
    for table in tables:
        for kind, granted in said[table.name].items():
            for role, columns in granted.items():
                unknown = columns.names - table.usable(kind)
                assert not unknown, f"{table.name}, {kind}, {role}: no such columns: {sorted(unknown)}"


@pytest.mark.parametrize("role", rights.ROLES)
def test_that_a_role_may_do_what_the_document_says_and_nothing_else(
    server: Clone, tables: list[rights.Table], role: str
) -> None:
    with _signed_in(server, role) as connection:
        differences = list(_differences(connection, role, tables))
    assert not differences, "docs/security.md and the database differ:\n" + "\n".join(differences)


@pytest.mark.parametrize("role", rights.ROLES)
def test_that_no_role_holds_a_right_that_the_document_has_no_column_for(
    server: Clone, tables: list[rights.Table], role: str
) -> None:
    with _signed_in(server, role) as connection:
        kinds = (*EXTRA, "MAINTAIN") if connection.info.server_version >= 170000 else EXTRA
        held = [
            f"{table.name}: {kind}"
            for table in tables
            for kind in kinds
            if connection.execute(
                "select has_table_privilege(c.oid, %s) from pg_class c "
                "where c.relnamespace = (select oid from pg_namespace where nspname = 'okienko') and c.relname = %s",
                (kind, table.name),
            ).fetchone()
            != (False,)
        ]
    assert not held


def test_that_public_holds_nothing(server: Clone) -> None:
    found = server.connect().execute(
        """
        select 'relation', c.relname::text from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'okienko'::regnamespace and a.grantee = 0
        union all
        select 'schema', n.nspname from pg_namespace n, aclexplode(n.nspacl) a where n.nspname = 'okienko' and a.grantee = 0
        union all
        select 'default', d.defaclobjtype::text from pg_default_acl d, aclexplode(d.defaclacl) a where a.grantee = 0"""
    )
    assert found.fetchall() == []


@pytest.mark.parametrize("role", rights.ROLES)
def test_that_ids_are_taken_but_never_set(server: Clone, role: str) -> None:
    with _signed_in(server, role) as connection:
        may_take = role in {"clerk", "accounting", "supervisor", "admin", "import"}
        assert rights.is_denied(connection, "select nextval('okienko.ids')") is not may_take
        assert rights.is_denied(connection, "select setval('okienko.ids', 1)")


@pytest.mark.parametrize("role", [role for role in rights.ROLES if role != "keeper"])
def test_that_nobody_makes_objects_or_becomes_another(server: Clone, role: str) -> None:
    with _signed_in(server, role) as connection:
        for statement in (
            "create table okienko.mine (a int)",
            "create function okienko.mine() returns int language sql return 1",
            "create table public.mine (a int)",
            "create function public.mine() returns int language sql return 1",
            "create schema mine",
            "create role mine",
            "set role okienko_owner",
            "grant okienko_auditor to current_user",
            "alter table okienko.audit disable trigger all",
            "set session_replication_role = replica",
        ):
            assert rights.is_denied(connection, statement), statement


def test_that_a_clerk_does_not_become_a_machine_or_a_superior(server: Clone) -> None:
    with _signed_in(server, "clerk") as connection:
        for group in ("accounting", "supervisor", "admin", "auditor", "import", "portal", "keeper"):
            assert rights.is_denied(connection, f"set role okienko_{group}"), group


def test_that_every_table_with_customers_is_audited_or_says_why_not(server: Clone) -> None:
    own_log = {"access_log", "audit", "verification_answers", "portal_events", "notice_log", "payment_request_events"}
    derived = {"directory", "drafts"}  # kept by triggers; typed by a clerk and not yet saved
    # told in notice_log, portal_events, messages
    machines = {"notices", "portal_tokens", "portal_sessions", "mailing_recipients"}
    found = server.connect().execute(
        """
        select c.relname from pg_class c
        where c.relnamespace = 'okienko'::regnamespace and c.relkind in ('r', 'p')
          and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'customer_id')
          and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit_update')"""
    )
    assert {row[0] for row in found} == own_log | derived | machines

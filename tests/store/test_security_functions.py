"""docs/security.md says who may call which function; each role signs in and tries them all."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from tests.database import Clone
from tests.store import rights

TRACES = {"access_log": ("access_log", "seen("), "search_log": ("search_log_one", "into search_log"), "audit": ("",)}


@pytest.fixture(scope="module", params=rights.SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Clone]:
    with rights.server_of(request) as made:
        yield made


@pytest.fixture(scope="module")
def functions(server: Clone) -> list[rights.Function]:
    return rights.functions(server.connect())


def _said() -> dict[str, tuple[frozenset[str], str, str]]:
    return {
        name.strip("`"): (frozenset() if who == rights.NOBODY else frozenset(who.split(", ")), runs_as, trace)
        for name, who, runs_as, trace, _ in rights.rows("functions")
    }


def test_that_the_document_names_every_function_and_no_other(functions: list[rights.Function]) -> None:
    assert set(_said()) == {function.name for function in functions if not function.is_trigger}


@pytest.mark.parametrize("role", rights.ROLES)
def test_that_a_role_may_call_what_the_document_says_and_nothing_else(
    server: Clone, functions: list[rights.Function], role: str
) -> None:
    said = _said()
    login, password = server.make_login(*rights.groups_of(role))
    differences = []
    with psycopg.connect(server.conninfo(login), password=password, autocommit=True) as connection:
        for function in functions:
            granted = frozenset() if function.is_trigger else said[function.name][0]
            allowed = not granted.isdisjoint(rights.includes(role))
            owned = role == "keeper" and function.name.startswith("clerk_")
            if rights.is_denied(connection, function.attempt()) == (allowed or owned):
                differences.append(f"{function.name} is {'denied' if allowed or owned else 'allowed'}")
    assert not differences, "docs/security.md and the database differ:\n" + "\n".join(differences)


def test_that_functions_run_as_the_document_says(functions: list[rights.Function]) -> None:
    said = _said()
    for function in functions:
        if not function.is_trigger:
            assert said[function.name][1] == ("owner" if function.is_definer else "caller"), function.name


def test_that_every_function_of_the_owner_has_a_fixed_search_path(functions: list[rights.Function]) -> None:
    for function in functions:
        if function.is_definer:
            paths = [setting for setting in function.settings if setting.startswith("search_path=")]
            assert paths == ["search_path=okienko, pg_temp"], function.name


def test_that_no_guard_looks_for_names_where_its_caller_says(functions: list[rights.Function]) -> None:
    for function in functions:
        is_fixed = any(setting.startswith("search_path=") for setting in function.settings)
        if "LANGUAGE plpgsql" in function.source:
            assert is_fixed, function.name


def test_that_what_reads_for_a_clerk_leaves_its_trace(functions: list[rights.Function]) -> None:
    said = _said()
    for function in functions:
        if function.is_trigger or not function.is_definer or not said[function.name][0]:
            continue
        trace = said[function.name][2]
        if trace.startswith("none: "):
            assert len(trace) > len("none: ")
            continue
        assert any(word in function.source for word in TRACES[trace]), f"{function.name} leaves no {trace}"


def test_that_a_function_to_come_is_reachable_by_nobody(server: Clone) -> None:
    owner = server.connect()
    with owner.transaction(force_rollback=True):
        owner.execute("set local role okienko_owner")
        owner.execute("create function okienko.to_come() returns int language sql return 1")
        owner.execute("reset role")
        found = owner.execute(
            "select r.rolname from pg_roles r where r.rolname = any(%s) and has_function_privilege(r.oid, 'okienko.to_come()', 'execute')",
            ([f"okienko_{role}" for role in rights.ROLES],),
        ).fetchall()
    assert found == []


# ---------------------------------------------------------------- the portal's schema


@pytest.fixture(scope="module")
def portal_functions(server: Clone) -> list[rights.Function]:
    return rights.functions(server.connect(), "portal")


def _said_of_portal() -> set[str]:
    return {name.strip("`").removeprefix("portal.") for name, *_ in rights.rows("portal")}


def test_that_the_document_names_every_function_of_the_portal(portal_functions: list[rights.Function]) -> None:
    assert _said_of_portal() == {function.name for function in portal_functions}


@pytest.mark.parametrize("role", rights.ROLES)
def test_that_the_portal_s_functions_are_the_portal_s_alone(
    server: Clone, portal_functions: list[rights.Function], role: str
) -> None:
    login, password = server.make_login(*rights.groups_of(role))
    with psycopg.connect(server.conninfo(login), password=password, autocommit=True) as connection:
        allowed = {
            function.name for function in portal_functions if not rights.is_denied(connection, function.attempt())
        }
    assert allowed == (_said_of_portal() if role == "portal" else set())


def test_that_the_portal_calls_nothing_of_the_office(server: Clone, functions: list[rights.Function]) -> None:
    login, password = server.make_login("okienko_portal")
    with psycopg.connect(server.conninfo(login), password=password, autocommit=True) as connection:
        callable_ = [one.name for one in functions if not rights.is_denied(connection, one.attempt())]
    assert callable_ == []


def test_that_each_of_them_runs_as_the_owner_and_answers_text(
    server: Clone, portal_functions: list[rights.Function]
) -> None:
    assert portal_functions
    for function in portal_functions:
        assert function.is_definer, function.name
        assert "search_path=okienko, pg_temp" in function.settings, function.name
        assert not function.is_trigger
        assert not function.is_procedure
    row = server.connect().execute(
        "select count(*) filter (where p.prorettype <> 'text'::regtype or p.proretset), (select count(*) from pg_class c where c.relnamespace = n.oid), "
        "bool_or(coalesce(n.nspacl::text, '') ~ '[{,]='), bool_or(p.proacl::text ~ '[{,]=') "
        "from pg_namespace n join pg_proc p on p.pronamespace = n.oid where n.nspname = 'portal' group by n.oid, n.nspacl"
    )
    assert row.fetchone() == (0, 0, False, False), "nothing but functions that give text, nothing for PUBLIC"


def test_that_the_portal_makes_and_replaces_nothing_in_its_schema(server: Clone) -> None:
    login, password = server.make_login("okienko_portal")
    with psycopg.connect(server.conninfo(login), password=password, autocommit=True) as connection:
        for statement in (
            "create function portal.mine() returns int language sql return 1",
            "create table portal.mine (a int)",
            "drop function portal.sign_out(text)",
            "alter function portal.sign_out(text) security invoker",
            "drop schema portal",
        ):
            assert rights.is_denied(connection, statement), statement

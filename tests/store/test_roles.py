"""Logins of clerks: made, disabled and reset by an administrator who is no superuser."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from app.domain.clerks import ClerkLogin, ClerkRole
from app.domain.faults import EnvironmentFault, Refused, SignInFault, Trouble
from app.store import roles
from app.store.faults import sorted_faults
from tests.database import Clone
from tests.store import rights

PASSWORD = "wiosna nad Odrą 2026"
LOGINS = ("anna", "beata", "celina", "daria")


@pytest.fixture(scope="module", params=rights.SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Clone]:
    with rights.server_of(request) as made:
        yield made


@pytest.fixture
def admin(server: Clone) -> Iterator[rights.Connection]:
    """A connection of an administrator who is in no other group; the logins made are gone afterwards."""
    login, password = server.make_login("okienko_admin")
    with psycopg.connect(server.conninfo(login), password=password, autocommit=True) as connection:
        yield connection
    superuser = server.connect()
    for name in LOGINS:
        superuser.execute(f"drop role if exists {name}")
        superuser.execute("delete from okienko.clerks where login = %s", (name,))


def _sign_in(server: Clone, login: str, password: str) -> rights.Connection:
    with sorted_faults():
        return psycopg.connect(server.conninfo(login), password=password, autocommit=True)


def _refusals(admin: rights.Connection, login: str) -> list[str]:
    """How disabling and resetting a login are refused."""
    with pytest.raises(Refused) as disabled:
        roles.disable_clerk(admin, login)
    with pytest.raises(Refused) as reset:
        roles.reset_clerk(admin, login, PASSWORD)
    return [disabled.value.code, reset.value.code]


def test_that_an_admin_makes_a_login_that_works(server: Clone, admin: rights.Connection) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", ClerkRole.CLERK, PASSWORD)
    with _sign_in(server, "anna", PASSWORD) as connection:
        assert connection.execute("select okienko.search('nowak', 5)").fetchone() is not None
        assert rights.is_denied(connection, "select okienko.clerk_disable('beata')")
    assert ClerkLogin("anna", "Anna Nowak", ClerkRole.CLERK, True) in roles.list_clerks(admin)


@pytest.mark.parametrize("role", list(ClerkRole))
def test_that_a_login_is_in_the_group_of_its_role_and_no_other(
    server: Clone, admin: rights.Connection, role: ClerkRole
) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", role, PASSWORD)
    found = server.connect().execute(
        "select g.rolname, m.admin_option from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member where u.rolname = 'anna'"
    )
    assert found.fetchall() == [(f"okienko_{role}", False)]


def test_that_a_disabled_clerk_can_do_nothing_even_in_an_open_session(server: Clone, admin: rights.Connection) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", "clerk", PASSWORD)
    with _sign_in(server, "anna", PASSWORD) as connection:
        assert not rights.is_denied(connection, "select okienko.search('nowak', 5)")
        roles.disable_clerk(admin, "anna")
        assert rights.is_denied(connection, "select okienko.search('nowak', 5)")
    with pytest.raises(SignInFault):
        _sign_in(server, "anna", PASSWORD)
    assert ClerkLogin("anna", "Anna Nowak", ClerkRole.CLERK, False) in roles.list_clerks(admin)


def test_that_a_reset_gives_a_new_password_and_lets_in_again(server: Clone, admin: rights.Connection) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", "clerk", PASSWORD)
    roles.disable_clerk(admin, "anna")
    roles.reset_clerk(admin, "anna", "jesień nad Regalicą")
    with pytest.raises(SignInFault):
        _sign_in(server, "anna", PASSWORD)
    with _sign_in(server, "anna", "jesień nad Regalicą") as connection:
        assert not rights.is_denied(connection, "select okienko.search('nowak', 5)")


def test_that_a_reset_may_change_the_role(server: Clone, admin: rights.Connection) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", "supervisor", PASSWORD)
    roles.reset_clerk(admin, "anna", PASSWORD, "auditor")
    with _sign_in(server, "anna", PASSWORD) as connection:
        assert not rights.is_denied(connection, "select 1 from okienko.audit limit 1")
        assert rights.is_denied(connection, "select okienko.search('nowak', 5)")


def test_that_a_reset_makes_a_login_that_a_restore_has_lost(server: Clone, admin: rights.Connection) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", "clerk", PASSWORD)
    server.connect().execute("drop role anna")
    roles.reset_clerk(admin, "anna", PASSWORD)
    _sign_in(server, "anna", PASSWORD).close()


def test_that_the_server_never_sees_a_password(server: Clone, admin: rights.Connection) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", "clerk", PASSWORD)
    superuser = server.connect()
    stored = superuser.execute("select rolpassword from pg_authid where rolname = 'anna'").fetchone()
    assert stored is not None
    assert stored[0].startswith("SCRAM-SHA-256$")
    with pytest.raises(psycopg.Error, match="clerk_verifier_wrong"):
        admin.execute("select okienko.clerk_reset('anna', %s)", (PASSWORD,))


def test_that_who_made_and_reset_a_clerk_is_in_the_audit_and_the_verifier_is_not(
    server: Clone, admin: rights.Connection
) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", "clerk", PASSWORD)
    roles.reset_clerk(admin, "anna", PASSWORD)
    roles.disable_clerk(admin, "anna")
    found = server.connect().execute(
        "select act, actor, before::text || after::text from okienko.audit where table_name = 'clerks' and (after ->> 'login') = 'anna' order by id desc limit 3"
    )
    rows = found.fetchall()
    assert [act for act, _, _ in rows] == ["update", "update", "insert"]
    assert {actor for _, actor, _ in rows} == {admin.info.user}
    assert "SCRAM" not in str(rows)


@pytest.mark.parametrize(
    ("login", "password", "code"),
    [
        ("Anna", PASSWORD, "clerk_login_wrong"),
        ("anna nowak", PASSWORD, "clerk_login_wrong"),
        ("pg_anna", PASSWORD, "clerk_login_wrong"),
        ("okienko_anna", PASSWORD, "clerk_login_wrong"),
        ("x" * 64, PASSWORD, "clerk_login_wrong"),
        ("postgres", PASSWORD, "clerk_login_taken"),
        ("anna", "krótkie", "password_too_short"),
        ("anna", "anna12345678", "password_holds_login"),
        ("anna", "aaaaaaaaaaaaaaaa", "password_too_simple"),
        ("anna", "tab\tulator w haśle", "password_not_printable"),
    ],
)
def test_that_a_wrong_login_or_password_is_refused(
    admin: rights.Connection, login: str, password: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        roles.add_clerk(admin, login, "Anna Nowak", "clerk", password)
    assert refused.value.code == code


def test_that_an_unknown_role_is_refused(admin: rights.Connection) -> None:
    with pytest.raises(Refused) as refused:
        roles.add_clerk(admin, "anna", "Anna Nowak", "owner", PASSWORD)
    assert refused.value.code == "clerk_role_unknown"


def test_that_a_login_is_made_once(admin: rights.Connection) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", "clerk", PASSWORD)
    with pytest.raises(Refused) as refused:
        roles.add_clerk(admin, "anna", "Anna Inna", "admin", PASSWORD)
    assert refused.value.code == "clerk_login_taken"


def test_that_an_admin_keeps_hands_off_themselves(admin: rights.Connection) -> None:
    assert _refusals(admin, admin.info.user) == ["clerk_is_yourself", "clerk_is_yourself"]


@pytest.mark.parametrize("login", ["postgres", "okienko_owner", "okienko_keeper", "nobody"])
def test_that_roles_which_are_not_clerks_are_not_touched(admin: rights.Connection, login: str) -> None:
    assert _refusals(admin, login) == ["clerk_unknown", "clerk_unknown"]


def test_that_a_clerk_who_is_more_than_a_clerk_is_not_touched(server: Clone, admin: rights.Connection) -> None:
    superuser = server.connect()
    for right in (
        "create role anna login superuser",
        "create role anna login createrole",
        "create role anna login in role pg_monitor",
    ):
        superuser.execute(
            "insert into okienko.clerks (login, name, role) values ('anna', 'Anna', 'clerk') on conflict do nothing"
        )
        superuser.execute(right)
        assert _refusals(admin, "anna") == ["clerk_not_ours", "clerk_not_ours"]
        superuser.execute("drop role anna")


@pytest.mark.parametrize("role", ["clerk", "accounting", "supervisor", "auditor", "import", "stranger"])
def test_that_only_an_admin_makes_logins(server: Clone, role: str) -> None:
    login, password = server.make_login(*rights.groups_of(role))
    with _sign_in(server, login, password) as connection, pytest.raises(EnvironmentFault) as fault:
        roles.add_clerk(connection, "beata", "Beata", "admin", PASSWORD)
    assert fault.value.kind is Trouble.PERMISSION


def test_that_an_admin_is_given_no_way_around_the_functions(admin: rights.Connection) -> None:
    roles.add_clerk(admin, "anna", "Anna Nowak", "clerk", PASSWORD)
    for statement in (
        "create role beata login",
        "alter role anna password 'x'",
        "grant okienko_admin to anna",
        "grant okienko_auditor to current_user",
        "drop role anna",
        "insert into okienko.clerks (login, name, role) values ('postgres', 'x', 'admin')",
        "update okienko.clerks set login = 'postgres'",
        "update okienko.clerks set role = 'admin'",
        "delete from okienko.clerks",
        "select okienko.clerk_leave_groups('anna')",
        "set role okienko_keeper",
    ):
        assert rights.is_denied(admin, statement), statement


def test_that_groups_are_made_again_without_harm(server: Clone) -> None:
    connection = server.connect()
    roles.ensure_groups(connection)
    roles.ensure_groups(connection)
    found = {row[0] for row in connection.execute("select rolname from pg_roles where rolname like 'okienko\\_%'")}
    assert found == set(roles.ALL)
    members = connection.execute(
        "select count(*) from pg_auth_members m join pg_roles g on g.oid = m.roleid where g.rolname = 'okienko_keeper' and not m.admin_option"
    ).fetchone()
    assert members == (0,)

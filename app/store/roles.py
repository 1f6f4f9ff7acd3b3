"""Roles of the database: groups are made by ``okienko db init``, each clerk is a login of their own in one group.

PostgreSQL enforces what a clerk may do, not the window; the table in ``docs/security.md`` says what that is.

Roles belong to the whole cluster. They are made by a superuser, or by a role with CREATEROLE; from PostgreSQL 16 on that
role must be the one that made the groups, for only it got ADMIN OPTION on them. Logins of clerks are made by functions
that belong to ``okienko_keeper``, so that an administrator of the office needs no CREATEROLE (which is not inherited).
"""

from __future__ import annotations

from typing import Any, Final

import psycopg
import tenacity
from psycopg import sql

from app.domain.clerks import ClerkLogin, ClerkRole, password_problem
from app.domain.faults import Refused
from app.store.faults import sorted_faults

GROUPS: Final = ("okienko_clerk", "okienko_accounting", "okienko_supervisor", "okienko_admin", "okienko_auditor")
MACHINES: Final = ("okienko_import", "okienko_notices", "okienko_gateway", "okienko_portal")
OWNER: Final = "okienko_owner"
KEEPER: Final = "okienko_keeper"
ALL: Final = (OWNER, KEEPER, *GROUPS, *MACHINES)

_CONTAINED: Final = (
    ("okienko_clerk", "okienko_accounting"),
    ("okienko_accounting", "okienko_supervisor"),
    ("okienko_supervisor", "okienko_admin"),
)
_WITH_OPTIONS: Final = 160000  # memberships say ADMIN, INHERIT and SET apart since PostgreSQL 16
_RACE: Final = frozenset({"42710", "23505", "40001"})

_Connection = psycopg.Connection[Any]


def _is_race(error: BaseException) -> bool:
    """Whether another database of the cluster made the same role at the same moment: advisory locks do not reach there."""
    if not isinstance(error, psycopg.Error):
        return False
    return error.sqlstate in _RACE or (error.sqlstate == "XX000" and "concurrently" in str(error))


@tenacity.retry(
    retry=tenacity.retry_if_exception(_is_race),
    wait=tenacity.wait_random(0.01, 0.1),
    stop=tenacity.stop_after_attempt(40),
    reraise=True,
)
def ensure_groups(connection: _Connection) -> None:
    """Create the roles and memberships that are missing; safe to run again and from several databases at once.

    ``connection`` is in autocommit, as a superuser or a role with CREATEROLE.
    """
    have = {row[0] for row in connection.execute("select rolname from pg_roles where rolname like 'okienko%'")}
    for name in ALL:
        if name not in have:
            rights = "nologin noinherit createrole" if name == KEEPER else "nologin"
            connection.execute(sql.SQL("create role {} " + rights).format(sql.Identifier(name)))
    for group, member in _CONTAINED:
        if not _has(connection, "select pg_has_role(%s, %s, 'USAGE')", member, group):
            connection.execute(sql.SQL("grant {} to {}").format(sql.Identifier(group), sql.Identifier(member)))
    if connection.info.server_version >= _WITH_OPTIONS:
        _let_keeper_grant(connection)
    if not _may_become(connection, OWNER):
        connection.execute(sql.SQL("grant {} to current_user").format(sql.Identifier(OWNER)))


def _let_keeper_grant(connection: _Connection) -> None:
    """Give the keeper ADMIN OPTION on the clerks' groups, and neither their rights nor their name."""
    for group in GROUPS:
        if not _has(connection, "select pg_has_role(%s, %s, 'MEMBER WITH ADMIN OPTION')", KEEPER, group):
            connection.execute(
                sql.SQL("grant {} to {} with admin true, inherit false, set false").format(
                    sql.Identifier(group), sql.Identifier(KEEPER)
                )
            )


def _has(connection: _Connection, question: str, *values: str) -> bool:
    row = connection.execute(question, values).fetchone()
    return bool(row and row[0])


def _may_become(connection: _Connection, role: str) -> bool:
    kind = "SET" if connection.info.server_version >= _WITH_OPTIONS else "MEMBER"
    return _has(connection, f"select pg_has_role(current_user, %s, '{kind}')", role)


def hand_over_to_keeper(connection: _Connection) -> None:
    """Give the functions that make logins to the one role that may make them; after each migration.

    ``connection`` is in autocommit, as whoever ran ``ensure_groups``.
    """
    rows = connection.execute(
        "select p.oid::regprocedure::text from pg_proc p where p.pronamespace = to_regnamespace('okienko') "
        "and p.proname like 'clerk\\_%%' and p.proowner <> (select oid from pg_roles where rolname = %s) order by 1",
        (KEEPER,),
    ).fetchall()
    if not rows:
        return
    keeper = sql.Identifier(KEEPER)
    is_super = _has(connection, "select rolsuper from pg_roles where rolname = current_user")
    with connection.transaction():
        if not is_super:
            connection.execute(sql.SQL("grant {} to current_user").format(keeper))
            connection.execute(sql.SQL("grant create on schema okienko to {}").format(keeper))
        for (function,) in rows:
            connection.execute(sql.SQL("alter function {} owner to {}").format(sql.SQL(function), keeper))
            connection.execute(
                sql.SQL("grant execute on function {} to {}").format(sql.SQL(function), sql.Identifier(OWNER))
            )
        if not is_super:
            connection.execute(sql.SQL("revoke create on schema okienko from {}").format(keeper))
            connection.execute(sql.SQL("revoke {} from current_user").format(keeper))


# ---------------------------------------------------------------- clerks


def add_clerk(connection: _Connection, login: str, name: str, role: ClerkRole | str, password: str) -> None:
    """Make a clerk's login. Raises Refused (clerk_login_taken, password_too_short, ...) or EnvironmentFault (permission)."""
    verifier = _verifier(connection, login, password)
    _call(connection, "select okienko.clerk_add(%s, %s, %s, %s)", login, name, str(role), verifier)


def disable_clerk(connection: _Connection, login: str) -> None:
    """Shut a clerk out at once, open sessions too; the name stays, since the traces have it."""
    _call(connection, "select okienko.clerk_disable(%s)", login)


def reset_clerk(connection: _Connection, login: str, password: str, role: ClerkRole | str | None = None) -> None:
    """Give a clerk a new password and, if wanted, another role; lets a disabled one in again."""
    verifier = _verifier(connection, login, password)
    _call(connection, "select okienko.clerk_reset(%s, %s, %s)", login, verifier, None if role is None else str(role))


def list_clerks(connection: _Connection) -> tuple[ClerkLogin, ...]:
    """Everybody who is or was a clerk, by login."""
    with sorted_faults():
        rows = connection.execute("select login, name, role, active from okienko.clerks order by login").fetchall()
    return tuple(ClerkLogin(login, name, ClerkRole(role), active) for login, name, role, active in rows)


def _verifier(connection: _Connection, login: str, password: str) -> str:
    """Make a SCRAM verifier here: the server, its log and whoever reads along never see the password."""
    problem = password_problem(login, password)
    if problem:
        raise Refused(problem)
    with sorted_faults():
        return connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode("ascii")


def _call(connection: _Connection, statement: str, *values: str | None) -> None:
    with sorted_faults():
        connection.execute(statement, values)

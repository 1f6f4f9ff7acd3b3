"""Roles of the database: groups are made by ``okienko db init``, each clerk is a login of their own in one group.

PostgreSQL enforces what a clerk may do, not the window; the table in ``docs/security.md`` says what that is.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

GROUPS = ("okienko_clerk", "okienko_supervisor", "okienko_admin", "okienko_auditor")
MACHINES = ("okienko_import", "okienko_notices", "okienko_gateway", "okienko_portal")
OWNER = "okienko_owner"
_LOCK = 0x6F6B6E726F6C65  # roles are cluster-wide: databases of one cluster must not make them at the same time


def ensure_groups(connection: psycopg.Connection[Any]) -> None:
    """Create the group roles that are missing; safe to run again and from several databases of a cluster at once."""
    connection.execute("select pg_advisory_lock(%s)", (_LOCK,))
    try:
        have = {row[0] for row in connection.execute("select rolname from pg_roles where rolname like 'okienko%'")}
        for name in (OWNER, *GROUPS, *MACHINES):
            if name not in have:
                connection.execute(sql.SQL("create role {} nologin").format(sql.Identifier(name)))
        connection.execute("grant okienko_clerk to okienko_supervisor")
        connection.execute("grant okienko_supervisor to okienko_admin")
        row = connection.execute(
            "select rolsuper, pg_has_role(current_user, 'okienko_owner', 'MEMBER') from pg_roles where rolname = current_user"
        ).fetchone()
        if row is not None and not row[1]:
            connection.execute("grant okienko_owner to current_user")
    finally:
        connection.execute("select pg_advisory_unlock(%s)", (_LOCK,))

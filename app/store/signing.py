"""Who has just signed in: one question, asked once for each session of the window."""

from __future__ import annotations

from app.store import schema
from app.store.session import Cancel, Database

ROLES = ("clerk", "accounting", "supervisor", "admin", "auditor")
_WHO = """
select session_user::text,
       coalesce((select c.name from okienko.clerks c where c.login = session_user), session_user::text),
       array(select r from unnest(%s::text[]) r
             where to_regrole('okienko_' || r) is not null and pg_has_role(session_user, 'okienko_' || r, 'member'))
"""


def who(database: Database, *, cancel: Cancel | None = None) -> tuple[str, str, frozenset[str]]:
    """(login, name, roles) of the session; raises ``SchemaTooNew`` or ``EnvironmentFault`` for a database not ours."""
    with database.read(cancel) as connection:
        schema.check(connection)
        row = connection.execute(_WHO, (list(ROLES),)).fetchone()
    if row is None:
        raise RuntimeError("a select without a table gives one row")
    return str(row[0]), str(row[1]), frozenset(row[2])

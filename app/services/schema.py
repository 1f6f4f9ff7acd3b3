"""The schema of a database: whether it fits this program, and bringing it there."""

from __future__ import annotations

from app.store import schema, trial
from app.store.schema import DatabaseStatus

__all__ = ["DatabaseStatus", "look", "try_embedded", "upgrade"]


def look(conninfo: str, password: str | None = None) -> DatabaseStatus:
    """Sign in, and tell what is there. Raises EnvironmentFault or SignInFault."""
    return schema.look(conninfo, password=password)


def upgrade(conninfo: str, password: str | None = None) -> DatabaseStatus:
    """Make roles and schema, or bring them to this program's; needs a superuser, or the owner with CREATEROLE.

    Raises SchemaTooNew or EnvironmentFault.
    """
    schema.upgrade(conninfo, password=password)
    return schema.look(conninfo, password=password)


def try_embedded(text: str) -> tuple[str, str]:
    """Make, migrate and ask a throw-away embedded server; gives ``text`` folded by it, and the server's version.

    Raises EnvironmentFault.
    """
    return trial.try_embedded(text)

"""Keeping clerks: an administrator's acts. The database refuses them to everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.clerks import ClerkLogin
from app.services.link import Link
from app.store import roles

if TYPE_CHECKING:
    from app.store.session import Cancel


def open_link(conninfo: str, password: str | None) -> Link:
    """A way to the database for one command; close it at the end."""
    return Link(conninfo, password, size=1)


def add(database: Link, login: str, name: str, role: str, password: str, *, cancel: Cancel | None = None) -> None:
    """Make a login. Raises Refused (clerk_login_taken, password_too_short ...) or EnvironmentFault (permission)."""
    with database.read(cancel) as connection:
        roles.add_clerk(connection, login, name, role, password)


def disable(database: Link, login: str, *, cancel: Cancel | None = None) -> None:
    """Shut a clerk out at once, open sessions too. Raises Refused (clerk_unknown, clerk_is_yourself ...)."""
    with database.read(cancel) as connection:
        roles.disable_clerk(connection, login)


def reset(database: Link, login: str, password: str, role: str | None = None, *, cancel: Cancel | None = None) -> None:
    """Give a new password, and another role if wanted; lets a disabled clerk in again."""
    with database.read(cancel) as connection:
        roles.reset_clerk(connection, login, password, role)


def listing(database: Link, *, cancel: Cancel | None = None) -> tuple[ClerkLogin, ...]:
    """Everybody who is or was a clerk, by login."""
    with database.read(cancel) as connection:
        return roles.list_clerks(connection)

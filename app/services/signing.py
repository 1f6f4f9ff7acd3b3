"""Signing in: an open way to the database and who came by it."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.link import Link
from app.store import signing
from app.store.session import Cancel, Database


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, and the way to the database that is theirs until it is closed."""

    link: Link
    login: str
    name: str
    roles: frozenset[str]


def sign_in(conninfo: str, password: str | None, *, cancel: Cancel | None = None) -> SignedIn:
    """Open the database as this login. ``password`` None leaves it to libpq (password file, certificate).

    Raises ``SignInFault``, ``SchemaTooNew``, ``EnvironmentFault``; nothing stays open then.
    """
    database = Database(conninfo, password)
    try:
        login, name, roles = signing.who(database, cancel=cancel)
    except BaseException:
        database.close()
        raise
    return SignedIn(database, login, name, roles)


def check_password(conninfo: str, password: str, *, cancel: Cancel | None = None) -> None:
    """Whether the password opens this login now; raises ``SignInFault`` or ``EnvironmentFault``."""
    database = Database(conninfo, password, size=1)
    try:
        database.ping(cancel)
    finally:
        database.close()

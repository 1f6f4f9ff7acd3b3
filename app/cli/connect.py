"""The database that a command works on: named by options, signed in to with a password from the user."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from app.cli.terminal import Terminal
from app.domain.faults import EnvironmentFault, SignInFault, Trouble
from app.services import schema
from app.services.link import Link
from app.store.dsn import DATABASE, Target, choose_target
from app.system.folders import find_folders
from app.system.settings import SettingsFile


@dataclass(frozen=True, slots=True)
class Way:
    """A way in that was tried: libpq's string, and what the server said of the database behind it."""

    place: str
    conninfo: str
    status: schema.DatabaseStatus
    password: str | None = field(default=None, repr=False)


@contextmanager
def way_in(terminal: Terminal, options: Namespace) -> Iterator[Way]:
    """Sign in to the database of ``--demo``, ``--dsn``, OKIENKO_DSN or this desk's settings.

    Raises EnvironmentFault (target, no_server_set ...) or SignInFault. The demonstration's server runs for the block.
    """
    folders = find_folders(terminal.environment)
    desk = SettingsFile(folders.config).load()
    target = choose_target(terminal.environment, demo=options.demo, dsn=options.dsn, setting=desk.server)
    if target is None:
        raise EnvironmentFault(Trouble.TARGET, "No database was named.", code="no_server_set")
    if not target.is_demo:
        yield _sign_in(terminal, target)
        return
    from app.store.embedded import Cluster

    with Cluster(folders.cluster, environment=terminal.environment, setting=desk.pg_bin) as cluster:
        conninfo = cluster.superuser(DATABASE)
        yield Way(target.place, conninfo, schema.look(conninfo))


@contextmanager
def link_of(terminal: Terminal, options: Namespace) -> Iterator[Link]:
    """A session of a worker that goes on for long: one connection that works and one that listens. Raises as ``way_in``."""
    with way_in(terminal, options) as way:
        way.status.check()
        with closing(Link(way.conninfo, way.password, size=2)) as link:
            yield link


def _sign_in(terminal: Terminal, target: Target) -> Way:
    """Try without a password first: libpq's password file, a certificate or the socket may be enough."""
    conninfo, password = target.conninfo(), target.password
    try:
        return Way(target.place, conninfo, schema.look(conninfo, password), password)
    except SignInFault:
        if password is not None or not terminal.can_ask():
            raise
    asked = terminal.ask_secret("Password of {login} for {place}:", login=target.login or "?", place=target.place)
    return Way(target.place, conninfo, schema.look(conninfo, asked), asked)

"""``okienko clerk``: logins of clerks. A password is asked for twice, or read from a pipe; never an option."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager

from app.cli.connect import way_in
from app.cli.terminal import Answer, Exit, Terminal
from app.domain.clerks import password_problem
from app.domain.faults import Refused
from app.services import clerks
from app.services.link import Link


def add(terminal: Terminal, options: Namespace) -> Answer:
    """Make a login."""
    with _database(terminal, options) as link:
        password = _new_password(terminal, options.login)
        clerks.add(link, options.login, options.full_name or options.login, options.role, password)
    terminal.say("{login} may sign in now, as {role}.", login=options.login, role=options.role)
    return Answer(Exit.OK, {"login": options.login, "role": options.role})


def disable(terminal: Terminal, options: Namespace) -> Answer:
    """Shut a clerk out."""
    with _database(terminal, options) as link:
        clerks.disable(link, options.login)
    terminal.say("{login} is shut out.", login=options.login)
    return Answer(Exit.OK, {"login": options.login})


def reset(terminal: Terminal, options: Namespace) -> Answer:
    """Give a new password."""
    with _database(terminal, options) as link:
        password = _new_password(terminal, options.login)
        clerks.reset(link, options.login, password, options.role)
    terminal.say("{login} has a new password.", login=options.login)
    return Answer(Exit.OK, {"login": options.login})


def listing(terminal: Terminal, options: Namespace) -> Answer:
    """Tell who is or was a clerk."""
    with _database(terminal, options) as link:
        found = clerks.listing(link)
    for clerk in found:
        state = "" if clerk.active else terminal.words("shut out")
        terminal.say("{line}", line=f"{clerk.login:20} {clerk.role.value:10} {clerk.name}  {state}".rstrip())
    rows = [{"login": c.login, "name": c.name, "role": c.role.value, "active": c.active} for c in found]
    return Answer(Exit.OK, {"clerks": rows})


@contextmanager
def _database(terminal: Terminal, options: Namespace) -> Iterator[Link]:
    with way_in(terminal, options) as way:
        way.status.check()
        with closing(clerks.open_link(way.conninfo, way.password)) as link:
            yield link


def _new_password(terminal: Terminal, login: str) -> str:
    password = terminal.ask_secret("New password of {login} (at least 12 characters):", login=login) or ""
    problem = password_problem(login, password)
    if problem:
        raise Refused(problem)
    if terminal.can_ask() and terminal.ask_secret("Once more:") != password:
        raise Refused("passwords_differ")
    return password

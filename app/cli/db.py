"""``okienko db``: the schema of the central database."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.cli.connect import Way, way_in
from app.cli.faults import answer_to
from app.cli.terminal import Answer, Exit, Terminal
from app.domain.faults import EnvironmentFault
from app.services import schema


def init(terminal: Terminal, options: Namespace) -> Answer:
    """Make roles and schema where there is none yet; an older schema is left to ``upgrade``."""
    with way_in(terminal, options) as way:
        if way.status.revision:
            way.status.check()
        return _build(terminal, way, "The database at {place} is ready. Next: okienko clerk add NAME --role admin")


def upgrade(terminal: Terminal, options: Namespace) -> Answer:
    """Bring a schema that is there to this program's."""
    with way_in(terminal, options) as way:
        if not way.status.revision or way.status.is_newer:
            way.status.check()
        return _build(terminal, way, "The database at {place} is at revision {revision}.")


def status(terminal: Terminal, options: Namespace) -> Answer:
    """Tell whether program and database fit."""
    with way_in(terminal, options) as way:
        found = way.status
        terminal.say("Server: {place}, PostgreSQL {version}", place=way.place, version=found.server_version)
        terminal.say("Signed in as {login}, database {database}", login=found.login, database=found.database)
        if found.encrypted:
            terminal.say("The connection is encrypted.")
        else:
            terminal.say("The connection is a local socket." if found.local else "The connection is not encrypted.")
        try:
            found.check()
        except EnvironmentFault as fault:
            return Answer(Exit.SCHEMA, {**_told(way, found), **answer_to(fault, terminal).data})
        terminal.say("Schema: revision {revision}, as this program needs it", revision=found.revision)
        return Answer(Exit.OK, _told(way, found))


def _build(terminal: Terminal, way: Way, sentence: str) -> Answer:
    found = schema.upgrade(way.conninfo, way.password)
    terminal.say(sentence, place=way.place, revision=found.revision)
    return Answer(Exit.OK, {**_told(way, found), "changed": found.revision != way.status.revision})


def _told(way: Way, found: schema.DatabaseStatus) -> dict[str, Any]:
    return {
        "place": way.place,
        "database": found.database,
        "login": found.login,
        "server_version": found.server_version,
        "encrypted": found.encrypted,
        "revision": found.revision,
        "head": found.head,
        "current": found.is_current,
    }

"""The schema ``okienko``: built and brought up to date by Alembic migrations only, refused when it is newer than we are.

Everything is owned by ``okienko_owner``, a role that cannot sign in; whoever runs a migration becomes it for the while.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from app.domain.faults import EnvironmentFault, SchemaTooNew, Trouble
from app.store import roles
from app.store.faults import sorted_faults

HEAD = "0001"
"""The newest revision this program knows."""

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x6F6B69656E6B6F  # "okienko": one migration at a time in a cluster


@dataclass(frozen=True, slots=True)
class SchemaState:
    """Where a database stands: its revision ("" when there is no schema yet) and the program's."""

    revision: str
    head: str

    @property
    def is_current(self) -> bool:
        """Whether the program and the database speak of the same tables."""
        return self.revision == self.head


def state(connection: psycopg.Connection[Any]) -> SchemaState:
    """Read the revision of a database; any role may."""
    row = connection.execute("select to_regclass('okienko.alembic_version') is not null").fetchone()
    if row is None or not row[0]:
        return SchemaState("", HEAD)
    found = connection.execute("select version_num from okienko.alembic_version").fetchone()
    return SchemaState(str(found[0]) if found else "", HEAD)


def check(connection: psycopg.Connection[Any]) -> None:
    """Refuse a database that this program must not touch: newer than it (``SchemaTooNew``) or not yet built."""
    found = state(connection)
    if found.revision > HEAD:
        raise SchemaTooNew(found.revision, HEAD)
    if not found.is_current:
        raise EnvironmentFault(Trouble.NO_DATABASE, code="schema_missing" if not found.revision else "schema_old")


def upgrade(conninfo: str, target: str = "head") -> SchemaState:
    """Create roles and schema and bring it to ``target``; safe to run again and from two places at once.

    ``conninfo`` signs in as a superuser, or a role with CREATEROLE that owns the database.
    """
    with sorted_faults(), psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(%s)", (_LOCK,))
        if state(connection).revision > HEAD:
            raise SchemaTooNew(state(connection).revision, HEAD)
        roles.ensure_groups(connection)
        connection.execute(
            "do $$ begin execute format('grant create, temporary on database %I to okienko_owner', current_database()); "
            "execute format('revoke temporary on database %I from public', current_database()); end $$"
        )
        connection.execute("set role okienko_owner")
        connection.execute("create schema if not exists okienko")
        connection.execute("create extension if not exists pg_trgm schema okienko")
        connection.execute("set search_path = okienko, pg_temp")
        connection.execute("select show_limit()")  # loads pg_trgm, so that functions may carry its settings
        _run(connection.info.dsn, connection, target)
        return state(connection)


def _run(dsn: str, connection: psycopg.Connection[Any], target: str) -> None:
    """Run Alembic over this very connection (same role, same lock)."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    engine = create_engine("postgresql+psycopg://", creator=lambda: connection, poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    connection.autocommit = False
    try:
        with engine.connect() as alembic_connection:
            config.attributes["connection"] = alembic_connection
            if target == "base":
                command.downgrade(config, "base")
            else:
                command.upgrade(config, target)
            alembic_connection.commit()
    finally:
        if not connection.closed:
            connection.rollback()
            connection.autocommit = True

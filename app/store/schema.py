"""The schema ``okienko``: built and brought up to date by Alembic migrations only, refused when it is newer than we are.

Everything is owned by ``okienko_owner``, a role that cannot sign in; whoever runs a migration becomes it for the while.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from app.domain.faults import EnvironmentFault, SchemaTooNew, Trouble
from app.store.faults import sorted_faults
from app.system.locks import HEAVY_IMPORTS

HEAD: Final = "0001"
"""The newest revision this program knows."""

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 0x6F6B69656E6B6F  # "okienko": one migration at a time in a database

_CLOSING: Final = (
    "revoke all on database {database} from public",
    "grant connect on database {database} to {members}",
    "grant create, temporary on database {database} to {owner}",
    "grant temporary on database {database} to okienko_import",
)
_PUBLIC_MAY_CREATE: Final = """
    select 1 from pg_namespace n, aclexplode(n.nspacl) a
    where n.nspname = 'public' and a.grantee = 0 and a.privilege_type = 'CREATE' and pg_has_role(n.nspowner, 'MEMBER')"""

_Connection = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class SchemaState:
    """Where a database stands: its revision ("" when there is no schema yet) and the program's."""

    revision: str
    head: str
    made_from: str = ""
    """``sources()`` of the program that made it; tells states of a revision apart that is still being written."""

    @property
    def is_current(self) -> bool:
        """Whether the program and the database speak of the same tables."""
        return self.revision == self.head

    @property
    def is_newer(self) -> bool:
        """Whether a newer program than this one has upgraded the database."""
        return self.revision > self.head

    def check(self) -> None:
        """Raise SchemaTooNew, or EnvironmentFault (no_database) with code ``schema_missing`` or ``schema_old``."""
        if self.is_newer:
            raise SchemaTooNew(self.revision, self.head)
        if not self.is_current:
            raise EnvironmentFault(
                Trouble.NO_DATABASE,
                f"The database is at revision {self.revision or 'none'}, this program needs {self.head}.",
                code="schema_old" if self.revision else "schema_missing",
                detail={"found": self.revision, "known": self.head},
            )


@dataclass(frozen=True, slots=True)
class DatabaseStatus(SchemaState):
    """A database as an administrator sees it."""

    server_version: str = ""
    database: str = ""
    login: str = ""
    encrypted: bool = False
    local: bool = False
    """Whether the way is a socket of this computer."""


def state(connection: _Connection) -> SchemaState:
    """Read the revision of a database; any clerk may. Raises EnvironmentFault."""
    with sorted_faults():
        row = connection.execute("select to_regclass('okienko.alembic_version') is not null").fetchone()
        if row is None or not row[0]:
            return SchemaState("", HEAD)
        found = connection.execute(
            "select version_num, coalesce(obj_description('okienko'::regnamespace, 'pg_namespace'), '') from okienko.alembic_version"
        ).fetchone()
    return SchemaState(str(found[0]), HEAD, str(found[1])) if found else SchemaState("", HEAD)


@cache
def sources() -> str:
    """SHA-256 over the migrations of this program."""
    digest = sha256()
    for file in sorted((MIGRATIONS / "versions").rglob("*.sql")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def check(connection: _Connection) -> SchemaState:
    """Refuse a database that this program must not touch.

    Raises SchemaTooNew, or EnvironmentFault (no_database) with code ``schema_missing`` or ``schema_old``.
    """
    found = state(connection)
    found.check()
    return found


def look(conninfo: str, *, password: str | None = None) -> DatabaseStatus:
    """Sign in once and tell what is there. Raises EnvironmentFault or SignInFault."""
    with sorted_faults(), psycopg.connect(conninfo, autocommit=True, password=password) as connection:
        found = state(connection)
        info = connection.info
        number = info.server_version
        return DatabaseStatus(
            revision=found.revision,
            head=found.head,
            server_version=f"{number // 10000}.{number % 10000}",
            database=info.dbname,
            login=info.user,
            encrypted=bool(connection.pgconn.ssl_in_use),
            local=info.host.startswith(("/", "@")),
        )


def upgrade(conninfo: str, target: str = "head", *, password: str | None = None) -> SchemaState:
    """Create roles and schema and bring it to ``target`` ("head", "base" or a revision).

    Safe to run again and from two places at once. ``conninfo`` signs in as a superuser, or as a role with CREATEROLE
    that owns the database (and, from PostgreSQL 16 on, made the groups if they are there already).
    """
    from app.store import roles  # a clerk who signs in needs none of it

    with sorted_faults(), psycopg.connect(conninfo, autocommit=True, password=password) as connection:
        connection.execute("select pg_advisory_lock(%s)", (_LOCK,))
        found = state(connection)
        if found.is_newer:
            raise SchemaTooNew(found.revision, found.head)
        roles.ensure_groups(connection)
        close_database(connection)
        connection.execute("set role okienko_owner")
        connection.execute("create schema if not exists okienko")
        connection.execute("create extension if not exists pg_trgm schema okienko")
        connection.execute("set search_path = okienko, pg_temp")
        connection.execute("select show_limit()")  # loads pg_trgm, so that functions may carry its settings
        _run(connection, target)
        if not found.revision and target == "head":
            connection.execute(sql.SQL("comment on schema okienko is {}").format(sources()))
            # drawn from in the transaction that made it, and under wal_level=minimal not logged: a crash would set it back
            connection.execute("select setval('okienko.ids', nextval('okienko.ids'))")
        connection.execute("reset role")
        roles.hand_over_to_keeper(connection)
        return state(connection)


def close_database(connection: _Connection) -> None:
    """Let only the office's roles in: PostgreSQL opens a new database to everybody of the cluster.

    ``connection`` is the database's owner or a superuser. A copy made with TEMPLATE is open again.
    """
    from app.store import roles

    names = {
        "database": sql.Identifier(connection.info.dbname),
        "members": sql.SQL(", ").join(map(sql.Identifier, (roles.OWNER, *roles.GROUPS, *roles.MACHINES))),
        "owner": sql.Identifier(roles.OWNER),
    }
    with connection.transaction():
        for statement in _CLOSING:
            connection.execute(sql.SQL(statement).format(**names))
        # databases of before PostgreSQL 15 let everybody make tables and functions in "public"
        if connection.execute(_PUBLIC_MAY_CREATE).fetchone():
            connection.execute("revoke create on schema public from public")


def _run(connection: _Connection, target: str) -> None:
    """Run Alembic over this very connection (same role, same lock), in one transaction."""
    with HEAVY_IMPORTS:
        from alembic import command
        from alembic.config import Config
        from sqlalchemy import create_engine
        from sqlalchemy.pool import StaticPool

    engine = create_engine("postgresql+psycopg://", creator=lambda: connection, poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
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

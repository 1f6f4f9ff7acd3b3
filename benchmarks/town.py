"""The towns that are measured: built once, kept in a cluster of their own beside the demonstration's."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from time import perf_counter

import psycopg

from app.store import schema
from app.store.embedded import Cluster
from app.store.server import Options
from app.store.session import Database
from app.store.town import load as town
from app.store.town.build import Order
from app.system.clock import Clock
from app.system.folders import find_folders

SEED = 2026
CLERK = "bench"
_PASSWORD = "bench-only-on-a-closed-socket"  # noqa: S105 - a throw-away login of a measuring cluster
OPTIONS = Options(
    {
        "max_connections": "60",
        "shared_buffers": "1GB",
        "effective_cache_size": "8GB",
        "work_mem": "16MB",
        "maintenance_work_mem": "512MB",
        "max_wal_size": "8GB",
        "checkpoint_timeout": "30min",
        "jit": "off",
    }
)


@contextmanager
def measuring_cluster() -> Iterator[Cluster]:
    """The cluster of the measured towns, started."""
    folder = find_folders().cluster.parent / "bench"
    with Cluster(folder, options=OPTIONS) as cluster:
        yield cluster


def prepare(cluster: Cluster, customers: int) -> str:
    """Make sure that the town of this size is there; gives the database's name. Built once, kept."""
    name = f"bench_{customers}"
    today = Clock().today()
    with psycopg.connect(cluster.superuser(), autocommit=True) as connection:
        row = connection.execute("select 1 from pg_database where datname = %s", (name,)).fetchone()
        if row is not None and _is_whole(cluster, name):
            return name
        connection.execute(f'drop database if exists "{name}"')
        connection.execute(f'create database "{name}"')
    start = perf_counter()
    schema.upgrade(cluster.superuser(name))
    town.load(cluster.superuser(name), Order(customers, today, SEED), Clock().now(), progress=_progress)
    with psycopg.connect(cluster.superuser(name), autocommit=True) as connection:
        connection.execute("vacuum analyze")
    print(f"\ntown of {customers} customers built in {perf_counter() - start:.0f} s", file=sys.stderr)
    return name


def _is_whole(cluster: Cluster, name: str) -> bool:
    with psycopg.connect(cluster.superuser(name), autocommit=True) as connection:
        state = schema.state(connection)
        if state.revision != schema.HEAD or state.made_from != schema.sources():
            return False
        row = connection.execute("select finished_at is not null from okienko.batches where source = 'town'").fetchone()
        return bool(row and row[0])


def _progress(done: int, everything: int) -> None:
    print(f"\r{min(done, everything)} / {everything}", end="", file=sys.stderr, flush=True)


def clerk(cluster: Cluster, name: str) -> tuple[str, str]:
    """Connection string and password of the measuring clerk: a plain member of okienko_clerk."""
    with psycopg.connect(cluster.superuser(name), autocommit=True) as connection:
        row = connection.execute("select 1 from pg_roles where rolname = %s", (CLERK,)).fetchone()
        if row is None:
            connection.execute(f"create role {CLERK} login")
        connection.execute(f"alter role {CLERK} login password '{_PASSWORD}'")
        connection.execute(f"grant okienko_clerk to {CLERK}")
    return cluster.conninfo(name, CLERK), _PASSWORD


def database(cluster: Cluster, name: str) -> Database:
    """The clerk's ``Database`` of one connection, as the program opens it."""
    conninfo, password = clerk(cluster, name)
    return Database(conninfo, password, size=1)


def plain(cluster: Cluster, name: str) -> psycopg.Connection[tuple[object, ...]]:
    """A plain psycopg connection with the same settings, for the floors; it may read the tables themselves."""
    return psycopg.connect(
        cluster.superuser(name),
        autocommit=True,
        options="-c search_path=okienko,pg_temp -c plan_cache_mode=force_generic_plan -c timezone=UTC",
        prepare_threshold=0,
    )


def today() -> date:
    """The day of the measurement."""
    return Clock().today()

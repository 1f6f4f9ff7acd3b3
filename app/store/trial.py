"""A server made, started, migrated, asked and thrown away: what the self-test asks of an installation."""

from __future__ import annotations

import psycopg

from app.store import schema
from app.store.embedded import throw_away
from app.store.faults import sorted_faults


def try_embedded(text: str) -> tuple[str, str]:
    """Build the schema on a throw-away embedded server; gives ``text`` folded by the database, and its version."""
    with throw_away() as cluster, sorted_faults():
        with psycopg.connect(cluster.superuser(), autocommit=True) as connection:
            connection.execute("create database okienko")
        schema.upgrade(cluster.superuser("okienko"))
        with psycopg.connect(cluster.superuser("okienko"), autocommit=True) as connection:
            schema.check(connection)
            row = connection.execute("select okienko.fold(%s), version()", (text,)).fetchone()
    return (str(row[0]), " ".join(str(row[1]).split()[:2])) if row else ("", "")

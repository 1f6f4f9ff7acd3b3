"""Counts round trips on the wire: libpq's own trace of the protocol, one ReadyForQuery each."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.store.session import Database


@dataclass
class RoundTrips:
    """How many answers the server ended with ReadyForQuery since counting began."""

    count: int = 0


@contextmanager
def counted(database: Database) -> Iterator[RoundTrips]:
    """Count the round trips of a ``Database`` of size 1, so that whatever is lent is the traced connection."""
    trips = RoundTrips()
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as trace:
        with database.read() as connection:
            wire = connection.pgconn
            connection.execute("select 1")
        wire.trace(trace.fileno())
        try:
            yield trips
        finally:
            wire.untrace()
        trace.seek(0)
        trips.count = trace.read().count("ReadyForQuery")

"""Helpers of tests that keep a server busy."""

from __future__ import annotations

import threading
from collections.abc import Callable

import psycopg
import sqlalchemy as sa

from app.domain.faults import Cancelled, Fault
from app.store.session import Database
from tests.database import Clone


class Stop:
    """A stop sign as a job has one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stop: Callable[[], object] | None = None
        self.raised = False
        self.attached = threading.Event()

    def check(self) -> None:
        if self.raised:
            raise Cancelled

    def attach(self, stop: Callable[[], object]) -> None:
        with self.lock:
            self.check()
            self.stop = stop
            self.attached.set()

    def detach(self) -> None:
        with self.lock:
            self.stop = None

    def press(self) -> None:
        with self.lock:
            self.raised = True
            if self.stop is not None:
                self.stop()


def is_active(clone: Clone, part: str) -> bool:
    with psycopg.connect(clone.superuser) as connection:
        row = connection.execute(
            "select count(*) from pg_stat_activity where state = 'active' and query like %s and pid <> pg_backend_pid()",
            (f"%{part}%",),
        ).fetchone()
    return row is not None and row[0] > 0


def sleep_on(database: Database, way: str, seconds: int, caught: list[Fault], stop: Stop | None = None) -> None:
    """Let the server sleep; what comes of it lands in ``caught``."""
    try:
        if way == "read":
            with database.read(stop) as read:
                read.execute(f"select pg_sleep({seconds})")
        else:
            with database.write(stop) as write:
                write.execute(sa.text(f"select pg_sleep({seconds})"))
    except Fault as fault:
        caught.append(fault)


def count_notes(database: Database) -> int:
    """Count the rows of the table ``notes``."""
    with database.read() as connection:
        row = connection.execute("select count(*) from notes").fetchone()
    assert row is not None
    return int(row[0])

"""Fixtures that need PostgreSQL: a throw-away server of each test process, and clones of one migrated database.

| fixture | scope | gives |
|---|---|---|
| ``cluster`` | session | the process's own server, started through ``app.store.embedded``; never stop or kill it |
| ``clone`` / ``module_clone`` | function / module | a fresh copy of the migrated template (``Clone``) |
| ``database`` / ``module_database`` | function / module | its ``Database``, signed in as superuser |
| ``fragile`` | function | a migrated database on a server of its own, to be stopped and killed (``Fragile``) |
| ``blank``, ``fragile_blank``, ``debian_blank`` | function | the same with no schema in it, for what does not need one |
| ``debian_cluster``, ``debian_clone`` | session, function | the same on the system's PostgreSQL 15; skipped where it is missing |

A missing PostgreSQL fails the tests that need it, it does not skip them. Roles belong to the whole server: ``Clone.login``
makes them under names of its own. A copy is 400 files and there are thousands of copies in a run: servers lie in memory
where the system has room for them (``_place``), and what is the server's is done over one connection (``_office``).
"""

from __future__ import annotations

import itertools
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from app.domain.faults import Fault
from app.store import schema
from app.store.binaries import Binaries, look_into
from app.store.embedded import Cluster, throw_away
from app.store.session import Database

TEMPLATE = "okienko_template"
DEBIAN = Path("/usr/lib/postgresql/15/bin")
MEMORY = Path("/dev/shm")
ROOM = 4 * 1024**3
"""Bytes free in memory below which servers lie on the disk: those of two test processes take less than half."""
_ABANDONED_AFTER_S = 900
_PREFIX = "okienko-throwaway-"
_numbers = itertools.count(1)
_offices: WeakKeyDictionary[Cluster, psycopg.Connection[tuple[Any, ...]]] = WeakKeyDictionary()
"""The connection of each long-lived server over which its databases and roles are made and dropped."""


@dataclass
class Clone:
    """A migrated database of its own. ``superuser`` is libpq's string, password included."""

    cluster: Cluster
    name: str
    _stack: ExitStack = field(default_factory=ExitStack, repr=False)
    _roles: list[str] = field(default_factory=list, repr=False)

    @property
    def superuser(self) -> str:
        return self.cluster.superuser(self.name)

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        """Open a plain psycopg connection of the superuser, in autocommit; closed with the clone."""
        return self._stack.enter_context(psycopg.connect(self.superuser, autocommit=True))

    def database(self, conninfo: str = "", password: str | None = None, **options: Any) -> Database:
        """Open a ``Database`` (the superuser's by default); closed with the clone."""
        database = Database(conninfo or self.superuser, password, **options)
        self._stack.callback(database.close)
        return database

    def make_login(self, *groups: str, name: str = "") -> tuple[str, str]:
        """Make a login role that is a member of ``groups`` until the clone is gone; give its name and password."""
        name = name or f"{groups[0].removeprefix('okienko_') if groups else 'login'}_{self.name}_{next(_numbers)}"
        password = secrets.token_urlsafe(12)
        role = sql.Identifier(name)
        with _office(self.cluster) as connection:
            connection.execute(sql.SQL("create role {} login password {}").format(role, password))
            for group in groups:
                connection.execute(sql.SQL("grant {} to {}").format(sql.Identifier(group), role))
        self.lend(name)
        return name, password

    def lend(self, role: str) -> None:
        """Drop a role that a test has made, when the clone is gone."""
        self._roles.append(role)

    def conninfo(self, login: str) -> str:
        """Give libpq's string for ``login``, without a password."""
        return self.cluster.conninfo(self.name, login)

    def login(self, *groups: str, name: str = "") -> Database:
        """Make a login role in ``groups`` and sign it in."""
        login, password = self.make_login(*groups, name=name)
        return self.database(self.conninfo(login), password)

    def close(self) -> None:
        """Close what was opened, then drop the database and the roles, which own nothing elsewhere."""
        self._stack.close()
        with _office(self.cluster) as connection:
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(self.name)))
            for role in map(sql.Identifier, reversed(self._roles)):
                connection.execute(sql.SQL("drop owned by {}").format(role))
                connection.execute(sql.SQL("drop role {}").format(role))


@dataclass
class Fragile(Clone):
    """A clone alone on its server, which tests stop, kill and start again."""

    def kill_server(self) -> None:
        """Kill every process of the server at once, as a power cut would."""
        pid = int((self.cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
        children = _children(pid)
        for each in (pid, *children):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        _wait_until_gone(pid, *children)

    def stop_server(self) -> None:
        """Stop the server as an administrator does; sessions are ended."""
        server = self.cluster._server
        assert server is not None
        server.stop("fast")

    def start_again(self) -> None:
        """Start the server again and wait until it answers."""
        self.cluster.start()


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Ask again and again: what is waited for happens in the server, which sends no signal."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not happen"


def worked(cluster: Cluster) -> float:
    """Seconds of the processor that this process and the server have taken: what else the computer does is not in them.

    Where the system does not tell of other processes (no ``/proc``), those of the clock.
    """
    postmaster = int((cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
    if not Path("/proc/self/stat").exists():
        return time.perf_counter()
    ticks = _ticks(postmaster) + sum(map(_ticks, _children(postmaster)))
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    """Processor time of a process and of its children that have ended."""
    with suppress(OSError):
        return sum(map(int, (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[11:15]))
    return 0


def make_template(cluster: Cluster) -> None:
    """Make the migrated database that clones are copied from; nobody connects to it afterwards.

    It keeps no quiet hours: what a test says is true at any hour of the day. Tests of those hours set their own.
    """
    name = sql.Identifier(TEMPLATE)
    with _office(cluster) as connection:
        connection.execute(sql.SQL("create database {}").format(name))
        schema.upgrade(cluster.superuser(TEMPLATE))
        with psycopg.connect(cluster.superuser(TEMPLATE), autocommit=True) as owner:
            owner.execute("update okienko.settings set value = '{}' where key = 'notice_quiet'")
        connection.execute(sql.SQL("alter database {} allow_connections false").format(name))


@contextmanager
def served(binaries: Binaries | None = None) -> Iterator[Cluster]:
    """Run a server for many tests."""
    with (
        throw_away(binaries, folder=_place()) as started,
        psycopg.connect(started.superuser(), autocommit=True) as office,
    ):
        if office.info.server_version >= 160_000:  # a password is proved at each of thousands of sign-ins: in few steps
            office.execute("set scram_iterations = 1")
            password = str(conninfo_to_dict(started.superuser())["password"])
            office.execute(sql.SQL("alter role current_user password {}").format(password))
        _offices[started] = office
        yield started


def _place() -> Path:
    """Give a new folder for a server: in memory where there is room, and where programs may be run from it."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=MEMORY if roomy else None))


def _office(cluster: Cluster) -> AbstractContextManager[psycopg.Connection[tuple[Any, ...]]]:
    """Give a connection of the superuser for databases and roles: the long-lived one, where the server has it."""
    found = _offices.get(cluster)
    return nullcontext(found) if found else psycopg.connect(cluster.superuser(), autocommit=True)


@contextmanager
def cloned(cluster: Cluster, template: str = TEMPLATE) -> Iterator[Clone]:
    """Copy the template for the time of a block."""
    clone = Clone(cluster, f"clone_{next(_numbers)}")
    with _office(cluster) as connection:
        connection.execute(
            sql.SQL("create database {} template {} strategy file_copy").format(
                sql.Identifier(clone.name), sql.Identifier(template)
            )
        )
    try:
        yield clone
    finally:
        clone.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The server of this test process."""
    _sweep()
    with served() as started:
        yield started


@pytest.fixture(scope="session")
def template(cluster: Cluster) -> str:
    """Name of the migrated database that clones are copied from."""
    make_template(cluster)
    return TEMPLATE


@pytest.fixture
def clone(cluster: Cluster, template: str) -> Iterator[Clone]:
    with cloned(cluster, template) as made:
        yield made


@pytest.fixture(scope="module")
def module_clone(cluster: Cluster, template: str) -> Iterator[Clone]:
    with cloned(cluster, template) as made:
        yield made


@pytest.fixture
def database(clone: Clone) -> Database:
    return clone.database()


@pytest.fixture(scope="module")
def module_database(module_clone: Clone) -> Database:
    return module_clone.database()


@pytest.fixture
def blank(cluster: Cluster) -> Iterator[Clone]:
    with cloned(cluster, "template0") as made:
        yield made


@pytest.fixture
def fragile_blank() -> Iterator[Fragile]:
    """An empty database on a server that this test may stop and kill."""
    with throw_away(folder=_place()) as started:
        with psycopg.connect(started.superuser(), autocommit=True) as connection:
            connection.execute("create database fragile")
        server = Fragile(started, "fragile")
        yield server
        server.start_again()
        server.close()


@pytest.fixture
def fragile(fragile_blank: Fragile) -> Fragile:
    """A migrated database on a server that this test may stop and kill."""
    schema.upgrade(fragile_blank.superuser)
    return fragile_blank


@pytest.fixture(scope="session")
def debian_binaries() -> Binaries:
    binaries = look_into(DEBIAN)
    if binaries is None:
        pytest.skip(f"no PostgreSQL 15 of the system in {DEBIAN}: install postgresql-15")
    return binaries


@pytest.fixture(scope="session")
def debian_cluster(debian_binaries: Binaries) -> Iterator[Cluster]:
    """A server like ``cluster``, of the oldest version that we support."""
    with served(debian_binaries) as started:
        yield started


@pytest.fixture(scope="session")
def debian_template(debian_cluster: Cluster) -> str:
    make_template(debian_cluster)
    return TEMPLATE


@pytest.fixture
def debian_clone(debian_cluster: Cluster, debian_template: str) -> Iterator[Clone]:
    with cloned(debian_cluster, debian_template) as made:
        yield made


@pytest.fixture
def debian_blank(debian_cluster: Cluster) -> Iterator[Clone]:
    with cloned(debian_cluster, "template0") as made:
        yield made


def _sweep() -> None:
    """Stop and delete servers that killed test runs have left."""
    for folder in (found for place in (MEMORY, Path(tempfile.gettempdir())) for found in place.glob(f"{_PREFIX}*")):
        with suppress(OSError, Fault):
            if time.time() - folder.lstat().st_mtime > _ABANDONED_AFTER_S and (folder / "users").is_dir():
                Cluster(folder).remove()
                shutil.rmtree(folder, ignore_errors=True)


def _children(pid: int) -> list[int]:
    """Processes whose parent is ``pid``."""
    if Path("/proc/self/stat").exists():
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                fields = path.read_text().rpartition(")")[2].split()
                if int(fields[1]) == pid:
                    found.append(int(path.parent.name))
        return found
    said = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = (map(int, line.split()) for line in said.splitlines())
    return [child for child, parent in pairs if parent == pid]


def _wait_until_gone(*pids: int) -> None:
    wait_until(lambda: not any(map(_is_alive, pids)))


def _is_alive(pid: int) -> bool:
    """Whether a process still works; one that is dead but not yet buried by its parent does not."""
    with suppress(OSError):
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False

"""One PostgreSQL server of our own: made, started, asked and stopped by PostgreSQL's own programs.

Who may use it and how it is shared is in ``embedded``; callers hold its guard.
"""

import contextlib
import hashlib
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import tenacity
from psycopg import pq
from psycopg.conninfo import make_conninfo

from app.domain.faults import EnvironmentFault, Trouble
from app.store.account import Account
from app.store.binaries import Binaries
from app.system.environment import Environment

_PORT: Final = 5432
_LONGEST_SOCKET: Final = 107 if sys.platform == "linux" else 103
"""Bytes of a socket's path that the system takes (``sun_path`` without its end mark)."""
_START_PATIENCE_S: Final = 60
_ORPHANS_PATIENCE_S: Final = 20
_LOG_LIMIT: Final = 2_000_000
_LOOPBACK: Final = "127.0.0.1"

_ALWAYS: Final = {
    "logging_collector": "off",
    "log_min_error_statement": "panic",  # statements and rows hold personal data: never in a log
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
    "lc_messages": "C",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "password_encryption": "scram-sha-256",
    "unix_socket_permissions": "0700",
    "wal_level": "minimal",  # nobody replicates it, and COPY into a new table skips the log
    "max_wal_senders": "0",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",  # a container's small /dev/shm would stop them
    "random_page_cost": "1.1",
    "huge_pages": "off",
}


@dataclass(frozen=True, slots=True)
class Options:
    """How a cluster is run. ``settings`` are PostgreSQL's own; ``durable`` off: only for throw-aways."""

    settings: Mapping[str, str] = field(default_factory=dict)
    durable: bool = True

    def with_settings(self, **settings: str) -> "Options":
        """Give the same options with some of PostgreSQL's settings changed."""
        return Options({**self.settings, **settings}, self.durable)

    def all_settings(self) -> dict[str, str]:
        """Everything the server is started with."""
        off = {} if self.durable else {"fsync": "off", "full_page_writes": "off"}
        return {**_ALWAYS, **off, **self.settings}


DEMO: Final = Options(
    {
        "max_connections": "60",
        "shared_buffers": "256MB",
        "effective_cache_size": "1GB",
        "work_mem": "16MB",
        "maintenance_work_mem": "256MB",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
    }
)
"""For the demonstration town on an office computer."""
# synchronous_commit stays on: a killed server must still have what it said was stored
THROW_AWAY: Final = Options(
    {
        "max_connections": "100",
        "shared_buffers": "64MB",
        "work_mem": "8MB",
        "max_wal_size": "1GB",
        "checkpoint_timeout": "1h",
        "autovacuum_naptime": "1h",
    },
    durable=False,
)
"""For tests: survives a killed server, not a power cut."""


class Server:
    """The server whose data are in ``folder/data``, run by ``account`` with ``binaries``."""

    def __init__(
        self,
        folder: Path,
        binaries: Binaries,
        account: Account,
        options: Options,
        environment: Environment,
    ) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "server.log"
        self._binaries = binaries
        self._account = account
        self._options = options
        self._environment = environment

    def is_made(self) -> bool:
        """Whether initdb was run, to its end."""
        return (self.data / "PG_VERSION").is_file()

    def make(self, superuser: str, password: str) -> None:
        """Run initdb; ``password`` becomes the superuser's. Raises EnvironmentFault (no_server)."""
        half = self.folder / "data.half"
        password_file = self.folder / "superuser.new"
        said = "no locale was tried"
        try:
            self._write_for_account(password_file, password)
            for locale in self._locales():
                shutil.rmtree(half, ignore_errors=True)
                done = self._run(
                    "initdb", "-D", half.name, "-U", superuser, "-E", "UTF8", *locale,
                    "--auth=scram-sha-256", f"--pwfile={password_file}", "--no-instructions",
                    *([] if self._options.durable else ["--no-sync"]),
                )  # fmt: skip
                if done.returncode == 0:
                    half.rename(self.data)
                    return
                said = done.stderr
        finally:
            password_file.unlink(missing_ok=True)
        raise _start_fault("PostgreSQL could not make its cluster.", "initdb_failed", said)

    def _locales(self) -> list[list[str]]:
        """Locales to try: letters are always UTF-8's, and sorting is by bytes wherever nothing else is asked."""
        tries = [["--locale=C.UTF-8"]]
        if self._binaries.major >= 17:
            tries.append(["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"])
        return [*tries, ["--locale=C"]]

    def _write_for_account(self, path: Path, text: str) -> None:
        path.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as out:
            out.write(text)
        self._account.give(path)

    def start(self) -> None:
        """Start the server where none answers, and wait until one does.

        What a killed one has left (its pid file, whose number another process may have by now,
        and children that still end their work) is cleared or waited for.
        """
        if self._waited_for() == pq.Ping.OK:
            return
        self._clear_stale_pid()
        if self.log.is_file() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        waiter = tenacity.Retrying(
            retry=tenacity.retry_if_result(_will_pass),
            wait=tenacity.wait_fixed(0.2),
            stop=tenacity.stop_after_delay(_ORPHANS_PATIENCE_S),
            retry_error_callback=lambda state: state.outcome.result() if state.outcome else "",
        )
        said = waiter(self._launch)
        if said:
            raise _start_fault("PostgreSQL did not start.", "start_failed", said)

    def _launch(self) -> str:
        """Start once; give an empty string, or the end of the server's log."""
        before = self.log.stat().st_size if self.log.is_file() else 0
        quote = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
        settings = {**self._listening(), **self._options.all_settings()}
        if self._binaries.major >= 18 and not self._options.durable:
            settings.setdefault("io_method", "sync")  # three processes less for a throw-away
        args = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        done = self._run(
            "pg_ctl", "start", "-D", self.data.name, "-l", self.log.name, "-o", quote(args),
            "-w", "-t", str(_START_PATIENCE_S),
        )  # fmt: skip
        if done.returncode == 0:
            return ""
        written = ""
        if self.log.is_file():
            with self.log.open(encoding="utf-8", errors="replace") as log:
                log.seek(before)
                written = log.read()
        return written or done.stderr or done.stdout or "no reason was given"

    def stop(self, mode: str = "") -> None:
        """Stop the server: ``fast`` (the default) or ``immediate`` (a throw-away's)."""
        if not (self.data / "postmaster.pid").exists():
            return
        mode = mode or ("fast" if self._options.durable else "immediate")
        done = self._run("pg_ctl", "stop", "-D", self.data.name, "-m", mode, "-w", "-t", "30")
        if done.returncode != 0 and mode == "fast" and self.answers():
            self.stop("immediate")

    def answers(self) -> bool:
        """Say whether a server answers at this server's address; asks nothing that needs a login."""
        return self._ping() == pq.Ping.OK

    def _ping(self) -> int:
        try:
            address = self.address()
        except EnvironmentFault:
            return pq.Ping.NO_RESPONSE
        probe = make_conninfo("", **address, dbname="postgres", user="postgres", connect_timeout=5)
        return pq.PGconn.ping(probe.encode())

    def _waited_for(self) -> int:
        """Ping, and while the server says that it is starting or stopping, ping again."""
        waiter = tenacity.Retrying(
            retry=tenacity.retry_if_result(lambda ping: ping == pq.Ping.REJECT),
            wait=tenacity.wait_fixed(0.05),
            stop=tenacity.stop_after_delay(_START_PATIENCE_S),
            retry_error_callback=lambda _state: int(pq.Ping.REJECT),
        )
        return waiter(self._ping)

    def address(self) -> dict[str, str]:
        """Give ``host`` and ``port`` of the running server, as its pid file tells them."""
        lines = self._pid_lines()
        if len(lines) < 6:
            raise EnvironmentFault(Trouble.UNREACHABLE, "The embedded PostgreSQL is not running.", code="not_running")
        return {"host": lines[4] or lines[5] or _LOOPBACK, "port": lines[3]}

    def start_mark(self) -> str:
        """Give what tells this run of the server from any other: its process and start."""
        self.address()
        return " ".join(self._pid_lines()[:3:2])

    def _pid_lines(self) -> list[str]:
        try:
            text = (self.data / "postmaster.pid").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return []
        return [line.strip() for line in text.splitlines()]

    def _clear_stale_pid(self) -> None:
        """Remove the pid file of a dead server whose number belongs to another process now.

        PostgreSQL removes it itself when no process has the number, and refuses otherwise.
        """
        lines = self._pid_lines()
        if not lines or not lines[0].isdigit() or sys.platform == "win32":
            return
        pid = int(lines[0])
        if _exists(pid) and not self._is_ours(pid):
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            for left in self._socket_folder().glob(".s.PGSQL.*"):
                left.unlink(missing_ok=True)

    def _is_ours(self, pid: int) -> bool:
        process = Path(f"/proc/{pid}")
        if process.is_dir():
            with contextlib.suppress(OSError):
                return (process / "cwd").readlink() == self.data.resolve()
            return False  # not readable: a process of somebody else
        said = Account().run(["ps", "-p", str(pid), "-o", "comm="], Path("/"))
        return "postgres" in said.stdout

    def _listening(self) -> dict[str, str]:
        if sys.platform == "win32":
            return {"listen_addresses": _LOOPBACK, "port": str(_free_port())}
        return {
            "listen_addresses": "",
            "port": str(_PORT),
            "unix_socket_directories": str(self._socket_folder()),
        }

    def _socket_folder(self) -> Path:
        """Choose a closed folder whose socket has a path that is short enough."""
        plain = self.folder / "run"
        if _fits(plain):
            self._account.make_folder(plain)
            return plain
        name = f"okienko-{hashlib.sha256(str(self.folder).encode()).hexdigest()[:10]}"
        for above in (self._environment.runtime_folder, Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108 - a closed folder is made in it, and one of somebody else is refused
            if above is None or not _fits(above / name) or not self._account.can_enter(above):
                continue
            with contextlib.suppress(OSError, EnvironmentFault):
                self._account.make_folder(above / name)
                return above / name
        raise EnvironmentFault(
            Trouble.NO_SERVER,
            f"No closed folder with a short path was found for the socket of {self.folder}.",
            code="socket_folder",
        )

    def forget_socket_folder(self) -> None:
        """Remove the socket's folder, where it does not lie in the cluster's own."""
        if sys.platform != "win32" and (folder := self._socket_folder()).parent != self.folder:
            shutil.rmtree(folder, ignore_errors=True)

    def _run(self, program: str, *args: str) -> subprocess.CompletedProcess[str]:
        try:
            return self._account.run([self._binaries.program(program), *args], self.folder)
        except OSError as error:
            raise _start_fault(f"{program} can't be run.", "not_run", error.strerror or "") from None


def _will_pass(said: str) -> bool:
    """Whether a start failed because a former server's processes are still ending."""
    return "shared memory block" in said or 'lock file "postmaster.pid" already exists' in said


def _fits(folder: Path) -> bool:
    """A comma would make two folders of it, and libpq takes @ for an abstract socket."""
    path = os.fsencode(folder / f".s.PGSQL.{_PORT}")
    return len(path) <= _LONGEST_SOCKET and b"," not in path


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _start_fault(sentence: str, code: str, said: str) -> EnvironmentFault:
    last = [line for line in said.strip().splitlines() if line.strip()][-5:]
    kind = Trouble.DISK_FULL if "No space left on device" in said else Trouble.NO_SERVER
    return EnvironmentFault(kind, f"{sentence} {' '.join(last)}".strip(), code=code, detail={"said": "\n".join(last)})

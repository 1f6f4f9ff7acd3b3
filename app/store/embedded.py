"""The embedded PostgreSQL: a private server in a closed folder, shared by the programs of one user.

How it is kept closed. The server listens on a local socket only (on Windows, which has no such
sockets for it, on the loopback address). Folder and socket are closed to other users (0700), and
yet a password is asked (SCRAM): the socket may have to lie in a short folder below /tmp, and as
root the account that runs the server may run other services too, so that reaching the socket
proves nothing. The superuser's password is random and kept in a file of ours (0600) beside the
data. A clerk's is made from it anew at each start of the server, lives in memory only, and all
programs that share the server come to the same one.

How it is shared. Each program holds a locked file in ``users/`` as long as it lives; the system
frees the lock however the program ends. Who stops and finds no other lock held stops the server.
"""

import contextlib
import hashlib
import hmac
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from typing_extensions import override

from app.domain.faults import Conflict, EnvironmentFault, Trouble
from app.store.account import choose_account
from app.store.binaries import Binaries, find_binaries, reachable
from app.store.server import DEMO, THROW_AWAY, Options, Server
from app.system.environment import Environment, read_environment
from app.system.files import write_whole
from app.system.locks import FileLock

if TYPE_CHECKING:
    import psycopg

__all__ = ["DEMO", "SUPERUSER", "THROW_AWAY", "Cluster", "Options", "throw_away"]

SUPERUSER: Final = "postgres"
_GUARD_PATIENCE_S: Final = 120.0
_THROW_AWAY_PREFIX: Final = "okienko-throwaway-"


class Cluster:
    """A PostgreSQL cluster in ``folder``, run while at least one program uses it.

    Several programs may make a Cluster of the same folder, with the same options. All methods
    may raise EnvironmentFault.
    """

    def __init__(
        self,
        folder: Path,
        binaries: Binaries | None = None,
        *,
        options: Options = DEMO,
        environment: Environment | None = None,
        setting: str = "",
    ) -> None:
        self.folder = folder.absolute()
        self._environment = environment or read_environment()
        self._setting = setting
        self._binaries = binaries
        self._options = options
        self._server: Server | None = None
        self._mine: FileLock | None = None

    @override
    def __repr__(self) -> str:
        return f"Cluster({str(self.folder)!r})"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Join the programs that use this cluster; make it and start the server where needed.

        Called again, it starts a server that has died meanwhile.
        """
        server = self._prepare()
        with self._guard():
            joined = self._mine
            mine = joined or self._join()
            try:
                if not server.is_made():
                    server.make(SUPERUSER, self._secret(make=True))
                server.start()
            except BaseException:
                if joined is None:
                    mine.release(remove=True)
                raise
            self._mine = mine

    def stop(self) -> None:
        """Leave; the last one who leaves stops the server. Harmless when not started."""
        if self._mine is None or self._server is None:
            return
        with self._guard():
            self._mine.release(remove=True)
            self._mine = None
            if not self._others():
                self._server.stop()

    def running(self) -> bool:
        """Say whether a server answers on this cluster's socket now."""
        return self._server is not None and self._server.answers()

    def users(self) -> int:
        """Count the living programs that use this cluster, this one too."""
        return len(self._others()) + (self._mine is not None)

    def conninfo(self, dbname: str, login: str) -> str:
        """Give libpq's connection string for ``login``, without a password."""
        from psycopg.conninfo import make_conninfo

        return make_conninfo("", **self._used().address(), dbname=dbname, user=login)

    def superuser(self, dbname: str = "postgres") -> str:
        """Give the superuser's connection string, password included: never log it."""
        from psycopg.conninfo import make_conninfo

        return make_conninfo(self.conninfo(dbname, SUPERUSER), password=self._secret(make=False))

    def open_login(self, login: str) -> str:
        """Let the existing role ``login`` sign in with today's password, and give that password.

        It is new at each start of the server and the same for every program that shares it, so
        that one more demonstration window does not shut out the first.
        """
        import psycopg
        from psycopg import sql

        from app.store.faults import sorted_faults

        start = self._used().start_mark()
        key = self._secret(make=False).encode()
        password = hmac.new(key, f"{login}\n{start}".encode(), hashlib.sha256).hexdigest()
        with sorted_faults(), psycopg.connect(self.superuser(), autocommit=True) as connection:
            connection.execute("select pg_advisory_lock(hashtext('okienko open_login'))")
            verifier = _verifier(connection, login, password)
            connection.execute(sql.SQL("alter role {} login password {}").format(sql.Identifier(login), verifier))
        return password

    def remove(self) -> None:
        """Stop the server and delete everything; Conflict("cluster_in_use") when others use it."""
        if not self.folder.is_dir():
            return
        if (self.folder / "data" / "postmaster.pid").exists():
            self._prepare()
        with self._guard():
            if self._others():
                raise Conflict("cluster_in_use")
            if self._mine is not None:
                self._mine.release(remove=True)
                self._mine = None
            if self._server is not None:
                self._server.stop()
                self._server.forget_socket_folder()
            shutil.rmtree(self.folder / "data", ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _used(self) -> Server:
        if self._server is None:
            raise RuntimeError("start the cluster before using it")
        return self._server

    def _prepare(self) -> Server:
        """Make the folder and settle on programs and account; nothing is started yet."""
        if self._server is not None and self.folder.is_dir():
            return self._server
        account = choose_account(self.folder, self._environment)
        try:
            account.make_folder(self.folder)
            (self.folder / "users").mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise _folder_fault(self.folder, error) from None
        if not account.can_enter(self.folder):
            raise EnvironmentFault(
                Trouble.PERMISSION,
                f"The account that runs PostgreSQL can't enter {self.folder}.",
                code="folder_closed",
                detail={"folder": str(self.folder)},
            )
        with self._guard():
            binaries = reachable(self._choose_binaries(), account, self.folder)
        self._server = Server(self.folder, binaries, account, self._options, self._environment)
        return self._server

    def _choose_binaries(self) -> Binaries:
        """Take the given programs, or find some; an existing cluster needs its own version."""
        made_by = self.folder / "data" / "PG_VERSION"
        major = int(made_by.read_text().strip()) if made_by.is_file() else None
        if self._binaries is None:
            return find_binaries(self._environment, self._setting, major=major)
        if major not in {None, self._binaries.major}:
            raise EnvironmentFault(
                Trouble.NO_SERVER,
                f"This cluster was made by PostgreSQL {major}, not {self._binaries.major}.",
                code="wrong_version",
                detail={"major": major},
            )
        return self._binaries

    @contextlib.contextmanager
    def _guard(self) -> Iterator[None]:
        """Let one program at a time join, leave, start or stop."""
        lock = FileLock(self.folder / "guard")
        try:
            taken = lock.acquire(_GUARD_PATIENCE_S)
        except OSError as error:
            raise _folder_fault(self.folder, error) from None
        if not taken:
            raise EnvironmentFault(Trouble.BUSY, f"Another program holds {self.folder}.", code="cluster_guarded")
        with lock:
            yield

    def _join(self) -> FileLock:
        mine = FileLock(self.folder / "users" / secrets.token_hex(8))
        mine.try_acquire()
        return mine

    def _others(self) -> list[Path]:
        """List the locks of other living programs, and forget those of dead ones."""
        living = []
        for path in (self.folder / "users").glob("*"):
            if self._mine is not None and path == self._mine.path:
                continue
            stale = FileLock(path)
            if stale.try_acquire():
                stale.release(remove=True)
            else:
                living.append(path)
        return living

    def _secret(self, *, make: bool) -> str:
        """Read the superuser's password; ``make`` writes a new one."""
        path = self.folder / "superuser"
        if make:
            write_whole(path, secrets.token_urlsafe(32))
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            raise _folder_fault(self.folder, error) from None


def _verifier(connection: "psycopg.Connection[tuple[object, ...]]", login: str, password: str) -> str:
    """Make a SCRAM verifier here, so that the server never sees the password."""
    secret = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return secret.decode("ascii")


def _folder_fault(folder: Path, error: OSError) -> EnvironmentFault:
    from app.store.faults import sort

    fault = sort(error)
    if isinstance(fault, EnvironmentFault):
        return fault
    return EnvironmentFault(
        Trouble.NO_SERVER,
        f"The folder {folder} can't be used: {error.strerror}.",
        code="folder",
        detail={"folder": str(folder)},
    )


@contextlib.contextmanager
def throw_away(
    binaries: Binaries | None = None,
    *,
    options: Options = THROW_AWAY,
    environment: Environment | None = None,
    folder: Path | None = None,
) -> Iterator[Cluster]:
    """Run a cluster that nobody will miss, and delete it when its last program leaves.

    ``folder`` lets several programs share one; without it a new one is made for this block.
    """
    if folder is None:
        folder = Path(tempfile.mkdtemp(prefix=_THROW_AWAY_PREFIX))
    cluster = Cluster(folder, binaries, options=options, environment=environment)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        with contextlib.suppress(Conflict):
            cluster.remove()

"""Open connections kept for the next use: no round trip to lend one, none to take it back.

The one lent last is lent first, so that its prepared statements are warm. A connection is lent
only after a look at its socket: a server that was stopped meanwhile has closed it, which shows
without asking anybody.
"""

import queue
import select
import sys
from collections.abc import Callable
from typing import Any, Final

import psycopg
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from app.domain.faults import EnvironmentFault, Trouble
from app.store.faults import sorted_faults

Password = str | Callable[[], str] | None
"""Kept in memory only; a callable is asked at each new connection."""

_LOCK_TIMEOUT_S: Final = 10
_IDLE_IN_TRANSACTION_S: Final = 120
_RETRY_MAX_WAIT_S: Final = 0.5


class Session(psycopg.Connection[tuple[Any, ...]]):
    """A connection that knows which generation of the pool it was opened in."""

    generation: int = 0

    def is_quiet(self) -> bool:
        """Whether nothing is wrong with the socket of this idle connection; no round trip.

        An end of the connection makes the socket readable for good; a notice only once.
        """
        if not _readable(self.pgconn.socket):
            return True
        try:
            self.pgconn.consume_input()
        except psycopg.Error:
            return False
        return self.pgconn.status == pq.ConnStatus.OK and not _readable(self.pgconn.socket)


class Opener:
    """Opens sessions of one login on one server, with our settings in the connection itself."""

    def __init__(self, conninfo: str, password: Password = None, *, statement_timeout_s: float = 30) -> None:
        check_driver()
        with sorted_faults():
            given = {key: str(value) for key, value in conninfo_to_dict(conninfo).items()}
        self._password: Password = given.pop("password", None) if password is None else password
        settings = {
            "search_path": "okienko,pg_temp",
            "timezone": "UTC",
            "plan_cache_mode": "force_generic_plan",
            "default_transaction_isolation": "read\\ committed",
            "statement_timeout": f"{statement_timeout_s * 1000:.0f}",
            "lock_timeout": f"{_LOCK_TIMEOUT_S}s",
            "idle_in_transaction_session_timeout": f"{_IDLE_IN_TRANSACTION_S}s",
        }
        ours = " ".join(f"-c {name}={value}" for name, value in settings.items())
        given["options"] = f"{ours} {given.get('options', '')}".strip()
        given.setdefault("application_name", "okienko")
        given.setdefault("connect_timeout", "10")
        self.conninfo = make_conninfo("", **given)
        """libpq's string without a password."""

    def open(self) -> Session:
        """Open one session in autocommit. Raises EnvironmentFault or SignInFault."""
        password = self._password() if callable(self._password) else self._password
        with sorted_faults():
            return Session.connect(self.conninfo, autocommit=True, password=password)

    def open_patiently(self, patience_s: float) -> Session:
        """Open one session, trying again for ``patience_s`` where the server is just away."""
        try:
            return self.open()
        except EnvironmentFault as fault:
            if not fault.lost or patience_s <= 0 or fault.code == "timeout":
                raise
        import tenacity

        waiter = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, EnvironmentFault) and error.lost),
            wait=tenacity.wait_exponential(multiplier=0.05, max=_RETRY_MAX_WAIT_S),
            stop=tenacity.stop_after_delay(patience_s),
            reraise=True,
        )
        return waiter(self.open)


class Pool:
    """At most ``size`` sessions; safe to use from several threads."""

    def __init__(self, opener: Opener, size: int, *, patience_s: float, wait_s: float) -> None:
        self._opener = opener
        self._patience_s = patience_s
        self._wait_s = wait_s
        self._generation = 0
        self._closed = False
        self._slots: queue.LifoQueue[Session | None] = queue.LifoQueue(size)
        for _ in range(size):
            self._slots.put_nowait(None)

    def take(self) -> Session:
        """Lend a session; EnvironmentFault (crowded) when none comes back in time."""
        try:
            kept = self._slots.get(timeout=self._wait_s)
        except queue.Empty:
            raise EnvironmentFault(Trouble.CROWDED, "All sessions of this program are in use.", code="pool") from None
        try:
            if kept is not None:
                if kept.generation == self._generation and kept.is_quiet() and not self._closed:
                    return kept
                self._drop(kept)
            return self._open()
        except BaseException:
            self._slots.put_nowait(None)
            raise

    def give(self, session: Session) -> None:
        """Take a session back; a broken one, and then every older one, is thrown away."""
        broken = session.pgconn.status != pq.ConnStatus.OK
        busy = session.pgconn.transaction_status != pq.TransactionStatus.IDLE
        if broken or busy or self._closed or session.generation != self._generation:
            self._drop(session)
            self._slots.put_nowait(None)
        else:
            self._slots.put_nowait(session)

    def close(self) -> None:
        """Close what is idle now, and the rest when it comes back. For good."""
        self._closed = True
        idle = 0
        while True:
            try:
                kept = self._slots.get_nowait()
            except queue.Empty:
                break
            idle += 1
            if kept is not None:
                kept.close()
        for _ in range(idle):
            self._slots.put_nowait(None)

    def _open(self) -> Session:
        if self._closed:
            raise EnvironmentFault(Trouble.GONE, "The connection was closed by this program.", code="closed")
        session = self._opener.open_patiently(self._patience_s)
        session.generation = self._generation
        return session

    def _drop(self, session: Session) -> None:
        if session.generation == self._generation and not self._closed:
            self._generation += 1
        session.close()


def check_driver() -> None:
    """Refuse psycopg's pure Python implementation: it reads lists twelve times slower."""
    if pq.__impl__ not in {"binary", "c"}:
        raise EnvironmentFault(Trouble.DRIVER, f"psycopg runs its {pq.__impl__} implementation.")


if sys.platform == "win32":

    def _readable(fd: int) -> bool:
        return bool(select.select([fd], [], [], 0)[0])

else:

    def _readable(fd: int) -> bool:
        poller = select.poll()  # unlike select(), takes numbers above 1024
        poller.register(fd, select.POLLIN)
        return bool(poller.poll(0))

"""A session lent to one piece of work, with what stops it on the server."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, Protocol

import psycopg

from app.domain.faults import Fault
from app.store.faults import is_drivers, sort
from app.store.pool import Pool, Session

_CANCEL_TIMEOUT_S: Final = 2
Raw = psycopg.Connection[tuple[Any, ...]]


class Cancel(Protocol):
    """A job's stop sign, seen from here.

    ``check`` raises ``Cancelled`` where nobody wants the answer any more, and ``attach`` too.
    ``attach`` takes what stops the running statement on the server. ``detach`` waits for a stop that is under way, so
    that it can never hit the next user of the same connection.
    """

    def check(self) -> None: ...

    def attach(self, stop: Callable[[], object], /) -> None: ...

    def detach(self) -> None: ...


class Lease:
    """Ties a cancel to a lent session, and remembers whether it was used."""

    __slots__ = ("_cancel", "_session", "stopped")

    def __init__(self, cancel: Cancel | None) -> None:
        self._cancel = cancel
        self._session: Session | None = None
        self.stopped = False

    def attach(self, session: Session) -> None:
        """Let the cancel stop what runs on ``session``; raises ``Cancelled`` where it is too late to begin."""
        self._session = session
        if self._cancel is not None:
            self._cancel.attach(self._stop)

    def detach(self) -> None:
        """What ran is over."""
        if self._cancel is not None:
            self._cancel.detach()

    def sort(self, error: BaseException) -> Fault:
        """Sort a driver's error, knowing whether the statement was stopped by us."""
        return sort(error, cancelled=None if self._cancel is None else self.stopped)

    def _stop(self) -> None:
        """Stop the running statement on the server; called from another thread."""
        self.stopped = True
        if self._session is not None:
            try:
                self._session.cancel_safe(timeout=_CANCEL_TIMEOUT_S)
            except psycopg.Error:
                return  # the server is away or slow: the answer will be dropped when it comes


class ReadLease(Lease):
    """Lends a session as it is, in autocommit."""

    __slots__ = ("_pool",)

    def __init__(self, pool: Pool, cancel: Cancel | None) -> None:
        super().__init__(cancel)
        self._pool = pool

    def __enter__(self) -> Raw:
        session = self._pool.take()
        try:
            self.attach(session)
        except BaseException:
            self._pool.give(session)
            raise
        return session

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.detach()
        if self._session is not None:
            self._pool.give(self._session)
        if error is not None and is_drivers(error):
            raise self.sort(error).with_traceback(trace) from None

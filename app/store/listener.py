"""Hears what other desks have changed (LISTEN), on a connection of its own, in whoever's thread calls it."""

import select
import socket
from collections import deque
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from psycopg import sql

from app.store.faults import sorted_faults

if TYPE_CHECKING:
    from app.store.pool import Opener, Session

_BEAT_S: Final = 5.0


class Notice(NamedTuple):
    """One notice. Any role may send one: it is a hint to read again, never believed."""

    channel: str
    payload: str


class Listener:
    """Listens while its block lasts; entering connects, so notices sent after that are all heard.

    ``with database.listener() as listener: for notice in listener.notices(): ...``
    Raises EnvironmentFault when the server can't be reached or goes; make a new one then, and
    read again what is shown, since notices sent meanwhile are lost.
    """

    def __init__(self, opener: "Opener", channel: str = "okienko") -> None:
        self._opener = opener
        self._channel = channel
        self._session: Session | None = None
        self._heard: deque[Notice] = deque()
        self._stopped = False
        self._woken, self._waker = socket.socketpair()
        self._waker.setblocking(False)

    def __enter__(self) -> Self:
        try:
            session = self._opener.open()
            self._session = session
            session.add_notify_handler(lambda notify: self._heard.append(Notice(notify.channel, notify.payload)))
            with sorted_faults():
                session.execute(sql.SQL("listen {}").format(sql.Identifier(self._channel)))
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def notices(self, stop: Callable[[], bool] = bool, beat_s: float = _BEAT_S) -> Iterator[Notice]:
        """Wait for notices and give them; ends after ``stop()`` of this listener, or soon after ``stop`` says true.

        ``stop`` is asked after each notice, and every ``beat_s`` seconds.
        """
        session = self._session
        if session is None:
            raise RuntimeError("enter the listener's block before waiting for notices")
        while not self._stopped and not stop():
            while self._heard:
                yield self._heard.popleft()
            with sorted_faults():
                select.select([session.pgconn.socket, self._woken.fileno()], [], [], beat_s)
                self._receive(session)

    def stop(self) -> None:
        """Make ``notices`` end at once; from any thread, any number of times."""
        self._stopped = True
        try:
            self._waker.send(b"x")
        except OSError:
            return  # closed already, or so full that it is awake

    def close(self) -> None:
        """Close the connection; the block does it."""
        session, self._session = self._session, None
        if session is not None:
            session.close()
        self._woken.close()
        self._waker.close()

    def _receive(self, session: "Session") -> None:
        """Read what the socket holds; raises the driver's error when the server has gone."""
        session.pgconn.consume_input()
        while (heard := session.pgconn.notifies()) is not None:
            self._heard.append(Notice(heard.relname.decode(), heard.extra.decode()))

"""The database as the store uses it: reads in one round trip, writes in one transaction.

No driver's exception leaves ``read`` or ``write``: see ``faults``.
"""

from contextlib import AbstractContextManager
from time import perf_counter
from typing import TYPE_CHECKING

from psycopg.conninfo import conninfo_to_dict
from typing_extensions import override

from app.domain.faults import WrongThread
from app.store.lease import Cancel, Raw, ReadLease
from app.store.listener import Listener
from app.store.pool import Opener, Password, Pool
from app.system.locks import HEAVY_IMPORTS, thread_ident

if TYPE_CHECKING:
    import sqlalchemy

__all__ = ["Cancel", "Database", "Password", "Raw"]


class Database:
    """One login on one database, with its open sessions. Made once, closed at the end.

    ``conninfo``: libpq's string; a password in it, or ``password``, is kept in memory only.
    ``patience_s``: how long opening a connection is tried again while the server is away.
    ``statement_timeout_s``: 0 means without an end, for imports and migrations.
    """

    def __init__(
        self,
        conninfo: str,
        password: Password = None,
        *,
        size: int = 8,
        patience_s: float = 2.0,
        wait_s: float = 10.0,
        statement_timeout_s: float = 30,
    ) -> None:
        self._opener = Opener(conninfo, password, statement_timeout_s=statement_timeout_s)
        self._pool = Pool(self._opener, size, patience_s=patience_s, wait_s=wait_s)
        self._engine: sqlalchemy.Engine | None = None
        self._forbidden: set[int] = set()

    @override
    def __repr__(self) -> str:
        parts = conninfo_to_dict(self._opener.conninfo)
        shown = (f"{key}={parts[key]}" for key in ("service", "host", "port", "dbname", "user") if key in parts)
        return f"Database({', '.join(shown)})"

    def forbid_thread(self, ident: int) -> None:
        """From now on opening a session in the thread of this number raises ``WrongThread``."""
        self._forbidden.add(ident)

    def read(self, cancel: Cancel | None = None) -> AbstractContextManager[Raw]:
        """Lend a psycopg connection in autocommit: each statement is one round trip.

        It may be a function that writes: then that statement is its own transaction. What opens a
        transaction by hand must end it, else the connection is thrown away.
        """
        self._check_thread()
        return ReadLease(self._pool, cancel)

    def write(self, cancel: Cancel | None = None) -> AbstractContextManager["sqlalchemy.Connection"]:
        """Lend a SQLAlchemy Core connection in one READ COMMITTED transaction.

        It is committed at the end of the block, or rolled back when an exception leaves it. A
        connection that breaks during the commit raises EnvironmentFault (gone), and nobody knows
        whether the work was stored: that is what request keys are for.
        """
        self._check_thread()
        from app.store.engine import WriteLease

        return WriteLease(self.warm(), cancel)

    def warm(self) -> "sqlalchemy.Engine":
        """Load SQLAlchemy and make the engine, so that the first write does not wait for it."""
        if self._engine is None:
            with HEAVY_IMPORTS:
                from app.store.engine import make_engine

            self._engine = make_engine(self._pool)
        return self._engine

    def ping(self, cancel: Cancel | None = None) -> float:
        """Ask the server for nothing and tell the milliseconds; raises EnvironmentFault."""
        start = perf_counter()
        with self.read(cancel) as connection:
            connection.execute("select 1", prepare=True)
        return (perf_counter() - start) * 1000

    def listener(self, channel: str = "okienko") -> Listener:
        """Make a listener for this login: it opens a connection of its own."""
        self._check_thread()
        return Listener(self._opener, channel)

    def close(self) -> None:
        """Close all sessions, for good; those lent out are closed when they come back."""
        self._pool.close()

    def _check_thread(self) -> None:
        if thread_ident() in self._forbidden:
            raise WrongThread

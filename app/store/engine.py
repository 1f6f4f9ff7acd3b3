"""SQLAlchemy over the pool's own sessions. Imported at the first write: it costs 300 ms."""

from types import TracebackType
from typing import Any, Final, Literal

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool
from typing_extensions import override

from app.domain.faults import BugFault, Cancelled
from app.store.faults import is_drivers, sorted_faults
from app.store.lease import Cancel, Lease
from app.store.pool import Pool, Session

_NAME: Final = "okienko"


class HouseDialect(PGDialect_psycopg):
    """SQLAlchemy's psycopg dialect, lending from a ``Pool`` and asking the server nothing at its start.

    What the standard one asks in five round trips is known already: the version came with the
    connection, and the session's settings are ours.
    """

    driver = _NAME
    supports_statement_cache = True
    pool: Pool

    @override
    def on_connect(self) -> None:
        """Add no notice handler: the same session is lent many times."""

    @override
    def _get_server_version_info(self, connection: Any) -> tuple[int, ...]:
        number: int = connection.connection.driver_connection.info.server_version
        return (number // 10_000, number % 10_000)

    @override
    def _get_default_schema_name(self, connection: Any) -> str:
        return "okienko"

    @override
    def get_default_isolation_level(self, dbapi_conn: Any) -> Literal["READ COMMITTED"]:
        return "READ COMMITTED"

    @override
    def _set_backslash_escapes(self, connection: Any) -> None:
        self._backslash_escapes = False

    @override
    def do_close(self, dbapi_connection: Any) -> None:
        """Give the session back instead of closing it."""
        session: Session = dbapi_connection
        if session.pgconn.transaction_status == TransactionStatus.IDLE:
            session.autocommit = True  # no round trip: psycopg only remembers it
        self.pool.give(session)


registry.register(f"postgresql.{_NAME}", __name__, "HouseDialect")


def make_engine(pool: Pool) -> Engine:
    """Make an engine whose connections are the pool's sessions, in transactions."""

    def lend() -> Session:
        session = pool.take()
        session.autocommit = False
        return session

    engine = create_engine(
        f"postgresql+{_NAME}://",
        creator=lend,
        poolclass=NullPool,
        pool_reset_on_return=None,
        use_native_hstore=False,
        hide_parameters=True,
    )
    dialect = engine.dialect
    assert isinstance(dialect, HouseDialect)  # noqa: S101 - tells mypy
    dialect.pool = pool
    return engine


class WriteLease(Lease):
    """Lends a session in one transaction of SQLAlchemy's."""

    __slots__ = ("_connection", "_engine", "_transaction")

    def __init__(self, engine: Engine, cancel: Cancel | None) -> None:
        super().__init__(cancel)
        self._engine = engine

    def __enter__(self) -> Connection:
        with sorted_faults():
            self._connection = self._engine.connect()
        try:
            session = self._connection.connection.driver_connection
            assert isinstance(session, Session)  # noqa: S101 - tells mypy
            self.attach(session)
            self._transaction = self._connection.begin()
        except BaseException:
            self._connection.close()
            raise
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        fault = self.sort(error) if error is not None and is_drivers(error) else None
        try:
            if error is None:
                self._commit()
        except (psycopg.Error, SQLAlchemyError) as failed:
            fault, trace = self.sort(failed), failed.__traceback__
        finally:
            self.detach()
            self._let_go()
        if fault is not None:
            raise fault.with_traceback(trace) from None

    def _commit(self) -> None:
        if not self._transaction.is_active:
            return  # the block has rolled back itself
        if self.stopped:
            raise Cancelled  # stopped between two statements: nothing is stored either
        if self._session is not None and self._session.pgconn.transaction_status == TransactionStatus.INERROR:
            # COMMIT would answer "ROLLBACK", without an error, and nothing would be stored
            raise BugFault("a statement's error was swallowed inside a write", code="swallowed")
        self._transaction.commit()

    def _let_go(self) -> None:
        """Give the session back; what is not committed is rolled back."""
        try:
            self._connection.close()
        except (psycopg.Error, SQLAlchemyError):
            # the connection broke: the server rolls back by itself, and the pool throws it away
            if not self._connection.closed:
                self._connection.invalidate()

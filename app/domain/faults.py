"""What can go wrong, as values that every floor may name.

The store sorts driver errors into these once; nothing above it ever sees a driver's own
exception. ``str(fault)`` is an English sentence for the log; windows make their own sentence
from ``kind``, ``code``, ``what`` and ``detail``. No fault carries a password. Only ``detail`` may
hold what the clerk typed: show it, and log or report ``str(fault)`` alone.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

Detail = Mapping[str, object]
NO_DETAIL: Final[Detail] = MappingProxyType({})


class Trouble(StrEnum):
    """What of the surroundings failed, and so what a person can do about it."""

    UNREACHABLE = "unreachable"
    """No connection could be opened: the server is down, or the network, or the address."""
    GONE = "gone"
    """A connection that was open broke: the server stopped or the network fell."""
    STARTING = "starting"
    """The server answers that it is starting, stopping or recovering; worth a retry."""
    TIMEOUT = "timeout"
    """The server did not answer within the time allowed."""
    BUSY = "busy"
    """A lock or a deadlock with another desk; the same work may succeed at once."""
    CROWDED = "crowded"
    """No free connection: the server's limit, or this program's own pool."""
    DISK_FULL = "disk_full"
    PERMISSION = "permission"
    """The signed-in role may not do this, or the system refuses a file."""
    READ_ONLY = "read_only"
    """The server answers, but is a replica or refuses writes."""
    SIGN_IN = "sign_in"
    """Wrong login or password, or the login is disabled."""
    NO_DATABASE = "no_database"
    TLS = "tls"
    """The server's certificate is missing, unknown or for another host."""
    TARGET = "target"
    """The connection string is wrong; ``code`` says how."""
    SCHEMA_TOO_NEW = "schema_too_new"
    NO_SERVER = "no_server"
    """No PostgreSQL programs to run the embedded server with, or they do not start."""
    DRIVER = "driver"
    """The fast implementation of the database driver is missing from this installation."""


class Fault(Exception):
    """Anything that stopped a piece of work; caught as one of its kinds below."""


class EnvironmentFault(Fault):
    """The surroundings failed, the work itself may be right: tell it, keep the form, retry.

    ``code`` is a machine word that narrows ``kind`` (or empty), ``detail`` its values.
    """

    def __init__(self, kind: Trouble, sentence: str = "", *, code: str = "", detail: Detail = NO_DETAIL) -> None:
        super().__init__(sentence or f"environment: {kind}")
        self.kind = kind
        self.code = code
        self.detail: Detail = dict(detail)

    @property
    def lost(self) -> bool:
        """Whether the server can't be talked to at all just now; a later retry may help."""
        return self.kind in {Trouble.UNREACHABLE, Trouble.GONE, Trouble.STARTING}


class SignInFault(EnvironmentFault):
    """The server refused the login: wrong name or password, disabled, or not let in from here."""

    def __init__(self, sentence: str = "The server refused the login or its password.") -> None:
        super().__init__(Trouble.SIGN_IN, sentence)


class SchemaTooNew(EnvironmentFault):
    """The database was upgraded by a newer program than this one.

    ``found`` is the database's revision, ``known`` the newest one this program has.
    """

    def __init__(self, found: str, known: str) -> None:
        super().__init__(
            Trouble.SCHEMA_TOO_NEW,
            f"The database is at revision {found}, newer than this program knows ({known}).",
            detail={"found": found, "known": known},
        )
        self.found = found
        self.known = known


class Conflict(Fault):
    """Another desk was first: a newer version of the row, or the same thing already there.

    ``what`` is the machine word of a function (SQLSTATE OK002), a constraint's name, or
    ``"version"`` when an UPDATE met no row of the version it was made for.
    """

    def __init__(self, what: str = "version", detail: Detail = NO_DETAIL) -> None:
        super().__init__(f"conflict: {what}")
        self.what = what
        self.detail: Detail = dict(detail)


class AlreadyDone(Fault):
    """A write with this request key was stored before: the work is done, not to be repeated.

    Not a conflict: it is what a retry after a broken connection meets when the first try did
    reach the database. ``constraint`` is the unique constraint on the request key.
    """

    def __init__(self, constraint: str) -> None:
        super().__init__(f"already done: {constraint}")
        self.constraint = constraint


class Refused(Fault):
    """A rule refused the work; ``code`` is its machine word, as in ``domain.*.problems``."""

    def __init__(self, code: str, detail: Detail = NO_DETAIL) -> None:
        super().__init__(f"refused: {code}")
        self.code = code
        self.detail: Detail = dict(detail)


class Cancelled(Fault):
    """The one who asked no longer wants the answer; shown to nobody."""

    def __init__(self, sentence: str = "cancelled") -> None:
        super().__init__(sentence)


class BugFault(Fault):
    """The program is wrong; shown once, with a report to copy that holds no personal data.

    ``code`` groups the same fault (a SQLSTATE, or the exception's name); ``where`` names tables,
    constraints or functions, never values.
    """

    def __init__(self, sentence: str, *, code: str = "", where: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.where = where


class WrongThread(BugFault):
    """A session was opened in the thread that paints: the window would have waited for it."""

    def __init__(self) -> None:
        super().__init__(
            "a database session was opened in a thread where that is forbidden",
            code="wrong_thread",
        )

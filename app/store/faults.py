"""Driver errors, sorted once into the faults of ``domain.faults``.

Our functions and triggers raise with SQLSTATEs of our own class: ``OK001`` refused by a rule
(MESSAGE is the machine code, DETAIL a JSON object), ``OK002`` conflict (MESSAGE says what),
``OK003`` not allowed to this role (MESSAGE is a machine code).

A unique constraint whose name holds ``request_key`` guards against storing one request twice.
"""

import errno
import json
from collections.abc import Mapping
from types import MappingProxyType, TracebackType
from typing import Final

import psycopg

from app.domain.faults import (
    AlreadyDone,
    BugFault,
    Cancelled,
    Conflict,
    EnvironmentFault,
    Fault,
    Refused,
    SignInFault,
    Trouble,
)

NOT_STORABLE: Final = "value_not_storable"
"""Code of a value that no column can hold: a NUL, a number or a text too long."""

_BY_STATE: Final[Mapping[str, Trouble]] = MappingProxyType(
    {
        "25006": Trouble.READ_ONLY,
        "25P03": Trouble.TIMEOUT,
        "25P04": Trouble.TIMEOUT,
        "3D000": Trouble.NO_DATABASE,
        "40001": Trouble.BUSY,
        "40P01": Trouble.BUSY,
        "42501": Trouble.PERMISSION,
        "53100": Trouble.DISK_FULL,
        "55P03": Trouble.BUSY,
        "57P03": Trouble.STARTING,
        "57P04": Trouble.NO_DATABASE,
        "58030": Trouble.DISK_FULL,
    }
)
_BY_CLASS: Final[Mapping[str, Trouble]] = MappingProxyType(
    {"08": Trouble.GONE, "53": Trouble.CROWDED, "57": Trouble.GONE}
)
_NOT_STORABLE_STATES: Final = frozenset({"22001", "22003", "22008", "22021", "22P05", "54000"})
_SENTENCES: Final[Mapping[Trouble, str]] = MappingProxyType(
    {
        Trouble.UNREACHABLE: "The database server can't be reached.",
        Trouble.GONE: "The connection to the database server broke.",
        Trouble.STARTING: "The database server is starting or stopping.",
        Trouble.TIMEOUT: "The database server did not answer in time.",
        Trouble.BUSY: "Another desk works on the same rows.",
        Trouble.CROWDED: "The database server has no more room for a connection.",
        Trouble.DISK_FULL: "There is no space left, or the disk fails.",
        Trouble.PERMISSION: "This is not allowed to the role that is signed in.",
        Trouble.READ_ONLY: "The database server takes no changes.",
        Trouble.NO_DATABASE: "There is no such database.",
        Trouble.TLS: "The secure connection failed: the server's certificate is missing or not trusted.",
        Trouble.TARGET: "The connection string is wrong.",
    }
)
_CONNECTING: Final = ("connection failed", "connection is bad", "failed to resolve", "connection timeout")
# A server that refuses a connection tells no SQLSTATE through libpq, only words in its language.
_SPOKEN: Final[tuple[tuple[Trouble, tuple[str, ...]], ...]] = (
    (
        Trouble.SIGN_IN,
        (
            "authentication failed", "autoryzacja", "no password supplied", "pg_hba.conf",
            "not permitted to log in", "nie zezwolono na logowanie", "fe_sendauth",
            "permission denied for database", "odmowa dostępu do bazy danych",
        ),
    ),
    (Trouble.STARTING, ("starting up", "shutting down", "recovery mode", "uruchamia się", "zamykany")),
    (Trouble.CROWDED, ("too many", "connection slots", "zbyt wiel")),
    (Trouble.NO_DATABASE, ('database "', 'baza danych "')),
    (Trouble.READ_ONLY, ("session is read-only", "hot standby")),
    (Trouble.TARGET, ("definition of service", "service file", "invalid connection option", "invalid port")),
    (Trouble.TLS, ("certificate", "certyfikat", "ssl", "tls")),
    (Trouble.SIGN_IN, ('role "', 'rola "')),
)  # fmt: skip


def sort(error: BaseException, *, cancelled: bool | None = None) -> Fault:
    """Say which fault ``error`` is. ``cancelled``: whether we asked the server to stop it.

    Where that is not known (None), the server's words decide between a cancel and a timeout.
    """
    if isinstance(error, Fault):
        return error
    original = getattr(error, "orig", None)  # what SQLAlchemy wraps
    if isinstance(original, psycopg.Error):
        error = original
    if isinstance(error, psycopg.Error):
        return _sort_driver_error(error, cancelled)
    if isinstance(error, OSError):
        return _sort_system_error(error)
    return BugFault(f"unexpected {type(error).__name__}", code=type(error).__name__)


class sorted_faults:  # noqa: N801 - used as a block: ``with sorted_faults():``
    """Turns errors of the drivers that leave the block into faults; others pass as they are.

    The driver's error is not chained: its text quotes keys and rows.
    """

    __slots__ = ("cancelled",)

    def __init__(self, cancelled: bool | None = None) -> None:
        self.cancelled = cancelled

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None and is_drivers(error):
            raise sort(error, cancelled=self.cancelled).with_traceback(trace) from None


def is_drivers(error: BaseException) -> bool:
    """Whether ``error`` is psycopg's or SQLAlchemy's own, and so must not be seen upstairs."""
    return isinstance(error, psycopg.Error) or type(error).__module__.startswith("sqlalchemy.")


def _sort_driver_error(error: psycopg.Error, cancelled: bool | None) -> Fault:
    state = error.sqlstate
    if state is None:
        return _sort_spoken(error)
    if state == "57014":
        return _sort_stopped(error, cancelled)
    if state.startswith("28"):
        return SignInFault()
    if state.startswith("OK"):
        return _sort_ours(error, state)
    if state in {"23505", "23P01"}:
        return _sort_double(error)
    if state in _NOT_STORABLE_STATES:
        return Refused(NOT_STORABLE, {"sqlstate": state})
    trouble = _BY_STATE.get(state) or _BY_CLASS.get(state[:2])
    return _bug(error, state) if trouble is None else _environment(trouble, state)


def _sort_stopped(error: psycopg.Error, cancelled: bool | None) -> Fault:
    if cancelled is None:
        said = (error.diag.message_primary or "").lower()
        cancelled = "timeout" not in said and "limit" not in said
    return Cancelled() if cancelled else _environment(Trouble.TIMEOUT, "57014")


def _sort_ours(error: psycopg.Error, state: str) -> Fault:
    said = error.diag.message_primary or ""
    try:
        detail = json.loads(error.diag.message_detail or "{}")
    except ValueError:
        detail = None
    if not isinstance(detail, dict):
        return _bug(error, state)
    if state == "OK001":
        return Refused(said, detail)
    if state == "OK002":
        return Conflict(said, detail)
    if state == "OK003":
        return EnvironmentFault(Trouble.PERMISSION, _SENTENCES[Trouble.PERMISSION], code=said, detail=detail)
    return _bug(error, state)


def _sort_double(error: psycopg.Error) -> Fault:
    """Two of what must be one. A key made of our own sequence can't be double unless we err."""
    constraint = error.diag.constraint_name or ""
    if "request_key" in constraint:
        return AlreadyDone(constraint)
    if constraint.endswith("_pkey") or constraint.startswith("pk_") or not constraint:
        return _bug(error, error.sqlstate or "")
    return Conflict(constraint)


def _sort_spoken(error: psycopg.Error) -> Fault:
    """Sort an error that has no SQLSTATE: of a connection, or of the driver itself."""
    said = str(error).lower()
    if isinstance(error, psycopg.errors.ConnectionTimeout):
        return _environment(Trouble.UNREACHABLE, "timeout")
    if isinstance(error, psycopg.OperationalError):
        if said.startswith(_CONNECTING):
            return _sort_refusal(error, said)
        return _environment(Trouble.GONE)
    if isinstance(error, psycopg.InterfaceError) and "connection" in said and "closed" in said:
        return _environment(Trouble.GONE)
    if isinstance(error, psycopg.DataError):
        return Refused(NOT_STORABLE)
    if isinstance(error, psycopg.ProgrammingError) and "connection" in said:
        return _environment(Trouble.TARGET)
    return BugFault(f"the driver raised {type(error).__name__}", code=type(error).__name__)


def _sort_refusal(error: psycopg.Error, said: str) -> Fault:
    if "connection refused" in said or "failed to resolve" in said:
        return _environment(Trouble.UNREACHABLE)
    for trouble, words in _SPOKEN:
        if any(word in said for word in words):
            return SignInFault() if trouble is Trouble.SIGN_IN else _environment(trouble)
    attempt = error.pgconn
    if attempt is not None and (attempt.needs_password or attempt.used_password):
        return SignInFault()  # refused after the password was asked, in a language not known here
    return _environment(Trouble.UNREACHABLE)


def _sort_system_error(error: OSError) -> Fault:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EIO}:
        return _environment(Trouble.DISK_FULL)
    if isinstance(error, PermissionError):
        return EnvironmentFault(
            Trouble.PERMISSION,
            f"The system does not allow it: {error.strerror}.",
            code="file",
            detail={"file": str(error.filename or "")},
        )
    if error.errno == errno.EROFS:
        return _environment(Trouble.READ_ONLY, "file")
    return BugFault(f"unexpected {type(error).__name__}", code=type(error).__name__)


def _environment(trouble: Trouble, code: str = "") -> EnvironmentFault:
    return EnvironmentFault(trouble, _SENTENCES[trouble], code=code)


def _bug(error: psycopg.Error, state: str) -> BugFault:
    """Describe an error by names only; the server's words too where they can't hold a value."""
    diag = error.diag
    names = (diag.schema_name, diag.table_name, diag.column_name, diag.constraint_name)
    functions = [
        line.split(" at ")[0] for line in (diag.context or "").splitlines() if line.startswith("PL/pgSQL function ")
    ]
    where = "; ".join([".".join(name for name in names if name), *functions]).strip("; ")
    told = f": {diag.message_primary}" if state[:2] in {"42", "0A", "3F"} else ""
    return BugFault(f"{state} {type(error).__name__}{told}", code=state, where=where)

"""One sentence for each fault: what happened and what the clerk can do. Context "Faults"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.faults import (
    AlreadyDone,
    Conflict,
    EnvironmentFault,
    Refused,
    Trouble,
)
from app.models.language import noop

_TROUBLES = {
    Trouble.UNREACHABLE: noop("Faults", "The server can't be reached. Check the network, then try again."),
    Trouble.GONE: noop("Faults", "The connection to the server was lost. What you typed is kept."),
    Trouble.STARTING: noop("Faults", "The server is just starting. Try again in a moment."),
    Trouble.TIMEOUT: noop("Faults", "The server did not answer in time. Try again."),
    Trouble.BUSY: noop("Faults", "Another desk is saving the same thing just now. Try again."),
    Trouble.CROWDED: noop("Faults", "The server has no free connection. Try again in a moment."),
    Trouble.DISK_FULL: noop("Faults", "The server's disk is full. Tell the administrator."),
    Trouble.PERMISSION: noop("Faults", "Your role does not allow this. A supervisor can do it."),
    Trouble.READ_ONLY: noop("Faults", "The server takes no changes just now. Try again later."),
    Trouble.SIGN_IN: noop("Faults", "Wrong login or password, or the login is disabled."),
    Trouble.NO_DATABASE: noop("Faults", "There is no such database on this server. Tell the administrator."),
    Trouble.TLS: noop("Faults", "The server's certificate can't be trusted. Tell the administrator."),
    Trouble.TARGET: noop("Faults", "The server's address is written wrongly. Tell the administrator."),
    Trouble.SCHEMA_TOO_NEW: noop("Faults", "The database is newer than this program. Install the new version."),
    Trouble.NO_SERVER: noop("Faults", "The database server can't be started on this computer."),
    Trouble.DRIVER: noop("Faults", "This installation is damaged (database driver). Install it again."),
}
_SCHEMAS = {
    "schema_missing": noop("Faults", "The database holds no Okienko yet. Tell the administrator."),
    "schema_old": noop(
        "Faults", "The database is older than this program. Tell the administrator to bring it up to date."
    ),
}
_NO_SERVER_SET = noop("Faults", "No server is set on this computer. Tell the administrator.")
_CONFLICT = noop("Faults", "Another desk was first: the data has changed. Look at it again before you save.")
_DONE = noop("Faults", "This had been saved before; nothing was stored twice.")
_NOT_STORABLE = noop("Faults", "This text holds a sign that can't be stored. Delete it and save again.")
_REFUSED = noop("Faults", "This can't be saved: a rule forbids it (%1).")
_BUG = noop("Faults", "The program made an error. Your data is safe; details are in the report.")


def sentence(error: BaseException) -> str:
    """What to tell the clerk of an error; a page that knows a ``Refused`` code better says it itself."""
    match error:
        case EnvironmentFault(code="no_server_set"):
            return _tr(_NO_SERVER_SET)
        case EnvironmentFault(code=code) if code in _SCHEMAS:
            return _tr(_SCHEMAS[code])
        case EnvironmentFault():
            return _tr(_TROUBLES[error.kind])
        case Conflict():
            return _tr(_CONFLICT)
        case AlreadyDone():
            return _tr(_DONE)
        case Refused(code="value_not_storable"):
            return _tr(_NOT_STORABLE)
        case Refused():
            return _tr(_REFUSED).replace("%1", error.code)
        case _:
            return _tr(_BUG)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Faults", text)

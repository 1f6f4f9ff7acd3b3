"""The process's environment: the only place that reads or sets its variables.

| variable | meaning |
|---|---|
| ``OKIENKO_DSN`` | connection string of the central database |
| ``OKIENKO_PG_BIN`` | folder of PostgreSQL programs for the embedded server |
| ``OKIENKO_PG_USER`` | account that runs the embedded server when we are root |
| ``OKIENKO_HOME`` | one folder for everything this program keeps, instead of the user's usual ones |
| ``OKIENKO_SHARED`` | real data that some tests and the import tour read |
| ``OKIENKO_SMTP_HOST``, ``OKIENKO_SMTP_PORT`` | the mail server that takes e-mails over |
| ``OKIENKO_SMTP_SECURITY`` | ``starttls`` (without it), ``tls``, or ``none`` to this computer itself |
| ``OKIENKO_SMTP_FROM`` | the address that writes, and that bounces come back to |
| ``OKIENKO_SMTP_USER``, ``OKIENKO_SMTP_PASSWORD`` | login there; empty for none |
| ``OKIENKO_P24_URL`` | address of the payment gateway, if not the production one |
| ``OKIENKO_P24_MERCHANT``, ``OKIENKO_P24_POS``, ``OKIENKO_P24_API_KEY``, ``OKIENKO_P24_CRC`` | our account there |
| ``OKIENKO_IMAP_HOST``, ``OKIENKO_IMAP_PORT``, ``OKIENKO_IMAP_USER``, ``OKIENKO_IMAP_PASSWORD`` | mailbox of bounces |
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_KEPT_FOR_SERVER: Final = (
    "PATH", "TZDIR", "TMPDIR", "TMP", "TEMP", "SYSTEMROOT", "SystemRoot", "WINDIR", "COMSPEC",
    "PATHEXT", "DYLD_LIBRARY_PATH",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MailEnvironment:
    """What the variables say of a mail server, "smtp" or "imap"; empty where they say nothing."""

    service: str
    host: str = ""
    port: str = ""
    security: str = ""
    sender: str = ""
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class GatewayEnvironment:
    """What the variables say of the payment gateway; empty where they say nothing."""

    address: str = ""
    merchant: str = ""
    pos: str = ""
    api_key: str = field(default="", repr=False)
    crc: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Environment:
    """What the variables said when the program began; hand it down instead of reading again."""

    dsn: str | None = field(default=None, repr=False)
    """May hold a password, so it is left out of the repr."""
    pg_bin: Path | None = None
    pg_user: str | None = None
    home: Path | None = None
    shared: Path | None = None
    runtime_folder: Path | None = None
    """``XDG_RUNTIME_DIR``: a short, closed folder of this user on most Linux desktops."""
    service_files: tuple[Path, ...] = ()
    """Where libpq looks for connection services (``pg_service.conf``), the nearest first."""
    path: str = ""
    languages: tuple[str, ...] = ()
    """Locale names by preference, like ``pl_PL.UTF-8``."""
    display: bool = False
    """Whether a window can be shown to a person."""
    qt_platform: str = ""
    """``QT_QPA_PLATFORM``: who set it wants a window, be it one that nobody sees."""
    smtp: MailEnvironment = MailEnvironment("smtp")
    imap: MailEnvironment = MailEnvironment("imap")
    gateway: GatewayEnvironment = GatewayEnvironment()


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """Read the process's variables, or ``variables`` in a test. Empty ones count as not set."""
    env = {key: value for key, value in (variables or os.environ).items() if value.strip()}
    languages = (
        *env.get("LANGUAGE", "").split(":"),
        *(env.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")),
    )
    return Environment(
        dsn=env.get("OKIENKO_DSN"),
        pg_bin=_path(env.get("OKIENKO_PG_BIN")),
        pg_user=env.get("OKIENKO_PG_USER"),
        home=_path(env.get("OKIENKO_HOME")),
        shared=_path(env.get("OKIENKO_SHARED")),
        runtime_folder=_path(env.get("XDG_RUNTIME_DIR")),
        service_files=_service_files(env),
        path=env.get("PATH", os.defpath),
        languages=tuple(name for name in languages if name),
        display=_has_display(env),
        qt_platform=env.get("QT_QPA_PLATFORM", ""),
        smtp=MailEnvironment(
            "smtp",
            host=env.get("OKIENKO_SMTP_HOST", ""),
            port=env.get("OKIENKO_SMTP_PORT", ""),
            security=env.get("OKIENKO_SMTP_SECURITY", ""),
            sender=env.get("OKIENKO_SMTP_FROM", ""),
            user=env.get("OKIENKO_SMTP_USER", ""),
            password=env.get("OKIENKO_SMTP_PASSWORD", ""),
        ),
        imap=MailEnvironment(
            "imap",
            host=env.get("OKIENKO_IMAP_HOST", ""),
            port=env.get("OKIENKO_IMAP_PORT", ""),
            user=env.get("OKIENKO_IMAP_USER", ""),
            password=env.get("OKIENKO_IMAP_PASSWORD", ""),
        ),
        gateway=GatewayEnvironment(
            address=env.get("OKIENKO_P24_URL", ""),
            merchant=env.get("OKIENKO_P24_MERCHANT", ""),
            pos=env.get("OKIENKO_P24_POS", ""),
            api_key=env.get("OKIENKO_P24_API_KEY", ""),
            crc=env.get("OKIENKO_P24_CRC", ""),
        ),
    )


def _path(value: str | None) -> Path | None:
    return Path(value).expanduser().absolute() if value else None


def _service_files(env: Mapping[str, str]) -> tuple[Path, ...]:
    named = _path(env.get("PGSERVICEFILE"))
    if sys.platform == "win32":
        own = Path(env.get("APPDATA", "")) / "postgresql" / ".pg_service.conf"
    else:
        own = Path(env.get("HOME", "")) / ".pg_service.conf"
    common = [Path(env["PGSYSCONFDIR"]) / "pg_service.conf"] if "PGSYSCONFDIR" in env else []
    return (named or own, *common)


def _has_display(env: Mapping[str, str]) -> bool:
    if env.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return False
    return "DISPLAY" in env or "WAYLAND_DISPLAY" in env or sys.platform.startswith(("win", "darwin"))


def set_variable(name: str, value: str) -> None:
    """Set a variable that a library reads at its import, as Qt does with ``QT_QPA_PLATFORM``."""
    os.environ[name] = value


def set_default(name: str, value: str) -> None:
    """Like ``set_variable``, but what the user has set stays."""
    os.environ.setdefault(name, value)


def server_environment(home: Path) -> dict[str, str]:
    """Give the variables that the embedded server's programs get.

    ``PG*`` variables and the user's locale stay out: they would change what initdb makes.
    """
    kept = {name: os.environ[name] for name in _KEPT_FOR_SERVER if name in os.environ}
    return {**kept, "HOME": str(home), "LC_ALL": "C", "LANGUAGE": "", "TZ": "UTC"}


def is_root() -> bool:
    """Whether we run as root, whom PostgreSQL's programs refuse."""
    return sys.platform != "win32" and os.geteuid() == 0

"""What to connect to: the demonstration database, or any server that libpq can name.

A password never comes by the command line, where every user of the machine can read it.
"""

import re
from collections.abc import Mapping
from configparser import Error as ConfigError
from configparser import RawConfigParser
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Self

import psycopg
from psycopg import pq
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from app.domain.faults import EnvironmentFault, Trouble
from app.system.environment import Environment

DATABASE: Final = "okienko"
_SECRETS: Final = frozenset({"password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key"})
_SERVICE_NAME: Final = re.compile(r"[\w.-]+")
_LOOPBACK: Final = re.compile(r"localhost|127(\.\d{1,3}){3}|::1")
_DEFAULTS: Final = {
    "application_name": "okienko",
    "client_encoding": "UTF8",
    "connect_timeout": "10",
    "gssencmode": "disable",  # else libpq tries Kerberos first wherever a ticket lies around
}
_REMOTE_DEFAULTS: Final = {
    "sslmode": "verify-full",
    # a silent network is noticed in about a minute, not in two hours
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}


class Origin(StrEnum):
    """Who named the server."""

    DEMO = "demo"
    COMMAND = "command"
    ENVIRONMENT = "environment"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Target:
    """A database to sign in to. ``parts`` are libpq's keywords, never a password.

    ``place`` names it for people and for the keyring. The demonstration's parts are known only
    when its cluster runs: see ``at``.
    """

    origin: Origin
    parts: Mapping[str, str] = field(default_factory=dict)
    place: str = "demo"
    password: str | None = field(default=None, repr=False)
    """Only from OKIENKO_DSN or a settings file; kept in memory."""

    @property
    def is_demo(self) -> bool:
        return self.origin is Origin.DEMO

    @property
    def login(self) -> str:
        """The login named in the connection string, or an empty string."""
        return self.parts.get("user", "")

    def conninfo(self, login: str = "") -> str:
        """Give libpq's connection string for ``login``, without a password."""
        return make_conninfo("", **{**self.parts, **({"user": login} if login else {})})

    def at(self, conninfo: str) -> Self:
        """Give the same target at the address that its cluster has now."""
        return replace(self, parts=_texts(conninfo_to_dict(conninfo)))


def choose_target(
    environment: Environment, *, demo: bool = False, dsn: str | None = None, setting: str = ""
) -> Target | None:
    """Say what to connect to: ``--demo``, ``--dsn``, OKIENKO_DSN, the desk's setting, else None.

    Raises EnvironmentFault (target) with ``code`` ``demo_and_dsn``, ``password_on_command_line``
    or ``unreadable``.
    """
    if demo and dsn:
        raise _wrong("demo_and_dsn", "Choose one of --demo and --dsn.")
    if demo:
        return Target(Origin.DEMO)
    for text, origin in ((dsn, Origin.COMMAND), (environment.dsn, Origin.ENVIRONMENT), (setting, Origin.SETTING)):
        if text:
            return read_dsn(text, origin, environment)
    return None


def read_dsn(text: str, origin: Origin, environment: Environment) -> Target:
    """Read a connection string of libpq's: key=value, URI, or the bare name of a service.

    Where it names a server across the network and no ``sslmode``, the server must prove itself
    (verify-full). Several hosts are tried in turn until one takes writes.
    """
    text = text.strip()
    if _SERVICE_NAME.fullmatch(text):
        text = f"service={text}"
    try:
        given = _texts(conninfo_to_dict(text))
    except psycopg.Error:  # its words quote the string, and so perhaps a password
        raise _wrong("unreadable", "The connection string can't be read; give key=value pairs or an URI.") from None
    if origin is Origin.COMMAND and _SECRETS & given.keys():
        raise _wrong(
            "password_on_command_line",
            "A password does not belong on the command line: other users of this machine can read it there. "
            "Leave it out; the sign-in window asks for it, or libpq's password file gives it.",
        )
    password = given.pop("password", None)
    known = {**_variables(), **_service(given.get("service"), environment), **given}
    hosts = _hosts(known)
    defaults = {**_DEFAULTS, **(_REMOTE_DEFAULTS if any(map(_is_remote, hosts)) else {})}
    if "service" not in given:
        defaults["dbname"] = DATABASE
    if len(hosts) > 1:
        defaults["target_session_attrs"] = "read-write"
    added = {key: value for key, value in defaults.items() if key not in known}
    return Target(origin, {**added, **given}, _place({**added, **known}, hosts), password)


def _variables() -> dict[str, str]:
    """Give what libpq takes from its own variables (PGHOST, PGSSLMODE ...) and from PGSERVICE."""
    return {
        option.keyword.decode(): option.val.decode(errors="replace")
        for option in pq.Conninfo.get_defaults()
        if option.val is not None and option.val != option.compiled
    }


def _service(name: str | None, environment: Environment) -> dict[str, str]:
    """Give a service's own keywords, as far as its file is where libpq usually looks."""
    for path in environment.service_files if name else ():
        parser = RawConfigParser(delimiters=("=",), comment_prefixes=("#",), strict=False)
        try:
            parser.read(path, encoding="utf-8")
        except (OSError, ConfigError, UnicodeDecodeError):
            continue
        if parser.has_section(name or ""):
            return dict(parser.items(name or ""))
    # unknown: taken for a server across the network, the careful side; a local socket ignores it
    return {"host": "unknown"} if name else {}


def _hosts(parts: Mapping[str, str]) -> list[str]:
    names = parts.get("host") or parts.get("hostaddr") or ""
    return [name.strip() for name in names.split(",")]


def _is_remote(host: str) -> bool:
    return bool(host) and not host.startswith(("/", "@")) and not _LOOPBACK.fullmatch(host)


def _place(parts: Mapping[str, str], hosts: list[str]) -> str:
    name = parts.get("dbname", "")
    if "service" in parts:
        return f"service {parts['service']}" + (f" / {name}" if name else "")
    ports = (parts.get("port") or "").split(",")
    if len(ports) != len(hosts):
        ports = [ports[0]] * len(hosts)
    shown = [f"{host or 'local'}{f':{port}' if port else ''}" for host, port in zip(hosts, ports, strict=True)]
    return f"{','.join(shown)} / {name}"


def _texts(parts: Mapping[str, object]) -> dict[str, str]:
    return {key: str(value) for key, value in parts.items() if value is not None}


def _wrong(code: str, sentence: str) -> EnvironmentFault:
    return EnvironmentFault(Trouble.TARGET, sentence, code=code)

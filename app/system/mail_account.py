"""Passwords of mailboxes: from an open file, the environment or the system's keyring; never an option, a file of ours, a log.

| variable | meaning |
|---|---|
| ``OKIENKO_SMTP_HOST``, ``OKIENKO_SMTP_PORT`` | the mail server that takes e-mails over |
| ``OKIENKO_SMTP_SECURITY`` | ``starttls`` (without it), ``tls``, or ``none`` to this computer itself |
| ``OKIENKO_SMTP_FROM``, ``OKIENKO_SMTP_USER`` | the address that writes; the login, empty for none |
| ``OKIENKO_SMTP_PASSWORD``, ``OKIENKO_IMAP_PASSWORD`` | passwords |
| ``OKIENKO_IMAP_HOST``, ``OKIENKO_IMAP_PORT``, ``OKIENKO_IMAP_USER`` | the mailbox that bounces come to |
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from app.system.secrets import Secrets

_LONGEST: Final = 1024


@dataclass(frozen=True, slots=True)
class MailEnvironment:
    """What the variables say of one service, ``SMTP`` or ``IMAP``."""

    service: str
    host: str = ""
    port: str = ""
    security: str = ""
    user: str = ""
    sender: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def read(cls, service: str, variables: Mapping[str, str] | None = None) -> Self:
        """Read the process's variables, or ``variables`` in a test."""
        env = os.environ if variables is None else variables

        def said(name: str) -> str:
            return env.get(f"OKIENKO_{service}_{name}", "").strip()

        return cls(
            service, said("HOST"), said("PORT"), said("SECURITY"), said("USER"), said("FROM"),
            env.get(f"OKIENKO_{service}_PASSWORD", ""),
        )  # fmt: skip


def keyring_place(service: str, host: str) -> str:
    """Under which name the keyring keeps the password of a mailbox: ``smtp://poczta.example``."""
    return f"{service.lower()}://{host}"


def find_password(said: MailEnvironment, host: str, user: str, descriptor: int | None, keyring: Secrets) -> str | None:
    """The password of ``user``: the first line of an open file, else the variable, else the keyring's; None without any.

    Raises OSError where the descriptor can't be read.
    """
    if descriptor is not None:
        with os.fdopen(descriptor, "rb") as stream:
            return stream.readline(_LONGEST).decode("utf-8").rstrip("\r\n")
    return said.password or keyring.get(keyring_place(said.service, host), user)

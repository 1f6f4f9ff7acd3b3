"""Passwords of mailboxes: from an open file, the environment or the system's keyring; never an option, a file of ours, a log."""

from __future__ import annotations

import os
from typing import Final

from app.system.environment import MailEnvironment
from app.system.secrets import Secrets

_LONGEST: Final = 1024


def keyring_place(service: str, host: str) -> str:
    """Under which name the keyring keeps the password of a mailbox: ``smtp://poczta.example``."""
    return f"{service}://{host}"


def find_password(said: MailEnvironment, host: str, user: str, descriptor: int | None, keyring: Secrets) -> str | None:
    """The password of ``user``: the first line of an open file, else the variable, else the keyring's; None without any.

    Raises OSError where the descriptor can't be read.
    """
    if descriptor is not None:
        with os.fdopen(descriptor, "rb") as stream:
            return stream.readline(_LONGEST).decode("utf-8").rstrip("\r\n")
    return said.password or keyring.get(keyring_place(said.service, host), user)

"""Clerks of the office: each is a login of the database, in one group of rights."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SHORTEST_PASSWORD: Final = 12
"""Characters; long passwords instead of signs and digits, as NIST SP 800-63B 5.1.1 advises."""


class ClerkRole(StrEnum):
    """What a clerk may do; ``docs/security.md`` says it in full."""

    CLERK = "clerk"
    ACCOUNTING = "accounting"  # a clerk who also assigns payments and sees whose they may be
    SUPERVISOR = "supervisor"  # an accounting clerk who also decides and announces
    ADMIN = "admin"  # a supervisor who also keeps clerks and settings
    AUDITOR = "auditor"  # reads the traces, and nothing else


@dataclass(frozen=True, slots=True)
class ClerkLogin:
    """A clerk as the office keeps them. A disabled one stays, since the traces name them."""

    login: str
    name: str
    role: ClerkRole
    active: bool


def password_problem(login: str, password: str) -> str:
    """Say with a machine word what is wrong with a new password, or an empty string."""
    if not password.isprintable():
        return "password_not_printable"
    if len(password) < SHORTEST_PASSWORD:
        return "password_too_short"
    if login and login.casefold() in password.casefold():
        return "password_holds_login"
    if len(set(password)) < 5:
        return "password_too_simple"
    return ""

"""Passwords of e-BOK: what a one-time password looks like and what an own one must not be.

Sources: issue of 12 readable characters in groups of four (domain.md 3.5), CERT-NASK's rule of at least 12
characters for own passwords. What makes a hash of them is ``app/system/passwords.py``.
"""

import secrets
from typing import Final

READABLE: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Small letters and digits that nobody takes for each other on paper or aloud: no 0 o 1 l i."""

GROUP: Final = 4
GROUPS: Final = 4
"""16 characters of 31: 79 bits, beyond any guessing within the fortnight it holds."""

OWN_MIN: Final = 12
OWN_MAX: Final = 128

_WEAK: Final = frozenset(
    {
        "haslo",
        "password",
        "qwerty",
        "ebok",
        "admin",
        "zaq12wsx",
        "qwertyuiop",
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890",
    }
)
_FEW: Final = 5
"""With fewer different characters a long password is a short one repeated."""


def one_time_password() -> str:
    """A new one-time password, such as ``kfd7-x2mp-9wqa-t3hn``, from the system's cryptographic source."""
    groups = ["".join(secrets.choice(READABLE) for _ in range(GROUP)) for _ in range(GROUPS)]
    return "-".join(groups)


def own_password_problem(text: str, login: str = "") -> str:
    """What is wrong with a password a customer chose, as a code; empty when nothing is.

    ``too_short`` | ``too_long`` | ``holds_login`` | ``too_plain``.
    """
    if len(text) < OWN_MIN:
        return "too_short"
    if len(text) > OWN_MAX:
        return "too_long"
    bare = "".join(sign for sign in text.casefold() if sign.isalnum())
    name = "".join(sign for sign in login.casefold() if sign.isalnum())
    if len(name) >= GROUP and name in bare:
        return "holds_login"
    if len(set(text)) < _FEW or _is_known(bare):
        return "too_plain"
    return ""


def _is_known(bare: str) -> bool:
    """Whether nothing is left of it once the commonest words and runs are taken out and digits at its end dropped."""
    rest = bare
    for word in sorted(_WEAK, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest.strip("0123456789")) < _FEW and rest != bare

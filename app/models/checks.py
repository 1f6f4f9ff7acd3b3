"""What checks fields is loaded off the GUI thread: at the first letter typed the window would stand still for it."""

from __future__ import annotations

from app.domain import identifiers
from app.system.locks import HEAVY_IMPORTS


def load_checks() -> None:
    """Import what knows telephone numbers, addresses of e-mail and PESEL; on a pool thread."""
    with HEAVY_IMPORTS:
        identifiers.email_problem("a@b.pl")
        identifiers.phone_problem("601234567")
        identifiers.pesel_problem("44051401359")

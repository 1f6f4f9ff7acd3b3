"""What the program is given: how to find a database, what to load, how to build the workplace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.system.secrets import Secrets

if TYPE_CHECKING:
    from app.models.jobs import Cancel
    from app.services.signing import SignedIn
    from app.system.clock import Clock
    from app.views.workplace import Workplace


def _nothing() -> None:
    return


@dataclass(frozen=True)
class Door:
    """A database that can be signed in to. ``conninfo(login)`` gives libpq's string without a password.

    ``login`` and ``password`` set: the window signs in by itself (demonstration). ``close`` is called at the end.
    """

    place: str
    conninfo: Callable[[str], str]
    login: str = ""
    password: str | None = field(default=None, repr=False)
    automatic: bool = False
    close: Callable[[], None] = _nothing


@dataclass(frozen=True)
class Plan:
    """What ``main`` hands over. ``find_door`` finds or starts the database (may raise EnvironmentFault) and ``load``
    imports what the workplace is made of, both off the GUI thread after the first paint; ``build`` makes the workplace.
    ``prepares``: the database may have to be made first and signs in by itself, so there is nothing to type meanwhile.
    """

    find_door: Callable[[Cancel], Door]
    load: Callable[[], object]
    build: Callable[[Any, SignedIn], Workplace]  # first the Program, which imports this module
    place: str = ""
    prepares: bool = False
    clock: Clock | None = None
    secrets: Secrets = field(default_factory=Secrets)

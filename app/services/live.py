"""Changes made at other desks: notices of the database become ``Changed`` values for the feed.

Any role may send a notice, so it is a hint to read again and nothing more; one that makes no sense is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, Protocol

from app.domain.listing import Changed

if TYPE_CHECKING:
    from app.services.link import Link

CHANNEL: Final = "okienko"
_PAYLOAD: Final = re.compile(r"(\*|[a-z][a-z_]{0,62}):([0-9]{1,18}):([0-9]{1,18})", re.ASCII)


class StopSign(Protocol):
    """What tells that nobody listens any more: see ``app.models.jobs.Cancel``."""

    @property
    def cancelled(self) -> bool:
        """Whether nobody listens any more."""

    def attach(self, stop: Callable[[], object], /) -> None:
        """Tell how the waiting is ended; raises ``Cancelled`` when it is too late to begin."""

    def detach(self) -> None:
        """The waiting is over."""


def changed(payload: str) -> Changed | None:
    """Read ``table:customer_id:row_id``; None for anything else."""
    found = _PAYLOAD.fullmatch(payload)
    return Changed(found[1], int(found[2]), int(found[3])) if found else None


def listen(database: Link, cancel: StopSign) -> Iterator[Changed | None]:
    """Wait for changes until ``cancel``; blocks its thread, so it belongs to the feed's own.

    Gives None as soon as it listens, then each change it hears of. Raises EnvironmentFault when the connection falls:
    what is shown must then be read again, since notices sent meanwhile are lost.
    """
    with database.listener(CHANNEL) as listener:
        cancel.attach(listener.stop)
        try:
            yield None
            for notice in listener.notices(lambda: cancel.cancelled):
                change = changed(notice.payload)
                if change is not None:
                    yield change
        finally:
            cancel.detach()

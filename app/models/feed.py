"""The change feed: what changed here or at another desk; each model decides by itself whether to read again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.listing import Changed

EVERYTHING = Changed("*", 0)
"""Nobody knows what changed (the connection was lost): everything open is read again."""

GATHER_MS = 40
"""Changes are gathered this long, so that a save and its echo from the server are told once."""


def concerns(changed: Changed, tables: Iterable[str] = (), customer_id: int = 0) -> bool:
    """Whether a change touches one of ``tables`` (none given: any) of the customer (0: any customer)."""
    if changed.table == EVERYTHING.table:
        return True
    wanted = tuple(tables)
    if wanted and changed.table not in wanted:
        return False
    return customer_id in (0, changed.customer_id) or changed.customer_id == 0


class Feed(QObject):
    """One signal for every change, whoever made it. Nobody calls anybody's refresh."""

    changed = Signal(object)
    """Carries one ``Changed``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[Changed, None] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._send)

    def tell(self, *changes: Changed) -> None:
        """Something was written here, or heard of from the server."""
        self._waiting.update(dict.fromkeys(changes))
        if self._waiting and not self._timer.isActive():
            self._timer.start()

    def _send(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for change in (EVERYTHING,) if EVERYTHING in waiting else tuple(waiting):
            self.changed.emit(change)

"""Python's garbage, collected where it does no harm and when it costs little."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from app.system.locks import HEAVY_IMPORTS

COLLECT_MS = 1000
"""How often the GUI thread looks whether there is garbage to collect."""


class Collector(QObject):
    """Python's cyclic garbage is collected on the GUI thread only, as long as there are others.

    Left to itself the interpreter collects in whatever thread happens to run; a QObject found there would be destroyed
    in the wrong thread, which Qt answers with a crash or a hang.
    """

    _users = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(COLLECT_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        self._on = True
        Collector._users += 1
        gc.disable()

    def end(self) -> None:
        """The last thread has ended; garbage is anybody's again."""
        if not self._on:
            return
        self._on = False
        self._timer.stop()
        Collector._users -= 1
        if not Collector._users:
            gc.collect(1)
            gc.enable()

    def _collect(self) -> None:
        """The youngest objects when there are many, the others with them when it is their turn."""
        if HEAVY_IMPORTS.locked():  # loading makes no garbage, but much to look at
            return
        counts = gc.get_count()
        if counts[0] > self._limits[0]:
            older = [place for place in (1, 2) if counts[place] > self._limits[place]]
            gc.collect(max(older, default=0))


def keep_what_is_loaded() -> None:
    """Modules live as long as the program: no collection need look at them again. To be called while no customer is open,
    since what a customer's view leaves behind would be kept too.
    """
    gc.freeze()

"""Measures how long the GUI thread could not answer: a short timer that should beat, and how late it does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import quantiles

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
TARGET_P99_MS = 16
TARGET_MAX_MS = 50
KEPT = 20
"""So many of the longest blocks are kept with what was being done."""


@dataclass(frozen=True, slots=True)
class Block:
    """A time in which the window answered nothing. ``busy_ms`` is what this thread itself computed meanwhile: the rest
    went to other threads of the program or to other programs of the machine.
    """

    ms: float
    busy_ms: float
    during: str


class Heartbeat(QObject):
    """Beats while the event loop runs; what is excused (pictures, reading the window for the report) is not counted.

    A change of theme or text size lays every widget of the window out anew: it is measured too, and told apart.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.during = ""
        self._restyles = False
        self._late: list[float] = []
        self._late_restyling: list[float] = []
        self._blocks: list[Block] = []
        self._step_longest = 0.0
        self._last = 0.0
        self._last_busy = 0.0
        self._excused = 0.0
        self._excused_busy = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to measure, from now."""
        self._mark()
        self._timer.start()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()

    @contextmanager
    def excused(self) -> Iterator[None]:
        """What happens inside is the measurer's own work."""
        began, busy = time.perf_counter(), time.thread_time()
        try:
            yield
        finally:
            self._excused += time.perf_counter() - began
            self._excused_busy += time.thread_time() - busy

    def begin(self, during: str, *, restyles: bool = False) -> None:
        """What follows is another step; ``restyles``: one that changes the look of everything at once."""
        self.during, self._restyles, self._step_longest = during, restyles, 0.0

    def take_longest(self) -> float:
        """The longest block since this was last asked, in milliseconds."""
        longest, self._step_longest = self._step_longest, 0.0
        return longest

    def figures(self) -> dict[str, object]:
        """p99 and maximum in milliseconds, their targets, and the longest blocks with what was being done."""
        late, restyling = sorted(self._late), self._late_restyling
        p99 = quantiles(late, n=100, method="inclusive")[98] if len(late) > 1 else 0.0
        longest = late[-1] if late else 0.0
        return {
            "beats": len(late),
            "interval_ms": BEAT_MS,
            "p50_ms": round(late[len(late) // 2], 2) if late else 0.0,
            "p99_ms": round(p99, 2),
            "max_ms": round(longest, 2),
            "target_p99_ms": TARGET_P99_MS,
            "target_max_ms": TARGET_MAX_MS,
            "holds": p99 <= TARGET_P99_MS and longest <= TARGET_MAX_MS,
            "change_of_look_max_ms": round(max(restyling, default=0.0), 2),
            "longest": [
                {"ms": round(block.ms, 1), "gui_thread_busy_ms": round(block.busy_ms, 1), "during": block.during}
                for block in sorted(self._blocks, key=lambda block: -block.ms)[:KEPT]
            ],
        }

    def _beat(self) -> None:
        gap = time.perf_counter() - self._last - self._excused
        busy = time.thread_time() - self._last_busy - self._excused_busy
        late = max(gap * 1000 - BEAT_MS, 0.0)
        (self._late_restyling if self._restyles else self._late).append(late)
        self._step_longest = max(self._step_longest, late)
        if late >= TARGET_P99_MS and not self._restyles:
            self._blocks.append(Block(late, busy * 1000, self.during))
        self._mark()

    def _mark(self) -> None:
        self._last = time.perf_counter()
        self._last_busy = time.thread_time()
        self._excused = self._excused_busy = 0.0

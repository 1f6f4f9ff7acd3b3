"""Keeps a draft while it is typed: a moment after the last change, one write at a time, again after a lost connection."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.jobs import Cancel, Jobs

KEEP_MS = 800
"""A draft is kept this long after the last change."""
AGAIN_MS = 5000
"""Where it could not be kept it is tried again after this long; what is typed stays in memory meanwhile."""


class Keeper(QObject):
    """Asks ``snapshot`` for the draft as it stands and gives it to ``store`` off the GUI thread (plain values only)."""

    changed = Signal()
    """``kept`` or ``away`` changed."""

    def __init__(
        self, jobs: Jobs, snapshot: Callable[[], Hashable], store: Callable[[Hashable], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._snapshot = snapshot
        self._store = store
        self.kept = True
        self.away = False
        self._writing = False
        self._after: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def touch(self) -> None:
        """Something was typed."""
        self._set(kept=False, away=self.away)
        self._timer.start(KEEP_MS)

    def keep(self) -> None:
        """Keep it now, unless it is kept or on its way already."""
        self._timer.stop()
        if self.kept or self._writing:
            return
        draft, store = self._snapshot(), self._store
        self._writing = True

        def work(_cancel: Cancel) -> None:
            store(draft)  # never stopped half-way: it is short, and always ends

        self._jobs.start(
            work, lambda _none: self._was_kept(draft), self._was_not_kept, owner=self, key="keep", quiet=True
        )

    def rest(self) -> None:
        """Stop waiting for the next write: what is typed is being stored for good."""
        self._timer.stop()

    def settled(self) -> None:
        """What was typed is stored for good, or gone by hand."""
        self._timer.stop()
        self._set(kept=True, away=False)

    def when_idle(self, run: Callable[[], None]) -> None:
        """Run now, or when the draft on its way has arrived, so that it can't come after what runs."""
        if self._writing:
            self._after = run
        else:
            run()

    def _was_kept(self, draft: Hashable) -> None:
        self._writing = False
        self._set(kept=draft == self._snapshot(), away=False)
        self._go_on(KEEP_MS)

    def _was_not_kept(self, _error: Exception) -> None:
        self._writing = False
        self._set(kept=False, away=True)
        self._go_on(AGAIN_MS)

    def _go_on(self, wait_ms: int) -> None:
        after, self._after = self._after, None
        if after is not None:
            after()
        elif not self.kept and not self._timer.isActive():
            self._timer.start(wait_ms)

    def _set(self, *, kept: bool, away: bool) -> None:
        before = (self.kept, self.away)
        self.kept, self.away = kept, away
        if before != (kept, away):
            self.changed.emit()

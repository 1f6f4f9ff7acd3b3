"""The one door off the GUI thread: jobs with answers, and the listener for changes made at other desks."""

from __future__ import annotations

import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QElapsedTimer, QObject, QThread, QThreadPool, QTimer, Signal

from app.domain.faults import AlreadyDone, BugFault, Cancelled, Conflict, EnvironmentFault, Refused
from app.models.collector import Collector
from app.system.override import override

if TYPE_CHECKING:
    from app.domain.listing import Changed

T = TypeVar("T")

KNOWN_FAULTS = (EnvironmentFault, Conflict, AlreadyDone, Refused)
"""Faults that have a sentence of their own; anything else is a bug and ends in the crash dialog."""

SLOW_MS = 300
"""Work that takes longer shows progress (screens.md "Feel")."""

STOPPABLE_MS = 2000
"""Work that takes longer can be cancelled by the clerk (screens.md "Feel")."""

TURN_MS = 1
"""A turn of the event loop; a timer of 0 ms would be part of the running one."""


def this_thread() -> int:
    """Identity of the calling thread, for code that may not name ``threading`` itself."""
    return threading.get_ident()


class Cancel:
    """The stop sign of one job; any thread may look at it or raise it.

    A session attaches how to stop its running statement on the server and detaches when the statement is over;
    ``detach`` waits for a stop that is being carried out, so that it can never hit the next statement.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._raised = threading.Event()
        self._stop: Callable[[], object] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the answer is no longer wanted."""
        return self._raised.is_set()

    def check(self) -> None:
        """Between two parts of the work: raises ``Cancelled`` when the rest is unwanted."""
        if self.cancelled:
            raise Cancelled

    def attach(self, stop: Callable[[], object]) -> None:
        """Tell how to stop what now begins; raises ``Cancelled`` when it is already unwanted."""
        with self._lock:
            self.check()
            self._stop = stop

    def detach(self) -> None:
        """What was attached is over."""
        with self._lock:
            self._stop = None

    def mark(self) -> bool:
        """Only raise the sign, without touching the server; True when it was not raised before."""
        first = not self._raised.is_set()
        self._raised.set()
        return first

    def stop(self) -> None:
        """Raise the sign and stop the running statement on the server. May wait for the network: never on the GUI thread."""
        self._raised.set()
        with self._lock:
            if self._stop is not None:
                stop, self._stop = self._stop, None
                stop()

    def wait(self, seconds: float) -> bool:
        """Sleep until the sign is raised or the time is over; tells whether it was raised."""
        return self._raised.wait(seconds)


@dataclass(eq=False, kw_only=True)
class Wish:
    """What an owner waits for. A newer one of the same slot, which is (owner, key), takes its place."""

    owner: weakref.ref[QObject]
    slot: tuple[int, str]
    quiet: bool
    clock: QElapsedTimer = field(default_factory=QElapsedTimer)

    def is_wanted(self) -> bool:
        """Whether the owner is still there."""
        owner = self.owner()
        return owner is not None and shiboken6.isValid(owner)


@dataclass(eq=False, kw_only=True)
class Job(Wish):
    """One request: what to do off the GUI thread, and what came of it."""

    work: Callable[[Cancel], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object] | None
    cancel: Cancel = field(default_factory=Cancel)
    value: Any = None
    error: Exception | None = None


@dataclass(eq=False, kw_only=True)
class Step(Wish):
    """Work of the GUI thread itself that is put off."""

    call: Callable[[], object]


class Jobs(QObject):
    """Runs work in threads and brings the answers back to the GUI thread.

    A newer request of the same (owner, key) cancels the older, on the server too; an answer that is late, cancelled, or
    whose owner is gone is dropped. An error nobody takes is sent out by ``fault`` together with what tries it again.
    """

    fault = Signal(object, object)
    """(error, again): an error to be shown; ``again`` is a callable that repeats the job."""
    busy_changed = Signal()
    """The set of jobs under way changed, or one of them became slow."""
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 6) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._stoppers = QThreadPool(self)
        self._stoppers.setMaxThreadCount(2)
        self._running: dict[tuple[int, str], Wish] = {}
        self._open: set[Job] = set()  # what a job holds, widgets too, is let go on this thread and not in the pool
        self._watched: set[int] = set()
        self._closed = False
        self._collector = Collector(self)
        self._slow = QTimer(self)
        self._slow.setInterval(SLOW_MS // 2)
        self._slow.timeout.connect(self.busy_changed)
        self._answered.connect(self._deliver)
        self._steps: deque[Step] = deque()
        self._rested = False
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)
        self._turns.setInterval(TURN_MS)
        self._turns.timeout.connect(self._turn)

    def start(
        self,
        work: Callable[[Cancel], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        owner: QObject,
        key: str = "",
        quiet: bool = False,
    ) -> Job:
        """Run ``work(cancel)`` off the GUI thread and call ``done(value)`` back on it.

        ``failed(error)`` takes the known faults; forgetting it shows the error. A bug is always shown, and ``failed``
        told of it too, so that a page can leave its waiting state. ``quiet`` work shows no progress.
        """
        place, slot = weakref.ref(owner), (id(owner), key)
        job = Job(owner=place, slot=slot, quiet=quiet, work=work, done=done, failed=failed)
        if not self._enter(job, owner):
            job.cancel.mark()
            return job
        self._open.add(job)
        self._pool.start(lambda: self._run(job))
        if not self._slow.isActive():
            self._slow.start()
        return job

    def _enter(self, wish: Wish, owner: QObject) -> bool:
        """From now on it is pending, in the place of an older one; False when everything has ended."""
        self._drop(self._running.pop(wish.slot, None))
        if self._closed:
            return False
        if wish.slot[0] not in self._watched:
            self._watched.add(wish.slot[0])
            owner.destroyed.connect(partial(self._forget, wish.slot[0]))
        self._running[wish.slot] = wish
        wish.clock.start()
        return True

    def _leave(self, wish: Wish) -> bool:
        """It is pending no more; whether its owner still waits for it."""
        if self._running.get(wish.slot) is not wish:
            return False
        del self._running[wish.slot]
        if not self._running:
            self._slow.stop()
        self.busy_changed.emit()
        return wish.is_wanted()

    def later(self, step: Callable[[], object], *, owner: QObject, key: str = "") -> None:
        """Call ``step()`` on this thread once what came meanwhile is painted and answered; pending like a job until then.

        One step a turn, in their order. The answer of a quick thread, or a timer of no time, would come in the same turn
        as what it was to follow.
        """
        put_off = Step(owner=weakref.ref(owner), slot=(id(owner), key), quiet=True, call=step)
        if self._enter(put_off, owner):
            self._steps.append(put_off)
            self._turns.start()

    def _turn(self) -> None:
        """One step, every other time: what was due meanwhile, painting too, has a turn of its own before it."""
        self._rested = not self._rested
        if self._rested:
            self._turns.start()
            return
        step = self._steps.popleft()
        if self._steps:
            self._turns.start()
        if self._leave(step):
            step.call()

    def cancel(self, owner: QObject, key: str = "") -> None:
        """Give up the job of (owner, key), if one is under way."""
        self._drop(self._running.pop((id(owner), key), None))

    def has(self, owner: QObject, key: str = "") -> bool:
        """Whether a job of (owner, key) is under way."""
        return (id(owner), key) in self._running

    def cancel_slow(self) -> None:
        """The clerk no longer wants to wait: give up every job that has run for over two seconds."""
        slow = [w for w in self._running.values() if not w.quiet and w.clock.elapsed() >= STOPPABLE_MS]
        for wish in slow:
            self._drop(self._running.pop(wish.slot))
        for wish in slow:
            if isinstance(wish, Job) and wish.failed is not None and wish.is_wanted():
                wish.failed(Cancelled())
        self.busy_changed.emit()

    def cancel_all(self) -> None:
        """Give up everything under way: somebody signs out."""
        self._drop_all()
        self._slow.stop()
        self.busy_changed.emit()

    def slowest(self) -> int:
        """Age in milliseconds of the oldest job that is not quiet; 0 when there is none."""
        return max((j.clock.elapsed() for j in self._running.values() if not j.quiet), default=0)

    def pending(self) -> int:
        """How many jobs are wanted and not yet answered."""
        return len(self._running)

    def shut_down(self, wait_ms: int = 3000) -> bool:
        """Cancel everything and wait for the threads; False when one would not end in time."""
        self._closed = True
        self._slow.stop()
        self._drop_all()
        ended = self._stoppers.waitForDone(wait_ms) and self._pool.waitForDone(wait_ms)
        self._open.clear()
        if ended:
            self._collector.end()
        return ended

    def _run(self, job: Job) -> None:
        """On a pool thread: do the work, keep what came of it, hand it to the GUI thread."""
        if not job.cancel.cancelled:
            try:
                job.value = job.work(job.cancel)
            except Exception as error:  # noqa: BLE001 - carried to the GUI thread, sorted and shown there
                job.error = error
        if shiboken6.isValid(self):
            self._answered.emit(job)

    def _deliver(self, job: Job) -> None:
        self._open.discard(job)
        if not self._leave(job) or job.cancel.cancelled or isinstance(job.error, Cancelled):
            return
        if job.error is None:
            job.done(job.value)
        else:
            self._report(job, job.error)

    def _report(self, job: Job, error: Exception) -> None:
        known = isinstance(error, KNOWN_FAULTS) and not isinstance(error, BugFault)
        if job.failed is not None:
            job.failed(error)
        if job.failed is None or not known:
            self.fault.emit(error, self._again(job))

    def _again(self, job: Job) -> Callable[[], None]:
        def again() -> None:
            owner = job.owner()
            if owner is not None and job.is_wanted():
                self.start(job.work, job.done, job.failed, owner=owner, key=job.slot[1], quiet=job.quiet)

        return again

    def _drop(self, wish: Wish | None) -> None:
        """Nobody waits for it. Of a job: raise the sign now and stop the statement on the server from another thread."""
        if isinstance(wish, Job) and wish.cancel.mark() and shiboken6.isValid(self):
            self._stoppers.start(wish.cancel.stop)

    def _drop_all(self) -> None:
        for wish in self._running.values():
            self._drop(wish)
        self._running.clear()

    def _forget(self, owner: int) -> None:
        """The owner is destroyed: nobody waits for its jobs any more."""
        self._watched.discard(owner)
        for slot in [s for s in self._running if s[0] == owner]:
            self._drop(self._running.pop(slot))


Listen = Callable[[Cancel], "Iterator[Changed | None]"]
"""A blocking generator: yields None once it listens (and whenever it is idle), then each change it hears of."""


class Listener(QThread):
    """Hears of changes at other desks on a thread and a connection of its own; comes back after a lost connection.

    After a reconnect ``heard`` carries ``EVERYTHING``, since nobody knows what was missed.
    """

    heard = Signal(object)
    connected_changed = Signal(bool)

    def __init__(
        self, listen: Listen, parent: QObject | None = None, *, waits: tuple[float, ...] = (0.5, 1, 2, 5, 10)
    ) -> None:
        super().__init__(parent)
        self._listen = listen
        self._waits = waits
        self._cancel = Cancel()
        self._connected = False
        self._before = False

    @override
    def run(self) -> None:
        """Listen until told to stop; wait longer after each failure in a row."""
        failures = 0
        while not self._stopped():
            try:
                for changed in self._listen(self._cancel):
                    failures = 0
                    self._now_connected()
                    if self._stopped():
                        return
                    if changed is not None:
                        self.heard.emit(changed)
            except Exception:  # noqa: BLE001 - whatever it was, listening is tried again and the indicator tells
                failures += 1
            if self._stopped():
                return
            self._lost()
            self._cancel.wait(self._waits[min(max(failures - 1, 0), len(self._waits) - 1)])

    def shut_down(self, wait_ms: int = 3000) -> bool:
        """Stop listening and wait for the thread; False when it would not end in time."""
        self.stop()
        return self.wait(wait_ms)

    def stop(self) -> None:
        """Stop listening; ``finished`` tells when the thread has ended. Keep this object until then."""
        if self._cancel.mark():
            threading.Thread(target=self._cancel.stop, daemon=True).start()

    def _stopped(self) -> bool:
        return self._cancel.cancelled

    def _now_connected(self) -> None:
        if self._connected:
            return
        self._connected = True
        self.connected_changed.emit(True)
        if self._before:
            from app.models.feed import EVERYTHING

            self.heard.emit(EVERYTHING)
        self._before = True

    def _lost(self) -> None:
        if self._connected or not self._before:
            self._connected = False
            self._before = True
            self.connected_changed.emit(False)

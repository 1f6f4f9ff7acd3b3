"""A crew of processes that do the same work on many things: what comes from strangers may hang or crash one of them, not us.

Each answers with values; one that takes too long or dies is replaced, and what it was working on is told as lost.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from time import monotonic
from types import TracebackType
from typing import Any, Final, Self

_START_SECONDS: Final = 30.0


class Lost:
    """In the place of an answer: the process that worked on it hung or died."""


LOST: Final = Lost()


class _Ready:
    """What a process says once before its answers: it has started."""


class _Hand:
    """One process and what it has been given, the first of which it is working on."""

    def __init__(self, prepare: Callable[..., Callable[[Any], Any]], args: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, prepare, args), daemon=True)
        self._process.start()
        theirs.close()
        self.given: deque[tuple[int, Any]] = deque()
        self.until = 0.0
        self._fresh = True

    def give(self, place: int, thing: Any, seconds: float) -> None:
        """Hand a thing over; it is worked on when those before it are done."""
        self.given.append((place, thing))
        if len(self.given) == 1:
            self._begin(seconds)
        with suppress(BrokenPipeError):  # it died meanwhile: its end of the pipe tells so
            self.pipe.send(thing)

    def done(self, seconds: float) -> int:
        """The first thing is answered; gives its place."""
        place, _ = self.given.popleft()
        if self.given:
            self._begin(seconds)
        return place

    def _begin(self, seconds: float) -> None:
        self.until = monotonic() + seconds + (_START_SECONDS if self._fresh else 0)
        self._fresh = False

    def started(self, seconds: float) -> None:
        """It is ready: the time of what it was given begins now."""
        self._fresh = False
        if self.given:
            self._begin(seconds)

    def end(self) -> None:
        """Stop the process."""
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


class Crew:
    """``size`` processes, each with ``work = prepare(*args)``; both are functions of modules, arguments and answers pickle.

    ``seconds``: how long one thing may take; the first of a process gets the time it needs to start beside it. Each is
    given a few things (``ahead``) at a time, so that it does not wait while nobody fetches its answers: things are small.
    """

    def __init__(
        self, prepare: Callable[..., Callable[[Any], Any]], *args: Any, size: int, seconds: float, ahead: int = 1
    ) -> None:
        self._make: Callable[[], _Hand] = lambda: _Hand(prepare, args)
        self._size = size
        self._seconds = seconds
        self._ahead = ahead
        self._hands: list[_Hand] = []

    def __enter__(self) -> Self:
        self._hands = [self._make() for _ in range(self._size)]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for hand in self._hands:
            hand.end()
        self._hands = []

    def map(self, things: Iterable[Any]) -> Iterator[Any]:
        """Answers in the order of the things; ``LOST`` for one whose process hung or died. A few are read ahead, no more."""
        source = enumerate(things)
        done: dict[int, Any] = {}
        order: deque[int] = deque()
        for _ in range(self._ahead):
            for hand in self._hands:
                self._next(hand, source, order)
        while order:
            if order[0] in done:
                yield done.pop(order.popleft())
            else:
                self._fetch(done)
                for hand in self._hands:
                    while len(hand.given) < self._ahead and self._next(hand, source, order):
                        pass

    def _fetch(self, done: dict[int, Any]) -> None:
        """Wait for answers, and take those that are there."""
        busy = {hand.pipe: hand for hand in self._hands if hand.given}
        nearest = min(hand.until for hand in busy.values()) - monotonic()
        for pipe in wait(list(busy), timeout=max(0.0, nearest)):
            hand = busy[pipe]  # type: ignore[index]
            try:
                answer = hand.pipe.recv()
            except (EOFError, OSError):
                self._replace(hand, done)
            else:
                if isinstance(answer, _Ready):
                    hand.started(self._seconds)
                else:
                    done[hand.done(self._seconds)] = answer
        for hand in busy.values():
            if hand in self._hands and hand.given and hand.until <= monotonic() and not hand.pipe.poll():
                self._replace(hand, done)

    def _replace(self, hand: _Hand, done: dict[int, Any]) -> None:
        """Another process in the place of one that hung or died; what it had not begun is done by the new one."""
        hand.end()
        (place, _), *rest = hand.given
        done[place] = LOST
        new = self._make()
        self._hands[self._hands.index(hand)] = new
        for other, thing in rest:
            new.give(other, thing, self._seconds)

    def _next(self, hand: _Hand, source: Iterator[tuple[int, Any]], order: deque[int]) -> bool:
        for place, thing in source:
            order.append(place)
            hand.give(place, thing, self._seconds)
            return True
        return False


def _serve(pipe: Connection, prepare: Callable[..., Callable[[Any], Any]], args: tuple[Any, ...]) -> None:
    work = prepare(*args)
    gc.collect()
    gc.freeze()  # what is read from here on is values, freed when nobody names them
    gc.disable()
    with suppress(OSError):  # nobody waits for it any more, which the next line is told too
        pipe.send(_Ready())
    while True:
        try:
            thing = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(work(thing))

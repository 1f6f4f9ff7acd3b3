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


class _Hand:
    """One process and what it is working on."""

    def __init__(self, prepare: Callable[..., Callable[[Any], Any]], args: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, prepare, args), daemon=True)
        self._process.start()
        theirs.close()
        self.place = -1
        self.until = 0.0

    def give(self, place: int, thing: Any, seconds: float) -> None:
        self.place, self.until = place, monotonic() + seconds
        with suppress(BrokenPipeError):  # it died meanwhile: its end of the pipe tells so
            self.pipe.send(thing)

    def end(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


class Crew:
    """``size`` processes, each with ``work = prepare(*args)``; both are functions of modules, arguments and answers pickle.

    ``seconds``: how long one thing may take; the first of a process gets the time it needs to start beside it.
    """

    def __init__(self, prepare: Callable[..., Callable[[Any], Any]], *args: Any, size: int, seconds: float) -> None:
        self._make: Callable[[], _Hand] = lambda: _Hand(prepare, args)
        self._size = size
        self._seconds = seconds
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
        fresh = dict.fromkeys(self._hands, True)
        for hand in self._hands:
            self._next(hand, source, order, fresh)
        while order:
            if order[0] in done:
                yield done.pop(order.popleft())
                continue
            busy = {hand.pipe: hand for hand in self._hands if hand.place >= 0}
            nearest = min(hand.until for hand in busy.values()) - monotonic()
            ready = wait(list(busy), timeout=max(0.0, nearest))
            for pipe in ready:
                hand = busy[pipe]  # type: ignore[index]
                try:
                    done[hand.place] = hand.pipe.recv()
                except (EOFError, OSError):
                    hand = self._replace(hand, done, fresh)
                hand.place = -1
                self._next(hand, source, order, fresh)
            for hand in [each for each in busy.values() if each.place >= 0 and each.until <= monotonic()]:
                self._next(self._replace(hand, done, fresh), source, order, fresh)

    def _replace(self, hand: _Hand, done: dict[int, Any], fresh: dict[_Hand, bool]) -> _Hand:
        done[hand.place] = LOST
        hand.end()
        new = self._make()
        self._hands[self._hands.index(hand)] = new
        fresh[new] = True
        return new

    def _next(
        self, hand: _Hand, source: Iterator[tuple[int, Any]], order: deque[int], fresh: dict[_Hand, bool]
    ) -> None:
        for place, thing in source:
            order.append(place)
            hand.give(place, thing, self._seconds + (_START_SECONDS if fresh.pop(hand, False) else 0))
            return


def _serve(pipe: Connection, prepare: Callable[..., Callable[[Any], Any]], args: tuple[Any, ...]) -> None:
    work = prepare(*args)
    gc.collect()
    gc.freeze()  # what is read from here on is values, freed when nobody names them
    gc.disable()
    while True:
        try:
            thing = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(work(thing))

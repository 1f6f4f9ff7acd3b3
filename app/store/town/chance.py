"""Weighted choice, quicker than ``random.choices`` for one pick."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Wheel(Generic[T]):
    """A wheel of fortune: things with weights, one picked by a ``Random``."""

    __slots__ = ("_edges", "_things", "_total")

    def __init__(self, weighted: Iterable[tuple[T, float]]) -> None:
        self._things: list[T] = []
        self._edges: list[float] = []
        self._total = 0.0
        for thing, weight in weighted:
            self._total += weight
            self._things.append(thing)
            self._edges.append(self._total)

    def pick(self, dice: Random) -> T:
        """One thing, as likely as its weight."""
        return self._things[min(bisect(self._edges, dice.random() * self._total), len(self._things) - 1)]


def by_rank(things: Sequence[T], flatness: float = 12.0) -> Wheel[T]:
    """A wheel of things listed the most frequent first, as names are."""
    return Wheel((thing, 1 / (rank + flatness)) for rank, thing in enumerate(things))


def one_of(dice: Random, things: Sequence[T]) -> T:
    """One thing, all alike likely; quicker than ``Random.choice``."""
    return things[int(dice.random() * len(things))]


def between(dice: Random, low: int, high: int) -> int:
    """A whole number, both ends included; quicker than ``randint``."""
    return low + int(dice.random() * (high - low + 1))


def uuid_text(dice: Random) -> str:
    """A version 4 UUID that the seed decides."""
    bits = dice.getrandbits(128) & ~(0xF000 << 64) & ~(0xC000 << 48) | (0x4000 << 64) | (0x8000 << 48)
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

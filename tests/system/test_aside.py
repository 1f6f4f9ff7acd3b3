"""Work in a process of its own: its answer, its end when it hangs, its death when it crashes or eats too much."""

from __future__ import annotations

import os
import signal
import sys
from time import perf_counter

import pytest

from app.system.aside import Died, TooSlow, run_aside

MEMORY = 1024**3


def doubled(data: bytes) -> bytes:
    return data * 2


def hung(_data: bytes) -> None:
    while True:
        pass


def crashed(_data: bytes) -> None:
    os.kill(os.getpid(), signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)


def greedy(_data: bytes) -> int:
    try:
        return len(bytearray(4 * MEMORY))
    except MemoryError:
        return -1


def test_that_the_answer_comes_back_however_large() -> None:
    data = os.urandom(3_000_000)
    assert run_aside(doubled, data, seconds=20, memory=MEMORY) == data * 2


def test_that_what_hangs_is_ended() -> None:
    begun = perf_counter()
    with pytest.raises(TooSlow):
        run_aside(hung, b"x", seconds=0.3, memory=MEMORY)
    assert perf_counter() - begun < 15


def test_that_a_crash_is_told() -> None:
    with pytest.raises(Died):
        run_aside(crashed, b"x" * 2_000_000, seconds=20, memory=MEMORY)


@pytest.mark.skipif(sys.platform == "win32", reason="the limit of memory is POSIX's")
def test_that_memory_has_an_end() -> None:
    assert run_aside(greedy, b"x", seconds=20, memory=MEMORY) == -1

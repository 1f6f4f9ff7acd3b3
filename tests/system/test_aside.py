"""Work in a process of its own: its answer, its end when it hangs, its death when it crashes or eats too much."""

from __future__ import annotations

import os
import signal
import sys
from threading import Event

import pytest

from app.system import aside
from app.system.aside import Died, TooSlow, run_aside

MEMORY = 1024**3


def doubled(data: bytes) -> bytes:
    return data * 2


def hung(_data: bytes) -> None:
    while True:
        pass


def waiting(seconds: float) -> str:
    Event().wait(seconds)
    return "awake"


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
    with pytest.raises(TooSlow):
        run_aside(hung, b"x", seconds=0.3, memory=MEMORY)


def test_that_what_waits_for_ever_is_ended_too() -> None:
    with pytest.raises(TooSlow, match="no answer"):
        run_aside(waiting, 600, seconds=0.1, memory=MEMORY)


@pytest.mark.skipif(sys.platform == "win32", reason="the processor's time is counted by POSIX")
def test_that_a_busy_computer_costs_no_time_of_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_aside(waiting, 0.6, seconds=0.4, memory=MEMORY) == "awake"
    monkeypatch.setattr(aside, "_PATIENCE", 1000)
    with pytest.raises(TooSlow, match="processor time"):
        run_aside(hung, b"x", seconds=0.3, memory=MEMORY)


def test_that_a_crash_is_told() -> None:
    with pytest.raises(Died):
        run_aside(crashed, b"x" * 2_000_000, seconds=20, memory=MEMORY)


@pytest.mark.skipif(sys.platform == "win32", reason="the limit of memory is POSIX's")
def test_that_memory_has_an_end() -> None:
    assert run_aside(greedy, b"x", seconds=20, memory=MEMORY) == -1

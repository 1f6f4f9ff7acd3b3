"""Processes that work side by side: answers in order, and what hangs or crashes is lost alone."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from app.system import crew as crews
from app.system.crew import LOST, Crew


def doubling(offset: int) -> Callable[[Any], Any]:
    """A worker that doubles numbers; told to, it dies or works without end."""

    def work(thing: Any) -> Any:
        if thing == "die":
            os._exit(3)
        while thing == "hang":
            time.monotonic()
        return (thing * 2 + offset, os.getpid())

    return work


@pytest.mark.parametrize("ahead", [1, 4])
def test_that_answers_come_in_order_from_all_of_them(ahead: int) -> None:
    with Crew(doubling, 1, size=2, seconds=30, ahead=ahead) as crew:
        answers = list(crew.map(range(50)))
    assert [number for number, _ in answers] == [2 * n + 1 for n in range(50)]
    assert len({pid for _, pid in answers}) == 2


@pytest.mark.parametrize("ahead", [1, 3])
def test_that_a_worker_that_dies_or_hangs_loses_its_thing_alone(ahead: int) -> None:
    with Crew(doubling, 0, size=2, seconds=0.5, ahead=ahead) as crew:
        assert [answer is LOST for answer in crew.map([1, 2, 3])] == [False] * 3
        answers = list(crew.map([4, "die", 5, "hang", 6]))
    assert [answer if answer is LOST else answer[0] for answer in answers] == [8, LOST, 10, LOST, 12]


def test_that_what_hangs_first_is_lost_in_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has started gets no more of the time to start."""
    monkeypatch.setattr(crews, "_START_SECONDS", 900)
    begun = time.monotonic()
    with Crew(doubling, 0, size=1, seconds=0.2) as crew:
        answers = list(crew.map(["hang", 1]))
    assert [answer is LOST for answer in answers] == [True, False]
    assert time.monotonic() - begun < 300


def test_that_nothing_to_do_is_done_at_once() -> None:
    with Crew(doubling, 0, size=1, seconds=1) as crew:
        assert list(crew.map([])) == []

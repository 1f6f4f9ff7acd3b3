"""A step of the reading done for several files in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from app.domain.faults import Refused

A = TypeVar("A")
B = TypeVar("B")


def in_turn(step: Callable[[A], B], things: Iterable[A | Refused]) -> list[B | Refused]:
    """The step's answer for each thing; a refusal, of this step or one before, stands in the place of its thing."""
    answers: list[B | Refused] = []
    for thing in things:
        if isinstance(thing, Refused):
            answers.append(thing)
            continue
        try:
            answers.append(step(thing))
        except Refused as fault:
            fault.__context__ = None
            answers.append(fault.with_traceback(None))  # either would keep this list, and the list it
    return answers

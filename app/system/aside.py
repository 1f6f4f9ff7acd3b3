"""Runs a function in a process of its own: what comes from strangers may hang it, eat its memory or crash it, not us."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

_START_SECONDS = 30.0
"""A computer at its limit takes long to start a process; that is not the file's fault."""

_PATIENCE = 1 if sys.platform == "win32" else 10
"""How many times its seconds the work may take by the clock, where the system counts those of the processor for us."""


class Aside(Exception):
    """The work gave no answer."""


class TooSlow(Aside):
    """It took longer than it may and was ended by us or by the system."""


class Died(Aside):
    """Its process ended by itself: a crash, or the limit of memory."""


def run_aside(work: Callable[..., Any], *args: Any, seconds: float, memory: int) -> Any:
    """Give the answer of ``work(*args)``; raises ``TooSlow`` or ``Died``.

    ``seconds`` are the processor's, from when the process is ready: on a computer that has much else to do the same work
    takes longer and no more of them. Where the system can't count them (Windows) they are the clock's. ``memory`` (bytes)
    is what it may take where the system can limit it. ``work`` is a function of a module; what it raises ends the
    process: it answers with values.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    # what it works on follows when it is ready: a process that dies while it starts would leave us writing for ever
    process = context.Process(target=_serve, args=(theirs, work, seconds, memory), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(_START_SECONDS):
            raise Died("it did not start")
        _receive(ours)
        _send(ours, args)
        if not ours.poll(seconds * _PATIENCE):
            raise TooSlow("no answer in time")
        return _receive(ours)
    except Died as error:
        process.join(_START_SECONDS)
        if sys.platform != "win32" and process.exitcode == -signal.SIGPROF:
            raise TooSlow("its processor time is over") from error
        raise
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _receive(pipe: Connection) -> Any:
    try:
        return pipe.recv()
    except (EOFError, OSError) as error:
        raise Died("the process ended") from error


def _send(pipe: Connection, value: Any) -> None:
    try:
        pipe.send(value)
    except OSError as error:
        raise Died("the process ended") from error


def _serve(pipe: Connection, work: Callable[..., Any], seconds: float, memory: int) -> None:
    _limit_memory(memory)
    pipe.send(None)
    args = pipe.recv()
    _limit_time(seconds)
    pipe.send(work(*args))


def _limit_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _limit_time(seconds: float) -> None:
    """The system ends this process, whatever it is in the middle of, when it has used so much processor time."""
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)

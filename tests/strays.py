"""What a test may not leave behind: faults nobody caught, errors in the log, work still under way.

Qt's own warnings are watched by pytest-qt (``qt_log_level_fail``), Python's by ``filterwarnings``.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import time
import traceback
from dataclasses import dataclass, field
from types import TracebackType

from typing_extensions import override

WAIT_SECONDS = 3.0
"""How long work that a test started may still take to end once the test is over."""


@dataclass
class Strays:
    """Collects what went astray during one test; the test says here what it provokes on purpose."""

    faults: list[BaseException] = field(default_factory=list)
    records: list[logging.LogRecord] = field(default_factory=list)
    _expected_faults: list[type[BaseException]] = field(default_factory=list)
    _expected_logs: list[re.Pattern[str]] = field(default_factory=list)

    def expect_fault(self, kind: type[BaseException]) -> None:
        """This test lets a fault of ``kind`` reach ``sys.excepthook``, and means to."""
        self._expected_faults.append(kind)

    def expect_log(self, pattern: str) -> None:
        """This test makes the program log an error whose message holds ``pattern``, and means to."""
        self._expected_logs.append(re.compile(pattern))

    def take_fault(self, _: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Stand in for ``sys.excepthook``: Qt calls it for what a slot or an override raises."""
        self.faults.append(fault.with_traceback(trace))

    def sentences(self) -> list[str]:
        """What is left that nobody expected, ready to be shown."""
        told = [
            "an exception reached sys.excepthook:\n" + "".join(traceback.format_exception(fault))
            for fault in self.faults
            if not isinstance(fault, tuple(self._expected_faults))
        ]
        for record in self.records:
            message = record.getMessage()
            if not any(pattern.search(message) for pattern in self._expected_logs):
                told.append(f"logged {record.levelname} by {record.name}: {message}")
        return told


class ErrorCollector(logging.Handler):
    """Keeps records at ERROR and above for ``Strays``."""

    def __init__(self, strays: Strays) -> None:
        super().__init__(logging.ERROR)
        self._strays = strays

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self._strays.records.append(record)


def working_threads() -> set[int]:
    """Threads that run Python code now: those of ``threading``, QThread and QThreadPool alike.

    An idle thread of a pool runs none, so it is not among them.
    """
    return set(sys._current_frames()) - {threading.get_ident()}


def left_working(before: set[int], *, wait_seconds: float = WAIT_SECONDS) -> list[str]:
    """Stack of each thread that still works and did not before; waits a little for them to end."""
    deadline = time.monotonic() + wait_seconds
    while (left := working_threads() - before) and time.monotonic() < deadline:
        time.sleep(0.005)  # no event to wait for: the thread is another one's
    frames = sys._current_frames()
    return [
        "work is still under way in a thread:\n" + "".join(traceback.format_stack(frames[thread]))
        for thread in left
        if thread in frames
    ]

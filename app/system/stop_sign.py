"""Being asked to stop: SIGTERM and SIGINT as a flag that work looks at between two steps, and a wait that they end."""

from __future__ import annotations

import select
import signal
import socket
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self


class StopSign:
    """Catches the signals while its block lasts, in the main thread. A second one interrupts as usual."""

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Any] = {}
        self._woken, self._waker = socket.socketpair()
        self._waker.setblocking(False)
        self._listeners: list[Callable[[], object]] = []

    def __enter__(self) -> Self:
        for number in (signal.SIGTERM, signal.SIGINT):
            self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._restore()
        self._woken.close()
        self._waker.close()

    def is_asked(self) -> bool:
        """Whether to stop."""
        return self.asked

    def tell(self, listener: Callable[[], object]) -> None:
        """Call ``listener`` when the sign comes: it ends a wait of its own."""
        self._listeners.append(listener)

    def wait(self, seconds: float) -> bool:
        """Wait so long, or until the sign comes; gives whether it came."""
        if not self.asked:
            select.select([self._woken], [], [], seconds)
        return self.asked

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        self._restore()
        self._waker.send(b"x")
        for listener in self._listeners:
            listener()

    def _restore(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

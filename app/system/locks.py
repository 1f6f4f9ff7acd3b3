"""Locks between programs (files) and between threads of this one (a mutex).

A file lock belongs to the living process that holds it: the system frees it when the process
dies, however it dies, so nothing stale is ever counted.
"""

import _thread
import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self, cast

_CLOSED_FILE: Final = 0o600
_POLL_S: Final = 0.05


class Mutex(AbstractContextManager[bool], Protocol):
    """A lock between threads that can be asked whether somebody holds it."""

    def locked(self) -> bool: ...


def make_mutex() -> Mutex:
    """Make a lock between threads, for the few places that are called from two of them.

    Threads themselves are made in app/models/jobs.py only; this is no door to them.
    """
    return cast("Mutex", _thread.allocate_lock())


HEAVY_IMPORTS = make_mutex()
"""Held while SQLAlchemy, Alembic or the window's rooms are imported: two threads that import parts of one library which
import each other would each meet a half-made module (Python breaks that deadlock so).
"""

PDFIUM = make_mutex()
"""Held by whoever reads or draws a PDF: the library is not made for two threads at once."""


def thread_ident() -> int:
    """Give the number of the calling thread."""
    return _thread.get_ident()


class FileLock:
    """An exclusive lock on a small file, between programs and between holders in one program.

    The file stays when freed, unless it is removed: removing is only right while nobody may be
    waiting for it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd: int | None = None

    @property
    def held(self) -> bool:
        return self._fd is not None

    def try_acquire(self) -> bool:
        """Take the lock if it is free; OSError where the file itself can't be opened."""
        if self._fd is not None:
            return False
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        fd = os.open(self.path, flags, _CLOSED_FILE)
        try:
            taken = _lock(fd)
        except OSError:
            os.close(fd)
            raise
        if taken:
            self._fd = fd
        else:
            os.close(fd)
        return taken

    def acquire(self, timeout: float) -> bool:
        """Take the lock, waiting up to ``timeout`` seconds."""
        if self.try_acquire():
            return True
        import tenacity

        waiter = tenacity.Retrying(
            retry=tenacity.retry_if_result(lambda taken: not taken),
            wait=tenacity.wait_fixed(_POLL_S),
            stop=tenacity.stop_after_delay(timeout),
            retry_error_callback=lambda _state: False,
        )
        return bool(waiter(self.try_acquire))

    def release(self, *, remove: bool = False) -> None:
        """Free the lock; ``remove`` deletes the file while it is still held."""
        fd, self._fd = self._fd, None
        if fd is None:
            return
        if remove and sys.platform != "win32":
            self.path.unlink(missing_ok=True)
        _unlock(fd)
        os.close(fd)
        if remove and sys.platform == "win32":
            self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        if not self.held:
            raise RuntimeError("acquire the lock before entering it")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> bool:
        os.lseek(fd, 0, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(fd: int) -> None:
        os.lseek(fd, 0, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)

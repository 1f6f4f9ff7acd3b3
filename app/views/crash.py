"""What is told of a fault of the program: once for each, places in our code and nothing of anybody's data."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from app.domain.faults import BugFault

ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)


def program_version() -> str:
    """The installed version; in a checkout, which need not be installed, the project's own."""
    import re
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("okienko")
    except PackageNotFoundError:
        project = ROOT / "pyproject.toml"
        text = project.read_text("utf-8") if project.is_file() else ""
        found = re.search(r'^version = "([^"]+)"', text, re.MULTILINE)
        return found[1] if found else "?"


def places(error: BaseException) -> list[str]:
    """``app/views/customer.py:81 show_page`` for each of our frames; libraries are left out, values never looked at."""
    found = []
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.is_absolute() and path.is_relative_to(ROOT / "app"):
            found.append(f"{path.relative_to(ROOT).as_posix()}:{frame.lineno} {frame.name}")
    return found


def report(error: BaseException, version: str) -> str:
    """What may be sent to anybody: kinds and places. The text of an error may quote data, so it is left out, unless it
    is a ``BugFault``, whose code and place are made by us.
    """
    lines = [f"Okienko {version}, Python {sys.version_info.major}.{sys.version_info.minor}, {sys.platform}"]
    seen: BaseException | None = error
    while seen is not None:
        kind = f"{type(seen).__module__}.{type(seen).__qualname__}"
        extra = f" code={seen.code} where={seen.where}" if isinstance(seen, BugFault) else ""
        lines.append(kind + extra)
        lines += [f"  {place}" for place in places(seen)]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def fingerprint(error: BaseException) -> tuple[str, ...]:
    """The same fault at the same place is the same fault."""
    return (type(error).__qualname__, getattr(error, "code", ""), *places(error)[-3:])


class CrashReporter(QObject):
    """Takes what reaches ``sys.excepthook`` and bugs of jobs; each is logged, and shown once."""

    seen = Signal(str)
    """A new fault's report."""

    def __init__(
        self, version: Callable[[], str], show: Callable[[str], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._version = version
        self._show = show
        self._shown: set[tuple[str, ...]] = set()
        self._before: Callable[..., object] = sys.excepthook

    def install(self) -> None:
        """Stand in for ``sys.excepthook``: Qt calls it for whatever a slot or an override raises."""
        self._before = sys.excepthook
        sys.excepthook = self._hook

    def uninstall(self) -> None:
        """Give the hook back."""
        sys.excepthook = self._before

    def take(self, error: BaseException) -> None:
        """A fault that is a bug."""
        text = report(error, self._version())
        _log.error("bug: %s", text.replace("\n", " | "))
        mark = fingerprint(error)
        if mark not in self._shown:
            self._shown.add(mark)
            self.seen.emit(text)
            self._show(text)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        self.take(error.with_traceback(trace))

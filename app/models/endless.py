"""A list read page by page as it is scrolled: rows behind a key, never OFFSET, never all at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal
from typing_extensions import override

from app.models.columns import Column
from app.models.jobs import Cancel, Jobs
from app.models.table import ValueTable

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


class Part(Protocol):
    """A page as a service gives it; ``next_key`` None is the end of the list."""

    @property
    def rows(self) -> Sequence[Any]: ...

    @property
    def next_key(self) -> Any: ...


Fetch = Callable[[Any, Cancel], Part]
"""(key, cancel) -> the rows behind it; the key is None for the first page. Runs off the GUI thread: plain values only."""


class EndlessTable(ValueTable[Row]):
    """Rows that grow at the end. A newer list drops the answers of an older one; a row met twice is shown once."""

    came = Signal(object)
    """A page came and is shown; carries it as the service gave it."""
    failed = Signal(object)
    """A page could not be read; carries the error. ``more`` or ``again`` tries it once more."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, key, parent)
        self._jobs = jobs
        self._fetch: Fetch | None = None
        self._next: Any = None
        self._waiting = False

    @property
    def waiting(self) -> bool:
        """Whether a page has been asked for and is not there yet."""
        return self._waiting

    @property
    def complete(self) -> bool:
        """Whether the end of the list is shown."""
        return self._fetch is not None and self._next is None and not self._waiting

    def begin(self, fetch: Fetch) -> None:
        """Show another list: ask for its first page; what is shown stays until that comes."""
        self._fetch = fetch
        self._ask(lambda cancel: fetch(None, cancel), self._first)

    def clear(self) -> None:
        """Show nothing and ask for nothing: the list may no longer be seen."""
        self._jobs.cancel(self, "rows")
        self._fetch, self._next, self._waiting = None, None, False
        self.set_rows(())

    def again(self) -> None:
        """Read the list again, as many rows as are shown now."""
        fetch, wanted = self._fetch, len(self._rows)
        if fetch is not None:
            self._ask(lambda cancel: _whole(fetch, wanted, cancel), self._first)

    def more(self) -> None:
        """Ask for the page behind the last row."""
        fetch, key = self._fetch, self._next
        if fetch is not None and key is not None and not self._waiting:
            self._ask(lambda cancel: fetch(key, cancel), self._following)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._waiting

    @override
    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self.more()

    def _ask(self, work: Callable[[Cancel], Part], done: Callable[[Part], None]) -> None:
        self._waiting = True
        self._jobs.start(work, done, self._not_read, owner=self, key="rows")

    def _first(self, part: Part) -> None:
        self._waiting, self._next = False, part.next_key
        self.set_rows(self._unseen(part.rows, set()))
        self.came.emit(part)

    def _following(self, part: Part) -> None:
        self._waiting, self._next = False, part.next_key
        fresh = self._unseen(part.rows, {self._key(row) for row in self._rows})
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(fresh) - 1)
            self._given = (*self._given, *fresh)
            self._rows = [*self._rows, *fresh]
            self.endInsertRows()
        self.came.emit(part)

    def _not_read(self, error: Exception) -> None:
        self._waiting = False
        self.failed.emit(error)

    def _unseen(self, rows: Sequence[Row], seen: set[Hashable]) -> list[Row]:
        fresh = []
        for row in rows:
            key = self._key(row)
            if key not in seen:
                seen.add(key)
                fresh.append(row)
        return fresh


class _Joined:
    """Several pages as one."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.rows = list(part.rows)
        self.next_key = part.next_key

    def add(self, part: Part) -> None:
        """Put another page behind."""
        self.rows += part.rows
        self.next_key = part.next_key

    def __getattr__(self, name: str) -> Any:
        return getattr(self.part, name)


def _whole(fetch: Fetch, wanted: int, cancel: Cancel) -> Part:
    """The list from its beginning, page after page, until ``wanted`` rows are there."""
    whole = _Joined(fetch(None, cancel))
    while len(whole.rows) < wanted and whole.next_key is not None:
        whole.add(fetch(whole.next_key, cancel))
    return whole

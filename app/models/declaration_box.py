"""Declarations left half-way: kept on this desk encrypted, or (without a safe keyring) in rows only this clerk can read.

Kept a moment after the last change, through another declaration begun, a crash and a lost server; thrown away by hand.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from app.domain.declarations import DeclarationDraft, ScanFile
from app.domain.faults import EnvironmentFault, Refused
from app.models.declaration_wizard import DeclarationWizard
from app.models.jobs import Jobs
from app.models.keeper import Keeper
from app.services import declaration_drafts
from app.services.link import Link
from app.system.clock import Clock
from app.system.vault import Vault

_DRAFT, _SCAN = "declaration:", "scan:"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Unfinished:
    """A declaration that was left half-way. ``scan`` is (name, media type, SHA-256) of what is attached."""

    draft: DeclarationDraft
    not_on_file: bool
    name: str
    saved_at: datetime
    scan: tuple[str, str, str] | None = None

    @property
    def key(self) -> str:
        """The draft's request key."""
        return self.draft.request_key

    def to_body(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "draft": self.draft.to_json(),
            "not_on_file": self.not_on_file,
            "name": self.name,
            "saved": self.saved_at.isoformat(),
            "scan": list(self.scan) if self.scan else None,
        }

    @classmethod
    def from_body(cls, body: dict[str, Any]) -> Unfinished:
        """From ``to_body``; raises ValueError, KeyError or TypeError where it can't be read."""
        scan = body.get("scan")
        return cls(
            DeclarationDraft.from_json(body["draft"]),
            bool(body.get("not_on_file")),
            str(body.get("name", "")),
            datetime.fromisoformat(body["saved"]),
            (str(scan[0]), str(scan[1]), str(scan[2])) if scan else None,
        )


class _Shelf:
    """Where they lie; used in worker threads, one call at a time for each declaration."""

    def __init__(self, link: Link, vault: Vault) -> None:
        self._link, self._vault = link, vault
        self._in_rows: set[str] = set()
        self.scan_kept: dict[str, str] = {}
        """SHA-256 of the scan that is kept, by request key: a scan is written once."""

    def store(self, kept: Hashable) -> None:
        """Keep a snapshot."""
        assert isinstance(kept, _Kept)  # noqa: S101 - the snapshot's own type
        self.keep(replace(kept.one, saved_at=kept.saved_at), kept.scan)
        if kept.one.scan is not None:
            self.scan_kept[kept.one.key] = kept.one.scan[2]

    def load(self) -> tuple[bool, tuple[Unfinished, ...], int]:
        """Whether the desk is safe, and what is kept, the newest first; also what lies in rows from an unsafe time; how many
        files could not be read and were set aside just now.
        """
        safe = self._vault.safe
        aside = len(self._vault.set_aside())
        found: dict[str, Unfinished] = {}
        for body in (*self._rows(safe=safe), *(self._files() if safe else ())):
            try:
                one = Unfinished.from_body(body)
            except (ValueError, KeyError, TypeError):
                _log.warning("a declaration left half-way can't be read and is left where it lies")
                continue
            found[one.key] = one
        rows = tuple(sorted(found.values(), key=lambda each: each.saved_at, reverse=True))
        return safe, rows, len(self._vault.set_aside()) - aside

    def _rows(self, *, safe: bool) -> tuple[dict[str, Any], ...]:
        try:
            rows = declaration_drafts.load_all(self._link)
        except EnvironmentFault:
            if safe:  # what lies on the desk needs no server
                return ()
            raise
        self._in_rows = set(rows)
        return tuple(rows.values())

    def _files(self) -> Iterator[dict[str, Any]]:
        for key in self._vault.keys():  # noqa: SIM118 - not a dictionary
            if key.startswith(_DRAFT) and (content := self._vault.load(key)) is not None:
                yield json.loads(content)

    def keep(self, one: Unfinished, scan: bytes | None) -> None:
        body = one.to_body()
        if self._vault.safe:
            self._vault.keep(_DRAFT + one.key, json.dumps(body, ensure_ascii=False).encode())
            if scan is not None:
                self._vault.keep(_SCAN + one.key, scan)
        else:
            self._in_rows.add(one.key)
            declaration_drafts.keep(self._link, one.key, body)
            if scan is not None:
                declaration_drafts.keep_scan(self._link, one.key, scan)

    def scan(self, key: str) -> bytes | None:
        if key in self._in_rows:
            return declaration_drafts.load_scan(self._link, key)
        return self._vault.load(_SCAN + key)

    def drop(self, key: str) -> None:
        self._vault.drop(_DRAFT + key)
        self._vault.drop(_SCAN + key)
        if key in self._in_rows:
            declaration_drafts.drop(self._link, key)
            self._in_rows.discard(key)


class DeclarationBox(QObject):
    """Keeps what the wizard holds and lists what is kept."""

    changed = Signal()
    """``rows``, ``safe`` or what is kept changed."""
    opened = Signal(object, object)
    """(``Unfinished``, its ``ScanFile`` or None) was taken out again."""
    failed = Signal(object)

    def __init__(
        self, jobs: Jobs, link: Link, clock: Clock, vault: Vault, wizard: DeclarationWizard, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs, self._clock, self._wizard = jobs, clock, wizard
        self._shelf = _Shelf(link, vault)
        self.rows: tuple[Unfinished, ...] = ()
        self.safe: bool | None = None
        self.keeper = Keeper(jobs, self._snapshot, self._shelf.store, self)
        self.keeper.changed.connect(self.changed)
        wizard.edited.connect(self.touch)

    # ------------------------------------------------------------ listing
    def load(self) -> None:
        """Read what is kept."""
        shelf = self._shelf
        self._jobs.start(
            lambda _cancel: shelf.load(), self._loaded, self.failed.emit, owner=self, key="load", quiet=True
        )

    def _loaded(self, found: tuple[bool, tuple[Unfinished, ...], int]) -> None:
        self.safe, self.rows, broken = found
        self.changed.emit()
        if broken:
            self.failed.emit(Refused("vault_unreadable", {"files": broken}))

    def others(self) -> tuple[Unfinished, ...]:
        """What is kept, without the one in the wizard."""
        return tuple(row for row in self.rows if row.key != self._wizard.draft.request_key)

    # ------------------------------------------------------------ keeping
    def touch(self) -> None:
        """Something was typed."""
        if not self._wizard.is_empty:
            self.keeper.touch()

    def _snapshot(self) -> Hashable:
        wizard = self._wizard
        scan = wizard.scan
        facts = (scan.name, scan.media_type, scan.sha256) if scan else None
        one = Unfinished(wizard.draft, wizard.not_on_file, wizard.name, self._clock.now(), facts)
        return _Kept(replace(one, saved_at=_ALWAYS), one.saved_at, self._new_scan(wizard.draft.request_key, scan))

    def _new_scan(self, key: str, scan: ScanFile | None) -> bytes | None:
        return scan.content if scan is not None and self._shelf.scan_kept.get(key) != scan.sha256 else None

    def leave(self) -> None:
        """Another declaration takes the wizard: this one is kept now, whatever the keeper waits for."""
        if self._wizard.is_empty or self.keeper.kept:
            self.keeper.settled()
            return
        kept, store = self._snapshot(), self._shelf.store
        self.keeper.settled()
        self._jobs.start(
            lambda _cancel: store(kept),
            lambda _none: self.load(),
            self.failed.emit,
            owner=self,
            key=f"leave-{self._wizard.draft.request_key}",
        )

    def open(self, key: str) -> None:
        """Take one out, with its scan."""
        row = next((each for each in self.rows if each.key == key), None)
        if row is None:
            return
        if row.scan is None:
            self.opened.emit(row, None)
            return
        name, media_type, sha = row.scan
        shelf = self._shelf

        def came(content: bytes | None) -> None:
            scan = ScanFile(name, media_type, sha, content) if content is not None else None
            self._shelf.scan_kept[key] = sha if scan else ""
            self.opened.emit(row, scan)

        self._jobs.start(lambda _cancel: shelf.scan(key), came, self.failed.emit, owner=self, key="open")

    def drop(self, key: str) -> None:
        """It is saved, or thrown away by hand."""
        if key == self._wizard.draft.request_key:
            self.keeper.settled()
        self._shelf.scan_kept.pop(key, None)
        self.keeper.when_idle(lambda: self._drop(key))

    def _drop(self, key: str) -> None:
        shelf = self._shelf
        self.rows = tuple(row for row in self.rows if row.key != key)
        self._jobs.start(
            lambda _cancel: shelf.drop(key), lambda _none: self.load(), self.failed.emit, owner=self, key=f"drop-{key}"
        )
        self.changed.emit()


_ALWAYS = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


class _Kept:
    """A snapshot: equal to another of the same text whenever it was taken."""

    def __init__(self, one: Unfinished, saved_at: datetime, scan: bytes | None) -> None:
        self.one, self.saved_at, self.scan = one, saved_at, scan

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.one == self.one

    @override
    def __hash__(self) -> int:
        return hash(self.one)

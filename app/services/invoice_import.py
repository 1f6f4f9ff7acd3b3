"""Structured invoices into the ledger (``okienko import invoices``): files are read beside, booked a hundred at a time.

Each file is booked whole or not at all: a call to the database is one transaction, and a kill between two of them leaves
what was booked and nothing else. A second run finds every file there already.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.documents.paper_remarks import REFUSALS, WAITING
from app.domain.invoice_import import (
    FileOutcome,
    FileReport,
    InvoicesReport,
    ReceiptEntryReport,
    ReceiptOutcome,
)
from app.domain.ksef_receipt import ReceiptEntry
from app.domain.notices import PaperNotices
from app.domain.paper_in import Ground
from app.services.invoice_reading import FileRead, bytes_of, reader
from app.services.link import Link
from app.store import papers_in as store
from app.store.session import Cancel
from app.system import file_trouble
from app.system.crew import LOST, Crew

Progress = Callable[[int, int], None]
"""Files done, and all of them."""
PACK: Final = 32
"""Files that a process reads at a time."""
CALL_FILES: Final = 256
CALL_BYTES: Final = 8_000_000
"""What one call to the database holds at most."""
MOST_WORKERS: Final = 16
"""Processes that read at most."""
_AHEAD: Final = 5
"""Packs that a process is given at a time: it reads on while a hundred files are being booked."""
_FEW: Final = 40
"""So few are read here: processes would take longer to start."""
_PACK_SECONDS: Final = 120.0
_FILE_SECONDS: Final = 10.0
_SOURCE: Final = "invoices: {count}"


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[FileReport]]:
    """The files named, and every ``*.xml`` of the folders named and below, in the order of their names.

    Beside them the folders that can't be read or hold no such file. A named file that is not there is told when it is read.
    """
    found: list[Path] = []
    refused: list[FileReport] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        troubles: list[OSError] = []
        inside = [Path(folder, name) for folder, _, names in os.walk(path, onerror=troubles.append) for name in names]
        wanted = sorted(each for each in inside if each.suffix.lower() == ".xml")
        found += wanted
        refused += [_folder(error.filename, "folder_not_opened", file_trouble.why(error)) for error in troubles]
        if not wanted and not troubles:
            refused.append(_folder(path, "no_invoice_files"))
    return list(dict.fromkeys(found)), refused


def _folder(path: object, code: str, why: str = "") -> FileReport:
    return FileReport(str(path), FileOutcome.REFUSED, code, REFUSALS[code].format(why=why))


def _root(paths: Iterable[Path]) -> str:
    """From which folder on files are named: the one that all paths share; "" where that is the present one, or none."""
    try:
        root = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in paths]))
    except ValueError:  # of several disks
        return ""
    return "" if root == root.parent else str(root)


def load(
    database: Link,
    paths: Sequence[Path],
    *,
    workers: int = 2,
    notices: bool = False,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> InvoicesReport:
    """Book the invoices of these files; receipts (UPO) among them give KSeF numbers when all invoices are in.

    ``workers``: processes that read; 0 reads here. ``notices``: e-mails of new invoices are put into the outbox with
    them (office rule 12). Raises EnvironmentFault.
    """
    files, refused = find_files(paths)
    ground, mass = store.ground(database, cancel=cancel)
    root = _root(paths)
    names = hashlib.sha256("\0".join(map(str, files)).encode()).hexdigest()
    with database.read(cancel) as connection:
        run = store.Run(connection, _SOURCE.format(count=len(files)), names)
        work = _Work(run, tell=notices, hold=notices and len(files) > mass)
        for place, read in _read_all(files, ground, root, min(workers, MOST_WORKERS)):
            work.add(place, read)
            if progress is not None:
                progress(len(work.reports), len(files))
        work.flush()
        work.wait()
        work.number()
        report = InvoicesReport(
            files=(*(work.reports[place] for place in sorted(work.reports)), *refused),
            receipts=tuple(work.receipts),
            seller_checked=bool(ground.seller_nip),
        )
        held = run.end(_kept(report))
    return replace(report, notices=work.notices(held=held)) if notices else report


def _kept(report: InvoicesReport) -> Mapping[str, object]:
    """What the batch remembers: counts only."""
    counts = {outcome.value: count for outcome, count in report.counts().items()}
    return {**counts, "reasons": report.by_reason(), "receipts": report.receipt_counts()}


def _read_all(files: Sequence[Path], ground: Ground, root: str, workers: int) -> Iterator[tuple[int, FileRead]]:
    """Every file read, with its place."""
    numbered = list(enumerate(map(str, files)))
    packs = [numbered[start : start + PACK] for start in range(0, len(numbered), PACK)]
    if workers <= 0 or len(files) < _FEW:
        read = reader(ground, root)
        for pack in packs:
            yield from zip((place for place, _ in pack), read([path for _, path in pack]), strict=True)
        return
    lost: list[tuple[int, str]] = []
    with Crew(reader, ground, root, size=workers, seconds=_PACK_SECONDS, ahead=_AHEAD) as crew:
        for pack, answer in zip(packs, crew.map([path for _, path in pack] for pack in packs), strict=True):
            if answer is LOST:
                lost += pack
            else:
                yield from zip((place for place, _ in pack), answer, strict=True)
    if lost:
        with Crew(reader, ground, root, size=workers, seconds=_FILE_SECONDS) as crew:
            for (place, path), answer in zip(lost, crew.map([path] for _, path in lost), strict=True):
                yield place, _unread(path) if answer is LOST else answer[0]


def _unread(path: str) -> FileRead:
    return FileRead(Path(path).name, code="reader_lost", sentence=REFUSALS["reader_lost"])


class _Work:
    """What is read and not booked yet, and what became of what was."""

    def __init__(self, run: store.Run, *, tell: bool, hold: bool) -> None:
        self._run = run
        self._how = {"tell": tell, "hold": hold}
        self._waiting: list[tuple[int, FileRead]] = []
        self._sent: list[tuple[int, FileRead]] = []
        self._bytes = 0
        self._entries: list[tuple[str, ReceiptEntry]] = []
        self._told: Counter[str] = Counter()
        self.reports: dict[int, FileReport] = {}
        self.receipts: list[ReceiptEntryReport] = []

    def add(self, place: int, read: FileRead) -> None:
        """Take a file that was read; books when enough are there."""
        if read.receipt is not None:
            self.reports[place] = FileReport(read.name, FileOutcome.RECEIPT)
            self._entries += [(read.name, entry) for entry in read.receipt.entries]
        elif read.code:
            self.reports[place] = FileReport(read.name, FileOutcome.REFUSED, read.code, read.sentence)
        else:
            self._waiting.append((place, read))
            self._bytes += read.size
            if len(self._waiting) >= CALL_FILES or self._bytes >= CALL_BYTES:
                self.flush()

    def flush(self) -> None:
        """Send what is there to be booked, in one transaction; meanwhile the next files are read."""
        self.wait()
        invoices = []
        for place, read in self._waiting:
            xml = bytes_of(read)
            if xml is None:
                sentence = REFUSALS["file_changed"]
                self.reports[place] = FileReport(read.name, FileOutcome.REFUSED, "file_changed", sentence)
            else:
                self._sent.append((place, read))
                invoices.append((read.facts, xml))
        self._waiting, self._bytes = [], 0
        if invoices:
            self._run.begin(invoices, **self._how)

    def wait(self) -> None:
        """Hear what became of the files that were sent."""
        if self._sent:
            rows, told = self._run.finish()
            for (place, read), (outcome, code) in zip(self._sent, rows, strict=True):
                self.reports[place] = _report(read, FileOutcome(outcome), code)
            self._told.update(told)
            self._sent = []

    def number(self) -> None:
        """Give the KSeF numbers that the receipts tell."""
        for start in range(0, len(self._entries), CALL_FILES):
            part = self._entries[start : start + CALL_FILES]
            rows = [(_hex(entry.file_hash), entry.number, entry.ksef_number, entry.file_hash) for _, entry in part]
            outcomes, told = self._run.receipts(rows, **self._how)
            self._told.update(told)
            self.receipts += [
                ReceiptEntryReport(name, entry.number, entry.ksef_number, ReceiptOutcome(outcome))
                for (name, entry), outcome in zip(part, outcomes, strict=True)
            ]

    def notices(self, *, held: bool) -> PaperNotices:
        """Counts of the e-mails."""
        return PaperNotices(
            **{name: self._told[name] for name in ("papers", "old", "ksef", "no_consent", "put")}, held=held
        )


def _report(read: FileRead, outcome: FileOutcome, code: str) -> FileReport:
    sentences = {FileOutcome.REFUSED: REFUSALS, FileOutcome.WAITING: WAITING}.get(outcome, {})
    remarks = str(read.facts["remark"]) if outcome is not FileOutcome.ALREADY else ""
    return FileReport(read.name, outcome, code, sentences.get(code, ""), str(read.facts["number"]), remarks)


def _hex(link_hash: str) -> str:
    """SHA-256 in hex from Base64URL; "" where it is none."""
    try:
        return base64.urlsafe_b64decode(link_hash + "=").hex()
    except ValueError:
        return ""

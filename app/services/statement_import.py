"""Bank statements into the ledger (``okienko import statements``): each file whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from app.documents.bank.reader import read
from app.documents.statement_words import refusal_sentence, remark_sentence
from app.domain.bank import Movement, StatementEnd, StatementHead, StatementLeftOut
from app.domain.faults import Refused
from app.domain.matching import MatchReason
from app.domain.statement_import import StatementFileOutcome, StatementFileReport, StatementTold
from app.services.link import Link
from app.store.bank import StatementLoad, told_statement
from app.store.session import Cancel
from app.system import file_trouble

Progress = Callable[[str, int], None]
"""Name of the file and movements read of it so far."""
_TOLD_EVERY: Final = 5000
_CHUNK: Final = 1 << 20


def load(
    database: Link,
    paths: Sequence[Path],
    *,
    leave_out_foreign: bool = False,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> tuple[StatementFileReport, ...]:
    """Book the statements of these files, one after another, each in a transaction of its own.

    A file that can't be trusted is refused whole and the others go on. The same file, and a movement that another file
    told, are booked once. ``leave_out_foreign``: statements in another currency are left out instead of stopping the file.
    Raises EnvironmentFault.
    """
    return tuple(_load_file(database, path, leave_out_foreign, progress, cancel) for path in paths)


def _load_file(
    database: Link, path: Path, leave_out_foreign: bool, progress: Progress | None, cancel: Cancel | None
) -> StatementFileReport:
    try:
        digest = _sha256(path)
        with database.write(cancel) as connection:
            work = StatementLoad(connection)
            if work.is_known(digest):
                return StatementFileReport(path.name, StatementFileOutcome.ALREADY)
            file = _File(path, leave_out_foreign)
            with work.stage() as stage:
                for movement in file.movements():
                    stage.add(file.part, movement)
                    if progress is not None and not file.read % _TOLD_EVERY:
                        progress(path.name, file.read)
            if _sha256(path) != digest:
                raise Refused("file_changed")
            told = work.book(path.name, digest, file.statements)
    except Refused as fault:
        return _refused(path, fault.code, fault.detail)
    except OSError as error:
        return _refused(path, "file_not_opened", {"why": file_trouble.why(error)})
    return _report(path, file, told)


class _File:
    """Reads the stream of a file; what it says of statements is complete when all movements were given."""

    def __init__(self, path: Path, leave_out_foreign: bool) -> None:
        self._parts = read(path, leave_out_foreign=leave_out_foreign)
        self.part = 0
        self.read = 0
        self.head: StatementHead | None = None
        self.statements: list[dict[str, Any]] = []
        self.remarks: list[str] = []

    def movements(self) -> Iterable[Movement]:
        """Movements of all statements; ``part`` (from 1) is the one the last movement is of."""
        for part in self._parts:
            if isinstance(part, Movement):
                self.read += 1
                yield part
            elif isinstance(part, StatementHead):
                self.part += 1
                self.head = part
            elif isinstance(part, StatementEnd):
                self._end(part)
            else:
                self._left_out(part)

    def _end(self, end: StatementEnd) -> None:
        if self.head is not None:
            self.statements.append(told_statement(self.head, end))
        self.remarks += [remark_sentence(remark.value, {}) for remark in end.remarks]

    def _left_out(self, part: StatementLeftOut) -> None:
        detail = {"account": part.account, "currency": part.currency, "movements": part.movements}
        self.remarks.append(remark_sentence("left_out", detail))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _refused(path: Path, code: str, detail: Mapping[str, Any]) -> StatementFileReport:
    line = detail.get("line")
    return StatementFileReport(
        path.name,
        StatementFileOutcome.REFUSED,
        line=line if isinstance(line, int) else 0,
        code=code,
        sentence=refusal_sentence(code, detail),
    )


def _report(path: Path, file: _File, told: Mapping[str, Any]) -> StatementFileReport:
    found = sorted(told["why"].items(), key=lambda item: -item[1])
    remarks = [*file.remarks]
    if told["doubts"]:
        remarks.append(remark_sentence("maybe_repeated", {"count": told["doubts"]}))
    return StatementFileReport(
        name=path.name,
        outcome=StatementFileOutcome.BOOKED,
        source=file.head.source.value if file.head else "",
        encoding=file.head.encoding.value if file.head else "",
        statements=tuple(_statement(each) for each in told["statements"] or ()),
        booked=told["booked"],
        booked_sum=int(told["booked_sum"]),
        waiting=told["waiting"],
        waiting_sum=int(told["waiting_sum"]),
        outgoing=told["outgoing"],
        proposals=told["proposals"],
        by_reason={MatchReason(word): count for word, count in found},
        booked_until=date.fromisoformat(told["booked_until"]) if told["booked_until"] else None,
        remarks=tuple(dict.fromkeys(remarks)),
    )


def _statement(row: Mapping[str, Any]) -> StatementTold:
    return StatementTold(
        account=row["account"],
        number=row["number"],
        closed_on=date.fromisoformat(row["closed_on"]) if row["closed_on"] else None,
        movements=row["movements"],
        credits=row["credits"],
        debits=row["debits"],
        closing=row["closing"],
        known=row["known"],
    )

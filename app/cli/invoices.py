"""``okienko import invoices``: structured invoices FA(3) and FA(2), and receipts of KSeF, into the ledger (docs/import.md)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from app.cli.billing import tell_notices
from app.cli.connect import way_in
from app.cli.terminal import Answer, Exit, Terminal
from app.domain.invoice_import import FileOutcome, FileReport, InvoicesReport, ReceiptOutcome
from app.services import invoice_import
from app.store.session import Database

_SHOWN: Final = 5
_NOT_NUMBERED: Final = (
    ReceiptOutcome.UNKNOWN,
    ReceiptOutcome.OTHER_FILE,
    ReceiptOutcome.OTHER_NUMBER,
    ReceiptOutcome.TAKEN,
)


def run(terminal: Terminal, options: Namespace) -> Answer:
    """Book the files and tell what became of them; the status is 6 where a file was refused."""
    report = _load(terminal, options)
    _tell(terminal, report)
    return Answer(Exit.OK if report.complete else Exit.REFUSED, _told(report))


def _load(terminal: Terminal, options: Namespace) -> InvoicesReport:
    def progress(done: int, whole: int) -> None:
        terminal.progress("{done} of {whole} files", done=done, whole=whole)

    with way_in(terminal, options) as way:
        way.status.check()
        database = Database(way.conninfo, way.password, size=1, statement_timeout_s=0)
        try:
            return invoice_import.load(
                database,
                [Path(path) for path in options.paths],
                workers=options.workers,
                notices=options.notices,
                progress=progress,
            )
        finally:
            terminal.end_progress()
            database.close()


def _tell(terminal: Terminal, report: InvoicesReport) -> None:
    counts = report.counts()
    terminal.say(
        "Files {files}: booked {loaded}, attached to papers already there {attached}, to be assigned {waiting}, "
        "already there {already}, refused {refused}, receipts {receipts}.",
        files=len(report.files),
        loaded=counts.get(FileOutcome.LOADED, 0),
        attached=counts.get(FileOutcome.ATTACHED, 0),
        waiting=counts.get(FileOutcome.WAITING, 0),
        already=counts.get(FileOutcome.ALREADY, 0),
        refused=counts.get(FileOutcome.REFUSED, 0),
        receipts=counts.get(FileOutcome.RECEIPT, 0),
    )
    if not report.seller_checked:
        terminal.say("The utility's tax number is not set, so the seller was not checked.")
    refused = [each for each in report.files if each.outcome is FileOutcome.REFUSED]
    if refused:
        terminal.say("Refused files:")
        for each in refused:
            terminal.say("  {name}: {why}", name=each.name, why=each.sentence)
    waiting = [each for each in report.files if each.outcome is FileOutcome.WAITING]
    if waiting:
        terminal.say("To be assigned on page Invoices (Ctrl+Shift+9):")
        _tell_reasons(terminal, waiting)
    remarked = [each for each in report.files if each.remarks and each.outcome is FileOutcome.LOADED]
    if remarked:
        terminal.say("Booked with a remark:")
        for each in remarked[:_SHOWN]:
            terminal.say("  {name}: {why}", name=each.name, why=each.remarks)
        if len(remarked) > _SHOWN:
            terminal.say("  and {count} more", count=len(remarked) - _SHOWN)
    _tell_receipts(terminal, report)
    if report.notices is not None:
        tell_notices(terminal, report.notices)


def _tell_reasons(terminal: Terminal, files: Iterable[FileReport]) -> None:
    """Each reason with how many files it has and the names of the first."""
    found: dict[str, list[FileReport]] = {}
    for each in files:
        found.setdefault(each.code, []).append(each)
    for rows in sorted(found.values(), key=len, reverse=True):
        names = ", ".join(row.name for row in rows[:_SHOWN]) + (", …" if len(rows) > _SHOWN else "")
        terminal.say("  {count} × {why} ({names})", count=len(rows), why=rows[0].sentence, names=names)


def _tell_receipts(terminal: Terminal, report: InvoicesReport) -> None:
    if not report.receipts:
        return
    counts = report.receipt_counts()
    terminal.say(
        "KSeF numbers of receipts: given {numbered}, already there {already}, of invoices that are not here {unknown}, "
        "not fitting {wrong}.",
        numbered=counts.get(ReceiptOutcome.NUMBERED, 0),
        already=counts.get(ReceiptOutcome.ALREADY, 0),
        unknown=counts.get(ReceiptOutcome.UNKNOWN, 0),
        wrong=sum(counts.get(outcome, 0) for outcome in _NOT_NUMBERED[1:]),
    )


def _told(report: InvoicesReport) -> dict[str, Any]:
    """For ``--json``: counts and reasons at the top, then each file that was not simply booked or there already."""
    quiet = {FileOutcome.LOADED, FileOutcome.ALREADY, FileOutcome.ATTACHED, FileOutcome.RECEIPT}
    counts = report.counts()
    return {
        "read": len(report.files),
        **{outcome.value: counts.get(outcome, 0) for outcome in FileOutcome},
        "reasons": dict(report.by_reason()),
        "seller_checked": report.seller_checked,
        "files": [_file(each) for each in report.files if each.outcome not in quiet or each.remarks],
        "receipts": {
            "counts": dict(report.receipt_counts()),
            "entries": [asdict(each) for each in report.receipts if each.outcome in _NOT_NUMBERED],
        },
        "notices": None if report.notices is None else asdict(report.notices),
    }


def _file(report: FileReport) -> dict[str, str]:
    return {
        "file": report.name,
        "outcome": report.outcome.value,
        "reason": report.code,
        "sentence": report.sentence,
        "number": report.number,
        "remarks": report.remarks,
    }

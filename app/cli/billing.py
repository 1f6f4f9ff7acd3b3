"""``okienko import billing``: what a billing system exports, by a mapping (docs/import.md)."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.connect import way_in
from app.cli.terminal import Answer, Exit, Terminal
from app.documents.billing.mapping import BillingMapping
from app.domain.billing import FileReport, ImportReport, MappingFault, Remark, UnreadableFile
from app.domain.notices import PaperNotices
from app.services import billing_import
from app.store.session import Database
from app.system.clock import SYSTEM_CLOCK

_LINES_SHOWN = 5


def run(terminal: Terminal, options: Namespace) -> Answer:
    """Load the files and tell what became of each row; the status is 6 where a file, or any row, was refused."""
    try:
        mapping = billing_import.read_mapping_file(Path(options.mapping))
        report = _load(terminal, options, mapping)
    except MappingFault as fault:
        return _stopped(terminal, Exit.USAGE, fault.code, billing_import.explain_mapping(fault))
    except UnreadableFile as fault:
        return _stopped(terminal, Exit.REFUSED, fault.code, billing_import.explain_file(fault))
    for each in report.files:
        _tell(terminal, each)
    for name in report.ignored:
        terminal.say("{name}: left alone, the mapping does not speak of it.", name=name)
    if report.notices is not None:
        tell_notices(terminal, report.notices)
    if not report.stored:
        terminal.say("This was a trial: nothing is stored.")
    return Answer(Exit.OK if report.complete else Exit.REFUSED, _told(report))


def _load(terminal: Terminal, options: Namespace, mapping: BillingMapping) -> ImportReport:
    def progress(name: str, done: int, whole: int) -> None:
        if done < whole:
            terminal.progress("{name}: {percent} % read", name=name, percent=done * 100 // max(whole, 1))
        else:
            terminal.progress("{name}: checking and storing", name=name)

    with way_in(terminal, options) as way:
        way.status.check()
        database = Database(way.conninfo, way.password, size=1, statement_timeout_s=0)
        try:
            return billing_import.load(
                database,
                Path(options.path),
                mapping,
                SYSTEM_CLOCK.today(),
                trial=options.trial,
                notices=options.notices,
                progress=progress,
            )
        finally:
            terminal.end_progress()
            database.close()


def _stopped(terminal: Terminal, status: Exit, code: str, sentence: str) -> Answer:
    terminal.warn("{line}", line=sentence)
    return Answer(status, {"error": {"kind": "refused", "code": code, "detail": {"sentence": sentence}}})


def _tell(terminal: Terminal, report: FileReport) -> None:
    if report.unreadable is not None:
        where = f"{report.name}:{report.unreadable.line}" if report.unreadable.line else report.name
        terminal.say("{where}: the file is refused. {why}", where=where, why=report.unreadable.sentence)
        return
    terminal.say(
        "{name}: read {read}, loaded {loaded}, already there {already}, refused {refused}",
        name=report.name,
        read=report.read,
        loaded=report.loaded,
        already=report.already,
        refused=len(report.refused),
    )
    if report.refused:
        terminal.say("Refused rows:")
        _tell_remarks(terminal, report.refused)
    if report.notes:
        terminal.say("Decided about rows that were not refused:")
        _tell_remarks(terminal, report.notes)


def tell_notices(terminal: Terminal, told: PaperNotices) -> None:
    """What became of the e-mails of new invoices."""
    terminal.say(
        "E-mails of new invoices: {put} put into the outbox, without consent {no_consent}, older {old}, without a KSeF number {ksef}.",
        put=told.put,
        no_consent=told.no_consent,
        old=told.old,
        ksef=told.ksef,
    )
    if told.held:
        terminal.say("They are too many to go by themselves: a supervisor lets them go (Ctrl+8).")


def _tell_remarks(terminal: Terminal, remarks: Iterable[Remark]) -> None:
    """Each reason with how many rows it has, its first lines and the sentence of the first."""
    found: dict[str, list[Remark]] = {}
    for remark in remarks:
        found.setdefault(remark.code, []).append(remark)
    for code, rows in sorted(found.items(), key=lambda item: -len(item[1])):
        lines = ", ".join(str(row.line) for row in rows[:_LINES_SHOWN]) + (", …" if len(rows) > _LINES_SHOWN else "")
        terminal.say(
            "  {count} × {code} (lines {lines}): {why}", count=len(rows), code=code, lines=lines, why=rows[0].sentence
        )


def _told(report: ImportReport) -> dict[str, Any]:
    """For ``--json``: sums and every remark at the top, then each file."""
    return {
        "stored": report.stored,
        "read": sum(each.read for each in report.files),
        "loaded": sum(each.loaded for each in report.files),
        "already": sum(each.already for each in report.files),
        "refused": [_remark(remark, each.name) for each in report.files for remark in each.refused],
        "notes": [_remark(remark, each.name) for each in report.files for remark in each.notes],
        "files": [_file(each) for each in report.files],
        "ignored": list(report.ignored),
        "notices": None if report.notices is None else asdict(report.notices),
    }


def _remark(remark: Remark, name: str) -> dict[str, object]:
    return {"file": name, "line": remark.line, "reason": remark.code, "sentence": remark.sentence}


def _file(report: FileReport) -> dict[str, object]:
    return {
        "name": report.name,
        "sha256": report.sha256,
        "read": report.read,
        "loaded": report.loaded,
        "already": report.already,
        "refused": dict(report.by_reason()),
        "notes": dict(Counter(note.code for note in report.notes)),
        "made": dict(report.made),
        "unreadable": _remark(report.unreadable, report.name) if report.unreadable else None,
    }

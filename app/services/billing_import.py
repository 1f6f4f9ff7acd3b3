"""Loading what a billing system exports (``okienko import billing``): files by a mapping, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from app.documents.billing.mapping import BillingMapping, MappedFile, read_mapping
from app.documents.billing.reader import CsvFile, sha256
from app.documents.billing.rows import RowReader, check_mapping
from app.documents.billing.words import file_sentence, mapping_sentence, sentence
from app.domain.billing import BillingRow, FileReport, ImportReport, MappingFault, Remark, UnreadableFile
from app.services.link import Link
from app.store.billing import Load
from app.store.session import Cancel

Progress = Callable[[str, int, int], None]
"""Name of the file, bytes read and bytes in it; at the end of a file both are the same."""
_TOLD_EVERY = 1000


def load(
    database: Link,
    path: Path,
    mapping: BillingMapping,
    today: date,
    *,
    trial: bool = False,
    notices: bool = False,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> ImportReport:
    """Load a file, or the files of a folder that the mapping speaks of.

    All is one transaction; ``trial`` takes it back at the end. A file that can't be read is refused whole and the others
    go on; rows that break a rule are refused one by one. Natural keys make a second run find everything there already.
    ``notices``: e-mails of new invoices are put into the outbox with them (office rule 12).
    Raises MappingFault, UnreadableFile where there is nothing to load, EnvironmentFault.
    """
    check_mapping(mapping, today)
    chosen, ignored = mapping.choose(path)
    with database.write(cancel) as connection:
        work = Load(connection, sentence)
        work.tariff_groups(mapping.groups)
        reports = tuple(_load_file(work, each, mapped, mapping.name, today, progress) for each, mapped in chosen)
        told = work.tell_customers() if notices else None
        if trial:
            connection.rollback()
    return ImportReport(reports, tuple(ignored), stored=not trial, notices=told)


def read_mapping_file(path: Path) -> BillingMapping:
    """The mapping of a TOML file. Raises MappingFault."""
    return read_mapping(path)


def explain_mapping(fault: MappingFault) -> str:
    """A Polish sentence that tells what is wrong with a mapping, and where."""
    return mapping_sentence(fault.code, fault.where, fault.about)


def explain_file(fault: UnreadableFile) -> str:
    """A Polish sentence that tells why a file, or the path given, can't be read."""
    return file_sentence(fault.code, fault.about)


def _load_file(
    work: Load, path: Path, mapped: MappedFile, source: str, today: date, progress: Progress | None
) -> FileReport:
    digest = ""
    try:
        digest = sha256(path)
        file = CsvFile(path, mapped.dialect)
        try:
            reader = RowReader(file, mapped, path.name, today)
            work.stage(reader.plan, _watched(reader.rows(), file, path.name, progress))
        finally:
            file.close()
        if file.sum() != digest:
            raise UnreadableFile("file_changed")
    except UnreadableFile as fault:
        return FileReport(path.name, digest, 0, 0, 0, unreadable=Remark(fault.line, fault.code, explain_file(fault)))
    outcome = work.settle_rows(reader.plan, f"{source}: {path.name}", digest)
    refused = tuple(sorted([*reader.refused, *outcome.refused], key=lambda remark: remark.line))
    gone = {remark.line for remark in refused}
    notes = sorted(
        (note for note in (*reader.notes, *outcome.notes) if note.line not in gone), key=lambda note: note.line
    )
    report = FileReport(
        name=path.name,
        sha256=digest,
        read=reader.read,
        loaded=outcome.loaded,
        already=outcome.already,
        refused=refused,
        notes=tuple(notes),
        made=outcome.made,
    )
    work.end_batch(_told(report), ((remark.line, remark.code) for remark in refused))
    return report


def _watched(rows: Iterator[BillingRow], file: CsvFile, name: str, progress: Progress | None) -> Iterator[BillingRow]:
    for number, row in enumerate(rows):
        if progress is not None and not number % _TOLD_EVERY:
            progress(name, file.position, file.size)
        yield row
    if progress is not None:
        progress(name, file.size, file.size)


def _told(report: FileReport) -> Mapping[str, object]:
    """What the batch remembers: counts only."""
    return {
        "read": report.read,
        "loaded": report.loaded,
        "already": report.already,
        "refused": dict(report.by_reason()),
        "notes": dict(Counter(note.code for note in report.notes)),
        "made": dict(report.made),
    }

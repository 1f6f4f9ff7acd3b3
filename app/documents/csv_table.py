"""CSV for spreadsheets as Polish offices open them: UTF-8 with a mark, semicolons, nothing that runs as a formula."""

from __future__ import annotations

import csv
import errno
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.domain.faults import EnvironmentFault, Trouble
from app.system.files import write_whole

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)


def text(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The file's text. A cell that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_safe(cell) for cell in headings])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def write(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write the table to ``path`` whole or not at all; raises ``EnvironmentFault``."""
    try:
        write_whole(path, text(headings, rows))
    except OSError as error:
        trouble = Trouble.DISK_FULL if error.errno == errno.ENOSPC else Trouble.PERMISSION
        raise EnvironmentFault(trouble, code="file_not_written", detail={"reason": error.strerror or ""}) from error


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell

"""Why a file was not taken, in words with its sizes and names. Context "Scans"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Refused
from app.domain.money import NBSP
from app.domain.scans import Active, ScanProblem
from app.models.language import noop

_MEGABYTE = 1024 * 1024

_PROBLEMS = {
    ScanProblem.EMPTY: noop("Scans", "The file is empty."),
    ScanProblem.TOO_LARGE: noop(
        "Scans", "The file has {size}; {limit} is the most. Scan it in black and white or at 200 dpi."
    ),
    ScanProblem.NOT_SUPPORTED: noop("Scans", "Only PDF, JPG and PNG files can be attached."),
    ScanProblem.BROKEN: noop("Scans", "The file is damaged or not whole. Scan the paper again or save the file anew."),
    ScanProblem.ENCRYPTED: noop("Scans", "The PDF is locked with a password. Ask for one without a password."),
    ScanProblem.DISGUISED: noop(
        "Scans", "The file is not what its name says, or holds another file inside. It was not opened."
    ),
    ScanProblem.TOO_MANY_PAGES: noop("Scans", "The PDF has {pages} pages; {most} is the most."),
    ScanProblem.BOMB: noop("Scans", "The file unfolds to an enormous size. It was not opened."),
}
_RENAMED = noop("Scans", "The name says {says}, but it is {holds}. Save the file anew under the right name.")
_ACTIVE = {
    Active.JAVASCRIPT: noop("Scans", "The PDF holds a program (JavaScript). It is not run here."),
    Active.ATTACHMENTS: noop("Scans", "The PDF holds other files inside. They are not opened here."),
    Active.LAUNCH: noop("Scans", "The PDF wants to start a program. It is not started here."),
}
_KINDS = {"pdf": "PDF", "jpg": "JPG", "png": "PNG"}


def sentence(refused: Refused) -> str:
    """Why a file was refused and what to do; empty for a code that is not of a scan."""
    if refused.code not in set(ScanProblem):
        return ""
    problem, detail = ScanProblem(refused.code), refused.detail
    if problem is ScanProblem.DISGUISED and detail.get("holds") in _KINDS and detail.get("says") in _KINDS:
        text = _tr(_RENAMED)
        return text.format(says=_KINDS[str(detail["says"])], holds=_KINDS[str(detail["holds"])])
    return _tr(_PROBLEMS[problem]).format(
        size=size(_number(detail.get("size"))),
        limit=size(_number(detail.get("limit"))),
        pages=_number(detail.get("pages")),
        most=_number(detail.get("limit")),
    )


def size(count: int) -> str:
    """A size as people say it: ``10 MB``, ``1,4 MB``, ``312 kB``."""
    if count < _MEGABYTE:
        return f"{max(1, round(count / 1024))}{NBSP}kB"
    tenths = round(count * 10 / _MEGABYTE)
    whole = f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}"
    return f"{whole}{NBSP}MB"


def active(what: Active) -> str:
    """What is told of a PDF that holds more than pages."""
    return _tr(_ACTIVE[what])


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _tr(text: str) -> str:
    return QCoreApplication.translate("Scans", text)

"""Looks into a file from outside before it is kept: is it the PDF, JPG or PNG it says it is, whole, not encrypted, and
small enough to be opened. By its content; what its name says must only not contradict it.

What has to be decoded is decoded in a process of its own (``app/system/aside.py``): a file made to hang or to crash its
reader takes two seconds of the processor and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, Final

from app.documents import pdf_outside, picture_outside, two_files
from app.documents.two_files import SHORT
from app.domain.declarations import normal_form_number
from app.domain.faults import Refused
from app.domain.scans import PDF, SUFFIXES, Active, ScanFacts, ScanProblem
from app.system.locks import PDFIUM

SECONDS: Final = 1.6
"""Processor time to decode; with what stands around it an answer takes less than two seconds of it."""

MEMORY: Final = 2 * 1024**3


def inspect(name: str, data: bytes, limit_bytes: int) -> ScanFacts:
    """What a file is. Raises ``Refused`` with a code of ``ScanProblem``."""
    return first_look(name, data, limit_bytes, 0)[0]


def first_look(name: str, data: bytes, limit_bytes: int, width: int) -> tuple[ScanFacts, bytes]:
    """What a file is, and its first page as PNG ``width`` pixels wide (0: none). Raises ``Refused`` as ``inspect``."""
    if not data:
        raise Refused(ScanProblem.EMPTY)
    if len(data) > limit_bytes:
        raise Refused(ScanProblem.TOO_LARGE, {"size": len(data), "limit": limit_bytes})
    media_type = _media_type(name, data)
    if media_type == PDF:
        pdf_outside.check(data)
    else:
        picture_outside.check(data, media_type)
    pages, barcode, active, png = _decoded(data, media_type, width)
    facts = ScanFacts(
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=pages,
        barcode=normal_form_number(barcode),
        active=tuple(Active(each) for each in active),
    )
    return facts, png


def _media_type(name: str, data: bytes) -> str:
    held = two_files.held(data)
    suffix = PurePath(name).suffix.lower()
    said = SUFFIXES.get(suffix, "")
    if held and (held == said or not suffix):
        return held
    if held:
        raise Refused(ScanProblem.DISGUISED, {"says": SHORT[said], "suffix": suffix, "holds": SHORT[held]})
    if not said:
        raise Refused(ScanProblem.NOT_SUPPORTED, {"suffix": suffix})
    if two_files.is_foreign(data):
        raise Refused(ScanProblem.DISGUISED, {"says": SHORT[said], "suffix": suffix, "holds": "other"})
    raise Refused(ScanProblem.BROKEN)


def _decoded(data: bytes, media_type: str, width: int) -> tuple[int, str, tuple[str, ...], bytes]:
    from app.documents.scan_reader import look

    answer = _aside(look, data, media_type, width)
    if isinstance(answer, dict):
        raise Refused(str(answer.pop("code")), answer)
    pages, barcode, active, png = answer
    return pages, barcode, active, png


def _aside(work: Callable[..., Any], *args: Any) -> Any:
    from app.system.aside import Died, TooSlow, run_aside

    try:
        return run_aside(work, *args, seconds=SECONDS, memory=MEMORY)
    except TooSlow as error:
        raise Refused(ScanProblem.BOMB) from error
    except Died as error:
        raise Refused(ScanProblem.BROKEN) from error


def page_image(data: bytes, page: int, width: int) -> bytes:
    """A page (from 0) of a file that was inspected, as PNG ``width`` pixels wide, upright as it was taken.

    Drawn in a process of its own: a page that takes for ever is refused. Raises ``Refused`` where it can't be shown.
    """
    from app.documents.scan_reader import draw_aside

    png = _aside(draw_aside, data, two_files.held(data), page, width)
    if not png:
        raise Refused(ScanProblem.BROKEN)
    return bytes(png)


def paper_pages(data: bytes) -> int:
    """How many pages a paper of our own has."""
    import pypdfium2

    with PDFIUM, pypdfium2.PdfDocument(data) as document:
        return len(document)


def paper_image(data: bytes, page: int, width: int) -> bytes:
    """A page of a paper of our own as PNG, drawn here and at once: nobody else had it in hands."""
    from app.documents.scan_reader import draw

    with PDFIUM:
        return draw(data, PDF, page, width)

"""Looks into a file from outside before it is kept: is it the PDF, JPG or PNG it says it is, whole, not encrypted, and
small enough to be opened. By its content; what its name says must only not contradict it.

What has to be decoded is decoded in a process of its own (``app/system/aside.py``): a file made to hang or to crash its
reader takes two seconds and nothing else.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import PurePath
from typing import Final

from app.documents import pdf_outside, picture_outside, two_files
from app.documents.two_files import SHORT
from app.domain.declarations import normal_form_number
from app.domain.faults import Refused
from app.domain.scans import PDF, SUFFIXES, Active, ScanFacts, ScanProblem

SECONDS: Final = 1.6
"""Time to decode; with what stands around it an answer comes within two seconds."""

MEMORY: Final = 2 * 1024**3


def inspect(name: str, data: bytes, limit_bytes: int) -> ScanFacts:
    """What a file is. Raises ``Refused`` with a code of ``ScanProblem``."""
    if not data:
        raise Refused(ScanProblem.EMPTY)
    if len(data) > limit_bytes:
        raise Refused(ScanProblem.TOO_LARGE, {"size": len(data), "limit": limit_bytes})
    media_type = _media_type(name, data)
    if media_type == PDF:
        pdf_outside.check(data)
    else:
        picture_outside.check(data, media_type)
    pages, barcode, active = _decoded(data, media_type)
    return ScanFacts(
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=pages,
        barcode=normal_form_number(barcode),
        active=tuple(Active(each) for each in active),
    )


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


def _decoded(data: bytes, media_type: str) -> tuple[int, str, tuple[str, ...]]:
    from app.documents.scan_reader import look
    from app.system.aside import Died, TooSlow, run_aside

    try:
        answer = run_aside(look, data, media_type, seconds=SECONDS, memory=MEMORY)
    except TooSlow as error:
        raise Refused(ScanProblem.BOMB) from error
    except Died as error:
        raise Refused(ScanProblem.BROKEN) from error
    if isinstance(answer, dict):
        raise Refused(str(answer.pop("code")), answer)
    pages, barcode, active = answer
    return pages, barcode, active


def page_image(data: bytes, page: int, width: int) -> bytes:
    """A page (from 0) of a file that was inspected, as PNG ``width`` pixels wide, upright as it was taken.

    Raises ``Refused("scan_broken")`` where it can't be shown.
    """
    from app.documents.scan_reader import FAULTS, picture, render
    from app.system.locks import PDFIUM

    try:
        with PDFIUM:
            image = render(data, page, width) if two_files.held(data) == PDF else picture(data, width)
        stream = BytesIO()
        image.save(stream, "PNG", compress_level=1)
    except FAULTS as error:
        raise Refused(ScanProblem.BROKEN) from error
    return stream.getvalue()

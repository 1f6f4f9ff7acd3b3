"""What is known of a file that was looked into: a scan of a declaration or an attachment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"

SUFFIXES = {".pdf": PDF, ".jpg": JPEG, ".jpeg": JPEG, ".jpe": JPEG, ".jfif": JPEG, ".png": PNG}
"""What the end of a file's name says it is."""

MOST_PAGES = 100
"""Pages a file may have: a statement for a thousand objects has fewer."""

MOST_PIXELS = 100_000_000
"""Pixels a picture may have: A4 at 600 dpi has 35 million, the largest telephones' pictures fifty."""


class ScanProblem(StrEnum):
    """Why a file is refused; the code of ``Refused``."""

    EMPTY = "scan_empty"
    TOO_LARGE = "scan_too_large"  # detail: size, limit (bytes)
    NOT_SUPPORTED = "scan_not_supported"
    BROKEN = "scan_broken"
    ENCRYPTED = "scan_encrypted"
    DISGUISED = "scan_disguised"  # detail: says, holds (pdf, jpg, png, other)
    TOO_MANY_PAGES = "scan_too_many_pages"  # detail: pages, limit
    BOMB = "scan_bomb"  # small outside, huge inside


class Active(StrEnum):
    """What a PDF may hold besides pages; it is never run here, and told before the file is opened elsewhere."""

    JAVASCRIPT = "javascript"
    ATTACHMENTS = "attachments"
    LAUNCH = "launch"


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """``size`` in bytes; ``barcode`` is the number of the form read from it (``OSW/2026/00001``), empty where none is."""

    media_type: str
    sha256: str
    size: int
    pages: int
    barcode: str = ""
    active: tuple[Active, ...] = ()

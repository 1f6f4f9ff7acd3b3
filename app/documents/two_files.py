"""A file that is two things at once, or another than it says: told by what other kinds of files begin or end with."""

from __future__ import annotations

from typing import Final

from app.domain.faults import Refused
from app.domain.scans import JPEG, PDF, PNG, ScanProblem

MAGIC: Final = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
SHORT: Final = {PDF: "pdf", JPEG: "jpg", PNG: "png", "": "other"}

_BEFORE_PDF = b"\xef\xbb\xbf\x00\t\r\n\x0c "
"""Some printers begin a PDF with an empty line."""

_FOREIGN = (
    *(b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"#!", b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"),
    *(b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<!DOCTYPE", b"<!doctype", b"<html", b"<HTML", b"<?xml", b"<svg", b"<script"),
    *(b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x00", b"%!PS", b"MSCF", b"\x4c\x00\x00\x00"),
)
"""Programs, archives, office files, web pages, other pictures: the beginnings of what a scan is not."""

_ZIP_END = b"PK\x05\x06"
_ZIP_TAIL = 65_557  # the longest comment an archive ends with, and its end record
_PDF_HEAD = 1024  # readers look for a PDF's head as far as this


def held(data: bytes) -> str:
    """Media type of what the bytes begin as; empty where it is none of the three."""
    head = data[:64].lstrip(_BEFORE_PDF)
    if head.startswith(b"%PDF-"):
        return PDF
    return next((kind for magic, kind in MAGIC if data.startswith(magic)), "")


def is_foreign(data: bytes) -> bool:
    """Whether it begins as something known that is no scan."""
    return data.startswith(_FOREIGN)


def check(data: bytes, media_type: str, end: int) -> None:
    """Raises ``Refused("scan_disguised")`` where there is another file inside; ``end`` is where the first one ends."""
    tail = data[end : end + 4096].lstrip(_BEFORE_PDF)
    zip_end = data.rfind(_ZIP_END, max(0, len(data) - _ZIP_TAIL))
    is_zip = zip_end >= 0 and zip_end + 22 + int.from_bytes(data[zip_end + 20 : zip_end + 22], "little") == len(data)
    is_pdf = media_type != PDF and (b"%PDF-" in data[:_PDF_HEAD] or tail.startswith(b"%PDF-"))
    if is_zip or is_pdf or is_foreign(tail):
        raise Refused(ScanProblem.DISGUISED, {"says": SHORT[media_type], "holds": "pdf" if is_pdf else "other"})

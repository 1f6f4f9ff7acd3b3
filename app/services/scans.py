"""Files that come from outside (scans, attachments): looked into before they are kept, shown without being run."""

from __future__ import annotations

from app.domain.scans import ScanFacts


def inspect(name: str, data: bytes, limit_bytes: int) -> ScanFacts:
    """What a file is by its content. Raises ``Refused`` with a code of ``ScanProblem``; takes two seconds at most."""
    from app.documents import scans

    return scans.inspect(name, data, limit_bytes)


def page_image(data: bytes, page: int, width: int) -> bytes:
    """A page (from 0) as PNG, ``width`` pixels wide. Raises ``Refused`` where it can't be shown."""
    from app.documents import scans

    return scans.page_image(data, page, width)

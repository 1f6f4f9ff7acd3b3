"""Files that come from outside (scans, attachments): looked into before they are kept, shown without being run; and
pages of our own papers.
"""

from __future__ import annotations

from app.domain.scans import ScanFacts


def inspect(name: str, data: bytes, limit_bytes: int) -> ScanFacts:
    """What a file is by its content. Raises ``Refused`` with a code of ``ScanProblem``; takes two seconds at most."""
    from app.documents import scans

    return scans.inspect(name, data, limit_bytes)


def first_look(name: str, data: bytes, limit_bytes: int, width: int) -> tuple[ScanFacts, bytes]:
    """What a file is, and its first page as PNG ``width`` pixels wide. Raises ``Refused`` as ``inspect``."""
    from app.documents import scans

    return scans.first_look(name, data, limit_bytes, width)


def page_image(data: bytes, page: int, width: int) -> bytes:
    """A page (from 0) as PNG, ``width`` pixels wide. Raises ``Refused`` where it can't be shown."""
    from app.documents import scans

    return scans.page_image(data, page, width)


def paper_pages(data: bytes) -> int:
    """How many pages a paper made by this program has."""
    from app.documents import scans

    return scans.paper_pages(data)


def paper_image(data: bytes, page: int, width: int) -> bytes:
    """A page (from 0) of a paper made by this program, as PNG ``width`` pixels wide."""
    from app.documents import scans

    return scans.paper_image(data, page, width)

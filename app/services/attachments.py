"""Attachments of messages: looked into by their content, then kept once whoever sends them."""

from __future__ import annotations

from app.domain.messages import AttachedFile, storable
from app.services import scans
from app.services.link import Link
from app.store import files as store
from app.store.session import Cancel

NAME_LONGEST = 200


def keep(database: Link, name: str, data: bytes, *, cancel: Cancel | None = None) -> AttachedFile:
    """Look into a PDF, JPG or PNG and keep it. Raises ``Refused`` with a code of ``ScanProblem``.

    Nobody sees it before a message refers to it; the same file is stored once.
    """
    facts = scans.inspect(name, data, store.limit_bytes(database, cancel=cancel))
    store.keep(database, facts.sha256, facts.media_type, data, cancel=cancel)
    return AttachedFile(facts.sha256, storable(name).strip()[:NAME_LONGEST], facts.size)

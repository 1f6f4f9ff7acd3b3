"""Files: kept once by their SHA-256; who may see one is decided by what refers to it."""

from __future__ import annotations

from app.store.session import Cancel, Database

KEEP = "select okienko.file_store(%s, %s, %s)"
LIMIT = "select (okienko.setting('file_limit_mb') #>> '{}')::int"


def keep(database: Database, sha256: str, media_type: str, data: bytes, *, cancel: Cancel | None = None) -> int:
    """Keep a file, or find the one that is there; its id. Raises ``Refused`` (``scan_too_large``, ``scan_disguised``)."""
    with database.read(cancel) as connection:
        row = connection.execute(KEEP, (sha256, media_type, data)).fetchone()
    return int(row[0]) if row else 0


def limit_bytes(database: Database, *, cancel: Cancel | None = None) -> int:
    """How large a file may be."""
    with database.read(cancel) as connection:
        row = connection.execute(LIMIT, prepare=True).fetchone()
    return int(row[0]) * 1024 * 1024 if row else 0

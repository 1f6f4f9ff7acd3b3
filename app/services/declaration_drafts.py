"""Declarations left half-way, where the desk has no safe keyring: rows that only the clerk who typed them can read."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from app.services.link import Link
from app.store import drafts as store
from app.store.session import Cancel

_DRAFT = "declaration:"
_SCAN = "declaration_scan:"


def load_all(database: Link, *, cancel: Cancel | None = None) -> dict[str, dict[str, Any]]:
    """What is kept of this clerk's unfinished declarations, by request key, the oldest first."""
    return {key.removeprefix(_DRAFT): body for key, body in store.below(database, _DRAFT, cancel=cancel).items()}


def keep(database: Link, request_key: str, body: dict[str, Any], *, cancel: Cancel | None = None) -> None:
    """Keep one; the one kept before under this key is replaced."""
    store.keep(database, _DRAFT + request_key, None, body, cancel=cancel)


def keep_scan(database: Link, request_key: str, content: bytes, *, cancel: Cancel | None = None) -> None:
    """Keep the scan that belongs to one."""
    store.keep(database, _SCAN + request_key, None, {"content": b64encode(content).decode("ascii")}, cancel=cancel)


def load_scan(database: Link, request_key: str, *, cancel: Cancel | None = None) -> bytes | None:
    """The scan that belongs to one, None where there is none."""
    body = store.load(database, _SCAN + request_key, cancel=cancel)
    return b64decode(str(body["content"])) if body else None


def drop(database: Link, request_key: str, *, cancel: Cancel | None = None) -> None:
    """It was saved, or thrown away by hand: declaration and scan go."""
    store.drop(database, _DRAFT + request_key, cancel=cancel)
    store.drop(database, _SCAN + request_key, cancel=cancel)

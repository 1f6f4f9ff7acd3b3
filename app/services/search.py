"""The search box."""

from __future__ import annotations

from app.domain.search import SearchAnswer
from app.services.link import Link
from app.store import search
from app.store.session import Cancel

LONGEST = 200
"""What is typed is looked at up to this length; a longer paste is cut, never refused."""


def find(database: Link, text: str, limit: int = 15, *, cancel: Cancel | None = None) -> SearchAnswer:
    """Customers that match, best first, at most ``limit`` (50 at most); an empty text finds nobody and asks nobody.

    NUL cannot be stored in PostgreSQL text and is dropped from what was pasted.
    """
    typed = text.replace("\x00", "")[:LONGEST]
    if not typed.strip():
        return SearchAnswer(text, (), more=False)
    found = search.find(database, typed, limit, cancel=cancel)
    return SearchAnswer(text, found.hits, found.more)

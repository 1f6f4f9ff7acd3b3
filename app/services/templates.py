"""Texts an administrator edits: read in the version in force, kept in every version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain import texts as rules
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.messages import storable
from app.domain.texts import TextDraft, TextVersion
from app.services.link import Link
from app.store import templates as store
from app.store.session import Cancel


def current(database: Link, code: str, day: date | None = None, *, cancel: Cancel | None = None) -> TextVersion:
    """The version of a text in force on a day (today). Raises ``Refused("no_such_text")``."""
    found = store.current(database, code, day, cancel=cancel)
    if found is None:
        raise Refused("no_such_text", {"code": code})
    return found


def version(database: Link, code: str, number: int, *, cancel: Cancel | None = None) -> TextVersion:
    """One version of a text, for who agreed to an old one. Raises ``Refused("no_such_text")``."""
    found = store.version(database, code, number, cancel=cancel)
    if found is None:
        raise Refused("no_such_text", {"code": code})
    return found


def all(database: Link, *, cancel: Cancel | None = None) -> dict[str, tuple[TextVersion, ...]]:  # noqa: A001 - the name other rooms know
    """Every text with its versions, the oldest first, by code."""
    found: dict[str, tuple[TextVersion, ...]] = {}
    for each in store.every(database, cancel=cancel):
        found[each.code] = (*found.get(each.code, ()), each)
    return found


def save_version(database: Link, draft: TextDraft, today: date, *, cancel: Cancel | None = None) -> Changed:
    """Add a version of a text; those before it stay as they were.

    Raises ``Refused`` with the first problem's code, ``Conflict`` when somebody else added one meanwhile, and what the
    database says to whoever is no administrator.
    """
    clean = replace(draft, title=storable(draft.title).strip(), body=storable(draft.body).strip())
    versions = all(database, cancel=cancel).get(draft.code, ())
    found = rules.problems(clean, versions, today)
    if found:
        name, code = next(iter(found.items()))
        raise Refused(code, {"field": name})
    store.add(database, clean, cancel=cancel)
    return Changed("templates", 0, 0)

"""Texts an administrator edits, every version kept: consents, the RODO clause, templates of messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TextKind(StrEnum):
    """What a text is for."""

    CONSENT = "consent"
    CLAUSE = "clause"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version of a text. ``number`` counts from 1 within ``code``; it holds from ``valid_from`` on."""

    code: str
    number: int
    kind: TextKind
    title: str
    body: str
    valid_from: date
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class TextDraft:
    """A new version as typed. ``after`` is the number of the version it was written from: 0 begins a text."""

    code: str
    kind: TextKind
    after: int
    title: str
    body: str
    valid_from: date


LONGEST_TITLE = 300
LONGEST_BODY = 20000
_FIELD = re.compile(r"\{([^{}]*)\}")


def fields_of(text: str) -> frozenset[str]:
    """Names between braces, which the program puts values in place of."""
    return frozenset(_FIELD.findall(text))


def in_force(versions: tuple[TextVersion, ...], day: date) -> TextVersion | None:
    """The version that holds on a day: the newest of those that have begun."""
    begun = [version for version in versions if version.valid_from <= day]
    return max(begun, key=lambda version: version.number, default=None)


def problems(draft: TextDraft, versions: tuple[TextVersion, ...], today: date) -> dict[str, str]:
    """Code of what is wrong, by part (title, body, valid_from); empty when it may be saved.

    A text keeps the fields its versions have: the program knows no others, and a message without its contents is none.
    """
    found: dict[str, str] = {}
    last = max(versions, key=lambda version: version.number, default=None)
    known = frozenset().union(*(fields_of(version.body) for version in versions))
    if not draft.title.strip():
        found["title"] = "title_missing"
    elif len(draft.title) > LONGEST_TITLE:
        found["title"] = "too_long"
    if not draft.body.strip():
        found["body"] = "body_missing"
    elif len(draft.body) > LONGEST_BODY:
        found["body"] = "too_long"
    elif last is not None and fields_of(draft.body) - known:
        found["body"] = "field_unknown"
    elif last is not None and last.kind is TextKind.MESSAGE and fields_of(last.body) - fields_of(draft.body):
        found["body"] = "field_lost"
    elif last is not None and (draft.title, draft.body) == (last.title, last.body):
        found["body"] = "nothing_changed"
    if draft.valid_from < today:
        found["valid_from"] = "day_passed"
    elif last is not None and draft.valid_from < last.valid_from:
        found["valid_from"] = "before_last"
    return found

"""Texts an administrator edits, every version kept: consents, the RODO clause, templates of messages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum

from app.domain.polish import fold


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
FILLED_BY_PROGRAM = {"message.data_change": frozenset({"decisions"})}
"""Fields without which a message would tell nothing."""
_FIELD = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"\s+|[^\s]+")


def fields_of(text: str) -> frozenset[str]:
    """Names between braces, which the program puts values in place of."""
    return frozenset(_FIELD.findall(text))


def in_force(versions: tuple[TextVersion, ...], day: date) -> TextVersion | None:
    """The version that holds on a day: the newest of those that have begun."""
    begun = [version for version in versions if version.valid_from <= day]
    return max(begun, key=lambda version: version.number, default=None)


def text_code(title: str, taken: Iterable[str]) -> str:
    """Code of a new template of messages: ``message.`` and its title in small letters without Polish signs."""
    words = re.sub(r"[^a-z]+", "_", fold(title)).strip("_") or "text"
    code, number = f"message.{words[:60]}", 1
    while code in set(taken):
        number += 1
        code = f"message.{words[:60]}_{'i' * number}"
    return code


class Piece(StrEnum):
    """Whether a piece of a text is in both versions or in one only."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


def compare(old: str, new: str) -> tuple[tuple[Piece, str], ...]:
    """The new text word by word beside the old one: what stayed, what is gone, what is new."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    found: list[tuple[Piece, str]] = []
    for act, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if act == "equal":
            found.append((Piece.SAME, "".join(before[a:b])))
            continue
        if b > a:
            found.append((Piece.GONE, "".join(before[a:b])))
        if d > c:
            found.append((Piece.NEW, "".join(after[c:d])))
    return tuple(found)


def problems(draft: TextDraft, versions: tuple[TextVersion, ...], today: date) -> dict[str, str]:
    """Code of what is wrong, by part (title, body, valid_from); empty when it may be saved.

    What a customer signs may hold no field but those its versions have: nobody would fill in others. In a message a clerk
    does; but what the program fills in must stay.
    """
    found: dict[str, str] = {}
    last = max(versions, key=lambda version: version.number, default=None)
    if not draft.title.strip():
        found["title"] = "title_missing"
    elif len(draft.title) > LONGEST_TITLE:
        found["title"] = "too_long"
    if code := _body_problem(draft, versions, last):
        found["body"] = code
    if draft.valid_from < today:
        found["valid_from"] = "day_passed"
    elif last is not None and draft.valid_from < last.valid_from:
        found["valid_from"] = "before_last"
    return found


def _body_problem(draft: TextDraft, versions: tuple[TextVersion, ...], last: TextVersion | None) -> str:
    known = frozenset[str]().union(*(fields_of(version.body) for version in versions))
    if not draft.body.strip():
        return "body_missing"
    if len(draft.body) > LONGEST_BODY:
        return "too_long"
    if set(_FIELD.sub("", draft.body)) & {"{", "}"}:
        return "field_broken"
    if draft.kind is not TextKind.MESSAGE and fields_of(draft.body) - known:
        return "field_unknown"
    if FILLED_BY_PROGRAM.get(draft.code, frozenset()) - fields_of(draft.body):
        return "field_lost"
    if last is not None and (draft.title, draft.body) == (last.title, last.body):
        return "nothing_changed"
    return ""

"""Words of the texts an administrator edits: kinds, versions, problems. Context "TextWords"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.texts import TextKind, TextVersion, in_force
from app.models import words
from app.models.columns import Column
from app.models.language import noop

translate = QCoreApplication.translate

_KINDS = {
    TextKind.CONSENT: noop("TextWords", "consent or acceptance"),
    TextKind.CLAUSE: noop("TextWords", "clause"),
    TextKind.MESSAGE: noop("TextWords", "template of a message"),
}
_PROBLEMS = {
    "title_missing": noop("TextWords", "Type the title."),
    "body_missing": noop("TextWords", "Type the text."),
    "too_long": noop("TextWords", "This is too long; shorten it."),
    "field_broken": noop("TextWords", "A brace stands alone: a field is written {date}."),
    "field_unknown": noop("TextWords", "The program knows no such field here; use only those of the former version."),
    "field_lost": noop("TextWords", "The field {decisions} must stay: the message would tell nothing without it."),
    "nothing_changed": noop("TextWords", "Nothing is changed; the former version stays in force."),
    "day_passed": noop("TextWords", "A text can't hold from a day that has passed."),
    "before_last": noop("TextWords", "A version that begins later exists; this one can't begin before it."),
    "day_unreadable": noop("TextWords", "This is not a day; write it like 01.12.2026."),
    "no_such_text": noop("TextWords", "Consents and clauses are laid down by the program; only messages can be added."),
    "text_of_another_kind": noop("TextWords", "There is such a text of another kind."),
}


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text in the list: the version in force (None: none yet) and the one that begins later."""

    code: str
    kind: TextKind
    title: str
    now: TextVersion | None
    later: TextVersion | None
    versions: tuple[TextVersion, ...]


def text_rows(texts: Mapping[str, tuple[TextVersion, ...]], today: date) -> tuple[TextRow, ...]:
    """Every text, consents first, then clauses and messages."""
    rows = []
    for code, versions in texts.items():
        now = in_force(versions, today)
        last = versions[-1]
        later = last if last.valid_from > today else None
        rows.append(TextRow(code, last.kind, (now or last).title, now, later, versions))
    order = list(TextKind)
    return tuple(sorted(rows, key=lambda row: (order.index(row.kind), row.code)))


def kind_words(kind: TextKind) -> str:
    """What a text is for."""
    return translate("TextWords", _KINDS[kind])


def text_problem(code: str) -> str:
    """Sentence for a problem code, empty for none."""
    return translate("TextWords", _PROBLEMS[code]) if code else ""


def is_text_problem(code: str) -> bool:
    """Whether there is a sentence for a code."""
    return code in _PROBLEMS


def version_line(version: TextVersion, row: TextRow) -> str:
    """A version in the chooser: its number, from when, whether it is in force."""
    told = translate("TextWords", "version %1 from %2").replace("%1", str(version.number))
    told = told.replace("%2", words.day(version.valid_from))
    if row.now is not None and version.number == row.now.number:
        return f"{told}, {translate('TextWords', 'in force')}"
    return f"{told}, {translate('TextWords', 'to come')}" if version == row.later else told


def version_facts(version: TextVersion) -> str:
    """Who wrote it, and when."""
    moment = words.moment(version.made_at)
    if not version.made_by:
        return translate("TextWords", "Came with the program, %1.").replace("%1", moment)
    return translate("TextWords", "Written %1 by %2.").replace("%1", moment).replace("%2", version.made_by)


def text_columns() -> tuple[Column[TextRow], ...]:
    """What it is for, its title, which version holds."""
    return (
        Column(
            "kind",
            translate("TextWords", "Kind"),
            max(map(kind_words, TextKind), key=len),
            lambda r: kind_words(r.kind),
        ),
        Column("title", translate("TextWords", "Title"), "", lambda r: r.title, hint=lambda r: r.code, strong=True),
        Column(
            "version",
            translate("TextWords", "In force"),
            translate("TextWords", "version %1 from %2").replace("%1", "00").replace("%2", "00.00.0000"),
            lambda r: version_line(r.now, r).split(",", 1)[0] if r.now else words.DASH,
        ),
        Column(
            "later",
            translate("TextWords", "To come"),
            translate("TextWords", "version %1 from %2").replace("%1", "00").replace("%2", "00.00.0000"),
            lambda r: version_line(r.later, r).split(",", 1)[0] if r.later else words.DASH,
            tone=lambda r: "warn" if r.later else "dim",
        ),
    )

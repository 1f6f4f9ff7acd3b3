"""Texts with their versions: read by everybody at a desk, added to by an administrator, never changed."""

from __future__ import annotations

from typing import Any

from app.domain.texts import TextDraft, TextKind, TextVersion
from app.store.session import Cancel, Database

_COLUMNS = "t.code, t.version, t.kind, t.title, t.body, t.valid_from, coalesce(k.name, ''), t.made_at"
_FROM = "from okienko.templates t left join okienko.clerks k on k.login = t.made_by"
ALL = f"select {_COLUMNS} {_FROM} order by t.kind, t.code, t.version"
CURRENT = (
    f"select {_COLUMNS} {_FROM} where t.code = %s and t.valid_from <= coalesce(%s, okienko.warsaw_today()) "
    "order by t.version desc limit 1"
)
ONE = f"select {_COLUMNS} {_FROM} where t.code = %s and t.version = %s"
ADD = (
    "insert into okienko.templates (code, version, kind, title, body, valid_from) values (%s, %s, %s, %s, %s, %s) "
    "returning version"
)


def every(database: Database, *, cancel: Cancel | None = None) -> tuple[TextVersion, ...]:
    """Every version of every text, by kind and code, the oldest first."""
    with database.read(cancel) as connection:
        return tuple(_version(row) for row in connection.execute(ALL).fetchall())


def current(database: Database, code: str, day: object = None, *, cancel: Cancel | None = None) -> TextVersion | None:
    """The version of a text in force on a day (today)."""
    with database.read(cancel) as connection:
        row = connection.execute(CURRENT, (code, day), prepare=True).fetchone()
    return _version(row) if row else None


def version(database: Database, code: str, number: int, *, cancel: Cancel | None = None) -> TextVersion | None:
    """One version of a text, in force or not."""
    with database.read(cancel) as connection:
        row = connection.execute(ONE, (code, number), prepare=True).fetchone()
    return _version(row) if row else None


def add(database: Database, draft: TextDraft, *, cancel: Cancel | None = None) -> int:
    """Add a version behind the one it was written from; only an administrator may."""
    values = (draft.code, draft.after + 1, draft.kind.value, draft.title, draft.body, draft.valid_from)
    with database.read(cancel) as connection:
        row = connection.execute(ADD, values).fetchone()
    return int(row[0]) if row else 0


def _version(row: tuple[Any, ...]) -> TextVersion:
    code, number, kind, *rest = row
    return TextVersion(code, number, TextKind(kind), *rest)

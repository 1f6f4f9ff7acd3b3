"""Texts with versions: only an administrator adds one, nobody changes one, everybody reads the one in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import psycopg
import pytest

from app.domain.consents import ConsentKind
from app.domain.faults import Conflict, Fault, Refused
from app.domain.texts import TextDraft, TextKind
from app.services import consents, templates
from app.store.session import Database
from tests.database import Clone
from tests.office_data import one

CODE = "consent.terms"


def day(clone: Clone) -> date:
    found = one(clone.connect(), "select okienko.warsaw_today()")
    assert isinstance(found, date)
    return found


@pytest.fixture
def admin(clone: Clone) -> Database:
    return clone.login("okienko_admin")


@pytest.fixture
def clerk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


def draft(today: date, body: str = "Nowe brzmienie.", after: int = 1) -> TextDraft:
    return TextDraft(CODE, TextKind.CONSENT, after, "Regulamin e-BOK", body, today)


def test_that_subjects_come_in_their_order_with_the_text_in_force(clerk: Database) -> None:
    found = consents.subjects(clerk)
    assert [text.code for text in found][:3] == ["terms", "privacy", "e_invoice"]
    assert [text.kind for text in found][:3] == [ConsentKind.TERMS, ConsentKind.INFORMATION, ConsentKind.E_INVOICE]
    assert {text.version for text in found} == {1}
    assert "RODO" in found[1].text


def test_that_a_new_version_holds_from_its_day(clone: Clone, admin: Database, clerk: Database) -> None:
    today = day(clone)
    templates.save_version(admin, draft(today), today)
    later = replace(draft(today, "Jeszcze nowsze.", 2), valid_from=today + timedelta(days=30))
    templates.save_version(admin, later, today)
    assert templates.current(clerk, CODE).number == 2
    assert templates.current(clerk, CODE, today + timedelta(days=30)).body == "Jeszcze nowsze."
    assert templates.version(clerk, CODE, 1).valid_from == date(2020, 1, 1)
    assert [text.number for text in templates.all(clerk)[CODE]] == [1, 2, 3]
    assert next(text.version for text in consents.subjects(clerk) if text.code == "terms") == 2


def test_that_a_clerk_writes_no_text(clone: Clone, clerk: Database) -> None:
    with pytest.raises(Fault):
        templates.save_version(clerk, draft(day(clone)), day(clone))
    assert one(clone.connect(), "select count(*) from okienko.templates where version > 1") == 0


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("insert into okienko.templates (code, version, kind, title, body, valid_from) values ('consent.terms', 2, 'consent', 'T', 'x', '2020-01-01')", "day_passed"),
        ("insert into okienko.templates (code, version, kind, title, body) values ('consent.terms', 2, 'message', 'T', 'x')", "text_of_another_kind"),
        ("insert into okienko.templates (code, version, kind, title, body) values ('consent.other', 1, 'consent', 'T', 'x')", "no_such_text"),
    ],
)  # fmt: skip
def test_that_the_database_itself_guards_versions(admin: Database, statement: str, code: str) -> None:
    with pytest.raises(Refused, match=code), admin.read() as connection:
        connection.execute(statement)


@pytest.mark.parametrize("statement", ["update okienko.templates set body = 'x'", "delete from okienko.templates"])
def test_that_no_version_is_ever_changed(clone: Clone, admin: Database, statement: str) -> None:
    with pytest.raises(Fault), admin.read() as connection:
        connection.execute(statement)
    with pytest.raises(psycopg.Error, match="append_only"):
        clone.connect().execute(statement)


def test_that_two_administrators_at_once_make_one_version(clone: Clone, admin: Database) -> None:
    today, other = day(clone), clone.login("okienko_admin")
    templates.save_version(other, draft(today), today)
    with pytest.raises(Conflict):
        templates.save_version(admin, draft(today, "Inne brzmienie."), today)


def test_that_an_unknown_text_is_said_to_be_unknown(clerk: Database) -> None:
    with pytest.raises(Refused, match="no_such_text"):
        templates.current(clerk, "consent.nothing")

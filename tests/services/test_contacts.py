"""Contacts against the real database: answers of callers, the lock of the day, ends, complaints, reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from app.domain.calendar import deadline
from app.domain.contacts import (
    AnswerDraft,
    CaseKind,
    ContactChannel,
    ContactEnd,
    Level,
    NoteDraft,
    Question,
    Topic,
)
from app.domain.faults import Conflict, EnvironmentFault, Refused
from app.services import contacts, drafts
from app.services.customers import open_card
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Connection, Person, one, person

PHONE = ContactChannel.PHONE


@pytest.fixture
def owner(clone: Clone) -> Connection:
    """A connection that sees everything, to look at what was stored."""
    return clone.connect()


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner)


@pytest.fixture
def desk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


def answer(
    who: Person, question: Question, right: bool | None = True, *, contact: str = "", typed: str = ""
) -> AnswerDraft:
    return AnswerDraft(
        customer_id=who.customer_id,
        contact_key=contact or str(uuid4()),
        channel=PHONE,
        started_at=datetime.now(UTC) - timedelta(seconds=30),
        question=question,
        right=right,
        typed=typed,
        level_right=Level.READING,
        level_wrong=Level.GENERAL,
        request_key=str(uuid4()),
    )


def ended(who: Person, topic: Topic | None = Topic.BALANCE, **changes: object) -> ContactEnd:
    base = ContactEnd(
        who.customer_id, str(uuid4()), PHONE, datetime.now(UTC) - timedelta(minutes=2), topic, "pyta o saldo", None, Level.BALANCE
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def today(connection: Connection) -> date:
    day = one(connection, "select okienko.warsaw_today()")
    assert isinstance(day, date)
    return day


def test_that_an_answer_makes_the_contact_and_is_stored_once(desk: Database, owner: Connection, anna: Person) -> None:
    draft = answer(anna, Question.CUSTOMER_NUMBER)
    first = contacts.verify(desk, draft)
    again = contacts.verify(desk, draft)
    assert first == again
    assert (first.right, first.failed_today) == (True, 0)
    assert one(owner, "select count(*) from okienko.verification_answers") == 1
    row = owner.execute("select contact_key::text, channel, level, ended_at from okienko.contacts").fetchall()
    assert row == [(draft.contact_key, "phone", 1, None)]


def test_that_the_tail_of_a_pesel_is_compared_where_it_lies(desk: Database, owner: Connection, anna: Person) -> None:
    assert contacts.verify(desk, answer(anna, Question.PESEL_TAIL, None, typed="1359")).right
    wrong = contacts.verify(desk, answer(anna, Question.PESEL_TAIL, None, typed="0000"))
    assert (wrong.right, wrong.failed_today) == (False, 1)
    entries = owner.execute("select kind, detail from okienko.access_log order by id").fetchall()
    assert entries == [("verify", "pesel_tail"), ("verify", "pesel_tail")]
    for typed in ("", "13", "13591", "x'; --", "١٣٥٩"):
        with pytest.raises(Refused, match="pesel_tail_shape"):
            contacts.verify(desk, answer(anna, Question.PESEL_TAIL, None, typed=typed))


def test_that_a_clerk_cannot_read_what_is_compared(desk: Database) -> None:
    with pytest.raises(EnvironmentFault), desk.read() as connection:
        connection.execute("select value from okienko.identifiers")


def test_that_three_wrong_answers_lock_the_day_at_every_desk(
    clone: Clone, desk: Database, owner: Connection, anna: Person
) -> None:
    other = clone.login("okienko_clerk")
    for number, (at, question) in enumerate(
        [(desk, Question.EMAIL), (other, Question.INVOICE_AMOUNT), (desk, Question.LAST_PAYMENT)], start=1
    ):
        assert contacts.verify(at, answer(anna, question, right=False)).failed_today == number
    for at in (desk, other):
        with pytest.raises(Refused, match="verification_locked"):
            contacts.verify(at, answer(anna, Question.CUSTOMER_NUMBER))
        with pytest.raises(Refused, match="verification_locked"):
            contacts.verify(at, answer(anna, Question.PESEL_TAIL, None, typed="1359"))
    assert one(owner, "select count(*) from okienko.access_log where kind = 'verify' and detail = 'locked'") == 1
    card = open_card(desk, anna.customer_id, contact_key=str(uuid4()))
    assert card.failed_verifications_today == 3
    shown = replace(answer(anna, Question.DOCUMENT_SHOWN), channel=ContactChannel.DESK, level_right=Level.CHANGE)
    assert contacts.verify(other, shown).right
    assert one(owner, "select level from okienko.contacts where contact_key = %s", shown.contact_key) == 3


def test_that_yesterdays_wrong_answers_do_not_count(desk: Database, owner: Connection, anna: Person) -> None:
    owner.execute(
        "insert into okienko.verification_answers (customer_id, contact_key, question, is_right, answered_at) "
        "select %s, gen_random_uuid(), 'email', false, now() - interval '25 hours' from generate_series(1, 5)",
        (anna.customer_id,),
    )
    assert contacts.verify(desk, answer(anna, Question.EMAIL, right=False)).failed_today == 1


def test_that_a_missing_document_is_no_wrong_answer(desk: Database, anna: Person) -> None:
    assert contacts.verify(desk, answer(anna, Question.DOCUMENT_SHOWN, right=False)).failed_today == 0
    assert open_card(desk, anna.customer_id, contact_key="").failed_verifications_today == 0


def test_that_answers_are_never_altered(owner: Connection, desk: Database, anna: Person) -> None:
    contacts.verify(desk, answer(anna, Question.EMAIL, right=False))
    for statement in (
        "update okienko.verification_answers set is_right = true",
        "delete from okienko.verification_answers",
    ):
        with pytest.raises(Exception, match="append_only"):
            owner.execute(statement)


def test_that_a_contact_ends_once_with_topic_note_and_reminder(desk: Database, owner: Connection, anna: Person) -> None:
    day = today(owner)
    end = ended(anna, remind_on=day + timedelta(3), note="zażółć 'gęślą' <b>jaźń</b>; drop table\x00 contacts; --")
    outcome, changed = contacts.end(desk, end, day)
    again, _ = contacts.end(desk, end, day)
    assert outcome == again
    assert outcome.signature == ""
    assert [c.table for c in changed] == ["contacts"]
    page = contacts.page(desk, anna.customer_id, contact_key="", channel=PHONE)
    (row,) = page.rows
    assert row.note == "zażółć 'gęślą' <b>jaźń</b>; drop table contacts; --"
    assert (row.topic, row.remind_on, row.reminded, row.level, row.mine) == (
        Topic.BALANCE, day + timedelta(3), False, Level.BALANCE, True,
    )  # fmt: skip
    assert row.ended_at is not None
    assert 100 < (row.ended_at - row.started_at).total_seconds() < 200
    assert row.case is None


def test_that_a_complaint_gets_its_signature_and_statutory_deadline(
    desk: Database, owner: Connection, anna: Person
) -> None:
    day = today(owner)
    first, changed = contacts.end(desk, ended(anna, Topic.COMPLAINT, note="zła faktura"), day)
    second, _ = contacts.end(desk, ended(anna, Topic.COMPLAINT), day)
    assert (first.signature, second.signature) == (f"REK/{day.year}/00001", f"REK/{day.year}/00002")
    assert first.deadline_on == deadline(day, 14)
    assert [c.table for c in changed] == ["contacts", "cases"]
    row = contacts.page(desk, anna.customer_id, contact_key="", channel=PHONE).rows[1]
    assert row.case is not None
    assert (row.case.kind, row.case.received_on, row.case.subject) == (CaseKind.COMPLAINT, day, "zła faktura")
    assert open_card(desk, anna.customer_id, contact_key="").next_deadline == first.deadline_on


def test_that_the_term_of_a_complaint_is_a_dated_setting(desk: Database, owner: Connection) -> None:
    owner.execute("insert into okienko.settings (key, valid_from, value) values ('complaint_days', '2026-01-01', '30')")
    assert contacts.complaint_deadline(desk, date(2026, 2, 2)) == deadline(date(2026, 2, 2), 30)
    assert contacts.complaint_deadline(desk, date(2025, 12, 12)) == date(2025, 12, 29)


def test_that_an_answered_complaint_is_closed_once(
    clone: Clone, desk: Database, owner: Connection, anna: Person
) -> None:
    day = today(owner)
    contacts.end(desk, ended(anna, Topic.COMPLAINT), day)
    case = contacts.page(desk, anna.customer_id, contact_key="", channel=PHONE).rows[0].case
    assert case is not None
    contacts.close_case(desk, anna.customer_id, case.case_id, case.version, day)
    with pytest.raises(Conflict):
        contacts.close_case(clone.login("okienko_clerk"), anna.customer_id, case.case_id, case.version, day)
    closed = contacts.page(desk, anna.customer_id, contact_key="", channel=PHONE).rows[0].case
    assert closed is not None
    assert closed.closed_on == day
    assert open_card(desk, anna.customer_id, contact_key="").next_deadline is None


def test_that_nobody_ends_another_clerks_contact(clone: Clone, desk: Database, owner: Connection, anna: Person) -> None:
    draft = answer(anna, Question.EMAIL)
    contacts.verify(desk, draft)
    with pytest.raises(Refused, match="not_your_contact"):
        contacts.end(clone.login("okienko_clerk"), ended(anna, contact_key=draft.contact_key), today(owner))


def test_that_a_page_of_contacts_leaves_a_trace_and_goes_on_behind_a_key(
    desk: Database, owner: Connection, anna: Person
) -> None:
    start = datetime.now(UTC) - timedelta(hours=5)
    for number in range(5):
        contacts.end(desk, ended(anna, started_at=start + timedelta(minutes=number), note=str(number)), today(owner))
    key = str(uuid4())
    first = contacts.page(desk, anna.customer_id, contact_key=key, channel=ContactChannel.OFFICE, limit=3)
    rest = contacts.page(
        desk, anna.customer_id, contact_key=key, channel=ContactChannel.OFFICE, after=first.next_key, limit=3
    )
    assert [row.note for row in (*first.rows, *rest.rows)] == ["4", "3", "2", "1", "0"]
    assert first.next_key
    assert rest.next_key is None
    entries = owner.execute(
        "select kind, purpose, contact_key::text from okienko.access_log where kind = 'contacts'"
    ).fetchall()
    assert entries == [("contacts", "office", key)] * 2


def test_that_an_open_case_without_a_contact_is_not_forgotten(desk: Database, owner: Connection, anna: Person) -> None:
    owner.execute(
        "insert into okienko.cases (customer_id, signature, kind, received_on, deadline_on) values (%s, 'REK/2020/00007', 'complaint', '2020-01-01', '2020-01-15')",
        (anna.customer_id,),
    )
    page = contacts.page(desk, anna.customer_id, contact_key="", channel=PHONE)
    assert [case.signature for case in page.cases] == ["REK/2020/00007"]


def test_that_a_reminder_is_done_by_its_clerk_or_a_supervisor(
    clone: Clone, desk: Database, owner: Connection, anna: Person
) -> None:
    day = today(owner)
    outcome, _ = contacts.end(desk, ended(anna, remind_on=day), day)
    with pytest.raises(Refused, match="not_your_reminder"):
        contacts.reminder_done(clone.login("okienko_clerk"), anna.customer_id, outcome.contact_id)
    contacts.reminder_done(clone.login("okienko_supervisor"), anna.customer_id, outcome.contact_id)
    assert contacts.page(desk, anna.customer_id, contact_key="", channel=PHONE).rows[0].reminded


def test_that_own_work_is_logged_as_the_reason(desk: Database, owner: Connection, anna: Person) -> None:
    key = str(uuid4())
    contacts.turned(desk, anna.customer_id, key, ContactChannel.OFFICE, Level.CHANGE)
    assert owner.execute("select kind, purpose, contact_key::text from okienko.access_log").fetchall() == [
        ("card", "office", key)
    ]


def test_that_a_note_is_kept_until_its_contact_ends(
    clone: Clone, desk: Database, owner: Connection, anna: Person
) -> None:
    end = ended(anna)
    note = NoteDraft(end.contact_key, PHONE, end.started_at, Topic.READING, "zadzwoni\x00 \ud800jutro", today(owner))
    drafts.keep_note(desk, anna.customer_id, note)
    drafts.keep_note(desk, anna.customer_id, note)
    assert drafts.load_note(desk, anna.customer_id) == replace(note, text="zadzwoni \ufffdjutro")
    assert drafts.load_note(clone.login("okienko_clerk"), anna.customer_id) is None
    contacts.end(desk, end, today(owner))
    assert drafts.load_note(desk, anna.customer_id) is None


def test_that_a_draft_can_be_thrown_away(desk: Database, anna: Person) -> None:
    drafts.keep_message(desk, anna.customer_id, 7, "Temat", "treść")
    assert drafts.load_message(desk, anna.customer_id) == (7, "Temat", "treść", ())
    drafts.drop_message(desk, anna.customer_id)
    assert drafts.load_message(desk, anna.customer_id) is None

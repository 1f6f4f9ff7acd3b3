"""Conversations: whose desk they are on, closed, opened again by the customer; attachments; fields of templates."""

from __future__ import annotations

from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.faults import Conflict, Refused
from app.domain.messages import AttachedFile, InboxView, MessageDraft, Thread, threads
from app.services import attachments, messages
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Connection, Person, letter, one, person
from tests.services.mail_kit import PNG, Seat, seat

OFFICE = ContactChannel.OFFICE


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner)


@pytest.fixture
def ewa(clone: Clone, owner: Connection) -> Seat:
    return seat(clone, owner, "Ewa Dąbrowska")


@pytest.fixture
def adam(clone: Clone, owner: Connection) -> Seat:
    return seat(clone, owner, "Adam Nowak")


def talk(link: Database, who: Person, thread_id: int) -> Thread:
    page = messages.page(link, who.customer_id, contact_key="", channel=OFFICE)
    return next(t for t in threads(page.rows, page.states) if t.thread_id == thread_id)


def listed(link: Database, view: InboxView) -> list[str]:
    return [row.subject for row in messages.inbox(link, view).rows]


def draft(who: Person, body: str = "Dzień dobry", thread: int = 0, *files: AttachedFile) -> MessageDraft:
    return MessageDraft(who.customer_id, thread, "Temat", body, str(uuid4()), files=files)


# ---------------------------------------------------------------- whose it is


def test_that_a_customers_message_waits_until_somebody_takes_answers_and_closes_it(
    owner: Connection, anna: Person, ewa: Seat, adam: Seat
) -> None:
    thread = letter(owner, anna.customer_id, "Pytanie", "?")
    assert listed(ewa.link, InboxView.WAITING) == listed(ewa.link, InboxView.OPEN) == ["Pytanie"]
    assert listed(ewa.link, InboxView.MINE) == []
    messages.assign(ewa.link, anna.customer_id, thread, "", ewa.login)
    assert listed(ewa.link, InboxView.MINE) == listed(adam.link, InboxView.ASSIGNED) == ["Pytanie"]
    assert listed(adam.link, InboxView.MINE) == []
    messages.write(ewa.link, draft(anna, thread=thread))
    assert listed(adam.link, InboxView.WAITING) == []
    state = talk(adam.link, anna, thread).state
    assert (state.holder, state.holder_name, state.closed) == (ewa.login, "Ewa Dąbrowska", False)
    messages.close(ewa.link, anna.customer_id, thread, state.version)
    assert listed(adam.link, InboxView.OPEN) == listed(ewa.link, InboxView.MINE) == []
    (row,) = messages.inbox(adam.link, InboxView.CLOSED).rows
    assert (row.subject, row.state.closed_by) == ("Pytanie", "Ewa Dąbrowska")


def test_that_of_two_who_take_it_the_second_is_told_who_was_first(
    owner: Connection, anna: Person, ewa: Seat, adam: Seat
) -> None:
    thread = letter(owner, anna.customer_id, "Pytanie", "?")
    messages.assign(ewa.link, anna.customer_id, thread, "", ewa.login)
    with pytest.raises(Conflict) as told:
        messages.assign(adam.link, anna.customer_id, thread, "", adam.login)
    assert (told.value.what, told.value.detail) == ("thread_taken", {"name": "Ewa Dąbrowska"})
    messages.assign(adam.link, anna.customer_id, thread, ewa.login, adam.login)
    assert talk(ewa.link, anna, thread).state.holder == adam.login
    messages.assign(adam.link, anna.customer_id, thread, adam.login, "")
    assert talk(ewa.link, anna, thread).state.holder == ""


def test_that_a_new_message_opens_what_was_closed_and_it_is_still_the_same_clerks(
    owner: Connection, anna: Person, ewa: Seat
) -> None:
    thread = letter(owner, anna.customer_id, "Pytanie", "?", minutes_ago=9)
    messages.assign(ewa.link, anna.customer_id, thread, "", ewa.login)
    messages.close(ewa.link, anna.customer_id, thread, talk(ewa.link, anna, thread).state.version)
    letter(owner, anna.customer_id, "Re: Pytanie", "a jednak", thread=thread)
    state = talk(ewa.link, anna, thread).state
    assert (state.closed, state.closed_at, state.holder) == (False, None, ewa.login)
    assert listed(ewa.link, InboxView.WAITING) == listed(ewa.link, InboxView.MINE) == ["Pytanie"]


def test_that_it_is_not_closed_over_a_message_that_nobody_saw(owner: Connection, anna: Person, ewa: Seat) -> None:
    thread = letter(owner, anna.customer_id, "Pytanie", "?", minutes_ago=9)
    seen = talk(ewa.link, anna, thread).state.version
    letter(owner, anna.customer_id, "Pytanie", "i jeszcze", thread=thread)
    with pytest.raises(Conflict):
        messages.close(ewa.link, anna.customer_id, thread, seen)
    messages.close(ewa.link, anna.customer_id, thread, talk(ewa.link, anna, thread).state.version)
    assert talk(ewa.link, anna, thread).waiting == 0, "closed: nothing waits any more"
    messages.reopen(ewa.link, anna.customer_id, thread, talk(ewa.link, anna, thread).state.version)
    assert listed(ewa.link, InboxView.OPEN) == ["Pytanie"]


def test_that_only_who_works_here_is_given_anything(owner: Connection, anna: Person, ewa: Seat, adam: Seat) -> None:
    thread = letter(owner, anna.customer_id, "Pytanie", "?")
    owner.execute("update okienko.clerks set active = false where login = %s", (adam.login,))
    for login in (adam.login, "nikt"):
        with pytest.raises(Refused, match="no_such_clerk"):
            messages.assign(ewa.link, anna.customer_id, thread, "", login)
    with pytest.raises(Refused, match="no_such_thread"):
        messages.assign(ewa.link, anna.customer_id, thread + 10_000, "", ewa.login)
    assert [clerk.name for clerk in messages.clerks(ewa.link)] == ["Ewa Dąbrowska"]
    messages.close(ewa.link, anna.customer_id, thread, talk(ewa.link, anna, thread).state.version)
    with pytest.raises(Refused, match="thread_closed"):
        messages.assign(ewa.link, anna.customer_id, thread, "", ewa.login)


def test_that_what_the_office_began_is_nobodys_until_taken_and_no_work_until_answered(
    owner: Connection, anna: Person, ewa: Seat
) -> None:
    thread = messages.write(ewa.link, draft(anna)).row_id
    assert listed(ewa.link, InboxView.OPEN) == []
    messages.assign(ewa.link, anna.customer_id, thread, "", ewa.login)
    assert listed(ewa.link, InboxView.MINE) == ["Temat"]
    letter(owner, anna.customer_id, "Re: Temat", "dziękuję", thread=thread)
    assert listed(ewa.link, InboxView.WAITING) == ["Temat"]


def test_that_history_that_was_answered_comes_in_closed(owner: Connection, anna: Person, ewa: Seat) -> None:
    owner.execute(
        "with n as (select nextval('okienko.ids') as id) insert into okienko.messages "
        "(customer_id, id, thread_id, from_customer, subject, body, sent_at, answered) "
        "select %s, id, id, true, 'Dawna', 'x', now() - interval '1 year', true from n",
        (anna.customer_id,),
    )
    assert listed(ewa.link, InboxView.OPEN) == []
    assert listed(ewa.link, InboxView.CLOSED) == ["Dawna"]


def test_that_acts_on_a_conversation_are_in_the_audit(owner: Connection, anna: Person, ewa: Seat) -> None:
    thread = letter(owner, anna.customer_id, "Pytanie", "?")
    messages.assign(ewa.link, anna.customer_id, thread, "", ewa.login)
    messages.close(ewa.link, anna.customer_id, thread, talk(ewa.link, anna, thread).state.version)
    told = owner.execute(
        "select actor, after ->> 'assigned_to', after ->> 'status' from okienko.audit "
        "where table_name = 'threads' and act = 'update' and row_id = %s order by id",
        (thread,),
    ).fetchall()
    assert told == [(ewa.login, ewa.login, None), (ewa.login, None, "closed")]


# ---------------------------------------------------------------- attachments


def test_that_a_file_goes_with_the_message_and_is_seen_with_a_trace(owner: Connection, anna: Person, ewa: Seat) -> None:
    kept = attachments.keep(ewa.link, "licznik.png", PNG)
    again = attachments.keep(ewa.link, "ten sam.png", PNG)
    assert kept.sha256 == again.sha256
    thread = messages.write(ewa.link, draft(anna, "w załączeniu", 0, kept)).row_id
    (message,) = talk(ewa.link, anna, thread).messages
    (file,) = message.files
    assert (file.name, file.media_type, file.size) == ("licznik.png", "image/png", len(PNG))
    content = messages.file(
        ewa.link, anna.customer_id, message.message_id, file.file_id, contact_key="", channel=OFFICE
    )
    assert (content.name, content.content) == ("licznik.png", PNG)
    assert one(owner, "select count(*) from okienko.files") == 1
    assert one(owner, "select count(*) from okienko.access_log where detail = %s", f"file:{file.file_id}") == 1


def test_that_a_file_is_reached_through_its_own_message_only(owner: Connection, anna: Person, ewa: Seat) -> None:
    jan = person(owner, "000077", "Nowak", "Jan", pesel="")
    kept = attachments.keep(ewa.link, "licznik.png", PNG)
    thread = messages.write(ewa.link, draft(anna, "x", 0, kept)).row_id
    other = messages.write(ewa.link, draft(jan, "x")).row_id
    (file,) = talk(ewa.link, anna, thread).messages[0].files
    for who, message in ((jan, thread), (jan, other), (anna, other)):
        with pytest.raises(Refused, match="no_such_file"):
            messages.file(ewa.link, who.customer_id, message, file.file_id, contact_key="", channel=OFFICE)


def test_that_only_a_file_one_has_had_in_hand_is_attached(owner: Connection, anna: Person, ewa: Seat) -> None:
    with pytest.raises(Refused, match="no_such_file"):
        messages.write(ewa.link, draft(anna, "x", 0, AttachedFile("0" * 64, "obcy.pdf", 1)))
    kept = attachments.keep(ewa.link, "licznik.png", PNG)
    with pytest.raises(Refused, match="too_many_files"):
        messages.write(ewa.link, draft(anna, "x", 0, *[kept] * 11))
    assert one(owner, "select count(*) from okienko.messages") == 0, "nothing is sent without its attachments"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("pusty.pdf", b"", "scan_empty"),
        ("program.exe", b"MZ\x90\x00", "scan_not_supported"),
        ("udaje.png", b"%PDF-1.4\n%%EOF", "scan_disguised"),
    ],
)
def test_that_a_file_that_is_not_what_it_says_is_refused(ewa: Seat, name: str, data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        attachments.keep(ewa.link, name, data)


# ---------------------------------------------------------------- templates


def test_that_a_bare_field_of_a_template_is_never_sent_but_any_other_text_in_braces_is(anna: Person, ewa: Seat) -> None:
    with pytest.raises(Refused, match="field_unfilled") as told:
        messages.write(ewa.link, draft(anna, "Prace przy {street} w dniu {date}."))
    assert told.value.detail == {"fields": ["{date}", "{street}"]}
    messages.write(ewa.link, draft(anna, "Klucz {x}, {nazwa}, {0}"))


def test_that_templates_come_in_the_version_in_force(owner: Connection, ewa: Seat) -> None:
    owner.execute(
        "insert into okienko.templates (code, version, kind, title, body, valid_from) values "
        "('message.outage', 2, 'message', 'Przerwa', 'Nie będzie wody: {street}, {until}.', okienko.warsaw_today()), "
        "('message.outage', 3, 'message', 'Przerwa od jutra', 'x', okienko.warsaw_today() + 2)"
    )
    found = {text.code: text for text in messages.texts(ewa.link)}
    assert found["message.outage"].title == "Przerwa"
    assert all(code.startswith("message.") for code in found)
    with pytest.raises(Refused, match="field_unfilled"):
        messages.write(ewa.link, draft(person(owner, "000077", "Nowak", "Jan", pesel=""), "{until}"))

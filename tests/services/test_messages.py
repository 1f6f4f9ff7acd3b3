"""Messages against the real database: read with a trace, written once, answered, marked; the inbox of all."""

from __future__ import annotations

from uuid import uuid4

import pytest

from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.messages import MessageDraft, threads
from app.services import messages
from app.services.customers import open_card
from app.store.session import Database
from tests.database import Clone
from tests.office_data import Connection, Person, letter, one, person

PHONE = ContactChannel.PHONE


@pytest.fixture
def owner(clone: Clone) -> Connection:
    return clone.connect()


@pytest.fixture
def anna(owner: Connection) -> Person:
    return person(owner)


@pytest.fixture
def desk(clone: Clone) -> Database:
    return clone.login("okienko_clerk")


def draft(who: Person, subject: str = "Odpowiedź", body: str = "Dzień dobry", thread: int = 0) -> MessageDraft:
    return MessageDraft(who.customer_id, thread, subject, body, str(uuid4()))


def test_that_reading_leaves_a_trace(desk: Database, owner: Connection, anna: Person) -> None:
    letter(owner, anna.customer_id, "Stan licznika", "412")
    key = str(uuid4())
    page = messages.page(desk, anna.customer_id, contact_key=key, channel=PHONE)
    assert [m.subject for m in page.rows] == ["Stan licznika"]
    assert owner.execute("select kind, purpose, contact_key::text from okienko.access_log").fetchall() == [
        ("messages", "phone", key)
    ]


def test_that_an_answer_settles_its_conversation_and_is_stored_once(
    desk: Database, owner: Connection, anna: Person
) -> None:
    thread = letter(owner, anna.customer_id, "Pytanie", "?", minutes_ago=10)
    letter(owner, anna.customer_id, "Pytanie", "??", thread=thread, minutes_ago=5)
    letter(owner, anna.customer_id, "Inna", "!", minutes_ago=3)
    reply = draft(anna, thread=thread)
    first = messages.write(desk, reply)
    assert messages.write(desk, reply) == first
    inbox = messages.inbox(desk)
    assert [row.subject for row in inbox.rows] == ["Inna"]
    conversation = next(
        t
        for t in threads(messages.page(desk, anna.customer_id, contact_key="", channel=PHONE).rows)
        if t.thread_id == thread
    )
    assert [m.from_customer for m in conversation.messages] == [True, True, False]
    assert (conversation.unread, conversation.waiting) == (0, 0)
    assert open_card(desk, anna.customer_id, contact_key="").unread_messages == 1


def test_that_marking_reads_and_settles(desk: Database, owner: Connection, anna: Person) -> None:
    thread = letter(owner, anna.customer_id, "Dziękuję", "bardzo")
    messages.mark(desk, anna.customer_id, thread)
    assert open_card(desk, anna.customer_id, contact_key="").unread_messages == 0
    assert messages.inbox(desk).total == 1
    messages.mark(desk, anna.customer_id, thread, settled=True)
    assert messages.inbox(desk).total == 0


@pytest.mark.parametrize("state", ["", "waiting", "blocked", "closed"])
def test_that_nothing_is_written_to_an_account_that_nobody_can_open(
    desk: Database, owner: Connection, state: str
) -> None:
    jan = person(owner, "000077", "Nowak", "Jan", pesel="", portal=state)
    with pytest.raises(Refused, match="portal_not_active"):
        messages.write(desk, draft(jan))


def test_that_a_message_joins_only_its_own_customers_conversation(
    desk: Database, owner: Connection, anna: Person
) -> None:
    jan = person(owner, "000077", "Nowak", "Jan", pesel="")
    foreign = letter(owner, jan.customer_id, "Cudza", "treść")
    with pytest.raises(Refused, match="no_such_thread"):
        messages.write(desk, draft(anna, thread=foreign))
    with pytest.raises(Refused, match="subject_empty"):
        messages.write(desk, draft(anna, subject=" "))
    with pytest.raises(Refused, match="body_empty"):
        messages.write(desk, draft(anna, body="\x00"))


def test_that_any_text_comes_back_as_it_was_sent(desk: Database, anna: Person) -> None:
    naughty = ["<script>alert(1)</script>", "'; drop table messages; --", "zażółć %s %n {x} \\ \u202e ﷽ 😀", "\r\n\t ."]
    for text in naughty:
        messages.write(desk, draft(anna, subject=text.strip(), body=text))
    stored = messages.page(desk, anna.customer_id, contact_key="", channel=PHONE).rows
    assert [m.body for m in reversed(stored)] == naughty


def test_that_the_inbox_goes_on_behind_a_key_and_logs_whose_subjects_were_shown(
    desk: Database, owner: Connection, anna: Person
) -> None:
    jan = person(owner, "000077", "Nowak", "Jan", pesel="")
    for minutes in (50, 40, 30):
        letter(owner, anna.customer_id, f"A{minutes}", "x", minutes_ago=minutes)
    letter(owner, jan.customer_id, "J45", "x", minutes_ago=45)
    first = messages.inbox(desk, limit=3)
    rest = messages.inbox(desk, after=first.next_key, limit=3)
    assert [row.subject for row in (*first.rows, *rest.rows)] == ["A50", "J45", "A40", "A30"]
    assert (first.total, rest.next_key) == (4, None)
    assert first.rows[1].name == "Nowak Jan"
    assert one(owner, "select count(*) from okienko.access_log where detail = 'inbox'") == 3


def test_that_a_long_conversation_comes_in_pages(desk: Database, owner: Connection, anna: Person) -> None:
    for minutes in range(7):
        letter(owner, anna.customer_id, str(minutes), "x", minutes_ago=minutes)
    first = messages.page(desk, anna.customer_id, contact_key="", channel=PHONE, limit=4)
    rest = messages.page(desk, anna.customer_id, contact_key="", channel=PHONE, after=first.next_key, limit=4)
    assert [m.subject for m in (*first.rows, *rest.rows)] == list("0123456")

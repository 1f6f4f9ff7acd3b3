"""Conversations and what a message needs before it is sent; urgency of deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.domain.contacts import Urgency, urgency
from app.domain.mailings import GroupAnnouncement, GroupFilter, MailingDraft, mailing_problems
from app.domain.messages import (
    BODY_LONGEST,
    Message,
    MessageDraft,
    ThreadState,
    fields,
    filled,
    left_over,
    problems,
    threads,
)
from app.domain.office import Street

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def message(
    message_id: int, thread_id: int, *, from_customer: bool, read: bool = False, answered: bool = False
) -> Message:
    sent = NOON + timedelta(minutes=message_id)
    return Message(
        message_id, thread_id, from_customer, "x", f"s{message_id}", "b", sent, sent if read else None, answered
    )


def test_that_messages_are_gathered_into_conversations() -> None:
    rows = [
        message(5, 2, from_customer=True),
        message(4, 1, from_customer=False),
        message(2, 2, from_customer=False, read=True),
        message(1, 1, from_customer=True, read=True, answered=True),
        message(6, 2, from_customer=True, answered=True),
    ]
    first, second = threads(rows)
    assert (first.thread_id, first.subject, first.newest.message_id) == (2, "s2", 6)
    assert (first.unread, first.waiting) == (2, 1)
    assert (second.thread_id, second.unread, second.waiting) == (1, 0, 0)


def test_that_a_message_needs_a_subject_and_a_text() -> None:
    empty = MessageDraft(1, 0, " ", "\n", "key")
    assert problems(empty) == {"subject": "subject_empty", "body": "body_empty"}
    long = MessageDraft(1, 0, "x" * 301, "y" * (BODY_LONGEST + 1), "key")
    assert problems(long) == {"subject": "subject_too_long", "body": "body_too_long"}
    assert problems(MessageDraft(1, 0, "<b>", "'; drop table messages; --", "key")) == {}


def test_that_a_deadline_grows_urgent() -> None:
    deadline = date(2026, 12, 29)
    days = {9: Urgency.FAR, 8: Urgency.FAR, 7: Urgency.NEAR, 3: Urgency.NEAR, 2: Urgency.CRITICAL, 0: Urgency.CRITICAL}
    for left, expected in days.items():
        assert urgency(deadline, deadline - timedelta(left)) is expected
    assert urgency(deadline, deadline + timedelta(1)) is Urgency.PAST


def test_that_fields_are_filled_once_and_what_is_put_in_is_text() -> None:
    text = "Dnia {date} przy {street}, {date}: {X} {0} {nie takie} {street"
    assert fields(text) == ("date", "street")
    assert filled(text, {"date": "{street}", "street": "Łużycka"}) == (
        "Dnia {street} przy Łużycka, {street}: {X} {0} {nie takie} {street"
    )
    assert left_over("Klucz {x} i {date}", ("date", "street")) == ("date",)
    assert left_over("Klucz {x}", ()) == ()


def test_that_a_conversation_has_the_state_it_came_with() -> None:
    state = ThreadState("ewa", "Ewa Dąbrowska", version=3)
    (thread,) = threads([message(1, 1, from_customer=True)], {1: state})
    assert thread.state is state
    (thread,) = threads([message(1, 1, from_customer=True)], {2: state})
    assert (thread.state.holder, thread.state.closed, thread.state.version) == ("", False, 0)


def test_that_a_message_to_a_group_needs_streets_for_its_announcement() -> None:
    draft = MailingDraft(GroupFilter(), "Temat", "Treść", "key", announcement=GroupAnnouncement("x", None))
    assert mailing_problems(draft, ()) == {"announcement": "announcement_needs_streets"}
    street = GroupFilter(streets=(Street("luzycka", "Łużycka"),))
    assert mailing_problems(replace(draft, filter=street), ()) == {}
    told = replace(draft, filter=street, announcement=GroupAnnouncement(" ", None))
    assert mailing_problems(told, ()) == {"announcement": "text_empty"}
    assert mailing_problems(replace(draft, announcement=None, body="{date}"), ("date",)) == {"body": "field_unfilled"}
    assert mailing_problems(replace(draft, announcement=None, subject=""), ()) == {"subject": "subject_empty"}

"""Conversations and what a message needs before it is sent; urgency of deadlines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.domain.contacts import Urgency, urgency
from app.domain.messages import BODY_LONGEST, Message, MessageDraft, problems, threads

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

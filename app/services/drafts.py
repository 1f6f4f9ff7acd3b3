"""Drafts: nothing typed is ever lost. Kept until saved or thrown away by hand, each clerk's own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from app.domain.contacts import ContactChannel, NoteDraft, Topic
from app.domain.messages import storable
from app.services.link import Link
from app.store import drafts as store
from app.store.session import Cancel


def load_note(database: Link, customer_id: int, *, cancel: Cancel | None = None) -> NoteDraft | None:
    """The note this clerk was writing about a customer when the work broke off."""
    body = store.load(database, _note_key(customer_id), cancel=cancel)
    return _note(body) if body else None


def keep_note(database: Link, customer_id: int, note: NoteDraft, *, cancel: Cancel | None = None) -> None:
    """Keep a note being written; it goes when the contact is ended."""
    body = {
        "contact": note.contact_key,
        "channel": note.channel.value,
        "started": note.started_at.isoformat(),
        "topic": note.topic.value if note.topic else None,
        "text": storable(note.text),
        "remind": note.remind_on.isoformat() if note.remind_on else None,
    }
    store.keep(database, _note_key(customer_id), customer_id, body, cancel=cancel)


def drop_note(database: Link, customer_id: int, *, cancel: Cancel | None = None) -> None:
    """The note was thrown away by hand."""
    store.drop(database, _note_key(customer_id), cancel=cancel)


def load_message(database: Link, customer_id: int, *, cancel: Cancel | None = None) -> tuple[int, str, str] | None:
    """(conversation, subject, text) of a message being written to a customer; conversation 0 is a new one."""
    body = store.load(database, _message_key(customer_id), cancel=cancel)
    return (int(body["thread"]), str(body["subject"]), str(body["text"])) if body else None


def keep_message(
    database: Link, customer_id: int, thread_id: int, subject: str, text: str, *, cancel: Cancel | None = None
) -> None:
    """Keep a message being written."""
    body = {"thread": thread_id, "subject": storable(subject), "text": storable(text)}
    store.keep(database, _message_key(customer_id), customer_id, body, cancel=cancel)


def drop_message(database: Link, customer_id: int, *, cancel: Cancel | None = None) -> None:
    """The message was sent, or thrown away by hand."""
    store.drop(database, _message_key(customer_id), cancel=cancel)


def _note_key(customer_id: int) -> str:
    return f"note:{customer_id}"


def _message_key(customer_id: int) -> str:
    return f"message:{customer_id}"


def _note(body: dict[str, Any]) -> NoteDraft:
    return NoteDraft(
        contact_key=body["contact"],
        channel=ContactChannel(body["channel"]),
        started_at=datetime.fromisoformat(body["started"]),
        topic=Topic(body["topic"]) if body["topic"] else None,
        text=body["text"],
        remind_on=date.fromisoformat(body["remind"]) if body["remind"] else None,
    )

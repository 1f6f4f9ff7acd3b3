"""Drafts: nothing typed is ever lost. Kept until saved or thrown away by hand, each clerk's own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from app.domain.contacts import ContactChannel, NoteDraft, Topic
from app.domain.customers import Service
from app.domain.mailings import Choice, DebtFilter, GroupFilter, MailingDraft
from app.domain.messages import AttachedFile, storable
from app.domain.office import Street
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


KeptMessage = tuple[int, str, str, tuple[AttachedFile, ...]]
"""(conversation, subject, text, attachments); conversation 0 is a new one."""


def load_message(database: Link, customer_id: int, *, cancel: Cancel | None = None) -> KeptMessage | None:
    """A message being written to a customer."""
    body = store.load(database, _message_key(customer_id), cancel=cancel)
    if not body:
        return None
    files = tuple(AttachedFile(*each) for each in body.get("files", []))
    return int(body["thread"]), str(body["subject"]), str(body["text"]), files


def keep_message(
    database: Link,
    customer_id: int,
    thread_id: int,
    subject: str,
    text: str,
    files: tuple[AttachedFile, ...] = (),
    *,
    cancel: Cancel | None = None,
) -> None:
    """Keep a message being written; its attachments are stored already."""
    body = {
        "thread": thread_id,
        "subject": storable(subject),
        "text": storable(text),
        "files": [[file.sha256, storable(file.name), file.size] for file in files],
    }
    store.keep(database, _message_key(customer_id), customer_id, body, cancel=cancel)


def drop_message(database: Link, customer_id: int, *, cancel: Cancel | None = None) -> None:
    """The message was sent, or thrown away by hand."""
    store.drop(database, _message_key(customer_id), cancel=cancel)


MAILING = "mailing"


def load_mailing(database: Link, *, cancel: Cancel | None = None) -> MailingDraft | None:
    """The message to a group this clerk was writing; an announcement with it is asked for anew."""
    body = store.load(database, MAILING, cancel=cancel)
    if not body:
        return None
    wanted = body["filter"]
    return MailingDraft(
        filter=GroupFilter(
            service=Service(wanted["service"]) if wanted["service"] else None,
            streets=tuple(Street(*each) for each in wanted["streets"]),
            routes=tuple(Choice(*each) for each in wanted["routes"]),
            groups=tuple(Choice(*each) for each in wanted["groups"]),
            debt=DebtFilter(wanted["debt"]),
        ),
        subject=body["subject"],
        body=body["text"],
        request_key=body["request"],
        files=tuple(AttachedFile(*each) for each in body["files"]),
    )


def keep_mailing(database: Link, draft: MailingDraft, *, cancel: Cancel | None = None) -> None:
    """Keep a message to a group being written, with the key that keeps it from being made twice."""
    wanted = draft.filter
    body = {
        "filter": {
            "service": wanted.service.value if wanted.service else None,
            "streets": [[street.key, street.name] for street in wanted.streets],
            "routes": [[route.key, route.name] for route in wanted.routes],
            "groups": [[group.key, group.name] for group in wanted.groups],
            "debt": wanted.debt.value,
        },
        "subject": storable(draft.subject),
        "text": storable(draft.body),
        "request": draft.request_key,
        "files": [[file.sha256, storable(file.name), file.size] for file in draft.files],
    }
    store.keep(database, MAILING, None, body, cancel=cancel)


def drop_mailing(database: Link, *, cancel: Cancel | None = None) -> None:
    """The message to a group was made, or thrown away by hand."""
    store.drop(database, MAILING, cancel=cancel)


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

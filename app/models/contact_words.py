"""Contacts of the office in words: columns of page 3, deadlines that never speak by colour alone. Context "Contacts"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.contacts import CaseHead, CaseKind, Contact, ContactChannel, Urgency, urgency
from app.models.columns import Column
from app.models.language import noop
from app.models.words import DASH, day, days_word, moment, span, word

_KINDS = {
    CaseKind.COMPLAINT: noop("Contacts", "complaint"),
    CaseKind.MISSED_PICKUP: noop("Contacts", "missed pickup"),
}
_TONES = {Urgency.FAR: "dim", Urgency.NEAR: "warn", Urgency.CRITICAL: "owe", Urgency.PAST: "owe"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Contacts", text)


def kind_word(kind: CaseKind) -> str:
    """``reklamacja``, ``brak odbioru``."""
    return _tr(_KINDS[kind])


def left_words(deadline: date, today: date) -> str:
    """``zostało 5 dni``, ``termin dziś``, ``termin minął - sprawdź skutek``."""
    left = (deadline - today).days
    if left < 0:
        return _tr("the deadline has passed - check the effect")
    if left == 0:
        return _tr("the deadline is today")
    return _tr("{days} left").format(days=days_word(left))


def deadline_words(deadline: date, today: date) -> str:
    """``29.12.2025, zostało 5 dni``."""
    return f"{day(deadline)}, {left_words(deadline, today)}"


def deadline_tone(deadline: date, today: date) -> str:
    """Grey while there is time, amber from 7 days, red from 2 (domain.md 5.8)."""
    return _TONES[urgency(deadline, today)]


def longest_deadline() -> str:
    """The widest of deadlines, for the width of a column."""
    return deadline_words(date(2026, 11, 28), date(2026, 11, 29))


def case_words(case: CaseHead, today: date) -> str:
    """``REK/2026/00012, do 29.12.2025, zostało 5 dni``, or when it was answered."""
    if case.closed_on is not None:
        return _tr("{signature}, answered {day}").format(signature=case.signature, day=day(case.closed_on))
    return _tr("{signature}, to be answered by {deadline}").format(
        signature=case.signature, deadline=deadline_words(case.deadline_on, today)
    )


def due(contact: Contact, today: date) -> str:
    """What is still to be done about a contact: the complaint's deadline, else the reminder."""
    if contact.case is not None:
        if contact.case.closed_on is not None:
            return _tr("answered {day}").format(day=day(contact.case.closed_on))
        return deadline_words(contact.case.deadline_on, today)
    if contact.remind_on is None:
        return ""
    text = _tr("reminded {day}") if contact.reminded else _tr("remind {day}")
    return text.format(day=day(contact.remind_on))


def due_tone(contact: Contact, today: date) -> str:
    """Colour of ``due``."""
    if contact.case is not None:
        return "dim" if contact.case.closed_on is not None else deadline_tone(contact.case.deadline_on, today)
    if contact.remind_on is None or contact.reminded:
        return "dim"
    return "warn" if contact.remind_on <= today else ""


def topic_words(contact: Contact, running: str = "") -> str:
    """The topic; a contact nobody ended says so, the one with the key ``running`` goes on just now."""
    if contact.ended_at is None:
        return _tr("going on now") if contact.contact_key == running else _tr("not ended")
    return word(contact.topic) if contact.topic is not None else DASH


def headline(contact: Contact) -> str:
    """``22.11.2026 10:42, telefonicznie, A. Nowak, 02:41``."""
    parts = [moment(contact.started_at), word(contact.channel), contact.clerk]
    if contact.ended_at is not None:
        parts.append(span(int((contact.ended_at - contact.started_at).total_seconds())))
    return ", ".join(parts)


def columns(
    today: Callable[[], date], note: Callable[[Contact], str], topic: Callable[[Contact], str]
) -> tuple[Column[Contact], ...]:
    """Columns of page 3; ``note`` tells what of the note may be shown, ``topic`` what it was about."""
    return (
        Column("at", _tr("When"), "28.11.2026 14:05", lambda c: moment(c.started_at)),
        Column("topic", _tr("Topic"), _tr("personal data"), topic, tone=lambda c: "" if c.ended_at else "warn"),
        Column("note", _tr("Note"), "", lambda c: " ".join(note(c).split()), hint=lambda c: note(c)[:1000]),
        Column(
            "due", _tr("Deadline or reminder"), f"28.11.2026, {left_words(date(2026, 11, 28), date(2026, 11, 14))}", lambda c: due(c, today()),
            tone=lambda c: due_tone(c, today()), hint=lambda c: case_words(c.case, today()) if c.case else "",
        ),
        Column("channel", _tr("How"), max((word(channel) for channel in ContactChannel), key=len), lambda c: word(c.channel)),
        Column("clerk", _tr("Who"), "Nowakowska Anna", lambda c: c.clerk),
    )  # fmt: skip

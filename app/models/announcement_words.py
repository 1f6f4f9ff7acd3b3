"""Announcements in words: columns of the page "Biuro", problems of a new one. Context "Announcements"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.customers import Service
from app.domain.office import OfficeAnnouncement
from app.models.columns import Column
from app.models.language import noop
from app.models.words import moment, word

_PROBLEMS = {
    "text_empty": noop("Announcements", "Write what is announced."),
    "text_too_long": noop("Announcements", "The text is too long: at most 500 characters."),
    "ends_before_start": noop("Announcements", "It must end after it begins."),
    "ends_in_past": noop("Announcements", "It would be over already."),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Announcements", text)


def problem(code: str) -> str:
    """What is wrong with a new announcement, as a sentence; empty for another code."""
    return _tr(_PROBLEMS[code]) if code in _PROBLEMS else ""


def service_word(service: Service | None) -> str:
    """``Woda``, ``Wywozy``, or both."""
    return word(service) if service is not None else _tr("both services")


def area(announcement: OfficeAnnouncement) -> str:
    """The streets concerned, or everybody."""
    return ", ".join(street.name for street in announcement.streets) or _tr("everybody")


def until(announcement: OfficeAnnouncement) -> str:
    """When it ends."""
    return moment(announcement.ends_at) if announcement.ends_at else _tr("until withdrawn")


def state(announcement: OfficeAnnouncement, now: datetime) -> str:
    """``na kartach``, ``od ...``, ``zakończony``, ``wycofany``."""
    if announcement.withdrawn:
        return _tr("withdrawn")
    if announcement.is_current(now):
        return _tr("on the cards")
    return _tr("later") if announcement.starts_at > now else _tr("over")


def tone(announcement: OfficeAnnouncement, now: datetime) -> str:
    """Amber while it stands on the cards."""
    return "warn" if announcement.is_current(now) else "dim"


def columns(now: Callable[[], datetime]) -> tuple[Column[OfficeAnnouncement], ...]:
    """Columns of the list."""
    return (
        Column("state", _tr("State"), _tr("on the cards"), lambda a: state(a, now()), tone=lambda a: tone(a, now())),
        Column("service", _tr("Service"), _tr("both services"), lambda a: service_word(a.service)),
        Column("text", _tr("Announcement"), "", lambda a: " ".join(a.text.split()), hint=lambda a: a.text),
        Column("area", _tr("Streets"), "Bolesława Chrobrego, Łużycka", area, hint=area),
        Column("starts", _tr("From"), "28.11.2026 14:05", lambda a: moment(a.starts_at)),
        Column("ends", _tr("Until"), "28.11.2026 14:05", until),
        Column("clerk", _tr("Who"), "Nowakowska Anna", lambda a: a.clerk),
    )

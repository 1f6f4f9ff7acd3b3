"""A day and an hour as the office's clock shows them."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QDateTimeEdit

from app.models import words


def moment_editor(at: datetime) -> QDateTimeEdit:
    """An editor that begins with an aware moment."""
    editor = QDateTimeEdit(shown_moment(at))
    editor.setDisplayFormat("dd.MM.yyyy HH:mm")
    editor.setCalendarPopup(True)
    return editor


def shown_moment(at: datetime) -> QDateTime:
    """An aware moment as the office's wall clock shows it."""
    here = words.local(at)
    return QDateTime(QDate(here.year, here.month, here.day), QTime(here.hour, here.minute))


def moment_of(editor: QDateTimeEdit) -> datetime:
    """What stands in the editor, as an aware moment."""
    day, time = editor.date(), editor.time()
    here = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=words.OFFICE_ZONE)
    return here.astimezone(UTC)

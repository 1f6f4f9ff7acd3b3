"""The list of a customer's meters on page 2.3. Context "Meters"."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.metering import MeterHead, MeterHistory, MeterRole
from app.models import words
from app.models.columns import Align, Column
from app.models.reading_words import serial_words, task_words

translate = QCoreApplication.translate

SOON = timedelta(183)
"""An ending legalisation is told half a year ahead (domain.md 5.10)."""


def legal_words(head: MeterHead, today: date) -> str:
    """Until when the legalisation holds, or since when it does not."""
    if head.legal_until is None:
        return words.DASH
    if head.legal_until < today:
        return translate("Meters", "ended %1").replace("%1", words.day(head.legal_until))
    return translate("Meters", "until %1").replace("%1", words.day(head.legal_until))


def legal_tone(head: MeterHead, today: date) -> str:
    """Red when it has ended, amber in its last half-year."""
    if head.legal_until is None:
        return "dim"
    if head.legal_until < today:
        return "owe"
    return "warn" if head.legal_until < today + SOON else ""


def state_words(head: MeterHead) -> str:
    """The newest booked state and its day."""
    if head.last_state is None:
        return translate("Meters", "state unknown")
    told = f"{words.cubic(head.last_state)}, {words.day(head.last_on)}"
    return told + ", " + translate("Meters", "estimate") if head.last_estimated else told


def meter_columns(today: date, *, told: bool) -> tuple[Column[MeterHead], ...]:
    """Columns of the list; before verification neither states nor whole numbers are told."""
    return (
        Column(
            "serial",
            translate("Meters", "Meter number"),
            "8ZRI0712345678M",
            lambda h: serial_words(h, told=told),
            strong=True,
        ),
        Column("place", translate("Meters", "Place"), "", lambda h: h.place or words.DASH, hint=lambda h: h.place),
        Column("role", translate("Meters", "What it measures"), _longest_role(), lambda h: words.word(h.role)),
        Column(
            "state",
            translate("Meters", "Booked state"),
            f"1 234 m³, 00.00.0000, {translate('Meters', 'estimate')}",
            state_words if told else (lambda _head: "···"),
            Align.RIGHT,
            copy=lambda h: str(h.last_state) if told and h.last_state is not None else "",
            tone=lambda h: "warn" if told and h.last_estimated else "",
        ),
        Column(
            "legal",
            translate("Meters", "Legalisation"),
            "minęła 00.00.0000",
            lambda h: legal_words(h, today),
            tone=lambda h: legal_tone(h, today),
        ),
    )


def _longest_role() -> str:
    return max((words.word(role) for role in MeterRole), key=len)


def plate_words(history: MeterHistory) -> str:
    """What stands on the meter: ``DN 15 · Q3 2,5 · R 160 · 5 cyfr · nakładka · plomba A123``."""
    plate, parts = history.plate, []
    if plate.maker or plate.type_name:
        parts.append(f"{plate.maker} {plate.type_name}".strip())
    if plate.diameter:
        parts.append(f"DN {plate.diameter}")
    if plate.q3:
        parts.append("Q3 " + plate.q3.rstrip("0").rstrip(".").replace(".", ","))
    if plate.r:
        parts.append(f"R {plate.r}")
    parts.append(translate("Meters", "%n digit(s)", "", history.head.digits))
    if plate.radio:
        parts.append(translate("Meters", "radio %1").replace("%1", plate.radio))
    if plate.seal:
        parts.append(translate("Meters", "seal %1").replace("%1", plate.seal))
    if not plate.registered:
        parts.append(translate("Meters", "not registered"))
    parts += [task_words(task.kind) for task in history.tasks]
    return " · ".join(parts)

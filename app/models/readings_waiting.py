"""What the page "Odczyty" lists: readings that wait for a decision, and what is to be done about meters."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.metering import ReadingStatus, TaskRow, WaitingReading
from app.models import words
from app.models.columns import Align, Column
from app.models.reading_words import reason_words, task_words, who_words

translate = QCoreApplication.translate


def booked_words(row: WaitingReading) -> str:
    """The booked state before it: ``440 m³, 02.11.2026, szacunek``."""
    if row.booked_state is None:
        return words.DASH
    told = f"{words.cubic(row.booked_state)}, {words.day(row.booked_on)}"
    return f"{told}, {translate('WaitingRows', 'estimate')}" if row.booked_estimated else told


def source_words(row: WaitingReading) -> str:
    """Where it comes from, and who took it."""
    who = who_words(row.reading)
    source = words.word(row.reading.source)
    return source if who == words.DASH else f"{source}, {who}"


def difference_words(row: WaitingReading) -> str:
    """A sentence on what has to be decided."""
    state, booked = row.reading.state, row.booked_state
    if state is None or booked is None:
        return translate("WaitingRows", "There is no booked state to compare it with.")
    if state < booked:
        text = translate("WaitingRows", "%1 lower than the estimate %2 of %3: reverse the estimate, or refuse.")
        if not row.booked_estimated:
            text = translate("WaitingRows", "%1 lower than the booked %2 of %3.")
    elif state == booked:
        text = translate("WaitingRows", "The same as the booked %2 of %3.")
    else:
        text = translate("WaitingRows", "%1 more than the booked %2 of %3.")
    text = text.replace("%1", words.cubic(abs(state - booked))).replace("%2", words.cubic(booked))
    return text.replace("%3", words.day(row.booked_on))


def waiting_columns() -> tuple[Column[WaitingReading], ...]:
    """Whose, which meter, the state and the booked one before it, what it waits for."""
    return (
        Column("day", translate("WaitingRows", "Read on"), "00.00.0000", lambda r: words.day(r.reading.read_on)),
        Column("number", translate("WaitingRows", "Id"), "0000000", lambda r: r.customer_number),
        Column("name", translate("WaitingRows", "Customer"), "", lambda r: r.name, hint=lambda r: r.name, strong=True),
        Column(
            "serial", translate("WaitingRows", "Meter"), "8ZRI0712345678", lambda r: r.serial, hint=lambda r: r.place
        ),
        Column(
            "state",
            translate("WaitingRows", "State"),
            "00 000 m³",
            lambda r: words.cubic(r.reading.state),
            Align.RIGHT,
            copy=lambda r: str(r.reading.state),
        ),
        Column(
            "booked",
            translate("WaitingRows", "Booked before"),
            f"00 000 m³, 00.00.0000, {translate('WaitingRows', 'estimate')}",
            booked_words,
            tone=lambda r: "warn" if r.booked_estimated else "",
            hint=booked_words,
        ),
        Column("source", translate("WaitingRows", "Source"), "telefon, A. Nowak", source_words, hint=source_words),
        Column(
            "status",
            translate("WaitingRows", "Status"),
            max((words.word(status) for status in (ReadingStatus.REPORTED, ReadingStatus.WAITING)), key=len),
            lambda r: words.word(r.reading.status),
            tone=lambda r: "warn" if r.reading.status is ReadingStatus.WAITING else "brand",
            hint=lambda r: f"{words.word(r.reading.status)}: {reason_words(r.reading.reason)}".rstrip(": "),
        ),
    )


def task_columns(today: date) -> tuple[Column[TaskRow], ...]:
    """Which meter is to be changed or decided on, whose, since when."""
    return (
        Column("opened", translate("WaitingRows", "Since"), "00.00.0000", lambda r: words.day(r.task.opened_on)),
        Column(
            "what", translate("WaitingRows", "What to do"), "odliczenie do decyzji", lambda r: task_words(r.task.kind)
        ),
        Column("number", translate("WaitingRows", "Id"), "0000000", lambda r: r.customer_number),
        Column("name", translate("WaitingRows", "Customer"), "", lambda r: r.name, hint=lambda r: r.name, strong=True),
        Column("serial", translate("WaitingRows", "Meter"), "8ZRI0712345678", lambda r: r.serial),
        Column(
            "role", translate("WaitingRows", "What it measures"), "wodomierz ogrodowy", lambda r: words.word(r.role)
        ),
        Column("place", translate("WaitingRows", "Place"), "lokal usługowy 12", lambda r: r.place or words.DASH),
        Column(
            "legal",
            translate("WaitingRows", "Legalisation until"),
            "00.00.0000",
            lambda r: words.day(r.legal_until),
            tone=lambda r: "owe" if r.legal_until is not None and r.legal_until < today else "",
        ),
    )

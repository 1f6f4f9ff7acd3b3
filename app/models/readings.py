"""The last readings of a meter, as page 2.3 lists them. Context "ReadingRows"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.domain.consumption import Mark, marks
from app.domain.metering import MeterHistory, Reading, ReadingStatus
from app.models import words
from app.models.columns import Align, Column
from app.models.reading_words import per_day, status_words, who_words

translate = QCoreApplication.translate

_LIVE = {ReadingStatus.BOOKED, ReadingStatus.REPORTED, ReadingStatus.WAITING}
_TONES = {
    ReadingStatus.REFUSED: "dim",
    ReadingStatus.REVERSED: "dim",
    ReadingStatus.WAITING: "warn",
    ReadingStatus.REPORTED: "brand",
    ReadingStatus.BOOKED: "",
}


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading with the use since the booked one before it; ``status`` in words, with the meter where it was another."""

    reading: Reading
    used: Decimal | None
    days: int
    status: str

    @property
    def per_day(self) -> Decimal | None:
        """m3 a day."""
        return self.used / self.days if self.used is not None and self.days > 0 else None


def rows_of(history: MeterHistory, since: date | None = None, at_least: int = 0) -> tuple[ReadingRow, ...]:
    """Rows for the table, newest first: those since a day, and ``at_least`` so many even when they are older.

    Readings of meters replaced before name their meter.
    """
    heads = {head.installation_id: head for head in (history.head, *history.chain)}
    points = {number: marks(head, history.readings) for number, head in heads.items()}
    rows = []
    for number, reading in enumerate(history.readings):
        if since is not None and number >= at_least and reading.read_on < since:
            break
        head = heads[reading.installation_id]
        before = _before(points[reading.installation_id], reading)
        used, days = _use(reading, before, 10**head.digits)
        status = status_words(reading, head)
        if head is not history.head:
            status = translate("ReadingRows", "%1, meter %2").replace("%1", status).replace("%2", head.serial)
        rows.append(ReadingRow(reading, used, days, status))
    return tuple(rows)


def _before(points: list[Mark], reading: Reading) -> Mark | None:
    earlier = [p for p in points if p.on < reading.read_on and p.state is not None]
    return earlier[-1] if earlier else None


def _use(reading: Reading, before: Mark | None, dial: int) -> tuple[Decimal | None, int]:
    if reading.status not in _LIVE:
        return None, 0
    if reading.state is None or before is None or before.state is None:
        start = reading.period_from or (before.on if before else None)
        return reading.used, (reading.read_on - start).days if start else 0
    used = reading.state - before.state + (dial if reading.rollover else 0)
    return Decimal(used), (reading.read_on - before.on).days


def _use_words(row: ReadingRow) -> str:
    if row.used is None:
        return words.DASH
    whole = row.used == row.used.to_integral_value()
    return words.cubic(row.used, digits=0 if whole else 3)


def _state_words(row: ReadingRow) -> str:
    state = row.reading.state
    told = translate("ReadingRows", "state unknown") if state is None else words.cubic(state)
    return f"{told} ↻" if row.reading.rollover else told


def reading_columns() -> tuple[Column[ReadingRow], ...]:
    """Date, state, use, m3 a day, source, who, status."""
    return (
        Column(
            "day",
            translate("ReadingRows", "Date"),
            "00.00.0000",
            lambda r: words.day(r.reading.read_on),
            sort=lambda r: r.reading.read_on,
        ),
        Column(
            "state",
            translate("ReadingRows", "State"),
            "00 000 m³ ↻",
            _state_words,
            Align.RIGHT,
            copy=lambda r: "" if r.reading.state is None else str(r.reading.state),
            hint=lambda r: translate("ReadingRows", "the meter turned over") if r.reading.rollover else "",
        ),
        Column(
            "used",
            translate("ReadingRows", "Use"),
            "0 000 m³",
            _use_words,
            Align.RIGHT,
            copy=lambda r: "" if r.used is None else f"{r.used:f}",
        ),
        Column("per_day", translate("ReadingRows", "m³ a day"), "00,00", lambda r: per_day(r.per_day), Align.RIGHT),
        Column("source", translate("ReadingRows", "Source"), "szacunek", lambda r: words.word(r.reading.source)),
        Column("who", translate("ReadingRows", "Taken by"), "A. Błaszczykowska", lambda r: who_words(r.reading)),
        Column(
            "status",
            translate("ReadingRows", "Status"),
            "",
            lambda r: r.status,
            tone=lambda r: _TONES[r.reading.status],
            hint=lambda r: r.status,
        ),
    )

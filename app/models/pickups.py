"""The month of pickups as a table of weeks, and the lists beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.calendar import is_holiday
from app.domain.waste import FRACTION_LETTERS, Fraction, NextPickup, Pickup, PickupStatus
from app.models import words
from app.models.columns import Column
from app.models.language import noop
from app.models.table import COPY_ROLE, ID_ROLE
from app.models.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex

DAY_ROLE = ID_ROLE
"""The ``date`` of a cell."""
PICKUPS_ROLE = Qt.ItemDataRole.UserRole + 10
"""Tuple of ``Pickup`` of the day."""
OUTSIDE_ROLE = Qt.ItemDataRole.UserRole + 11
"""Whether the day belongs to the month before or behind."""
FREE_ROLE = Qt.ItemDataRole.UserRole + 12
"""Whether the day is a Sunday or a public holiday."""

WEEKS = 6
_DAYS = 7
_TONES = {
    PickupStatus.MISSED: "owe",
    PickupStatus.REPORTED: "warn",
    PickupStatus.DONE: "ok",
    PickupStatus.MOVED: "warn",
}


def pickup_words(pickup: Pickup) -> str:
    """``bio – przesunięty z 11.11.2026`` or ``szkło – odebrano``."""
    text = f"{words.word(pickup.fraction)} {words.DASH} {words.word(pickup.status)}"
    if pickup.moved_from is not None and pickup.status in {PickupStatus.MOVED, PickupStatus.PLANNED}:
        text += " " + _tr("from %1").replace("%1", words.day(pickup.moved_from))
    return f"{text} ({pickup.note})" if pickup.note else text


_WEEKDAYS = (
    noop("Pickups", "Mon"),
    noop("Pickups", "Tue"),
    noop("Pickups", "Wed"),
    noop("Pickups", "Thu"),
    noop("Pickups", "Fri"),
    noop("Pickups", "Sat"),
    noop("Pickups", "Sun"),
)


def weekday_short(day: date) -> str:
    """``śr.``, where there is little room."""
    return _tr(_WEEKDAYS[day.weekday()])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pickups", text)


class PickupMonth(QAbstractTableModel):
    """Six weeks that hold a month, Monday first; each cell tells its day and what is picked up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = date(2000, 1, 1)
        self._today = date(2000, 1, 1)
        self._days: dict[date, tuple[Pickup, ...]] = {}

    @property
    def month(self) -> date:
        """First day of the month shown."""
        return self._first

    def show_month(self, first: date, today: date) -> None:
        """Turn to the month that begins with ``first``."""
        self.beginResetModel()
        self._first, self._today = first, today
        self.endResetModel()

    def set_pickups(self, pickups: Iterable[Pickup]) -> None:
        """What is on the calendar."""
        days: dict[date, list[Pickup]] = defaultdict(list)
        for pickup in pickups:
            days[pickup.day].append(pickup)
        self._days = {day: tuple(rows) for day, rows in days.items()}
        last = self.index(WEEKS - 1, _DAYS - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def pickups_on(self, day: date) -> tuple[Pickup, ...]:
        """Pickups of a day."""
        return self._days.get(day, ())

    def day_at(self, row: int, column: int) -> date:
        """The day of a cell."""
        start = self._first - timedelta(days=self._first.weekday())
        return start + timedelta(days=row * _DAYS + column)

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day, an invalid index outside of the six weeks."""
        away = (day - self.day_at(0, 0)).days
        return self.index(away // _DAYS, away % _DAYS) if 0 <= away < WEEKS * _DAYS else QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else WEEKS

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else _DAYS

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        day = self.day_at(index.row(), index.column())
        found = self._days.get(day, ())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{day.day} " + " ".join(FRACTION_LETTERS[pickup.fraction] for pickup in found)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(day, found)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._spoken(day, found)) if found else None
            case _:
                return self._own(day, found, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < _DAYS:
            return weekday_short(date(2024, 1, 1) + timedelta(days=section))
        return None

    def _spoken(self, day: date, found: tuple[Pickup, ...]) -> str:
        head = f"{words.day_of_week(day)} {words.day(day)}"
        return f"{head}: " + ("; ".join(pickup_words(pickup) for pickup in found) if found else _tr("no pickup"))

    def _own(self, day: date, found: tuple[Pickup, ...], role: int) -> Any:
        if role == DAY_ROLE:
            return day
        if role == COPY_ROLE:
            return self._spoken(day, found)
        if role == PICKUPS_ROLE:
            return found
        if role == OUTSIDE_ROLE:
            return (day.year, day.month) != (self._first.year, self._first.month)
        if role == FREE_ROLE:
            return is_holiday(day) or day.weekday() == _DAYS - 1
        return None


def next_columns(today: date) -> tuple[Column[NextPickup], ...]:
    """Columns of the list "najbliższe wywozy"."""
    return (
        Column("letter", _tr("Letter"), "WW", lambda row: FRACTION_LETTERS[row.fraction], strong=True),
        Column("fraction", _tr("Fraction"), "", lambda row: words.word(row.fraction)),
        Column("day", _tr("Day"), "30.12.2026", lambda row: words.day(row.day), sort=lambda row: row.day),
        Column("weekday", _tr("Weekday"), "poniedziałek", lambda row: words.day_of_week(row.day)),
        Column("away", _tr("In"), "za 120 dni", lambda row: away_words((row.day - today).days)),
        Column(
            "moved",
            _tr("Moved from"),
            "30.12.2026",
            lambda row: words.day(row.moved_from),
            tone=lambda row: "warn" if row.moved_from else "dim",
        ),
    )


def away_words(days: int) -> str:
    """``dziś``, ``jutro``, ``za 5 dni``."""
    if days == 0:
        return _tr("today")
    if days == 1:
        return _tr("tomorrow")
    return QCoreApplication.translate("Pickups", "in %n day(s)", "", days)


def past_columns() -> tuple[Column[Pickup], ...]:
    """Columns of the list of one day."""
    return (
        Column("letter", _tr("Letter"), "WW", lambda row: FRACTION_LETTERS[row.fraction], strong=True),
        Column("fraction", _tr("Fraction"), "metale i tworzywa", lambda row: words.word(row.fraction)),
        Column(
            "status",
            _tr("What happened"),
            "zgłoszono brak",
            lambda row: words.word(row.status),
            tone=lambda row: _TONES.get(row.status, ""),
        ),
        Column("done", _tr("Picked up at"), "30.12. 23:59", _picked_up, copy=lambda row: words.moment(row.done_at)),
        Column("note", _tr("Note"), "", lambda row: row.note),
    )


def _picked_up(row: Pickup) -> str:
    """``06:42``, or ``30.12. 06:42`` where the bin was emptied on another day than the list is of."""
    if row.done_at is None:
        return words.DASH
    at = words.local(row.done_at)
    return words.hour(row.done_at) if at.date() == row.day else f"{at:%d.%m.} {words.hour(row.done_at)}"


def container_words(kind: str) -> str:
    """``pojemnik``, ``worek``, ``dzwon``."""
    return {"bin": _tr("bin"), "bag": _tr("bag"), "igloo": _tr("igloo")}.get(kind, kind)


def housing_words(housing: str) -> str:
    """What sort of property the point is at."""
    return {"single": _tr("single-family"), "multi": _tr("multi-family"), "business": _tr("business")}.get(
        housing, housing
    )


COLOURS: dict[Fraction, str] = {
    Fraction.PAPER: "#1F6FBF",
    Fraction.PLASTIC: "#F2C200",
    Fraction.GLASS: "#2E8B3D",
    Fraction.BIO: "#7A4A21",
    Fraction.MIXED: "#222222",
    Fraction.BULKY: "#6B7078",
    Fraction.ASH: "#6B7078",
    Fraction.GREEN: "#5B7F1F",
    Fraction.TEXTILES: "#7E57A0",
    Fraction.WEEE: "#A0522D",
}
"""Colours of the uniform segregation system (domain.md 5.8); always with the fraction's letter."""

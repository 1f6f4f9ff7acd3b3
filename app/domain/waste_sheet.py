"""The calendar of pickups as it goes on paper or into the customer's own calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PickupEvent:
    """One whole-day event. ``uid`` stays the same for the same pickup, so that a second import renews it."""

    uid: str
    day: date
    summary: str
    description: str


@dataclass(frozen=True, slots=True)
class SheetMark:
    """A fraction of a day: its letter on its colour (``#RRGGBB``), and its name."""

    letter: str
    colour: str
    name: str


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day of the sheet: ``day`` as it is read ("śr 25.11"), a note when it was moved."""

    day: str
    marks: tuple[SheetMark, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PickupSheet:
    """Everything on the sheet; texts come in Polish from upstairs."""

    title: str
    address: str
    footer: str
    months: tuple[tuple[str, tuple[SheetDay, ...]], ...]
    legend: tuple[SheetMark, ...]

"""Meter readings told by an invoice's attachment beside the meter's own: the same, different, or nothing to compare with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.ksef_attachment import AttachmentReading
from app.domain.ksef_payment import PaymentTerms, Settlement


class Match(StrEnum):
    """What comes of the comparison."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_THAT_DAY = "not_that_day"
    """The meter is known, but has no state of that day."""
    NO_METER = "no_meter"
    """The customer has no meter with this serial."""


@dataclass(frozen=True, slots=True)
class OwnState:
    """A state (m3) of one of the customer's meters on a day; ``read_on`` None: a meter without states."""

    serial: str
    read_on: date | None
    state: int | None
    booked: bool


@dataclass(frozen=True, slots=True)
class ReadingBeside:
    """A reading of the attachment and our state beside it: of that day, else the nearest. ``difference`` is told less own."""

    told: AttachmentReading
    own: OwnState | None
    match: Match
    difference: Decimal | None = None


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """What only an invoice's file tells; amounts are hundredths of ``currency``, shown and never posted (office rule 5)."""

    currency: str
    settlement: Settlement | None
    terms: PaymentTerms | None
    readings: tuple[ReadingBeside, ...]


def serial_key(serial: str) -> str:
    """Letters and digits only, as the same meter is written here and there; as ``okienko.serial_key``."""
    return "".join(sign for sign in serial.upper() if sign.isascii() and sign.isalnum())


def beside(told: Iterable[AttachmentReading], own: Iterable[OwnState]) -> tuple[ReadingBeside, ...]:
    """Each reading of an attachment with our own state."""
    states: dict[str, list[OwnState]] = {}
    for state in own:
        states.setdefault(serial_key(state.serial), []).append(state)
    return tuple(_beside(reading, states.get(serial_key(reading.meter))) for reading in told)


def _beside(told: AttachmentReading, own: list[OwnState] | None) -> ReadingBeside:
    if own is None:
        return ReadingBeside(told, None, Match.NO_METER)
    states = [state for state in own if state.read_on is not None and state.state is not None]
    day = told.read_on
    that_day = [state for state in states if state.read_on == day]
    if not that_day:
        nearest = min(states, key=lambda state: _far(state, day), default=None)
        return ReadingBeside(told, nearest, Match.NOT_THAT_DAY)
    same = next((state for state in that_day if state.state == told.current), None)
    if same is not None:
        return ReadingBeside(told, same, Match.SAME, Decimal(0))
    state = next((state for state in that_day if state.booked), that_day[0])
    return ReadingBeside(told, state, Match.DIFFERENT, told.current - (state.state or 0))


def _far(state: OwnState, day: date | None) -> int:
    """Days between; without a day the newest is the nearest."""
    if state.read_on is None:
        return 1 << 30
    return abs((state.read_on - day).days) if day is not None else -state.read_on.toordinal()

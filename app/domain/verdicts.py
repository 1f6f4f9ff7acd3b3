"""What the reading guard says: codes with their severity, and the verdict they add up to; how a state is typed.

Three things can stop a reading: a *problem* (it can't be a state of this meter on that day: nothing is stored), a
*refusal* (stored as refused, with the reason) and a *doubt* (stored once somebody confirms it with a reason).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.consumption import Mark
from app.domain.metering import MeterTaskKind, Reading, ReadingStatus


class Severity(StrEnum):
    """How far a finding goes."""

    PROBLEM = "problem"  # nothing can be stored; the form says why
    REFUSE = "refuse"  # stored as refused
    CONFIRM = "confirm"  # stored after a confirmation with a reason
    NOTE = "note"  # stored; worth a word


class Code(StrEnum):
    """What was found; every code has a sentence in ``app/models/reading_words.py``."""

    STATE_EMPTY = "state_empty"
    STATE_SHAPE = "state_shape"
    STATE_LITRES = "state_litres"  # a comma was typed: the red digits too
    TOO_MANY_DIGITS = "too_many_digits"
    FUTURE = "future"
    BEFORE_INSTALLATION = "before_installation"
    AFTER_REMOVAL = "after_removal"
    ALREADY_STORED = "already_stored"
    BELOW_BOOKED = "below_booked"
    ABOVE_LATER = "above_later"
    SAME_DAY = "same_day"
    BELOW_ESTIMATE = "below_estimate"
    AGAINST_ESTIMATE = "against_estimate"  # above a later estimate, or another state than the estimate of that day
    ROLLOVER = "rollover"
    REPLACES_OWN = "replaces_own"
    AGAINST_REPORTED = "against_reported"
    LITRES_TYPED = "litres_typed"
    FAR_ABOVE = "far_above"
    STANDING = "standing"
    ABOVE = "above"
    BELOW = "below"
    FIRST_STATE = "first_state"
    EARLIER = "earlier"
    LEGALISATION = "legalisation"
    NO_DEDUCTION = "no_deduction"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``state`` m3 and ``on`` name the reading it was compared with, or what is suggested instead."""

    code: Code
    severity: Severity
    state: int | None = None
    on: date | None = None
    digits: int = 0  # of the dial


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual for this meter, in m3 a day: ``season`` of last year, or the mean of the last 12 months."""

    per_day: Decimal
    season: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a draft means. ``status`` is None where nothing can be stored.

    ``used`` m3 in ``days`` since the newest true state before it (``since``); ``billed`` m3 since ``billed_since``,
    which may be an estimate: below 0 the estimate was too high. ``cost``: gross grosze of what is billed (below 0:
    sewage deducted), None where it can't be told.
    """

    status: ReadingStatus | None
    findings: tuple[Finding, ...]
    since: Mark | None = None
    used: int | None = None
    days: int = 0
    billed: int | None = None
    billed_since: Mark | None = None
    usual: Usual | None = None
    cost: int | None = None
    rollover: bool = False
    replaces: Reading | None = None
    task: MeterTaskKind | None = None

    @property
    def per_day(self) -> Decimal | None:
        """m3 a day since the neighbour."""
        return None if self.used is None or not self.days else Decimal(self.used) / self.days

    @property
    def ratio(self) -> Decimal | None:
        """How many times the usual, per day."""
        if self.per_day is None or self.usual is None or not self.usual.per_day:
            return None
        return self.per_day / self.usual.per_day

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Findings of one severity."""
        return tuple(f for f in self.findings if f.severity is severity)

    @property
    def refusal(self) -> Finding | None:
        """Why it is stored as refused, if it is."""
        return next(iter(self.of(Severity.REFUSE)), None)

    @property
    def needs_confirmation(self) -> bool:
        """Whether somebody has to confirm it with a reason."""
        return self.status not in {None, ReadingStatus.REFUSED} and bool(self.of(Severity.CONFIRM))


class StateError(ValueError):
    """A typed state that is no number of cubic metres; ``black`` is the state without the red digits, where told."""

    def __init__(self, code: Code, black: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.black = black


_STATE = re.compile(r"[0-9]{1,12}", re.ASCII)
_WITH_LITRES = re.compile(r"(?P<black>[0-9]{1,8})[.,][0-9]{1,4}", re.ASCII)
_GAPS = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_UNIT = re.compile(r"m[³3]$", re.IGNORECASE)


def parse_state(text: str) -> int:
    """Whole m3 from what is typed: ``0431``, ``12 345``, ``431 m³``. Raises ``StateError`` with a code."""
    body = _UNIT.sub("", _GAPS.sub("", text))
    if not body:
        raise StateError(Code.STATE_EMPTY)
    litres = _WITH_LITRES.fullmatch(body)
    if litres is not None:
        raise StateError(Code.STATE_LITRES, int(litres["black"]))
    if _STATE.fullmatch(body) is None:
        raise StateError(Code.STATE_SHAPE)
    return int(body)

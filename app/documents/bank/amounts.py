"""Figures and days as banks write them; nothing passes through a float."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.bank import BankProblem
from app.domain.faults import Refused

LARGEST: Final = 10**15
"""Grosze; ten billion zł, beyond any utility and far inside a bigint's sums."""

_AMOUNT: Final = re.compile(r"([0-9]{1,24})(?:[.,]([0-9]{0,24}))?|()[.,]([0-9]{1,24})")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{2}")
_SHOWN = 60


def unreadable(problem: BankProblem, line: int, text: str) -> Refused:
    """The refusal of a line: what stands there, cut to what a sentence can hold."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text.strip()[:_SHOWN])
    return Refused(problem.value, {"line": line, "text": shown})


def grosze(text: str, line: int) -> int:
    """``1234,5``, ``,50`` as grosze, without a sign: comma or dot, none, one or two decimals, more only where they are zeros."""
    found = _AMOUNT.fullmatch(text) or _AMOUNT.fullmatch(text.replace(".", "") if _GROUPED.fullmatch(text) else "")
    if found is None:
        raise unreadable(BankProblem.AMOUNT_UNREADABLE, line, text)
    whole, decimals = found[1] or "0", found[2] or found[4] or ""
    if len(decimals) > 2:
        if decimals[2:].strip("0"):
            raise unreadable(BankProblem.AMOUNT_BELOW_GROSZ, line, text)
        decimals = decimals[:2]
    amount = int(whole) * 100 + int(decimals.ljust(2, "0") if decimals else 0)
    if amount >= LARGEST:
        raise unreadable(BankProblem.AMOUNT_TOO_LARGE, line, text)
    return amount


def _date(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, or None.

    Where interest is reckoned by months of thirty days, banks write 29 and 30 February in every year: it is the last day
    of that February (so do the well-kept readers of MT940).
    """
    if month == 2 and day in {29, 30}:
        day = monthrange(year, 2)[1]
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _day(text: str) -> date | None:
    year = int(text[:2])
    return _date(year + (1900 if year >= 80 else 2000), int(text[2:4]), int(text[4:6]))


def short_day(text: str, line: int) -> date:
    """``260131``."""
    found = _day(text) if text.isascii() and text.isdecimal() and len(text) == 6 else None
    if found is None:
        raise unreadable(BankProblem.DATE_UNREADABLE, line, text)
    return found


@lru_cache(maxsize=4096)
def _near(text: str, by: date) -> date | None:
    years = (by.year - 1, by.year, by.year + 1)
    found = filter(None, (_date(year, int(text[:2]), int(text[2:4])) for year in years))
    return min(found, key=lambda each: abs((each - by).days), default=None)


def day_near(text: str, by: date, line: int) -> date:
    """``0102`` of the year that is nearest to another day: a value date of 29 December, booked on 2 January."""
    found = _near(text, by) if text.isascii() and text.isdecimal() else None
    if found is None:
        raise unreadable(BankProblem.DATE_UNREADABLE, line, text)
    return found


_LONG_DAY: Final = re.compile(
    r"(?:([0-9]{4})([-./]?)([0-9]{2})\2([0-9]{2})|([0-9]{1,2})([-./])([0-9]{1,2})\6([0-9]{4}|(?<=\.)[0-9]{2}))"
    r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)?"
)


@lru_cache(maxsize=4096)
def _long(text: str) -> date | None:
    found = _LONG_DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(each) for each in (found.group(1, 3, 4) if found[1] else found.group(8, 7, 5)))
    return _date(year + (2000 if year < 100 and not found[1] else 0), month, day)


def is_day(text: str) -> bool:
    """Whether a text is a day, however it is written."""
    return _long(text.strip()) is not None


_ZONE: Final = ZoneInfo("Europe/Warsaw")
_OFFSET: Final = re.compile(r"(?:Z|[+-][0-9]{2}:[0-9]{2})$")
_DAY_END: Final = "23:59:59"


@lru_cache(maxsize=4096)
def _warsaw(text: str) -> date | None:
    """The day in Warsaw of a moment with an offset; the last second of a day only says that it is over."""
    try:
        return None if _DAY_END in text else datetime.fromisoformat(text).astimezone(_ZONE).date()
    except (ValueError, OverflowError):
        return None


def long_day(text: str, line: int) -> date:
    """``20260131``, ``2026-01-31``, ``31.01.2026``, ``31.01.26``; of a moment its day (in Warsaw where it has an offset)."""
    text = text.strip()
    offset = _OFFSET.search(text)
    found = _warsaw(text) if offset is not None and "T" in text else None
    found = found or _long(text[: offset.start()] if offset is not None else text)
    if found is None:
        raise unreadable(BankProblem.DATE_UNREADABLE, line, text)
    return found

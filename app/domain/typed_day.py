"""A day as clerks type it: ``19``, ``19.11``, ``19.11.26``, ``2026-11-19``, ``-1`` for yesterday."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.domain.calendar import add_months

_BACK = re.compile(r"[-−](?P<days>[0-9]{1,3})", re.ASCII)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})", re.ASCII)
_POLISH = re.compile(
    r"(?P<day>[0-9]{1,2})(?:[. /-](?P<month>[0-9]{1,2})(?:[. /-](?P<year>[0-9]{4}|[0-9]{2}))?)?\.?", re.ASCII
)


def typed_day(text: str, today: date) -> date | None:
    """The day meant; nothing typed means ``today``, None what can't be read. A missing month or year is the last one
    in which that day is not after today.
    """
    body = " ".join(text.split())
    if not body:
        return today
    back = _BACK.fullmatch(body)
    if back is not None:
        return today - timedelta(int(back["days"]))
    found = _ISO.fullmatch(body) or _POLISH.fullmatch(body)
    if found is None:
        return None
    year, month, day = found["year"], found["month"], int(found["day"])
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), int(month), day)
    if month is not None:
        meant = _day(today.year, int(month), day)
        return meant if meant is None or meant <= today else _day(today.year - 1, int(month), day)
    first = today.replace(day=1)
    meant = _day(first.year, first.month, day)
    if meant is None or meant > today:
        first = add_months(first, -1)
        meant = _day(first.year, first.month, day)
    return meant


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

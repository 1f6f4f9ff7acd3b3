"""How elements of a checked invoice become fields of values: one table for each element, told as data.

Only trees that the schema has accepted come here, so every element met stands in the tables (a test walks the schemas).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, Generic, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from lxml.etree import _Element

from app.documents.ksef.safe_xml import line_of
from app.documents.ksef.schemas import FILES
from app.domain.faults import Refused

T = TypeVar("T")
Element = _Element
Values = dict[str, Any]

_SPACES: Final = re.compile(r"[ \t\r\n]+")
_ZONE: Final = ZoneInfo("Europe/Warsaw")
_MIDNIGHT: Final = re.compile(r"T24:00:00(?:\.0*)?")
_DAY_ZONE: Final = re.compile(r"(?:Z|[+-][0-9]{2}:[0-9]{2})$")
_DAY: Final = 10
_LONGEST_COUNT: Final = 18


def text(element: Element) -> str:
    """The element's text with whitespace collapsed, as xsd:token has it (a no-break space is no whitespace there)."""
    value = element.text or ""
    if value.isprintable() and "  " not in value and value[:1] != " " and value[-1:] != " ":
        return value
    return _SPACES.sub(" ", value).strip(" ")


def long_text(element: Element) -> str:
    """The element's text with its lines kept (TTekstowy)."""
    return (element.text or "").strip(" \t\r\n")


def flag(_: Element) -> bool:
    """An element that may only say yes (TWybor1)."""
    return True


def yes(element: Element) -> bool:
    """1 for yes, 2 for no (TWybor1_2); ``01`` and ``+1`` are 1 too."""
    return count(element) == 1


def count(element: Element) -> int:
    """A whole number of at most 18 digits; noughts before them do not count."""
    value = text(element)
    if len(value) > _LONGEST_COUNT:
        digits = value.lstrip("+-0")
        if len(digits) > _LONGEST_COUNT:
            raise _unreadable(element)
        value = f"{value[0]}{digits}" if value[0] == "-" else digits
    return int(value or "0")


def hundredths(element: Element) -> int:
    """An amount of at most two decimals (TKwotowy) as a whole number of hundredths."""
    whole, _, part = text(element).partition(".")
    return int(whole + (part + "00")[:2])


def decimal(element: Element) -> Decimal:
    """A price, a quantity, a rate or a percentage, as written."""
    return Decimal(text(element))


def day(element: Element) -> date:
    """A day (xsd:date, its zone if any left out)."""
    try:
        value = text(element)
        return date.fromisoformat(value if len(value) == _DAY else _DAY_ZONE.sub("", value))
    except ValueError:
        raise _unreadable(element) from None


def moment(element: Element) -> datetime:
    """A moment in UTC; one without a zone is told in Polish time (xsd:dateTime)."""
    value = text(element)
    late = _MIDNIGHT.search(value) if "T24" in value else None
    try:
        told = datetime.fromisoformat(f"{value[: late.start()]}T00:00:00{value[late.end() :]}" if late else value)
        if told.tzinfo is None:
            told = told.replace(tzinfo=_ZONE)
        return told.astimezone(UTC) + timedelta(days=1 if late else 0)
    except (ValueError, OverflowError):
        raise _unreadable(element) from None


def _unreadable(element: Element) -> Refused:
    """A value the schema lets pass and no calendar or counter holds: a year 12026, a number of a thousand digits."""
    name = str(element.tag).rpartition("}")[2]
    return Refused("ksef_schema", {"line": line_of(element), "element": name, "reason": "value"})


class One(NamedTuple):
    """An element that fills a field; without a name it is read past."""

    name: str
    read: Callable[[Element], Any] = text


class Many(NamedTuple):
    """An element that may stand several times; the field is a tuple."""

    name: str
    read: Callable[[Element], Any] = text


class Inside(NamedTuple):
    """An element that only holds others; they fill the same value."""


PAST: Final = One("")
Place = One | Many | Inside


_ONE, _MANY, _INSIDE, _PAST = range(4)
_Step = tuple[int, str, Callable[[Element], Any]]


def _step(place: Place) -> _Step:
    """A place as the loop over elements wants it: plain and quick to take apart."""
    if isinstance(place, Inside):
        return (_INSIDE, "", text)
    if isinstance(place, Many):
        return (_MANY, place.name, place.read)
    return (_ONE if place.name else _PAST, place.name, place.read)


class Shape(Generic[T]):
    """What an element's children become, and the value they make together."""

    def __init__(self, make: Callable[..., T], **places: Place) -> None:
        self._make = make
        self.places = places
        self._steps = {f"{{{namespace}}}{name}": _step(place) for name, place in places.items() for namespace in FILES}
        self._many = tuple({place.name for place in places.values() if isinstance(place, Many)})

    def past(self, *names: str) -> Shape[T]:
        """The same shape that reads past these elements."""
        return Shape(self._make, **{**self.places, **dict.fromkeys(names, PAST)})

    def __call__(self, element: Element) -> T:
        """The value of an element of this shape."""
        values: Values = {}
        self._fill(element, values)
        for name in self._many:
            if name in values:
                values[name] = tuple(values[name])
        return self._make(**values)

    def _fill(self, element: Element, values: Values) -> None:
        steps = self._steps
        for child in element:
            kind, name, read = steps[child.tag]
            if kind == _ONE:
                values[name] = read(child)
            elif kind == _MANY:
                values.setdefault(name, []).append(read(child))
            elif kind == _INSIDE:
                self._fill(child, values)

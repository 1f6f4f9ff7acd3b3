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

from app.documents.ksef.schemas import FA_2, FA_3, UPO

T = TypeVar("T")
Element = _Element
Values = dict[str, Any]

_UNTIDY: Final = re.compile(r"^[ \t\r\n]|[ \t\r\n]$|[\t\r\n]|  ")
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_LONG_FRACTION: Final = re.compile(r"(\.[0-9]{6})[0-9]+")
_ZONE: Final = ZoneInfo("Europe/Warsaw")
_MIDNIGHT: Final = "T24:00:00"


def text(element: Element) -> str:
    """The element's text with whitespace collapsed, as xsd:token has it (a no-break space is no whitespace there)."""
    value = element.text or ""
    return _SPACES.sub(" ", value).strip(" ") if _UNTIDY.search(value) else value


def long_text(element: Element) -> str:
    """The element's text with its lines kept (TTekstowy)."""
    return (element.text or "").strip(" \t\r\n")


def flag(_: Element) -> bool:
    """An element that may only say yes (TWybor1)."""
    return True


def yes(element: Element) -> bool:
    """1 for yes, 2 for no (TWybor1_2)."""
    return text(element) == "1"


def count(element: Element) -> int:
    """A whole number."""
    return int(text(element))


def hundredths(element: Element) -> int:
    """An amount of at most two decimals (TKwotowy) as a whole number of hundredths."""
    whole, _, part = text(element).partition(".")
    return int(whole + (part + "00")[:2])


def decimal(element: Element) -> Decimal:
    """A price, a quantity, a rate or a percentage, as written."""
    return Decimal(text(element))


def day(element: Element) -> date:
    """A day (xsd:date without a zone)."""
    return date.fromisoformat(text(element))


def moment(element: Element) -> datetime:
    """A moment in UTC; one without a zone is told in Polish time (xsd:dateTime)."""
    value = _LONG_FRACTION.sub(r"\1", text(element))
    late = _MIDNIGHT in value
    told = datetime.fromisoformat(value.replace(_MIDNIGHT, "T00:00:00") if late else value)
    if told.tzinfo is None:
        told = told.replace(tzinfo=_ZONE)
    return told.astimezone(UTC) + timedelta(days=1 if late else 0)


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


class Shape(Generic[T]):
    """What an element's children become, and the value they make together."""

    def __init__(self, make: Callable[..., T], **places: Place) -> None:
        self._make = make
        self.names = frozenset(places)
        self._places: dict[str, Place] = {
            f"{{{namespace}}}{name}": place for name, place in places.items() for namespace in (FA_3, FA_2, UPO)
        }
        self._many = tuple({place.name for place in places.values() if isinstance(place, Many)})
        self.places = places

    def __call__(self, element: Element) -> T:
        """The value of an element of this shape."""
        values: Values = {}
        self._fill(element, values)
        for name in self._many:
            if name in values:
                values[name] = tuple(values[name])
        return self._make(**values)

    def _fill(self, element: Element, values: Values) -> None:
        places = self._places
        for child in element:
            place = places[child.tag]
            if type(place) is One:
                if place.name:
                    values[place.name] = place.read(child)
            elif type(place) is Many:
                values.setdefault(place.name, []).append(place.read(child))
            else:
                self._fill(child, values)

"""Values of waste pickups (page 2.4): points, containers, the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Fraction(StrEnum):
    """Fractions of the uniform segregation system and the other separate pickups (domain.md 5.8)."""

    PAPER = "paper"
    PLASTIC = "plastic"
    GLASS = "glass"
    BIO = "bio"
    MIXED = "mixed"
    BULKY = "bulky"
    ASH = "ash"
    GREEN = "green"
    TEXTILES = "textiles"
    WEEE = "weee"


FRACTION_LETTERS: dict[Fraction, str] = {
    Fraction.PAPER: "P",
    Fraction.PLASTIC: "T",
    Fraction.GLASS: "S",
    Fraction.BIO: "B",
    Fraction.MIXED: "Z",
    Fraction.BULKY: "G",
    Fraction.ASH: "A",
    Fraction.GREEN: "O",
    Fraction.TEXTILES: "X",
    Fraction.WEEE: "E",
}
"""A letter beside every fraction's colour, because colour never speaks alone."""


class PickupStatus(StrEnum):
    """What became of a planned pickup."""

    PLANNED = "planned"
    DONE = "done"
    MOVED = "moved"
    MISSED = "missed"
    REPORTED = "reported"  # the customer says it was not picked up


@dataclass(frozen=True, slots=True)
class Container:
    """Containers of one fraction at a point; ``capacity`` in litres."""

    fraction: Fraction
    capacity: int
    count: int
    kind: str  # "bin" | "bag" | "igloo"


@dataclass(frozen=True, slots=True)
class CollectionPoint:
    """A place where the customer's waste is collected."""

    point_id: int
    account_id: int
    address: str
    housing: str  # "single" | "multi" | "business"
    containers: tuple[Container, ...]


@dataclass(frozen=True, slots=True)
class Pickup:
    """A day of the calendar for one fraction at one point. ``moved_from`` is set when a holiday moved it."""

    point_id: int
    fraction: Fraction
    day: date
    status: PickupStatus
    moved_from: date | None
    done_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class NextPickup:
    """The next planned day of a fraction, for header and answers."""

    fraction: Fraction
    day: date
    moved_from: date | None


@dataclass(frozen=True, slots=True)
class WastePlan:
    """Page 2.4: points with containers and the pickups of a range of days."""

    points: tuple[CollectionPoint, ...]
    pickups: tuple[Pickup, ...]


@dataclass(frozen=True, slots=True)
class MissedPickup:
    """What a clerk enters when a customer says that the waste was not picked up."""

    customer_id: int
    point_id: int
    fraction: Fraction
    day: date
    note: str
    contact_key: str
    request_key: str


@dataclass(frozen=True, slots=True)
class MissedPickupCase:
    """The case that was opened: its signature is told to the customer, ``deadline`` is the day of the answer."""

    signature: str
    deadline: date

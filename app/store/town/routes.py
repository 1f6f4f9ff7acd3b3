"""Waste routes and their calendar: fixed weekdays, fractions in turn, holidays moved; and how often a month empties a bin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import holidays
from app.domain.polish import fold
from app.store.town.days import Days
from app.store.town.streets import TOWN, VILLAGES, Place

FIRST_ID = 1000
MONTHS_BEFORE = 37
DAYS_AHEAD = 400


@dataclass(frozen=True, slots=True)
class Route:
    """A route: its id is known before it is loaded. ``weekday`` 0 is Monday; ``shift`` staggers the weeks."""

    route_id: int
    code: str
    name: str
    weekday: int
    shift: int


@dataclass(frozen=True, slots=True)
class RouteDay:
    """A day of a fraction on a route; ordinals, ``moved_from`` 0 when no holiday moved it."""

    route_id: int
    fraction: str
    day: int
    moved_from: int


ROUTES = (
    Route(FIRST_ID, "GR-1", "Gryfino, Śródmieście", 0, 0),
    Route(FIRST_ID + 1, "GR-2", "Gryfino, Górny Taras", 1, 1),
    Route(FIRST_ID + 2, "GR-3", "Gryfino, Północ", 2, 0),
    Route(FIRST_ID + 3, "GR-4", "Gryfino, Południe", 3, 1),
    Route(FIRST_ID + 4, "WS-1", "Daleszewo, Radziszewo, Czepino, Żabnica", 4, 0),
    Route(FIRST_ID + 5, "WS-2", "Wełtyń, Gardno, Drzenin, Chwarstnica", 2, 1),
    Route(FIRST_ID + 6, "WS-3", "Krajnik, Nowe Czarnowo, Pniewo, Krzypnica", 1, 0),
    Route(FIRST_ID + 7, "WS-4", "Borzym, Steklno, Sobieradz, Stare Brynki", 3, 0),
    Route(FIRST_ID + 8, "FR-1", "Firmy i instytucje, prawa strona Odry", 0, 1),
    Route(FIRST_ID + 9, "FR-2", "Firmy i instytucje, strefa przemysłowa", 4, 1),
)

_VILLAGE_ORDER = {city: place for place, (city, _) in enumerate(VILLAGES)}


def route_of(place: Place, business: bool) -> Route:
    """The route that serves a place; the same street always has the same."""
    if place.city != TOWN:
        return ROUTES[4 + _VILLAGE_ORDER[place.city] % 4]
    mark = sum(map(ord, fold(place.street)))
    return ROUTES[8 + mark % 2] if business else ROUTES[mark % 4]


def _every(fraction: str, week: int, month: int) -> bool:
    """Whether a fraction goes in a week: mixed, plastic every two, paper and glass every four, bio weekly in summer."""
    match fraction:
        case "mixed":
            return week % 2 == 0
        case "plastic":
            return week % 2 == 1
        case "paper":
            return week % 4 == 1
        case "glass":
            return week % 4 == 3
        case "bio":
            return 4 <= month <= 10 or week % 2 == 0
        case _:
            return week % 13 == 6  # bulky, once a quarter


class Calendar:
    """All days of all routes around today."""

    def __init__(self, days: Days) -> None:
        self.route_days: list[RouteDay] = []
        self._per_month: dict[tuple[int, str, int, int], int] = {}
        first = days.months_ago(MONTHS_BEFORE)
        for route in ROUTES:
            taken: set[tuple[str, int]] = set()
            start = first + (route.weekday - date.fromordinal(first).weekday()) % 7
            for planned in range(start, days.today + DAYS_AHEAD, 7):
                week = planned // 7 + route.shift
                for fraction in ("mixed", "plastic", "paper", "glass", "bio", "bulky"):
                    if not _every(fraction, week, days.month(planned)[1]):
                        continue
                    day = self._moved(days, planned)
                    if (fraction, day) in taken:
                        continue
                    taken.add((fraction, day))
                    self.route_days.append(RouteDay(route.route_id, fraction, day, planned if day != planned else 0))
                    key = (route.route_id, fraction, *days.month(day))
                    self._per_month[key] = self._per_month.get(key, 0) + 1

    @staticmethod
    def _moved(days: Days, planned: int) -> int:
        """A pickup due on a holiday goes on the Saturday of that week, else on the next working day."""
        if days.working(planned):
            return planned
        saturday = planned + (5 - date.fromordinal(planned).weekday())
        free = saturday > planned and not _holiday(saturday)
        return saturday if free else days.next_working(planned)

    def emptyings(self, route_id: int, fraction: str, year: int, month: int) -> int:
        """How many times a fraction was collected on a route in a month."""
        return self._per_month.get((route_id, fraction, year, month), 0)

    def past_days(self, route_id: int, fraction: str, days: Days, back: int) -> list[int]:
        """Days of a fraction within ``back`` days before today."""
        return [
            entry.day
            for entry in self.route_days
            if entry.route_id == route_id and entry.fraction == fraction and days.today - back <= entry.day < days.today
        ]


def _holiday(ordinal: int) -> bool:
    day = date.fromordinal(ordinal)
    return day in holidays(day.year)

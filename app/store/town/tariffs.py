"""Prices: water and sewage by tariff group (as PUK Gryfino's, 4,50 zł/m3 net), waste by container; each with its days.

Prices are integer grosze net; quantities are thousandths (of m3, of a month, of an emptying), so that every line is exact.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from app.store.town.days import Days

VAT = 8
OLDEST_MONTHS = 96
"""The oldest tariff begins this long ago: before the oldest reading there is."""


@dataclass(frozen=True, slots=True)
class Group:
    """A tariff group; the billing cycle is its attribute (domain.md 5.7). Prices of three tariffs, oldest first."""

    code: str
    service: str
    name: str
    cycle: int
    metered: bool
    water: tuple[int, int, int] = (412, 431, 450)
    sewage: tuple[int, int, int] | None = None
    standing: tuple[int, int, int] = (0, 0, 0)


_HOME_SEWAGE = (571, 602, 630)
GROUPS = (
    Group("W1", "water", "Gospodarstwa domowe, wodomierz główny, co miesiąc", 1, True, sewage=_HOME_SEWAGE, standing=(455, 485, 515)),
    Group("W2", "water", "Przemysł, usługi i instytucje, co miesiąc", 1, True, (418, 437, 457), (629, 663, 694), (870, 915, 960)),
    Group("W3", "water", "Lokale w budynkach wielolokalowych, co miesiąc", 1, True, sewage=_HOME_SEWAGE, standing=(310, 330, 350)),
    Group("W4", "water", "Budynki wielolokalowe (wspólnoty, zarządcy), co miesiąc", 1, True, sewage=_HOME_SEWAGE, standing=(1240, 1310, 1380)),
    Group("W6", "water", "Gospodarstwa domowe, woda i ścieki, co dwa miesiące", 2, True, sewage=_HOME_SEWAGE, standing=(330, 350, 372)),
    Group("W7", "water", "Gospodarstwa domowe, tylko woda, co dwa miesiące", 2, True, standing=(290, 310, 328)),
    Group("W8", "water", "Bez wodomierza, woda i ścieki wg norm, co dwa miesiące", 2, False, sewage=_HOME_SEWAGE, standing=(210, 225, 240)),
    Group("W9", "water", "Bez wodomierza, tylko woda wg norm, co dwa miesiące", 2, False, standing=(180, 195, 208)),
    Group("O1", "waste", "Odbiór odpadów z umowy, gospodarstwa domowe", 1, False),
    Group("O2", "waste", "Odbiór odpadów z umowy, firmy i instytucje", 1, False),
    Group("O3", "waste", "Odbiór odpadów z umowy, budynki wielolokalowe", 1, False),
    Group("OG", "waste", "Opłata Gminy za gospodarowanie odpadami (deklaracja DO)", 1, False),
)  # fmt: skip
BY_CODE = {group.code: group for group in GROUPS}

SIZES = {120: "small", 240: "medium", 1100: "large"}
_EMPTYING = {
    "mixed": (3300, 6200, 24800),
    "paper": (1400, 2400, 8800),
    "plastic": (1400, 2400, 8800),
    "glass": (1200, 2000, 7500),
    "bio": (900, 1600, 6000),
}
_HOME_DISCOUNT = 55
"""Percent of the firms' price that households pay for an emptying."""

FRACTION_NAMES = {
    "mixed": "odpady zmieszane",
    "paper": "papier",
    "plastic": "metale i tworzywa sztuczne",
    "glass": "szkło",
    "bio": "bioodpady",
}
COMPONENT_NAMES = {
    "water": "Dostarczanie wody",
    "sewage": "Odprowadzanie ścieków",
    "standing": "Opłata abonamentowa",
}


@dataclass(frozen=True, slots=True)
class Price:
    """A price from a day on, net grosze."""

    group: str
    component: str
    valid_from: int
    grosze: int
    unit: str
    name: str


class Tariffs:
    """Prices looked up by group, component and day."""

    def __init__(self, days: Days) -> None:
        self.changes = (days.months_ago(OLDEST_MONTHS), days.months_ago(29), days.months_ago(5))
        self.prices: list[Price] = []
        for group in GROUPS:
            if group.service == "water":
                for component, steps in (
                    ("water", group.water),
                    ("sewage", group.sewage),
                    ("standing", group.standing),
                ):
                    for start, grosze in zip(self.changes, steps or (), strict=False):
                        unit = "mies." if component == "standing" else "m³"
                        self.prices.append(
                            Price(group.code, component, start, grosze, unit, COMPONENT_NAMES[component])
                        )
            elif group.code != "OG":
                self.prices.extend(_emptyings(group.code, days))
        self._steps: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
        for price in self.prices:
            starts, amounts = self._steps.setdefault((price.group, price.component), ([], []))
            starts.append(price.valid_from)
            amounts.append(price.grosze)

    def at(self, group: str, component: str, ordinal: int) -> int:
        """Net price in grosze on a day."""
        starts, amounts = self._steps[group, component]
        return amounts[bisect_right(starts, ordinal) - 1]

    def change_within(self, first: int, last: int) -> int:
        """The day in (first, last] from which another water tariff holds, 0 when there is none."""
        for start in self.changes[1:]:
            if first < start <= last:
                return start
        return 0


def _emptyings(group: str, days: Days) -> list[Price]:
    """Prices of emptying a container: a new list each January, 6 % dearer."""
    share = _HOME_DISCOUNT if group == "O1" else 100
    prices = []
    for fraction, sizes in _EMPTYING.items():
        for (capacity, word), grosze in zip(SIZES.items(), sizes, strict=True):
            for years in range(8, -1, -1):
                start = days.day.replace(month=1, day=1, year=days.day.year - years).toordinal()
                amount = grosze * share * (100 - 6 * min(years, 6)) // 10000
                name = f"Odbiór: {FRACTION_NAMES[fraction]}, {capacity} l"
                prices.append(Price(group, f"{fraction}_{word}", start, amount, "szt.", name))
    return prices


INTEREST_RATES = (
    ("2022-09-08", "12.25"), ("2023-09-07", "11.50"), ("2023-10-05", "11.25"), ("2025-05-08", "10.75"), ("2025-07-03", "10.50"),
    ("2025-09-04", "10.25"), ("2025-10-09", "10.00"), ("2025-11-06", "9.75"), ("2025-12-04", "9.50"),
)  # fmt: skip
"""Statutory delay interest, percent a year, by the first day it holds (art. 481 KC: NBP reference rate + 5.5 points)."""


def net(quantity_milli: int, price: int) -> int:
    """Net grosze of a line: thousandths of a unit times grosze, half away from zero."""
    whole = (abs(quantity_milli) * price + 500) // 1000
    return whole if quantity_milli >= 0 else -whole


def tax(net_grosze: int, rate: int = VAT) -> int:
    """VAT in grosze, half away from zero; the same as ``app.domain.money.vat_of``, without its generality."""
    part = (abs(net_grosze) * rate + 50) // 100
    return part if net_grosze >= 0 else -part

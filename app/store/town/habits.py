"""How water is used and read: sizes of meters, habits of a household or a firm, and the periods that come of them."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.town.chance import Wheel


@dataclass(frozen=True, slots=True)
class Size:
    """A nominal size: diameter DN in mm, permanent flow Q3 in m3/h, ratio R, black digits."""

    diameter: int
    q3: str
    ratio: int
    digits: int


HOME = Size(15, "2.5", 160, 5)
HOUSE = Size(20, "4", 160, 5)
SHOP = Size(25, "6.3", 100, 5)
BLOCK = Size(40, "16", 160, 6)
PLANT = Size(80, "63", 100, 6)
OLD = Size(25, "6.3", 80, 4)

SOURCES: dict[str, Wheel[str]] = {
    "radio": Wheel([("radio", 97), ("collector", 3)]),
    "collector": Wheel([("collector", 72), ("portal", 10), ("phone", 12), ("desk", 6)]),
}


@dataclass(slots=True)
class Period:
    """What was used between two booked readings, whole m3. ``garden`` is the part that is not sewage.

    ``corrected``: what of ``water`` was left after a too high estimate was reversed on the day ``corrected_on`` (0: never).
    """

    first: int
    last: int
    water: int
    garden: int = 0
    estimated: bool = False
    corrected: int = 0
    corrected_on: int = 0


@dataclass(slots=True)
class Habit:
    """How much water flows and how it is read. ``daily`` in m3; days are ordinals.

    ``leak`` and ``empty`` are indexes of reading dates, 0 when it never happened. ``installed`` is the day of the first
    meter (0: the first reading's day), ``start_state`` its state at the first reading (0: what would have flowed): near
    its last digit it turns over. A story gives its ``uses`` (m3 of each period) and ``estimated_at`` (indexes) itself.
    """

    daily: float
    read_by: str = "radio"
    seasonal: float = 1.0
    size: Size = HOME
    place: str = "łazienka"
    estimates: float = 0.0
    overestimates: bool = False
    leak: int = 0
    empty: tuple[int, int] = (0, 0)
    swaps: tuple[int, ...] = ()
    installed: int = 0
    start_state: int = 0
    uses: tuple[int, ...] = ()
    estimated_at: frozenset[int] = frozenset()
    garden_daily: float = 0.0
    shop_share: float = 0.0

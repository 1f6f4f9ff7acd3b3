"""Puts customers together, chunk by chunk: each chunk depends on the order and its own place only, so that two processes
make the same town as one, and memory stays flat.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import ClassVar

from app.store.town.maker import Maker, Town
from app.store.town.people import buildings_before
from app.store.town.sheets import Sheets
from app.store.town.story_lives import STORIES

CHUNK = 100
FIRST_ID = 100_000
IDS_A_CHUNK = 150_000
"""Block of ids a chunk may use; below ``FIRST_ID`` are the rows of the office itself."""

_TAKEN = sorted(story.number for story in STORIES)
_SLOTS = [0, *accumulate(story.slots for story in STORIES)]


@dataclass(frozen=True, slots=True)
class Order:
    """What town is wanted: everything follows from these, ``today`` included."""

    SMALLEST: ClassVar[int] = len(STORIES)

    customers: int
    today: date
    seed: int

    @property
    def chunks(self) -> int:
        """How many chunks it takes."""
        return -(-self.customers // CHUNK)

    @property
    def last_id(self) -> int:
        """The highest id any row may have."""
        return FIRST_ID + self.chunks * IDS_A_CHUNK


def number_of(index: int) -> int:
    """Customer number of a place: a story's own, else the next one that belongs to no story."""
    if index < len(STORIES):
        return STORIES[index].number
    wanted = index - len(STORIES) + 1
    number = wanted
    while True:
        skipped = bisect_right(_TAKEN, number)
        if number - skipped == wanted:
            return number
        number = wanted + skipped


def slot_of(index: int) -> int:
    """Sequence of a customer's first account in the monthly series of papers: every account of the town has its own."""
    if index < len(STORIES):
        return _SLOTS[index]
    return _SLOTS[-1] + index - len(STORIES) + buildings_before(index) - buildings_before(len(STORIES))


def town_of(order: Order) -> Town:
    """What all chunks of an order share."""
    return Town(order.today, order.seed, order.customers)


def chunk(town: Town, order: Order, place: int) -> Sheets:
    """Rows of one chunk of customers."""
    sheets = Sheets(FIRST_ID + place * IDS_A_CHUNK)
    for index in range(place * CHUNK, min((place + 1) * CHUNK, order.customers)):
        maker = Maker(town, sheets, index, number_of(index), slot_of(index))
        if index < len(STORIES):
            STORIES[index].tell(maker)
        else:
            maker.by_chance()
    if sheets.last_id >= FIRST_ID + (place + 1) * IDS_A_CHUNK:
        raise OverflowError(f"chunk {place} used more ids than its block has")
    return sheets

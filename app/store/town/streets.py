"""Streets of Gryfino and villages of its commune, with what stands there; postal code 74-100 throughout."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from app.store.town.chance import Wheel, between

POSTAL = "74-100"
TOWN = "Gryfino"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. A village has no street: its houses are numbered by the village."""

    street: str
    house: str
    flat: str
    city: str

    @property
    def village(self) -> bool:
        """Whether it lies outside the town."""
        return self.city != TOWN

    def same_building(self, flat: str) -> Place:
        """Another flat of this house."""
        return Place(self.street, self.house, flat, self.city)


BLOCK_STREETS = (
    ("Łużycka", 90), ("Bolesława Chrobrego", 60), ("os. Górny Taras", 40), ("9 Maja", 40), ("Krasińskiego", 80),
    ("Niepodległości", 50), ("Bolesława Krzywoustego", 30), ("Wojska Polskiego", 50), ("Asnyka", 30), ("Iwaszkiewicza", 70),
    ("Mieszka I", 20), ("Jana Pawła II", 30), ("Żołnierzy Wyklętych", 18), ("pl. Barnima", 12), ("Sprzymierzonych", 22),
)  # fmt: skip
HOUSE_STREETS = (
    ("1 Maja", 40), ("11 Listopada", 44), ("Armii Krajowej", 96), ("Bałtycka", 30), ("Bankowa", 12), ("Basztowa", 10),
    ("Czechosłowacka", 26), ("Dąbrowskiego", 24), ("Energetyków", 30), ("Fabryczna", 16), ("Flisacza", 66), ("Garbarska", 14),
    ("Grunwaldzka", 28), ("Jana Kochanowskiego", 34), ("Kolejowa", 40), ("Kościelna", 20), ("Kościuszki", 36), ("Limanowskiego", 18),
    ("Mazowiecka", 52), ("Mickiewicza", 24), ("Młyńska", 16), ("Nadodrzańska", 20), ("Odrzańska", 14), ("Opolska", 30),
    ("Parkowa", 18), ("Piastów", 46), ("Pionierów", 38), ("Podgórna", 26), ("Pomorska", 60), ("Reymonta", 42), ("Rybacka", 12),
    ("Sienkiewicza", 28), ("Słoneczna", 34), ("Słowackiego", 22), ("Sportowa", 12), ("Szczecińska", 70), ("Szkolna", 24),
    ("Śląska", 30), ("Ślusarska", 8), ("Targowa", 18), ("Tczewska", 24), ("Wodna", 10), ("Wodociągowa", 14), ("Zielna", 20),
    ("Żeromskiego", 32), ("Żytnia", 16), ("Źródlana", 12), ("Ćwiartki", 9), ("Jęczmienna", 14), ("Orląt", 11), ("Kwiatowa", 22),
)  # fmt: skip
VILLAGES = (
    ("Daleszewo", 60), ("Żabnica", 70), ("Wełtyń", 90), ("Gardno", 110), ("Radziszewo", 80), ("Chwarstnica", 75),
    ("Nowe Czarnowo", 50), ("Krajnik", 55), ("Pniewo", 60), ("Czepino", 60), ("Borzym", 48), ("Bartkowo", 36),
    ("Drzenin", 30), ("Dołgie", 34), ("Mielenko Gryfińskie", 20), ("Parsówek", 28), ("Sobieradz", 52), ("Sobiemyśl", 22),
    ("Stare Brynki", 54), ("Steklinko", 26), ("Steklno", 40), ("Śremsko", 12), ("Wirów", 36), ("Wirówek", 30),
    ("Włodkowice", 20), ("Wysoka Gryfińska", 38), ("Zaborze", 12), ("Żórawki", 24), ("Żórawie", 28), ("Krzypnica", 30),
    ("Dębce", 14), ("Chlebowo", 33),
)  # fmt: skip

_BLOCKS: Wheel[tuple[str, int]] = Wheel(((street, last), last) for street, last in BLOCK_STREETS)
_HOUSES: Wheel[tuple[str, int]] = Wheel(((street, last), last) for street, last in HOUSE_STREETS)
_VILLAGES: Wheel[tuple[str, int]] = Wheel(((city, last), last) for city, last in VILLAGES)
_LETTERS = ("", "", "", "", "", "", "", "", "A", "B")


def _number(dice: Random, last: int, spread: float) -> str:
    return f"{between(dice, 1, max(2, int(last * spread)))}{_LETTERS[int(dice.random() * len(_LETTERS))]}"


def block(dice: Random, spread: float) -> Place:
    """A block of flats, without a flat."""
    street, last = _BLOCKS.pick(dice)
    return Place(street, _number(dice, last, spread), "", TOWN)


def flat(dice: Random, spread: float) -> Place:
    """A flat in a block."""
    return block(dice, spread).same_building(str(between(dice, 1, 60)))


def house(dice: Random, spread: float) -> Place:
    """A house in the town."""
    street, last = _HOUSES.pick(dice)
    return Place(street, _number(dice, last, spread), "", TOWN)


def village_house(dice: Random, spread: float) -> Place:
    """A house in a village of the commune."""
    city, last = _VILLAGES.pick(dice)
    return Place("", _number(dice, last, spread), "", city)

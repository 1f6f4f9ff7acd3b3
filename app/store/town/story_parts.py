"""What every story is made with: who it is, where, and a schedule whose newest invoice is four days old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.identifiers import pesel_of
from app.store.town import people, water
from app.store.town.habits import Habit
from app.store.town.maker import Maker
from app.store.town.stories import monthly
from app.store.town.streets import Place


@dataclass(frozen=True, slots=True)
class Story:
    """A fixed customer: ``dress`` sets who it is, ``play`` makes everything that belongs to it; ``slots`` accounts."""

    number: int
    told: str
    dress: Callable[[Maker], None]
    play: Callable[[Maker], None]
    slots: int = 1

    def tell(self, maker: Maker) -> None:
        """Make the customer."""
        self.dress(maker)
        self.play(maker)


SINGLE: tuple[tuple[str, int, int, str], ...] = (
    ("mixed", 120, 1, "bin"),
    ("bio", 120, 1, "bin"),
    ("plastic", 120, 2, "bag"),
    ("paper", 120, 1, "bag"),
    ("glass", 120, 1, "bag"),
)
"""Containers of a house."""


def person(maker: Maker, surname: str, first: str, place: Place, *, female: bool, years: int = 9) -> None:
    """Make the customer this person, a customer for so many years."""
    customer = maker.customer
    customer.kind, customer.surname, customer.first_name, customer.company = "person", surname, first, ""
    customer.female, customer.home, customer.nip = female, place, ""
    customer.since = maker.days.today - years * 365
    customer.pesel = pesel_of(date(1979, 3, 14), 1000 + customer.number % 3000, female)
    customer.phone = f"+48600{100_000 + customer.number}"
    customer.email = f"klient.{customer.number}@poczta.example"
    customer.email_confirmed = True


def firm(maker: Maker, kind: str, name: str, place: Place) -> None:
    """Make the customer a company, community or manager."""
    customer = maker.customer
    customer.kind, customer.surname, customer.first_name, customer.company = kind, "", "", name
    customer.home, customer.pesel, customer.nip = place, "", people.nip_of(customer.number * 13 + 7)
    customer.since = maker.days.today - 8 * 365
    customer.phone, customer.email, customer.email_confirmed = (
        f"+48914{100_000 + customer.number}",
        f"biuro.{customer.number}@firma.example",
        True,
    )


def begin(maker: Maker) -> int:
    """Write who it is; returns the id of the supplied property's address."""
    people.record(maker.dice, maker.days, maker.sheets, maker.customer, story=True)
    return people.object_at(maker.sheets, maker.customer, maker.customer.home)


def schedule(maker: Maker, habit: Habit, group: str = "W1") -> water.WaterPlan:
    """A monthly plan whose newest invoice is four days old."""
    return water.WaterPlan(group, habit, issues=monthly(maker.days.day, water.READ_MONTHS), term=18)

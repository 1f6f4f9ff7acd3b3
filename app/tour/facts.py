"""What the answers have to be, learnt from the database before the window opens, apart from anything the window does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.accounts import Account
from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.services import customers, search
from app.services.link import Link
from app.store.town import stories


@dataclass(frozen=True, slots=True)
class Facts:
    """Cards of the story customers by their numbers, and the town's today."""

    today: date
    cards: dict[str, CustomerCard]

    @property
    def anna(self) -> CustomerCard:
        """Anna Kowalska, who owes for water and has overpaid waste."""
        return self.cards[stories.ANNA]

    def account(self, number: str, service: Service) -> Account:
        """The first object card of a service."""
        return next(account for account in self.cards[number].accounts if account.service is service)


TOLD = (
    stories.ANNA,
    stories.OVERESTIMATE,
    stories.COMMUNITY,
    stories.PUBLIC_FEE,
    stories.BURST,
    stories.REPLACEMENT,
)


def learn(link: Link, today: date) -> Facts:
    """Read the cards; they are opened as own work of the office, and leave their trace like any other."""
    cards = {}
    for number in TOLD:
        hit = search.find(link, number).hits[0]
        cards[number] = customers.open_card(link, hit.customer_id, contact_key="", channel=ContactChannel.OFFICE)
    return Facts(today, cards)


def day(value: date | None) -> str:
    """``28.11.2026``."""
    return f"{value:%d.%m.%Y}" if value is not None else ""


_OF_MONTH = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip
_MONTH = (
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
)  # fmt: skip


def said_day(value: date) -> str:
    """``28 listopada``."""
    return f"{value.day} {_OF_MONTH[value.month - 1]}"


def month(value: date) -> str:
    """``listopad 2026``."""
    return f"{_MONTH[value.month - 1]} {value.year}"


def zl(grosze: int) -> str:
    """``1 234,56 zł``, written here once more so that the program's own words are compared with something."""
    whole, rest = divmod(abs(grosze), 100)
    return f"{whole:,}".replace(",", " ") + f",{rest:02d} zł"

"""What the answers have to be, learnt from the database before the window opens, apart from anything the window does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.accounts import Account
from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel
from app.domain.customers import Service
from app.domain.ledger import Operation
from app.domain.listing import CustomerRow, CustomerView
from app.domain.metering import MeterHistory, WaitingReading, WaitingView
from app.domain.papers import Paper, PaperDetails, PaperFilter
from app.domain.waste import WastePlan
from app.services import customers, ledger, listing, metering, papers, search, waste
from app.services.link import Link
from app.store.town import stories


@dataclass(frozen=True, slots=True)
class Facts:
    """Cards of the story customers by their numbers, and the town's today."""

    today: date
    cards: dict[str, CustomerCard]
    operations: tuple[Operation, ...]
    """Of Anna's water card: the two newest months, newest first."""
    histories: dict[str, MeterHistory]
    """Of the first meter of a customer."""
    plan: WastePlan
    """Anna's pickups of the next four weeks."""
    debtors: tuple[CustomerRow, ...]
    """The first page of those in arrears."""
    waiting: tuple[WaitingReading, ...]
    """The first page of readings that a supervisor has to decide on, oldest first."""
    unpaid: tuple[Paper, ...]
    """Anna's documents that are not paid, newest first."""
    newest_invoice: PaperDetails
    """Of the customer who can't register: to be typed by them."""

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
    stories.MISTAKEN,
    stories.NORMS,
)


def learn(link: Link, today: date) -> Facts:
    """Read it all; cards are opened as own work of the office, and leave their trace like any other."""
    own = ("", ContactChannel.OFFICE)
    cards, histories = {}, {}
    for number in TOLD:
        hit = search.find(link, number).hits[0]
        card = customers.open_card(link, hit.customer_id, contact_key=own[0], channel=own[1])
        cards[number] = card
        if card.meters:
            histories[number] = metering.history(link, card.customer_id, card.meters[0].installation_id)
    anna = cards[stories.ANNA]
    water = next(account for account in anna.accounts if account.service is Service.WATER)
    operations = [
        operation
        for month in water.months[:2]
        for operation in ledger.operations(
            link, anna.customer_id, water.account_id, month.year, month.month, contact=own
        )
    ]
    return Facts(
        today,
        cards,
        tuple(operations),
        histories,
        waste.plan(link, anna.customer_id, today, today + timedelta(28)),
        listing.customers(link, CustomerView.DEBTORS).rows,
        metering.waiting(link, WaitingView.UNDECIDED).rows,
        papers.page(link, anna.customer_id, PaperFilter(unpaid=True), contact=own).rows,
        _newest(link, cards[stories.NORMS], own),
    )


def _newest(link: Link, card: CustomerCard, own: tuple[str, ContactChannel]) -> PaperDetails:
    return papers.details(link, card.customer_id, card.papers[0].paper_id, contact=own)


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


def month(year: int, number: int) -> str:
    """``listopad 2026``."""
    return f"{_MONTH[number - 1]} {year}"


def amount(grosze: int) -> str:
    """``1 234,56`` of an amount without its sign, written here once more so that the program's words are compared."""
    whole, rest = divmod(abs(grosze), 100)
    return f"{whole:,}".replace(",", " ") + f",{rest:02d}"


def zl(grosze: int) -> str:
    """``1 234,56 zł``."""
    return f"{amount(grosze)} zł"

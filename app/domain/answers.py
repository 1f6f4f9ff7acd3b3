"""What may be told to a caller: facts of the card by level and topic; the sentences are upstairs.

Nothing here discloses more than the level (office rule 8): before verification only what anybody may know, after one
right answer readings and pickups, the balance and papers after verification. A sentence of a low level never tells the
answer to a question of verification.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.balance import BalanceSummary, summarize
from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.customers import Announcement, CustomerKind, Service
from app.domain.metering import MeterHead
from app.domain.papers import Paper, PaperKind
from app.domain.waste import NextPickup

CARDS_TOLD = 4
"""So many object cards are told one by one; of a manager's hundred nobody wants to hear all."""
METERS_TOLD = 3
PICKUPS_TOLD = 4

_INVOICES = frozenset({PaperKind.WATER_INVOICE, PaperKind.WASTE_INVOICE})
_MENS_NAMES_IN_A = frozenset(
    {"barnaba", "bonawentura", "dyzma", "jarema", "kosma", "kuba", "mykola", "mykoła", "nikita", "sasza"}
)
_WOMENS_NAMES = frozenset(
    {
        "abigail", "beatrycze", "carmen", "chloe", "elisabeth", "ines", "karen", "margaret", "miriam", "nel", "nicole",
        "noemi", "rachel", "rut", "ruth", "salome", "zoe",
    }
)  # fmt: skip


class AnswerTopic(StrEnum):
    """What the answers are about."""

    ALL = "all"
    BALANCE = "balance"
    READING = "reading"
    PICKUP = "pickup"
    NOTICE = "notice"


class Polite(StrEnum):
    """How the customer is spoken to; neutral where the name does not tell."""

    MR = "mr"
    MS = "ms"
    MANY = "many"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Answerable:
    """What may be told now. The ``more_`` counts tell how many cards and meters are left out for brevity."""

    level: Level
    locked: bool
    polite: Polite
    today: date
    booked_until: date
    commune_phone: str
    notices: tuple[Announcement, ...]
    balances: tuple[BalanceSummary, ...] = ()
    more_balances: int = 0
    invoices: tuple[Paper, ...] = ()
    meters: tuple[MeterHead, ...] = ()
    more_meters: int = 0
    norms: tuple[str, ...] = ()
    pickups: tuple[NextPickup, ...] = ()

    def topics(self) -> tuple[AnswerTopic, ...]:
        """Topics with something to tell, everything together first."""
        found = {
            AnswerTopic.BALANCE: bool(self.balances),
            AnswerTopic.READING: bool(self.meters or self.norms),
            AnswerTopic.PICKUP: bool(self.pickups),
            AnswerTopic.NOTICE: bool(self.notices),
        }
        return (AnswerTopic.ALL, *(topic for topic, is_there in found.items() if is_there))


def answerable(card: CustomerCard, level: Level, today: date, *, locked: bool = False) -> Answerable:
    """Facts of ``card`` that a caller of ``level`` may be told on a day."""
    open_level = level if not locked or level is Level.CHANGE else Level.GENERAL
    with_readings, with_money = open_level >= Level.READING, open_level >= Level.BALANCE
    open_accounts = (account for account in card.accounts if account.closed_on is None or account.balance)
    accounts = sorted(open_accounts, key=lambda account: list(Service).index(account.service))
    meters = [meter for meter in card.meters if meter.removed_on is None]
    norms = tuple(account.norm_m3 for account in accounts if account.norm_m3 and not meters)
    return Answerable(
        level=open_level,
        locked=locked and level is not Level.CHANGE,
        polite=polite_form(card.kind, card.name),
        today=today,
        booked_until=card.booked_until,
        commune_phone=card.commune_phone,
        notices=tuple(n for n in card.announcements if n.service is None or n.service in card.services),
        balances=tuple(summarize(a, today, card.booked_until) for a in accounts[:CARDS_TOLD]) if with_money else (),
        more_balances=max(len(accounts) - CARDS_TOLD, 0) if with_money else 0,
        invoices=_newest_invoices(card) if with_money else (),
        meters=tuple(meters[:METERS_TOLD]) if with_readings else (),
        more_meters=max(len(meters) - METERS_TOLD, 0) if with_readings else 0,
        norms=norms if with_readings else (),
        pickups=card.next_pickups[:PICKUPS_TOLD] if with_readings else (),
    )


def polite_form(kind: CustomerKind, name: str) -> Polite:
    """``Pan``, ``Pani`` or ``Państwo``, by the first names behind the surname; where they disagree, neutral."""
    if kind is not CustomerKind.PERSON:
        return Polite.MANY
    forms = {_form_of(first) for first in name.split()[1:]}
    return forms.pop() if len(forms) == 1 else Polite.NEUTRAL


def _form_of(first_name: str) -> Polite:
    name = first_name.lower()
    if name in _WOMENS_NAMES:
        return Polite.MS
    if name.endswith("a"):
        return Polite.MR if name in _MENS_NAMES_IN_A else Polite.MS
    if name.endswith(("e", "u")) or not name.isalpha():
        return Polite.NEUTRAL
    return Polite.MR


def _newest_invoices(card: CustomerCard) -> tuple[Paper, ...]:
    """The newest invoice of each service, among the papers that came with the card."""
    newest: dict[object, Paper] = {}
    for paper in card.papers:
        if paper.kind in _INVOICES:
            newest.setdefault(paper.service or paper.kind, paper)
    return tuple(newest.values())

"""What is being paid on the page "Dane do wpłaty": the card, which amount of it, which invoices; one choice for each card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.domain.card import CustomerCard
from app.domain.payment import Choice, Offer, PageFacts, PaymentData, offer, payment_data
from app.models.payment_words import typed_amount


@dataclass(frozen=True)
class Chosen:
    """What the clerk chose on one card; ``ticked`` are charges, ``typed`` the own amount as it was typed."""

    choice: Choice | None = None
    ticked: frozenset[int] = frozenset()
    typed: str = ""


class PaymentSheet(QObject):
    """Offers of all cards of a customer, and what is chosen. ``changed``: something of it is different."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()
        self._current = 0
        self._chosen: dict[int, Chosen] = {}

    # ------------------------------------------------------------ what there is

    def fill(self, card: CustomerCard, facts: PageFacts, today: date) -> None:
        """Fresh cards: choices stay as far as they still hold."""
        self.offers = tuple(
            offer(
                account,
                today,
                card.booked_until,
                payee=facts.payee,
                customer_number=card.number,
                papers=facts.papers,
                name_ksef=facts.name_ksef,
            )
            for account in card.accounts
        )
        for each in self.offers:
            kept = self.chosen(each)
            there = frozenset(one.operation_id for one in each.payables)
            self._chosen[each.account.account_id] = replace(kept, ticked=kept.ticked & there)
        if self.current() is None and self.offers:
            self._current = self._first().account.account_id
        self.changed.emit()

    def clear(self) -> None:
        """Nothing may be told."""
        self.offers = ()
        self._chosen.clear()
        self._current = 0
        self.changed.emit()

    def current(self) -> Offer | None:
        """The card that is being paid."""
        return next((each for each in self.offers if each.account.account_id == self._current), None)

    def chosen(self, of: Offer) -> Chosen:
        """What is chosen on a card; the usual amount where nothing was, or what was chosen is no longer there."""
        kept = self._chosen.get(of.account.account_id, Chosen())
        choices = of.choices
        if kept.choice in choices or not choices:
            return kept
        return replace(kept, choice=choices[0])

    @property
    def choice(self) -> Choice | None:
        """Which amount is paid."""
        of = self.current()
        return self.chosen(of).choice if of is not None else None

    @property
    def typed(self) -> str:
        """The own amount as it was typed."""
        of = self.current()
        return self.chosen(of).typed if of is not None else ""

    def named(self) -> frozenset[int]:
        """The charges that the payment is for now."""
        data = self.data()
        return frozenset(data.operations) if data is not None else frozenset()

    def ticked(self) -> frozenset[int]:
        """The charges ticked by hand."""
        of = self.current()
        return self.chosen(of).ticked if of is not None else frozenset()

    def data(self) -> PaymentData | None:
        """What is to be paid; None while there is nothing."""
        of = self.current()
        if of is None:
            return None
        kept = self.chosen(of)
        if kept.choice is None:
            return None
        own = typed_amount(kept.typed)[0] if kept.choice is Choice.OWN else 0
        return payment_data(of, kept.choice, kept.ticked, own)

    def problem(self) -> str:
        """What is wrong with the own amount; nothing while none is typed."""
        return typed_amount(self.typed)[1] if self.choice is Choice.OWN and self.typed.strip() else ""

    # ------------------------------------------------------------ choosing

    def pay_on(self, account_id: int) -> None:
        """Another card."""
        if account_id != self._current and any(each.account.account_id == account_id for each in self.offers):
            self._current = account_id
            self.changed.emit()

    def choose(self, choice: Choice) -> bool:
        """Another amount, where the card has it."""
        of = self.current()
        if of is None or choice not in of.choices:
            return False
        kept = self.chosen(of)
        ticked = kept.ticked or (self.named() if choice is Choice.CHOSEN else kept.ticked)
        self._keep(of, replace(kept, choice=choice, ticked=ticked))
        return True

    def tick(self, operation_id: int) -> None:
        """Take a charge in or leave it out; that chooses "chosen invoices", beginning with what is paid now."""
        of = self.current()
        if of is None or not operation_id or Choice.CHOSEN not in of.choices:
            return
        kept = self.chosen(of)
        before = kept.ticked if kept.choice is Choice.CHOSEN else self.named()
        self._keep(of, replace(kept, choice=Choice.CHOSEN, ticked=before ^ {operation_id}))

    def type_own(self, text: str) -> None:
        """An own amount was typed; that chooses it."""
        of = self.current()
        if of is not None and Choice.OWN in of.choices:
            self._keep(of, replace(self.chosen(of), choice=Choice.OWN, typed=text))

    def _keep(self, of: Offer, chosen: Chosen) -> None:
        if chosen != self._chosen.get(of.account.account_id):
            self._chosen[of.account.account_id] = chosen
            self.changed.emit()

    def _first(self) -> Offer:
        """The first card with something late, else with something to pay, else the first that can be paid at all."""
        wanted = (
            lambda each: each.summary.overdue > 0,
            lambda each: each.summary.to_pay > 0,
            lambda each: bool(each.choices),
        )
        for rule in wanted:
            for each in self.offers:
                if each.choices and rule(each):
                    return each
        return self.offers[0]

"""What the interest for delay would be today, below the balance of page 2.1: told, not booked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.accounts import Account, Basis
from app.domain.interest import InterestTerms, interest_of
from app.models import words
from app.models.tab import CustomerTab
from app.services import interest
from app.views.desk import Desk
from app.views.parts.labels import Text


class InterestNote(Text):
    """Hidden while nothing is late. Rates are read once a tab, when something is."""

    def __init__(self, desk: Desk, tab: CustomerTab, parent: QWidget | None = None) -> None:
        super().__init__(tone="dim", wrap=True, parent=parent)
        self._desk = desk
        self._tab = tab
        self._terms: InterestTerms | None = None
        self._account: Account | None = None
        self.hide()

    def show_account(self, account: Account | None) -> None:
        """Tell it of this card; None, a fee of the commune (office rule 7) and a card with a debt status tell nothing."""
        self._account = None
        self.hide()
        if account is None or account.basis is Basis.PUBLIC_FEE or account.debt_status is not None:
            return
        today = self._desk.clock.today()
        if not any(item.open_amount > 0 and item.due_on and item.due_on < today for item in account.open_items):
            return
        self._account = account
        if self._terms is not None:
            self._tell(self._terms)
            return
        link, customer_id = self._desk.link, self._tab.customer_id
        self._desk.jobs.start(
            lambda cancel: interest.terms(link, customer_id, cancel=cancel), self._tell, owner=self, key="interest"
        )

    def _tell(self, terms: InterestTerms | None) -> None:
        self._terms = terms
        if terms is None or self._account is None:
            return
        found = interest_of(self._account.open_items, terms, self._desk.clock.today())
        if found is None:
            return
        if found.known_until is None:
            told = self.tr("Interest as of today: {amount}, not charged").format(amount=words.money(found.amount))
        elif found.amount:
            told = self.tr("Interest until {day}: {amount}, not charged; no later rate is set").format(
                day=words.day(found.known_until), amount=words.money(found.amount)
            )
        else:
            told = self.tr("Interest is not counted: no rate is set for these days")
        self.setText(told)
        self.show()

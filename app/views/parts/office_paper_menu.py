"""Buttons for papers of an object card: a menu on page 2.1, the confirmation of a reading on page 2.3."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.accounts import Account, Basis
from app.domain.calendar import add_months
from app.domain.contacts import ContactChannel, Level
from app.domain.ledger import Operation, OperationKind
from app.domain.metering import Reading, ReadingStatus
from app.domain.office_papers import OfficePaper
from app.domain.prints import PaperPrint
from app.models.jobs import Cancel
from app.models.tab import CustomerTab
from app.models.tips import plain_tip
from app.services import office_papers
from app.services.link import Link
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.office_paper_view import OfficePaperView, PaperOrder

KEY = "Ctrl+Shift+K"
_MONTHS = 12
"""A statement is of the last year unless other days are typed."""
_TAKEN = frozenset({ReadingStatus.REPORTED, ReadingStatus.WAITING, ReadingStatus.BOOKED})


class OfDay(Protocol):
    """A paper of an object card on a day (``app.services.office_papers``)."""

    def __call__(
        self,
        database: Link,
        customer_id: int,
        account_id: int,
        day: date,
        *,
        contact: tuple[str, ContactChannel],
        cancel: Cancel | None = None,
    ) -> PaperPrint:
        """Make it."""


class AccountPapers(Button):
    """Statement, unpaid, balance and the chosen payment of one object card; ``chosen`` gives the current operation."""

    def __init__(
        self, desk: Desk, tab: CustomerTab, chosen: Callable[[], Operation | None], *, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "flat", parent=parent)
        self.set_words(self.tr("Papers for the customer"))
        self.set_tip(KEY)
        self._desk = desk
        self._tab = tab
        self._account: Account | None = None
        self._chosen = chosen
        self.statement = QAction(self.tr("Account statement for a period"), self)
        self.unpaid = QAction(self.tr("List of unpaid"), self)
        self.balance = QAction(self.tr("Confirmation of the balance"), self)
        self.payment = QAction(self.tr("Confirmation of the chosen payment"), self)
        menu = QMenu(self)
        menu.addActions([self.statement, self.unpaid, self.balance, self.payment])
        menu.aboutToShow.connect(self._offer)
        self.setMenu(menu)
        self.statement.triggered.connect(lambda _checked=False: self.show_statement())
        self.unpaid.triggered.connect(lambda _checked=False: self.show_unpaid())
        self.balance.triggered.connect(lambda _checked=False: self.show_balance())
        self.payment.triggered.connect(lambda _checked=False: self.show_payment())

    def add_command(self, scope: QWidget) -> None:
        """Let the menu be opened by its key while ``scope`` is visible."""
        group = self.tr("Object card")
        self._desk.commands.add(
            Command("account.papers", self.accessibleName(), KEY, group, self.open_menu, self._may), scope
        )

    def open_menu(self) -> None:
        """Open it by a key: Enter takes the first paper at once."""
        menu = self.menu()
        QTimer.singleShot(0, menu, lambda: menu.setActiveAction(self.statement))  # once it is there
        self.showMenu()

    def set_account(self, account: Account | None) -> None:
        """The card shown. The commune's fee has no papers of ours (office rule 7)."""
        self._account = account
        self.setEnabled(account is not None and account.basis is Basis.CONTRACT)

    def _may(self) -> bool:
        return self._tab.level >= Level.BALANCE and self.isVisible() and self.isEnabled()

    def _offer(self) -> None:
        chosen = self._chosen()
        self.payment.setEnabled(chosen is not None and chosen.kind is OperationKind.PAYMENT)

    # ------------------------------------------------------------ papers

    def show_statement(self) -> OfficePaperView | None:
        """Statement of the last year; other days may be typed."""
        account, today = self._account, self._desk.clock.today()
        if account is None:
            return None
        link, who, card, contact = self._desk.link, self._tab.customer_id, account.account_id, _contact(self._tab)

        def make(first: date, last: date, cancel: Cancel) -> PaperPrint:
            return office_papers.statement(link, who, card, first, last, contact=contact, cancel=cancel)

        first = max(add_months(today.replace(day=1), -_MONTHS), min(account.opened_on, today))
        return self._show(PaperOrder(self.statement.text(), make, OfficePaper.STATEMENT, card, first=first, last=today))

    def show_unpaid(self) -> OfficePaperView | None:
        """What is unpaid today, or was on another day."""
        return self._of_day(OfficePaper.UNPAID, self.unpaid.text(), office_papers.unpaid)

    def show_balance(self) -> OfficePaperView | None:
        """The balance today, or on another day."""
        return self._of_day(OfficePaper.BALANCE, self.balance.text(), office_papers.balance)

    def show_payment(self) -> OfficePaperView | None:
        """The payment the cursor is on."""
        chosen = self._chosen()
        if chosen is None or chosen.kind is not OperationKind.PAYMENT:
            return None
        link, who, paid, contact = self._desk.link, self._tab.customer_id, chosen.operation_id, _contact(self._tab)

        def make(_first: date, _last: date, cancel: Cancel) -> PaperPrint:
            return office_papers.payment(link, who, paid, contact=contact, cancel=cancel)

        return self._show(PaperOrder(self.payment.text(), make, OfficePaper.PAYMENT, chosen.account_id, paid))

    def _of_day(self, kind: OfficePaper, title: str, paper: OfDay) -> OfficePaperView | None:
        account = self._account
        if account is None:
            return None
        link, who, card, contact = self._desk.link, self._tab.customer_id, account.account_id, _contact(self._tab)

        def make(_first: date, last: date, cancel: Cancel) -> PaperPrint:
            return paper(link, who, card, last, contact=contact, cancel=cancel)

        return self._show(PaperOrder(title, make, kind, card, last=self._desk.clock.today()))

    def _show(self, order: PaperOrder) -> OfficePaperView:
        return show_paper(self._desk, self._tab, order, self)


class ReadingPaper(Button):
    """Confirmation of the reading the cursor is on; ``set_reading`` follows the cursor."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__("", "flat", parent=parent)
        self.set_words(self.tr("Confirmation of the reading"))
        self._desk = desk
        self._tab = tab
        self._reading: Reading | None = None
        self.clicked.connect(lambda _checked=False: self.show_reading())
        self.set_reading(None)

    def set_reading(self, reading: Reading | None) -> None:
        """The reading chosen; one that was refused or reversed has no confirmation."""
        self._reading = reading if reading is not None and is_taken(reading) else None
        self.setEnabled(self._reading is not None)
        self.setToolTip(
            ""
            if self._reading
            else plain_tip(self.tr("Choose a reading on the list; a refused one can't be confirmed."))
        )

    def show_reading(self) -> OfficePaperView | None:
        """The confirmation of the reading chosen."""
        reading = self._reading
        if reading is None:
            return None
        link, who, wanted, contact = self._desk.link, self._tab.customer_id, reading.reading_id, _contact(self._tab)

        def make(_first: date, _last: date, cancel: Cancel) -> PaperPrint:
            return office_papers.reading(link, who, wanted, contact=contact, cancel=cancel)

        order = PaperOrder(self.accessibleName(), make, OfficePaper.READING, 0, wanted)
        return show_paper(self._desk, self._tab, order, self)


def is_taken(reading: Reading) -> bool:
    """Whether a reading has a confirmation: it was neither refused nor reversed."""
    return reading.status in _TAKEN


def show_paper(desk: Desk, tab: CustomerTab, order: PaperOrder, near: QWidget) -> OfficePaperView:
    """Open a paper over the window; it goes away when it is closed."""
    view = OfficePaperView(desk, tab, order, parent=near.window())
    view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    view.open()
    return view


def _contact(tab: CustomerTab) -> tuple[str, ContactChannel]:
    return tab.contact.key, tab.contact.channel

"""Page 2.1: the object card of one service, its balance in words, its financial history by month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.accounts import Account, Basis
from app.domain.balance import summarize
from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.customers import CustomerKind, Service
from app.domain.identifiers import format_nrb
from app.domain.ledger import Operation
from app.domain.listing import Changed
from app.domain.money import NBSP
from app.models import words
from app.models.history import Fetch, HistoryTree
from app.models.history_columns import csv_headings, csv_line
from app.models.jobs import Cancel
from app.models.tab import CustomerTab
from app.services import ledger
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.balance_box import BalanceBox
from app.views.parts.buttons import Button
from app.views.parts.chooser import Chooser
from app.views.parts.facts import Fact, Facts
from app.views.parts.flow import FlowLayout
from app.views.parts.history_view import HistoryView
from app.views.parts.interest_note import InterestNote
from app.views.parts.labels import Flowing, Text
from app.views.parts.office_paper_menu import AccountPapers
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.payment_search import FIND_KEY, PaymentSearchPanel
from app.views.parts.saving import ask_where
from app.views.parts.style import mark

NRB_KEY = "Ctrl+B"
FILE_KEY = "Ctrl+Shift+S"
WIDE_PX = 600
"""From this width on (at 100 % text) the facts of the card stand beside its balance."""


class AccountPage(Page):
    """One class for water and for waste; a customer with several cards of the service chooses one above."""

    def __init__(self, desk: Desk, tab: CustomerTab, service: Service) -> None:
        super().__init__(desk, tab)
        self.service = service
        self._account: Account | None = None
        self.closed = EmptyNote(
            self.tr("The balance may be told once the caller is verified (the panel on the right).")
        )
        self.choice = Chooser()
        self.choice.setAccessibleName(self.tr("Object card"))
        self.choice.currentIndexChanged.connect(self._chosen)
        self.balance = BalanceBox()
        self.tree = HistoryTree(desk.jobs, _nothing, self)
        self.view = HistoryView(desk.theme, self.tree)
        self._lay_out()
        self._add_commands()
        self.tree.failed.connect(desk.messages.fault)
        self.tree.outdated.connect(lambda: desk.feed.tell(Changed("operations", tab.customer_id)))
        tab.level_changed.connect(self._open)
        desk.theme.changed.connect(self._fit)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self.payments = PaymentSearchPanel(self.desk, self.tab, parent=self)
        self.payments.left.connect(self.focus_first)
        self.history = self._build_history()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._build_card())
        layout.addWidget(self.closed, 1)
        layout.addWidget(self.payments)
        layout.addWidget(self.history, 1)

    def _build_card(self) -> Panel:
        self.card_panel = Panel(self.tr("Object card"))
        self.card_panel.head.addWidget(self.choice, 2)
        self.copy_nrb = Button(self.tr("Copy the account"), "flat")
        self.copy_nrb.set_tip(NRB_KEY)
        self.copy_nrb.clicked.connect(self._copy_nrb)
        self.pay = Button(self.tr("Payment details"), key="F8")
        self.pay.clicked.connect(lambda _checked=False: self._ask_payment())
        self.who = Fact(self.tr("Name"))
        self.where = Fact(self.tr("Address"))
        self.number = Fact(self.tr("Id of the card"))
        self.group = Fact(self.tr("Tariff"))
        self.contract = Fact(self.tr("Contract"))
        self.nrb = Flowing()
        self.nrb.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self.nrb, "look", "strong")
        account = QWidget()
        self.account_line = FlowLayout(8, account)
        for widget in (self.nrb, self.copy_nrb):
            self.account_line.addWidget(widget)
        self.card_panel.head.addWidget(self.pay)
        self.halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.halves.setSpacing(16)
        self.halves.addWidget(self.balance, 1)
        self.halves.addWidget(Facts(self.who, self.where, self.number, self.group, self.contract), 1)
        self.foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.foot.setSpacing(16)
        self.foot.addWidget(self.balance.ages)
        self.interest = InterestNote(self.desk, self.tab, self)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.balance.as_of)
        said.addWidget(self.interest)
        self.foot.addLayout(said, 1)
        self.card_panel.body.addLayout(self.halves)
        self.card_panel.body.addWidget(account)
        self.card_panel.body.addLayout(self.foot)
        return self.card_panel

    def _build_history(self) -> Panel:
        panel = Panel(self.tr("Financial history"))
        self.save = Button(self.tr("Save as a file"), "flat")
        self.save.set_tip(FILE_KEY)
        self.save.clicked.connect(self._ask_file)
        self.papers = AccountPapers(self.desk, self.tab, lambda: self.tree.operation_at(self.view.currentIndex()))
        self.find_payment = Button(self.tr("Find a payment"), "flat")
        self.find_payment.set_tip(FIND_KEY)
        self.find_payment.clicked.connect(lambda _checked=False: self.payments.open())
        tools = QWidget()
        flow = FlowLayout(8, tools)
        for widget in (self.find_payment, self.papers, self.save):
            flow.addWidget(widget)
        panel.head.addWidget(tools)
        self.view.setAccessibleName(self.tr("Financial history by month"))
        self.view.setMinimumHeight(self.desk.theme.px(186))
        self.empty = EmptyNote(self.tr("Nothing has been charged or paid on this card yet."))
        self.told = Text(tone="dim", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setMinimumWidth(1)  # one long word must not widen the page
        self.told.hide()
        self.view.told.connect(self._tell)
        panel.body.addWidget(self.view, 1)
        panel.body.addWidget(self.told)
        panel.body.addWidget(self.empty)
        return panel

    def _add_commands(self) -> None:
        group = self.tr("Object card")
        title = self.tr("Copy the bank account number")
        self.desk.commands.add(Command("account.nrb", title, NRB_KEY, group, self._copy_nrb, self._may_copy), self)
        title = self.tr("Save the financial history as a file")
        self.desk.commands.add(Command("account.file", title, FILE_KEY, group, self._ask_file, self._may_save), self)
        self.papers.add_command(self)

    # ------------------------------------------------------------ page

    @override
    def show_card(self, card: CustomerCard) -> None:
        cards = [account for account in card.accounts if account.service is self.service]
        known = self._account.account_id if self._account is not None else 0
        self.choice.blockSignals(True)
        self.choice.clear()
        for account in cards:
            self.choice.addItem(f"{account.number}  {account.object_address}", account.account_id)
        self.choice.setCurrentIndex(max(self.choice.findData(known), 0))
        self.choice.setVisible(len(cards) > 1)
        self._place_payment(several=len(cards) > 1)
        self.choice.blockSignals(False)
        self._show_account()

    def _place_payment(self, *, several: bool) -> None:
        """The button stands in the head, or, where cards are chosen there, beside the account."""
        place = self.account_line if several else self.card_panel.head
        if place.indexOf(self.pay) < 0:
            place.addWidget(self.pay)

    @override
    def focus_first(self) -> None:
        if self._told() and self.tree.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.tree.index(0, 0))
            self.view.setFocus()
        elif self.copy_nrb.isVisible():
            self.copy_nrb.setFocus()

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _chosen(self) -> None:
        self._show_account()

    def _show_account(self) -> None:
        card, account_id = self.tab.card, self.choice.currentData()
        account = next((one for one in card.accounts if one.account_id == account_id), None)
        if account is None:
            return
        if self._account is None or self._account.account_id != account.account_id:
            self.tree.begin(self._fetch(account.account_id))
        self._account = account
        self._open()

    def _fetch(self, account_id: int) -> Fetch:
        link, customer_id, tab = self.desk.link, self.tab.customer_id, self.tab

        def fetch(year: int, month: int) -> Callable[[Cancel], Sequence[Operation]]:
            contact = (tab.contact.key, tab.contact.channel)
            return lambda cancel: ledger.operations(
                link, customer_id, account_id, year, month, contact=contact, cancel=cancel
            )

        return fetch

    def _open(self, _level: object = None) -> None:
        """Show what the level opens: money and history from L2 on (office rule 8)."""
        account, told = self._account, self._told()
        if account is None:
            return
        self._show_facts(account, told=told)
        self.closed.setVisible(not told)
        for part in (self.balance, self.balance.ages, self.balance.as_of):
            part.setVisible(told)
        self.history.setVisible(told)
        self.interest.show_account(account if told else None)
        if not told:
            return
        today = self.desk.clock.today()
        self.balance.show_balance(summarize(account, today, self.tab.card.booked_until), self.tab.card.commune_phone)
        self.tree.set_months(account.months, today)
        self.view.setVisible(bool(account.months))
        self.empty.setVisible(not account.months)
        self.save.setVisible(bool(account.months))
        self.papers.set_account(account)

    def _show_facts(self, account: Account, *, told: bool) -> None:
        card = self.tab.card
        self.card_panel.set_title(self.tr("Object card: {service}").format(service=words.word(self.service)))
        self.who.label.setText(self.tr("Name") if card.kind is CustomerKind.PERSON else self.tr("Name of the firm"))
        self.who.set_value(card.name)
        self.where.set_value(account.object_address)
        self.number.set_value(self._number(account))
        self.group.set_value(f"{account.tariff_group} · {account.tariff_name}")
        self.contract.set_value(self._contract(account) if told else "")
        shown = told and bool(account.nrb)
        text = self.tr("{service}, account: {nrb}")
        self.nrb.setText(text.format(service=words.word(self.service), nrb=format_nrb(account.nrb)) if shown else "")
        self.nrb.setVisible(shown)
        self.copy_nrb.setVisible(shown)
        self.pay.setVisible(shown)

    def _number(self, account: Account) -> str:
        if account.closed_on is None:
            return account.number
        return self.tr("{number}, closed {day}").format(number=account.number, day=words.day(account.closed_on))

    def _contract(self, account: Account) -> str:
        if account.basis is Basis.PUBLIC_FEE:
            return self.tr("none: public-law fee of the commune")
        if account.contract_on is None:
            return account.contract_number
        text = self.tr("{number} of {day}")
        return text.format(number=account.contract_number, day=words.day(account.contract_on))

    def _told(self) -> bool:
        return self.tab.level >= Level.BALANCE

    # ------------------------------------------------------------ acts

    def _may_copy(self) -> bool:
        return self._told() and self._account is not None and bool(self._account.nrb)

    def _copy_nrb(self) -> None:
        if self._account is not None and self._may_copy():
            self.desk.clipboard.copy(self._account.nrb)
            account = format_nrb(self._account.nrb).replace(" ", NBSP)
            text = self.tr("Copied, {service}: {nrb}")
            self.desk.messages.say(text.format(service=words.word(self.service), nrb=account))

    @override
    def leads_to(self, key: str) -> str:
        return f"{key}:{self._account.account_id}" if key == "payment" and self._account is not None else key

    def _ask_payment(self) -> None:
        self.tab.page_wanted.emit(self.leads_to("payment"))

    def _may_save(self) -> bool:
        return self._told() and self._account is not None and bool(self._account.months)

    def _ask_file(self) -> None:
        if self._account is None or not self._may_save():
            return
        title, name = self.tr("Save the financial history as a file"), self._account.number.replace("/", "-")
        ask_where(self, title, f"historia-{name}.csv", self.save_file, kind="csv")

    def save_file(self, path: Path) -> None:
        """Write the whole history of the card shown to ``path``; the message bar tells how it went."""
        if self._account is None:
            return
        link, customer_id, account_id = self.desk.link, self.tab.customer_id, self._account.account_id
        contact, headings = (self.tab.contact.key, self.tab.contact.channel), csv_headings()
        self.desk.jobs.start(
            lambda cancel: ledger.save_history(
                link, customer_id, account_id, path, headings, csv_line, contact=contact, cancel=cancel
            ),
            lambda count: self._saved(path, count),
            owner=self,
            key="file",
        )

    def _saved(self, path: Path, count: int) -> None:
        text = self.tr("%n operation(s) saved: {path}", "", count)
        self.desk.messages.say(text.format(path=path))

    # ------------------------------------------------------------ room

    def _fit(self) -> None:
        self.view.setMinimumHeight(self.desk.theme.px(186))
        ways = QBoxLayout.Direction
        wide = self.width() >= self.desk.theme.px(WIDE_PX)
        for row in (self.halves, self.foot):
            row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    @override
    def resizeEvent(self, event: object) -> None:
        self._fit()


def _nothing(_year: int, _month: int) -> Callable[[Cancel], Sequence[Operation]]:
    return lambda _cancel: ()


def _uses(service: Service, card: CustomerCard) -> bool:
    return service in card.services


def _build(service: Service, desk: Desk, tab: CustomerTab) -> Page:
    return AccountPage(desk, tab, service)


def specs() -> tuple[PageSpec, ...]:
    """The card of water and the card of waste."""
    return (
        PageSpec(
            key="2.1-water",
            group="2",
            number="2.1",
            title=QCoreApplication.translate("AccountPage", "card: water"),
            shortcut="Alt+1",
            build=partial(_build, Service.WATER),
            wanted=partial(_uses, Service.WATER),
        ),
        PageSpec(
            key="2.1-waste",
            group="2",
            number="2.1",
            title=QCoreApplication.translate("AccountPage", "card: waste"),
            shortcut="Alt+Shift+1",
            build=partial(_build, Service.WASTE),
            wanted=partial(_uses, Service.WASTE),
        ),
    )

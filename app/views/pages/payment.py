"""Page "Dane do wpłaty": amount, account, title and code of one service; on paper, by e-mail, on-line, on the customer's screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.balance import NEVER_BOOKED
from app.domain.card import CustomerCard
from app.domain.codes import Matrix
from app.domain.contacts import Level
from app.domain.payment import Closed, Offer, PageFacts, PaymentData, TransferSlip
from app.models import balance_words, words
from app.models.payment_counter import CounterShown
from app.models.payment_lists import offer_columns
from app.models.payment_sheet import PaymentSheet
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import codes, payment_page
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Heading, Text
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.payment_amount import AmountChoices
from app.views.parts.payment_facts import NRB_KEY, TITLE_KEY, CodeBox, DataRows
from app.views.parts.payment_mail import SEND_KEY, MailLine
from app.views.parts.payment_online import ASK_KEY, OnlinePanel
from app.views.parts.payment_slip import SlipDialog
from app.views.parts.style import mark
from app.views.parts.whole_table import WholeTable
from app.views.screen_keys import KEY as SCREEN_KEY

PAGE_KEY = "payment"
SLIP_KEY = "Ctrl+P"
WIDE_PX = 560
"""From this width on (at 100 % text) the code stands beside the amounts, else below."""


class PaymentPage(Page):
    """One card is being paid at a time: services are never netted (office rule 1). Nothing is told below the level."""

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self._facts: PageFacts | None = None
        self._wanted_part = ""
        self._matrix: tuple[str, Matrix | None] = ("", None)
        self.sheet = PaymentSheet(self)
        self.closed = EmptyNote(
            self.tr("Payment details may be told once the caller is verified (the panel on the right).")
        )
        self.waiting = EmptyNote(self.tr("Reading payment details ..."))
        self._build_cards()
        self._build_sheet()
        self.online = OnlinePanel(desk, tab)
        self._lay_out()
        self._add_commands()
        self.sheet.changed.connect(self._show_sheet)
        self.online.send_asked.connect(self.mail.send_link)
        tab.level_changed.connect(self._open)
        desk.theme.changed.connect(self._fit)

    # ------------------------------------------------------------ building

    def _build_cards(self) -> None:
        self.cards = ValueTable[Offer](offer_columns(), key=lambda of: of.account.account_id, parent=self)
        self.list = WholeTable(self.desk.theme, self.cards, gives_way=("where", "card"), stretch_px=150, most=4)
        self.list.setAccessibleName(self.tr("Cards: which one is paid"))
        self.list.digits_pass = True
        self.list.current_changed.connect(self._pay_on)
        self.list.chosen.connect(lambda _id: self.choices.focus_first())

    def _build_sheet(self) -> None:
        self.panel = Panel(self.tr("Payment details"))
        self.card_name = Heading("", 3, wrap=True)
        self.choices = AmountChoices(self.desk.theme, self.sheet, self.desk.clock.today())
        self.rows = DataRows()
        self.box = CodeBox(self.desk.theme)
        self.apart = Text(tone="warn", wrap=True)
        self.nothing = Text(wrap=True)
        self.as_of = Text(tone="dim", wrap=True)
        mark(self.as_of, "look", "small")
        self.screen_button = Button(self.tr("Customer's screen"), key=SCREEN_KEY)
        self.slip_button = Button(self.tr("Payment slip"), key=SLIP_KEY)
        self.send_button = Button(self.tr("Send by e-mail"), key=SEND_KEY)
        self.mail = MailLine(self.desk, self.tab)
        self.acts = QWidget()
        flow = FlowLayout(8, self.acts)
        for button in (self.screen_button, self.slip_button, self.send_button):
            flow.addWidget(button)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(self.choices)
        texts.addWidget(self.rows)
        texts.addStretch(1)
        self.halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.halves.setSpacing(8)  # the code brings its quiet zone
        self.halves.addLayout(texts, 1)
        self.halves.addWidget(self.box, 0, Qt.AlignmentFlag.AlignHCenter)
        body = self.panel.body
        body.addWidget(self.list)
        body.addWidget(self.card_name)
        body.addWidget(self.nothing)
        body.addWidget(self.apart)
        body.addLayout(self.halves)
        body.addWidget(self.acts)
        body.addWidget(self.mail)
        body.addWidget(self.choices.list)
        body.addWidget(self.as_of)
        self.rows.copy_nrb.clicked.connect(lambda _checked=False: self.copy_nrb())
        self.rows.copy_title.clicked.connect(lambda _checked=False: self.copy_title())
        self.screen_button.clicked.connect(lambda _checked=False: self.desk.commands.run("counter.screen"))
        self.slip_button.clicked.connect(lambda _checked=False: self.show_slip())
        self.send_button.clicked.connect(lambda _checked=False: self.mail.send())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.closed, 1)
        layout.addWidget(self.waiting, 1)
        for panel in (self.panel, self.online):
            layout.addWidget(panel)
        layout.addStretch(1)

    def _add_commands(self) -> None:
        group = self.tr("Payment details")
        for name, title, key, run, may in (
            ("payment.nrb", self.tr("Copy the account"), NRB_KEY, self.copy_nrb, self._has_data),
            ("payment.title", self.tr("Copy the title"), TITLE_KEY, self.copy_title, self._has_title),
            ("payment.slip", self.tr("Payment slip"), SLIP_KEY, self.show_slip, self._has_title),
            ("payment.send", self.tr("Send payment details by e-mail"), SEND_KEY, self.mail.send, self.mail.can_send),
            (
                "payment.online",
                self.tr("On-line payment: ask for a link"),
                ASK_KEY,
                self.online.ask,
                self.online.can_ask,
            ),
        ):
            self.desk.commands.add(Command(name, title, key, group, run, may), self)

    # ------------------------------------------------------------ page

    @override
    def show_card(self, card: CustomerCard) -> None:
        self._open()
        if self._facts is not None and self._told():
            self._read()  # invoices may have come or been paid

    @override
    def activate(self) -> None:
        if self._told() and self._facts is None:
            self._read()

    @override
    def show_part(self, part: str) -> None:
        """A service ("water", "waste") or a card, by its id."""
        self._wanted_part = part
        self._to_part()

    @override
    def focus_first(self) -> None:
        if not self._told():
            return
        if self._facts is None:
            self.setFocus()  # until there is something to choose
        else:
            self.choices.focus_first()

    @override
    def unsaved(self) -> str:
        """A reason of accounting that is begun."""
        return self.tr("A reason is not saved.") if self.online.clear_up.typed() else ""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_counter()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.counter.clear(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.choices.press(event.text()):
            super().keyPressEvent(event)

    def _told(self) -> bool:
        return self.tab.level >= Level.BALANCE

    def _open(self, _level: object = None) -> None:
        told = self._told()
        self.closed.setVisible(not told)
        if not told:
            self._facts, self._matrix = None, ("", None)
            self.desk.jobs.cancel(self, "facts")
            self.sheet.clear()
            self.online.clear()
        for panel in (self.panel, self.online):
            panel.setVisible(told and self._facts is not None)
        self.waiting.setVisible(told and self._facts is None)
        if told and self._facts is None and self.isVisible():
            self._read()

    def _read(self) -> None:
        link, customer_id = self.desk.link, self.tab.customer_id
        contact = (self.tab.contact.key, self.tab.contact.channel)
        first = self._facts is None
        self.desk.jobs.start(
            lambda cancel: payment_page.facts(link, customer_id, contact=contact, cancel=cancel),
            self._came,
            owner=self,
            key="facts",
            quiet=not first,
        )
        if first:
            self.online.read()

    def _came(self, facts: PageFacts) -> None:
        if not self._told():
            return
        first, self._facts = self._facts is None, facts
        self.desk.counter.greet(facts.payee.name)
        self._open()
        self.sheet.fill(self.tab.card, facts, self.desk.clock.today())
        self._to_part()
        if first and self.isVisible() and self.window().focusWidget() in (None, self):
            self.focus_first()

    def _to_part(self) -> None:
        part = self._wanted_part
        for each in self.sheet.offers:
            if part in {each.account.service.value, str(each.account.account_id)}:
                self._wanted_part = ""
                if self._service_shown() != part:
                    self.sheet.pay_on(each.account.account_id)
                return

    def _service_shown(self) -> str:
        of = self.sheet.current()
        return of.account.service.value if of is not None else ""

    def _pay_on(self, account_id: object) -> None:
        if isinstance(account_id, int):
            self.sheet.pay_on(account_id)

    # ------------------------------------------------------------ what is shown

    def _show_sheet(self) -> None:
        of, data = self.sheet.current(), self.sheet.data()
        self.cards.set_rows(self.sheet.offers)
        self.list.setVisible(len(self.sheet.offers) > 1)
        self.online.set_payment(of.account.account_id if of is not None else 0, data)
        if of is None:
            self._show_counter()
            return
        self.list.select_id(of.account.account_id)
        title = self.tr("{service}, card {number}")
        self.card_name.setText(title.format(service=words.word(of.account.service), number=of.account.number))
        self._show_sentences(of)
        open_ = of.closed is None
        self.choices.setVisible(open_)
        self.rows.setVisible(data is not None)
        self.box.setVisible(open_)
        self.acts.setVisible(open_)
        if data is not None:
            self.rows.show_data(data)
        self._show_code(data)
        self.slip_button.setEnabled(self._has_title())
        self.mail.set_payment(of.account.account_id, data)
        self.mail.setVisible(data is not None)
        self.send_button.setEnabled(self.mail.can_send())

    def _show_sentences(self, of: Offer) -> None:
        card = self.tab.card
        told = ""
        if of.closed is Closed.FEE:
            told = balance_words.fee_sentence(card.commune_phone)
        elif not of.summary.to_pay:
            told = balance_words.capital(balance_words.spoken(of.summary)) + "."
        if of.closed is Closed.NO_ACCOUNT:
            why = self.tr("This card has no bank account: nothing can be paid to it. Tell accounting.")
            told = f"{told} {why}".strip()
        self.nothing.setText(told)
        self.nothing.setVisible(bool(told))
        apart = " ".join(balance_words.apart_sentences(of.summary)) if of.closed is None else ""
        self.apart.setText(apart)
        self.apart.setVisible(bool(apart))
        self.as_of.setText(balance_words.capital(balance_words.as_of(of.summary)) if of.closed is None else "")
        self.as_of.setVisible(of.closed is None)

    def _show_code(self, data: PaymentData | None) -> None:
        text = data.code_text if data is not None else ""
        if text and self._matrix[0] != text:
            self._matrix = (text, None)
            self.desk.jobs.start(
                lambda _cancel: codes.qr_matrix(text, "L"),
                lambda made: self._coded(text, made),
                owner=self,
                key="code",
                quiet=True,
            )
        self.box.show_code(data, self._matrix[1] if text else None)
        self._show_counter()

    def _coded(self, text: str, made: Matrix) -> None:
        if self._matrix[0] == text:
            self._matrix = (text, made)
            self._show_code(self.sheet.data())

    def _show_counter(self) -> None:
        """The customer's screen follows, while this page is the one that is seen."""
        data = self.sheet.data() if self._told() else None
        if data is None or not data.title or not self.isVisible():
            self.desk.counter.clear(self)
            return
        matrix = self._matrix[1] if self._matrix[0] == data.code_text else None
        self.desk.counter.show(self, CounterShown(data, matrix if data.code_text else None))

    # ------------------------------------------------------------ copying and paper

    def _has_data(self) -> bool:
        return self.sheet.data() is not None

    def _has_title(self) -> bool:
        data = self.sheet.data()
        return data is not None and bool(data.title)

    def copy_nrb(self) -> None:
        """Copy the account's 26 digits."""
        data = self.sheet.data()
        if data is not None:
            self.desk.clipboard.copy(data.to.nrb)
            text = self.tr("The account is copied: {service}.")
            self.desk.messages.say(text.format(service=words.word(data.to.service)))

    def copy_title(self) -> None:
        """Copy the title."""
        data = self.sheet.data()
        if data is not None and data.title:
            self.desk.clipboard.copy(data.title)
            self.desk.messages.say(self.tr("The title is copied."))

    def slip(self) -> TransferSlip | None:
        """The slip of what is being paid."""
        of, data = self.sheet.current(), self.sheet.data()
        if of is None or data is None or not data.title:
            return None
        card = self.tab.card
        booked = None if card.booked_until == NEVER_BOOKED else card.booked_until
        dues = [
            one.due_on for one in of.payables if one.operation_id in data.operations and one.due_on and not one.late
        ]
        return TransferSlip(data, card.name, card.address, self.desk.clock.today(), booked, min(dues, default=None))

    def show_slip(self) -> None:
        """Show the slip as it will be printed."""
        slip = self.slip()
        if slip is not None:
            SlipDialog(self.desk, slip, parent=self.window()).open()

    # ------------------------------------------------------------ room

    def _fit(self) -> None:
        ways = QBoxLayout.Direction
        wide = self.width() >= self.desk.theme.px(WIDE_PX)
        for row in (self.halves, self.online.halves):
            row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    @override
    def minimumSizeHint(self) -> QSize:
        """As high as its texts are on this width; what each would need on a narrow page makes an empty end."""
        layout = self.layout()
        hint = super().minimumSizeHint()
        return QSize(hint.width(), layout.heightForWidth(self.width())) if layout is not None else hint

    @override
    def resizeEvent(self, event: object) -> None:
        self._fit()


def _pays(card: CustomerCard) -> bool:
    return bool(card.accounts)


def specs() -> tuple[PageSpec, ...]:
    """The page of payments, F8."""
    title = QCoreApplication.translate("PaymentPage", "payment details")
    return (PageSpec(PAGE_KEY, "2", "", title, "F8", PaymentPage, _pays),)

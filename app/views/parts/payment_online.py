"""On-line payments of a customer: ask for a link, wait for it, show, open, copy, send or cancel it; what became of each."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.codes import Matrix
from app.domain.contacts import ContactChannel
from app.domain.faults import Refused
from app.domain.gateway import LIVE, PaymentDraft, PaymentRequest, PaymentState
from app.domain.listing import Changed
from app.domain.payment import PaymentData
from app.models import words
from app.models.feed import concerns
from app.models.payment_lists import request_columns
from app.models.payment_words import refusal, state_words
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import codes, payments
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.payment_clear import ClearUp
from app.views.parts.payment_code import CodeView
from app.views.parts.reading_order import show_whole
from app.views.parts.whole_table import WholeTable

ASK_KEY = "Ctrl+O"
PATIENCE_MS = 10_000
"""After so long without a link the worker of the gateway is taken for stopped."""


class OnlinePanel(Panel):
    """The list and, below it, the payment chosen there with its link."""

    send_asked = Signal(object)
    """Its link is to go by e-mail: the ``PaymentRequest``."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("On-line payment"))
        self._desk = desk
        self._tab = tab
        self._payment: tuple[int, PaymentData] | None = None
        self._wanted = 0
        self._followed = 0
        self._request_key = ""
        self._matrix: tuple[str, Matrix | None] = ("", None)
        self._read = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE_MS)
        self._late.timeout.connect(self._look_late)
        self._build()
        desk.feed.changed.connect(self._changed)

    def _build(self) -> None:
        self.ask_button = Button(self.tr("Ask for a link"), key=ASK_KEY)
        self.head.addWidget(self.ask_button)
        self.table = ValueTable[PaymentRequest](request_columns(), key=lambda row: row.request_id, parent=self)
        self.list = WholeTable(
            self._desk.theme, self.table, gives_way=("until", "asked"), stretch_px=150, elastic=("state",), most=4
        )
        self.list.setAccessibleName(self.tr("On-line payments of this customer, newest first"))
        self.list.digits_pass = True
        self.split = Text(
            self.tr("An invoice to be paid by split payment can't be paid on-line."), tone="warn", wrap=True
        )
        self.empty = EmptyNote(self.tr("No on-line payment has been asked for yet."))
        self.told = Text(wrap=True)
        self.link = Text(tone="dim", wrap=True)
        self.link.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.link.setMinimumWidth(1)
        self.code = CodeView(self._desk.theme)
        self.code.setAccessibleName(self.tr("Code with the link of the on-line payment"))
        self.open_button = Button(self.tr("Open in the browser"))
        self.copy_button = Button(self.tr("Copy the link"))
        self.send_button = Button(self.tr("Send the link by e-mail"))
        self.cancel_button = Button(self.tr("Cancel this payment"))
        self.clear_up = ClearUp(self._desk)
        self.acts = QWidget()
        flow = FlowLayout(8, self.acts)
        for button in (self.open_button, self.copy_button, self.send_button, self.cancel_button):
            flow.addWidget(button)
        texts = QVBoxLayout()
        for widget in (self.told, self.link, self.acts, self.clear_up):
            texts.addWidget(widget)
        texts.addStretch(1)
        self.halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.halves.setSpacing(16)
        self.halves.addLayout(texts, 1)
        self.halves.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.split)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list)
        self.body.addLayout(self.halves)
        self.ask_button.clicked.connect(lambda _checked=False: self.ask())
        self.open_button.clicked.connect(lambda _checked=False: self.open_link())
        self.copy_button.clicked.connect(lambda _checked=False: self.copy_link())
        self.send_button.clicked.connect(lambda _checked=False: self._send())
        self.cancel_button.clicked.connect(lambda _checked=False: self.cancel())
        self.clear_up.overtaken.connect(self.read)
        self.list.current_changed.connect(lambda _id: self._show())
        self._show()

    # ------------------------------------------------------------ what is shown

    def set_payment(self, account_id: int, data: PaymentData | None) -> None:
        """The payment that a link is asked for next; another one is another request."""
        before, self._payment = self._payment, (account_id, data) if data is not None else None
        if self._payment != before:
            self._request_key = ""
        self.ask_button.setEnabled(self.can_ask())
        self.split.setVisible(data is not None and data.split)

    def clear(self) -> None:
        """Nothing may be told any more."""
        self._read, self._wanted, self._followed, self._payment = False, 0, 0, None
        self._late.stop()
        self._desk.jobs.cancel(self, "list")
        self.table.set_rows(())
        self._show()

    def read(self) -> None:
        """Read the list."""
        link, customer_id, contact = self._desk.link, self._tab.customer_id, self._contact()
        self._desk.jobs.start(
            lambda cancel: payments.of_customer(link, customer_id, contact=contact, cancel=cancel),
            self._came,
            owner=self,
            key="list",
            quiet=self._read,
        )

    def chosen(self) -> PaymentRequest | None:
        """The payment whose link is shown."""
        return self.table.row_at(self.list.currentIndex())

    def _contact(self) -> tuple[str, ContactChannel]:
        return self._tab.contact.key, self._tab.contact.channel

    def _changed(self, changed: Changed) -> None:
        if self._read and concerns(changed, ("payment_requests",), self._tab.customer_id):
            self.read()

    def _came(self, rows: tuple[PaymentRequest, ...]) -> None:
        self._read = True
        before = {row.request_id: row for row in self.table.rows()}
        self.table.set_rows(rows)
        if self._wanted and self.list.select_id(self._wanted):
            self._wanted = 0
        elif rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.table.index(0, 0))
        for row in rows:
            told = before.get(row.request_id)
            if told is not None and told.state is not row.state and row.state not in LIVE:
                text = self.tr("On-line payment {amount}: {state}.")
                bar = self._desk.messages
                tell = bar.warn if row.state in {PaymentState.UNCLEAR, PaymentState.FAILED} else bar.say
                tell(text.format(amount=words.money(row.amount), state=state_words(row)))
        self._show()

    def _show(self) -> None:
        row = self.chosen()
        self.empty.setVisible(not self.table.rowCount())
        self.list.setVisible(bool(self.table.rowCount()))
        payable = row is not None and row.can_pay
        self.told.setText(self._sentence(row))
        self.told.setVisible(bool(self.told.text()))
        self.link.setText(row.link if row is not None and payable else "")
        for widget in (self.link, self.open_button, self.copy_button, self.send_button):
            widget.setVisible(payable)
        self.cancel_button.setVisible(row is not None and row.can_cancel)
        self.acts.setVisible(row is not None and (payable or row.can_cancel))
        self.clear_up.show_row(row)
        self._show_code(row.link if row is not None and payable else "")
        if row is not None and row.request_id == self._followed:
            self._follow(done=row.state not in LIVE or not self.code.isHidden())

    def _follow(self, *, done: bool) -> None:
        """What was asked for here is kept in sight until its link and code stand there; then the clerk scrolls alone."""
        if done:
            self._followed = 0
        for wait in (0, 60):  # once more when texts that wrap have their height
            QTimer.singleShot(wait, self, lambda: show_whole(self))

    def _sentence(self, row: PaymentRequest | None) -> str:
        if row is None:
            return ""
        if row.can_pay:
            self._late.stop()
            return self.tr("The customer pays {amount} under this link.").format(amount=words.money(row.amount))
        if row.state in LIVE and row.can_cancel:
            if self._is_late(row):
                self.told.set_tone("warn")
                return self.tr(
                    "The gateway's worker (okienko gateway) does not answer. The payment waits and goes on when it runs; "
                    "tell the administrator, or cancel it."
                )
            self.told.set_tone("dim")
            return self.tr("Waiting for the link of the gateway ...")
        self.told.set_tone("")
        return ""

    def _is_late(self, row: PaymentRequest) -> bool:
        """Whether it has waited too long; else it is looked at again when it will have."""
        waited = (self._desk.clock.now() - row.asked_at).total_seconds() * 1000
        if waited >= PATIENCE_MS:
            return True
        if not self._late.isActive():
            self._late.start(max(int(PATIENCE_MS - waited) + 50, 50))
        return False

    def _look_late(self) -> None:
        """Before the worker is said to have stopped: what the desk was told of may have been lost on the way."""
        if self._read:
            self.read()

    def _show_code(self, link: str) -> None:
        if link and self._matrix[0] != link:
            self._matrix = (link, None)
            self._desk.jobs.start(
                lambda _cancel: codes.qr_matrix(link),
                lambda made: self._coded(link, made),
                owner=self,
                key="code",
                quiet=True,
            )
        shown = self._matrix[1] if link else None
        self.code.set_matrix(shown)
        self.code.setVisible(shown is not None)

    def _coded(self, link: str, made: Matrix) -> None:
        if self._matrix[0] == link:
            self._matrix = (link, made)
            self._show()

    # ------------------------------------------------------------ acts

    def can_ask(self) -> bool:
        """Whether there is something to ask a link for."""
        return self._payment is not None and bool(self._payment[1].title) and not self._payment[1].split

    def ask(self) -> None:
        """Ask for a link for what is being paid; one that is there already is shown instead, lest it be paid twice."""
        if self._payment is None or not self.can_ask():
            return
        account_id, data = self._payment
        same = self._same(account_id, data)
        if same is not None:
            self.list.select_id(same.request_id)
            self._followed = same.request_id
            self._show()
            text = self.tr("There is an on-line payment of {amount} with this title. Cancel it first for another link.")
            self._desk.messages.warn(text.format(amount=words.money(same.amount)), passing=True)
            return
        self._request_key = self._request_key or str(uuid4())
        draft = PaymentDraft(
            self._tab.customer_id, account_id, data.amount, data.title, self._request_key, data.papers[:50]
        )
        self._ask(draft)

    def _same(self, account_id: int, data: PaymentData) -> PaymentRequest | None:
        """The payment of the same, asked for before, that can still be paid."""
        now = self._desk.clock.now()
        wanted = (account_id, data.amount, data.title)
        for row in self.table.rows():
            ended = row.expires_at is not None and row.expires_at <= now
            if row.can_cancel and not ended and (row.account_id, row.amount, row.title) == wanted:
                return row
        return None

    def _ask(self, draft: PaymentDraft) -> None:
        link, contact = self._desk.link, self._contact()
        self._desk.jobs.start(
            lambda cancel: payments.ask(link, draft, contact=contact, cancel=cancel),
            self._asked,
            lambda error: self._failed(error, lambda: self._ask(draft)),
            owner=self,
            key="ask",
        )

    def _asked(self, made: PaymentRequest) -> None:
        self._request_key = ""
        self._wanted = self._followed = made.request_id
        self._desk.feed.tell(Changed("payment_requests", made.customer_id, made.request_id))
        if not self._read:
            self.read()

    def _failed(self, error: Exception, again: Callable[[], object] | None = None) -> None:
        """A refusal is the end of a request; after a fault nobody knows, so the next try is the same request."""
        if isinstance(error, Refused):
            self._request_key = ""
            self._desk.messages.warn(refusal(error))
        else:
            self._desk.messages.fault(error, again)

    def open_link(self) -> None:
        """Open the gateway's page in the browser of this computer."""
        row = self.chosen()
        if row is not None and row.can_pay and row.link.startswith("https://"):
            QDesktopServices.openUrl(QUrl(row.link))

    def copy_link(self) -> None:
        """Copy the link."""
        row = self.chosen()
        if row is not None and row.can_pay:
            self._desk.clipboard.copy(row.link)
            self._desk.messages.say(self.tr("The link is copied."))

    def _send(self) -> None:
        row = self.chosen()
        if row is not None and row.can_pay:
            self.send_asked.emit(row)

    def cancel(self) -> None:
        """Take the payment back."""
        row = self.chosen()
        if row is None or not row.can_cancel:
            return
        link, customer_id, request_id, key = self._desk.link, row.customer_id, row.request_id, str(uuid4())
        self._desk.jobs.start(
            lambda cancel: payments.take_back(link, customer_id, request_id, request_key=key, cancel=cancel),
            lambda made: self._desk.feed.tell(Changed("payment_requests", made.customer_id, made.request_id)),
            self._failed,
            owner=self,
            key="act",
        )

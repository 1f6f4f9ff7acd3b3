"""One charge or deduction of an invoice that nobody knows: only shown, or booked as what a person says; taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.listing import Changed
from app.domain.paper_charges import ChargeSide, ChargeUse
from app.domain.paper_inbox import InboxCharge
from app.models import invoice_words, words
from app.models.jobs import Cancel
from app.services import paper_inbox
from app.views.desk import Desk
from app.views.parts.act_row import act_row
from app.views.parts.buttons import Button
from app.views.parts.invoice_card import ASIDE_KEY, OPEN_KEY, OTHER_KEY, TAKE_KEY, UNDO_KEY
from app.views.parts.labels import Text
from app.views.parts.panel import Panel


class ChargeCard(Panel):
    """Shows one charge; acts on it. The lists are told by ``stored``."""

    stored = Signal()

    def __init__(self, desk: Desk, home: Callable[[], QWidget], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.desk = desk
        self._home = home
        self.row: InboxCharge | None = None
        self.told = Text(wrap=True)
        self.body.addWidget(self.told)
        self.book_button = Button("", "main", key=TAKE_KEY)
        self.interest_button = Button(self.tr("Book as interest"), key=OTHER_KEY)
        self.show_button = Button(self.tr("Only show it"), key=ASIDE_KEY)
        self.undo_button = Button(self.tr("Take back"), key=UNDO_KEY)
        self.open_button = Button(self.tr("Open the customer"), "flat", key=OPEN_KEY)
        self.acts = act_row(
            (self.book_button, self.book),
            (self.interest_button, self.book_interest),
            (self.show_button, self.only_show),
            (self.undo_button, self.take_back),
            (self.open_button, self.open_customer),
        )
        self.body.addWidget(self.acts)

    def show_row(self, row: InboxCharge | None) -> None:
        """Show this charge."""
        self.row = row
        self.setVisible(row is not None)
        if row is None:
            return
        amount = words.money(invoice_words.signed_amount(row))
        self.set_title(self.tr("{amount}: {reason}").format(amount=amount, reason=row.reason))
        of = words.ended(self.tr("Invoice {number}, {name}.").format(number=row.paper_number, name=row.customer_name))
        self.told.setText(f"{of} {self._sentence(row)}")
        waits = self.may_decide()
        charge = row.side is ChargeSide.CHARGE
        self.book_button.set_words(self.tr("Book as a charge") if charge else self.tr("Book as a write-off"), TAKE_KEY)
        self.book_button.setVisible(waits)
        self.interest_button.setVisible(waits and charge)
        self.show_button.setVisible(waits)
        self.undo_button.setVisible(not waits)

    def _sentence(self, row: InboxCharge) -> str:
        if not self.may_decide():
            return self.tr("It is {use}.").format(use=invoice_words.use_words(row.use))
        return self.tr(
            "If it repeats what the ledger holds already (arrears, an overpayment), it is only shown; else it is booked beside the invoice."
        )

    # ------------------------------------------------------------ acts

    def may_decide(self) -> bool:
        """Whether it waits for a word."""
        return self.row is not None and self.row.status == "waiting"

    def may_take_back(self) -> bool:
        """Whether a word was said."""
        return self.row is not None and not self.may_decide()

    def may_be_interest(self) -> bool:
        """Whether it waits and is no deduction."""
        return self.may_decide() and self.row is not None and self.row.side is ChargeSide.CHARGE

    def book(self) -> None:
        """Book it: a charge in Wn, a deduction as a write-off."""
        if self.row is not None:
            self._decide(ChargeUse.CHARGE if self.row.side is ChargeSide.CHARGE else ChargeUse.WRITE_OFF)

    def book_interest(self) -> None:
        """Book it as interest."""
        if self.may_be_interest():
            self._decide(ChargeUse.INTEREST)

    def only_show(self) -> None:
        """It repeats the ledger: nothing is booked."""
        self._decide(ChargeUse.BALANCE)

    def _decide(self, use: ChargeUse) -> None:
        row, link = self.row, self.desk.link
        if row is not None and self.may_decide():
            text = self.tr("{reason}: {use}.").format(reason=row.reason, use=invoice_words.use_words(use))
            self._send(lambda cancel: paper_inbox.decide(link, row, use, cancel=cancel), partial(self._decided, text))

    def _decided(self, text: str, done: InboxCharge) -> None:
        self._stored(done)
        self.desk.messages.offer(text, self.tr("Undo"), lambda: self._undo(done))

    def take_back(self) -> None:
        """Take the word back; what was booked is countered."""
        if self.row is not None and self.may_take_back():
            self._undo(self.row)

    def _undo(self, row: InboxCharge) -> None:
        link = self.desk.link
        self._send(lambda cancel: paper_inbox.undecide(link, row, cancel=cancel), self._undone)

    def _undone(self, done: InboxCharge) -> None:
        self._stored(done)
        self.desk.messages.say(self.tr("Taken back: {reason} waits again.").format(reason=done.reason))

    def open_customer(self) -> None:
        """Open the customer whose invoice it is."""
        if self.row is not None:
            self.desk.open_customer(self.row.customer_id, "")

    # ------------------------------------------------------------ sending

    def _send(self, work: Callable[[Cancel], InboxCharge], done: Callable[[InboxCharge], None]) -> None:
        self.acts.setEnabled(False)
        self.desk.jobs.start(work, done, lambda error: self._failed(error, work, done), owner=self, key="act")

    def _failed(
        self, error: Exception, work: Callable[[Cancel], InboxCharge], done: Callable[[InboxCharge], None]
    ) -> None:
        self.acts.setEnabled(True)
        sentence = invoice_words.problem_sentence(error)
        if sentence:
            self.desk.messages.warn(sentence)
            self.stored.emit()
        else:
            self.desk.messages.fault(error, lambda: self._send(work, done))

    def _stored(self, done: InboxCharge) -> None:
        self.acts.setEnabled(True)
        self.stored.emit()
        self.desk.feed.tell(Changed("papers", done.customer_id), Changed("operations", done.customer_id))
        self._home().setFocus()

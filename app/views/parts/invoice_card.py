"""One invoice that waits: what it says, whose it may be; assigned by one key, put aside, taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.domain.listing import Changed
from app.domain.paper_inbox import AccountSuggestion, InboxInvoice, InboxStatus
from app.models import invoice_words, words
from app.models.bank_words import nrb_words
from app.models.jobs import Cancel
from app.models.table import ValueTable
from app.services import paper_inbox
from app.views.desk import Desk
from app.views.parts.act_row import act_row
from app.views.parts.buttons import Button
from app.views.parts.facts import Fact, Facts
from app.views.parts.field import FieldRow
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.reason_row import ReasonRow
from app.views.parts.whole_table import WholeTable

TAKE_KEY, ASIDE_KEY, UNDO_KEY, OPEN_KEY, OTHER_KEY = "Ctrl+Enter", "Ctrl+E", "Ctrl+U", "Ctrl+J", "Ctrl+M"


class InvoiceCard(Panel):
    """Shows one invoice of the inbox; acts on it. The list above is told by ``stored``."""

    stored = Signal()
    """Something was stored: the lists should be read again."""

    def __init__(self, desk: Desk, home: Callable[[], QWidget], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.desk = desk
        self._home = home
        self.row: InboxInvoice | None = None
        self._looked_for = ""
        self.suggested: ValueTable[AccountSuggestion] = ValueTable(
            invoice_words.suggestion_columns(), lambda row: (row.customer_id, row.account_id), self
        )
        self._build_facts()
        self._build_choices()
        self._build_acts()
        self.reason = ReasonRow()
        self.body.addWidget(self.reason)
        self.reason.hide()
        self.reason.turned.connect(self._show_acts)

    def _build_facts(self) -> None:
        self.buyer = Fact(self.tr("Buyer"))
        self.address = Fact(self.tr("Address"))
        self.nip = Fact(self.tr("NIP"))
        self.number = Fact(self.tr("Customer number on it"))
        self.account = Fact(self.tr("Bank account"))
        self.lines = Fact(self.tr("For what"))
        self.remark = Fact(self.tr("Remark"))
        self.note = Fact(self.tr("Reason"))
        self.body.addWidget(
            Facts(self.buyer, self.address, self.nip, self.number, self.account, self.lines, self.remark, self.note)
        )

    def _build_choices(self) -> None:
        self.told = Text(tone="dim", wrap=True)
        self.choices = WholeTable(
            self.desk.theme,
            self.suggested,
            gives_way=("number", "service", "address"),
            stretch_px=160,
            elastic=("name", "why"),
            most=4,
        )
        self.choices.setAccessibleName(self.tr("Whose the invoice may be: Enter assigns it"))
        self.choices.chosen.connect(lambda _key: self.take())
        self.choices.current_changed.connect(lambda _key: self._show_acts())
        self.other = QLineEdit()
        self.other.setMaxLength(40)
        self.other_field = FieldRow(
            self.tr("Another card: number of the card, of the customer or bank account"), self.other
        )
        self.other.returnPressed.connect(self.look)
        self.other.textEdited.connect(lambda _text: self.other_field.set_problem(""))
        for part in (self.told, self.choices, self.other_field):
            self.body.addWidget(part)
        self.other_field.hide()

    def _build_acts(self) -> None:
        self.take_button = Button(self.tr("Assign"), "main", key=TAKE_KEY)
        self.other_button = Button(self.tr("Another card"), key=OTHER_KEY)
        self.aside_button = Button(self.tr("Put aside"), key=ASIDE_KEY)
        self.undo_button = Button(self.tr("Take back"), key=UNDO_KEY)
        self.open_button = Button(self.tr("Open the customer"), "flat", key=OPEN_KEY)
        self.acts = act_row(
            (self.take_button, self.take),
            (self.other_button, self.ask_other),
            (self.aside_button, self.put_aside),
            (self.undo_button, self.take_back),
            (self.open_button, self.open_customer),
        )
        self.body.addWidget(self.acts)

    # ------------------------------------------------------------ what is shown

    def show_row(self, row: InboxInvoice | None) -> None:
        """Show this invoice; whose it may be is read."""
        same = self.row is not None and row is not None and self.row.inbox_id == row.inbox_id
        changed = self.row != row
        self.row = row
        if not same:
            self.reason.done()
            self.other_field.hide()
            self.other.clear()
            self._looked_for = ""
        if changed:
            self.suggested.set_rows(())
        self._show()
        if row is not None and changed and row.status is InboxStatus.WAITING:
            self._suggest(row.inbox_id)

    def _suggest(self, inbox_id: int) -> None:
        """Read whose it may be."""
        self.told.setText(self.tr("Reading whose it may be ..."))
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: paper_inbox.suggestions(link, inbox_id, cancel=cancel),
            lambda found: None if self._looked_for else self._came(inbox_id, found),
            owner=self,
            key="suggestions",
        )

    def _came(self, inbox_id: int, found: tuple[AccountSuggestion, ...]) -> None:
        if self.row is None or self.row.inbox_id != inbox_id:
            return
        self.suggested.set_rows(found)
        if found:
            self.choices.selectRow(0)
            self.told.setText(self.tr("Whose it may be, the likeliest first:"))
        else:
            self.told.setText(self.tr("Nothing tells whose it is. Another card can be looked for, or it is put aside."))
        self._show()

    def _show(self) -> None:
        row = self.row
        self.setVisible(row is not None)
        if row is None:
            return
        heading = self.tr("{number}, {amount}: {why}")
        self.set_title(
            heading.format(number=row.number, amount=invoice_words.amount_words(row), why=invoice_words.wait_words(row))
        )
        self.buyer.set_value(row.buyer)
        self.address.set_value(row.address)
        self.nip.set_value(row.nip)
        self.number.set_value(row.customer_number)
        self.account.set_value(", ".join(nrb_words(account) for account in row.accounts))
        self.lines.set_value(", ".join(row.lines))
        self.remark.set_value(row.remark)
        self.note.set_value(row.reason)
        self._show_acts()

    def _show_acts(self) -> None:
        waits = self.may_wait()
        self.acts.setVisible(self.reason.isHidden())
        self.told.setVisible(waits)
        self.choices.setVisible(waits and bool(self.suggested.rowCount()))
        self.take_button.setVisible(waits and self.chosen() is not None)
        self.other_button.setVisible(waits)
        self.aside_button.setVisible(waits)
        self.undo_button.setVisible(self.may_take_back())
        self.open_button.setVisible(self._customer() is not None)

    # ------------------------------------------------------------ acts

    def may_wait(self) -> bool:
        """Whether the invoice waits."""
        return self.row is not None and self.row.status is InboxStatus.WAITING

    def may_take_back(self) -> bool:
        """Whether something was decided about it."""
        return self.row is not None and self.row.status is not InboxStatus.WAITING

    def chosen(self) -> AccountSuggestion | None:
        """The card that would be taken."""
        return self.suggested.row_at(self.choices.currentIndex()) or next(iter(self.suggested.rows()), None)

    def take(self) -> None:
        """Assign the invoice to the chosen card.

        Where a reason is written, do what that is for; where another card is written and not looked for yet, look first.
        """
        if self.reason.finish():
            return
        if self.may_wait() and self.other.text().strip() not in {"", self._looked_for}:
            self.look()
            return
        row, card, link = self.row, self.chosen(), self.desk.link
        if row is None or card is None or not self.may_wait():
            return
        done = self.tr("Invoice {number} is assigned: {card}, {name}.")
        text = words.ended(done.format(number=row.number, card=card.account_number, name=card.customer_name))
        self._send(
            lambda cancel: paper_inbox.assign(link, row, card, cancel=cancel),
            lambda done: self._assigned(done, text, card.customer_id),
        )

    def _assigned(self, done: InboxInvoice, text: str, customer_id: int) -> None:
        self._stored("")
        self._tell(customer_id)
        self.desk.messages.offer(text, self.tr("Undo"), lambda: self._undo(done, self.tr("taken back at once")))

    def ask_other(self) -> None:
        """Open the line in which another card is written."""
        if self.may_wait():
            self.other_field.show()
            self.other.setFocus()

    def look(self) -> None:
        """Look for the card that was written."""
        typed, link = self.other.text().strip(), self.desk.link
        if typed and self.row is not None:
            inbox_id = self.row.inbox_id
            self.desk.jobs.start(
                lambda cancel: paper_inbox.accounts(link, typed, cancel=cancel),
                lambda found: self._looked(inbox_id, typed, found),
                self._not_found,
                owner=self,
                key="look",
            )

    def _looked(self, inbox_id: int, typed: str, found: tuple[AccountSuggestion, ...]) -> None:
        if self.row is not None and self.row.inbox_id == inbox_id:
            self._looked_for = typed
        self._came(inbox_id, found)
        if self.choices.isVisible():
            self.choices.setFocus()

    def leave_other(self) -> None:
        """No other card after all: whose it may be by itself is shown again."""
        self.desk.jobs.cancel(self, "look")
        looked, self._looked_for = self._looked_for, ""
        self.other.clear()
        self.other_field.set_problem("")
        self.other_field.hide()
        if looked and self.row is not None:
            self._suggest(self.row.inbox_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list: from the likely cards as they are, from the line of another card without it."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if self.other.hasFocus():
            self.leave_other()
        self._home().setFocus()
        event.accept()

    def _not_found(self, error: Exception) -> None:
        sentence = invoice_words.problem_sentence(error)
        if sentence:
            self.other_field.set_problem(sentence)
        else:
            self.desk.messages.fault(error, self.look)

    def put_aside(self) -> None:
        """Put it aside, with a reason."""
        row, link = self.row, self.desk.link
        if row is None or not self.may_wait():
            return
        self.reason.ask(
            self.tr("Why it is put aside"),
            self.tr("Put aside"),
            lambda why: self._send(
                lambda cancel: paper_inbox.put_aside(link, row, why, cancel=cancel),
                lambda _done: self._stored(self.tr("Invoice {number} is put aside.").format(number=row.number)),
            ),
            self._home(),
        )

    def take_back(self) -> None:
        """Take a decision back, with a reason."""
        row = self.row
        if row is not None and self.may_take_back():
            label, act = self.tr("Why it is taken back"), self.tr("Take back")
            self.reason.ask(label, act, lambda why: self._undo(row, why), self._home())

    def _undo(self, row: InboxInvoice, why: str) -> None:
        link = self.desk.link
        self._send(
            lambda cancel: paper_inbox.bring_back(link, row, why, cancel=cancel),
            lambda _done: self._undone(row),
        )

    def _undone(self, row: InboxInvoice) -> None:
        self._stored(self.tr("Taken back: invoice {number} waits again.").format(number=row.number))
        if row.customer_id is not None:
            self._tell(row.customer_id)

    def open_customer(self) -> None:
        """Open the customer of the chosen card, or whose it is."""
        customer = self._customer()
        if customer is not None:
            self.desk.open_customer(customer, "")

    def typed(self) -> bool:
        """Whether something is written and not sent."""
        return self.reason.typed()

    def _customer(self) -> int | None:
        if self.may_take_back():
            return self.row.customer_id if self.row is not None else None
        card = self.chosen()
        return card.customer_id if card is not None else None

    # ------------------------------------------------------------ sending

    def _send(self, work: Callable[[Cancel], InboxInvoice], done: Callable[[InboxInvoice], None]) -> None:
        self.acts.setEnabled(False)
        self.desk.jobs.start(work, done, lambda error: self._failed(error, work, done), owner=self, key="act")

    def _failed(
        self, error: Exception, work: Callable[[Cancel], InboxInvoice], done: Callable[[InboxInvoice], None]
    ) -> None:
        self.acts.setEnabled(True)
        sentence = invoice_words.problem_sentence(error)
        if not sentence:
            self.desk.messages.fault(error, lambda: self._send(work, done))
            return
        if self.reason.isVisibleTo(self):
            self.reason.say(sentence)
        else:
            self.desk.messages.warn(sentence)
        self.stored.emit()

    def _stored(self, text: str) -> None:
        self.acts.setEnabled(True)
        self.reason.done()
        if text:
            self.desk.messages.say(text)
        self.stored.emit()
        self._home().setFocus()

    def _tell(self, customer_id: int) -> None:
        self.desk.feed.tell(Changed("papers", customer_id), Changed("operations", customer_id))

""" "Did my payment come?" on the card: payments of this customer by amount, days and sender (office rule 3)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.domain.contacts import Level
from app.domain.matching import FoundPayment, PaymentSearch
from app.domain.typed_day import typed_day
from app.models import bank_words, words
from app.models.payment_words import typed_amount
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import bank_matching
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.reading_order import show_whole
from app.views.parts.whole_table import WholeTable

FIND_KEY = "Ctrl+Shift+F"


class PaymentSearchPanel(Panel):
    """Hidden until asked for; Enter looks, Esc closes. Of what is nobody's yet only the days are told, never whose."""

    left = Signal()
    """It was closed: the keys go back to the page."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Find a payment"))
        self.desk = desk
        self.tab = tab
        self.amount, self.first, self.last, self.from_whom = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.fields = {
            "amount": FieldRow(self.tr("Amount, zł"), self.amount),
            "first": FieldRow(self.tr("From day"), self.first),
            "last": FieldRow(self.tr("To day"), self.last),
            "sender": FieldRow(self.tr("Sender"), self.from_whom),
        }
        self.find_button = Button(self.tr("Find"), "main", key="Enter")
        self.close_button = Button(self.tr("Close"), "flat", key="Esc")
        form = QWidget()
        row = FlowLayout(8, form)
        for line, longest in ((self.amount, 24), (self.first, 10), (self.last, 10), (self.from_whom, 80)):
            line.setMaxLength(longest)
        for field in self.fields.values():
            row.addWidget(field)
        self._fit()
        desk.theme.changed.connect(self._fit)
        self.head.addWidget(self.find_button)
        self.head.addWidget(self.close_button)
        self.amount.setPlaceholderText(self.tr("for example 50,00"))
        self.first.setPlaceholderText(self.tr("dd.mm.yyyy"))
        self.last.setPlaceholderText(self.tr("dd.mm.yyyy"))
        self.model: ValueTable[FoundPayment] = ValueTable(
            bank_words.payment_columns(), lambda payment: payment.operation_id, self
        )
        self.table = WholeTable(
            desk.theme,
            self.model,
            gives_way=("title", "payer"),
            stretch_px=170,
            elastic=("service",),
            most=6,
        )
        self.table.setAccessibleName(self.tr("Payments found"))
        self.answer = Text(wrap=True)
        self.waiting = Text(tone="warn", wrap=True)
        for part in (form, self.answer, self.waiting, self.table):
            self.body.addWidget(part)
        self.find_button.clicked.connect(lambda _checked=False: self.look())
        self.close_button.clicked.connect(lambda _checked=False: self.close_panel())
        title = self.tr("Find a payment")
        group = self.tr("Object card")
        home = parent if parent is not None else self
        desk.commands.add(Command("account.find_payment", title, FIND_KEY, group, self.open, self.may), home)
        tab.level_changed.connect(self._level)
        self._forget()
        self.hide()

    def _fit(self) -> None:
        """As wide as what is typed, at any size of the text."""
        for line, width in ((self.amount, 130), (self.first, 120), (self.last, 120), (self.from_whom, 200)):
            line.setFixedWidth(self.desk.theme.px(width))

    def may(self) -> bool:
        """Whether payments may be told: the caller is verified (office rule 8)."""
        return self.tab.level >= Level.BALANCE

    def open(self) -> None:
        """Show it, ready to type."""
        if not self.may():
            return
        self.show()
        self.amount.setFocus()
        self.amount.selectAll()

    def close_panel(self) -> None:
        """Hide it and forget the answer."""
        self.hide()
        self._forget()
        for line in (self.amount, self.first, self.last, self.from_whom):
            line.clear()
        self.left.emit()

    def _level(self, _level: object) -> None:
        if not self.may() and not self.isHidden():
            self.close_panel()

    def _forget(self) -> None:
        """Nothing is shown, and an answer that is still to come is not wanted: the panel may be closed, or shut by the level."""
        self.desk.jobs.cancel(self, "look")
        self.model.set_rows(())
        self.table.hide()
        for text in (self.answer, self.waiting):
            text.setText("")
            text.hide()
        for field in self.fields.values():
            field.set_problem("")

    # ------------------------------------------------------------ looking

    def look(self) -> None:
        """Ask for what is typed; what can't be read says so under its field."""
        self._forget()
        typed = self._typed()
        if typed is None or not self.may():
            return
        amount, first, last, sender = typed
        link, customer_id = self.desk.link, self.tab.customer_id
        contact = (self.tab.contact.key, self.tab.contact.channel)
        self.desk.jobs.start(
            lambda cancel: bank_matching.search_payment(
                link, customer_id, amount, first, last, sender, contact=contact, cancel=cancel
            ),
            lambda found: self._came(found, amount, sender),
            owner=self,
            key="look",
        )

    def _typed(self) -> tuple[int | None, date | None, date | None, str] | None:
        """What is looked for; None where a field says what is wrong."""
        amount, wrong = typed_amount(self.amount.text()) if self.amount.text().strip() else (None, "")
        first, no_first = self._typed_day(self.first, may_come=False)
        last, no_last = self._typed_day(self.last, may_come=True)
        if first is not None and last is not None and last < first:
            no_last = self.tr("The last day is before the first one.")
        sender = self.from_whom.text().strip()
        if not (self.amount.text().strip() or self.first.text().strip() or self.last.text().strip() or sender):
            wrong = self.tr("Type an amount, a day or the sender.")
        problems = {"amount": wrong, "first": no_first, "last": no_last}
        for key, sentence in problems.items():
            self.fields[key].set_problem(sentence)
        told = next((key for key, sentence in problems.items() if sentence), "")
        if told:
            self.fields[told].editor.setFocus()
            return None
        return amount, first, last, sender

    def _typed_day(self, line: QLineEdit, *, may_come: bool) -> tuple[date | None, str]:
        """The day typed, and what is wrong with it; from a day to come on "not booked" would be no answer."""
        if not line.text().strip():
            return None, ""
        today = self.desk.clock.today()
        day = typed_day(line.text(), today)
        if day is None:
            return None, self.tr("This is not a day.")
        return day, "" if may_come or day <= today else self.tr("This day has not come yet.")

    def _came(self, found: PaymentSearch, amount: int | None, sender: str) -> None:
        self.model.set_rows(found.payments)
        self.table.setVisible(bool(found.payments))
        count = len(found.payments)
        if count:
            text = self.tr("%n payment(s) of this customer found.", "", count)
            if found.more:
                text += " " + self.tr("These are the newest ones: give days or an amount to see older ones.")
        else:
            text = self.tr("No such payment of this customer is booked.")
            if sender:
                text += " " + self.tr(
                    "The sender is known of payments from loaded statements only: look without it, too."
                )
        if found.booked_until is not None:
            text += " " + self.tr("Payments are booked up to {day}.").format(day=words.day(found.booked_until))
        self.answer.setText(text)
        self.answer.show()
        if found.waiting and amount is not None:
            days = ", ".join(words.day(day) for day in found.waiting)
            waits = self.tr("A payment of {amount} that came on {days} is not assigned yet: accounting clears it up.")
            self.waiting.setText(waits.format(amount=words.money(amount), days=days))
            self.waiting.show()
        if count:
            self.table.selectRow(0)
        last = next((part for part in (self.table, self.waiting) if not part.isHidden()), self.answer)
        QTimer.singleShot(0, last, lambda: show_whole(last))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.table.hasFocus():
            self.look()
        elif event.key() == Qt.Key.Key_Down and self.table.isVisible() and not self.table.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

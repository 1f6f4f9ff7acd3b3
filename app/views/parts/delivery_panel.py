"""Invoices on paper or electronic: how they go out, and the change with the day it holds from."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.consent_ledger import CHANNEL_OF_CONTACT, DeliveryChoice
from app.domain.consents import E_INVOICE, ConsentSubject
from app.domain.delivery import Delivery, InvoiceDelivery
from app.domain.faults import Conflict, Refused
from app.domain.listing import Changed
from app.models.consent_words import change_words, consent_fault, delivery_words
from app.models.personal_words import problem_words
from app.models.tab import CustomerTab
from app.services import consents, personal
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel


class DeliveryPanel(Panel):
    """Tells which it is; one button begins the other, says from when, and needs a reason."""

    stored = Signal(object)
    """Something was stored: ``Changed``."""

    def __init__(self, desk: Desk, tab: CustomerTab, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.desk, self.tab = desk, tab
        self._delivery: InvoiceDelivery | None = None
        self._text: ConsentSubject | None = None
        self._key = str(uuid4())
        self.set_title(self.tr("Invoices"))
        self.state = Text("", wrap=True)
        self.begin = Button("")
        self.form = QWidget()
        self.effect = Text("", wrap=True)
        self.text = Text("", tone="dim", wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason_row = FieldRow(self.tr("Reason of the change of invoices"), self.reason)
        self.save = Button("", "main")
        self.cancel = Button(self.tr("Leave as it is"))
        layout = QVBoxLayout(self.form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        acts = QWidget()
        flow = FlowLayout(8, acts)
        flow.addWidget(self.save)
        flow.addWidget(self.cancel)
        for part in (self.effect, self.text, self.reason_row, acts):
            layout.addWidget(part)
        self.body.addWidget(self.state)
        first = QWidget()
        FlowLayout(8, first).addWidget(self.begin)
        self.body.addWidget(first)
        self.body.addWidget(self.form)
        self.form.hide()
        self.begin.clicked.connect(lambda _checked=False: self._begin())
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.cancel.clicked.connect(lambda _checked=False: self._close())
        self.reason.returnPressed.connect(self._save)
        self.reason.textEdited.connect(lambda _text: self.reason_row.set_problem(""))

    def show_delivery(self, delivery: InvoiceDelivery, *, may_change: bool) -> None:
        """How invoices go out; a change that is being typed stays."""
        if self._delivery is not None and delivery != self._delivery:
            self._close()
        self._delivery = delivery
        self.state.setText(delivery_words(delivery))
        electronic = delivery.other is Delivery.ELECTRONIC
        self.begin.set_words(
            self.tr("Change to electronic invoices") if electronic else self.tr("Return to paper invoices")
        )
        self.begin.setVisible(may_change and self.form.isHidden())
        if not may_change:
            self._close()
            self.begin.hide()

    def typed(self) -> bool:
        """Whether something typed would be lost."""
        return not self.form.isHidden() and bool(self.reason.text().strip())

    def _begin(self) -> None:
        delivery = self._delivery
        if delivery is None:
            return
        self._text = None
        if delivery.other is Delivery.ELECTRONIC and not delivery.accepted:
            link = self.desk.link
            self.desk.jobs.start(
                lambda cancel: consents.subjects(link, cancel=cancel), self._came, owner=self, key="text"
            )
        else:
            self._open()

    def _came(self, subjects: tuple[ConsentSubject, ...]) -> None:
        self._text = next((subject for subject in subjects if subject.code == E_INVOICE), None)
        self._open()

    def _open(self) -> None:
        delivery = self._delivery
        if delivery is None:
            return
        electronic = delivery.other is Delivery.ELECTRONIC
        self.effect.setText(change_words(delivery))
        self.text.setVisible(self._text is not None)
        if self._text is not None:
            read = self.tr("Read to the customer (version %1): %2").replace("%1", str(self._text.version))
            self.text.setText(read.replace("%2", self._text.text))
        self.save.set_words(
            self.tr("Note the acceptance and change to electronic")
            if electronic and self._text is not None
            else self.tr("Change to electronic")
            if electronic
            else self.tr("Take back the acceptance and return to paper")
        )
        self.begin.hide()
        self.form.show()
        self.reason.setFocus()

    def _close(self) -> None:
        self._key = str(uuid4())
        self.reason.clear()
        self.reason_row.set_problem("")
        self.form.hide()
        self.begin.show()

    def _save(self) -> None:
        delivery, reason = self._delivery, self.reason.text().strip()
        if delivery is None:
            return
        if not reason:
            self.reason_row.set_problem(problem_words("reason_missing"))
            self.reason.setFocus()
            return
        channel = CHANNEL_OF_CONTACT[self.tab.contact.channel]
        version = self._text.version if self._text is not None else 0
        choice = DeliveryChoice(
            self.tab.customer_id, delivery.other, version, channel, reason, self.tab.contact.key, self._key
        )
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: personal.set_invoice_delivery(link, choice, cancel=cancel),
            self._stored,
            self._not_stored,
            owner=self,
            key="save",
        )

    def _stored(self, delivery: InvoiceDelivery) -> None:
        self._close()
        self.show_delivery(delivery, may_change=True)
        self.desk.messages.say(delivery_words(delivery))
        self.stored.emit(Changed("invoice_deliveries", self.tab.customer_id, 0))

    def _not_stored(self, error: Exception) -> None:
        if isinstance(error, (Conflict, Refused)):
            self._close()
            self.desk.messages.warn(consent_fault(error))
            self.stored.emit(Changed("invoice_deliveries", self.tab.customer_id, 0))
        else:
            self.desk.messages.fault(error, self._save)

"""Noting that a customer agreed to something, or takes it back: its text, how it was said, why, and what follows."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.consent_ledger import (
    CHANNEL_OF_CONTACT,
    ConsentAsk,
    ConsentLedger,
    ConsentState,
    SubjectNow,
    withdrawal_problem,
)
from app.domain.consents import ConsentChannel, ConsentKind
from app.domain.delivery import InvoiceDelivery
from app.domain.faults import Conflict, Refused
from app.domain.listing import Changed
from app.models.consent_words import (
    change_words,
    channel_words,
    consent_fault,
    consent_problem,
    delivery_words,
    give_words,
    state_words,
    take_words,
)
from app.models.tab import CustomerTab
from app.services import consents
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel

_ACCOUNT_PAGE = "1.3"
_SAID = (ConsentChannel.PHONE, ConsentChannel.DESK, ConsentChannel.PAPER, ConsentChannel.EMAIL)


class ConsentForm(Panel):
    """One entry of the ledger, before it is written. Nothing of it can be changed afterwards."""

    stored = Signal(object)
    """An entry is stored: ``Changed``."""
    closed = Signal()
    """The form was put away."""

    def __init__(self, desk: Desk, tab: CustomerTab, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.desk, self.tab = desk, tab
        self._row: SubjectNow | None = None
        self._given = True
        self._key = str(uuid4())
        self.text = Text("", wrap=True)
        self.effect = Text("", tone="warn", wrap=True)
        self.channel = QComboBox()
        for channel in _SAID:
            self.channel.addItem(channel_words(channel), channel)
        self.channel_row = FieldRow(self.tr("How the customer said it"), self.channel)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason_row = FieldRow(self.tr("Reason of the withdrawal"), self.reason)
        self.save = Button("", "main")
        self.account = Button(self.tr("To the e-BOK account (1.3)"))
        self.cancel = Button(self.tr("Write nothing"))
        self.acts = QWidget()
        flow = FlowLayout(8, self.acts)
        for button in (self.save, self.account, self.cancel):
            flow.addWidget(button)
        for part in (self.text, self.effect, self.channel_row, self.reason_row, self.acts):
            self.body.addWidget(part)
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.reason.returnPressed.connect(self._save)
        self.reason.textEdited.connect(lambda _text: self.reason_row.set_problem(""))
        self.cancel.clicked.connect(lambda _checked=False: self._put_away())
        self.account.clicked.connect(lambda _checked=False: tab.page_wanted.emit(_ACCOUNT_PAGE))

    def may_give(self, row: SubjectNow) -> bool:
        """Whether there is something to note: it is not given, or was under an older text."""
        return row.state is not ConsentState.GIVEN and not row.subject.retired

    def may_take(self, row: SubjectNow) -> bool:
        """Whether there is something to take back; a receipt of information is never."""
        return row.state in {ConsentState.GIVEN, ConsentState.OLDER} and row.subject.kind is not ConsentKind.INFORMATION

    def typed(self) -> bool:
        """Whether something typed would be lost."""
        return not self.isHidden() and bool(self.reason.text().strip())

    def begin(self, row: SubjectNow, ledger: ConsentLedger, *, given: bool) -> None:
        """Open it on a subject."""
        if self._row is None or (self._row.subject.code, self._given) != (row.subject.code, given):
            self.reason.clear()
            self._key = str(uuid4())
        self._row, self._given = row, given
        kind = row.subject.kind
        words = give_words(kind) if given else take_words(kind)
        self.set_title(f"{row.subject.title}: {state_words(row)}")
        version = self.tr("Text of version %1: %2").replace("%1", str(row.subject.version))
        self.text.setText(version.replace("%2", row.subject.text) if given else "")
        self.text.setVisible(given)
        stop = "" if given else withdrawal_problem(row, ledger.portal)
        self.effect.setText(consent_problem(stop) if stop else self._effect(kind, ledger.delivery, given=given))
        self.effect.setVisible(bool(self.effect.text()))
        self.channel.setCurrentIndex(_SAID.index(CHANNEL_OF_CONTACT[self.tab.contact.channel]))
        for part in (self.save, self.channel_row):
            part.setVisible(not stop)
        self.reason_row.setVisible(not stop and not given)
        self.reason_row.set_problem("")
        self.account.setVisible(stop == "terms_close_account")
        self.save.set_words(words)
        self.show()
        (self.account if stop else self.channel if given else self.reason).setFocus()

    def close_form(self) -> None:
        """Put it away, what was typed as well."""
        self._row = None
        self.reason.clear()
        self.hide()

    def _put_away(self) -> None:
        self.close_form()
        self.closed.emit()

    def _effect(self, kind: ConsentKind, delivery: InvoiceDelivery, *, given: bool) -> str:
        if kind is ConsentKind.E_INVOICE and given != delivery.accepted:
            return change_words(delivery)
        return ""

    def _save(self) -> None:
        row, given = self._row, self._given
        if row is None:
            return
        reason = self.reason.text().strip()
        if not given and not reason:
            self.reason_row.set_problem(consent_problem("reason_missing"))
            self.reason.setFocus()
            return
        ask = ConsentAsk(
            self.tab.customer_id,
            row.subject.code,
            row.subject.version if given else 0,
            ConsentChannel(self.channel.currentData()),
            reason,
            self.tab.contact.key,
            self._key,
        )
        link = self.desk.link
        work = consents.give if given else consents.withdraw
        self.desk.jobs.start(
            lambda cancel: work(link, ask, cancel=cancel), self._stored, self._not_stored, owner=self, key="save"
        )

    def _stored(self, delivery: InvoiceDelivery) -> None:
        row = self._row
        told = self.tr("It stands in the ledger.")
        if row is not None and row.subject.kind is ConsentKind.E_INVOICE:
            told = f"{told} {delivery_words(delivery)}"
        self._key = str(uuid4())
        self._put_away()
        self.desk.messages.say(told)
        self.stored.emit(Changed("consents", self.tab.customer_id, 0))

    def _not_stored(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.detail.get("field") == "reason":
            self.reason_row.set_problem(consent_fault(error))
        elif isinstance(error, (Refused, Conflict)):
            self._put_away()
            self.desk.messages.warn(consent_fault(error))
            self.stored.emit(Changed("consents", self.tab.customer_id, 0))
        else:
            self.desk.messages.fault(error, self._save)

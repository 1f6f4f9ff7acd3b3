"""An on-line payment that waits for a person: have the gateway asked again; for accounting: take what was paid, or end it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.faults import Conflict, Refused
from app.domain.gateway import PaymentRequest
from app.domain.listing import Changed
from app.models import words
from app.models.jobs import Cancel
from app.models.payment_words import refusal, unclear_words
from app.services import payments
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.reason_row import ReasonRow


class ClearUp(QWidget):
    """Hidden while the payment shown needs nobody. Each act is one request, repeated under the same key."""

    overtaken = Signal()
    """It has changed meanwhile: the list is to be read again."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: PaymentRequest | None = None
        self._may = desk.clerk.has("accounting", "supervisor", "admin")
        self.told = Text(tone="warn", wrap=True)
        self.accept_button = Button("")
        self.close_button = Button(self.tr("End without booking"))
        self.again_button = Button(self.tr("Ask the gateway again"))
        self.acts = QWidget()
        flow = FlowLayout(8, self.acts)
        for button in (self.accept_button, self.again_button, self.close_button):
            flow.addWidget(button)
        self.reason = ReasonRow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.told, self.acts, self.reason):
            layout.addWidget(widget)
        self.reason.hide()
        self.reason.turned.connect(lambda: self.acts.setVisible(self.reason.isHidden()))
        self.accept_button.clicked.connect(lambda _checked=False: self.accept())
        self.close_button.clicked.connect(lambda _checked=False: self.close_payment())
        self.again_button.clicked.connect(lambda _checked=False: self.look_again())
        self.hide()

    def show_row(self, row: PaymentRequest | None) -> None:
        """The payment chosen in the list, None for none."""
        waits = row is not None and (row.can_close or row.can_look_again)
        if row is None or not waits or self._row is None or row.request_id != self._row.request_id:
            self.reason.done()  # a reason is one payment's
        self._row = row if waits else None
        self.setVisible(waits)
        if row is None or not waits:
            return
        self.told.setText(unclear_words(row, may=self._may))
        self.accept_button.set_words(self.tr("Take {amount}").format(amount=words.money(row.paid_amount or 0)))
        self.accept_button.setVisible(self._may and row.can_accept)
        self.close_button.setVisible(self._may and row.can_close)
        self.again_button.setVisible(row.can_look_again)

    def typed(self) -> bool:
        """Whether a reason is begun."""
        return self.reason.typed()

    # ------------------------------------------------------------ acts

    def look_again(self) -> None:
        """Have the gateway asked once more."""
        row, link, key = self._row, self._desk.link, str(uuid4())
        if row is not None and row.can_look_again:
            self._act(
                lambda cancel: payments.look_again(
                    link, row.customer_id, row.request_id, request_key=key, cancel=cancel
                ),
                self.tr("The gateway is asked again."),
            )

    def accept(self) -> None:
        """Take what was paid, though it is not what was asked for; wants a reason."""
        row, link, key = self._row, self._desk.link, str(uuid4())
        if row is None or not (self._may and row.can_accept):
            return
        amount = words.money(row.paid_amount or 0)
        self.reason.ask(
            self.tr("Why {amount} is taken").format(amount=amount),
            self.tr("Book {amount}").format(amount=amount),
            lambda why: self._act(
                lambda cancel: payments.accept(link, row, why, request_key=key, cancel=cancel),
                self.tr("{amount} is booked as soon as the gateway has confirmed it.").format(amount=amount),
            ),
            self.accept_button,
        )

    def close_payment(self) -> None:
        """End it without booking, for good; wants a reason."""
        row, link, key = self._row, self._desk.link, str(uuid4())
        if row is None or not (self._may and row.can_close):
            return
        self.reason.ask(
            self.tr("Why nothing is booked (it can't be undone)"),
            self.tr("End without booking"),
            lambda why: self._act(
                lambda cancel: payments.close(link, row, why, request_key=key, cancel=cancel),
                self.tr("The payment has ended; nothing was booked."),
            ),
            self.close_button,
        )

    def _act(self, work: Callable[[Cancel], PaymentRequest], text: str) -> None:
        self.setEnabled(False)
        self._desk.jobs.start(
            work,
            lambda made: self._done(made, text),
            lambda error: self._not_done(error, lambda: self._act(work, text)),
            owner=self,
            key="act",
        )

    def _done(self, made: PaymentRequest, text: str) -> None:
        self.setEnabled(True)
        self.reason.done()
        self._desk.messages.say(text)
        self._desk.feed.tell(Changed("payment_requests", made.customer_id, made.request_id))

    def _not_done(self, error: Exception, again: Callable[[], object]) -> None:
        self.setEnabled(True)
        if not isinstance(error, (Refused, Conflict)):
            self._desk.messages.fault(error, again)
        elif self.reason.isVisible():
            self.reason.say(refusal(error))
        else:
            self._desk.messages.warn(refusal(error))
        if isinstance(error, Conflict):
            self.overtaken.emit()

"""Sending the data of a payment by e-mail: first to whom, then, asked again, into the outbox; confirmed addresses only."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtWidgets import QWidget

from app.domain.faults import Refused
from app.domain.gateway import PaymentRequest
from app.domain.listing import Changed
from app.domain.payment import PaymentData, PaymentMail
from app.models import emailing_words
from app.models.payment_words import refusal
from app.models.tab import CustomerTab
from app.services import payment_page
from app.views.desk import Desk
from app.views.parts.labels import Text
from app.views.parts.reading_order import show_whole
from app.views.parts.style import mark

SEND_KEY = "Ctrl+E"
Wish = tuple[int, int, int | None]
"""Card, amount in grosze, on-line payment: what the clerk was shown the recipient for."""


class MailLine(Text):
    """Says to whom an e-mail would go, or why none can."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__("", tone="dim", wrap=True, parent=parent)
        mark(self, "look", "small")
        self._desk = desk
        self._tab = tab
        self._payment: tuple[int, PaymentData] | None = None
        self._asked_for: Wish | None = None
        self._request_key = ""

    def set_payment(self, account_id: int, data: PaymentData | None) -> None:
        """What would be sent now; another payment has to be asked for anew."""
        self._payment = (account_id, data) if data is not None and data.title else None
        asked = self._asked_for
        if asked is not None and asked[2] is None and asked != self._wish():
            self._asked_for = None
        self.show_recipient()

    def can_send(self) -> bool:
        """Whether the data shown can be sent."""
        return self._payment is not None and not emailing_words.why_not(self._tab.card)

    def show_recipient(self) -> None:
        """To whom; what to press once more."""
        card = self._tab.card
        told = emailing_words.why_not(card) or emailing_words.to_whom(card)
        if self._asked_for is not None and self._asked_for[2] is None:
            told = emailing_words.asked_again(card, SEND_KEY)
        elif self._asked_for is not None:
            told = f"{told} {self.tr('Press again to send the link.')}"
        self.setText(told)
        self.set_tone("warn" if self._asked_for is not None else "dim")

    def send(self) -> None:
        """The data shown: first to whom, then, pressed again, send."""
        wish = self._wish()
        if wish is not None and self._payment is not None and self.can_send():
            self._send(wish, self._payment[1].operations)

    def send_link(self, request: PaymentRequest) -> None:
        """The link of an on-line payment, likewise."""
        why = emailing_words.why_not(self._tab.card)
        if why:
            self._desk.messages.warn(why)
            return
        first = self._asked_for != (request.account_id, request.amount, request.request_id)
        self._send((request.account_id, request.amount, request.request_id), ())
        if first:
            self._desk.messages.say(self.text())

    def _wish(self) -> Wish | None:
        return (self._payment[0], self._payment[1].amount, None) if self._payment is not None else None

    def _send(self, wish: Wish, operations: tuple[int, ...]) -> None:
        if self._asked_for != wish:
            self._asked_for, self._request_key = wish, str(uuid4())
            self.show_recipient()
            show_whole(self)
            return
        account_id, amount, online = wish
        address = self._tab.card.email
        mail = PaymentMail(self._tab.customer_id, account_id, amount, operations, address, self._request_key, online)
        self._post(mail)

    def _post(self, mail: PaymentMail) -> None:
        link, contact = self._desk.link, (self._tab.contact.key, self._tab.contact.channel)
        self._desk.jobs.start(
            lambda cancel: payment_page.send(link, mail, contact=contact, cancel=cancel),
            lambda changed: self._sent(changed, mail.address),
            lambda error: self._failed(error, mail),
            owner=self,
            key="send",
        )

    def _failed(self, error: Exception, mail: PaymentMail) -> None:
        if isinstance(error, Refused):
            self._asked_for = None
            self.show_recipient()
            self._desk.messages.warn(refusal(error))
        else:
            self._desk.messages.fault(error, lambda: self._post(mail))

    def _sent(self, changed: Changed, address: str) -> None:
        self._asked_for = None
        self._desk.feed.tell(changed)
        self._desk.messages.say(self.tr("Payment details are on their way to {email}.").format(email=address))
        self.show_recipient()

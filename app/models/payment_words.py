"""Payments in words: choices of an amount, why there is no code, states of on-line payments. Context "Payment"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.customers import Service
from app.domain.faults import Refused
from app.domain.gateway import CURRENCY, PaymentReason, PaymentRequest, PaymentState
from app.domain.money import MoneyError, parse_money
from app.domain.payment import AmountFault, Choice, Offer, own_fault
from app.domain.payment_code import NoCode
from app.models import fault_words
from app.models.language import noop
from app.models.words import amount as plain
from app.models.words import money

_CHOICES = {
    Choice.NOW: noop("Payment", "To pay now: {amount}"),
    Choice.OVERDUE: noop("Payment", "Overdue only: {amount}"),
    Choice.CHOSEN: noop("Payment", "Chosen invoices: {amount}"),
    Choice.OWN: noop("Payment", "Own amount"),
}
_NONE_CHOSEN = noop("Payment", "Chosen invoices")
_NO_CODE = {
    NoCode.TOO_LARGE: noop(
        "Payment", "There is no code: it holds amounts up to 9 999.99 zł. The account and title are enough."
    ),
    NoCode.NOTHING_TO_PAY: noop("Payment", "There is no code: there is nothing to pay."),
    NoCode.SPLIT_PAYMENT: noop(
        "Payment",
        "There is no code: the invoice is to be paid by split payment, which a code can't carry. The bank asks for it.",
    ),
    NoCode.NO_ACCOUNT: noop("Payment", "There is no code: the bank account on the card is wrong. Tell accounting."),
    NoCode.NO_NIP: noop(
        "Payment", "There is no code: the utility's tax number is not set. Tell the administrator (setting “utility”)."
    ),
    NoCode.KSEF_TITLE: noop(
        "Payment", "There is no code: the title has to hold the KSeF number, and a code's title is shorter than that."
    ),
}
_AMOUNTS = {
    AmountFault.NOT_ABOVE_ZERO: noop("Payment", "The amount has to be above zero."),
    AmountFault.TOO_LARGE: noop("Payment", "This amount is too large."),
}
_TYPED = {
    "money_empty": noop("Payment", "Type an amount, for example 50 or 50,00."),
    "money_shape": noop("Payment", "This is not an amount. Type it as 148,32."),
    "money_ambiguous": noop("Payment", "Thousands or grosze? Type the grosze with two digits: 1234,00 or 1,23."),
    "money_too_big": noop("Payment", "This amount is too large."),
}
_STATES = {
    PaymentState.REQUESTED: noop("Payment", "waits for the gateway"),
    PaymentState.REGISTERING: noop("Payment", "waits for the gateway"),
    PaymentState.OPEN: noop("Payment", "waits for the payment"),
    PaymentState.VERIFYING: noop("Payment", "paid, being confirmed"),
    PaymentState.BOOKED: noop("Payment", "paid and booked"),
    PaymentState.CANCELLED: noop("Payment", "cancelled"),
    PaymentState.EXPIRED: noop("Payment", "expired"),
    PaymentState.FAILED: noop("Payment", "failed"),
    PaymentState.UNCLEAR: noop("Payment", "to be cleared up"),
}
_TONES = {
    PaymentState.BOOKED: "ok",
    PaymentState.FAILED: "owe",
    PaymentState.UNCLEAR: "warn",
    PaymentState.OPEN: "brand",
}
_REASONS = {
    PaymentReason.AMOUNT_DIFFERS: noop("Payment", "another amount was paid"),
    PaymentReason.CURRENCY_DIFFERS: noop("Payment", "paid in another currency"),
    PaymentReason.ORDER_OF_ANOTHER: noop("Payment", "the gateway's number belongs to another payment"),
    PaymentReason.ORDER_DIFFERS: noop("Payment", "the gateway's number has changed"),
    PaymentReason.NOT_VERIFIED: noop("Payment", "the gateway did not confirm it"),
    PaymentReason.NOT_BOOKED: noop("Payment", "confirmed, but not booked"),
    PaymentReason.STRANGE_ANSWER: noop("Payment", "the gateway gave an answer nobody knows"),
    PaymentReason.RETURNED: noop("Payment", "given back to the payer"),
    PaymentReason.REFUSED: noop("Payment", "the gateway refused it"),
    PaymentReason.CLOSED: noop("Payment", "ended without booking"),
}
_NOT_BOOKED = noop("Payment", "Asked for {amount}. Nothing is booked.")
_PAID_NOT_BOOKED = noop("Payment", "Asked for {amount}, paid {paid}. Nothing is booked.")
_ACCOUNTING = noop("Payment", "Accounting finishes it.")
_TAKE_OR_END = noop("Payment", "Take what was paid, or end it once the gateway has given it back.")
_AGAIN_OR_END = noop(
    "Payment", "Clear it up in the gateway's panel, then ask the gateway again, or end it without booking."
)
_REFUSALS = {
    "email_not_confirmed": noop("Payment", "There is no confirmed e-mail address to send to."),
    "email_changed": noop("Payment", "The e-mail address has changed meanwhile. Look at it and send again."),
    "payment_changed": noop("Payment", "What is to be paid has changed meanwhile. Look at it and try again."),
    "payment_no_account": noop("Payment", "This card has no bank account any more."),
    "payment_nothing": noop("Payment", "There is nothing to pay."),
    "payment_too_large": noop("Payment", "This amount is too large for an on-line payment."),
    "payment_title_missing": noop("Payment", "The title is missing: choose fewer invoices."),
    "payment_title_too_long": noop("Payment", "The title is too long: choose fewer invoices."),
    "payment_to_commune": noop("Payment", "This fee is paid to the commune."),
    "payment_of_another_account": noop("Payment", "These invoices belong to another card."),
    "payment_split": noop("Payment", "An invoice to be paid by split payment can't be paid on-line."),
    "payment_too_many": noop("Payment", "Too many on-line payments of this customer are open. Cancel one first."),
    "reason_missing": noop("Payment", "Write a reason."),
    "payment_moved_on": noop("Payment", "This payment has moved on meanwhile and can't be cancelled."),
}
_PAYS_FOR = {
    Service.WATER: noop("Payment", "Water and sewage"),
    Service.WASTE: noop("Payment", "Waste pickups"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Payment", text)


def choice_words(offer: Offer, choice: Choice, ticked: frozenset[int]) -> str:
    """``Do zapłaty teraz: 148,32 zł``."""
    amount = offer.amount(choice, ticked)
    return _tr(_CHOICES[choice] if amount or choice is not Choice.CHOSEN else _NONE_CHOSEN).format(amount=money(amount))


def no_code(why: NoCode) -> str:
    """Why there is no code to scan."""
    return _tr(_NO_CODE[why])


def typed_amount(text: str) -> tuple[int, str]:
    """An own amount in grosze and, where it can't be paid, 0 and the sentence why."""
    try:
        amount = parse_money(text)
    except MoneyError as error:
        return 0, _tr(_TYPED[error.code])
    fault = own_fault(amount)
    return (0, _tr(_AMOUNTS[fault])) if fault else (amount, "")


def state_words(request: PaymentRequest) -> str:
    """``opłacona i zaksięgowana``, with the reason where there is one, or what is booked where it is not what was asked for."""
    told = _tr(_STATES[request.state])
    reason = _REASONS.get(request.reason)
    differs = request.paid_amount not in {None, request.amount}
    if request.state is PaymentState.BOOKED and differs:
        return f"{told}: {paid_words(request)}"
    return f"{told}: {_tr(reason)}" if reason else told


def paid_words(request: PaymentRequest) -> str:
    """What the gateway said was paid: ``120,00 zł``, ``34,00 EUR``."""
    currency = (request.paid_currency or CURRENCY).upper()
    amount = request.paid_amount or 0
    return money(amount) if currency == CURRENCY else f"{plain(amount)}\u00a0{currency}"


def unclear_words(request: PaymentRequest, *, may: bool) -> str:
    """What is to be done with a payment that waits for a person; ``may``: whether this clerk is accounting."""
    told = _tr(_NOT_BOOKED).format(amount=money(request.amount))
    if request.paid_amount is not None:
        told = _tr(_PAID_NOT_BOOKED).format(amount=money(request.amount), paid=paid_words(request))
    if not may:
        return f"{told} {_tr(_ACCOUNTING)}"
    return f"{told} {_tr(_TAKE_OR_END if request.can_accept else _AGAIN_OR_END)}"


def state_tone(request: PaymentRequest) -> str:
    """The colour of a state, by name."""
    return _TONES.get(request.state, "")


def pays_for(service: Service) -> str:
    """What the customer reads on the screen at the counter: ``Woda i ścieki``."""
    return _tr(_PAYS_FOR[service])


def refusal(error: Exception) -> str:
    """What to say of an error of a payment."""
    known = _REFUSALS.get(error.code) if isinstance(error, Refused) else None
    return _tr(known) if known else fault_words.sentence(error)

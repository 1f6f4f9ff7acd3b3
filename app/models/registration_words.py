"""Why a registration fails, for the clerk, with the next step; and the one sentence for a caller. Context "Registration"."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.diagnosis import CallerRegistered, Diagnosis
from app.domain.faults import Refused
from app.domain.registration import NameDifference, RegistrationAnswer, RegistrationReason
from app.models.language import noop
from app.models.words import day, money

_R = RegistrationReason

_REASONS: dict[str, tuple[str, str]] = {
    _R.OK: (
        noop("Registration", "Nothing stands against it: these data register the customer."),
        noop("Registration", "Have the customer try again with exactly these data, or register here by the invoice."),
    ),
    _R.NO_SUCH_CUSTOMER: (
        noop("Registration", "Nobody has this customer number."),
        noop("Registration", 'Ask for the "Id" on the invoice, digit by digit. On the web it may be left empty.'),
    ),
    _R.NO_SUCH_INVOICE: (
        noop("Registration", "There is no invoice of this number."),
        noop(
            "Registration", "Ask for the number at the head of the invoice, not the KSeF number nor the bank account."
        ),
    ),
    _R.INVOICE_OF_ANOTHER: (
        noop("Registration", "The invoice is there, but it is somebody else's."),
        noop("Registration", "Ask for an invoice issued to this customer. Never tell whose the other one is."),
    ),
    _R.INVOICE_TOO_OLD: (
        noop("Registration", "Invoice {invoice} of {issued} is too old: only the last {last} of an object count."),
        noop("Registration", "Ask for one of the last {last} invoices."),
    ),
    _R.INVOICE_CORRECTED: (
        noop("Registration", "Invoice {invoice} was corrected since, by {correction}."),
        noop("Registration", "Ask for a newer invoice, or for number and amount of the correction."),
    ),
    _R.AMOUNT_IS_NET: (
        noop("Registration", "The amount is the net one; the gross one is asked for."),
        noop("Registration", 'Have the customer type the amount "razem brutto" of the invoice.'),
    ),
    _R.AMOUNT_WRONG: (
        noop("Registration", "The amount is not the gross amount of this invoice."),
        noop(
            "Registration",
            'Have the customer type the amount "razem brutto"; "do zapłaty" may hold arrears or an overpayment.',
        ),
    ),
    _R.NAME_DIFFERS: (
        noop("Registration", "The name differs from the one on file: {how}."),
        noop("Registration", "Have the customer type the name exactly as it stands on the invoice."),
    ),
    _R.ACCOUNT_EXISTS: (
        noop("Registration", "The customer has an active e-BOK account, with the e-mail address {email}."),
        noop(
            "Registration",
            "Have them sign in with the login {number}; a forgotten password is reset on page 1.3 once they are verified.",
        ),
    ),
    _R.ACCOUNT_WAITING: (
        noop("Registration", "An account waits to be activated; its e-mail address is {email}."),
        noop("Registration", "Have them look for the activation e-mail, or send another one from page 1.3."),
    ),
    _R.ACCOUNT_BLOCKED: (
        noop("Registration", "The customer's e-BOK account is blocked."),
        noop("Registration", "Page 1.3 tells by whom and why; unblock it there once the customer is verified."),
    ),
    _R.ACCOUNT_CLOSED: (
        noop("Registration", "The customer had an e-BOK account, it is closed."),
        noop("Registration", "Open it anew on page 1.3 once the customer is verified."),
    ),
    "invoice_missing": (
        noop("Registration", "No invoice number was typed."),
        noop("Registration", "Ask for the number of one of the last invoices."),
    ),
    "amount_unreadable": (
        noop("Registration", "What was typed as the amount is no amount."),
        noop("Registration", "Type it as 123,45."),
    ),
}

_HOW = {
    NameDifference.LEGAL_FORM: noop("Registration", 'only by the legal form ("Sp. z o.o.")'),
    NameDifference.SPACES: noop("Registration", "only by spaces"),
    NameDifference.LETTERS: noop("Registration", "by a few letters"),
    NameDifference.OTHER: noop("Registration", "it is another name"),
}

_PROBLEMS = {
    "number_missing": noop("Registration", "Ask for the customer number: at the phone it is the third fact."),
    "invoice_missing": noop("Registration", "Type the number of the invoice."),
    "amount_missing": noop("Registration", "Type the gross amount of the invoice."),
    "email_empty": noop("Registration", "Type the e-mail address the activation goes to."),
    "email_shape": noop("Registration", "This is not an e-mail address."),
    "email_wrong": noop("Registration", "This is not an e-mail address."),
    "registration_locked": noop(
        "Registration",
        "Too many failed tries for this customer today: only with a document at the counter, or by a declaration.",
    ),
    "portal_account_exists": noop("Registration", "The customer has an e-BOK account already."),
}

_CALLER = noop(
    "Registration",
    "\u201eThe data could not be confirmed. Please check them on one of the last invoices, or come to the office with a document.\u201d",
)
_CALLER_DONE = noop(
    "Registration",
    "\u201eAn e-mail with an activation link goes to the address you gave. Please open it to set a password.\u201d",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the clerk reads: the reason, the next step, and what stands against it besides."""

    reason: str
    step: str
    also: tuple[str, ...] = ()
    tone: str = "warn"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Registration", text)


def told(found: Diagnosis) -> Told:
    """The exact reason and the next step, for the clerk only."""
    answer = found.answer or RegistrationAnswer(_R.OK)
    reason, step = (_filled(text, answer) for text in _REASONS[found.code])
    also = [_filled(_REASONS[code][0], answer) for code in answer.also]
    if found.gross is not None:
        also.append(_tr("The amount was read as {amount}.").format(amount=money(found.gross)))
    if found.email_known is not None:
        known = _tr("The e-mail address stands on file.")
        also.append(known if found.email_known else _tr("The e-mail address does not stand on file."))
    return Told(reason, step, tuple(also), "ok" if found.ok else "warn")


def registered(done: CallerRegistered) -> Told:
    """What came of registering a caller."""
    reason = _tr("The account waits for activation, the login is {login}.").format(login=done.login)
    step = _tr("The activation link goes to {email}; whoever is on file is told of it.").format(email=done.email)
    also = (_tr("Another customer has the same e-mail address: ask whether it is shared."),) if done.shared else ()
    return Told(reason, step, also, "ok")


def for_caller(*, done: bool) -> str:
    """What may be said to a caller who is not verified: the same whatever was wrong (office rule 8)."""
    return _tr(_CALLER_DONE if done else _CALLER)


def problem(error: Exception | str) -> str:
    """What keeps it from being asked, as a sentence; empty for another code."""
    code = error if isinstance(error, str) else error.code if isinstance(error, Refused) else ""
    return _tr(_PROBLEMS[code]) if code in _PROBLEMS else ""


def _filled(text: str, answer: RegistrationAnswer) -> str:
    return _tr(text).format(
        invoice=answer.invoice,
        issued=day(answer.issued_on),
        last=answer.last,
        correction=answer.correction,
        email=answer.email or _tr("none"),
        number=answer.number,
        how=_tr(_HOW[answer.how]) if answer.how else "",
    )

"""Words of the page "oświadczenia i zgody": office rule 14 decides what is called a consent. Context "ConsentWords"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.consent_ledger import ConsentState, SubjectNow
from app.domain.consents import ConsentAct, ConsentChannel, ConsentEntry, ConsentKind
from app.domain.declaration_draft import SignerRole
from app.domain.delivery import Delivery, InvoiceDelivery
from app.domain.faults import Conflict, Refused
from app.models import fault_words, words
from app.models.language import noop

translate = QCoreApplication.translate

_STATES = {
    (ConsentKind.TERMS, ConsentState.NEVER): noop("ConsentWords", "not accepted"),
    (ConsentKind.TERMS, ConsentState.GIVEN): noop("ConsentWords", "the terms are accepted"),
    (ConsentKind.TERMS, ConsentState.OLDER): noop("ConsentWords", "accepted in version %1, %2 is in force"),
    (ConsentKind.TERMS, ConsentState.WITHDRAWN): noop("ConsentWords", "acceptance taken back"),
    (ConsentKind.E_INVOICE, ConsentState.NEVER): noop("ConsentWords", "no acceptance"),
    (ConsentKind.E_INVOICE, ConsentState.GIVEN): noop("ConsentWords", "acceptance in force"),
    (ConsentKind.E_INVOICE, ConsentState.OLDER): noop("ConsentWords", "acceptance of version %1, %2 is in force"),
    (ConsentKind.E_INVOICE, ConsentState.WITHDRAWN): noop("ConsentWords", "acceptance withdrawn"),
    (ConsentKind.CONSENT, ConsentState.NEVER): noop("ConsentWords", "no consent"),
    (ConsentKind.CONSENT, ConsentState.GIVEN): noop("ConsentWords", "consent given"),
    (ConsentKind.CONSENT, ConsentState.OLDER): noop("ConsentWords", "consent given in version %1, %2 is in force"),
    (ConsentKind.CONSENT, ConsentState.WITHDRAWN): noop("ConsentWords", "consent withdrawn"),
    (ConsentKind.INFORMATION, ConsentState.NEVER): noop("ConsentWords", "receipt not confirmed"),
    (ConsentKind.INFORMATION, ConsentState.GIVEN): noop("ConsentWords", "receipt confirmed"),
    (ConsentKind.INFORMATION, ConsentState.OLDER): noop(
        "ConsentWords", "receipt confirmed in version %1, %2 is in force"
    ),
    (ConsentKind.INFORMATION, ConsentState.WITHDRAWN): noop("ConsentWords", "confirmation taken back"),
}
_TONES = {
    ConsentState.NEVER: "dim",
    ConsentState.GIVEN: "ok",
    ConsentState.OLDER: "warn",
    ConsentState.WITHDRAWN: "dim",
}
_GIVE = {
    ConsentKind.TERMS: noop("ConsentWords", "Note that the terms are accepted"),
    ConsentKind.E_INVOICE: noop("ConsentWords", "Note the acceptance of e-invoices"),
    ConsentKind.CONSENT: noop("ConsentWords", "Note the consent"),
    ConsentKind.INFORMATION: noop("ConsentWords", "Note that the notice was received"),
}
_TAKE = {
    ConsentKind.TERMS: noop("ConsentWords", "Take back the acceptance of the terms"),
    ConsentKind.E_INVOICE: noop("ConsentWords", "Withdraw the acceptance of e-invoices"),
    ConsentKind.CONSENT: noop("ConsentWords", "Withdraw the consent"),
    ConsentKind.INFORMATION: noop("ConsentWords", "Take back the confirmation"),
}
_ACTS = {
    (ConsentKind.TERMS, ConsentAct.GIVEN): noop("ConsentWords", "terms accepted"),
    (ConsentKind.TERMS, ConsentAct.WITHDRAWN): noop("ConsentWords", "acceptance taken back"),
    (ConsentKind.E_INVOICE, ConsentAct.GIVEN): noop("ConsentWords", "accepted"),
    (ConsentKind.E_INVOICE, ConsentAct.WITHDRAWN): noop("ConsentWords", "acceptance withdrawn"),
    (ConsentKind.CONSENT, ConsentAct.GIVEN): noop("ConsentWords", "consent given"),
    (ConsentKind.CONSENT, ConsentAct.WITHDRAWN): noop("ConsentWords", "consent withdrawn"),
    (ConsentKind.INFORMATION, ConsentAct.GIVEN): noop("ConsentWords", "receipt confirmed"),
    (ConsentKind.INFORMATION, ConsentAct.WITHDRAWN): noop("ConsentWords", "confirmation taken back"),
}
_CHANNELS = {
    ConsentChannel.PAPER: noop("ConsentWords", "on paper"),
    ConsentChannel.DESK: noop("ConsentWords", "in person"),
    ConsentChannel.PHONE: noop("ConsentWords", "by phone"),
    ConsentChannel.PORTAL: "e-BOK",
    ConsentChannel.EMAIL: "e-mail",
    ConsentChannel.OFFICE: noop("ConsentWords", "by the office"),
}
_ROLES = {
    SignerRole.OWNER: noop("ConsentWords", "owner"),
    SignerRole.CO_OWNER: noop("ConsentWords", "co-owner"),
    SignerRole.MANAGER: noop("ConsentWords", "manager"),
    SignerRole.PROXY: noop("ConsentWords", "proxy"),
}
_DELIVERIES = {
    Delivery.PAPER: noop("ConsentWords", "Invoices go out on paper."),
    Delivery.ELECTRONIC: noop("ConsentWords", "Invoices are electronic, in e-BOK."),
}
PROBLEMS = {
    "reason_missing": noop("ConsentWords", "Say why; the reason is kept in the ledger."),
    "consent_not_given": noop("ConsentWords", "This is not in force, so there is nothing to withdraw."),
    "consent_given_already": noop("ConsentWords", "This is in force already, in this version."),
    "information_stays": noop(
        "ConsentWords",
        "A receipt of information is no consent: it is not withdrawn. The customer may object to processing.",
    ),
    "terms_close_account": noop(
        "ConsentWords",
        "The terms can't be taken back while the e-BOK account is open. Close the account on page 1.3 first.",
    ),
    "subject_retired": noop("ConsentWords", "This is no longer asked for."),
    "e_invoice_missing": noop("ConsentWords", "Electronic invoices need their acceptance first."),
    "text_version": noop("ConsentWords", "The text has a new version by now: read it to the customer again."),
}


def consent_problem(code: str) -> str:
    """Sentence for a problem code."""
    return _tr(PROBLEMS[code])


def consent_fault(error: Exception) -> str:
    """The sentence of a rule that refused, or of somebody who was first."""
    code = error.code if isinstance(error, Refused) else error.what if isinstance(error, Conflict) else ""
    return consent_problem(code) if code in PROBLEMS else fault_words.sentence(error)


def state_words(now: SubjectNow) -> str:
    """How a subject stands: "udzielona w wersji 1, obowiązuje 2"."""
    text = _tr(_STATES[now.subject.kind, now.state])
    given = str(now.last.version) if now.last is not None else ""
    return text.replace("%1", given).replace("%2", str(now.subject.version))


def give_words(kind: ConsentKind) -> str:
    """What the button says that notes it."""
    return _tr(_GIVE[kind])


def take_words(kind: ConsentKind) -> str:
    """What the button says that takes it back."""
    return _tr(_TAKE[kind])


def channel_words(channel: ConsentChannel) -> str:
    """How the customer said it."""
    return _tr(_CHANNELS[channel])


def version_words(entry: ConsentEntry) -> str:
    """The version of the text, an old one as such."""
    if not entry.older:
        return str(entry.version)
    return (
        translate("ConsentWords", "%1 (now %2)").replace("%1", str(entry.version)).replace("%2", str(entry.version_now))
    )


def delivery_words(delivery: InvoiceDelivery) -> str:
    """How invoices go out, and from when otherwise."""
    told = _tr(_DELIVERIES[delivery.now])
    if delivery.next is None or delivery.next is delivery.now:
        return told
    later = (
        translate("ConsentWords", "From %1 on paper.")
        if delivery.next is Delivery.PAPER
        else translate("ConsentWords", "From %1 electronic.")
    )
    return f"{told} {later.replace('%1', words.day(delivery.from_day))}"


def change_words(delivery: InvoiceDelivery) -> str:
    """What the other choice means, to be told to the customer before it is made."""
    day = words.day(delivery.change_from)
    if delivery.next is not None and delivery.other is delivery.now:
        text = translate(
            "ConsentWords", "The change that was to begin on %1 does not begin: everything stays as it is."
        )
    elif delivery.other is Delivery.ELECTRONIC:
        text = translate(
            "ConsentWords",
            "From %1 invoices are electronic and no paper is sent any more; those of before still come on paper, "
            "the next billing after that day is electronic.",
        )
    else:
        text = translate(
            "ConsentWords",
            "From %1 invoices come on paper; those of before stay in e-BOK. The acceptance of e-invoices is withdrawn.",
        )
    return text.replace("%1", day)


def act_words(kind: ConsentKind, act: ConsentAct) -> str:
    """What an entry of the ledger says."""
    return _tr(_ACTS[kind, act])


def role_words(role: SignerRole) -> str:
    """In what capacity somebody signed."""
    return _tr(_ROLES[role])


def longest_act() -> str:
    """The widest of the words for entries, for a column's width."""
    return max(map(_tr, _ACTS.values()), key=len)


def longest_channel() -> str:
    """The widest of the words for how it was said."""
    return max(map(_tr, _CHANNELS.values()), key=len)


def state_tone(state: ConsentState) -> str:
    """Colour of a state."""
    return _TONES[state]


def _tr(text: str) -> str:
    return translate("ConsentWords", text)

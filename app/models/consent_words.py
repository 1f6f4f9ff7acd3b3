"""Words of the page "oświadczenia i zgody": office rule 14 decides what is called a consent. Context "ConsentWords"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.domain.consent_ledger import ConsentLedger, ConsentState, SubjectNow
from app.domain.consents import ConsentAct, ConsentChannel, ConsentEntry, ConsentKind, ConsentSubject
from app.domain.declaration_draft import SignerRole
from app.domain.declaration_values import DeclarationRow, DeclarationStatus
from app.domain.delivery import Delivery, InvoiceDelivery
from app.domain.faults import Conflict, Refused
from app.models import fault_words, words
from app.models.columns import Column
from app.models.language import noop

translate = QCoreApplication.translate

_STATES = {
    (ConsentKind.TERMS, ConsentState.NEVER): noop("ConsentWords", "not accepted"),
    (ConsentKind.TERMS, ConsentState.GIVEN): noop("ConsentWords", "accepted"),
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


def subject_columns() -> tuple[Column[SubjectNow], ...]:
    """What can be agreed to, and how it stands."""
    return (
        Column(
            "subject",
            translate("ConsentWords", "Subject"),
            "",
            lambda r: r.subject.title,
            hint=lambda r: r.subject.title,
            strong=True,
        ),
        Column(
            "state",
            translate("ConsentWords", "State today"),
            translate("ConsentWords", "consent given in version %1, %2 is in force")
            .replace("%1", "1")
            .replace("%2", "2"),
            state_words,
            tone=lambda r: _TONES[r.state],
            hint=state_words,
        ),
        Column(
            "since",
            translate("ConsentWords", "Since"),
            "00.00.0000",
            lambda r: words.day(r.last.on_day if r.last is not None else None),
        ),
        Column(
            "channel",
            translate("ConsentWords", "How"),
            max(map(_tr, _CHANNELS.values()), key=len),
            lambda r: channel_words(r.last.channel) if r.last is not None else words.DASH,
        ),
    )


def entry_columns(ledger: Callable[[], ConsentLedger | None]) -> tuple[Column[ConsentEntry], ...]:
    """The ledger: when, what, how, on which paper, by whom. ``ledger`` gives what is shown at the moment."""

    def subject(entry: ConsentEntry) -> ConsentSubject | None:
        shown = ledger()
        return next((each for each in shown.subjects if each.code == entry.subject), None) if shown else None

    def act(entry: ConsentEntry) -> str:
        found = subject(entry)
        return _tr(_ACTS[found.kind if found else ConsentKind.CONSENT, entry.act])

    def title(entry: ConsentEntry) -> str:
        found = subject(entry)
        return found.title if found else entry.subject

    def taken(entry: ConsentEntry) -> str:
        shown = ledger()
        later = shown.withdrawal(entry) if shown else None
        if later is None:
            return entry.reason
        told = translate("ConsentWords", "withdrawn %1 %2").replace("%1", words.day(later.on_day))
        return told.replace("%2", channel_words(later.channel))

    return (
        Column("at", translate("ConsentWords", "When"), "00.00.0000 00:00", lambda r: words.moment(r.at)),
        Column("subject", translate("ConsentWords", "Subject"), "", title, hint=title, strong=True),
        Column("act", translate("ConsentWords", "What"), max(map(_tr, _ACTS.values()), key=len), act),
        Column(
            "version",
            translate("ConsentWords", "Text version"),
            translate("ConsentWords", "%1 (now %2)").replace("%1", "1").replace("%2", "2"),
            version_words,
            tone=lambda r: "warn" if r.older and r.act is ConsentAct.GIVEN else "",
        ),
        Column(
            "channel",
            translate("ConsentWords", "How"),
            max(map(_tr, _CHANNELS.values()), key=len),
            lambda r: channel_words(r.channel),
        ),
        Column("paper", translate("ConsentWords", "Document"), "OSW/2026/00001", lambda r: r.number or words.DASH),
        Column("clerk", translate("ConsentWords", "Clerk"), "Anna Kowalska", lambda r: r.clerk, hint=lambda r: r.clerk),
        Column(
            "note",
            translate("ConsentWords", "Withdrawn, reason"),
            translate("ConsentWords", "withdrawn %1 %2"),
            lambda r: taken(r) or words.DASH,
            hint=taken,
        ),
    )


def declaration_columns() -> tuple[Column[DeclarationRow], ...]:
    """Declarations of the customer."""

    def status(row: DeclarationRow) -> str:
        if row.status is not DeclarationStatus.UNDONE:
            return translate("ConsentWords", "registered")
        return (
            translate("ConsentWords", "undone %1, %2")
            .replace("%1", words.moment(row.undone_at))
            .replace("%2", row.undone_by)
        )

    return (
        Column("number", translate("ConsentWords", "Number"), "OSW/2026/00001", lambda r: r.number, strong=True),
        Column("received", translate("ConsentWords", "Received"), "00.00.0000", lambda r: words.day(r.received_on)),
        Column(
            "signer",
            translate("ConsentWords", "Signed by"),
            "",
            lambda r: f"{r.signer_name} ({_tr(_ROLES[r.signer_role])})",
        ),
        Column(
            "scans",
            translate("ConsentWords", "Scan"),
            translate("ConsentWords", "Scan") + "00",
            lambda r: str(len(r.scans)) if r.scans else words.DASH,
        ),
        Column("clerk", translate("ConsentWords", "Clerk"), "Anna Kowalska", lambda r: r.clerk, hint=lambda r: r.clerk),
        Column(
            "status",
            translate("ConsentWords", "State today"),
            translate("ConsentWords", "undone %1, %2").replace("%1", "00.00.0000 00:00").replace("%2", "A. Nowak"),
            status,
            tone=lambda r: "warn" if r.status is DeclarationStatus.UNDONE else "",
            hint=lambda r: r.undo_reason,
        ),
    )


def _tr(text: str) -> str:
    return translate("ConsentWords", text)

"""The e-BOK account in words: states, acts and what each will do, events, what keeps one from being done. Context "Portal"."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.customers import PortalState
from app.domain.faults import Conflict, Refused
from app.domain.portal import PortalAccount, PortalAct, PortalEvent, PortalMail
from app.models import fault_words
from app.models.columns import Column
from app.models.language import noop
from app.models.words import DASH, day, hour, local, moment

LETTERS = {
    PortalState.NONE: "–",
    PortalState.WAITING: "O",
    PortalState.ACTIVE: "A",
    PortalState.BLOCKED: "B",
    PortalState.CLOSED: "Z",
}
"""The letter of each state's sign: the first of its Polish word, so that colour never speaks alone."""

BY_PORTAL = "e-BOK"
"""How the database names what the portal did for the customer."""

_STATES = {
    PortalState.NONE: noop("Portal", "no account"),
    PortalState.WAITING: noop("Portal", "waiting"),
    PortalState.ACTIVE: noop("Portal", "active"),
    PortalState.BLOCKED: noop("Portal", "blocked (account)"),
    PortalState.CLOSED: noop("Portal", "closed (account)"),
}

TONES = {
    PortalState.NONE: "dim",
    PortalState.WAITING: "warn",
    PortalState.ACTIVE: "ok",
    PortalState.BLOCKED: "owe",
    PortalState.CLOSED: "dim",
}


@dataclass(frozen=True, slots=True)
class ActWords:
    """The words on a button, and what pressing it does."""

    title: str
    effect: str


_ACTS = {
    PortalAct.RESET_SLIP: ActWords(
        noop("Portal", "Give a one-time password, print the slip"),
        noop(
            "Portal",
            "The old password stops working at once. The new one stands only on the sealed slip, holds {days} and must be changed at the first sign-in.",
        ),
    ),
    PortalAct.RESET_EMAIL: ActWords(
        noop("Portal", "Cancel the password, send a link"),
        noop(
            "Portal",
            "The old password stops working at once. A link to set a new one goes to {email}; the e-mail carries no password.",
        ),
    ),
    PortalAct.BLOCK: ActWords(
        noop("Portal", "Block the e-BOK account"),
        noop(
            "Portal",
            "The customer is signed out and can't sign in until you unblock it; links that were sent stop working. The customer is told by e-mail.",
        ),
    ),
    PortalAct.UNBLOCK: ActWords(
        noop("Portal", "Unblock the e-BOK account"),
        noop("Portal", "The customer can sign in again with the password they have; failed sign-ins are counted anew."),
    ),
    PortalAct.CLOSE: ActWords(
        noop("Portal", "Close the e-BOK account"),
        noop("Portal", "The password is deleted and nobody can sign in. The account can be opened anew later."),
    ),
    PortalAct.REOPEN_SLIP: ActWords(
        noop("Portal", "Open the account anew, print the slip"),
        noop(
            "Portal",
            "The account waits for the first sign-in with a one-time password, which stands only on the sealed slip and holds {days}.",
        ),
    ),
    PortalAct.REOPEN_EMAIL: ActWords(
        noop("Portal", "Open the account anew, send the activation"),
        noop("Portal", "The account waits until the customer opens the activation link sent to {email}."),
    ),
    PortalAct.OWNER_CHANGED: ActWords(
        noop("Portal", "Change of owner: shut the former one out"),
        noop(
            "Portal",
            "The account is blocked, its password and e-mail address are deleted. The new owner gets in with a new one-time password.",
        ),
    ),
}

_DONE = {
    PortalAct.RESET_SLIP: noop("Portal", "The password is new: print the slip, it can't be shown again."),
    PortalAct.RESET_EMAIL: noop("Portal", "The old password works no more; a link goes to {email}."),
    PortalAct.BLOCK: noop("Portal", "The e-BOK account is blocked."),
    PortalAct.UNBLOCK: noop("Portal", "The e-BOK account is unblocked."),
    PortalAct.CLOSE: noop("Portal", "The e-BOK account is closed."),
    PortalAct.REOPEN_SLIP: noop("Portal", "The account is open anew: print the slip, it can't be shown again."),
    PortalAct.REOPEN_EMAIL: noop("Portal", "The account is open anew; the activation goes to {email}."),
    PortalAct.OWNER_CHANGED: noop("Portal", "The former owner is shut out of e-BOK."),
}

_EVENTS = {
    "created": noop("Portal", "account opened"),
    "activated": noop("Portal", "activated by the customer"),
    "reset": noop("Portal", "password reset"),
    "slip_printed": noop("Portal", "slip printed"),
    "blocked": noop("Portal", "blocked"),
    "unblocked": noop("Portal", "unblocked"),
    "closed": noop("Portal", "closed"),
    "reopened": noop("Portal", "opened anew"),
    "locked": noop("Portal", "locked after failed sign-ins"),
    "password_changed": noop("Portal", "password changed by the customer"),
    "undone": noop("Portal", "registration undone"),
    "owner_changed": noop("Portal", "change of owner"),
    "email_changed": noop("Portal", "e-mail address changed"),
}

_WHY = {"sign_in_failures": noop("Portal", "too many failed sign-ins")}

_PROBLEMS = {
    "reason_missing": noop("Portal", "Write why: the reason is kept with the account."),
    "reason_too_long": noop("Portal", "The reason is too long: at most 1000 characters."),
    "portal_none": noop("Portal", "The customer has no e-BOK account."),
    "portal_closed": noop("Portal", "The account is closed: open it anew first."),
    "portal_not_closed": noop("Portal", "The account is not closed."),
    "portal_blocked": noop("Portal", "The account is blocked: unblock it first."),
    "portal_blocked_already": noop("Portal", "The account is blocked already."),
    "portal_not_blocked": noop("Portal", "The account is not blocked."),
    "portal_no_email": noop("Portal", "The account has no e-mail address: give the password on a slip."),
    "portal_email_bounces": noop("Portal", "E-mails to this address come back: give the password on a slip."),
    "portal_account_exists": noop("Portal", "The customer has an e-BOK account already."),
}

_MAIL_KINDS = {
    "activation": noop("Portal", "activation"),
    "password_reset": noop("Portal", "new password"),
}
_MAIL = {
    "held": noop("Portal", "{kind}: held back since {at}, a supervisor releases it"),
    "waiting": noop("Portal", "{kind}: waits to be sent since {at}"),
    "sending": noop("Portal", "{kind}: being sent"),
    "sent": noop("Portal", "{kind}: sent {at}"),
    "uncertain": noop("Portal", "{kind}: not certain whether it was sent {at}"),
    "dead": noop("Portal", "{kind}: could not be delivered"),
    "suppressed": noop("Portal", "{kind}: not sent"),
    "cancelled": noop("Portal", "{kind}: cancelled"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Portal", text)


def sign(state: PortalState) -> str:
    """Letter and word of a state: ``A  aktywne``."""
    return f"{LETTERS[state]}  {state_word(state)}"


def state_word(state: PortalState) -> str:
    """``oczekujące``, ``aktywne``, ``zablokowane``, ``zamknięte``: of an account."""
    return _tr(_STATES[state])


def title(act: PortalAct) -> str:
    """The words of the button: they say what will happen."""
    return _tr(_ACTS[act].title)


def effect(act: PortalAct, account: PortalAccount) -> str:
    """What pressing it does, in a sentence or two."""
    days = QCoreApplication.translate("Portal", "%n day(s)", "", account.one_time_days)
    text = _tr(_ACTS[act].effect).format(days=days, email=account.email)
    if act is PortalAct.CLOSE and account.delivery == "electronic":
        text += " " + _tr("This customer's invoices are electronic: agree with the customer on paper ones.")
    return text


def done(act: PortalAct, email: str) -> str:
    """What was done, for the message bar."""
    return _tr(_DONE[act]).format(email=email)


def problem(error: Exception | str) -> str:
    """What keeps an act from being done, as a sentence; empty for what is no rule's refusal."""
    code = error if isinstance(error, str) else error.code if isinstance(error, Refused) else ""
    if code in _PROBLEMS:
        return _tr(_PROBLEMS[code])
    return fault_words.sentence(error) if isinstance(error, Conflict) else ""


def password(account: PortalAccount) -> str:
    """What password there is, never the password."""
    if account.password_until is not None:
        return _tr("one-time, holds until {at}").format(at=moment(account.password_until))
    if account.has_password:
        return _tr("chosen by the customer")
    if account.state is PortalState.CLOSED:
        return _tr("deleted")
    by_link = account.state in {PortalState.WAITING, PortalState.ACTIVE} and account.mail is not None
    return _tr("none: the customer sets one by the link in the e-mail") if by_link else _tr("none")


def lock(account: PortalAccount) -> str:
    """Why the customer can't sign in just now though the account is not blocked; empty: nothing of the kind."""
    if account.locked_until is not None:
        text = QCoreApplication.translate("Portal", "until {at}, after %n failed sign-in(s)", "", account.failures)
        return text.format(at=hour(account.locked_until))
    if account.failures:
        return QCoreApplication.translate("Portal", "no; %n failed sign-in(s) counted", "", account.failures)
    return ""


def state_line(account: PortalAccount) -> str:
    """What state it is in, since when, by whom and why."""
    if account.changed_at is None:
        return ""
    text = _tr("{state} since {at}, {who}").format(
        state=state_word(account.state), at=moment(account.changed_at), who=by(account.changed_by)
    )
    text = text[:1].upper() + text[1:]
    return f"{text}: {account.reason}" if account.reason else text


def mail(found: PortalMail | None) -> str:
    """The newest e-mail with a link, and until when the link holds."""
    if found is None:
        return ""
    kind = _tr(_MAIL_KINDS[found.kind]) if found.kind in _MAIL_KINDS else found.kind
    text = _tr(_MAIL[found.status]).format(kind=kind, at=moment(found.sent_at or found.made_at))
    if found.expires_at is not None:
        text += ", " + _tr("the link holds until {at}").format(at=moment(found.expires_at))
    return text


def by(who: str) -> str:
    """A clerk's name; the customer, where it was done in e-BOK."""
    return _tr("the customer in e-BOK") if who == BY_PORTAL else who


def why(reason: str) -> str:
    """The reason as it was written; what the portal gives as a code, in words."""
    return _tr(_WHY[reason]) if reason in _WHY else reason


def event(code: str) -> str:
    """One thing that happened, in words."""
    return _tr(_EVENTS[code]) if code in _EVENTS else code


def event_columns() -> tuple[Column[PortalEvent], ...]:
    """Columns of what the account went through, the newest first."""
    widest = max((_tr(name) for name in _EVENTS.values()), key=len)
    return (
        Column("at", _tr("When"), "28.11.2026 14:05", lambda e: moment(e.at)),
        Column("act", _tr("What"), widest, lambda e: event(e.act)),
        Column("state", _tr("Then it was"), state_word(PortalState.BLOCKED), lambda e: state_word(e.after)),
        Column("who", _tr("By whom"), "Magdalena Nowak", lambda e: by(e.who)),
        Column("reason", _tr("Why"), "", lambda e: why(e.reason) or DASH, hint=lambda e: why(e.reason)),
    )


def since(account: PortalAccount) -> str:
    """The day the account was opened."""
    return day(local(account.created_at).date()) if account.created_at else DASH

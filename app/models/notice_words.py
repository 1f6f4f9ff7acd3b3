"""E-mail notices in words: what they tell, where they stand, why, and what can be done. Context "Notices"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.notices import (
    Evidence,
    NoticeAct,
    NoticeKind,
    NoticeRow,
    NoticeStatus,
    OutboxCounts,
    OutboxRow,
    OutboxView,
)
from app.models.columns import Column
from app.models.language import noop
from app.models.words import moment

_KINDS = {
    NoticeKind.NEW_INVOICE: noop("Notices", "new invoice"),
    NoticeKind.ACTIVATION: noop("Notices", "activation of the account"),
    NoticeKind.PASSWORD_RESET: noop("Notices", "new password"),
    NoticeKind.ACCOUNT_ACTIVATED: noop("Notices", "account active"),
    NoticeKind.ACCOUNT_BLOCKED: noop("Notices", "account blocked"),
    NoticeKind.REGISTRATION_TOLD: noop("Notices", "an account was opened"),
    NoticeKind.MESSAGE_WAITING: noop("Notices", "message waiting"),
    NoticeKind.READING_CONFIRMED: noop("Notices", "reading accepted"),
    NoticeKind.READING_REFUSED: noop("Notices", "reading refused"),
    NoticeKind.EMAIL_CODE: noop("Notices", "code of an e-mail address"),
    NoticeKind.EMAIL_CHANGED: noop("Notices", "e-mail address changed"),
    NoticeKind.PAPER_COPY: noop("Notices", "copy of a document"),
    NoticeKind.PAYMENT_DETAILS: noop("Notices", "payment details"),
    NoticeKind.OFFICE_PAPER: noop("Notices", "paper of an object card"),
}
_STATES = {
    NoticeStatus.HELD: noop("Notices", "held"),
    NoticeStatus.WAITING: noop("Notices", "waits"),
    NoticeStatus.SENDING: noop("Notices", "is being sent"),
    NoticeStatus.SENT: noop("Notices", "sent"),
    NoticeStatus.UNCERTAIN: noop("Notices", "uncertain"),
    NoticeStatus.DEAD: noop("Notices", "not delivered"),
    NoticeStatus.SUPPRESSED: noop("Notices", "left out"),
    NoticeStatus.CANCELLED: noop("Notices", "dropped"),
}
_ACTS = {
    NoticeAct.TAKEN: noop("Notices", "taken"),
    NoticeAct.SENT: noop("Notices", "sent"),
    NoticeAct.REFUSED: noop("Notices", "refused by the server"),
    NoticeAct.DEFERRED: noop("Notices", "put off by the server"),
    NoticeAct.UNCERTAIN: noop("Notices", "uncertain"),
    NoticeAct.DEAD: noop("Notices", "not delivered"),
    NoticeAct.SUPPRESSED: noop("Notices", "left out"),
    NoticeAct.BOUNCED: noop("Notices", "came back"),
    NoticeAct.RELEASED: noop("Notices", "let go"),
    NoticeAct.RETRIED: noop("Notices", "sent once more by hand"),
    NoticeAct.CANCELLED: noop("Notices", "dropped"),
}
_REASONS = {
    "no_consent": noop("Notices", "no consent to it"),
    "no_address": noop("Notices", "no e-mail address"),
    "address_bouncing": noop("Notices", "the address does not work"),
    "address_not_confirmed": noop("Notices", "the address is no longer confirmed"),
    "address_broken": noop("Notices", "the address is none"),
    "thing_gone": noop("Notices", "what it told of is no longer there"),
    "thing_changed": noop("Notices", "it was decided otherwise meanwhile"),
    "ksef_rejected": noop("Notices", "KSeF has rejected the invoice"),
    "already_read": noop("Notices", "the customer has read it in e-BOK"),
    "account_not_waiting": noop("Notices", "the account waits for no activation"),
    "account_not_open": noop("Notices", "the account is not open"),
    "change_over": noop("Notices", "the change of address is over"),
    "sender_died": noop("Notices", "the sender stopped in the middle"),
    "lost_before": noop("Notices", "the connection to the mail server was lost before the e-mail"),
    "lost_in_text": noop("Notices", "the connection to the mail server was lost in the middle of the e-mail"),
    "lost_at_end": noop("Notices", "the connection to the mail server was lost before its answer"),
    "not_composed": noop("Notices", "the e-mail could not be put together"),
}
_ADVICE = {
    NoticeStatus.HELD: noop("Notices", "There are many of one import: a supervisor lets them go or drops them."),
    NoticeStatus.UNCERTAIN: noop(
        "Notices", "Nobody heard whether the server took it over. Ask the customer; send it once more or drop it."
    ),
    NoticeStatus.DEAD: noop("Notices", "It was refused for good. Correct the address first, then send it once more."),
}
_EMPTY = {
    OutboxView.HELD: noop("Notices", "No e-mail is held."),
    OutboxView.UNCERTAIN: noop("Notices", "It is known of every e-mail whether it was delivered."),
    OutboxView.DEAD: noop("Notices", "No e-mail was refused for good."),
    OutboxView.WAITING: noop("Notices", "No e-mail waits for the sender."),
    OutboxView.LOG: noop("Notices", "No e-mail has been sent yet."),
}
_VIEWS = {
    OutboxView.HELD: noop("Notices", "Held"),
    OutboxView.UNCERTAIN: noop("Notices", "Uncertain"),
    OutboxView.DEAD: noop("Notices", "Not delivered"),
    OutboxView.WAITING: noop("Notices", "Waiting"),
    OutboxView.LOG: noop("Notices", "Log of sending"),
}
_COUNTED = 10_000


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notices", text)


def kind(value: NoticeKind) -> str:
    """``nowa faktura``."""
    return _tr(_KINDS[value])


def reason(answer: str) -> str:
    """Our own code in words; a mail server's answer as it stands."""
    code = answer.partition(":")[0]
    return _tr(_REASONS[code]) if code in _REASONS else answer


def state(row: NoticeRow, now: datetime) -> str:
    """``czeka do 23.11.2026 07:00``, ``pominięte: nie ma na to zgody``, ``wysłane 22.11.2026 14:05``, ``wróciło`` ..."""
    text = _tr(_STATES[row.status])
    if row.bounced_at is not None:
        return _tr("came back {moment}").format(moment=moment(row.bounced_at))
    if row.status is NoticeStatus.SENT:
        return f"{text} {moment(row.sent_at)}"
    if row.status is NoticeStatus.WAITING and row.not_before > now:
        return _tr("waits until {moment}").format(moment=moment(row.not_before))
    return f"{text}: {reason(row.answer)}" if row.status is NoticeStatus.SUPPRESSED else text


def tone(row: NoticeRow) -> str:
    """Amber where a person has something to do, dim where nothing happens any more."""
    if row.bounced_at is not None or row.status in {NoticeStatus.HELD, NoticeStatus.UNCERTAIN, NoticeStatus.DEAD}:
        return "warn"
    return "dim" if row.status in {NoticeStatus.SUPPRESSED, NoticeStatus.CANCELLED} else ""


def advice(status: NoticeStatus) -> str:
    """What to do about a notice that waits for a person; empty for others."""
    return _tr(_ADVICE[status]) if status in _ADVICE else ""


def empty(view: OutboxView) -> str:
    """Why the list is empty."""
    return _tr(_EMPTY[view])


def view_word(view: OutboxView, counts: OutboxCounts) -> str:
    """``Wstrzymane (812)``."""
    text = _tr(_VIEWS[view])
    count = {
        OutboxView.HELD: counts.held,
        OutboxView.UNCERTAIN: counts.uncertain,
        OutboxView.DEAD: counts.dead,
        OutboxView.WAITING: counts.waiting,
    }.get(view, 0)
    return f"{text} ({count})" if count else text


def outbox_columns(now: Callable[[], datetime]) -> tuple[Column[OutboxRow], ...]:
    """Columns of the page "E-maile"; in the log the moment and the act are those of the entry."""
    return (
        Column("at", _tr("When"), "28.11.2026 14:05", lambda r: moment(r.at or r.notice.made_at)),
        Column("name", _tr("Customer"), "", lambda r: r.name, strong=True),
        Column("number", _tr("Number"), "0045128", lambda r: r.number),
        Column("kind", _tr("What about"), "aktywacja konta e-BOK", lambda r: kind(r.notice.kind)),
        Column("address", _tr("Address"), "a···@poczta.example", lambda r: r.notice.address),
        Column(
            "state",
            _tr("State"),
            "wysłane 28.11.2026 14:05",
            lambda r: state(r.notice, now()) if r.act is None else _tr(_ACTS[r.act]),
            tone=lambda r: tone(r.notice),
        ),
    )


def customer_columns(now: Callable[[], datetime]) -> tuple[Column[NoticeRow], ...]:
    """Columns of one customer's e-mails."""
    return (
        Column("at", _tr("When"), "28.11.2026 14:05", lambda r: moment(r.made_at)),
        Column("kind", _tr("What about"), "", lambda r: kind(r.kind)),
        Column("address", _tr("Address"), "a···@poczta.example", lambda r: r.address),
        Column("state", _tr("State"), "wysłane 28.11.2026 14:05", lambda r: state(r, now()), tone=tone),
    )


def evidence(lines: tuple[Evidence, ...]) -> str:
    """What was done with an e-mail, one line each, as plain text."""
    return "\n".join(_evidence(line) for line in lines) or _tr("Nothing has been done with it yet.")


def _evidence(line: Evidence) -> str:
    parts = [moment(line.at), _tr(_ACTS[line.act]), line.address, reason(line.answer), line.message_id, line.actor]
    return " · ".join(part for part in parts if part)

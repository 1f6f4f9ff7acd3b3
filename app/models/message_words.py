"""Messages in words: lists of page 1.1 and of the inbox, conversations as plain text, templates. Context "Messages"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.domain.answers import Answerable, AnswerTopic
from app.domain.messages import InboxRow, InboxView, Message, Thread, ThreadState
from app.domain.office import COUNTED
from app.models import answers
from app.models.columns import Column
from app.models.language import noop
from app.models.words import day, days_word, local, moment

RULE = "――"
"""Before the line that says who wrote when."""

_PROBLEMS = {
    "subject_empty": noop("Messages", "Write what it is about."),
    "subject_too_long": noop("Messages", "The subject is too long."),
    "body_empty": noop("Messages", "Write the message."),
    "body_too_long": noop("Messages", "The message is too long."),
    "portal_not_active": noop("Messages", "The customer's e-BOK account is not active: nobody would read it."),
    "no_such_thread": noop("Messages", "This conversation is no longer there."),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def problem(code: str) -> str:
    """What keeps a message from being sent, as a sentence; empty for another code."""
    return _tr(_PROBLEMS[code]) if code in _PROBLEMS else ""


# ---------------------------------------------------------------- conversations


_STATES = (
    noop("Messages", "unread, waits"),
    noop("Messages", "waits for an answer"),
    noop("Messages", "needs no answer"),
    noop("Messages", "read by the customer"),
    noop("Messages", "not yet read by the customer"),
)


def state(thread: Thread) -> str:
    """``czeka na odpowiedź``, ``nieprzeczytana przez klienta`` ..."""
    if thread.waiting:
        return _tr(_STATES[0 if thread.unread else 1])
    if thread.newest.from_customer:
        return _tr(_STATES[2])
    return _tr(_STATES[3 if thread.newest.read_at else 4])


def state_tone(thread: Thread) -> str:
    """Amber while the customer waits."""
    if thread.waiting:
        return "warn"
    return "dim" if thread.newest.from_customer or thread.newest.read_at else ""


def thread_columns() -> tuple[Column[Thread], ...]:
    """Columns of page 1.1, one row a conversation."""
    return (
        Column("at", _tr("Last message"), "28.11.2026 14:05", lambda t: moment(t.newest.sent_at)),
        Column("subject", _tr("Subject"), "", lambda t: " ".join(t.subject.split())),
        Column("count", _tr("Messages"), "100", lambda t: str(len(t.messages))),
        Column("state", _tr("State"), max((_tr(name) for name in _STATES), key=len), state, tone=state_tone),
    )


def conversation(thread: Thread) -> str:
    """A whole conversation as plain text, oldest first; markup stays what it is, letters."""
    return "\n\n".join(_written(message) for message in thread.messages)


def _written(message: Message) -> str:
    who = _tr("customer (e-BOK)") if message.from_customer else message.author
    read = _tr("read {moment}").format(moment=moment(message.read_at)) if message.read_at else _tr("unread")
    return f"{RULE} {moment(message.sent_at)}, {who}, {read}\n{message.body}"


# ---------------------------------------------------------------- the inbox

VIEWS = {
    InboxView.WAITING: noop("Messages", "Waiting"),
    InboxView.MINE: noop("Messages", "Mine"),
    InboxView.ASSIGNED: noop("Messages", "Assigned"),
    InboxView.OPEN: noop("Messages", "All open"),
    InboxView.CLOSED: noop("Messages", "Closed"),
}
_NOTHING = {
    InboxView.WAITING: noop("Messages", "Every message has been answered."),
    InboxView.MINE: noop("Messages", "You have no conversation. Take one from those that wait."),
    InboxView.ASSIGNED: noop("Messages", "No conversation is assigned to anybody."),
    InboxView.OPEN: noop("Messages", "No conversation is open."),
    InboxView.CLOSED: noop("Messages", "No conversation has been closed yet."),
}


def view_word(view: InboxView, count: int | None = None) -> str:
    """``Czekają (12)``; over a thousand are not counted."""
    text = _tr(VIEWS[view])
    if count is None:
        return text
    return f"{text} ({count}+)" if count >= COUNTED else f"{text} ({count})"


def nothing(view: InboxView) -> str:
    """Why a view is empty."""
    return _tr(_NOTHING[view])


def inbox_columns(now: Callable[[], datetime]) -> tuple[Column[InboxRow], ...]:
    """Columns of the page "Wiadomości": who waits, since when, on whose desk."""
    return (
        Column("at", _tr("Last message"), "28.11.2026 14:05", lambda r: moment(r.last_at)),
        Column("waits", _tr("Waits"), days_word(100), lambda r: waits(r, now()), tone=lambda r: tone(r, now())),
        Column("number", "Id", "0045123", lambda r: r.number),
        Column("name", _tr("Customer"), "Nowakowska-Brzęczyszczykiewicz", lambda r: r.name, strong=True),
        Column("subject", _tr("Subject"), "", lambda r: " ".join(r.subject.split())),
        Column("holder", _tr("Whose"), "Aleksandra Nowakowska", lambda r: holder(r.state)),
        Column("state", _tr("State"), _tr("unread"), inbox_state),
    )


def waits(row: InboxRow, now: datetime) -> str:
    """``3 dni``; nothing where nobody waits."""
    return days_word(days(row.waiting_since, now)) if row.waiting_since else ""


def days(since: datetime, now: datetime) -> int:
    """Calendar days a message has waited in the office's zone."""
    return (local(now).date() - local(since).date()).days


def tone(row: InboxRow, now: datetime) -> str:
    """Amber after three days; domain.md 5.8: written information is due within 14."""
    waited = days(row.waiting_since, now) if row.waiting_since else 0
    return "owe" if waited > 14 else "warn" if waited > 3 else ""


def inbox_state(row: InboxRow) -> str:
    """``nieprzeczytana``, ``odpowiedziano``, ``zamknięta``."""
    if row.state.closed:
        return _tr("closed")
    if row.waiting_since is None:
        return _tr("answered")
    return _tr("unread") if row.unread else _tr("read")


def holder(state: ThreadState) -> str:
    """Whose conversation it is."""
    return state.holder_name or _tr("nobody's")


# ---------------------------------------------------------------- templates


@dataclass(frozen=True, slots=True)
class Template:
    """A text to begin with; fields of the card are filled in."""

    title: str
    subject: str
    body: str


def templates(facts: Answerable, deadline: date | None) -> tuple[Template, ...]:
    """Built-in templates that fit this customer now; ``deadline`` is that of the open complaint."""
    made = [
        Template(
            _tr("Reading received"), _tr("Meter reading"),
            _letter(_tr("We have received the meter reading you gave. It will be settled in the next invoice.")),
        ),
        Template(
            _tr("Please give a reading"), _tr("Please give your meter's state"),
            _letter(_tr("Please give the present state of your meter (black digits, whole m³) by phone or in e-BOK, page 2.3.")),
        ),
    ]  # fmt: skip
    balances = answers.sentences(facts, AnswerTopic.BALANCE)
    if balances:
        made.append(Template(_tr("Balance"), _tr("Balance of your account"), answers.letter(balances)))
    pickups = answers.sentences(facts, AnswerTopic.PICKUP)
    if pickups:
        made.append(Template(_tr("Pickup days"), _tr("Days of waste pickups"), answers.letter(pickups)))
    if deadline is not None:
        text = _tr("We have received your complaint. You will get an answer by {day}.").format(day=day(deadline))
        made.append(Template(_tr("Complaint received"), _tr("Complaint received"), _letter(text)))
    return tuple(made)


def _letter(text: str) -> str:
    return answers.letter((text,))

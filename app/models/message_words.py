"""Messages in words: lists of page 1.1 and of the inbox, conversations as plain text. Context "Messages"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Refused
from app.domain.messages import AttachedFile, Attachment, InboxRow, InboxView, Message, Thread, ThreadState
from app.domain.office import COUNTED
from app.models import scan_words
from app.models.columns import Column
from app.models.fault_words import sentence
from app.models.language import noop
from app.models.words import days_word, local, moment

RULE = "――"
"""Before the line that says who wrote when."""

_PROBLEMS = {
    "subject_empty": noop("Messages", "Write what it is about."),
    "subject_too_long": noop("Messages", "The subject is too long."),
    "body_empty": noop("Messages", "Write the message."),
    "body_too_long": noop("Messages", "The message is too long."),
    "portal_not_active": noop("Messages", "The customer's e-BOK account is not active: nobody would read it."),
    "no_such_thread": noop("Messages", "This conversation is no longer there."),
    "field_unfilled": noop("Messages", "Fill in what stands in braces; it is not sent like this."),
    "no_such_file": noop("Messages", "An attachment is no longer there. Attach it again."),
    "too_many_files": noop("Messages", "A message takes ten attachments at most."),
    "thread_closed": noop("Messages", "This conversation is closed. Open it again first."),
    "no_such_clerk": noop("Messages", "This clerk no longer works here. Choose somebody else."),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def problem(code: str) -> str:
    """What keeps a message from being sent, as a sentence; empty for another code."""
    return _tr(_PROBLEMS[code]) if code in _PROBLEMS else ""


def file_problem(error: Refused) -> str:
    """Why a file is not attached, to stand behind its name."""
    return scan_words.sentence(error) or sentence(error)


# ---------------------------------------------------------------- conversations


_STATES = (
    noop("Messages", "unread, waits"),
    noop("Messages", "waits for an answer"),
    noop("Messages", "needs no answer"),
    noop("Messages", "not yet read by the customer"),
)
_READ = noop("Messages", "read {moment}")


def state(thread: Thread) -> str:
    """``czeka na odpowiedź``, ``klient nie czytał``, ``przeczytano 20.11.2026 14:05`` ..."""
    if thread.waiting:
        return _tr(_STATES[0 if thread.unread else 1])
    if thread.newest.from_customer:
        return _tr(_STATES[2])
    read_at = thread.newest.read_at
    return _tr(_READ).format(moment=moment(read_at)) if read_at else _tr(_STATES[3])


def desk_state(thread: Thread) -> str:
    """Whose conversation it is and whether it is closed: ``prowadzi: Ewa Dąbrowska``; nothing where it is nobody's."""
    if thread.state.closed:
        when = moment(thread.state.closed_at) if thread.state.closed_at else ""
        return _tr("closed {moment}, {who}").format(moment=when, who=thread.state.closed_by or _tr("history"))
    return _tr("in hand: {who}").format(who=thread.state.holder_name) if thread.state.holder else ""


def state_tone(thread: Thread) -> str:
    """Amber while the customer waits."""
    if thread.waiting:
        return "warn"
    return "dim" if thread.state.closed or thread.newest.from_customer or thread.newest.read_at else ""


def thread_columns() -> tuple[Column[Thread], ...]:
    """Columns of page 1.1, one row a conversation."""
    return (
        Column("at", _tr("Last message"), "28.11.2026 14:05", lambda t: moment(t.newest.sent_at)),
        Column("subject", _tr("Subject"), "", lambda t: " ".join(t.subject.split())),
        Column("count", _tr("Messages"), "100", lambda t: str(len(t.messages))),
        Column("holder", _tr("Whose"), "Aleksandra Nowakowska", lambda t: holder(t.state)),
        Column("state", _tr("State"), _tr(_READ).format(moment="28.11.2026 14:05"), state, tone=state_tone),
    )


def conversation(thread: Thread) -> str:
    """A whole conversation as plain text, oldest first; markup stays what it is, letters."""
    return "\n\n".join(_written(message) for message in thread.messages)


def _written(message: Message) -> str:
    who = _tr("customer (e-BOK)") if message.from_customer else message.author
    read = _tr(_READ).format(moment=moment(message.read_at)) if message.read_at else _tr("unread")
    group = _tr(", to a group") if message.to_group else ""
    head = f"{RULE} {moment(message.sent_at)}, {who}{group}, {read}\n{message.body}"
    if not message.files:
        return head
    return f"{head}\n{_tr('Attachments:')} {', '.join(file_words(file) for file in message.files)}"


def file_words(file: Attachment | AttachedFile) -> str:
    """``licznik.png (12 kB)``."""
    return f"{' '.join(file.name.split())} ({scan_words.size(file.size)})"


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


def groups_word(held: int) -> str:
    """``Do grup``; where some wait for a supervisor, how many."""
    if not held:
        return _tr("To groups")
    return QCoreApplication.translate("Messages", "To groups (%n to let go)", "", held)


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
    """Whose conversation it is; nothing where it is nobody's."""
    return state.holder_name


def taken(name: str) -> str:
    """Somebody else was first to take a conversation."""
    if not name:
        return _tr("Somebody has put this conversation back meanwhile.")
    return _tr("{name} has taken this conversation meanwhile.").format(name=name)

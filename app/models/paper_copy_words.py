"""Copies of papers in words: what one is called (office rule 11), why one can't be given. Context "PaperCopies"."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Refused
from app.domain.paper_copies import CopyWay, KeptCopies, KeptCopy
from app.domain.prints import CopyMark
from app.models import fault_words, notice_words
from app.models.language import noop
from app.models.words import day, local, moment

_MARKS = {
    CopyMark.SHARED_AGAIN: noop("PaperCopies", "visualisation shared again"),
    CopyMark.REPRINT: noop("PaperCopies", "reprint"),
    CopyMark.DUPLICATE: noop("PaperCopies", "DUPLICATE"),
}
_WAYS = {
    CopyWay.PRINT: noop("PaperCopies", "printed"),
    CopyWay.SAVE: noop("PaperCopies", "saved as a file"),
    CopyWay.EMAIL: noop("PaperCopies", "e-mail"),
}
_MAIL = noop("PaperCopies", "e-mail to {address} ({state})")
_LINE = noop("PaperCopies", "{moment}: {copy}, {way}, {who}")
_LOSS = noop("PaperCopies", "Told of the loss: {loss}")
_SUMMARY = noop("PaperCopies", "Given away %n time(s), last {day}.")
_REFUSALS = {
    "no_such_paper": noop("PaperCopies", "This document is no longer there. Read the list again (F5)."),
    "no_duplicate_of_ksef": noop(
        "PaperCopies", "The invoice is in KSeF: its visualisation is shared again, there is no duplicate of it."
    ),
    "loss_of_one_paper": noop("PaperCopies", "A loss is told of one document: make a duplicate of each by itself."),
    "email_not_confirmed": noop(
        "PaperCopies", "The customer has no confirmed e-mail address that works: nothing was sent."
    ),
    "email_changed": noop("PaperCopies", "The customer's e-mail address has just changed. Look at it and send again."),
}
_OF_FILE = "ksef_"
"""How codes of a file that can't be read begin."""
_FILE = noop("PaperCopies", "The file of this invoice can't be read. Tell the administrator ({code}).")


def mark_word(mark: CopyMark) -> str:
    """``ponowny wydruk``."""
    return _tr(_MARKS[mark])


def given_line(copy: KeptCopy, now: datetime) -> str:
    """``22.11.2026 14:05: DUPLIKAT, druk, Anna Nowak. Zgłoszono: zginęła na poczcie``."""
    line = _tr(_LINE).format(moment=moment(copy.made_at), copy=mark_word(copy.mark), way=_way(copy, now), who=copy.who)
    return f"{line}. {_tr(_LOSS).format(loss=copy.loss)}" if copy.loss else line


def given_summary(copies: KeptCopies) -> str:
    """``Wydano 2 razy, ostatnio 22.11.2026.``; empty where nothing was given away."""
    if not copies.rows:
        return ""
    text = QCoreApplication.translate("PaperCopies", _SUMMARY, "", copies.count)
    return text.format(day=day(local(copies.rows[0].made_at).date()))


def _way(copy: KeptCopy, now: datetime) -> str:
    if copy.mail is None or not copy.mail.address:
        return _tr(_WAYS[copy.way])
    return _tr(_MAIL).format(address=copy.mail.address, state=notice_words.state(copy.mail, now))


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaperCopies", text)


def sentence(error: BaseException) -> str:
    """Why a copy can't be given, and what to do."""
    if isinstance(error, Refused) and error.code in _REFUSALS:
        return _tr(_REFUSALS[error.code])
    if isinstance(error, Refused) and error.code.startswith(_OF_FILE):
        return _tr(_FILE).format(code=error.code)
    return fault_words.sentence(error)

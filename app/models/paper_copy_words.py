"""Copies of papers in words: what one is called (office rule 11), why one can't be given. Context "PaperCopies"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.faults import Refused
from app.domain.prints import CopyMark
from app.models import fault_words
from app.models.language import noop

_MARKS = {
    CopyMark.SHARED_AGAIN: noop("PaperCopies", "visualisation shared again"),
    CopyMark.REPRINT: noop("PaperCopies", "reprint"),
    CopyMark.DUPLICATE: noop("PaperCopies", "DUPLICATE"),
}
_REFUSALS = {
    "no_such_paper": noop("PaperCopies", "This document is no longer there. Read the list again (F5)."),
    "no_duplicate_of_ksef": noop(
        "PaperCopies", "The invoice is in KSeF: its visualisation is shared again, there is no duplicate of it."
    ),
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
    return QCoreApplication.translate("PaperCopies", _MARKS[mark])


def sentence(error: BaseException) -> str:
    """Why a copy can't be given, and what to do."""
    if isinstance(error, Refused) and error.code in _REFUSALS:
        return QCoreApplication.translate("PaperCopies", _REFUSALS[error.code])
    if isinstance(error, Refused) and error.code.startswith(_OF_FILE):
        return QCoreApplication.translate("PaperCopies", _FILE).format(code=error.code)
    return fault_words.sentence(error)

"""Sentences about an e-mail address that waits for its code. Context "EmailWords"."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.email_change import CodeAnswer, EmailChange
from app.models import words
from app.models.language import noop

translate = QCoreApplication.translate

_ANSWERS = {
    CodeAnswer.WRONG: noop("EmailWords", "This is not the code; compare it sign by sign."),
    CodeAnswer.EXPIRED: noop("EmailWords", "The code has run out; ask for the change anew."),
    CodeAnswer.TOO_MANY: noop("EmailWords", "Too many wrong codes: the change is given up; ask for it anew."),
    CodeAnswer.NOT_SENT: noop("EmailWords", "The code has not been sent yet; wait a moment."),
    CodeAnswer.NONE: noop("EmailWords", "No change of the address waits any more; somebody else was first."),
}
_NOTICES = {
    "dead": noop("EmailWords", "The e-mail with the code could not be delivered: the address is probably wrong."),
    "uncertain": noop("EmailWords", "It is not certain whether the e-mail with the code was delivered."),
    "suppressed": noop("EmailWords", "The e-mail with the code was not sent: the address is known not to work."),
}


def code_words(answer: CodeAnswer) -> str:
    """What became of a code that was not right."""
    return _tr(_ANSWERS[answer])


def waiting_words(change: EmailChange, now: datetime) -> str:
    """Which address waits, since when, until when its code holds."""
    told = [
        translate("EmailWords", "The new address %1 waits for its code (asked %2, %3).")
        .replace("%1", change.shown)
        .replace("%2", words.moment(change.asked_at))
        .replace("%3", change.asked_by)
    ]
    if change.notice in _NOTICES:
        told.append(_tr(_NOTICES[change.notice]))
    elif change.expires_at is None:
        told.append(translate("EmailWords", "The code has not been sent yet."))
    elif change.expired(now):
        told.append(
            translate("EmailWords", "The code ran out at %1: send a new one.").replace(
                "%1", words.moment(change.expires_at)
            )
        )
    else:
        tries = translate("EmailWords", "%n attempt(s) left", "", change.tries_left)
        until = translate("EmailWords", "The code holds until %1, %2.").replace("%1", words.moment(change.expires_at))
        told.append(until.replace("%2", tries))
    told.append(
        translate("EmailWords", "The old address was told, and stays on file until then.")
        if change.replaces
        else translate("EmailWords", "There is no other address on file.")
    )
    return " ".join(told)


def _tr(text: str) -> str:
    return translate("EmailWords", text)

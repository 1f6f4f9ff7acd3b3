"""Topics of a contact by one key each (office rule 9), with the letter that chooses them. Context "Topics"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.contacts import Topic
from app.models.language import noop

_NAMES = {
    Topic.BALANCE: noop("Topics", "ba&lance"),
    Topic.READING: noop("Topics", "&reading"),
    Topic.PAPER: noop("Topics", "&document"),
    Topic.COMPLAINT: noop("Topics", "&complaint"),
    Topic.FAILURE: noop("Topics", "&failure"),
    Topic.PICKUP: noop("Topics", "pic&kup"),
    Topic.PORTAL: noop("Topics", "&e-BOK"),
    Topic.DATA: noop("Topics", "personal d&ata"),
}


def name(topic: Topic) -> str:
    """The topic's word with ``&`` before its letter."""
    return QCoreApplication.translate("Topics", _NAMES[topic])


def letter(topic: Topic) -> str:
    """The small letter that chooses it."""
    text = name(topic)
    return text[text.index("&") + 1].lower()


def of_letter(typed: str) -> Topic | None:
    """The topic of a letter, None where it is no topic's."""
    return next((topic for topic in Topic if letter(topic) == typed.lower()), None)

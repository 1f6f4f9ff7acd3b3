"""Templates of messages with the customer's figures filled in; what the data does not know is left to be filled in.

Context "Messages".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.answers import Answerable, AnswerTopic
from app.domain.card import CustomerCard
from app.domain.messages import MessageText, fields, filled
from app.models import answers
from app.models.language import noop
from app.models.words import day

FROM_DATA = frozenset({"balance", "pickups", "deadline", "decisions"})
"""Fields that nobody types: where the data does not give them, the template says nothing true and is not offered."""

_FIELDS = {
    "street": noop("Messages", "Street"),
    "date": noop("Messages", "Day"),
    "today": noop("Messages", "Today"),
    "name": noop("Messages", "Name"),
    "number": noop("Messages", "Customer number"),
    "address": noop("Messages", "Address"),
    "clerk": noop("Messages", "Who writes"),
    "hours": noop("Messages", "Hours"),
    "until": noop("Messages", "Until when"),
}


@dataclass(frozen=True, slots=True)
class Template:
    """A text to begin with; what is known is filled in."""

    title: str
    subject: str
    body: str


def field_word(name: str) -> str:
    """What is asked for: ``Dzień``; a field an administrator invented has its own name."""
    return QCoreApplication.translate("Messages", _FIELDS[name]) if name in _FIELDS else name.replace("_", " ")


def all_fields(texts: Iterable[MessageText]) -> tuple[str, ...]:
    """Fields of every template: none of them is ever sent bare."""
    return tuple(dict.fromkeys(name for text in texts for name in fields(text.body)))


def offered(texts: Sequence[MessageText], values: Mapping[str, str]) -> tuple[Template, ...]:
    """Templates that fit, the known fields filled in."""
    return tuple(
        Template(text.title, text.title, filled(text.body, values))
        for text in texts
        if not any(name in FROM_DATA and not values.get(name) for name in fields(text.body))
    )


def values_of(card: CustomerCard, facts: Answerable, clerk: str) -> dict[str, str]:
    """What the data knows of a customer, by field. ``facts`` hold no more than the level opens (office rule 8)."""
    known = {
        "name": card.name,
        "number": card.number,
        "address": card.address,
        "street": _street(card),
        "today": day(facts.today),
        "clerk": clerk,
        "balance": _sentences(facts, AnswerTopic.BALANCE),
        "pickups": _sentences(facts, AnswerTopic.PICKUP),
        "deadline": _deadline(card.next_deadline),
    }
    return {name: text for name, text in known.items() if text}


def values_of_group(streets: Sequence[str], today: date, clerk: str) -> dict[str, str]:
    """What is the same for everybody of a group."""
    known = {"street": ", ".join(streets), "today": day(today), "clerk": clerk}
    return {name: text for name, text in known.items() if text}


def _deadline(on_day: date | None) -> str:
    return day(on_day) if on_day else ""


def _sentences(facts: Answerable, topic: AnswerTopic) -> str:
    return "\n".join(answers.sentences(facts, topic))


def _street(card: CustomerCard) -> str:
    """The street of a customer who has one object; of several nobody knows which is meant."""
    places = {account.object_address for account in card.accounts} or {card.address}
    if len(places) != 1:
        return ""
    return re.sub(r"\s+\S*\d\S*$", "", places.pop().split(",")[0]).strip()

""" "Widok klienta": what a customer finds in e-BOK, gathered from the same places the desk reads."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.customers import PersonalData
from app.domain.messages import Message
from app.domain.papers import Paper
from app.domain.waste import WastePlan


@dataclass(frozen=True, slots=True)
class ClientData:
    """What stands on e-BOK's pages besides the card: newest messages and papers, the plan of pickups, masked data."""

    messages: tuple[Message, ...]
    papers: tuple[Paper, ...]
    more_papers: bool
    plan: WastePlan | None
    personal: PersonalData

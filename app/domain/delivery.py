"""Invoices on paper or electronic: one at a time, from a day that gives billing its time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Delivery(StrEnum):
    """How invoices reach the customer; the two exclude each other."""

    PAPER = "paper"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True)
class InvoiceDelivery:
    """How invoices go out today; ``next`` holds from ``from_day`` on where a change is on its way. ``accepted``: the
    acceptance of electronic invoices is in force. ``change_from``: from when the other way would hold if chosen today.
    """

    now: Delivery
    next: Delivery | None = None
    from_day: date | None = None
    accepted: bool = False
    change_from: date | None = field(default=None, compare=False)

    @property
    def chosen(self) -> Delivery:
        """What the customer has chosen last."""
        return self.next or self.now

    @property
    def other(self) -> Delivery:
        """What it can be changed to."""
        return Delivery.PAPER if self.chosen is Delivery.ELECTRONIC else Delivery.ELECTRONIC


PAPER_ONLY = InvoiceDelivery(Delivery.PAPER)
"""A customer who never chose."""


def read_delivery(said: dict[str, object]) -> InvoiceDelivery:
    """From the database's JSON."""
    later, day, change = said["next"], said["from"], said["change_from"]
    return InvoiceDelivery(
        Delivery(str(said["now"])),
        Delivery(str(later)) if later else None,
        date.fromisoformat(str(day)) if day else None,
        bool(said["accepted"]),
        date.fromisoformat(str(change)) if change else None,
    )

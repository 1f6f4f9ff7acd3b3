"""Files made of what is on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.documents import pickups_ics, pickups_pdf
from app.domain.waste_sheet import PickupEvent, PickupSheet


def pickup_pdf(sheet: PickupSheet) -> bytes:
    """The calendar of pickups on A4."""
    return pickups_pdf.make_pdf(sheet)


def pickup_ics(name: str, events: Sequence[PickupEvent], made_at: datetime) -> bytes:
    """The calendar of pickups for the customer's own calendar; ``made_at`` is an aware moment."""
    return pickups_ics.make_ics(name, events, made_at)

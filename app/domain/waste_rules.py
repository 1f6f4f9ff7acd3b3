"""Rules of pickups: the next one of each fraction, which one can be reported as missed, until when the office answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.calendar import add_working_days
from app.domain.waste import Fraction, NextPickup, Pickup, PickupStatus

_TO_COME = {PickupStatus.PLANNED, PickupStatus.MOVED}


def next_of_each(pickups: Iterable[Pickup], today: date) -> tuple[NextPickup, ...]:
    """The first pickup of each fraction from today on, soonest first."""
    found: dict[Fraction, Pickup] = {}
    for pickup in pickups:
        if pickup.day >= today and pickup.status in _TO_COME:
            known = found.get(pickup.fraction)
            if known is None or pickup.day < known.day:
                found[pickup.fraction] = pickup
    rows = sorted(found.values(), key=lambda pickup: (pickup.day, pickup.fraction.value))
    return tuple(NextPickup(pickup.fraction, pickup.day, pickup.moved_from) for pickup in rows)


def report_problem(pickup: Pickup, today: date, within_days: int) -> str:
    """Why a pickup can't be reported as missed: ``pickup_in_future``, ``pickup_too_old``, ``pickup_reported`` or ""."""
    if pickup.day > today:
        return "pickup_in_future"
    if pickup.status in {PickupStatus.REPORTED, PickupStatus.MISSED}:
        return "pickup_reported"
    if pickup.day < today - timedelta(days=within_days):
        return "pickup_too_old"
    return ""


def report_deadline(received: date, working_days: int) -> date:
    """Day by which a missed pickup is made good or answered; working days, as communes' rules have it (domain.md 5.8)."""
    return add_working_days(received, working_days)

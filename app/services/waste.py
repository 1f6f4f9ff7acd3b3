"""Page 2.4: the plan of pickups, and the report of one that did not happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain import waste_rules
from app.domain.faults import AlreadyDone, Refused
from app.domain.messages import storable
from app.domain.waste import MissedPickup, MissedPickupCase, Pickup, WastePlan
from app.services.link import Link
from app.store import waste
from app.store.session import Cancel


def plan(database: Link, customer_id: int, first: date, last: date, *, cancel: Cancel | None = None) -> WastePlan:
    """Points, containers and pickups between two days, in one round trip."""
    return waste.plan(database, customer_id, first, last, cancel=cancel)


def report_missed(
    database: Link, pickup: Pickup, missed: MissedPickup, today: date, *, cancel: Cancel | None = None
) -> MissedPickupCase:
    """Open the case of a pickup that did not happen; raises ``Refused`` with the code of ``waste_rules.report_problem``.

    A repeated request key answers with the case that is there.
    """
    missed = replace(missed, note=storable(missed.note))
    working_days, within = waste.settings(database, cancel=cancel)
    problem = waste_rules.report_problem(pickup, today, within)
    if problem:
        raise Refused(problem)
    deadline = waste_rules.report_deadline(today, working_days)
    try:
        return waste.report_missed(database, missed, today, deadline, cancel=cancel)
    except AlreadyDone:
        stored = waste.case_of(database, missed.request_key)
        if stored is None:
            raise
        return stored

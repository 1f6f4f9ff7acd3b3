"""The whole main job, in the order a morning brings it."""

from __future__ import annotations

from collections.abc import Iterator

from app.tour import finding
from app.tour.facts import Facts
from app.tour.steps import Step


def steps(facts: Facts, password: str) -> Iterator[Step]:
    """Every step of the tour."""
    yield from finding.sign_in(facts, password)
    yield from finding.finding(facts)

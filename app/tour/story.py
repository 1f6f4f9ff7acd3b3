"""The whole main job, in the order a morning brings it."""

from __future__ import annotations

from collections.abc import Iterator

from app.services.demo import Demo
from app.tour import caring, finding, moving, paying, reading, registering, telling
from app.tour.facts import Facts
from app.tour.steps import Step


def steps(facts: Facts, made: Demo, colleague: tuple[str, str]) -> Iterator[Step]:
    """Every step of the tour. ``colleague``: login and password of an accounting clerk."""
    yield from finding.sign_in(made.password)
    yield from finding.finding(facts)
    yield from telling.telling(facts)
    yield from telling.explaining(facts)
    yield from reading.taking(facts)
    yield from reading.checking(facts)
    yield from reading.refusing(facts)
    yield from reading.contradicting(facts)
    yield from caring.waste(facts)
    yield from caring.people(facts)
    yield from caring.writing(facts)
    yield from caring.ending(facts)
    yield from caring.complaining(facts)
    yield from registering.declaration(facts)
    yield from registering.explaining(facts)
    yield from registering.calling(facts)
    yield from registering.resetting(facts)
    yield from moving.listing(facts)
    yield from paying.papers(facts)
    yield from paying.paying(facts, made)
    yield from moving.looking()
    yield from moving.leaving(made.password)
    yield from paying.clearing(*colleague)

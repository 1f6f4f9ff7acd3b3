"""The four steps of a declaration, and which of the draft's fields is typed in which of them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Step(IntEnum):
    """Where the wizard stands (screens.md, page 8)."""

    WHO = 0
    OBJECTS = 1
    CONTACT = 2
    CHECK = 3


_FIELDS = {
    "account_ids": Step.OBJECTS,
    "email": Step.CONTACT,
    "email_again": Step.CONTACT,
    "phone": Step.CONTACT,
    "consents": Step.CONTACT,
    "received_on": Step.CHECK,
    "signed_on": Step.CHECK,
    "signed_here": Step.CHECK,
    "place": Step.CHECK,
    "opening": Step.CHECK,
    "remarks": Step.CHECK,
    "scan": Step.CHECK,
}
_LATE_TAKE_OVERS = frozenset({"take_over.email", "take_over.phone"})
"""Differences that are shown where e-mail and phone are typed."""


def step_of(field: str) -> Step:
    """The step where a field of ``domain.declarations.problems`` is typed; whatever is of the payer is in the first."""
    if field in _LATE_TAKE_OVERS:
        return Step.CONTACT
    return _FIELDS.get(field.partition(".")[0], Step.WHO)


def complete_steps(problems: Iterable[str]) -> frozenset[Step]:
    """Steps in which nothing is missing or wrong."""
    wrong = {step_of(field) for field in problems}
    return frozenset(step for step in Step if step not in wrong)

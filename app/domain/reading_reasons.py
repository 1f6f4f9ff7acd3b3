"""The reason kept with a reading: codes of the rules, what they compared with, and what the clerk wrote.

``below_booked 412 2026-10-03`` · ``far_above: burst pipe`` · ``undone``: kept as codes, so that it can be shown in any
language and counted; a reason without a known code is a person's own text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MAX_TEXT = 900
UNDONE = "undone"
"""Taken back by the clerk within the contact."""
REPLACED = "replaced"
"""Taken back because the same contact told another state for that day."""
CORRECTED = "estimate_corrected"
"""An estimate reversed for the sake of a true state."""

_CODED = re.compile(
    r"(?P<codes>[a-z][a-z_]*(?:,[a-z][a-z_]*)*)(?: (?P<state>\d{1,8}))?(?: (?P<on>\d{4}-\d\d-\d\d))?(?:: (?P<text>.+))?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason taken apart; ``codes`` are empty for a person's own text."""

    codes: tuple[str, ...] = ()
    state: int | None = None
    on: date | None = None
    text: str = ""

    def written(self) -> str:
        """As it is stored."""
        if not self.codes:
            return self.text[:MAX_TEXT]
        parts = [",".join(self.codes)]
        parts += [str(self.state)] if self.state is not None else []
        parts += [self.on.isoformat()] if self.on is not None else []
        return " ".join(parts) + (f": {self.text[:MAX_TEXT]}" if self.text else "")


def read_reason(stored: str, known: frozenset[str]) -> Reason:
    """Take a stored reason apart; what does not begin with ``known`` codes is text."""
    match = _CODED.fullmatch(stored)
    if match is None:
        return Reason(text=stored)
    codes = tuple(match["codes"].split(","))
    if not known.issuperset(codes):
        return Reason(text=stored)
    try:
        on = date.fromisoformat(match["on"]) if match["on"] else None
    except ValueError:
        return Reason(text=stored)
    return Reason(codes, int(match["state"]) if match["state"] else None, on, match["text"] or "")

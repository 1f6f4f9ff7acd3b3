"""What an entry of "Rozliczenie" on an invoice means for the ledger (office rule 5).

What repeats the ledger's own balance (earlier arrears, an overpayment) is shown and never posted; another charge becomes
an operation of its own; what is not known for sure waits for a person. The words come from the setting
``invoice_charges``: beginnings of words, folded as the search folds them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.polish import fold

_WORD = re.compile(r"[a-z0-9]+")
_JOINERS = frozenset({"i", "oraz", "wraz", "plus", "z", "lub"})
_OF = frozenset({"od", "za"})


class ChargeSide(StrEnum):
    """Obciazenia or Odliczenia."""

    CHARGE = "charge"
    DEDUCTION = "deduction"


class ChargeUse(StrEnum):
    """What becomes of an entry."""

    BALANCE = "balance"
    """Repeats the ledger's own balance: shown, never posted."""
    CHARGE = "charge"
    """A charge of its own (Wn)."""
    INTEREST = "interest"
    """Interest the issuer charges (Wn)."""
    WRITE_OFF = "write_off"
    """A debt remitted (Ma)."""
    UNKNOWN = "unknown"
    """Waits "do wyjaśnienia"."""


USES: Mapping[ChargeSide, tuple[ChargeUse, ...]] = {
    ChargeSide.CHARGE: (ChargeUse.BALANCE, ChargeUse.CHARGE, ChargeUse.INTEREST),
    ChargeSide.DEDUCTION: (ChargeUse.BALANCE, ChargeUse.WRITE_OFF),
}
"""What a side can be, as the setting and a person may say."""


@dataclass(frozen=True, slots=True)
class ChargeRules:
    """Beginnings of folded words by side and use."""

    stems: Mapping[ChargeSide, Mapping[ChargeUse, tuple[str, ...]]] = field(default_factory=dict)

    def use_of(self, side: ChargeSide, reason: str) -> ChargeUse:
        """What an entry with this ``Powod`` is; ``UNKNOWN`` whenever two meanings could hold.

        "Odsetki od zaległości" is interest, "Zaległe odsetki" is arrears; "Odsetki i zaległość" nobody can tell apart.
        """
        words = _WORD.findall(fold(reason))
        met: list[tuple[int, ChargeUse]] = []
        for use, stems in self.stems.get(side, {}).items():
            met += [(place, use) for place, word in enumerate(words) if word.startswith(stems)]
        met.sort(key=lambda one: one[0])
        uses = {use for _, use in met}
        if len(uses) <= 1:
            return met[0][1] if met else ChargeUse.UNKNOWN
        if _JOINERS & set(words):
            return ChargeUse.UNKNOWN
        first = met[0][1]
        if first is ChargeUse.BALANCE:
            return first
        others = {use for _, use in met if use is not first}
        place = next(place for place, use in met if use is not first)
        if first is ChargeUse.INTEREST and others == {ChargeUse.BALANCE} and _OF & set(words[:place]):
            return first
        return ChargeUse.UNKNOWN


def charge_rules(setting: object) -> ChargeRules:
    """Rules of the setting's value; what is not understood in it is left out, so that it waits rather than is booked."""
    found: dict[ChargeSide, dict[ChargeUse, tuple[str, ...]]] = {}
    for side, uses in USES.items():
        said = setting.get(side.value) if isinstance(setting, dict) else None
        if not isinstance(said, dict):
            continue
        found[side] = {
            use: tuple(fold(stem) for stem in said.get(use.value) or () if isinstance(stem, str) and fold(stem))
            for use in uses
        }
    return ChargeRules(found)

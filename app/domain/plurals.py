"""Polish plural forms."""

from __future__ import annotations


def plural_form(count: int) -> int:
    """Which of the three Polish forms goes with a count: 1 faktura, 2 faktury, 5 faktur."""
    tens = abs(count) % 100
    ones = tens % 10
    if count == 1:
        return 0
    return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2


def counted(count: int, one: str, few: str, many: str) -> str:
    """A count with its noun: ``5 faktur``, with U+00A0 between them."""
    return f"{count}\u00a0{(one, few, many)[plural_form(count)]}"

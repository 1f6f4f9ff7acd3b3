"""A QR code as a plain picture of modules, and how to paint it with few rectangles, on paper and on the screen."""

from __future__ import annotations

import re
from typing import Literal

Level = Literal["L", "M", "Q", "H"]
"""How much of a code may be damaged: about 7, 15, 25 and 30 %."""

Matrix = tuple[tuple[bool, ...], ...]
"""Rows from the top, True is a dark module; without the quiet zone."""

QUIET_ZONE = 4
"""Light modules wanted on each side of a code (ISO/IEC 18004:2024, 5.3.8)."""

Run = tuple[int, int, int]
"""Dark modules side by side: column and row of the first one from the upper left corner, how many."""

_DARK = re.compile(b"\x01+")


def dark_runs(matrix: Matrix) -> list[Run]:
    """All dark modules, each in one run; neighbours in a row are one rectangle, so that no hair is left between them."""
    return [
        (found.start(), row, found.end() - found.start())
        for row, modules in enumerate(matrix)
        for found in _DARK.finditer(bytes(modules))
    ]

"""Columns declared as data: heading, width, alignment, and how a value is shown, sorted and copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


class Align(Enum):
    """Side on which a column's text stands; figures stand right."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a list.

    ``width_sample`` is a text as wide as the widest usual value ("" = this column stretches). ``show`` makes the text,
    ``sort`` a key (None: not sortable), ``copy`` the plain text for the clipboard ("1234.56", default: as shown),
    ``tone`` the name of a colour ("", "owe", "ok", "warn", "dim", "brand") and ``hint`` a tool tip.
    """

    key: str
    heading: str
    width_sample: str
    show: Callable[[Row], str]
    align: Align = Align.LEFT
    sort: Callable[[Row], Any] | None = None
    copy: Callable[[Row], str] | None = None
    tone: Callable[[Row], str] | None = None
    hint: Callable[[Row], str] | None = None
    strong: bool = False

    def plain(self, row: Row) -> str:
        """What goes to the clipboard."""
        return self.copy(row) if self.copy is not None else self.show(row)

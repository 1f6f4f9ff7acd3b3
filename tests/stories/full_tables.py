"""A list filled with the widest rows it may get, and what is wrong with it then; which lists the program has."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.models.columns import Align, Column
from app.models.table import ValueTable
from app.views import pages
from app.views.parts.fitting_table import FittingTable
from tests.stories.test_sizes import cut_headings
from tests.stories.walk import told

VIEWS = Path(pages.__path__[0]).parent
LONG = "Przedsiębiorstwo Wodociągów i Kanalizacji " * 3
MONEY = re.compile(r"(\d\s?)+,\d\d")
MOST = "\u22121\u00a0234\u00a0567,89"
"""More than anybody owes or has overpaid."""


def widest(column: Column[Any]) -> str:
    """A text as wide as the column may get: a long name, a large amount, else what it was made for."""
    if column.align is Align.RIGHT:
        most = MOST.strip("\u2212") if column.width_sample.endswith(("Wn", "Ma")) else MOST
        return MONEY.sub(most, column.width_sample)
    return column.width_sample or LONG


def filled(model: ValueTable[Any]) -> ValueTable[int]:
    """The same columns with three such rows."""

    def shows(text: str) -> Callable[[int], str]:
        return lambda _row: text

    columns: list[Column[int]] = [
        replace(column, show=shows(widest(column)), sort=None, copy=None, tone=None, hint=None)
        for column in model.columns
    ]
    made: ValueTable[int] = ValueTable(columns, lambda row: row, model.parent())
    made.set_rows((1, 2, 3))
    return made


@contextmanager
def in_sight(table: QWidget, root: QWidget) -> Iterator[None]:
    """The table and what it stands in are shown as they are when it has rows; hidden again afterwards."""
    undo: list[Callable[[], object]] = []
    part, above = table, table.parentWidget()
    while above is not None and part is not root:
        if isinstance(above, QStackedWidget) and above.indexOf(part) >= 0:
            undo.append(partial(above.setCurrentIndex, above.currentIndex()))
            above.setCurrentWidget(part)
        elif part.isHidden():
            undo.append(part.hide)
            part.show()
        part, above = above, above.parentWidget()
    settle()
    yield
    for act in undo:
        act()


def settle() -> None:
    """Lay out what changed; a layout inside another asks it to be laid out anew."""
    for _ in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def problems(table: FittingTable) -> Iterator[str]:
    """What of the filled table would have to be scrolled sideways, or is cut and may not be."""
    model = table.model()
    assert isinstance(model, ValueTable)
    table.setModel(filled(model))
    settle()
    over = table.horizontalScrollBar().maximum()
    if over:
        yield f"{told(table)} scrolls sideways by {over} of {table.viewport().width()}"
    yield from cut_headings(table)
    for number, column in enumerate(model.columns):
        needed = table.fontMetrics().horizontalAdvance(widest(column))
        figures = column.align is Align.RIGHT and not table.isColumnHidden(number)
        if figures and table.columnWidth(number) < needed:
            yield f"{told(table)} cuts {column.heading!r}: {table.columnWidth(number)} of {needed}"
    table.setModel(model)


# ------------------------------------------------------------ which there are


def makers() -> set[str]:
    """Files that make such a list."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in VIEWS.rglob("*.py")}
    kinds = {"FittingTable", *(kind.__name__ for kind in _below(FittingTable))}
    return {
        str(path.relative_to(VIEWS))
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds
    }


def _below(kind: type[FittingTable]) -> Iterator[type[FittingTable]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def made_in(note: Callable[[FittingTable, str], object]) -> Callable[..., None]:
    """The ``__init__`` of a list that tells which file makes it."""
    plain = FittingTable.__init__

    def init(self: FittingTable, *args: Any, **values: Any) -> None:
        frame = sys._getframe(1)
        while isinstance(frame.f_locals.get("self"), FittingTable) and frame.f_back is not None:
            frame = frame.f_back
        note(self, str(Path(frame.f_code.co_filename).relative_to(VIEWS)))
        plain(self, *args, **values)

    return init

"""What stands in a layout, without holding its items: only here is a layout taken apart.

A ``QLayoutItem`` is the layout's own and goes with its widget, but Qt does not tell the binding: the wrapper that ``itemAt``
makes lives as long as the layout's and stands for whatever lies at that address later (a model, a strip). So items are asked
for by nobody. What ``takeAt`` gives is let go at once and not deleted: its few bytes stay, and nothing else comes to lie there
(deleted through the binding, the window's end crashes).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take everything out, also of layouts in it; the widgets are hidden and deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            empty(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def laid_out(layout: QLayout) -> Iterator[QWidget]:
    """Widgets of a layout and of those in it, in their order; a grid is read row by row."""
    owner = layout.parentWidget()
    widgets = (
        owner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if owner is not None else []
    )
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in widgets]
    places += [(layout.indexOf(each), each) for each in inner]
    placed = [(place, each) for place, each in places if place >= 0]
    if isinstance(layout, QGridLayout):
        placed.sort(key=lambda one: layout.getItemPosition(one[0])[:2])  # type: ignore[index]
    else:
        placed.sort(key=lambda one: one[0])
    for _place, each in placed:
        if isinstance(each, QLayout):
            yield from laid_out(each)
        else:
            yield each

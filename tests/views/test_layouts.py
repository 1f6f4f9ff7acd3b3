"""Layouts taken apart and read in order: no wrapper of an item is left that Qt has deleted or will delete."""

from __future__ import annotations

import gc

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.parts.flow import FlowLayout
from app.views.parts.layouts import empty, laid_out


def items() -> list[object]:
    """Wrappers of items of layouts that Python knows now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what is left of other tests
    gc.collect()
    return [
        each
        for each in shiboken6.getAllValidWrappers()
        if isinstance(each, QLayoutItem) and not isinstance(each, QLayout)
    ]


def filled(qtbot: QtBot, layout: QBoxLayout) -> tuple[QWidget, list[QLabel]]:
    """A window with a label, a row of two, and one more label."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(layout)
    labels = [QLabel(name) for name in "abcd"]
    row = QHBoxLayout()
    layout.addWidget(labels[0])
    layout.addLayout(row)
    row.addWidget(labels[1])
    row.addStretch(1)
    row.addWidget(labels[2])
    layout.addSpacing(4)
    layout.addWidget(labels[3])
    return window, labels


def test_that_widgets_are_told_in_the_order_of_their_layouts_without_holding_items(qtbot: QtBot) -> None:
    before = len(items())
    window, labels = filled(qtbot, QVBoxLayout())
    layout = window.layout()
    assert layout is not None
    assert list(laid_out(layout)) == labels
    layout.removeWidget(labels[0])
    layout.insertWidget(2, labels[0])  # type: ignore[attr-defined]
    assert list(laid_out(layout)) == [labels[1], labels[2], labels[0], labels[3]]
    assert len(items()) <= before


def test_that_a_grid_is_read_row_by_row(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    grid = QGridLayout(window)
    labels = {place: QLabel(str(place)) for place in ((1, 1), (0, 1), (1, 0), (0, 0))}
    for place, label in labels.items():
        grid.addWidget(label, *place)
    assert list(laid_out(grid)) == [labels[place] for place in sorted(labels)]


def test_that_what_flows_is_told_in_its_order(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(4, window)
    one, two = QLabel("1"), QLabel("2")
    flow.addWidget(one)
    flow.put_first(two)
    assert list(laid_out(flow)) == [two, one]
    flow.clear()
    assert flow.count() == 0


def test_that_a_layout_taken_apart_leaves_nothing(qtbot: QtBot) -> None:
    before = len(items())
    window, labels = filled(qtbot, QVBoxLayout())
    layout = window.layout()
    assert layout is not None
    empty(layout)
    assert layout.count() == 0
    assert all(label.isHidden() for label in labels)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not any(shiboken6.isValid(label) for label in labels)
    assert not window.findChildren(QLayout) or window.findChildren(QLayout) == [layout]
    assert len(items()) <= before

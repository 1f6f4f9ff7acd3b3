"""The financial history on a small screen: figures are never cut, numbers of documents only where nothing else helps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.history import HistoryTree
from app.models.jobs import Jobs
from app.views.parts.history_view import HistoryView
from tests.models.test_history import TODAY, Ledger, operation
from tests.views import desk_kit

NARROW = 600
"""What is left of 1366 pixels beside menus and the caller."""


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(qapp)
    yield made
    assert made.shut_down()


def shown(qtbot: QtBot, jobs: Jobs, ledger: Ledger) -> HistoryView:
    tree = HistoryTree(jobs, ledger)
    tree.set_months(ledger.months(), TODAY)
    view = HistoryView(desk_kit.theme(), tree)
    qtbot.addWidget(view)
    tree.setParent(view)
    view.resize(NARROW, 400)
    view.show()
    view.expandAll()
    qtbot.waitUntil(lambda: tree.rowCount(tree.index(0, 0)) > 0)
    return view


def cut(view: HistoryView) -> list[str]:
    """What has not enough room, of the figures and of the numbers of documents."""
    model, found = view.model(), []
    for parent in [view.rootIndex(), *(model.index(row, 0) for row in range(model.rowCount()))]:
        for row in range(model.rowCount(parent)):
            for column in range(1, model.columnCount()):
                text = str(model.index(row, column, parent).data() or "")
                hidden = view.isColumnHidden(column)
                if not hidden and view.fontMetrics().horizontalAdvance(text) + 8 > view.columnWidth(column):
                    found.append(text)
    return found


def test_that_a_number_takes_the_room_that_no_figure_needs(qtbot: QtBot, jobs: Jobs) -> None:
    invoice = operation(1, TODAY.replace(day=1), 5222, 5222, document="FV/WOD/1234/11/2026")
    view = shown(qtbot, jobs, Ledger({(2026, 11): [invoice]}))
    view.resize(1000, 400)
    usual, narrowest = view.columnWidth(3), 0
    for width in range(1000, 300, -10):
        view.resize(width, 400)
        if view.isColumnHidden(1) or cut(view):
            break
        narrowest = view.columnWidth(3)
    assert 0 < narrowest < usual


def test_that_larger_figures_that_come_have_their_room(qtbot: QtBot, jobs: Jobs) -> None:
    invoice = operation(1, TODAY.replace(day=1), 5222, 5222, document="FV/WOD/1234/11/2026")
    ledger = Ledger({(2026, 11): [invoice]})
    view = shown(qtbot, jobs, ledger)
    payment = operation(2, TODAY.replace(day=2), -112_708_00, -112_655_78)
    ledger.operations[2026, 11] = [payment, invoice]
    tree = view.model()
    assert isinstance(tree, HistoryTree)
    tree.set_months(ledger.months(), TODAY)
    qtbot.waitUntil(lambda: tree.rowCount(tree.index(0, 0)) == 2)
    assert [text for text in cut(view) if not text.startswith("FV")] == []


def test_that_a_balance_within_a_month_has_its_room(qtbot: QtBot, jobs: Jobs) -> None:
    """A month may begin and end with small figures, and hold a large one."""
    day = TODAY.replace(day=1)
    rows = [operation(2, day, -112_655_78, 5222), operation(1, day, 112_655_78, 112_708_00)]
    view = shown(qtbot, jobs, Ledger({(2026, 11): rows}))
    assert cut(view) == []

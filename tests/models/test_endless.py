"""Lists that grow at their end: pages in order, late answers dropped, nothing twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from app.domain.faults import EnvironmentFault, Trouble
from app.domain.listing import Slice
from app.models.columns import Column
from app.models.endless import EndlessTable
from app.models.jobs import Cancel, Jobs

PAGE = 10


@dataclass
class Shelf:
    """Numbers served by pages behind a key; may fail or be held back."""

    numbers: list[int]
    asked: list[int | None] = field(default_factory=list)
    gate: threading.Event | None = None
    error: Exception | None = None

    def __call__(self, key: int | None, _cancel: Cancel) -> Slice[int, int]:
        self.asked.append(key)
        gate, error = self.gate, self.error
        if gate is not None:
            assert gate.wait(5)
        if error is not None:
            raise error
        rest = [number for number in self.numbers if key is None or number > key][:PAGE]
        return Slice(tuple(rest), rest[-1] if len(rest) == PAGE else None)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(qapp)
    yield made
    assert made.shut_down()


@pytest.fixture
def table(jobs: Jobs) -> EndlessTable[int]:
    return EndlessTable([Column("n", "Number", "123", str)], key=lambda number: number, jobs=jobs)


def came(qtbot: QtBot, table: EndlessTable[int], shelf: Shelf) -> None:
    with qtbot.waitSignal(table.came):
        table.begin(shelf)


def test_that_pages_come_one_behind_another_until_the_end(qtbot: QtBot, table: EndlessTable[int]) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    shelf = Shelf(list(range(25)))
    came(qtbot, table, shelf)
    qtbot.waitUntil(lambda: table.complete)  # the tester itself asks for more, as a view at the bottom does
    assert table.rows() == tuple(range(25))
    assert shelf.asked == [None, 9, 19]
    assert tester.model() is table


def test_that_a_view_asks_for_more_when_it_is_scrolled_to_the_end(qtbot: QtBot, table: EndlessTable[int]) -> None:
    shelf = Shelf(list(range(500)))
    view = QTableView()
    view.setModel(table)
    view.resize(200, 150)
    qtbot.addWidget(view)
    view.show()
    came(qtbot, table, shelf)
    qtbot.waitUntil(lambda: not table.waiting)
    shown = table.rowCount()
    view.setCurrentIndex(table.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: table.rowCount() > shown)
    assert table.rowCount() < 500


def test_that_more_is_asked_once_at_a_time(qtbot: QtBot, table: EndlessTable[int]) -> None:
    shelf = Shelf(list(range(30)))
    came(qtbot, table, shelf)
    shelf.gate = threading.Event()
    table.fetchMore(QModelIndex())
    assert not table.canFetchMore(QModelIndex())
    table.fetchMore(QModelIndex())
    table.more()
    shelf.gate.set()
    qtbot.waitUntil(lambda: table.rowCount() == 20)
    assert shelf.asked == [None, 9]


def test_that_the_answer_of_an_older_list_is_dropped(qtbot: QtBot, table: EndlessTable[int], jobs: Jobs) -> None:
    slow = Shelf([1, 2, 3], gate=threading.Event())
    table.begin(slow)
    qtbot.waitUntil(lambda: slow.asked == [None])
    came(qtbot, table, Shelf([7, 8]))
    assert slow.gate is not None
    slow.gate.set()
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    assert table.rows() == (7, 8)


def test_that_a_row_met_again_on_the_next_page_is_shown_once(qtbot: QtBot, jobs: Jobs) -> None:
    table: EndlessTable[int] = EndlessTable([Column("n", "Number", "123", str)], lambda number: number % 12, jobs)
    came(qtbot, table, Shelf(list(range(24))))
    table.more()
    qtbot.waitUntil(lambda: not table.waiting)
    assert table.rows() == tuple(range(12))


def test_that_reading_again_keeps_as_many_rows(qtbot: QtBot, table: EndlessTable[int]) -> None:
    shelf = Shelf(list(range(0, 100, 2)))
    came(qtbot, table, shelf)
    table.more()
    qtbot.waitUntil(lambda: table.rowCount() == 20)
    shelf.numbers.append(1)
    shelf.numbers.sort()
    with qtbot.waitSignal(table.came):
        table.again()
    assert table.rows()[:3] == (0, 1, 2)
    assert table.rowCount() == 20
    assert table.canFetchMore(QModelIndex())


def test_that_a_page_that_failed_can_be_asked_for_again(qtbot: QtBot, table: EndlessTable[int]) -> None:
    shelf = Shelf(list(range(15)))
    came(qtbot, table, shelf)
    shelf.error = EnvironmentFault(Trouble.GONE)
    with qtbot.waitSignal(table.failed) as told:
        table.more()
    assert told.args == [shelf.error]
    assert table.rowCount() == 10
    shelf.error = None
    with qtbot.waitSignal(table.came):
        table.more()
    assert table.complete
    assert table.rowCount() == 15


def test_that_a_cleared_list_shows_nothing_and_asks_for_nothing(
    qtbot: QtBot, table: EndlessTable[int], jobs: Jobs
) -> None:
    shelf = Shelf(list(range(15)))
    came(qtbot, table, shelf)
    shelf.gate = threading.Event()
    table.more()
    table.clear()
    shelf.gate.set()
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    table.again()
    assert table.rowCount() == 0
    assert not table.canFetchMore(QModelIndex())
    assert not table.complete

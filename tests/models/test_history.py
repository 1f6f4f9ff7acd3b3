"""The history tree: months at once, operations when a month is unfolded, sums that always agree."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTreeView
from pytestqt.qtbot import QtBot

from app.domain.faults import EnvironmentFault, Trouble
from app.domain.ledger import DebtStatus, Month, Operation, OperationKind
from app.domain.money import NBSP
from app.models.history import HistoryTree
from app.models.history_columns import csv_headings, csv_line
from app.models.jobs import Cancel, Jobs
from app.models.table import COPY_ROLE, TONE_ROLE

TODAY = date(2026, 11, 22)


def operation(number: int, day: date, amount: int, balance: int, **values: Any) -> Operation:
    """A charge (above 0) or a payment (below 0), in grosze."""
    made = Operation(
        number, 71, OperationKind.INVOICE if amount > 0 else OperationKind.PAYMENT, day, day + timedelta(14),
        f"FV/{number}", max(amount, 0), max(-amount, 0), 0, balance, None,
    )  # fmt: skip
    return replace(made, **values)


def month_of(year: int, month: int, operations: Sequence[Operation]) -> Month:
    return Month(
        year, month, sum(o.debit for o in operations), sum(o.credit for o in operations),
        operations[0].balance_after if operations else 0, len(operations),
    )  # fmt: skip


@dataclass
class Ledger:
    """Stands for the database: operations by month, how often it was asked, and a gate to hold answers back."""

    operations: dict[tuple[int, int], list[Operation]] = field(default_factory=dict)
    asked: list[tuple[int, int]] = field(default_factory=list)
    gate: threading.Event | None = None
    error: Exception | None = None

    def __call__(self, year: int, month: int) -> Callable[[Cancel], Sequence[Operation]]:
        return lambda _cancel: self.answer(year, month)

    def answer(self, year: int, month: int) -> Sequence[Operation]:
        self.asked.append((year, month))
        found, gate = tuple(self.operations[year, month]), self.gate
        if gate is not None:
            assert gate.wait(5)
        if self.error is not None:
            raise self.error
        return found

    def months(self) -> list[Month]:
        return [month_of(*key, self.operations[key]) for key in sorted(self.operations, reverse=True)]


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(qapp)
    yield made
    assert made.shut_down()


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(
        {
            (2026, 11): [operation(6, date(2026, 11, 2), 5222, 14832)],
            (2026, 10): [
                operation(5, date(2026, 10, 20), -4900, 9610),
                operation(4, date(2026, 10, 2), 9610, 14510, open_amount=9610),
            ],
            (2026, 8): [operation(3, date(2026, 8, 1), 4900, 4900)],
        }
    )


@pytest.fixture
def tree(jobs: Jobs, ledger: Ledger) -> HistoryTree:
    made = HistoryTree(jobs, ledger)
    made.set_months(ledger.months(), TODAY)
    return made


def unfold(qtbot: QtBot, tree: HistoryTree, row: int) -> QModelIndex:
    index = tree.index(row, 0)
    with qtbot.waitSignal(tree.rowsInserted):
        tree.fetchMore(index)
    return index


def texts(tree: HistoryTree, index: QModelIndex) -> list[str]:
    row = [index.siblingAtColumn(column).data() for column in range(tree.columnCount())]
    return [text.replace(NBSP, " ") for text in row]


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.pending() == 0)


def test_that_months_are_there_at_once_and_operations_only_when_unfolded(
    qtbot: QtBot, tree: HistoryTree, ledger: Ledger
) -> None:
    assert [tree.index(row, 0).data() for row in range(3)] == ["November 2026", "October 2026", "August 2026"]
    assert tree.rowCount(tree.index(1, 0)) == 0
    assert tree.hasChildren(tree.index(1, 0))
    assert ledger.asked == []
    october = unfold(qtbot, tree, 1)
    assert ledger.asked == [(2026, 10)]
    assert tree.rowCount(october) == 2
    assert not tree.canFetchMore(october)


def test_that_a_month_and_an_operation_are_told_in_their_columns(qtbot: QtBot, tree: HistoryTree) -> None:
    october = unfold(qtbot, tree, 1)
    assert texts(tree, october) == ["October 2026", "", "", "96,10", "49,00", "96,10 Dr"]
    payment, invoice = (tree.index(row, 0, october) for row in (0, 1))
    assert texts(tree, payment) == ["20.10.2026  payment", "FV/5", "03.11.2026", "", "49,00", "96,10 Dr"]
    assert texts(tree, invoice)[:3] == ["02.10.2026 ! invoice, overdue", "FV/4", "16.10.2026"]
    assert invoice.data(TONE_ROLE) == "owe"
    assert payment.data(TONE_ROLE) == ""
    assert tree.parent(invoice) == october
    assert invoice.data(Qt.ItemDataRole.ToolTipRole).replace(NBSP, " ") == "Still to pay: 96,10 zł"


def test_that_copying_gives_plain_numbers(qtbot: QtBot, tree: HistoryTree) -> None:
    october = unfold(qtbot, tree, 1)
    copied = [october.siblingAtColumn(column).data(COPY_ROLE) for column in range(6)]
    assert copied == ["2026-10", "", "", "96.10", "49.00", "96.10"]
    invoice = tree.index(1, 0, october)
    copied = [invoice.siblingAtColumn(column).data(COPY_ROLE) for column in range(6)]
    assert copied == ["2026-10-02 invoice, overdue", "FV/4", "2026-10-16", "96.10", "0.00", "145.10"]


def test_that_an_overpaid_balance_is_green_and_a_status_needs_an_eye(qtbot: QtBot, jobs: Jobs) -> None:
    one = operation(1, date(2026, 9, 1), 500, 500, open_amount=500, debt_status=DebtStatus.DISPUTED)
    two = operation(2, date(2026, 9, 2), -700, -200, open_amount=-200)
    ledger = Ledger({(2026, 9): [two, one]})
    tree = HistoryTree(jobs, ledger)
    tree.set_months(ledger.months(), TODAY)
    september = unfold(qtbot, tree, 0)
    assert september.siblingAtColumn(5).data().replace(NBSP, " ") == "2,00 Cr"
    assert september.siblingAtColumn(5).data(TONE_ROLE) == "ok"
    assert tree.index(1, 0, september).data() == "01.09.2026  invoice, disputed"
    assert tree.index(1, 0, september).data(TONE_ROLE) == "warn"


def test_that_a_new_month_comes_on_top_and_keeps_what_is_unfolded(
    qtbot: QtBot, tree: HistoryTree, ledger: Ledger, jobs: Jobs
) -> None:
    october = unfold(qtbot, tree, 1)
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(tree)
    view.expand(october)
    view.setCurrentIndex(tree.index(1, 0, october))
    ledger.operations[2026, 12] = [operation(9, date(2026, 12, 1), -14832, 0)]
    tree.set_months(ledger.months(), TODAY)
    assert tree.index(0, 0).data() == "December 2026"
    october = tree.index(2, 0)
    assert view.isExpanded(october)
    assert view.currentIndex() == tree.index(1, 0, october)
    settle(qtbot, jobs)
    assert ledger.asked == [(2026, 10)]


def test_that_a_month_in_between_can_come_later(tree: HistoryTree, ledger: Ledger) -> None:
    ledger.operations[2026, 9] = [operation(8, date(2026, 9, 1), -100, 4800)]
    tree.set_months(ledger.months(), TODAY)
    assert [tree.index(row, 0).data() for row in range(4)][2] == "September 2026"


def test_that_a_changed_month_is_shown_together_with_its_operations(
    qtbot: QtBot, tree: HistoryTree, ledger: Ledger, jobs: Jobs
) -> None:
    october = unfold(qtbot, tree, 1)
    ledger.operations[2026, 10].insert(0, operation(7, date(2026, 10, 31), -9610, 0))
    ledger.gate = threading.Event()
    tree.set_months(ledger.months(), TODAY)
    assert october.siblingAtColumn(4).data() == "49,00"  # still the old sum beside the old operations
    assert tree.rowCount(october) == 2
    ledger.gate.set()
    settle(qtbot, jobs)
    assert october.siblingAtColumn(4).data() == "145,10"
    assert [tree.index(row, 0, october).data()[:10] for row in range(3)] == ["31.10.2026", "20.10.2026", "02.10.2026"]


def test_that_operations_newer_than_the_card_make_it_be_read_again(
    qtbot: QtBot, tree: HistoryTree, ledger: Ledger, jobs: Jobs
) -> None:
    ledger.operations[2026, 11].insert(0, operation(7, date(2026, 11, 20), -5222, 9610))
    november = tree.index(0, 0)
    with qtbot.waitSignal(tree.outdated):
        tree.fetchMore(november)
    assert tree.rowCount(november) == 0
    tree.set_months(ledger.months(), TODAY)
    settle(qtbot, jobs)
    assert tree.rowCount(november) == 2
    assert november.siblingAtColumn(4).data() == "52,22"


def test_that_a_ledger_that_never_agrees_is_shown_all_the_same(
    qtbot: QtBot, tree: HistoryTree, ledger: Ledger, jobs: Jobs
) -> None:
    wrong = [replace(month, debit=month.debit + 1) for month in ledger.months()]
    tree.set_months(wrong, TODAY)
    told: list[bool] = []
    tree.outdated.connect(lambda: told.append(True))
    tree.fetchMore(tree.index(0, 0))
    settle(qtbot, jobs)
    tree.set_months(wrong, TODAY)
    settle(qtbot, jobs)
    assert told == [True]
    assert tree.rowCount(tree.index(0, 0)) == 1


def test_that_an_answer_for_another_card_is_dropped(
    qtbot: QtBot, tree: HistoryTree, ledger: Ledger, jobs: Jobs
) -> None:
    ledger.gate = threading.Event()
    tree.fetchMore(tree.index(1, 0))
    qtbot.waitUntil(lambda: ledger.asked == [(2026, 10)])
    other = Ledger({(2026, 10): [operation(77, date(2026, 10, 3), 100, 100)]})
    tree.begin(other)
    tree.set_months(other.months(), TODAY)
    ledger.gate.set()
    settle(qtbot, jobs)
    assert tree.rowCount(tree.index(0, 0)) == 0
    october = unfold(qtbot, tree, 0)
    assert tree.index(0, 1, october).data() == "FV/77"


def test_that_a_month_that_could_not_be_read_can_be_read_again(
    qtbot: QtBot, tree: HistoryTree, ledger: Ledger, jobs: Jobs
) -> None:
    ledger.error = EnvironmentFault(Trouble.GONE)
    told: list[tuple[Exception, Callable[[], object]]] = []
    tree.failed.connect(lambda error, again: told.append((error, again)))
    tree.fetchMore(tree.index(1, 0))
    settle(qtbot, jobs)
    assert [error for error, _ in told] == [ledger.error]
    ledger.error = None
    told[0][1]()
    settle(qtbot, jobs)
    assert tree.rowCount(tree.index(1, 0)) == 2


def watched(tree: HistoryTree) -> QAbstractItemModelTester:
    """Qt's tester; it unfolds every month by itself and warns of every breach, which fails the test."""
    return QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Warning)


def test_that_the_tree_keeps_qts_rules_through_every_change(
    qtbot: QtBot, jobs: Jobs, tree: HistoryTree, ledger: Ledger
) -> None:
    tester = watched(tree)
    settle(qtbot, jobs)
    assert [tree.rowCount(tree.index(row, 0)) for row in range(3)] == [1, 2, 1]
    ledger.operations[2026, 10].insert(1, operation(7, date(2026, 10, 9), -10, 9620))
    ledger.operations[2026, 9] = [operation(8, date(2026, 9, 1), -100, 4800)]
    ledger.operations[2026, 12] = []
    tree.set_months(ledger.months(), TODAY)
    settle(qtbot, jobs)
    assert [tree.rowCount(tree.index(row, 0)) for row in range(5)] == [0, 1, 3, 1, 1]
    del ledger.operations[2026, 10], ledger.operations[2026, 8]
    tree.set_months(ledger.months(), TODAY)
    settle(qtbot, jobs)
    tree.begin(ledger)
    tree.set_months(ledger.months(), TODAY)
    settle(qtbot, jobs)
    assert tree.rowCount() == 3
    assert tester.model() is tree


def test_that_an_empty_history_has_no_rows(jobs: Jobs) -> None:
    tree = HistoryTree(jobs, Ledger())
    tester = watched(tree)
    tree.set_months((), TODAY)
    assert tree.rowCount() == 0
    assert not tree.hasChildren()
    assert tester.model() is tree


def test_that_a_month_taken_back_goes_with_its_operations(qtbot: QtBot, tree: HistoryTree, ledger: Ledger) -> None:
    unfold(qtbot, tree, 1)
    del ledger.operations[2026, 10]
    tree.set_months(ledger.months(), TODAY)
    assert [tree.index(row, 0).data() for row in range(tree.rowCount())] == ["November 2026", "August 2026"]
    assert tree.rowCount(tree.index(1, 0)) == 0


def test_that_a_file_row_has_as_many_cells_as_headings() -> None:
    line = csv_line(operation(6, date(2026, 11, 2), -5222, -100))
    assert len(line) == len(csv_headings())
    assert line == ["2026-11-02", "payment", "FV/6", "2026-11-16", "0.00", "52.22", "-1.00"]

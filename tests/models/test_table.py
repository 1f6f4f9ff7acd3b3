"""The table model: blind, cheap, and rows keep who they are."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.domain.money import format_amount, plain_money
from app.models.columns import Align, Column
from app.models.table import COPY_ROLE, ID_ROLE, STRONG_ROLE, TONE_ROLE, ValueTable
from app.views.commands import Command
from app.views.palette import CommandTable

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Row:
    number: int
    name: str
    amount: int = 0


COLUMNS = (
    Column[Row]("name", "Nazwa", "", lambda r: r.name, sort=lambda r: r.name, hint=lambda r: f"Nr {r.number}"),
    Column[Row](
        "amount",
        "Kwota",
        "1 234,56",
        lambda r: format_amount(r.amount),
        Align.RIGHT,
        sort=lambda r: r.amount,
        copy=lambda r: plain_money(r.amount),
        tone=lambda r: "owe" if r.amount > 0 else "",
        strong=True,
    ),
    Column[Row]("number", "Nr", "000", lambda r: str(r.number)),
)
ROWS = (Row(1, "Żak", 12345678), Row(2, "Abacki", -50), Row(3, "Nowak", 700))


def made() -> ValueTable[Row]:
    table = ValueTable(COLUMNS, lambda row: row.number)
    table.set_rows(ROWS)
    return table


def names(table: ValueTable[Row]) -> list[str]:
    return [row.name for row in table.rows()]


def test_that_the_model_keeps_qts_rules() -> None:
    table = made()
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    table.set_rows(ROWS[:1])
    table.set_rows((*ROWS, Row(4, "Ćwik")))
    table.sort(1, Qt.SortOrder.DescendingOrder)
    table.sort(-1)
    table.set_rows(())
    commands = CommandTable(("a", "b", "c"))
    other = QAbstractItemModelTester(commands, QAbstractItemModelTester.FailureReportingMode.Warning)
    commands.set_rows((Command("a", "A", "Ctrl+A", "g", print),))
    assert tester.model() is table
    assert other.model() is commands


def test_what_a_cell_tells() -> None:
    table = made()
    index = table.index(0, 1)
    assert index.data() == "123\u00a0456,78"
    assert index.data(COPY_ROLE) == "123456.78"
    assert index.data(ID_ROLE) == 1
    assert index.data(TONE_ROLE) == "owe"
    assert index.data(STRONG_ROLE) is True
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Kwota: 123\u00a0456,78"
    assert table.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Nr 1"
    assert table.index(0, 0).data(COPY_ROLE) == "Żak"
    assert table.data(QModelIndex()) is None


def test_that_a_table_sorts_and_returns_to_the_given_order() -> None:
    table = made()
    table.sort(1)
    assert names(table) == ["Abacki", "Nowak", "Żak"]
    table.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Żak", "Nowak", "Abacki"]
    table.sort(2)
    assert names(table) == ["Żak", "Abacki", "Nowak"], "a column without a sort key does not sort"


def test_that_sorting_moves_what_is_held() -> None:
    table = made()
    held = QPersistentModelIndex(table.index(0, 0))
    table.sort(1)
    assert held.row() == 2
    assert held.data(ID_ROLE) == 1


def test_that_new_rows_stay_sorted() -> None:
    table = made()
    table.sort(0)
    table.set_rows((Row(9, "Zych"), Row(8, "Bąk")))
    assert names(table) == ["Bąk", "Zych"]


def test_that_the_same_ids_repaint_only_what_differs() -> None:
    table = made()
    resets, repainted = list[int](), list[int]()
    table.modelReset.connect(lambda: resets.append(1))
    table.dataChanged.connect(lambda first, _last: repainted.append(first.row()))
    table.set_rows((ROWS[0], Row(2, "Abacka", -50), ROWS[2]))
    assert (resets, repainted) == ([], [1])
    table.set_rows(ROWS[:2])
    assert resets == [1]


def test_that_a_row_is_found_by_its_id() -> None:
    table = made()
    assert table.number_of(3) == 2
    assert table.number_of(99) == -1
    assert table.row_at(1) == ROWS[1]
    assert table.row_at(99) is None
    assert table.row_at(QModelIndex()) is None

"""Columns of a list that fits: what is free goes to texts that would be cut, what is missing is taken from them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.columns import Column
from app.models.table import ValueTable
from app.system.settings import Theme as Look
from app.views.parts.fitting_table import FittingTable
from app.views.theme import Theme

LONG = "Przedsiębiorstwo Wodociągów i Kanalizacji Sp. z o.o."


@dataclass(frozen=True)
class Row:
    number: int
    payer: str
    title: str


@pytest.fixture
def table(qapp: QApplication, qtbot: QtBot) -> FittingTable:
    columns = (
        Column[Row]("number", "Numer", "00000", lambda row: str(row.number)),
        Column[Row]("payer", "Nadawca", "Kowalska Anna", lambda row: row.payer),
        Column[Row]("title", "Tytuł", "", lambda row: row.title),
    )
    model: ValueTable[Row] = ValueTable(columns, key=lambda row: row.number)
    made = FittingTable(Theme(qapp, Look.LIGHT, 100), model, gives_way=("number",), stretch_px=150, elastic=("payer",))
    qtbot.addWidget(made)
    model.setParent(made)
    made.show()
    return made


def show(table: FittingTable, width: int, payer: str, title: str = "za wodę") -> int:
    """Width of the payer's column where one payment by ``payer`` is shown."""
    table.resize(width, 200)
    model = table.model()
    assert isinstance(model, ValueTable)
    model.set_rows([Row(len(payer + title), payer, title)])
    return table.columnWidth(1)


def test_that_a_long_text_takes_what_is_free_and_no_more_than_it_needs(table: FittingTable) -> None:
    usual = show(table, 1200, "Jan")
    needed = table.fontMetrics().horizontalAdvance(LONG)
    assert usual < needed
    assert needed <= show(table, 1200, LONG) <= needed + 30
    assert show(table, 1200, "Jan") == usual


def test_that_the_stretching_column_keeps_what_it_needs_up_to_half_of_what_is_free(table: FittingTable) -> None:
    usual = show(table, 1200, "Jan")
    title = table.columnWidth(2)
    least = 150
    grown = show(table, 1200, LONG * 20, "x" * 2000)
    assert abs((grown - usual) - (title - least) // 2) <= 1
    assert table.columnWidth(2) >= least
    assert show(table, 1200, LONG * 20) > grown  # a short one needs less
    assert table.columnWidth(2) >= least


def test_that_a_narrow_list_cuts_to_half_at_most(table: FittingTable) -> None:
    usual = show(table, 1200, "Jan")
    assert usual // 2 <= show(table, 260, LONG) < usual


def test_that_a_column_drawn_wider_by_hand_stays_so_while_nothing_else_changes(table: FittingTable) -> None:
    show(table, 1200, "Jan")
    table.setColumnWidth(1, 333)
    assert show(table, 1200, "Ala i As") == 333

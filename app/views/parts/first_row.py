"""A list that has rows has one that is chosen, so that Enter always means something."""

from __future__ import annotations

from app.views.parts.tables import TableView


def choose_first(table: TableView) -> None:
    """Choose the current row where none is chosen, the first where none is current."""
    selection = table.selectionModel()
    if table.model().rowCount() and not selection.hasSelection():
        table.selectRow(max(table.currentIndex().row(), 0))

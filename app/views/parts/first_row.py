"""A list that has rows has one that is chosen; a list that is still being read does not take the focus later."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.views.parts.tables import TableView


def choose_first(table: TableView) -> None:
    """Choose the current row where none is chosen, the first where none is current."""
    selection = table.selectionModel()
    if table.model().rowCount() and not selection.hasSelection():
        table.selectRow(max(table.currentIndex().row(), 0))


def focus_list(page: QWidget, table: QWidget) -> None:
    """Into the list; while there is none the page itself holds the focus, so that nothing is taken from elsewhere."""
    (table if table.isVisible() else page).setFocus()


def show_list(page: QWidget, table: QWidget, empty: QWidget, *, there: bool) -> None:
    """The list, or the sentence in its place. The focus follows only if it is here: the clerk may have gone on.

    The page that holds the focus for a list that is empty is called as the list is.
    """
    here = page.hasFocus() or table.hasFocus()
    page.setAccessibleName(table.accessibleName())
    table.setVisible(there)
    empty.setVisible(not there)
    if here:
        focus_list(page, table)

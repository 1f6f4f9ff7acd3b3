"""Statements that were loaded: which, from which file, what became of their movements."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.bank_office import LoadedStatement
from app.domain.listing import Changed
from app.models.endless import EndlessTable
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.movement_list import loaded_statements
from app.models.statement_words import statement_columns
from app.views.desk import Desk
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.panel import EmptyNote, Panel


class StatementBoard(QWidget):
    """Newest first."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._begun = False
        self.model: EndlessTable[LoadedStatement] = EndlessTable(
            statement_columns(), lambda row: row.statement_id, desk.jobs, self
        )
        self.table = FittingTable(
            desk.theme,
            self.model,
            gives_way=("file", "source", "closing", "loaded", "movements", "days"),
            stretch_px=320,
            elastic=("account",),
        )
        self.table.setAccessibleName(self.tr("Loaded statements"))
        self.empty = EmptyNote(self.tr("Reading the statements ..."))
        panel = Panel(self.tr("Loaded statements"))
        panel.body.addWidget(self.table, 1)
        panel.body.addWidget(self.empty, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        self.table.hide()
        self.model.came.connect(lambda _part: self._came())
        self.model.failed.connect(self._failed)
        desk.feed.changed.connect(self._changed)

    def activate(self) -> None:
        """Read the list when it is first shown."""
        if not self._begun:
            self._begun = True
            self.model.begin(loaded_statements(self.desk.link))

    def focus_first(self) -> None:
        """Into the list."""
        focus_list(self, self.table)

    def _came(self) -> None:
        show_list(self, self.table, self.empty, there=bool(self.model.rowCount()))
        self.empty.set_text(
            self.tr("No statement is loaded yet. The administrator loads files with: okienko import statements")
        )
        choose_first(self.table)

    def _failed(self, error: Exception) -> None:
        self._begun = False
        self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.activate)

    def _changed(self, changed: Changed) -> None:
        if self._begun and concerns(changed, ("bank_movements",)):
            if self.isVisible():
                self.model.again()
            else:
                self._begun = False

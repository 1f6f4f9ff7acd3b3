"""The office's page "Wnioski": changes of data that customers asked for in e-BOK, the oldest first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.data_changes import ChangeRequest, Decided
from app.domain.listing import Changed
from app.models.change_words import request_columns, request_title
from app.models.endless import EndlessTable
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.services import personal
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.buttons import Button
from app.views.parts.change_requests import ChangeRequests
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.short import Short


class OfficeChangesPage(OfficePage):
    """Requests by customer; the chosen one is decided below field by field. Enter opens the customer."""

    key = "changes"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._begun = False
        self._row = 0
        self.model: EndlessTable[ChangeRequest] = EndlessTable(
            request_columns(), lambda row: (row.customer_id, row.request_id), desk.jobs, self
        )
        self.table = FittingTable(desk.theme, self.model, gives_way=("address", "asked"), stretch_px=180)
        self.table.setAccessibleName(self.tr("Requests from e-BOK"))
        self.empty = EmptyNote(self.tr("Reading the requests ..."))
        self.panel = Panel(self.tr("Requests from e-BOK"))
        self.open = Button(self.tr("Open the customer"))
        self.panel.head.addWidget(self.open)
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty, 1)
        self.form = ChangeRequests(desk, str)  # own work: no contact runs
        self.below = Short(self.form, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.below)
        self.table.hide()
        self.below.hide()
        self._connect()

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _key: self._open_customer())
        self.table.current_changed.connect(lambda _key: self._show_row())
        self.open.clicked.connect(lambda _checked=False: self._open_customer())
        self.model.came.connect(lambda _part: self._came())
        self.model.failed.connect(self._failed)
        self.form.stored.connect(self._stored)
        self.form.stale.connect(self.model.again)
        self.desk.feed.changed.connect(self._changed)
        group = self.tr("Requests from e-BOK")
        self.desk.commands.add_all(
            [
                Command(
                    "changes.decide", self.tr("Save the decisions"), "Ctrl+B", group, self.form.decide, self._has_row
                ),
                Command(
                    "changes.fields", self.tr("To the fields"), "Ctrl+E", group, self.form.focus_first, self._has_row
                ),
            ],
            self,
        )

    # ------------------------------------------------------------ page
    @override
    def activate(self) -> None:
        if not self._begun:
            self._begun = True
            link = self.desk.link
            self.model.begin(lambda after, cancel: personal.requests(link, after=after, cancel=cancel))

    @override
    def focus_first(self) -> None:
        focus_list(self, self.table)

    @override
    def unsaved(self) -> str:
        return self.tr("A decision on a request is not saved.") if self.form.typed() else ""

    def _came(self) -> None:
        count = self.model.rowCount()
        show_list(self, self.table, self.empty, there=bool(count))
        self.empty.set_text(self.tr("No request from e-BOK waits. A customer asks for a change on page 2.5 of e-BOK."))
        if count and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(min(self._row, count - 1), 0))
        choose_first(self.table)
        self._show_row()

    def _failed(self, error: Exception) -> None:
        if not self.model.rowCount():
            self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.model.again)

    def _changed(self, changed: Changed) -> None:
        if self._begun and concerns(changed, ("data_changes",)):
            self._row = max(self.table.currentIndex().row(), 0)
            self.model.again()

    # ------------------------------------------------------------ the chosen one
    def _current(self) -> ChangeRequest | None:
        return self.model.row_at(self.table.currentIndex())

    def _has_row(self) -> bool:
        return self._current() is not None

    def _show_row(self) -> None:
        row = self._current()
        self.below.setVisible(row is not None)
        self.open.setVisible(row is not None)
        if row is not None:
            self.form.show_changes(row.customer_id, row.fields, row.portal, may_decide=True, name=request_title(row))
            self.below.fit()

    def _open_customer(self) -> None:
        row = self._current()
        if row is not None:
            self.desk.open_customer(row.customer_id, "2.5")

    def _stored(self, decided: Decided) -> None:
        self.desk.feed.tell(Changed("data_changes", decided.customer_id, 0))
        left: QWidget = self.form if self.form.fields else self.table
        left.setFocus()

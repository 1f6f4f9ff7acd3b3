"""The office page "Dziś": what waits for me and for the office, with counts; Enter opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.listing import Changed
from app.domain.office import Today
from app.models import today_words
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.table import ValueTable
from app.models.today_words import Kind, Task
from app.models.words import day, day_of_week
from app.services import today
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.buttons import Button
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import LinkChip
from app.views.parts.panel import EmptyNote, Panel

TABLES = (
    *("contacts", "cases", "messages", "readings", "tasks", "waiting_declarations", "data_changes", "notices"),
    *("paper_inbox", "paper_charges", "bank_movements"),
)
REST_MS = 2000
"""Changes come one behind another; the page is read again when they rest."""


class OfficeTodayPage(OfficePage):
    """The desk's start page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._confirms = desk.clerk.has("supervisor", "admin")
        self.model: ValueTable[Task] = ValueTable(
            today_words.columns(), lambda task: (task.kind, task.customer_id, task.row_id), self
        )
        self.table = FittingTable(desk.theme, self.model, gives_way=("number", "kind"), stretch_px=180)
        self.table.setAccessibleName(self.tr("What waits"))
        self.counts = QWidget()
        self._flow = FlowLayout(8, self.counts)
        self.empty = EmptyNote(self.tr("Looking for what waits ..."))
        self.panel = Panel(self.tr("Today"))
        self.panel.body.addWidget(self.counts)
        self.panel.body.addWidget(self.table, 1)
        self.done = Button(self.tr("The task is done"))
        self.done.hide()
        self.panel.body.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self.panel.body.addWidget(self.empty, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.table.hide()
        self.table.chosen.connect(self._choose)
        self.table.current_changed.connect(lambda _id: self._show_done())
        self.done.clicked.connect(lambda _checked=False: self._finish())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self._load() if self.isVisible() else None)
        desk.feed.changed.connect(self._changed)

    @override
    def activate(self) -> None:
        self._load()  # each time: drafts are kept without a notice to anybody

    def _load(self) -> None:
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: today.load(link, cancel=cancel), self._came, self._failed, owner=self, key="load"
        )

    @override
    def focus_first(self) -> None:
        focus_list(self, self.table)

    def _changed(self, changed: Changed) -> None:
        if concerns(changed, TABLES) and self.isVisible():
            self._rest.start()

    def _failed(self, error: Exception) -> None:
        self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.activate)

    def _came(self, found: Today) -> None:
        on = self.desk.clock.today()
        self.panel.set_title(self.tr("Today"), f"{day_of_week(on)}, {day(on)}")
        self._flow.clear()
        for kind, text, tone in today_words.counts(found, confirms=self._confirms):
            chip = LinkChip(text, tone)
            chip.setAccessibleName(text)
            chip.clicked.connect(lambda _checked=False, kind=kind: self._to(kind))
            self._flow.addWidget(chip)
        rows = today_words.tasks(found, on, confirms=self._confirms)
        self.model.set_rows(rows)
        show_list(self, self.table, self.empty, there=bool(rows))
        self.empty.set_text(self.tr("Nothing waits. F3 searches for a customer."))
        choose_first(self.table)
        self._show_done()

    def _current(self) -> Task | None:
        wanted = self.table.current_id()
        return next((row for row in self.model.rows() if (row.kind, row.customer_id, row.row_id) == wanted), None)

    def _show_done(self) -> None:
        row = self._current()
        self.done.setVisible(row is not None and row.task is not None)

    def _finish(self) -> None:
        row = self._current()
        if row is None or row.task is None:
            return
        link, task = self.desk.link, row.task
        self.desk.jobs.start(
            lambda cancel: today.finish(link, task, cancel=cancel), self._finished, owner=self, key="finish"
        )

    def _finished(self, changed: Changed) -> None:
        self.table.setFocus()
        self.desk.feed.tell(changed)
        self._load()

    def _to(self, kind: Kind) -> None:
        """A count was pressed: to its first row, or to the page it has."""
        row = next((task for task in self.model.rows() if task.kind is kind), None)
        if row is None:
            return
        if row.customer_id == 0:
            self._open(row)
        else:
            self.table.select_id((row.kind, row.customer_id, row.row_id))
            self.table.setFocus()

    def _choose(self, row_id: object) -> None:
        row = self._current()
        if row is not None and (row.kind, row.customer_id, row.row_id) == row_id:
            self._open(row)

    def _open(self, row: Task) -> None:
        if row.customer_id:
            self.desk.open_customer(row.customer_id, row.page_key)
        else:
            self.desk.commands.run(f"office.{row.page_key}")

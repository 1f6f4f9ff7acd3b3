"""The office's page "Odczyty": readings that wait for a decision, and what is to be done about meters."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.listing import Changed
from app.domain.metering import Reading, ReadingStatus, TaskRow, WaitingReading, WaitingView
from app.models import words
from app.models.endless import EndlessTable
from app.models.feed import concerns
from app.models.language import noop
from app.models.reading_words import fault_words, reason_words
from app.models.readings_waiting import difference_words, source_words, task_columns, waiting_columns
from app.services import metering
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.first_row import focus_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.tables import TableView

_TASKS = "tasks"
_VIEWS = (
    (WaitingView.UNDECIDED.value, noop("WaitingReadingsPage", "All that wait")),
    (WaitingView.WAITING.value, noop("WaitingReadingsPage", "Estimates to correct")),
    (WaitingView.REPORTED.value, noop("WaitingReadingsPage", "Reported")),
    (_TASKS, noop("WaitingReadingsPage", "Meters to see to")),
)
_EMPTY = {
    WaitingView.UNDECIDED.value: noop("WaitingReadingsPage", "No reading waits for a decision."),
    WaitingView.WAITING.value: noop("WaitingReadingsPage", "No estimate has to be corrected."),
    WaitingView.REPORTED.value: noop("WaitingReadingsPage", "No reported reading waits to be booked."),
    _TASKS: noop("WaitingReadingsPage", "No meter has to be replaced or decided on."),
}


class WaitingReadingsPage(OfficePage):
    """Oldest first, by pages. Enter opens the customer; a supervisor books, refuses, or reverses the estimate."""

    key = "readings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view = WaitingView.UNDECIDED.value
        self._begun = False
        self._row = 0
        self.decides = desk.clerk.has("supervisor", "admin")
        self.waiting: EndlessTable[WaitingReading] = EndlessTable(
            waiting_columns(), lambda r: r.reading.reading_id, desk.jobs, self
        )
        self.tasks: EndlessTable[TaskRow] = EndlessTable(
            task_columns(desk.clock.today()), lambda r: r.task.task_id, desk.jobs, self
        )
        self.panel = Panel(self.tr("Readings to decide on"))
        self._build_views()
        self._build_lists()
        self._build_decision()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._show_row()
        desk.feed.changed.connect(self._changed)

    # ------------------------------------------------------------ building

    def _build_views(self) -> None:
        row = FlowLayout(8)
        self.views = QButtonGroup(self)
        for key, text in _VIEWS:
            button = Button(self.tr(text))
            button.setCheckable(True)
            button.setChecked(key == self._view)
            button.clicked.connect(partial(self.show_view, key))
            self.views.addButton(button)
            row.addWidget(button)
        self.panel.body.addLayout(row)

    def _build_lists(self) -> None:
        self.stack = QStackedWidget()
        theme = self.desk.theme
        self.waiting_view = FittingTable(
            theme, self.waiting, gives_way=("source", "serial", "day", "status"), stretch_px=150, elastic=("booked",)
        )
        self.tasks_view = FittingTable(
            theme, self.tasks, gives_way=("place", "role", "serial", "opened"), stretch_px=150, elastic=("what",)
        )
        self.empty = EmptyNote(self.tr("Reading the list ..."))
        self.waiting_view.setAccessibleName(self.tr("Readings to decide on"))
        self.tasks_view.setAccessibleName(self.tr("Meters to see to"))
        for view in (self.waiting_view, self.tasks_view):
            view.chosen.connect(self._open_customer)
            view.current_changed.connect(lambda _key: self._show_row())
            self.stack.addWidget(view)
        for came, failed in ((self.waiting.came, self.waiting.failed), (self.tasks.came, self.tasks.failed)):
            came.connect(lambda _part: self._came())
            failed.connect(self._failed)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        self.panel.body.addWidget(self.stack, 1)

    def _build_decision(self) -> None:
        self.detail = Text("", tone="dim", wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason_row = FieldRow(self.tr("&Reason of the decision"), self.reason)
        self.book = Button(self.tr("Book"), "main", key="Ctrl+B")
        self.reverse = Button(self.tr("Reverse the estimate and book"), key="Ctrl+E")
        self.refuse = Button(self.tr("Refuse"), key="Ctrl+J")
        self.done = Button(self.tr("Done"), "main", key="Ctrl+B")
        self.decision = QWidget()
        row = QHBoxLayout(self.decision)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.reason_row, 1)
        buttons = QWidget()
        flow = FlowLayout(8, buttons)
        row.addWidget(buttons, 2, Qt.AlignmentFlag.AlignBottom)
        acts = (
            (self.book, self._book),
            (self.reverse, self._reverse),
            (self.refuse, self._refuse),
            (self.done, self._finish),
        )
        for button, act in acts:
            button.clicked.connect(act)
            flow.addWidget(button)
        self.panel.body.addWidget(self.detail)
        self.panel.body.addWidget(self.decision)
        group = self.tr("Readings to decide on")
        self.desk.commands.add_all(
            [
                Command(
                    "waiting.book", self.tr("Book, or done"), "Ctrl+B", group, self._book_or_done, self._can_decide
                ),
                Command(
                    "waiting.reverse", self.reverse.accessibleName(), "Ctrl+E", group, self._reverse, self._can_decide
                ),
                Command(
                    "waiting.refuse", self.refuse.accessibleName(), "Ctrl+J", group, self._refuse, self._can_decide
                ),
            ],
            self,
        )

    # ------------------------------------------------------------ page

    @override
    def activate(self) -> None:
        if not self._begun:
            self._begun = True
            self.show_view(self._view)

    @override
    def focus_first(self) -> None:
        focus_list(self, self._list())

    @override
    def unsaved(self) -> str:
        return self.tr("The reason of a decision is not saved.") if self.reason.text().strip() else ""

    def show_view(self, key: str, _checked: bool = False) -> None:
        """Show another list."""
        self._view, self._row = key, 0
        link = self.desk.link
        if key == _TASKS:
            self.tasks.begin(lambda after, cancel: metering.tasks(link, after, cancel=cancel))
        else:
            view = WaitingView(key)
            self.waiting.begin(lambda after, cancel: metering.waiting(link, view, after, cancel=cancel))
        self.reason.clear()
        self.reason_row.set_problem("")

    def _list(self) -> TableView:
        return self.tasks_view if self._view == _TASKS else self.waiting_view

    def _came(self) -> None:
        view, model = self._list(), self.tasks if self._view == _TASKS else self.waiting
        count = model.rowCount()
        had_focus = self.hasFocus() or self.waiting_view.hasFocus() or self.tasks_view.hasFocus()
        self.empty.set_text(self.tr(_EMPTY[self._view]))
        self.stack.setCurrentWidget(view if count else self.empty)
        if count and not view.currentIndex().isValid():
            view.setCurrentIndex(model.index(min(self._row, count - 1), 0))
        if had_focus:
            focus_list(self, view)
        self._show_row()

    def _failed(self, error: Exception) -> None:
        model: EndlessTable[Any] = self.tasks if self._view == _TASKS else self.waiting
        if not model.rowCount():
            self.empty.set_text(self.tr("The list could not be read. ") + fault_words(error))
            self.stack.setCurrentWidget(self.empty)
        self.desk.messages.fault(error, lambda: self.show_view(self._view))

    def _changed(self, changed: Changed) -> None:
        if self._begun and concerns(changed, ("readings", "meter_tasks")):
            self._row = max(self._list().currentIndex().row(), 0)
            (self.tasks if self._view == _TASKS else self.waiting).again()

    # ------------------------------------------------------------ the current row

    def _reading(self) -> WaitingReading | None:
        return None if self._view == _TASKS else self.waiting.row_at(self.waiting_view.currentIndex())

    def _task(self) -> TaskRow | None:
        return self.tasks.row_at(self.tasks_view.currentIndex()) if self._view == _TASKS else None

    def _show_row(self) -> None:
        row, task = self._reading(), self._task()
        self.decision.setVisible(self.decides and (row is not None or task is not None))
        for widget in (self.reason_row, self.book, self.reverse, self.refuse):
            widget.setVisible(row is not None)
        self.done.setVisible(task is not None)
        if row is not None:
            why = reason_words(row.reading.reason)
            told = self.tr("Confirmed by the clerk: %1.").replace("%1", why) if why else ""
            source = self.tr("Source: %1.").replace("%1", source_words(row))
            self.detail.setText(" ".join((difference_words(row), source, told)).rstrip())
            self.reverse.setEnabled(row.reading.status is ReadingStatus.WAITING)
        elif not self.decides and not task:
            self.detail.setText("")
        else:
            self.detail.setText("" if task is None else words.word(task.role) + ", " + (task.place or words.DASH))

    def _open_customer(self, _key: object) -> None:
        row = self._reading() or self._task()
        if row is not None:
            self.desk.open_customer(row.customer_id, "2.3")

    # ------------------------------------------------------------ decisions

    def _can_decide(self) -> bool:
        return self.decides and (self._reading() is not None or self._task() is not None)

    def _book_or_done(self) -> None:
        if self._view == _TASKS:
            self._finish()
        else:
            self._book()

    def _book(self) -> None:
        self._decide(metering.book, self.tr("Booked: %1, meter %2."), needs_reason=False)

    def _refuse(self) -> None:
        self._decide(metering.refuse, self.tr("Refused: %1, meter %2."))

    def _reverse(self) -> None:
        if self.reverse.isEnabled():
            self._decide(metering.reverse_estimate, self.tr("Estimate reversed, booked: %1, meter %2."))

    def _decide(self, act: Any, said: str, *, needs_reason: bool = True) -> None:
        row = self._reading()
        if row is None:
            return
        reason = self.reason.text().strip()
        if needs_reason and not reason:
            self.reason_row.set_problem(self.tr("Type the reason; it is kept with the reading."))
            self.reason.setFocus()
            return
        link, customer_id, reading = self.desk.link, row.customer_id, row.reading
        sentence = said.replace("%1", words.cubic(reading.state)).replace("%2", row.serial)
        self.desk.jobs.start(
            lambda cancel: act(link, customer_id, reading, reason=reason, cancel=cancel),
            lambda done: self._decided(customer_id, done, sentence),
            self._not_decided,
            owner=self,
            key="decide",
        )

    def _decided(self, customer_id: int, reading: Reading, sentence: str) -> None:
        self.reason.clear()
        self.reason_row.set_problem("")
        self.desk.messages.say(sentence)
        self.desk.feed.tell(Changed("readings", customer_id, reading.reading_id))
        self._list().setFocus()

    def _not_decided(self, error: Exception) -> None:
        self.reason_row.set_problem(fault_words(error))
        self.desk.messages.warn(fault_words(error))

    def _finish(self) -> None:
        task = self._task()
        if task is None:
            return
        link, today = self.desk.link, self.desk.clock.today()
        self.desk.jobs.start(
            lambda cancel: metering.finish_task(link, task, today, cancel=cancel),
            lambda _none: self.desk.feed.tell(Changed("meter_tasks", task.customer_id, task.task.task_id)),
            self._not_decided,
            owner=self,
            key="decide",
        )

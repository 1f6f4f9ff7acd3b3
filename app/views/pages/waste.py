"""Page 2.4: collection points, the next pickups, the calendar, and "nie odebrano"."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.calendar import add_months
from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.customers import Service
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.waste import MissedPickup, MissedPickupCase, Pickup, WastePlan
from app.domain.waste_rules import next_of_each
from app.models import fault_words, words
from app.models.feed import concerns
from app.models.form_draft import FormDraft
from app.models.language import noop
from app.models.pickups import PickupMonth, container_words, housing_words, next_columns, past_columns
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import waste
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Chip, Text
from app.views.parts.layouts import empty
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.pickup_calendar import PickupCalendar
from app.views.parts.pickup_export import PickupExport
from app.views.parts.whole_table import WholeTable

_PROBLEMS = {
    "pickup_in_future": noop("WastePage", "This pickup is still to come, so it can't be missing yet."),
    "pickup_too_old": noop(
        "WastePage", "A missed pickup can be reported only within a few days. Take a complaint instead."
    ),
    "pickup_reported": noop("WastePage", "This pickup has been reported as missing already."),
}

MOST_ROWS = 12
"""Pickups of one day, or fractions, that are seen without scrolling in their list."""


class WastePage(Page):
    """Where the waste is collected, when, and what to do when it was not."""

    key = "2.4"

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self._plan: WastePlan | None = None
        self._request = ""
        self._request_about: tuple[object, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.closed = EmptyNote(
            self.tr("Pickup dates may be told once one answer of the caller is right (the address).")
        )
        self.content = QWidget()
        layout.addWidget(self.closed)
        layout.addWidget(self.content, 1)
        inner = QVBoxLayout(self.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        self._build_points(inner)
        self._build_calendar(inner)
        inner.addStretch(1)
        tab.level_changed.connect(self._open)
        desk.feed.changed.connect(self._changed)

    # ------------------------------------------------------------ building
    def _build_points(self, layout: QVBoxLayout) -> None:
        self.points = Panel(self.tr("Collection points"))
        self.points_box = QVBoxLayout()
        self.points.body.addLayout(self.points_box)
        self.empty = EmptyNote(self.tr("Reading the plan of pickups ..."))
        self.points.body.addWidget(self.empty)
        layout.addWidget(self.points)
        self.coming = Panel(self.tr("Next pickups"))
        self.coming.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.next_model = ValueTable(next_columns(self.desk.clock.today()), key=lambda row: row.fraction, parent=self)
        self.next_view = WholeTable(
            self.desk.theme,
            self.next_model,
            gives_way=("moved", "weekday", "letter"),
            stretch_px=120,
            elastic=("away",),
            most=MOST_ROWS,
        )
        self.next_view.setAccessibleName(self.tr("Next pickups"))
        self.next_view.chosen.connect(self._show_fraction)
        self.coming.body.addWidget(self.next_view)
        layout.addWidget(self.coming)

    def _build_calendar(self, layout: QVBoxLayout) -> None:
        panel = Panel(self.tr("Calendar of pickups"))
        self.calendar_panel = panel
        self.month = PickupMonth(self)
        self.calendar = PickupCalendar(self.desk.theme, self.month)
        self.calendar.setAccessibleName(self.tr("Calendar of pickups"))
        self.calendar.day_changed.connect(self._show_day)
        tools = QWidget()
        flow = FlowLayout(4, tools)
        panel.head.addWidget(tools)
        back, forth = Button("‹", "flat"), Button("›", "flat")
        for button, name, step in ((back, self.tr("Month before"), -1), (forth, self.tr("Month after"), 1)):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, by=step: self.calendar.go_to(add_months(self.month.month, by)))
            flow.addWidget(button)
        self.export = PickupExport(self.desk, self)
        for button in self.export.buttons:
            flow.addWidget(button)
        panel.body.addWidget(self.calendar)
        self.day_title = Text("")
        panel.body.addWidget(self.day_title)
        self.day_model = ValueTable(past_columns(), key=lambda row: (row.point_id, row.fraction), parent=self)
        self.day_view = WholeTable(
            self.desk.theme,
            self.day_model,
            gives_way=("note", "letter"),
            stretch_px=120,
            elastic=("fraction",),
            most=MOST_ROWS,
        )
        self.day_view.setAccessibleName(self.tr("Pickups of the day"))
        self.day_view.current_changed.connect(lambda _key: self._offer())
        panel.body.addWidget(self.day_view)
        self._build_report(panel)
        layout.addWidget(panel)

    def _build_report(self, panel: Panel) -> None:
        self.note = QLineEdit()
        self.note.setMaxLength(1000)
        self.note.setPlaceholderText(self.tr("what the customer says, e.g. the bin was out since 6 o'clock"))
        self.note.returnPressed.connect(self._report)
        self.draft = FormDraft(self.desk.jobs, self.desk.link, "pickup", self.tab.customer_id, self._texts, self)
        self.draft.found.connect(self._restore)
        self.note.textEdited.connect(self.draft.touch)
        self.note_row = FieldRow(self.tr("Not picked up: note"), self.note)
        self.report = Button(self.tr("Report a missed pickup"))
        self.report.clicked.connect(self._report)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.note_row, 1)
        row.addWidget(self.report, 0, Qt.AlignmentFlag.AlignBottom)
        panel.body.addLayout(row)

    # ------------------------------------------------------------ page
    @override
    def show_card(self, card: CustomerCard) -> None:
        self._open()

    @override
    def activate(self) -> None:
        if self.tab.level >= Level.READING and self._plan is None:
            self._load()

    @override
    def focus_first(self) -> None:
        if self.tab.level >= Level.READING:
            first = self.next_view if self.next_model.rowCount() else self.calendar
            (self if self._plan is None else first).setFocus()

    @override
    def unsaved(self) -> str:
        return self.tr("The note of a missed pickup is not saved.") if self.note.text().strip() else ""

    def _open(self, _level: object = None) -> None:
        told = self.tab.level >= Level.READING
        self.closed.setVisible(not told)
        self.content.setVisible(told)
        if told and self.isVisible() and self._plan is None:
            self._load()

    def _changed(self, changed: Changed) -> None:
        tables = ("pickups", "collection_points", "containers", "route_days", "cases")
        if concerns(changed, tables, self.tab.customer_id) and self._plan is not None:
            self._load()

    # ------------------------------------------------------------ plan
    def _load(self) -> None:
        link, customer_id = self.desk.link, self.tab.customer_id
        today = self.desk.clock.today()
        first, last = today - timedelta(days=92), today + timedelta(days=370)
        self.desk.jobs.start(
            lambda cancel: waste.plan(link, customer_id, first, last, cancel=cancel),
            self._loaded,
            self._failed,
            owner=self,
            key="plan",
        )

    def _failed(self, error: Exception) -> None:
        self.empty.set_text(fault_words.sentence(error))
        self.desk.messages.fault(error, self._load)

    def _loaded(self, plan: WastePlan) -> None:
        today = self.desk.clock.today()
        day = (self.calendar.day() if self._plan is not None else None) or today
        self._plan = plan
        self._show_points(plan)
        self.next_model.set_rows(next_of_each(plan.pickups, today))
        self.coming.setVisible(bool(self.next_model.rows()))
        self.calendar.set_today(today)
        self.month.set_pickups(plan.pickups)
        self.calendar.go_to(day)
        self.export.set_plan(self.tab.card, plan, today)
        self.calendar_panel.setVisible(bool(plan.points))
        if self.hasFocus():  # the page was asked for while it was still being read
            self.focus_first()
        self.draft.load()

    def _texts(self) -> tuple[tuple[str, str], ...]:
        day = self.calendar.day()
        return (("note", self.note.text()), ("day", day.isoformat() if day and self.note.text() else ""))

    def _restore(self, texts: dict[str, str]) -> None:
        if not self.note.text():
            if texts.get("day"):
                self.calendar.go_to(date.fromisoformat(texts["day"]))
            self.note.setText(texts.get("note", ""))

    def _show_points(self, plan: WastePlan) -> None:
        empty(self.points_box)
        self.empty.setVisible(not plan.points)
        self.empty.set_text(self.tr("This customer has no collection point. Points are added in the billing system."))
        for point in plan.points:
            box = QWidget()
            rows = QVBoxLayout(box)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(4)
            rows.addWidget(Text(f"{point.address} · {housing_words(point.housing)}", wrap=True))
            chips = FlowLayout(6)
            for bin_ in point.containers:
                text = f"{words.word(bin_.fraction)}: {bin_.count} × {bin_.capacity} l ({container_words(bin_.kind)})"
                chips.addWidget(Chip(text))
            rows.addLayout(chips)
            self.points_box.addWidget(box)

    def _show_fraction(self, fraction: object) -> None:
        row = self.next_model.row_at(self.next_model.number_of(fraction)) if isinstance(fraction, str) else None
        if row is not None:
            self.calendar.go_to(row.day)
            self.calendar.setFocus()

    def _show_day(self, day: object) -> None:
        month = self.month.month
        self.calendar_panel.set_title(
            self.tr("Calendar of pickups") + f" {words.DASH} {words.month(month.year, month.month)}"
        )
        found = self.month.pickups_on(day)  # type: ignore[arg-type]
        self.day_model.set_rows(found)
        self.day_view.setVisible(bool(found))
        if found:
            self.day_view.selectRow(0)
        self.day_title.setText(
            f"{words.day_of_week(day)} {words.day(day)}" + ("" if found else " · " + self.tr("no pickup"))  # type: ignore[arg-type]
        )
        self._offer()

    # ------------------------------------------------------------ missed pickup
    def _current(self) -> Pickup | None:
        return self.day_model.row_at(self.day_view.currentIndex())

    def _offer(self) -> None:
        pickup = self._current()
        wanted = pickup is not None and pickup.day <= self.desk.clock.today()
        self.report.setEnabled(wanted)
        self.note_row.setVisible(wanted)
        self.report.setVisible(wanted)
        self.note_row.set_problem("")

    def _report(self) -> None:
        pickup = self._current()
        if pickup is None or not self.report.isEnabled():
            return
        about = (pickup.point_id, pickup.fraction, pickup.day)
        if not self._request or about != self._request_about:
            self._request, self._request_about = str(uuid4()), about
        missed = MissedPickup(
            self.tab.customer_id,
            pickup.point_id,
            pickup.fraction,
            pickup.day,
            self.note.text().strip(),
            self.tab.contact.key,
            self._request,
        )
        link, today = self.desk.link, self.desk.clock.today()
        self.report.setEnabled(False)
        self.desk.jobs.start(
            lambda cancel: waste.report_missed(link, pickup, missed, today, cancel=cancel),
            self._reported,
            self._not_reported,
            owner=self,
            key="report",
        )

    def _reported(self, case: MissedPickupCase) -> None:
        self._request = ""
        self.note.clear()
        self.draft.done()
        text = self.tr("Missed pickup reported: case {signature}, answer by {day}.")
        self.desk.messages.say(text.replace("{signature}", case.signature).replace("{day}", words.day(case.deadline)))
        self.desk.feed.tell(Changed("pickups", self.tab.customer_id))

    def _not_reported(self, error: Exception) -> None:
        self.report.setEnabled(True)
        if isinstance(error, Refused) and error.code in _PROBLEMS:
            self._request = ""
            self.note_row.set_problem(self.tr(_PROBLEMS[error.code]))
        else:
            self.desk.messages.fault(error, self._report)


def specs() -> tuple[PageSpec, ...]:
    """Page 2.4, for customers whose waste is collected."""
    title = QCoreApplication.translate("WastePage", "waste pickups")
    return (PageSpec("2.4", "2", "2.4", title, "Alt+4", WastePage, lambda card: Service.WASTE in card.services),)

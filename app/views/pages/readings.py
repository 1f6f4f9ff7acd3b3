"""Page 2.3: the meters, "podaj stan", the consumption chart and the last readings."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout
from typing_extensions import override

from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.faults import BugFault, EnvironmentFault
from app.domain.listing import Changed
from app.domain.metering import MeterHead, Reading, ReadingOutcome, ReadingStatus
from app.models import fault_words, words
from app.models.columns import Column
from app.models.feed import concerns
from app.models.meters import meter_columns
from app.models.reading_form import ReadingForm
from app.models.reading_words import outcome_words
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import metering
from app.system.locks import HEAVY_IMPORTS
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.fitting_table import FittingTable
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.reading_entry import ReadingEntry
from app.views.parts.tables import row_height

if TYPE_CHECKING:
    from app.views.parts.reading_history import ReadingHistory

_MOST_METERS = 5
_KEEP_MS = 700


def fetch_history() -> None:
    """Import the chart and what it plots with, off the GUI thread."""
    with HEAVY_IMPORTS:
        import_module("app.views.parts.reading_history")


class ReadingsPage(Page):
    """Entering a reading is open to anybody who calls; the history only after one right answer (office rule 8)."""

    key = "2.3"

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self.form = ReadingForm(desk.jobs, desk.link, desk.clock, tab, self)
        self._kept: dict[str, list[str]] = {}
        self._asked = False
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._build_meters(layout)
        self.below: ReadingHistory | None = None
        """Chart and last readings: made when they may first be shown."""
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.timeout.connect(self._show_entry)
        self._connect()

    # ------------------------------------------------------------ building

    def _build_meters(self, layout: QVBoxLayout) -> None:
        panel = Panel(self.tr("Meters"))
        self.model = ValueTable(self._columns(), key=lambda head: head.installation_id, parent=self)
        self.meters = FittingTable(
            self.desk.theme,
            self.model,
            gives_way=("legal", "role", "place"),
            stretch_px=80,
            elastic=("serial", "state"),
        )
        self.meters.setAccessibleName(self.tr("Meters"))
        self.entry = ReadingEntry(self.desk.theme, self.form)
        panel.body.addWidget(self.meters)
        panel.body.addWidget(self.entry)
        layout.addWidget(panel)
        self.closed = EmptyNote(
            self.tr(
                "A state may be taken from anybody who calls. The chart and the last readings are shown "
                "once one answer of the caller is right (for instance the address or the meter's number)."
            )
        )
        layout.addWidget(self.closed, 1)

    def _build_below(self) -> None:
        made = sys.modules.get("app.views.parts.reading_history")  # there from the beginning of its import on
        if hasattr(made, "ReadingHistory"):
            self._place_below()
        else:  # the first page 2.3 of all came before the plotting library (450 ms): it is fetched beside the window
            self.desk.jobs.start(
                lambda _cancel: fetch_history(), lambda _none: self._place_below(), owner=self, key="fetch", quiet=True
            )

    def _place_below(self) -> None:
        from app.views.parts.reading_history import ReadingHistory

        if self.below is None:
            self.below = ReadingHistory(self.desk, self.tab)
            self.below.built.connect(self._fit)
            self._column.addWidget(self.below, 1)
            self._fit()
            self._show_history()

    def _connect(self) -> None:
        form = self.form
        form.histories.read.connect(self._read)
        form.histories.failed.connect(self._not_read)
        form.moved.connect(self._moved)
        form.changed.connect(self._keeping.start)
        form.changed.connect(self._showing.start)
        self.entry.installEventFilter(self)
        form.registered.connect(self._registered)
        form.stopped.connect(self._stopped)
        form.undone.connect(self._undone)
        self.meters.horizontalScrollBar().rangeChanged.connect(self._fit)
        self.meters.current_changed.connect(self._chosen)
        self.meters.chosen.connect(lambda _installation: self.entry.state.setFocus())
        self.tab.level_changed.connect(self._open)
        self.desk.feed.changed.connect(self._changed)
        self.desk.theme.changed.connect(self._fit)
        group = self.tr("Readings")
        self.desk.commands.add_all(
            [
                Command("readings.undo", self.tr("Take back the last reading"), "Ctrl+F4", group, self._undo_last),
                Command("readings.print", self.tr("Print the chart"), "", group, self._print, self._drawn),
            ],
            self,
        )

    def _columns(self) -> tuple[Column[MeterHead], ...]:
        return meter_columns(self.desk.clock.today(), told=self._is_open())

    # ------------------------------------------------------------ page

    @override
    def show_card(self, card: CustomerCard) -> None:
        self.model.set_rows(card.meters)
        self.form.set_meters(card.meters)
        self._select(self.form.current)
        self._fit()
        self._open()

    @override
    def activate(self) -> None:
        self.form.load()
        if not self._asked:
            self._asked = True
            link, customer_id = self.desk.link, self.tab.customer_id
            self.desk.jobs.start(
                lambda cancel: metering.load_typed(link, customer_id, cancel=cancel),
                self.form.restore,
                lambda _error: None,  # the histories tell that the server is away
                owner=self,
                key="typed",
                quiet=True,
            )

    @override
    def focus_first(self) -> None:
        self.entry.state.setFocus()
        self.entry.state.selectAll()

    @override
    def unsaved(self) -> str:
        return self.tr("A meter's state is typed and not registered.") if self.form.typed() else ""

    def _is_open(self) -> bool:
        return self.tab.level >= Level.READING

    def _open(self, _level: object = None) -> None:
        told = self._is_open()
        self.model.columns = self._columns()
        self.model.layoutChanged.emit()
        self.entry.set_told(told)
        self.closed.setVisible(not told)
        if self.below is not None:
            self.below.setVisible(told)
            self._show_history()
        elif told:
            QTimer.singleShot(0, self, self._build_below)  # after the meters and the entry are painted

    def _fit(self, *_range: int) -> None:
        """Meters as high as they need; the chart takes what is left of the first screen below the entry."""
        line = row_height(self.meters.fontMetrics().height())
        shown = min(max(self.model.rowCount(), 1), _MOST_METERS)
        bar = self.meters.horizontalScrollBar()
        self.meters.setFixedHeight(line * (shown + 1) + 4 + (bar.sizeHint().height() if bar.maximum() else 0))
        viewport = self.parentWidget()
        room = viewport.height() if viewport is not None else 0
        if self.below is not None:
            self.below.fit(room - line * (shown + 5) - self.desk.theme.px(150))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._showing.start()
        return super().eventFilter(watched, event)

    def _show_entry(self) -> None:
        """What is read aloud is never below the edge of the page while one types."""
        viewport = self.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        focus = QApplication.focusWidget()
        if isinstance(area, QScrollArea) and focus is not None and self.entry.isAncestorOf(focus):
            area.ensureWidgetVisible(self.entry, 0, 8)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ------------------------------------------------------------ meters

    def _chosen(self, installation_id: object) -> None:
        if isinstance(installation_id, int):
            self.form.go_to(installation_id)

    def _moved(self, installation_id: int) -> None:
        self._select(installation_id)
        self._show_history()

    def _select(self, installation_id: int) -> None:
        if self.meters.current_id() != installation_id:
            self.meters.select_id(installation_id)

    def _read(self, installation_id: int) -> None:
        if installation_id == self.form.current:
            self._show_history()

    def _not_read(self, installation_id: int, error: Exception) -> None:
        if installation_id == self.form.current and self.form.history() is None:
            if self.below is not None:
                self.below.say(self.tr("The history could not be read. ") + fault_words.sentence(error))
            self.desk.messages.fault(error, lambda: self.form.histories.load(installation_id))

    def _show_history(self) -> None:
        if self.below is not None:
            found = self.form.histories.loaded(self.form.current) if self._is_open() else None
            self.below.show_meter(self.form.head if self._is_open() else None, found)

    def _drawn(self) -> bool:
        return self._is_open() and self.below is not None and bool(self.below.chart.shown.bars)

    def _print(self) -> None:
        if self.below is not None:
            self.below.export.ask_printer()

    # ------------------------------------------------------------ what was saved

    def _head_of(self, reading: Reading) -> MeterHead | None:
        return self.model.row_at(self.model.number_of(reading.installation_id))

    def _registered(self, outcome: ReadingOutcome) -> None:
        reading, head = outcome.reading, self._head_of(outcome.reading)
        self._tell(reading)
        if head is None:
            return
        refused = reading.status is ReadingStatus.REFUSED
        sentence = outcome_words(reading, head, refused=refused, told=self._is_open())
        if refused:
            self.desk.messages.warn(sentence)
        else:
            self.desk.messages.offer(sentence, self.tr("Take back"), lambda: self.form.undo(reading))

    def _undo_last(self) -> None:
        mine = self.tab.contact.key
        history = self.form.history()
        live = (ReadingStatus.REPORTED, ReadingStatus.WAITING)
        found = [r for r in (history.readings if history else ()) if r.contact_key == mine and r.status in live]
        if found:
            self.form.undo(max(found, key=lambda r: r.reading_id))
        else:
            self.desk.messages.say(self.tr("This contact has registered nothing for this meter."))

    def _undone(self, reading: Reading) -> None:
        self._tell(reading)
        told = self.tr("Taken back: %1. It stays on file as refused.").replace("%1", words.cubic(reading.state))
        self.desk.messages.say(told)

    def _stopped(self, installation_id: int, error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            self.desk.messages.retry(fault_words.sentence(error), lambda: self.form.save(installation_id))
        elif isinstance(error, BugFault):
            self.desk.messages.warn(fault_words.sentence(error))

    def _tell(self, reading: Reading) -> None:
        self.desk.feed.tell(Changed("readings", self.tab.customer_id, reading.reading_id))

    def _changed(self, changed: Changed) -> None:
        if concerns(changed, ("readings", "installations", "meters", "meter_tasks"), self.tab.customer_id):
            self.form.forget()

    def _keep(self) -> None:
        typed = self.form.snapshot()
        if typed == self._kept:
            return
        link, customer_id, self._kept = self.desk.link, self.tab.customer_id, typed
        self.desk.jobs.start(
            lambda cancel: metering.keep_typed(link, customer_id, typed, cancel=cancel),
            lambda _none: None,
            lambda _error: self._kept.clear(),  # kept in the window all the same, and tried again
            owner=self,
            key="keep",
            quiet=True,
        )


def specs() -> tuple[PageSpec, ...]:
    """Page 2.3, for customers with a meter."""
    return (
        PageSpec(
            key="2.3",
            group="2",
            number="2.3",
            title=QCoreApplication.translate("ReadingsPage", "meter readings"),
            shortcut="Alt+3",
            build=ReadingsPage,
            wanted=lambda card: bool(card.meters),
        ),
    )

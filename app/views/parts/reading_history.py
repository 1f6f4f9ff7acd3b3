"""What is on file of one meter: the consumption chart and the last readings. Made in steps, so that no step is long."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.metering import MeterHead
from app.models import words
from app.models.meter_histories import Loaded
from app.models.meters import plate_words
from app.models.reading_words import serial_words
from app.models.readings import ReadingRow, reading_columns, rows_of
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.views.desk import Desk
from app.views.parts.chart import ConsumptionChart
from app.views.parts.chart_export import ChartExport
from app.views.parts.fitting_table import FittingTable
from app.views.parts.labels import Text
from app.views.parts.office_paper_menu import ReadingPaper, is_taken
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.tables import TableView, row_height

_LAST_YEARS = timedelta(366 * 2)
"""The table lists two years; the chart goes back ten."""
_AT_LEAST = 5
"""Rows listed even when they are older."""


class ReadingHistory(QWidget):
    """Chart and table of the current meter; shown to verified callers' clerks only (office rule 8)."""

    built = Signal()
    """Chart and table are there."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tab = tab
        self._customer = tab.card.name
        self._head: MeterHead | None = None
        self._found: Loaded | None = None
        self.chart = ConsumptionChart(desk.theme)
        self.export = ChartExport(desk, self.chart, self)
        self.plate = Text("", tone="dim", wrap=True)
        self.chart_panel = Panel(self.tr("Consumption"))
        self.chart_panel.head.addWidget(self.export.button)
        self.chart_panel.body.addWidget(self.plate)
        self.chart_panel.body.addWidget(self.chart, 1)
        self.table: TableView | None = None
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.chart_panel)
        QTimer.singleShot(0, self, self._build_table)

    def _build_table(self) -> None:
        self.rows: ValueTable[ReadingRow] = ValueTable(
            reading_columns(), key=lambda row: row.reading.reading_id, parent=self
        )
        self.table = FittingTable(
            self._desk.theme,
            self.rows,
            gives_way=("who", "per_day", "source", "status", "used"),
            stretch_px=110,
        )
        self.table.setAccessibleName(self.tr("Last readings"))
        self.empty = EmptyNote(self.tr("Reading what is on file ..."))
        panel = Panel(self.tr("Last readings"))
        self.paper = ReadingPaper(self._desk, self._tab)
        self.table.current_changed.connect(self._chosen)
        panel.head.addWidget(self.paper)
        panel.body.addWidget(self.table)
        panel.body.addWidget(self.empty)
        self._column.addWidget(panel, 1)
        self._show_rows()
        self.built.emit()

    def fit(self, room: int) -> None:
        """Heights for the text size in force: the chart takes ``room`` pixels, within reason."""
        theme = self._desk.theme
        self.chart.setFixedHeight(min(max(room, theme.px(196)), theme.px(420)))
        if self.table is not None:
            self.table.setMinimumHeight(row_height(self.table.fontMetrics().height()) * 6)

    def show_meter(self, head: MeterHead | None, found: Loaded | None) -> None:
        """Show another meter, or what has come of it; None: it is being read."""
        self._head, self._found = head, found
        title = self.tr("Consumption")
        if head is not None:
            parts = filter(None, (words.word(head.role), head.place))
            title = f"{serial_words(head, told=True)} — {', '.join(parts)}"
        self.chart_panel.set_title(title)
        self.export.button.setEnabled(found is not None)
        if found is not None:
            self.plate.setText(plate_words(found.history))
            self.chart.set_consumption(found.consumption)
            self.export.set_meter(f"{title} · {self._customer}", f"zuzycie-{found.history.head.serial}")
        if self.table is not None:
            QTimer.singleShot(0, self, self._show_rows)

    def say(self, sentence: str) -> None:
        """Say why there is nothing to show."""
        if self.table is not None and self._found is None:
            self.empty.set_text(sentence)

    def _chosen(self, reading_id: object) -> None:
        """The confirmation is of the reading the cursor is on; before it stands anywhere, of the newest that was taken."""
        if isinstance(reading_id, int):
            row = self.rows.row_at(self.rows.number_of(reading_id))
        else:
            row = next((each for each in self.rows.rows() if is_taken(each.reading)), None)
        self.paper.set_reading(row.reading if row is not None else None)

    def _show_rows(self) -> None:
        found, table = self._found, self.table
        if table is None:
            return
        rows: tuple[ReadingRow, ...] = ()
        if found is not None:
            rows = rows_of(found.history, self._desk.clock.today() - _LAST_YEARS, _AT_LEAST)
            self.empty.set_text(self.tr("This meter has not been read yet. The first state may be registered above."))
        else:
            self.empty.set_text(self.tr("Reading what is on file ..."))
        self.rows.set_rows(rows)
        self._chosen(table.current_id())
        table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

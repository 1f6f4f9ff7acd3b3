"""Print, PDF and ICS of the calendar of pickups."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.card import CustomerCard
from app.domain.waste import FRACTION_LETTERS, Fraction, Pickup, PickupStatus, WastePlan
from app.domain.waste_sheet import PickupEvent, PickupSheet, SheetDay, SheetMark
from app.models import words
from app.models.pickups import COLOURS, weekday_short
from app.services import exports
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.paper_printing import print_paper
from app.views.parts.saving import ask_where, write_file

_TO_COME = {PickupStatus.PLANNED, PickupStatus.MOVED}


class PickupExport(QObject):
    """Three buttons; the files hold what is still to come, for a year."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._sheet: PickupSheet | None = None
        self._events: tuple[PickupEvent, ...] = ()
        self._name = ""
        self.print_button = Button(self.tr("Print"), "flat")
        self.pdf_button = Button(self.tr("Save PDF"), "flat")
        self.ics_button = Button(self.tr("Save ICS"), "flat")
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(lambda: self._ask("pdf"))
        self.ics_button.clicked.connect(lambda: self._ask("ics"))

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Print, PDF, ICS."""
        return (self.print_button, self.pdf_button, self.ics_button)

    def set_plan(self, card: CustomerCard, plan: WastePlan, today: date) -> None:
        """What the files will hold."""
        coming = [pickup for pickup in plan.pickups if pickup.day >= today and pickup.status in _TO_COME]
        self._name = card.number
        self._sheet = self._make_sheet(plan, coming, today)
        self._events = tuple(
            PickupEvent(
                uid=f"{card.number}-{pickup.point_id}-{pickup.day.isoformat()}-{pickup.fraction.value}@okienko",
                day=pickup.day,
                summary=self.tr("Waste: %1").replace("%1", words.word(pickup.fraction)),
                description=self._moved(pickup),
            )
            for pickup in coming
        )
        for button in self.buttons:
            button.setEnabled(bool(coming))

    def _moved(self, pickup: Pickup) -> str:
        return self.tr("moved from %1").replace("%1", words.day(pickup.moved_from)) if pickup.moved_from else ""

    def _make_sheet(self, plan: WastePlan, coming: list[Pickup], today: date) -> PickupSheet:
        months = []
        for (year, month), rows in groupby(coming, key=lambda pickup: (pickup.day.year, pickup.day.month)):
            days = []
            for day, same in groupby(list(rows), key=lambda pickup: pickup.day):
                marks = {pickup.fraction: pickup for pickup in same}
                note = next((self._moved(pickup) for pickup in marks.values() if pickup.moved_from), "")
                text = f"{day.day:02d}.{day.month:02d} {weekday_short(day)}"
                days.append(SheetDay(text, tuple(self._mark(fraction) for fraction in marks), note))
            months.append((words.month(year, month), tuple(days)))
        used = dict.fromkeys(pickup.fraction for pickup in coming)
        footer = self.tr("Plan of %1. Put containers out by 6 a.m. of the day.").replace("%1", words.day(today))
        return PickupSheet(
            title=self.tr("Waste pickups"),
            address="; ".join(dict.fromkeys(point.address for point in plan.points)),
            footer=footer,
            months=tuple(months),
            legend=tuple(self._mark(fraction) for fraction in used),
        )

    def _mark(self, fraction: Fraction) -> SheetMark:
        return SheetMark(FRACTION_LETTERS[fraction], COLOURS[fraction], words.word(fraction))

    def _print(self) -> None:
        if self._sheet is not None:
            sheet = self._sheet
            self._desk.jobs.start(lambda _cancel: exports.pickup_pdf(sheet), self._to_printer, owner=self, key="print")

    def _to_printer(self, pdf: bytes) -> None:
        print_paper(self._desk, self._window, self.tr("Waste pickups"), pdf)

    def _ask(self, kind: str) -> None:
        title, name = self.tr("Save the calendar of pickups"), f"wywozy-{self._name}.{kind}"
        ask_where(self._window, title, name, lambda path: self.save(kind, path), kind=kind)

    def save(self, kind: str, path: Path) -> None:
        """Make the file off the window's thread and write it whole or not at all."""
        sheet, events, name, made = self._sheet, self._events, self._name, self._desk.clock.now()
        if sheet is None:
            return
        title = self.tr("Waste pickups")
        self._desk.jobs.start(
            lambda _cancel: exports.pickup_pdf(sheet) if kind == "pdf" else exports.pickup_ics(title, events, made),
            lambda content: write_file(self._desk, path, content),
            owner=self,
            key=f"save-{kind}",
        )
        self._name = name

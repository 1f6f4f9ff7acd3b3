"""The consumption chart on paper and in files: print, picture, and the months as CSV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QRect, QSaveFile, QSize, Qt
from PySide6.QtGui import QAction, QFont, QImage, QImageWriter, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from app.domain.faults import EnvironmentFault, Trouble
from app.models.chart import csv_headings, csv_rows, overview_words
from app.services import metering
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.chart import ChartPlot, ConsumptionChart
from app.views.parts.chart_bars import Inks
from app.views.parts.saving import ask_where

SIZE = QSize(1800, 1000)
_TEXT = 26


class ChartExport(QObject):
    """A button with a menu; what is exported looks the same in every theme."""

    def __init__(self, desk: Desk, chart: ConsumptionChart, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chart = chart
        self._window = parent
        self.title = ""
        self.name = ""
        self.print_action = QAction(self.tr("Print the chart"), self)
        self.picture_action = QAction(self.tr("Save as a picture (PNG)"), self)
        self.table_action = QAction(self.tr("Save the months (CSV)"), self)
        self.button = Button(self.tr("Print or save"), "flat")
        menu = QMenu(self.button)
        menu.addActions([self.print_action, self.picture_action, self.table_action])
        self.button.setMenu(menu)
        self.print_action.triggered.connect(self.ask_printer)
        self.picture_action.triggered.connect(lambda: self._ask("png"))
        self.table_action.triggered.connect(lambda: self._ask("csv"))

    def set_meter(self, title: str, name: str) -> None:
        """Heading of what is printed, and the beginning of file names."""
        self.title, self.name = title, name
        self.button.setEnabled(bool(self._chart.shown.bars))

    def picture(self) -> QImage:
        """The chart as it is in view, with its heading and key, in the colours of paper."""
        font = QFont(self._chart.font())
        font.setPixelSize(_TEXT)
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        inks = Inks.paper()
        image.fill(inks.ground)
        plot = ChartPlot(inks, font)
        plot.set_shown(self._chart.shown)
        plot.look_at(*self._chart.plot.in_view())
        painter = QPainter(image)
        painter.setPen(inks.text)
        font.setBold(True)
        painter.setFont(font)
        line = _TEXT * 2
        painter.drawText(QRect(30, 20, SIZE.width() - 60, line), Qt.AlignmentFlag.AlignVCenter, self.title)
        font.setBold(False)
        painter.setFont(font)
        painter.drawText(
            QRect(30, 20 + line, SIZE.width() - 60, line),
            Qt.AlignmentFlag.AlignVCenter,
            overview_words(self._chart.shown),
        )
        room = QRect(30, 30 + 2 * line, SIZE.width() - 60, SIZE.height() - 50 - 3 * line)
        painter.drawImage(room.topLeft(), plot.picture(room.size()))
        painter.drawText(
            QRect(30, SIZE.height() - line - 10, SIZE.width() - 60, line),
            Qt.AlignmentFlag.AlignVCenter,
            self._chart.key.text(),
        )
        painter.end()
        plot.deleteLater()
        return image

    def ask_printer(self) -> None:
        """Ask for the printer, then print on a page across."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.title)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print the chart"))
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Paint the picture as large as the page allows."""
        painter = QPainter(printer)
        page = painter.viewport()
        size = SIZE.scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(page.topLeft(), size), self.picture())
        painter.end()

    def _ask(self, kind: str) -> None:
        ask_where(self._window, self.button.text(), f"{self.name}.{kind}", self.save, kind=kind)

    def save(self, path: Path) -> None:
        """Write the file that the ending asks for, whole or not at all, off the window's thread."""
        if path.suffix.lower() == ".csv":
            headings, rows = csv_headings(), csv_rows(self._chart.shown)
            self._start(path, lambda: metering.save_table(path, headings, rows))
        else:
            image = self.picture()
            self._start(path, lambda: _write(image, path))

    def _start(self, path: Path, work: Callable[[], None]) -> None:
        self._desk.jobs.start(lambda _cancel: work(), lambda _none: self._said(path), owner=self, key="file")

    def _said(self, path: Path) -> None:
        self._desk.messages.say(self.tr("Saved: %1").replace("%1", str(path)))


def _write(image: QImage, path: Path) -> None:
    """Write a picture; raises ``EnvironmentFault`` where the folder or the disk does not let us."""
    file = QSaveFile(str(path))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and QImageWriter(file, b"png").write(image) and file.commit()
    if not written:
        raise EnvironmentFault(Trouble.PERMISSION, code="file_not_written", detail={"reason": file.errorString()})

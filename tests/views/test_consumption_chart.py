"""The consumption chart: keys, hover, zoom, what a screen reader gets, pictures, print and files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPageSize, QPainter, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.metering import Reading
from app.models.chart import consumption_of
from app.store.session import Database
from app.views.desk import Desk
from app.views.parts.chart import ConsumptionChart
from app.views.parts.chart_export import SIZE, ChartExport
from tests.domain.metering_samples import HEAD, history, monthly, reading
from tests.views.office_stage import staffed

Key = Qt.Key


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    database = Database("host=/nowhere")
    with staffed(qapp, database) as made:
        yield made
    database.close()


def ten_years() -> list[Reading]:
    """120 months with an estimate now and then."""
    rows = monthly(last=2000, months=118, use=9, last_on=date(2026, 10, 3))
    return [reading(r.read_on, r.state, estimated=n % 9 == 4) for n, r in enumerate(rows)]


@pytest.fixture
def chart(qtbot: QtBot, desk: Desk) -> ConsumptionChart:
    made = ConsumptionChart(desk.theme)
    qtbot.addWidget(made)
    made.resize(760, 300)
    made.set_consumption(consumption_of(history(ten_years(), replace(HEAD, installed_state=None))))
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_that_the_newest_year_is_shown_first(chart: ConsumptionChart) -> None:
    first, last = chart.plot.in_view()
    assert (last, last - first + 1) == (len(chart.shown.bars) - 1, 12)
    assert plain(chart.said.text()).startswith("Ostatnie 12 miesięcy: ")


def test_that_arrows_walk_through_the_months_and_a_screen_reader_hears_them(chart: ConsumptionChart) -> None:
    QTest.keyClick(chart, Key.Key_Left)
    assert plain(chart.said.text()).startswith("październik 2026: ")
    QTest.keyClick(chart, Key.Key_Left)
    assert "wrzesień 2026: 9 m³ · 0,30 m³ na dobę · " in plain(chart.said.text())
    told = QAccessible.queryAccessibleInterface(chart).text(QAccessible.Text.Description)
    assert told == chart.said.text()
    assert chart.accessibleName() == "Zużycie w miesiącach"
    QTest.keyClick(chart, Key.Key_Home)
    assert chart.cursor_at() == 0
    assert chart.plot.in_view()[0] == 0
    QTest.keyClick(chart, Key.Key_Right)
    QTest.keyClick(chart, Key.Key_PageDown)
    assert chart.cursor_at() == 13
    QTest.keyClick(chart, Key.Key_End)
    QTest.keyClick(chart, Key.Key_Right)
    assert chart.cursor_at() == len(chart.shown.bars) - 1


def test_that_keys_and_the_wheel_zoom_within_bounds(chart: ConsumptionChart) -> None:
    def width() -> int:
        first, last = chart.plot.in_view()
        return last - first + 1

    QTest.keyClick(chart, Key.Key_Minus)
    assert width() == 24
    for _ in range(8):
        QTest.keyClick(chart, Key.Key_Minus)
    assert width() == len(chart.shown.bars)
    for _ in range(12):
        QTest.keyClick(chart, Key.Key_Plus)
    assert width() == 3
    before = width()
    middle = chart.plot.viewport().rect().center()
    for _ in range(6):
        spot = QPointF(middle)
        wheel = QWheelEvent(
            spot,
            QPointF(chart.plot.viewport().mapToGlobal(middle)),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(chart.plot.viewport(), wheel)
    assert width() > before


def test_that_hover_tells_the_month_below_the_mouse(chart: ConsumptionChart, qtbot: QtBot) -> None:
    number = len(chart.shown.bars) - 3
    spot = chart.plot.box.mapViewToScene(QPointF(number, 1))
    chart.plot.scene().sigMouseMoved.emit(spot)
    assert chart.cursor_at() == number
    assert plain(chart.said.text()).startswith("sierpień 2026")
    assert qtbot is not None


def test_that_an_empty_chart_says_so_and_takes_keys(qtbot: QtBot, desk: Desk) -> None:
    made = ConsumptionChart(desk.theme)
    qtbot.addWidget(made)
    made.set_consumption(consumption_of(history([], replace(HEAD, installed_state=None))))
    made.show()
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_Plus, Key.Key_Minus):
        QTest.keyClick(made, key)
    assert made.cursor_at() == -1
    assert "Nie ma dwóch odczytów" in made.said.text()


def lightness(image: QImage) -> set[int]:
    """Greys of the picture in steps of 16: what is left for an eye that sees no colours."""
    return {
        QColor(image.pixel(x, y)).lightness() // 16
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_that_bars_differ_without_colour_in_every_look(chart: ConsumptionChart, desk: Desk, name: str) -> None:
    from app.system.settings import Theme as ThemeName

    desk.theme.set_name(ThemeName(name))
    inks = chart.plot.bars.inks
    assert abs(inks.bar.lightness() - inks.past.lightness()) > 30
    assert abs(inks.bar.lightness() - inks.ground.lightness()) > 60
    assert len(lightness(chart.grab().toImage())) >= 3
    desk.theme.set_name(ThemeName.LIGHT)


def test_that_a_picture_and_a_table_are_written(
    chart: ConsumptionChart, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    export = ChartExport(desk, chart, home)
    export.set_meter("8ZRI0712345678 — główny, łazienka · Kowalska Anna", "zuzycie-8ZRI0712345678")
    export.save(tmp_path / "chart.png")
    qtbot.waitUntil(lambda: "chart.png" in (said.text if (said := desk.messages.current()) else ""))
    image = QImage(str(tmp_path / "chart.png"))
    assert image.size() == SIZE
    assert len(lightness(image)) >= 3
    export.save(tmp_path / "chart.csv")
    qtbot.waitUntil(lambda: "chart.csv" in (said.text if (said := desk.messages.current()) else ""))
    lines = (tmp_path / "chart.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("Miesiąc;m³;m³ na dobę;")
    assert len(lines) == len(chart.shown.bars) + 1
    assert lines[-2].startswith("2026-09;9.000;0.3000;30;")


def test_that_a_file_that_cannot_be_written_is_told(
    chart: ConsumptionChart, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    faults: list[Exception] = []
    desk.jobs.fault.connect(lambda error, _again: faults.append(error))
    home = QWidget()
    qtbot.addWidget(home)
    export = ChartExport(desk, chart, home)
    export.save(tmp_path / "no/such/folder.png")
    qtbot.waitUntil(lambda: len(faults) == 1)
    export.save(tmp_path / "no/such/folder.csv")
    qtbot.waitUntil(lambda: len(faults) == 2)


def test_that_it_prints_on_a_page_across(chart: ConsumptionChart, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    export = ChartExport(desk, chart, home)
    export.set_meter("8ZRI0712345678 — główny", "zuzycie")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "chart.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    export.print_on(printer)
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")


def test_that_a_decade_is_painted_by_as_few_items_as_a_year(chart: ConsumptionChart) -> None:
    """What costs is counted: one item for all bars, no smoothing, nothing that ranges by itself (performance.md)."""
    decade = len(chart.plot.scene().items())
    chart.set_consumption(consumption_of(history(monthly(months=12), replace(HEAD, installed_state=None))))
    assert len(chart.plot.scene().items()) == decade
    assert decade <= 16
    assert not chart.plot.renderHints() & QPainter.RenderHint.Antialiasing
    assert chart.plot.box.state["autoRange"] == [False, False]

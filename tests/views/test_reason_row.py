"""The line in which a reason is written."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.parts.reason_row import ReasonRow


def test_that_the_reason_asked_for_is_scrolled_into_sight_with_what_is_wrong_with_it(qtbot: QtBot) -> None:
    area, inside, row, above = QScrollArea(), QWidget(), ReasonRow(), QLabel()
    above.setFixedHeight(400)
    column = QVBoxLayout(inside)
    column.addWidget(above)
    column.addWidget(row)
    row.hide()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(500, 200)
    qtbot.addWidget(area)
    area.show()

    def in_sight() -> bool:
        place = QRect(row.mapTo(area.viewport(), QPoint(0, 0)), row.size())
        return area.viewport().rect().contains(place)

    row.ask("Dlaczego", "Odłóż", lambda _reason: None, area)
    qtbot.waitUntil(in_sight, timeout=2000)
    row.go()
    assert row.field.problem()
    qtbot.waitUntil(in_sight, timeout=2000)

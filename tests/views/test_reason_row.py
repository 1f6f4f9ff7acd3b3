"""The line in which a reason is written."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.parts.reason_row import ReasonRow
from tests.views.keys import type_text


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


def test_that_the_key_of_the_act_pressed_again_does_it_with_what_was_typed(qtbot: QtBot) -> None:
    home, row = QWidget(), ReasonRow()
    QVBoxLayout(home).addWidget(row)
    row.hide()
    qtbot.addWidget(home)
    home.show()
    done: list[str] = []
    row.ask("Dlaczego", "Cofnij", done.append, home)
    row.ask("Dlaczego", "Cofnij", done.append, home)
    assert done == []  # a key held down
    type_text(row.line, "zła karta")
    row.ask("Dlaczego", "Odłóż", done.append, home)
    assert (done, row.line.text()) == ([], "zła karta")  # another act: asked, what was typed stays
    row.ask("Dlaczego", "Odłóż", done.append, home)
    assert done == []
    type_text(row.line, "!")
    row.ask("Dlaczego", "Odłóż", done.append, home)
    assert done == ["zła karta!"]

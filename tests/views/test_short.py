"""What stands above one's work takes no more room than it needs."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.parts.flow import FlowLayout
from app.views.parts.short import Short


def test_that_a_bar_that_came_for_a_moment_goes_when_all_fits_again(qtbot: QtBot) -> None:
    home, contents = QWidget(), QWidget()
    flow, parts = FlowLayout(8, contents), [QWidget() for _ in range(3)]
    for part in parts:
        flow.addWidget(part)
        part.setFixedSize(104, 20)
    short = Short(contents, home)
    column = QVBoxLayout(home)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(short)
    column.addStretch(1)
    qtbot.addWidget(home)
    home.resize(330, 60)
    home.show()
    qtbot.waitUntil(lambda: short.height() == 20)
    for part in parts:
        part.setFixedSize(200, 20)
    qtbot.waitUntil(short.verticalScrollBar().isVisible)
    for part in parts:
        part.setFixedSize(104, 20)  # fits beside no bar
    qtbot.waitUntil(lambda: not short.verticalScrollBar().isVisible(), timeout=5000)
    assert {part.y() for part in parts} == {0}

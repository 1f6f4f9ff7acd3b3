"""One who types sees where: what has the focus, and the sentence that stands below it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.parts.field import FieldRow
from app.views.parts.reading_order import show_focus


@pytest.fixture
def page(qtbot: QtBot) -> QScrollArea:
    """A page that is taller than its window, a field at each end."""
    area, inside = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    layout = QVBoxLayout(inside)
    layout.addWidget(FieldRow("Numer", QLineEdit()))
    layout.addSpacing(900)
    layout.addWidget(FieldRow("Powód", QLineEdit()))
    area.setWidget(inside)
    area.resize(300, 240)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


def rows(page: QScrollArea) -> list[FieldRow]:
    return page.findChildren(FieldRow)


def in_view(page: QScrollArea, widget: QWidget) -> bool:
    top = widget.mapTo(page.viewport(), widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= page.viewport().height()


def test_that_one_who_comes_back_by_a_key_sees_where_one_types(page: QScrollArea) -> None:
    first, last = rows(page)
    last.editor.setFocus()
    show_focus(page)
    assert in_view(page, last.editor)
    assert not in_view(page, first.editor)
    first.editor.setFocus()
    show_focus(page)
    assert in_view(page, first.editor)


def test_that_the_sentence_under_the_field_one_types_into_is_seen(qtbot: QtBot, page: QScrollArea) -> None:
    _first, last = rows(page)
    last.editor.setFocus()
    show_focus(page)
    last.set_problem("Napisz dlaczego; powód zostaje zapisany.")
    qtbot.waitUntil(lambda: last.note.isVisible() and in_view(page, last.note))

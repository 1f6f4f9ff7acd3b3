"""Keys pressed before a customer is open are that customer's, in the order they were pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from tests.views.keys import type_text
from tests.views.stage import Stage, stage

__all__ = ["stage"]


def _search_second(stage: Stage) -> None:
    """Search, and press Enter on the second hit while the server does not answer."""
    stage.key("F3")
    type_text(stage.workplace.search, "zakład")
    stage.qtbot.waitUntil(lambda: stage.workplace.search.finder.hits.rowCount() == 2)
    stage.key("Down")
    stage.hold.clear()
    stage.key("Return")


def test_that_a_combination_waits_with_the_digits_behind_it(stage: Stage) -> None:
    first = stage.open(1)
    _search_second(stage)
    stage.key("Alt+2")
    for digit in "413":
        stage.key(digit)
    shown = first.page()
    assert shown is not None
    assert shown.key == "2.1-water"
    assert stage.workplace.search.text() == ""
    stage.hold.set()
    area = stage.workplace.area
    stage.qtbot.waitUntil(lambda: area.current() is area.view_of(2) and not area.is_opening())
    stage.qtbot.waitUntil(lambda: _typed(stage) == "413")
    second = area.view_of(2)
    assert second is not None
    page = second.page()
    assert page is not None
    assert page.key == "2.2"
    assert stage.workplace.search.text() == ""


def _typed(stage: Stage) -> str:
    focus = stage.focus()
    return focus.text() if isinstance(focus, QLineEdit) else ""


def test_that_escape_gives_up_what_was_typed_ahead(stage: Stage) -> None:
    stage.open(1)
    _search_second(stage)
    stage.key("Alt+2")
    stage.key("4")
    stage.key("Esc")
    stage.hold.set()
    area = stage.workplace.area
    stage.qtbot.waitUntil(lambda: area.current() is area.view_of(2) and not area.is_opening())
    view = area.view_of(2)
    assert view is not None
    stage.qtbot.waitUntil(lambda: view.page() is not None)
    page = view.page()
    assert page is not None
    assert page.key != "2.2"

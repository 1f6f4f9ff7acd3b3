"""Keys pressed before a customer is open are that customer's, in the order they were pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from tests.views.desk_kit import SamplePage
from tests.views.keys import type_text
from tests.views.stage import Stage, press, stage

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


def test_that_what_is_typed_while_a_page_is_made_is_meant_for_that_page(stage: Stage) -> None:
    """Digits behind ``Alt+3`` would be answers of the caller found right, were they to reach the panel."""
    view = stage.open(1)
    for key in ("Alt+3", "4", "Alt+2", "1", "3"):
        press(stage.focus() or stage.workplace, key)
    shown = view.page()
    assert shown is not None
    assert shown.key == "2.1-water", "each page has yet to be made"
    stage.qtbot.waitUntil(lambda: not view.is_going() and _typed(stage) == "13")
    shown = view.page()
    assert isinstance(shown, SamplePage)
    assert shown.key == "2.2"
    assert stage.focus() is shown.field
    stage.key("Alt+3")
    assert _typed(stage) == "4"


def test_that_the_page_asked_for_last_is_shown(stage: Stage) -> None:
    view = stage.open(1)
    stage.key("Shift+F12")
    for _ in range(3):
        press(view.menu, "Down")
    assert view.is_going()
    stage.qtbot.waitUntil(lambda: not view.is_going())
    shown = view.page()
    assert shown is not None
    assert shown.key == view.menu.current_key()


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

"""Page 2.2 in all its states on the screen that offices have: nothing is cut, nothing scrolls sideways, no English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.store.town import stories
from app.system.settings import Theme as ThemeName
from app.views.pages.papers import PaperListPage
from tests.stories.conftest import OpenDesk
from tests.stories.desk import DeskAtWork
from tests.stories.test_sizes import problems

LOOKS = [(ThemeName.LIGHT, 100), (ThemeName.LIGHT, 150), (ThemeName.CONTRAST, 200)]


@pytest.mark.parametrize(("look", "percent"), LOOKS)
def test_that_nothing_is_cut_whatever_is_done_with_a_paper(open_desk: OpenDesk, look: ThemeName, percent: int) -> None:
    with open_desk(theme=look, percent=percent) as desk:
        desk.open(stories.ANNA)
        if not desk.workplace.strips.isVisible():
            desk.key("F9")
        desk.own_work()
        desk.key("Alt+2")
        desk.idle()
        cut: list[str] = []
        for where in states(desk):
            cut += [f"{where}: {problem}" for problem in problems(page_of(desk))]
        assert not cut, "\n".join(dict.fromkeys(cut))


def test_that_a_number_typed_in_the_list_is_seen_however_large_the_text(open_desk: OpenDesk) -> None:
    with open_desk(percent=200) as desk:
        desk.open(stories.ANNA)
        if not desk.workplace.strips.isVisible():
            desk.key("F9")
        desk.own_work()
        desk.key("Alt+2")
        desk.idle()
        page = page_of(desk)
        desk.until(page.view.hasFocus)
        desk.key("F")
        assert page.filters.number.visibleRegion().boundingRect().size() == page.filters.number.size()
        desk.key("Return")
        desk.idle()
        assert page.view.hasFocus()
        assert not page.view.viewport().visibleRegion().isEmpty()


def page_of(desk: DeskAtWork) -> PaperListPage:
    page = desk.view.page()
    assert isinstance(page, PaperListPage)
    return page


def states(desk: DeskAtWork) -> Iterator[str]:
    """What page 2.2 can look like, with the strip and without."""
    page = page_of(desk)
    for strip in ("with the strip", "without the strip"):
        desk.until(page.side.preview.sheets.is_drawn)
        desk.idle()
        yield f"preview {strip}"
        desk.key("Space")
        desk.idle()
        yield f"ticked {strip}"
        desk.key("Ctrl+Shift+P")
        desk.idle()
        yield f"details {strip}"
        desk.key("Ctrl+Shift+P", "Shift+F7")
        desk.idle()
        yield f"to be sent {strip}"
        desk.key("Ctrl+Shift+D", "Ctrl+S")
        desk.idle()
        yield f"duplicate {strip}"
        desk.key("Escape", "Ctrl+Shift+F")
        desk.type("zzz")
        desk.until(page.side.preview.search.none.isVisible)
        desk.idle()
        yield f"search {strip}"
        desk.key("Escape")
        desk.until(page.side.preview.sheets.is_drawn)
        desk.idle()
        yield f"read {strip}"
        desk.key("Escape", "F9")
        desk.idle()
        page.focus_first()

"""A customer who is open already and is looked for again: the keys go to the customer, not on into the search."""

from __future__ import annotations

import pytest

from app.domain.contacts import Level
from app.models.search import State
from tests.views.desk_kit import SamplePage
from tests.views.keys import type_text
from tests.views.stage import Stage
from tests.views.stage import stage as _stage

stage = _stage


def look_for_first(stage: Stage) -> None:
    stage.key("F3")
    type_text(stage.workplace.search, "kowalska")
    stage.qtbot.waitUntil(lambda: stage.workplace.search.finder.state is State.ANSWERED)
    stage.key("Return")
    stage.qtbot.waitUntil(lambda: stage.focus() is not stage.workplace.search)


@pytest.mark.parametrize("others", [(), (2,)])
def test_that_one_who_is_verified_is_gone_on_with_on_the_page(stage: Stage, others: tuple[int, ...]) -> None:
    view = stage.open(1)
    view.tab.set_level(Level.BALANCE)
    for other in others:
        stage.open(other)
    look_for_first(stage)
    assert stage.workplace.area.current() is view
    page = view.page()
    assert isinstance(page, SamplePage)
    assert stage.focus() is page.field


def test_that_one_who_is_not_verified_is_asked_first(stage: Stage) -> None:
    view = stage.open(1)
    stage.open(2)
    look_for_first(stage)
    assert stage.workplace.area.current() is view
    assert stage.focus() is stage.strip(view).button

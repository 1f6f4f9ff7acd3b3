"""The strip beside a customer folded and opened: by keys, by a narrow window."""

from __future__ import annotations

from tests.views.stage import Stage
from tests.views.stage import stage as _stage

stage = _stage


def test_that_f9_folds_the_strip_and_the_desk_remembers(stage: Stage) -> None:
    stage.open(1)
    assert stage.workplace.strips.isVisible()
    stage.key("F9")
    assert not stage.workplace.strips.isVisible()
    assert stage.desk.settings.now.right_panel_folded
    stage.key("F9")
    assert stage.workplace.strips.isVisible()


def test_that_a_narrow_window_folds_by_itself_and_opens_on_wish(stage: Stage) -> None:
    stage.open(1)
    stage.window.resize(1000, 700)
    stage.qtbot.waitUntil(lambda: not stage.workplace.strips.isVisible())
    assert not stage.desk.settings.now.right_panel_folded, "the wide window's wish stays"
    stage.key("F9")
    assert stage.workplace.strips.isVisible()
    stage.window.resize(1366, 768)
    assert stage.workplace.strips.isVisible()


def test_that_f2_brings_the_caller_where_the_strip_is_folded(stage: Stage) -> None:
    stage.open(1)
    assert stage.desk.commands.find("caller.unfold") is None, "the open strip has the key itself"
    stage.window.resize(1000, 700)
    stage.qtbot.waitUntil(lambda: not stage.workplace.strips.isVisible())
    assert stage.desk.commands.find("caller.unfold") is not None
    stage.key("F2")
    assert stage.workplace.strips.isVisible()
    assert stage.desk.commands.find("caller.unfold") is None

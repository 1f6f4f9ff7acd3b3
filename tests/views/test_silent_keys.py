"""A key of a command is never without an answer: what cannot be done just now is told, and no offer is covered by it."""

from __future__ import annotations

from tests.views.stage import Stage
from tests.views.stage import stage as _stage

stage = _stage


def said(stage: Stage) -> str:
    told = stage.desk.messages.current()
    return told.text if told is not None else ""


def test_that_a_key_that_can_do_nothing_now_says_so(stage: Stage) -> None:
    stage.key("Ctrl+W")
    assert said(stage) == "Teraz tego nie można zrobić: Zamknij klienta."
    stage.open(1)
    stage.desk.messages.clear()
    stage.key("Ctrl+W")
    assert said(stage) == ""
    assert stage.workplace.area.current() is None


def test_that_nothing_is_told_of_a_message_that_is_not_there(stage: Stage) -> None:
    stage.key("Shift+F4")
    assert said(stage) == ""


def test_that_what_is_offered_stays_under_the_hand(stage: Stage) -> None:
    undone: list[int] = []
    stage.desk.messages.offer("Przypisano", "Cofnij", lambda: undone.append(1))
    stage.key("Ctrl+W")
    assert said(stage) == "Przypisano"
    stage.key("F4")
    assert undone == [1]

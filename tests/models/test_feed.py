"""The change feed: what is told, once, and whom it concerns."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.listing import Changed
from app.models.feed import EVERYTHING, Feed, concerns


def test_that_a_save_and_its_echo_are_told_once(qtbot: QtBot) -> None:
    feed, told = Feed(), list[Changed]()
    feed.changed.connect(told.append)
    reading = Changed("readings", 7, 1)
    feed.tell(reading)
    feed.tell(reading, Changed("accounts", 7))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [reading, Changed("accounts", 7)]


def test_that_everything_swallows_the_rest(qtbot: QtBot) -> None:
    feed, told = Feed(), list[Changed]()
    feed.changed.connect(told.append)
    feed.tell(Changed("readings", 7), EVERYTHING, Changed("papers", 8))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [EVERYTHING]


@pytest.mark.parametrize(
    ("changed", "tables", "customer_id", "wanted"),
    [
        (Changed("readings", 7), ("readings", "meters"), 7, True),
        (Changed("readings", 7), ("papers",), 7, False),
        (Changed("readings", 8), ("readings",), 7, False),
        (Changed("readings", 0), ("readings",), 7, True),
        (Changed("readings", 8), ("readings",), 0, True),
        (Changed("readings", 7), (), 7, True),
        (EVERYTHING, ("papers",), 7, True),
    ],
)
def test_whom_a_change_concerns(changed: Changed, tables: tuple[str, ...], customer_id: int, *, wanted: bool) -> None:
    assert concerns(changed, tables, customer_id) is wanted

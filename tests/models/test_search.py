"""The search: debounced, the former request cancelled, late answers dropped, Enter may come early."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.domain.faults import EnvironmentFault, Trouble
from app.domain.search import Match, SearchAnswer
from app.models.jobs import Cancel, Jobs
from app.models.search import Finder, HitList, HitRole, State
from tests.views.desk_kit import hit

pytestmark = pytest.mark.usefixtures("qapp")


class Directory:
    """Answers at once, or waits for ``go`` when ``slow``; remembers what it was asked and what was stopped."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.stopped: list[str] = []
        self.slow: set[str] = set()
        self.go = threading.Event()
        self.error: Exception | None = None

    def _stop(self, text: str) -> None:
        self.stopped.append(text)
        self.go.set()

    def find(self, text: str, cancel: Cancel) -> SearchAnswer:
        self.asked.append(text)
        if text in self.slow:
            cancel.attach(partial(self._stop, text))
            self.go.wait(5)
            cancel.detach()
        if self.error is not None:
            raise self.error
        hits = () if text == "nikt" else (hit(1, f"{text} 1"), hit(2, f"{text} 2"))
        return SearchAnswer(text, hits, more=False)


@pytest.fixture
def directory() -> Directory:
    return Directory()


@pytest.fixture
def finder(directory: Directory) -> Iterator[Finder]:
    jobs = Jobs()
    yield Finder(jobs, directory.find)
    directory.go.set()
    assert jobs.shut_down()


def shown(finder: Finder) -> list[str]:
    return [str(finder.hits.index(row, 0).data()) for row in range(finder.hits.rowCount())]


def test_that_typing_asks_once(finder: Finder, directory: Directory, qtbot: QtBot) -> None:
    for text in ("k", "ko", "kow", "kowa"):
        finder.set_text(text)
    qtbot.waitUntil(lambda: finder.state is State.ANSWERED)
    assert directory.asked == ["kowa"]
    assert shown(finder) == ["kowa 1", "kowa 2"]


def test_that_the_former_request_is_stopped_and_its_answer_never_shown(
    finder: Finder, directory: Directory, qtbot: QtBot
) -> None:
    directory.slow.add("kow")
    finder.set_text("kow")
    qtbot.waitUntil(lambda: directory.asked == ["kow"])
    finder.set_text("kowal")
    qtbot.waitUntil(lambda: finder.state is State.ANSWERED)
    assert directory.stopped == ["kow"]
    qtbot.wait(50)
    assert shown(finder) == ["kowal 1", "kowal 2"]


def test_that_enter_before_the_answer_opens_the_first_hit(finder: Finder, directory: Directory, qtbot: QtBot) -> None:
    finder.set_text("kowal")
    with qtbot.waitSignal(finder.chosen, timeout=3000) as caught:
        finder.choose(0)
    assert caught.args == [1]
    assert directory.asked == ["kowal"], "the early Enter does not wait for the debounce and does not ask twice"


def test_that_an_early_enter_is_forgotten_when_typing_goes_on(finder: Finder, qtbot: QtBot) -> None:
    opened = list[int]()
    finder.chosen.connect(opened.append)
    finder.set_text("kow")
    finder.choose(0)
    finder.set_text("kowal")
    qtbot.waitUntil(lambda: finder.state is State.ANSWERED)
    assert opened == []


def test_that_a_row_is_chosen(finder: Finder, qtbot: QtBot) -> None:
    finder.set_text("kowal")
    qtbot.waitUntil(lambda: finder.state is State.ANSWERED)
    with qtbot.waitSignal(finder.chosen) as caught:
        finder.choose(1)
    assert caught.args == [2]


def test_that_nobody_found_opens_nobody(finder: Finder, qtbot: QtBot) -> None:
    opened = list[int]()
    finder.chosen.connect(opened.append)
    finder.set_text("nikt")
    finder.choose(0)
    qtbot.waitUntil(lambda: finder.state is State.ANSWERED)
    finder.choose(0)
    assert opened == []


def test_that_a_careful_finder_takes_no_hit_that_nobody_has_seen(directory: Directory, qtbot: QtBot) -> None:
    jobs, opened = Jobs(), list[int]()
    finder = Finder(jobs, directory.find, sure=True)
    finder.chosen.connect(opened.append)
    finder.set_text("kowal")
    finder.choose(0)
    qtbot.waitUntil(lambda: finder.state is State.ANSWERED)
    assert opened == []
    finder.choose(0)
    assert opened == [1]
    assert jobs.shut_down()


def test_that_a_row_pressed_while_typing_is_the_one_that_is_seen(
    finder: Finder, directory: Directory, qtbot: QtBot
) -> None:
    opened = list[int]()
    finder.chosen.connect(opened.append)
    finder.set_text("kowal")
    qtbot.waitUntil(lambda: finder.state is State.ANSWERED)
    directory.slow.add("kowals")
    finder.set_text("kowals")
    finder.take(1)
    assert opened == [2]


@pytest.mark.parametrize("text", ["", " ", "k", " k "])
def test_that_too_little_asks_nobody(finder: Finder, directory: Directory, qtbot: QtBot, text: str) -> None:
    finder.set_text(text)
    qtbot.wait(200)
    assert directory.asked == []
    assert finder.state is State.IDLE


def test_that_a_failure_is_told_and_can_be_repeated(finder: Finder, directory: Directory, qtbot: QtBot) -> None:
    directory.error = EnvironmentFault(Trouble.GONE)
    finder.set_text("kowal")
    qtbot.waitUntil(lambda: finder.state is State.FAILED)
    assert finder.error is directory.error
    directory.error = None
    finder.again()
    qtbot.waitUntil(lambda: finder.state is State.ANSWERED)
    assert finder.error is None


def test_that_forgetting_empties_the_list(finder: Finder, qtbot: QtBot) -> None:
    finder.set_text("kowal")
    qtbot.waitUntil(lambda: finder.state is State.ANSWERED)
    finder.forget()
    assert (finder.state, finder.hits.rowCount(), finder.text) == (State.IDLE, 0, "")


def test_that_the_list_keeps_qts_rules() -> None:
    hits = HitList()
    tester = QAbstractItemModelTester(hits, QAbstractItemModelTester.FailureReportingMode.Warning)
    hits.set_hits((hit(1), hit(2)))
    hits.set_hits(())
    assert tester.model() is hits


def test_what_a_hit_tells() -> None:
    hits = HitList()
    hits.set_hits((hit(1, matches=(Match.METER,), shown="8ZRI0712345678"),))
    index = hits.index(0, 0)
    assert index.data(HitRole.NUMBER) == "004512"
    assert str(index.data(HitRole.WHY)).endswith(": 8ZRI0712345678")
    assert "148,32" in index.data(HitRole.BALANCES)
    assert "\u2212" not in index.data(HitRole.BALANCES), "an overpayment is a word, never a bare minus"
    told = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert all(part in told for part in ("Kowalska Anna", "Łużycka", "004512", "8ZRI"))


def test_that_a_fee_of_the_commune_has_no_balance_here() -> None:
    hits = HitList()
    assert hits.balances(hit(balances=(("water", 0), ("waste", None)))).endswith(": the commune's fee")

"""The message bar: news passes, what waits to be dealt with stays, acts have a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.faults import Conflict, EnvironmentFault, Trouble
from app.models.fault_words import sentence
from app.views.messages import KEPT, Messages

pytestmark = pytest.mark.usefixtures("qapp")


def text(messages: Messages) -> str:
    said = messages.current()
    return said.text if said else ""


def test_that_news_passes_by_itself(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.messages.PASSING_MS", 30)
    messages = Messages()
    messages.say("Zapisano.")
    assert text(messages) == "Zapisano."
    qtbot.waitUntil(lambda: messages.current() is None)


def test_that_a_warning_comes_back_after_the_news(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.messages.PASSING_MS", 30)
    messages = Messages()
    messages.warn("Uwaga.")
    messages.say("Zapisano.")
    assert text(messages) == "Zapisano."
    qtbot.waitUntil(lambda: text(messages) == "Uwaga.")
    messages.dismiss()
    assert messages.current() is None


def test_that_an_offer_is_done_once() -> None:
    messages, done = Messages(), list[int]()
    messages.offer("Zapisano odczyt.", "Cofnij", lambda: done.append(1))
    messages.act()
    messages.act()
    assert done == [1]
    assert messages.current() is None


def test_that_what_would_be_lost_is_a_warning_and_no_success() -> None:
    messages, done = Messages(), list[int]()
    messages.ask("Niezapisane: 431.", "Zamknij bez zapisania", lambda: done.append(1))
    said = messages.current()
    assert said is not None
    assert (said.tone, said.action) == ("warn", "Zamknij bez zapisania")
    messages.act()
    assert done == [1]


def test_that_a_question_about_losing_something_stays_where_it_was_asked() -> None:
    messages = Messages()
    messages.offer("Zapisano odczyt.", "Cofnij", lambda: None)
    messages.ask("Niezapisane: 431.", "Zamknij bez zapisania", lambda: None)
    messages.move_on()
    assert text(messages) == "Zapisano odczyt."


def test_that_an_act_may_say_something_itself() -> None:
    messages = Messages()
    messages.offer("Zapisano odczyt.", "Cofnij", lambda: messages.say("Cofnięto."))
    messages.act()
    assert text(messages) == "Cofnięto."


def test_that_the_same_fault_is_told_once() -> None:
    messages = Messages()
    for _ in range(5):
        messages.fault(EnvironmentFault(Trouble.GONE), lambda: None)
    messages.dismiss()
    assert messages.current() is None


def test_that_a_fault_offers_to_try_again_only_where_it_can() -> None:
    messages = Messages()
    messages.fault(Conflict())
    said = messages.current()
    assert said is not None
    assert (said.text, said.run) == (sentence(Conflict()), None)
    messages.fault(EnvironmentFault(Trouble.TIMEOUT), lambda: None)
    said = messages.current()
    assert said is not None
    assert said.run is not None


def test_that_only_so_many_messages_wait() -> None:
    messages = Messages()
    for number in range(20):
        messages.warn(f"Uwaga {number}")
    count = 0
    while messages.current() is not None:
        messages.dismiss()
        count += 1
    assert count == KEPT + 1


def test_that_signing_out_leaves_nothing_told() -> None:
    messages = Messages()
    messages.warn("Kowalska Anna")
    messages.clear()
    assert messages.current() is None


def test_that_another_customer_leaves_only_what_failed() -> None:
    messages = Messages()
    messages.retry("Brak serwera.", lambda: None)
    messages.offer("Zarejestrowano 13 m³.", "Cofnij", lambda: None)
    messages.warn("Zapisano jako odrzucony.")
    messages.leave()
    assert text(messages) == "Brak serwera."


class Page(QWidget):
    """Tries again, and shows that it does."""

    def again(self) -> None:
        self.setEnabled(False)


@pytest.mark.parametrize(
    "act", [lambda page: page.again, lambda page: lambda: (page.again(),), lambda page: partial(Page.again, page)]
)
def test_that_a_page_that_is_gone_is_asked_nothing(act: Callable[[Page], Callable[[], object]]) -> None:
    messages, page = Messages(), Page()
    messages.fault(EnvironmentFault(Trouble.GONE), act(page))
    messages.offer("Zapisano.", "Cofnij", act(page))
    shiboken6.delete(page)
    assert text(messages) == sentence(EnvironmentFault(Trouble.GONE)), "the offer is void, the failure is still told"
    messages.act()
    assert text(messages) == sentence(EnvironmentFault(Trouble.GONE))
    messages.dismiss()
    assert messages.current() is None

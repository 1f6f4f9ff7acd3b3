"""Keys are counted as a clerk counts them, and an answer is right or wrong as the eye sees it."""

from __future__ import annotations

from typing import cast

import pytest

from app.models.jobs import Cancel
from app.services.link import Link
from app.tour.seen import Seen
from app.tour.steps import Act, Ask, Await, Elsewhere, Expect, GoTo, Played, Press, Step, Type, plain, strokes


@pytest.mark.parametrize(
    ("act", "keys"),
    [
        (Type("4512"), 4),
        (Type("Źdźbło", secret=True), 6),
        (Press("Enter"), 1),
        (Press("Alt+1"), 2),
        (Press("Ctrl+Shift+S"), 3),
        (Press("Down", 5), 5),
        (Press("+"), 1),
        (Press("Ctrl++"), 2),
        (Await("karta", lambda _seen: True), 0),
        (GoTo("Zapisz"), 0),
        (Elsewhere("bank", "1", lambda: "1"), 0),
    ],
)
def test_that_keys_are_counted_held_ones_too(act: Act, keys: int) -> None:
    assert strokes(act) == keys


def test_that_spaces_are_one_kind_for_the_eye() -> None:
    assert plain("do  zapłaty\u00a0148,32\u202fzł\n") == "do zapłaty 148,32 zł"


@pytest.mark.parametrize(
    ("how", "shown", "right"),
    [
        ("is", "148,32\u00a0zł", True),
        ("is", "148,33 zł", False),
        ("is", "razem 148,32 zł", False),
        ("has", "razem 148,32 zł", True),
        ("has", "razem", False),
        ("lacks", "saldo po weryfikacji", True),
        ("lacks", "do zapłaty 148,32\u00a0zł", False),
    ],
)
def test_that_an_answer_is_compared_as_it_was_asked(how: str, shown: str, right: bool) -> None:
    assert Expect("saldo", "148,32 zł", lambda _seen: shown, how).holds(shown) is right


def test_that_the_database_has_to_say_it_exactly() -> None:
    asked = Ask("w bazie", "active", lambda _link, _cancel: "active")
    assert asked.ask(cast("Link", None), cast("Cancel", None)) == "active"
    assert asked.holds("active")
    assert not asked.holds("activeX")


def test_that_one_wrong_answer_makes_a_step_wrong() -> None:
    from app.tour.steps import Answered

    played = Played(1, Step("Dzwoni telefon"))
    assert played.right
    played.answers.append(Answered("nagłówek", "Kowalska", "Kowalska", right=True))
    assert played.right
    played.answers.append(Answered("saldo", "148,32", "0,00", right=False))
    assert not played.right


def test_that_what_is_read_is_what_the_window_shows() -> None:
    class Fake:
        def message(self) -> str:
            return "Zapisano"

    assert Expect("komunikat", "Zapisano", lambda seen: seen.message()).read(cast("Seen", Fake())) == "Zapisano"

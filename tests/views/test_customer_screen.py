"""Where the customer's screen is put, what it says, and that another clerk's screen shows nothing of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.payment import Choice, payment_data
from app.domain.payment_code import NoCode
from app.models.payment_counter import Counter, CounterShown
from app.services import codes
from app.views import customer_screen
from app.views.customer_screen import CustomerScreen
from tests.domain.test_payment import made
from tests.views.payment_kit import codes_on


def shown(choice: Choice = Choice.NOW) -> CounterShown:
    data = payment_data(made(), choice)
    assert data is not None
    return CounterShown(data, codes.qr_matrix(data.code_text, "L"))


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[CustomerScreen]:
    found = CustomerScreen()
    qtbot.addWidget(found)
    yield found
    found.hide()


def test_that_it_stands_whole_on_the_second_screen(
    screen: CustomerScreen, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(customer_screen, "other_screen", lambda _window: qapp.primaryScreen())
    screen.put_on(QWidget())
    assert screen.isFullScreen()
    screen.hide()  # the second screen is taken away
    monkeypatch.setattr(customer_screen, "other_screen", lambda _window: None)
    screen.put_on(QWidget())
    assert not screen.isFullScreen()


def test_that_the_clerks_screen_is_not_the_other_one(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert customer_screen.other_screen(window) is None or len(qapp.screens()) > 1


@pytest.mark.parametrize("size", [(480, 360), (720, 540), (1024, 768), (1366, 768), (1080, 1920)])
def test_that_the_code_reads_on_a_screen_of_any_shape(screen: CustomerScreen, size: tuple[int, int]) -> None:
    counter = Counter()
    screen.follow(counter)
    screen.resize(*size)
    screen.show()
    payment = shown()
    counter.show(counter, payment)
    assert codes_on(screen) == [payment.data.code_text]


@pytest.mark.parametrize("size", [(420, 320), (720, 540), (1366, 768)])
def test_that_a_long_name_stays_off_the_code(
    screen: CustomerScreen, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    places: dict[str, QRectF] = {}

    def note(painter: QPainter, room: QRectF, text: str, *arguments: Any, **named: Any) -> float:
        bottom = real(painter, room, text, *arguments, **named)
        places[text] = QRectF(room.left(), room.top(), room.width(), bottom - room.top())
        return bottom

    def note_code(_painter: object, _matrix: object, room: QRectF, _ratio: float) -> QRectF:
        places["code"] = room
        return room

    real = customer_screen._text
    monkeypatch.setattr(customer_screen, "_text", note)
    monkeypatch.setattr(customer_screen, "paint_code", note_code)
    name = "Przedsiębiorstwo Usług Komunalnych „Wodociągi i Kanalizacja” Spółka z ograniczoną odpowiedzialnością w Gryfinie"
    payment = shown()
    to = replace(payment.data.to, payee=replace(payment.data.to.payee, name=name))
    counter = Counter()
    screen.follow(counter)
    screen.resize(*size)
    counter.show(counter, replace(payment, data=replace(payment.data, to=to)))
    screen.grab()
    assert places[name].bottom() <= places["code"].top() + 1
    assert not [
        text for text, place in places.items() if text not in {"code", name} and place.intersects(places["code"])
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"code": NoCode.TOO_LARGE}, "9 999.99"),
        ({"code": NoCode.SPLIT_PAYMENT, "split": True}, "as a split payment"),
        ({"code": NoCode.KSEF_TITLE}, "copy the account"),
    ],
)
def test_that_the_payer_is_told_what_to_do_without_a_code(
    screen: CustomerScreen, values: dict[str, Any], told: str
) -> None:
    counter, payment = Counter(), shown()
    screen.follow(counter)
    counter.show(counter, payment)
    assert screen.lines()[-1] == payment.data.title
    counter.show(counter, CounterShown(replace(payment.data, **values), None))
    assert told in screen.lines()[-1]
    assert screen.accessibleName().endswith(screen.lines()[-1])
    assert not screen.grab().isNull()


def test_that_only_who_shows_takes_it_back() -> None:
    counter, first, second = Counter(), QObject(), QObject()
    counter.show(first, shown())
    counter.show(second, shown(Choice.OVERDUE))
    counter.clear(first)
    assert counter.shown is not None
    counter.clear(second)
    assert vars(counter)["shown"] is None


def test_that_the_next_clerk_begins_with_a_greeting(screen: CustomerScreen) -> None:
    first, second = Counter(), Counter()
    screen.follow(first)
    first.show(first, shown())
    assert screen.shown() is not None
    screen.follow(second)
    assert screen.shown() is None
    first.show(first, shown(Choice.OVERDUE))  # a late answer of the clerk before
    assert screen.shown() is None

"""A program whose server answers from memory: one password, and changes to be heard."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.card import CustomerCard
from app.domain.faults import SignInFault
from app.domain.listing import Changed
from app.domain.search import SearchAnswer
from app.models.jobs import Cancel, this_thread
from app.models.search import Finder
from app.services.signing import SignedIn
from app.views.desk import Clerk, Desk
from app.views.program import Door, Plan, Program
from app.views.window_commands import WindowCommands
from app.views.workplace import Workplace
from tests.views import desk_kit
from tests.views.keys import type_text
from tests.views.stage import Strip, press


class Server:
    """What stands behind the services: one password, and changes to be heard."""

    def __init__(self) -> None:
        self.password = "dobre"
        self.faults: list[Exception] = []
        self.links: list[desk_kit.FakeLink] = []
        self.threads: list[int] = []
        self.tell = threading.Event()
        self.hold = threading.Event()
        self.hold.set()
        self.door_closed = 0

    def sign_in(self, conninfo: str, password: str | None, *, cancel: Cancel) -> SignedIn:
        self.threads.append(this_thread())
        cancel.attach(self.hold.set)
        self.hold.wait(5)
        cancel.detach()
        if self.faults:
            raise self.faults.pop(0)
        if password != self.password:
            raise SignInFault
        self.links.append(desk_kit.FakeLink())
        return SignedIn(cast(Any, self.links[-1]), conninfo.removeprefix("user="), "Anna Nowak", frozenset({"clerk"}))

    def check_password(self, _conninfo: str, password: str, *, cancel: Cancel) -> None:
        self.threads.append(this_thread())
        assert not cancel.cancelled
        if password != self.password:
            raise SignInFault

    def listen(self, _link: object, cancel: Cancel) -> Iterator[Changed | None]:
        yield None
        while not cancel.wait(0.01):
            if self.tell.is_set():
                self.tell.clear()
                yield Changed("customers", 1)

    def open_card(self, _link: object, customer_id: int, **_values: Any) -> CustomerCard:
        self.threads.append(this_thread())
        return desk_kit.card(customer_id)

    def find_door(self, _cancel: Cancel) -> Door:
        return Door("baza testowa", lambda login: f"user={login}", close=self._close)

    def _close(self) -> None:
        self.door_closed += 1


def build(program: Program, seat: SignedIn) -> Workplace:
    desk = Desk(
        link=seat.link,
        jobs=program.jobs,
        feed=program.feed,
        messages=program.messages,
        commands=program.commands,
        clock=desk_kit.CLOCK,
        settings=program.settings,
        clerk=Clerk(seat.login, seat.name, seat.roles),
        theme=program.theme,
        clipboard=program.clipboard,
        open_customer=program.open_customer,
    )
    finder = Finder(program.jobs, lambda text, _cancel: SearchAnswer(text, (desk_kit.hit(1),), more=False))
    workplace = Workplace(desk, finder, desk_kit.pages(), desk_kit.office(), Strip)
    WindowCommands(workplace, program.lock, program.sign_out)
    return workplace


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr("app.services.signing.sign_in", made.sign_in)
    monkeypatch.setattr("app.services.signing.check_password", made.check_password)
    monkeypatch.setattr("app.services.live.listen", made.listen)
    monkeypatch.setattr("app.services.customers.open_card", made.open_card)
    return made


def start(qtbot: QtBot, qapp: QApplication, plan: Plan, **settings: Any) -> Program:
    program = Program(qapp, plan, desk_kit.preferences(**settings))
    qtbot.addWidget(program.window)
    program.start()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    return program


def end(qapp: QApplication, program: Program) -> None:
    assert program.shut_down()
    qapp.removeTranslator(program._polish)
    if program._qt_words is not None:
        qapp.removeTranslator(program._qt_words)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, server: Server) -> Iterator[Program]:
    made = start(qtbot, qapp, Plan(server.find_door, lambda: None, build))
    yield made
    server.hold.set()
    end(qapp, made)


def sign_in(qtbot: QtBot, program: Program) -> Workplace:
    view = program.sign_in_view
    view.login.clear()
    type_text(view.login, "anna.nowak")
    type_text(view.password, "dobre")
    with qtbot.waitSignal(program.ready, timeout=3000):
        press(view.password, "Return")
    assert program.workplace is not None
    return program.workplace


def open_customer(qtbot: QtBot, program: Program) -> None:
    workplace = program.workplace
    assert workplace is not None
    program.open_customer(1)
    qtbot.waitUntil(lambda: workplace.area.current() is not None and not program.jobs.pending())

"""Lock, signing out and the end: nothing of a customer outlives the clerk, nothing typed is lost unasked."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.views.program import Plan, Program
from tests.views.keys import type_text
from tests.views.program_kit import Server, build, end, open_customer, sign_in, start
from tests.views.program_kit import program as _program
from tests.views.program_kit import server as _server
from tests.views.stage import click, press

program, server = _program, _server


# ---------------------------------------------------------------- lock and signing out
def test_that_idle_time_locks_and_the_password_unlocks(qtbot: QtBot, program: Program) -> None:
    sign_in(qtbot, program)
    open_customer(qtbot, program)
    assert program.idle.counting()
    program.idle._timer.timeout.emit()
    assert program.window.locked()
    assert not program.idle.counting()
    view = program.lock_view
    type_text(view.password, "złe")
    press(view.password, "Return")
    qtbot.waitUntil(lambda: view.password_row.problem() != "")
    assert program.window.locked()
    type_text(view.password, "dobre")
    press(view.password, "Return")
    qtbot.waitUntil(lambda: not program.window.locked())
    assert program.idle.counting()
    assert program.workplace is not None
    assert program.workplace.area.current() is not None, "the work goes on where it was"


def test_that_any_key_begins_the_idle_time_anew(qtbot: QtBot, program: Program) -> None:
    sign_in(qtbot, program)
    program.idle._timer.setTimerType(Qt.TimerType.PreciseTimer)
    program.idle._timer.setInterval(5000)
    program.idle.start()
    qtbot.wait(60)
    before = program.idle._timer.remainingTime()
    handle = program.window.windowHandle()
    assert handle is not None
    press(cast(Any, handle), "A")
    assert program.idle._timer.remainingTime() > before


def test_that_signing_out_clears_what_is_on_screen_and_in_the_clipboard(
    qtbot: QtBot, program: Program, server: Server
) -> None:
    workplace = sign_in(qtbot, program)
    open_customer(qtbot, program)
    program.clipboard.copy("148.32")
    program.messages.warn("Kowalska Anna")
    with qtbot.waitSignal(program.signed_out):
        program.sign_out()
    assert not workplace.isVisible()
    destroyed = list[int]()
    workplace.destroyed.connect(lambda: destroyed.append(1))
    assert program.workplace is None
    assert program.messages.current() is None
    assert QGuiApplication.clipboard().text() == ""
    assert program.sign_in_view.isVisible()
    assert program.sign_in_view.password.text() == ""
    qtbot.waitUntil(lambda: bool(destroyed))
    assert not any("Kowalska" in label.text() for label in QApplication.allWidgets() if isinstance(label, QLabel))
    qtbot.waitUntil(lambda: server.links[0].closed)
    sign_in(qtbot, program)
    assert len(server.links) == 2


def test_that_what_others_copied_stays(qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(qtbot, program)
    program.clipboard.copy("148.32")

    class Elsewhere:
        @staticmethod
        def applicationState() -> Qt.ApplicationState:  # noqa: N802 - Qt's own name
            return Qt.ApplicationState.ApplicationInactive

    monkeypatch.setattr("app.views.clipboard.QGuiApplication", Elsewhere)
    QGuiApplication.clipboard().setText("z innego programu")
    program.sign_out()
    assert QGuiApplication.clipboard().text() == "z innego programu"


def test_that_signing_out_asks_when_something_would_be_lost(qtbot: QtBot, program: Program) -> None:
    workplace = sign_in(qtbot, program)
    open_customer(qtbot, program)
    view = workplace.area.current()
    assert view is not None
    view.focus_page()
    type_text(QApplication.focusWidget() or view, "431")
    program.sign_out()
    assert program.workplace is workplace
    said = program.messages.current()
    assert said is not None
    assert (said.text, said.action, said.tone) == ("Niezapisane: 431.", "Wyloguj bez zapisania", "warn")
    program.messages.act()
    assert program.workplace is None


def test_that_closing_asks_when_something_would_be_lost(qtbot: QtBot, program: Program) -> None:
    workplace = sign_in(qtbot, program)
    open_customer(qtbot, program)
    view = workplace.area.current()
    assert view is not None
    view.focus_page()
    type_text(QApplication.focusWidget() or view, "431")
    assert not program.window.close()
    program.messages.act()
    assert not program.window.isVisible()
    assert program.settings.now.geometry


def test_that_another_clerk_may_sign_out_a_locked_window(qtbot: QtBot, program: Program) -> None:
    sign_in(qtbot, program)
    program.lock()
    click(program.lock_view.leave)
    assert program.workplace is None
    assert program.sign_in_view.isVisible()


def test_that_the_end_closes_sessions_and_the_door(qtbot: QtBot, qapp: QApplication, server: Server) -> None:
    program = start(qtbot, qapp, Plan(server.find_door, lambda: None, build))
    sign_in(qtbot, program)
    end(qapp, program)
    assert server.links[0].closed
    assert server.door_closed == 1

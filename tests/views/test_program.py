"""The program from sign-in to sign-out: nothing waits on the GUI thread, nothing of a customer outlives the clerk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.domain.card import CustomerCard
from app.domain.faults import BugFault, EnvironmentFault, SignInFault, Trouble
from app.domain.listing import Changed
from app.domain.search import SearchAnswer
from app.models.jobs import Cancel, this_thread
from app.models.search import Finder
from app.services.signing import SignedIn
from app.system.secrets import Secrets
from app.views.crash_dialog import CrashDialog
from app.views.desk import Clerk, Desk
from app.views.program import Door, Plan, Program
from app.views.window_commands import WindowCommands
from app.views.workplace import Workplace
from tests.strays import Strays
from tests.views import desk_kit
from tests.views.keys import type_text
from tests.views.stage import Strip, click, press


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
    qtbot.waitUntil(lambda: workplace.area.current() is not None)


class Windows(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


# ---------------------------------------------------------------- signing in
def test_that_no_part_is_ever_a_window_of_its_own(qtbot: QtBot, qapp: QApplication, program: Program) -> None:
    """A part made visible before it has a parent flashes as a window and takes the focus."""
    windows = Windows()
    qapp.installEventFilter(windows)
    sign_in(qtbot, program)
    open_customer(qtbot, program)
    program.lock()
    program.sign_out()
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_that_the_server_is_named_once_it_is_found(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.sign_in_view.server.text() == "baza testowa")


def test_that_a_clerk_signs_in_off_the_gui_thread(qtbot: QtBot, program: Program, server: Server) -> None:
    workplace = sign_in(qtbot, program)
    assert program.window.stack.currentWidget() is workplace
    assert this_thread() not in server.threads
    assert server.links[0].forbidden == {this_thread()}, "the GUI thread may open no session"
    assert QApplication.focusWidget() is workplace.search
    assert program.settings.now.last_login == "anna.nowak"


def test_that_a_wrong_password_is_told_and_then_a_right_one_works(
    qtbot: QtBot, program: Program, server: Server
) -> None:
    type_text(program.sign_in_view.login, "anna.nowak")
    type_text(program.sign_in_view.password, "złe")
    press(program.sign_in_view.password, "Return")
    qtbot.waitUntil(lambda: program.sign_in_view.password_row.problem() != "")
    assert server.links == []
    sign_in(qtbot, program)


def test_that_the_window_never_waits_for_the_server(qtbot: QtBot, program: Program, server: Server) -> None:
    server.hold.clear()
    view = program.sign_in_view
    type_text(view.login, "anna.nowak")
    type_text(view.password, "dobre")
    press(view.password, "Return")
    assert view.stop.isVisible()
    click(view.stop)
    assert view.enter.isEnabled()
    qtbot.wait(50)
    assert program.workplace is None
    server.hold.set()
    view.password.clear()
    sign_in(qtbot, program)


def test_that_a_server_that_is_away_is_told_beside_its_field(qtbot: QtBot, qapp: QApplication, server: Server) -> None:
    def find(_cancel: Cancel) -> Door:
        raise EnvironmentFault(Trouble.NO_SERVER)

    program = start(qtbot, qapp, Plan(find, lambda: None, build))
    qtbot.waitUntil(lambda: program.sign_in_view.server_row.problem() != "")
    assert server.links == []
    end(qapp, program)


def test_that_the_demonstration_signs_in_by_itself(qtbot: QtBot, qapp: QApplication, server: Server) -> None:
    def find(_cancel: Cancel) -> Door:
        return Door("pokaz", lambda login: f"user={login}", "demo", "dobre", automatic=True)

    made = Program(qapp, Plan(find, lambda: None, build, place="pokaz"), desk_kit.preferences())
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.ready, timeout=3000):
        made.start()
    assert made.workplace is not None
    assert made.workplace.desk.clerk.login == "demo"
    assert made.settings.now.last_login == "", "the demonstration is nobody's login"
    assert len(server.links) == 1
    end(qapp, made)


def test_that_a_password_is_kept_only_on_wish(qtbot: QtBot, program: Program) -> None:
    secrets = Secrets()
    qtbot.waitUntil(program.sign_in_view.remember.isVisible)
    sign_in(qtbot, program)
    assert secrets.get("baza testowa", "anna.nowak") is None
    program.sign_out()
    program.sign_in_view.remember.setChecked(True)
    sign_in(qtbot, program)
    assert secrets.get("baza testowa", "anna.nowak") == "dobre"


def test_that_a_kept_password_is_filled_in(qtbot: QtBot, qapp: QApplication, server: Server) -> None:
    Secrets().save("baza testowa", "anna.nowak", "dobre")
    plan = Plan(server.find_door, lambda: None, build)
    program = start(qtbot, qapp, plan, last_login="anna.nowak", keep_password=True)
    qtbot.waitUntil(lambda: program.sign_in_view.password.text() == "dobre")
    assert program.sign_in_view.remember.isChecked()
    end(qapp, program)


# ---------------------------------------------------------------- changes and faults
def test_that_changes_of_other_desks_arrive(qtbot: QtBot, program: Program, server: Server) -> None:
    sign_in(qtbot, program)
    told = list[Changed]()
    program.feed.changed.connect(told.append)
    server.tell.set()
    qtbot.waitUntil(lambda: told == [Changed("customers", 1)])


def test_that_a_lost_server_is_told_and_its_return_too(qtbot: QtBot, program: Program) -> None:
    workplace = sign_in(qtbot, program)
    qtbot.waitUntil(lambda: "połączono" in workplace.top.connection.text())
    program.jobs.fault.emit(EnvironmentFault(Trouble.GONE), lambda: None)
    assert "brak połączenia" in workplace.top.connection.text()
    said = program.messages.current()
    assert said is not None
    assert said.action == "Ponów"
    program._connected(connected=True)
    assert "połączono" in workplace.top.connection.text()


def test_that_a_bug_opens_the_dialog_once(qtbot: QtBot, program: Program, strays: Strays) -> None:
    strays.expect_log("bug:")
    sign_in(qtbot, program)
    for _ in range(3):
        program.jobs.fault.emit(BugFault("x", code="42703", where="okienko.card"), lambda: None)
    dialogs = program.window.findChildren(CrashDialog)
    assert len(dialogs) == 1
    assert "42703" in dialogs[0].report.toPlainText()
    dialogs[0].close()


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
    sign_in(qtbot, program)
    open_customer(qtbot, program)
    program.clipboard.copy("148.32")
    program.messages.warn("Kowalska Anna")
    with qtbot.waitSignal(program.signed_out):
        program.sign_out()
    QCoreApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert program.workplace is None
    assert program.messages.current() is None
    assert QGuiApplication.clipboard().text() == ""
    assert program.sign_in_view.isVisible()
    assert program.sign_in_view.password.text() == ""
    assert not any("Kowalska" in label.text() for label in program.window.findChildren(QLabel))
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
    assert (said.text, said.action) == ("Niezapisane: 431.", "Wyloguj bez zapisania")
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

"""The program from sign-in to sign-out: nothing waits on the GUI thread, nothing of a customer outlives the clerk."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.domain.faults import BugFault, EnvironmentFault, Trouble
from app.domain.listing import Changed
from app.models.jobs import Cancel, this_thread
from app.system.secrets import Secrets
from app.views.crash_dialog import CrashDialog
from app.views.program import Door, Plan, Program
from tests.strays import Strays
from tests.views import desk_kit
from tests.views.keys import type_text
from tests.views.program_kit import Server, build, end, open_customer, sign_in, start
from tests.views.program_kit import program as _program
from tests.views.program_kit import server as _server
from tests.views.stage import click, press

program, server = _program, _server


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
    town = threading.Event()

    def find(_cancel: Cancel) -> Door:
        assert town.wait(60), "the town was not made"
        return Door("pokaz", lambda login: f"user={login}", "demo", "dobre", automatic=True)

    made = Program(qapp, Plan(find, lambda: None, build, place="pokaz", prepares=True), desk_kit.preferences())
    qtbot.addWidget(made.window)
    made.start()
    entry = made.sign_in_view
    qtbot.waitUntil(lambda: entry.note.text().startswith("Przygotowuję demonstrację."))
    assert not entry.login.isEnabled(), "what is typed now would go nowhere"
    assert not entry.stop.isVisible()
    with qtbot.waitSignal(made.ready, timeout=60_000):
        town.set()
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


def test_that_nothing_of_a_customer_is_kept_after_signing_out(qtbot: QtBot, program: Program) -> None:
    """Nor does the memory hold what the last clerk had open."""
    workplace = sign_in(qtbot, program)
    open_customer(qtbot, program)
    kept = [weakref.ref(each) for view in workplace.area.views() for each in (view, view.tab)]
    assert kept
    del workplace
    program.sign_out()
    qtbot.waitUntil(lambda: not program.jobs.pending())
    qtbot.wait(100)
    gc.collect()
    assert [type(ref()).__name__ for ref in kept if ref() is not None] == []


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

"""The sign-in view: sentences beside fields, nothing sent half-filled, never two requests at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.faults import EnvironmentFault, SchemaTooNew, SignInFault, Trouble
from app.models.language import Polish
from app.views.signin import SignInView
from tests.views import desk_kit
from tests.views.keys import type_text
from tests.views.stage import click, press


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Iterator[SignInView]:
    words = Polish()
    qapp.installTranslator(words)
    made = SignInView(desk_kit.theme(), "db.example / okienko")
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    qapp.removeTranslator(words)


def asked(view: SignInView) -> list[tuple[str, str, bool]]:
    found: list[tuple[str, str, bool]] = []
    view.asked.connect(lambda login, password, remember: found.append((login, password, remember)))
    return found


def fill(view: SignInView) -> None:
    type_text(view.login, "anna.nowak")
    type_text(view.password, "tajne ąę")


def test_that_keys_alone_sign_in(view: SignInView) -> None:
    found = asked(view)
    view.focus_first()
    assert QApplication.focusWidget() is view.login
    type_text(view.login, " anna.nowak ")
    press(view.login, "Tab")
    assert QApplication.focusWidget() is view.password
    type_text(view.password, "tajne ąę")
    press(view.password, "Return")
    assert found == [("anna.nowak", "tajne ąę", False)]


def test_that_nothing_is_asked_twice(view: SignInView) -> None:
    found = asked(view)
    fill(view)
    press(view.password, "Return")
    press(view.password, "Return")
    click(view.enter)
    assert len(found) == 1
    assert view.note.text() == "Łączenie..."
    assert view.stop.isVisible()


def test_that_what_is_missing_is_said_beside_its_field(view: SignInView) -> None:
    found = asked(view)
    press(view.login, "Return")
    assert view.login_row.problem() == "Wpisz login."
    type_text(view.login, "anna")
    assert view.login_row.problem() == ""
    press(view.login, "Return")
    assert view.password_row.problem() == "Wpisz hasło."
    assert QApplication.focusWidget() is view.password
    assert found == []


def test_that_a_wrong_password_is_typed_again(view: SignInView) -> None:
    fill(view)
    press(view.password, "Return")
    view.show_fault(SignInFault())
    assert view.password_row.problem().startswith("Niepoprawny login lub hasło")
    assert view.password.text() == ""
    assert QApplication.focusWidget() is view.password
    assert view.password.accessibleDescription() == view.password_row.problem()


@pytest.mark.parametrize(
    "error",
    [
        EnvironmentFault(Trouble.UNREACHABLE),
        EnvironmentFault(Trouble.TLS),
        EnvironmentFault(Trouble.NO_DATABASE),
        EnvironmentFault(Trouble.TARGET, code="no_server_set"),
        SchemaTooNew("9", "1"),
    ],
)
def test_that_a_servers_fault_keeps_the_password(view: SignInView, error: EnvironmentFault) -> None:
    fill(view)
    press(view.password, "Return")
    view.show_fault(error)
    assert view.server_row.problem()
    assert view.password.text() == "tajne ąę"
    assert view.enter.isEnabled()
    press(view.enter, "Space")
    assert view.server_row.problem() == "", "asked again"


def test_that_waiting_can_be_given_up(view: SignInView, qtbot: QtBot) -> None:
    fill(view)
    press(view.password, "Return")
    with qtbot.waitSignal(view.given_up):
        click(view.stop)


def test_that_remembering_is_offered_only_where_it_is_safe(view: SignInView) -> None:
    assert not view.remember.isVisible()
    found = asked(view)
    view.remember.setChecked(True)
    fill(view)
    press(view.password, "Return")
    assert found[0][2] is False, "a box that is not shown counts for nothing"
    view.show_busy(busy=False)
    view.offer_remember(kept=True)
    press(view.password, "Return")
    assert found[1][2] is True


def test_that_a_kept_password_never_replaces_what_is_typed(view: SignInView) -> None:
    view.fill_password("kept")
    assert view.password.text() == "kept"
    view.password.clear()
    type_text(view.password, "typed")
    view.fill_password("kept")
    assert view.password.text() == "typed"


def test_that_the_server_is_shown_not_edited_and_the_password_hidden(view: SignInView) -> None:
    assert view.server.isReadOnly()
    assert view.password.echoMode() is QLineEdit.EchoMode.Password


def test_that_signing_out_leaves_only_the_login(view: SignInView) -> None:
    fill(view)
    view.show_fault(SignInFault())
    type_text(view.password, "x")
    view.reset("anna.nowak")
    assert (view.login.text(), view.password.text(), view.password_row.problem()) == ("anna.nowak", "", "")
    assert QApplication.focusWidget() is view.password


@pytest.mark.parametrize("percent", [100, 200])
def test_that_a_long_sentence_is_never_cut(view: SignInView, qtbot: QtBot, percent: int) -> None:
    view._theme.set_percent(percent)
    view.show_fault(SignInFault())
    qtbot.wait(30)
    note = view.password_row.note
    assert note.height() >= note.heightForWidth(note.width())
    assert note.geometry().top() >= view.password.geometry().bottom()
    view._theme.set_percent(100)

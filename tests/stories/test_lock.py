"""Locked and signed out: nothing of any customer on the screen, nothing of ours on the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from app.store.town import stories
from app.views.keymap import KeyMap
from tests.stories.conftest import PASSWORD, OpenDesk
from tests.stories.desk import PAGE_KEYS, DeskAtWork
from tests.stories.texts import screen
from tests.views.keys import type_text

SECRETS = ("Kowalska", "004512", "Łużyck", "148,32", "96,10", "49 1020", "FV/", "418", "pyta o", "601", "kowalska")
"""Parts of Anna's data, and of what the clerk typed."""


def fill(desk: DeskAtWork) -> None:
    """Anna is open, every page of hers has been seen, something is typed and something is copied."""
    desk.open(stories.ANNA)
    desk.verify()
    for key in PAGE_KEYS:
        desk.key(key)
        desk.idle()
    desk.key("Alt+3")
    desk.type("418")
    desk.key("Ctrl+N")
    desk.type("pyta o saldo")
    desk.key("F6")
    desk.idle()


def everything(program_window: QWidget) -> str:
    """All that any window of the program shows, titles, tool tips and descriptions of visible widgets included."""
    told: list[str] = []
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        told += [window.windowTitle(), screen(window)]
        for widget in (window, *window.findChildren(QWidget)):
            if widget.isVisible():
                told += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip()]
    assert program_window.isVisible()
    return "\n".join(filter(None, told))


def nothing_is_shown(desk: DeskAtWork) -> None:
    shown = everything(desk.program.window)
    assert not [secret for secret in SECRETS if secret in shown], shown


def test_that_the_lock_shows_nothing_and_gives_everything_back(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        fill(desk)
        assert "Kowalska" in everything(desk.program.window)
        desk.program.idle.idle.emit()  # nobody has touched anything for the set time
        nothing_is_shown(desk)
        assert "Okno jest zablokowane" in screen(desk.program.window)
        desk.type("zły klucz do okna")
        desk.key("Return")
        desk.idle()
        nothing_is_shown(desk)
        assert desk.program.window.locked()
        desk.type(PASSWORD)
        desk.key("Return")
        desk.until(lambda: not desk.program.window.locked())
        told = screen(desk.program.window)
        assert "Kowalska Anna" in told
        assert "pyta o saldo" in told


def test_that_keys_do_nothing_behind_the_lock(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        fill(desk)
        desk.key("Ctrl+L")
        for key in ("F3", "F6", "F12", "Alt+1", "Ctrl+1", "Ctrl+K", "F1", "F4", "Ctrl+W", "Ctrl+Tab"):
            desk.key(key)
            assert desk.program.window.locked(), key
            assert QApplication.activeModalWidget() is None, key
        nothing_is_shown(desk)
        assert len(desk.workplace.area.views()) == 1


def test_that_the_lock_closes_dialogs_and_lists_that_hang_over_the_window(open_desk: OpenDesk) -> None:
    with open_desk() as desk:
        fill(desk)
        desk.dialog("F1", KeyMap)
        desk.program.lock()
        desk.until(lambda: not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()])
        nothing_is_shown(desk)
        desk.program.window.activateWindow()
        desk.until(desk.program.window.isActiveWindow)
        desk.program._unlocked(None)
        desk.key("F3")
        type_text(desk.focus(), "kowalska")
        desk.until(desk.workplace.search.popup.isVisible)
        desk.program.lock()
        nothing_is_shown(desk)


@pytest.mark.parametrize("copy", ["F6", "Ctrl+B"])
def test_that_signing_out_takes_back_what_was_copied(open_desk: OpenDesk, copy: str) -> None:
    with open_desk() as desk:
        fill(desk)
        desk.key("Alt+1")
        desk.idle()
        desk.key(copy)
        assert QApplication.clipboard().text()
        desk.program._sign_out_now()
        desk.idle()
        nothing_is_shown(desk)
        assert QApplication.clipboard().text() == ""
        assert not [label for label in desk.program.window.findChildren(QLabel) if "Kowalska" in label.text()]


def test_that_what_others_copied_stays_theirs(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_desk() as desk:
        fill(desk)
        clipboard = desk.program.clipboard
        monkeypatch.setattr(clipboard, "_ours", "")  # as when another program has put it there
        QApplication.clipboard().blockSignals(True)
        QApplication.clipboard().setText("ze schowka innego programu")
        QApplication.clipboard().blockSignals(False)
        desk.program._sign_out_now()
        assert QApplication.clipboard().text() == "ze schowka innego programu"

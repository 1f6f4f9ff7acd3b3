"""The crash report: once for each fault, places of our code only, no value of anybody."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.faults import BugFault
from app.models.table import ValueTable
from app.views.clipboard import Clipboard
from app.views.crash import CrashReporter, report
from app.views.crash_dialog import CrashDialog
from tests.strays import Strays
from tests.views import desk_kit
from tests.views.stage import press

SECRET = "Kowalska 44051401458"


def broken() -> Exception:
    """An error that comes through our own code and quotes data."""

    def key(_row: str) -> str:
        raise ValueError(SECRET)

    table = ValueTable[str]((), key)
    table._rows = [SECRET]
    try:
        table.set_rows([SECRET])
    except ValueError as error:
        try:
            raise KeyError(SECRET) from error
        except KeyError as outer:
            return outer
    raise AssertionError("it must break")


def test_that_a_report_holds_kinds_and_places_but_no_data() -> None:
    text = report(broken(), "1.2")
    assert SECRET not in text
    assert "44051401458" not in text
    assert "KeyError" in text
    assert "ValueError" in text
    assert "app/models/table.py:" in text
    assert "site-packages" not in text
    assert text.startswith("Okienko 1.2, Python 3.")


def test_that_a_known_bug_tells_its_code_and_place() -> None:
    text = report(BugFault("x", code="42P01", where="okienko.card"), "1.2")
    assert "code=42P01 where=okienko.card" in text


def test_that_the_same_fault_is_shown_once(strays: Strays) -> None:
    strays.expect_log("bug:")
    shown = list[str]()
    reporter = CrashReporter(lambda: "1.2", shown.append)
    reporter.take(broken())
    reporter.take(broken())
    assert len(shown) == 1
    reporter.take(ZeroDivisionError())
    assert len(shown) == 2


def test_that_an_error_in_a_slot_reaches_the_dialog_and_the_program_lives_on(qtbot: QtBot, strays: Strays) -> None:
    strays.expect_log("bug:")
    shown = list[str]()
    reporter = CrashReporter(lambda: "1.2", shown.append)
    before = sys.excepthook
    reporter.install()

    def slot() -> None:
        raise ValueError(SECRET)

    with qtbot.captureExceptions():
        sys.excepthook = reporter._hook
        QTimer.singleShot(0, slot)
        qtbot.waitUntil(lambda: bool(shown))
    reporter.uninstall()
    sys.excepthook = before
    assert "ValueError" in shown[0]
    assert SECRET not in shown[0]


@pytest.mark.usefixtures("qapp")
def test_that_the_dialog_opens_without_blocking_and_copies_its_report(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    clipboard = Clipboard(QGuiApplication.clipboard())
    dialog = CrashDialog("raport", desk_kit.theme(), clipboard, parent)
    dialog.open()
    assert dialog.report.toPlainText() == "raport"
    assert dialog.report.isReadOnly()
    clipboard.copy("raport")
    assert QGuiApplication.clipboard().text() == "raport"
    press(dialog, "Esc")
    assert not dialog.isVisible()

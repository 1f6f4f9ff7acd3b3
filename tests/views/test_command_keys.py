"""Keys of commands reach their commands from fields that edit with the same keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.views.command_keys import CommandKeys
from app.views.commands import Command, Commands

CTRL = Qt.KeyboardModifier.ControlModifier


class LinuxLine(QLineEdit):
    """As a line is where Ctrl+U empties it; tests run with the keys of Windows."""

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_U and event.modifiers() == CTRL:
            if event.type() == QEvent.Type.KeyPress:
                self.clear()
            event.accept()
            return True
        return super().event(event)


class Stage:
    """A window with two editors and three commands."""

    def __init__(self, qtbot: QtBot) -> None:
        self.done: list[str] = []
        self.may = True
        self.window = QWidget()
        self.line, self.text = LinuxLine(), QPlainTextEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.line)
        column.addWidget(self.text)
        qtbot.addWidget(self.window)
        self.commands = Commands(self.window)
        self.commands.set_home(self.window)
        for name, key in (("undo", "Ctrl+U"), ("other", "Ctrl+Z"), ("next", "F8; Ctrl+Home")):
            self.commands.add(Command(name, name, key, "", partial(self.done.append, name), lambda: self.may))
        self.line.setFocus()
        self.keys = CommandKeys(self.commands, self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClicks(self.line, "powod")


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(qtbot)
    yield made
    made.window.close()


def test_that_a_field_does_not_take_the_key_of_a_command(stage: Stage) -> None:
    for key, name in ((Qt.Key.Key_U, "undo"), (Qt.Key.Key_Z, "other"), (Qt.Key.Key_Home, "next")):
        stage.done.clear()
        QTest.keyClick(stage.line, key, CTRL)
        assert (stage.done, stage.line.text()) == ([name], "powod")


def test_that_a_field_focused_later_does_not_take_it_either(stage: Stage) -> None:
    stage.text.setFocus()
    QTest.keyClicks(stage.text, "notatka")
    QTest.keyClick(stage.text, Qt.Key.Key_Z, CTRL)
    assert (stage.done, stage.text.toPlainText()) == (["other"], "notatka")


def test_that_a_command_that_can_not_be_used_empties_no_field(stage: Stage) -> None:
    stage.may = False
    QTest.keyClick(stage.line, Qt.Key.Key_U, CTRL)
    assert (stage.done, stage.line.text()) == ([], "powod")


def test_that_a_field_keeps_the_keys_of_no_command(stage: Stage) -> None:
    stage.line.selectAll()
    QTest.keyClick(stage.line, Qt.Key.Key_X, CTRL)
    assert stage.line.text() == ""
    QTest.keyClicks(stage.line, "Z u")
    assert (stage.line.text(), stage.done) == ("Z u", [])

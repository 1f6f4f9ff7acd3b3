"""The command registry: menus, shortcuts, the F1 key map and the Ctrl+K palette are all made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """Something a clerk can do. ``shortcut`` is Qt's text ("Ctrl+W"), several are parted by "; "."""

    id: str
    title: str
    shortcut: str
    group: str
    run: Callable[[], object]
    enabled: Callable[[], bool] = field(default=_always)


class Commands(QObject):
    """Commands of the window and of what is shown in it.

    A command given with ``scope`` (a page, a tab) works only while that widget is visible, and goes when it goes.
    """

    changed = Signal()
    refused = Signal(object)
    """A ``Command`` whose key was pressed while it can't be done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home: QWidget | None = None
        self._given: list[tuple[Command, QWidget, QAction]] = []

    def set_home(self, home: QWidget | None) -> None:
        """The widget whose visibility lets commands without a scope work: not while locked. None when signed out: what
        was open is not kept.
        """
        self._home = home

    def add(self, command: Command, scope: QWidget | None = None) -> QAction:
        """Register a command; its action can be put on a button or a menu."""
        home = scope if scope is not None else self._home
        if home is None:
            raise RuntimeError("a command without a scope needs a home")
        action = QAction(command.title, home)
        action.setShortcuts([QKeySequence(key) for key in keys_of(command)])
        action.triggered.connect(lambda _checked=False: self._press(command))
        home.addAction(action)
        self._given.append((command, home, action))
        action.destroyed.connect(self._sweep)
        self.changed.emit()
        return action

    def add_all(self, commands: Iterable[Command], scope: QWidget | None = None) -> None:
        """Register several commands."""
        for command in commands:
            self.add(command, scope)

    def usable(self) -> list[Command]:
        """Commands that would do something just now, in the order they were registered."""
        return [command for command in self.here() if command.enabled()]

    def here(self) -> list[Command]:
        """Commands of what is visible now, whether they can be used or not."""
        return [c for c, home, _ in self._alive() if home is self._home or home.isVisible()]

    def find(self, command_id: str) -> Command | None:
        """A command of what is visible, by its id."""
        return next((command for command in self.here() if command.id == command_id), None)

    def run(self, command_id: str) -> bool:
        """Do it, if it is there and can be done."""
        command = self.find(command_id)
        return command is not None and self._do(command)

    def _press(self, command: Command) -> None:
        if not self._do(command):
            self.refused.emit(command)

    def _do(self, command: Command) -> bool:
        if not command.enabled():
            return False
        command.run()
        return True

    def _alive(self) -> list[tuple[Command, QWidget, QAction]]:
        return [entry for entry in self._given if shiboken6.isValid(entry[1]) and shiboken6.isValid(entry[2])]

    def _sweep(self) -> None:
        if shiboken6.isValid(self):
            self._given = self._alive()


def keys_of(command: Command) -> list[str]:
    """The key sequences of a command."""
    return [key for key in command.shortcut.split("; ") if key]

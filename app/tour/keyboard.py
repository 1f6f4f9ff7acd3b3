"""Real key events: sent to the window that has the focus, by the way the window system sends them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class NoFocus(RuntimeError):
    """No window has the focus, so keys would go nowhere."""


def type_letter(letter: str) -> None:
    """Type one letter, of any language: the event carries it as text, as an input method's does."""
    window = _window()
    code = Qt.Key.Key_unknown
    held = Qt.KeyboardModifier.NoModifier
    if letter.isascii() and letter.isprintable():
        code = Qt.Key(ord(letter.upper()))
        if letter.isupper():
            held = Qt.KeyboardModifier.ShiftModifier
    QTest.sendKeyEvent(QTest.KeyAction.Click, window, code, letter, held)


def press(keys: str) -> None:
    """Press a key or a combination written as the key map writes it."""
    sequence: Any = QKeySequence(keys)  # the binding's types don't know that it can be indexed
    combination = sequence[0]
    QTest.keyClick(_window(), combination.key(), combination.keyboardModifiers())


def has_focus() -> bool:
    """Whether keys would go anywhere."""
    focus: QWindow | None = QGuiApplication.focusWindow()
    return focus is not None and focus.isVisible()


def give_focus_back(window: QWidget) -> None:
    """What a window manager does when a dialog has closed, where there is none: activate what is left."""
    if not has_focus():
        (QApplication.activeModalWidget() or window).activateWindow()


def _window() -> QWindow:
    window = QGuiApplication.focusWindow()
    if window is None:
        raise NoFocus("no window has the focus")
    return window

"""What can be done with the thing shown: buttons beside each other, below each other where there is no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout


def act_row(*acts: tuple[Button, Callable[[], object]]) -> QWidget:
    """A row of buttons, each with what it does."""
    row = QWidget()
    flow = FlowLayout(8, row)
    for button, act in acts:
        connect_act(button, act)
        flow.addWidget(button)
    return row


def connect_act(button: Button, act: Callable[[], object]) -> None:
    """Do ``act`` when the button is pressed."""
    button.clicked.connect(lambda _checked=False: act())

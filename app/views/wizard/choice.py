"""One of a few: radio buttons in a row, each with a letter that chooses it where the focus is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.reading_order import show_whole
from app.views.parts.style import mark

Option = tuple[Enum, str, str]
"""(value, letter, word)."""


class LetterButton(QRadioButton):
    """One of the choices; a letter key goes to the whole row."""

    letter = Signal(str)
    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        text = event.text()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.entered.emit()
        elif plain and len(text) == 1 and text.isalpha():
            self.letter.emit(text.casefold())
        else:
            super().keyPressEvent(event)


class Choice(QWidget):
    """Nothing is chosen until the clerk does; then ``chosen`` is sent, and Enter sends ``entered``."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, label: str, options: Sequence[Option], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.title = Text(label)
        mark(self.title, "role", "field")
        self.note = Text("", wrap=True)
        mark(self.note, "role", "problem")
        self.buttons: dict[Enum, LetterButton] = {}
        self._letters: dict[str, LetterButton] = {}
        self._group = QButtonGroup(self)
        row = QWidget()
        flow = FlowLayout(8, row)
        for value, letter, word in options:
            button = LetterButton(f"{letter.upper()}  {word}")
            button.setAccessibleName(f"{label}: {word}")
            button.letter.connect(self._typed)
            button.entered.connect(self.entered)
            button.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self.buttons[value] = button
            self._letters[letter.casefold()] = button
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(row)
        layout.addWidget(self.note)
        self.note.hide()

    def value(self) -> Enum | None:
        """What is chosen, None when nothing is."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), None)

    def show_value(self, value: Enum | None) -> None:
        """Show what the draft holds; nothing is sent."""
        if value is self.value():
            return
        if value is None:
            self._group.setExclusive(False)
            for button in self.buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self.buttons[value].setChecked(True)

    def set_problem(self, sentence: str, tone: str = "owe") -> None:
        """Say what is missing; an empty sentence takes it back."""
        self.note.setText(sentence)
        self.note.set_tone(tone if sentence else "")
        self.note.setVisible(bool(sentence))
        for button in self.buttons.values():
            button.setAccessibleDescription(sentence)

    def focus(self) -> None:
        """Into the row: on what is chosen, else on the first."""
        button = next((b for b in self.buttons.values() if b.isChecked()), next(iter(self.buttons.values())))
        button.setFocus(Qt.FocusReason.TabFocusReason)
        show_whole(self)

    def has_focus(self) -> bool:
        """Whether keys come here."""
        return any(button.hasFocus() for button in self.buttons.values())

    def _typed(self, letter: str) -> None:
        button = self._letters.get(letter)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.click()

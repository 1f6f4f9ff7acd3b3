"""The boxes of the paper: each statement with its whole text and version; a digit or Space ticks, nothing is pre-ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.consents import ConsentSubject
from app.models import declaration_words
from app.models.declaration_wizard import DeclarationWizard
from app.views.desk import Desk
from app.views.parts.labels import Text
from app.views.parts.layouts import empty
from app.views.parts.reading_order import show_whole
from app.views.parts.style import mark

_INDENT = 26
"""Texts stand below the box's own text."""


class ConsentBox(QCheckBox):
    """One box; digits and arrows go to its neighbours."""

    digit = Signal(int)
    stepped = Signal(int)
    entered = Signal()
    came = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        modified = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if modified:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif len(text) == 1 and text.isascii() and text.isdigit():
            self.digit.emit(int(text))
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()


class ConsentBoxes(QWidget):
    """All of them, in the order of the paper."""

    entered = Signal()

    def __init__(self, desk: Desk, wizard: DeclarationWizard) -> None:
        super().__init__()
        self._desk, self._wizard = desk, wizard
        self._shown: tuple[ConsentSubject, ...] = ()
        self.boxes: dict[str, ConsentBox] = {}
        self._notes: dict[str, Text] = {}
        self._texts: dict[str, Text] = {}
        self.visited = False
        """Whether the clerk has been here, so that Enter does not pass over the statements."""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    def show_subjects(self) -> None:
        """Show the statements and their boxes as the draft has them."""
        subjects = self._wizard.subjects
        if subjects != self._shown:
            self._build(subjects)
        self.visited = self.visited and bool(self._wizard.draft.consents)
        for subject in subjects:
            self.boxes[subject.code].setChecked(self._wizard.is_given(subject.code))
            self._texts[subject.code].setText(self._words(subject))

    def _build(self, subjects: tuple[ConsentSubject, ...]) -> None:
        self._shown = subjects
        empty(self._lines)
        self.boxes, self._notes, self._texts = {}, {}, {}
        for place, subject in enumerate(subjects, start=1):
            self._lines.addWidget(self._box(place, subject))
            for text in (self._text(subject), self._note(subject)):
                self._lines.addWidget(text)

    def _box(self, place: int, subject: ConsentSubject) -> ConsentBox:
        kind = declaration_words.word(subject.kind)
        box = ConsentBox(f"{place}  {subject.title}  ({kind})".replace("&", "&&"))
        mark(box, "look", "strong")
        box.setAccessibleName(f"{place} {subject.title} ({kind})")
        box.setAccessibleDescription(subject.text)
        box.clicked.connect(lambda ticked: self._wizard.tick(subject, given=ticked))
        box.digit.connect(self._tick_place)
        box.stepped.connect(self._step)
        box.entered.connect(self.entered)
        box.came.connect(self._came)
        self.boxes[subject.code] = box
        return box

    def _text(self, subject: ConsentSubject) -> Text:
        text = Text(self._words(subject), tone="dim", wrap=True)
        text.setIndent(_INDENT)
        self._texts[subject.code] = text
        return text

    def _words(self, subject: ConsentSubject) -> str:
        """The whole text with its version, and the version that holds already where there is one."""
        told = self.tr("version {number}").format(number=subject.version)
        on_file = self._wizard.on_file
        held = on_file.given.get(subject.code) if on_file is not None else None
        if held is not None:
            told += "; " + self.tr("holds already, given in version {number}").format(number=held)
        return f"{subject.text} ({told})"

    def _note(self, subject: ConsentSubject) -> Text:
        note = Text("", tone="owe", wrap=True)
        mark(note, "role", "problem")
        note.setIndent(_INDENT)
        note.hide()
        self._notes[subject.code] = note
        return note

    def refresh(self, problems: dict[str, str]) -> None:
        """Say which box can't stay empty."""
        for code, note in self._notes.items():
            sentence = problems.get(code, "")
            note.setText(sentence)
            note.setVisible(bool(sentence))

    def focus(self) -> None:
        """On the first needed box that is empty, else on the first."""
        needed = (s.code for s in self._shown if s.needed and not self._wizard.is_given(s.code) and self.visited)
        box = self.boxes.get(next(needed, "")) or next(iter(self.boxes.values()), None)
        if box is not None:
            box.setFocus(Qt.FocusReason.TabFocusReason)
            show_whole(box)

    def has_focus(self) -> bool:
        """Whether keys come here."""
        return any(box.hasFocus() for box in self.boxes.values())

    def _came(self) -> None:
        self.visited = True

    def _tick_place(self, place: int) -> None:
        if 0 < place <= len(self._shown):
            box = self.boxes[self._shown[place - 1].code]
            box.setFocus(Qt.FocusReason.TabFocusReason)
            box.click()
            show_whole(box)

    def _step(self, by: int) -> None:
        boxes = list(self.boxes.values())
        here = next((place for place, box in enumerate(boxes) if box.hasFocus()), 0)
        target = boxes[min(max(here + by, 0), len(boxes) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        show_whole(target)

"""The right strip of one customer: caller, answers, note. Verification, note and timer belong to (contact, customer)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.caller import Caller
from app.models.note import Note
from app.models.tab import CustomerTab
from app.views.commands import Command
from app.views.desk import Desk
from app.views.strip_answers import AnswerPanel
from app.views.strip_caller import CallerPanel
from app.views.strip_note import NotePanel


class Strip(QWidget):
    """Begins with the caller: opening a customer puts the focus there, F2 brings it back from anywhere."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model = Caller(desk.jobs, desk.link, tab, desk.clock, self)
        note = Note(desk.jobs, desk.link, desk.feed, tab, desk.clock, self)
        self.caller = CallerPanel(desk, tab, model)
        self.answers = AnswerPanel(desk, tab, model)
        self.note = NotePanel(desk, tab, note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.caller)
        layout.addWidget(self.answers)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.caller.letter_typed.connect(self.note.type_letter)
        desk.commands.add(
            Command("caller", self.tr("Verify the caller"), "F2", self.tr("Caller"), self.focus_first), self
        )
        note.restore()

    def focus_first(self) -> None:
        """Begin with the questions to the caller."""
        self.caller.focus_first()

    def unsaved(self) -> str:
        """What would be lost if the tab were closed now."""
        return self.note.unsaved()

"""Undoing a mistaken registration, or throwing a waiting paper away: one act, with its reason."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit

from app.domain.declarations import DeclarationRow, WaitingDeclaration
from app.models import declaration_words
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.reading_order import show_whole


class UndoForm(Panel):
    """Says what will happen, takes the reason."""

    wanted = Signal(object, str)
    ended = Signal()
    """It goes and had the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._row: DeclarationRow | WaitingDeclaration | None = None
        self.told = Text("", wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(1000)
        self.reason_row = FieldRow(self.tr("Reason"), self.reason, roomy=True)
        self.do = Button("", "main")
        self.leave = Button(self.tr("Leave it as it is"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.do)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        self.body.addWidget(self.told)
        self.body.addWidget(self.reason_row)
        self.body.addLayout(buttons)
        self.do.clicked.connect(lambda _checked=False: self._send())
        self.reason.returnPressed.connect(self._send)
        self.reason.textEdited.connect(lambda _text: self.reason_row.set_problem(""))
        self.leave.clicked.connect(lambda _checked=False: self.end())

    def begin(self, row: DeclarationRow | WaitingDeclaration) -> None:
        """Ask for the reason."""
        self._row = row
        if isinstance(row, WaitingDeclaration):
            self.set_title(self.tr("Throw away {number}, {name}").format(number=row.number, name=row.name))
            self.told.setText(self.tr("The paper no longer waits; that it was here, and why it went, stays."))
            self.do.set_words(self.tr("Throw the paper away"))
        else:
            self.set_title(self.tr("Undo {number}, {name}").format(number=row.number, name=row.customer_name))
            self.told.setText(
                self.tr(
                    "The account goes back to what it was, consents of this paper are withdrawn, what was changed on "
                    "file is put back where nobody changed it since. Every trace stays; a paper that waited for its payer "
                    "waits again."
                )
            )
            self.do.set_words(self.tr("Undo the registration"))
        self.reason_row.set_problem("")
        self.show()
        self.reason.setFocus()
        QTimer.singleShot(0, self, lambda: show_whole(self))

    def is_about(self) -> bool:
        """Whether a reason is typed that would be lost."""
        return self.isVisible() and bool(self.reason.text().strip())

    def end(self) -> None:
        """Done, or left."""
        here = QApplication.focusWidget()
        focused = here is not None and self.isAncestorOf(here)
        self._row = None
        self.reason.clear()
        if focused:
            self.ended.emit()  # before it is hidden: Qt would give the focus to whatever comes next
        self.hide()

    def _send(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.reason_row.set_problem(declaration_words.problem("undo_reason_missing"))
        elif self._row is not None:
            self.wanted.emit(self._row, reason)

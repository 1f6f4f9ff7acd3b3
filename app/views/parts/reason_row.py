"""One line in which a reason is written before an act that wants one: Enter does it, Esc leaves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.reading_order import show_whole

LONGEST = 300


class ReasonRow(QWidget):
    """Hidden until ``ask``; what was written stays while the act is not done."""

    turned = Signal()
    """It was opened or closed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Callable[[str], None] | None = None
        self._back: QWidget | None = None
        self._act = ""
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.field = FieldRow(self.tr("Reason"), self.line)
        self.button = Button("", "main", key="Enter")
        self.leave = Button(self.tr("Leave it"), "flat", key="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for button in (self.button, self.leave):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.button.clicked.connect(lambda _checked=False: self.go())
        self.leave.clicked.connect(lambda _checked=False: self.close_row())
        self.line.textEdited.connect(lambda _text: self.field.set_problem(""))

    def ask(self, label: str, act: str, run: Callable[[str], None], back: QWidget) -> None:
        """Ask for a reason of an act; ``back`` takes the focus afterwards.

        Asked again for the same act, as by its key, it is done with the reason that was typed meanwhile.
        """
        if not self.isHidden() and self._act == act and self.line.isModified():
            self.go()
            return
        self._run, self._back, self._act = run, back, act
        self.line.setModified(False)
        self.field.set_label(label)
        self.field.set_problem("")
        self.button.set_words(act, "Enter")
        self.show()
        self.turned.emit()
        self.line.setFocus()
        show_whole(self)

    def say(self, sentence: str) -> None:
        """Why it was not done."""
        self.field.set_problem(sentence)
        self.line.setFocus()
        show_whole(self)

    def typed(self) -> bool:
        """Whether a reason is begun."""
        return not self.isHidden() and bool(self.line.text().strip())

    def finish(self) -> bool:
        """Do what is asked for, where something is: the key of the main act must do no other act meanwhile."""
        if self.isHidden():
            return False
        self.go()
        return True

    def go(self) -> None:
        """Do it, if there is a reason."""
        reason = self.line.text().strip()
        if not reason:
            self.say(self.tr("Write a reason."))
        elif self._run is not None:
            self._run(reason)

    def done(self) -> None:
        """It was done: nothing is left to keep."""
        self.line.clear()
        self.close_row()

    def close_row(self) -> None:
        """Leave it; the text stays for the next time."""
        back = self._back if self.isAncestorOf(self.focusWidget()) or self.line.hasFocus() else None
        self.hide()
        self.turned.emit()
        if back is not None:
            back.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self.go()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

"""Requests for a change of data that came from e-BOK: accepted or refused, each with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.customers import DataChange
from app.domain.faults import Conflict, Refused
from app.domain.identifiers import format_phone, mask_email, mask_phone
from app.domain.personal import PersonalField
from app.models import fault_words, words
from app.models.personal_words import PROBLEMS, field_words, problem_words
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.labels import Text
from app.views.parts.panel import Panel

_FIELDS = {
    "email": PersonalField.EMAIL,
    "phone": PersonalField.PHONE,
    "mailing_address": PersonalField.MAILING,
    "surname": PersonalField.PERSON_NAME,
}


class ChangeRequests(Panel):
    """A row for each waiting request; one reason for the decision."""

    decided = Signal(object, bool, str)
    """The ``DataChange``, whether it is accepted, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Changes asked for in e-BOK"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason_row = FieldRow(self.tr("Reason of the decision"), self.reason, roomy=True)
        self.body.addWidget(self.reason_row)
        self._count = 0
        self.buttons: list[Button] = []

    def count(self) -> int:
        """How many wait."""
        return self._count

    def show_changes(self, changes: Sequence[DataChange], *, may_decide: bool) -> None:
        """Show the waiting requests."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._count = len(changes)
        self.buttons = []
        for change in changes:
            box = QWidget()
            line = QHBoxLayout(box)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            old = _shown(change.field, change.old, whole=False) or words.DASH
            new = _shown(change.field, change.new, whole=may_decide)
            text = f"{words.moment(change.asked_at)} · {field_words(_FIELDS[change.field])}: {old} → {new}"
            line.addWidget(Text(text, wrap=True), 1)
            for title, kind, accept in ((self.tr("Accept"), "main", True), (self.tr("Refuse"), "", False)):
                button = Button(title, kind)
                button.setAccessibleName(f"{title}: {new}")
                button.setEnabled(may_decide)
                button.clicked.connect(lambda _=False, c=change, a=accept: self._decide(c, accept=a))
                line.addWidget(button)
                self.buttons.append(button)
            self._rows.addWidget(box)

    def _decide(self, change: DataChange, *, accept: bool) -> None:
        if not self.reason.text().strip():
            self.reason_row.set_problem(problem_words("reason_missing"))
            self.reason.setFocus()
            return
        self.reason_row.set_problem("")
        self.decided.emit(change, accept, self.reason.text().strip())

    def tell(self, error: Exception) -> bool:
        """Show why a decision could not be stored; False when it is not ours to tell."""
        if isinstance(error, Refused) and error.code in PROBLEMS:
            self.reason_row.set_problem(problem_words(error.code))
            return True
        if isinstance(error, Conflict):
            self.reason_row.set_problem(
                problem_words(error.what) if error.what in PROBLEMS else fault_words.sentence(error), "warn"
            )
            return True
        return False


def _shown(field: str, value: str, *, whole: bool) -> str:
    """Masked as on the rest of the page; whole is only what has to be decided on."""
    if field == "phone":
        told = format_phone(value) if value.startswith("+") else value
        return told if whole else mask_phone(value)
    return mask_email(value) if field == "email" and not whole else value

"""One field of a customer's request: what stands on file, what it is to be, accepted or refused with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.domain.customers import DataChange
from app.domain.data_changes import FieldDecision, field_of, problem
from app.domain.identifiers import format_phone, mask_email, mask_phone, normal_phone, phone_problem
from app.models import words
from app.models.personal_words import field_words, problem_words
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Heading, Text


class ChangeField(QWidget):
    """Old beside new. Accepting proposes a reason that may be changed; a refusal asks for one, which the customer reads."""

    entered = Signal()
    """Enter was pressed in the reason."""

    def __init__(self, change: DataChange, *, may_decide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = change
        name = field_words(field_of(change))
        self.accept = QRadioButton(self.tr("Accept"))
        self.refuse = QRadioButton(self.tr("Refuse"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason_row = FieldRow(self.tr("Reason"), self.reason)
        self.warning = Text("", tone="warn", wrap=True)
        for button, title in ((self.accept, self.accept.text()), (self.refuse, self.refuse.text())):
            button.setAccessibleName(f"{title}: {name}")
            self._group.addButton(button)
        self.reason.setAccessibleName(f"{self.tr('Reason')}: {name}")
        self._lay_out(name, may_decide=may_decide)
        self.accept.toggled.connect(lambda on: self._chosen(accept=True) if on else None)
        self.refuse.toggled.connect(lambda on: self._chosen(accept=False) if on else None)
        self.reason.textEdited.connect(lambda _text: self.say(""))
        self.reason.returnPressed.connect(self.entered)

    def _lay_out(self, name: str, *, may_decide: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Heading(f"{name} · {words.moment(self.change.asked_at)}", 3, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        shown = self.change.now or words.DASH
        for column, (title, value) in enumerate(
            ((self.tr("On file today"), shown), (self.tr("To be"), new_value(self.change, whole=may_decide)))
        ):
            text = Text(value, tone="brand" if column else "", wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{title}: {value}")
            grid.addWidget(Text(title, tone="dim"), 0, column)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
        layout.addLayout(grid)
        layout.addWidget(self.warning)
        self._warn()
        row = QWidget()
        flow = FlowLayout(16, row)
        flow.addWidget(self.accept)
        flow.addWidget(self.refuse)
        layout.addWidget(row)
        layout.addWidget(self.reason_row)
        row.setVisible(may_decide)
        self.reason_row.setVisible(may_decide)
        self.warning.setVisible(bool(self.warning.text()))

    def _warn(self) -> None:
        """What is to be known before accepting."""
        code, told = problem(self.change), []
        if code:
            told.append(self.tr("It can't be accepted: %1").replace("%1", problem_words(code)))
            self.accept.setEnabled(False)
        if self.change.differs:
            old = shown_value(self.change.field, self.change.old)
            told.append(self.tr("Changed since it was asked for; the customer saw: %1.").replace("%1", old))
        if self.change.field == "email" and not code:
            told.append(self.tr("Accepting sends a code to the new address; it changes when the code is confirmed."))
        self.warning.setText(" ".join(told))
        self.warning.set_tone("owe" if code else "warn" if self.change.differs else "dim")

    # ------------------------------------------------------------ the decision
    def focus_first(self) -> None:
        """Where the decision begins."""
        (self.accept if self.accept.isEnabled() else self.refuse).setFocus()

    def has_focus(self) -> bool:
        """Whether the clerk is in it."""
        return any(part.hasFocus() for part in (self.accept, self.refuse, self.reason))

    def focus_reason(self) -> None:
        """Where the reason is typed."""
        self.reason.setFocus()

    def choose(self, *, accept: bool) -> None:
        """Accept or refuse."""
        (self.accept if accept else self.refuse).setChecked(True)

    def decision(self) -> FieldDecision | None:
        """What is decided; None while nothing is."""
        accept, reason = self.typed()
        return FieldDecision(self.change, accept, reason) if accept is not None else None

    def typed(self) -> tuple[bool | None, str]:
        """Accepted, refused or neither, and the reason as it stands."""
        accept = True if self.accept.isChecked() else False if self.refuse.isChecked() else None
        return accept, self.reason.text()

    def restore(self, accept: bool | None, reason: str) -> None:
        """Put back what was begun before."""
        if accept is not None:
            self.choose(accept=accept)
        self.reason.setText(reason)

    def say(self, sentence: str) -> None:
        """What is wrong with the decision."""
        self.reason_row.set_problem(sentence)

    def _chosen(self, *, accept: bool) -> None:
        proposed = self.tr("request in e-BOK of %1").replace("%1", words.day(words.local(self.change.asked_at).date()))
        if accept and not self.reason.text().strip():
            self.reason.setText(proposed)
        elif not accept and self.reason.text() == proposed:
            self.reason.clear()
        self.reason_row.label.setText(self.tr("Reason") if accept else self.tr("Reason, the customer reads it"))
        self.say("")


def shown_value(field: str, value: str) -> str:
    """A value as people write it."""
    return format_phone(normal_phone(value)) if field == "phone" and not phone_problem(value) else value


def new_value(change: DataChange, *, whole: bool) -> str:
    """The value asked for; whole only for whoever is to decide on it."""
    if whole:
        return shown_value(change.field, change.new)
    if change.field == "phone":
        return mask_phone(change.new)
    return mask_email(change.new) if change.field == "email" else change.new

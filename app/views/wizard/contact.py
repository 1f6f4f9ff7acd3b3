"""Step 3: e-mail twice or read aloud, phone, and every statement by itself, never ticked for the clerk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout
from typing_extensions import override

from app.domain.declarations import DiffField
from app.models import declaration_words
from app.models.declaration_wizard import DeclarationWizard
from app.views.desk import Desk
from app.views.parts.panel import Panel
from app.views.wizard.consent_boxes import ConsentBoxes
from app.views.wizard.notices import Notices
from app.views.wizard.step_view import StepView, always
from app.views.wizard.who_fields import Compared, OnFileLine


class ContactStep(StepView):
    """How to reach the customer, and what they agree to."""

    def __init__(self, desk: Desk, wizard: DeclarationWizard) -> None:
        super().__init__(desk, wizard)
        self.contact = Panel(self.tr("Contact"))
        email = self.line("email", "E-mail", longest=254, usual=always)
        again = self.line("email_again", self.tr("E-mail once more"), longest=254)
        phone = self.line("phone", self.tr("Phone"), longest=40, usual=always)
        self.read_back = QCheckBox(self.tr("read aloud, the customer confirmed"))
        self.read_back.clicked.connect(lambda ticked: wizard.put(email_read_back=ticked))
        self.email_file = self._file_line(DiffField.EMAIL)
        self.phone_file = self._file_line(DiffField.PHONE)
        self.notices = Notices(desk.open_customer)
        fields, top = QHBoxLayout(), Qt.AlignmentFlag.AlignTop
        fields.setSpacing(8)
        fields.addWidget(Compared([(email, 1)], self.email_file), 2, top)
        fields.addWidget(Compared([(again, 1)]), 2, top)
        fields.addWidget(Compared([(phone, 1)], self.phone_file), 1, top)
        self.contact.body.addLayout(fields)
        self.contact.body.addWidget(self.read_back)
        self.contact.body.addWidget(self.notices)
        self.consents = Panel(self.tr("Statements and consents, as ticked on the paper"))
        self.boxes = ConsentBoxes(desk, wizard)
        self.boxes.entered.connect(self.enter)
        self.consents.body.addWidget(self.boxes)
        self.stop("consents", self.boxes.focus, self.boxes.has_focus, lambda: True, lambda: not self.boxes.visited)
        self.root.addWidget(self.contact)
        self.root.addWidget(self.consents)
        self.root.addStretch(1)

    def _file_line(self, what: DiffField) -> OnFileLine:
        line = OnFileLine(what)
        line.taken.connect(self._take)
        return line

    def _take(self, what: DiffField, taken: bool) -> None:
        reasons = [each.reason for each in self.wizard.draft.take_overs]
        reason = reasons[0] if reasons else self.tr("signed declaration")
        self.wizard.take(what, reason if taken else None)

    @override
    def show_draft(self) -> None:
        self.boxes.show_subjects()
        self.read_back.setChecked(self.wizard.draft.email_read_back)
        super().show_draft()

    @override
    def refresh(self) -> None:
        super().refresh()
        wizard = self.wizard
        self.rows["email_again"].setEnabled(not wizard.draft.email_read_back)
        found = wizard.shown_problems()
        self.boxes.refresh({f.partition(".")[2]: declaration_words.problem(c) for f, c in found.items() if f.startswith("consents.")})  # fmt: skip
        differs, on_file = wizard.differences(), wizard.on_file
        taken = {each.field for each in wizard.draft.take_overs}
        for line, shown, typed in (
            (self.email_file, on_file.email if on_file else "", wizard.draft.email),
            (self.phone_file, on_file.phone if on_file else "", wizard.draft.phone),
        ):
            wrong = line.what.value in wizard.problems()
            line.show_file(
                shown,
                differs=line.what in differs,
                taken=line.what in taken,
                known=on_file is not None and bool(typed.strip()) and not wrong,
            )
        self.notices.show_warnings(wizard.warnings, wizard.draft)

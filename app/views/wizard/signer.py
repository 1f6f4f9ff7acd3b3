"""Who signs: the capacity, the name, and what a proxy may do and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.declarations import SignerRole
from app.models import declaration_words
from app.views.wizard.choice import Choice
from app.views.wizard.day_field import DayField

if TYPE_CHECKING:
    from app.views.wizard.step_view import StepView

ROLES = ((SignerRole.OWNER, "w"), (SignerRole.CO_OWNER, "s"), (SignerRole.MANAGER, "z"), (SignerRole.PROXY, "p"))


class SignerPart(QWidget):
    """A part of the first step."""

    def __init__(self, step: StepView) -> None:
        super().__init__()
        wizard = step.wizard
        self._wizard = wizard
        self.role = Choice(
            self.tr("Signs as"), [(role, letter, declaration_words.word(role)) for role, letter in ROLES]
        )
        self.role.chosen.connect(wizard.put_role)
        self.role.entered.connect(step.enter)
        step.stop("signer_role", self.role.focus, self.role.has_focus, self.role.isVisible)
        self.name = step.line("signer_name", self.tr("Signed by (surname, first name)"))
        self.scope = step.line("proxy_scope", self.tr("What the proxy may do"), longest=500)
        self.until = DayField(self.tr("Power of attorney valid until"), "proxy_until", step, ahead=True)
        self.unlimited = QCheckBox(self.tr("without an end"))
        self.unlimited.clicked.connect(lambda ticked: wizard.put(proxy_unlimited=ticked))
        self.proxy = QWidget()
        power = QHBoxLayout(self.proxy)
        power.setContentsMargins(0, 0, 0, 0)
        power.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        power.addWidget(self.scope, 3, top)
        power.addWidget(self.until, 2, top)
        power.addWidget(self.unlimited, 0, Qt.AlignmentFlag.AlignVCenter)
        who = QHBoxLayout()
        who.setSpacing(16)
        who.addWidget(self.role, 3, top)
        who.addWidget(self.name, 2, top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(who)
        layout.addWidget(self.proxy)

    def show_draft(self) -> None:
        """Show capacity and power as the draft has them; the text fields are the step's."""
        draft = self._wizard.draft
        self.role.show_value(draft.signer_role)
        self.name.setVisible(draft.signer_role is not None)
        self.proxy.setVisible(draft.signer_role is SignerRole.PROXY)
        self.unlimited.setChecked(draft.proxy_unlimited)
        self.until.show_day(draft.proxy_until)

    def refresh(self, found: dict[str, str]) -> None:
        """Show what is missing."""
        self.role.set_problem(declaration_words.problem(found.get("signer_role", "")))
        self.until.set_problem(declaration_words.problem(found.get("proxy_until", "")))

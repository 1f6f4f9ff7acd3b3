"""The steps of the wizard, each in an area that scrolls; made when first needed, or while the clerk is still at the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.declaration_desk import DeclarationDesk
from app.models.declaration_steps import Step
from app.models.declaration_wizard import DeclarationWizard
from app.views.desk import Desk
from app.views.parts.style import mark
from app.views.wizard.check import CheckStep
from app.views.wizard.contact import ContactStep
from app.views.wizard.finding import FindPart
from app.views.wizard.objects import ObjectsStep
from app.views.wizard.step_view import StepView
from app.views.wizard.who import WhoStep

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

AHEAD_MS = 150
"""The next step is made this long after the last one was."""


class Steps(QStackedWidget):
    """Who, objects, contact, check: one in front."""

    gone_on = Signal()
    """Nothing of the step in front is missing."""
    other_wanted = Signal()
    """Another customer is to be sought."""

    def __init__(self, desk: Desk, wizard: DeclarationWizard, acts: DeclarationDesk, finding: FindPart) -> None:
        super().__init__()
        self._desk, self._wizard, self._acts, self._finding = desk, wizard, acts, finding
        self._made: dict[Step, StepView] = {}
        self._areas: dict[Step, QScrollArea] = {}
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)

    # ------------------------------------------------------------ the four
    @property
    def who(self) -> WhoStep:
        """Step 1."""
        made = self._made.get(Step.WHO)
        if not isinstance(made, WhoStep):
            made = WhoStep(self._desk, self._wizard)
            made.other_wanted.connect(self.other_wanted)
            self._put(Step.WHO, made)
        return made

    @property
    def objects(self) -> ObjectsStep:
        """Step 2."""
        made = self._made.get(Step.OBJECTS)
        if not isinstance(made, ObjectsStep):
            made = ObjectsStep(self._desk, self._wizard)
            made.id_typed.connect(self._acts.check_object)
            self._acts.object_answered.connect(made.answer)
            self._put(Step.OBJECTS, made)
        return made

    @property
    def contact(self) -> ContactStep:
        """Step 3."""
        made = self._made.get(Step.CONTACT)
        if not isinstance(made, ContactStep):
            made = ContactStep(self._desk, self._wizard)
            self._put(Step.CONTACT, made)
        return made

    @property
    def check(self) -> CheckStep:
        """Step 4."""
        made = self._made.get(Step.CHECK)
        if not isinstance(made, CheckStep):
            made = CheckStep(self._desk, self._wizard)
            made.print_wanted.connect(self._acts.print_statement)
            made.scan.picked.connect(self._acts.put_file)
            self._acts.scan_refused.connect(made.scan.refuse)
            self._acts.limited.connect(made.scan.set_limit)
            if self._acts.letterhead is not None:
                made.scan.set_limit(self._acts.letterhead.file_limit)
            self._put(Step.CHECK, made)
        return made

    def view(self, step: Step) -> StepView:
        """A step, made now where it is not yet."""
        match step:
            case Step.WHO:
                return self.who
            case Step.OBJECTS:
                return self.objects
            case Step.CONTACT:
                return self.contact
            case Step.CHECK:
                return self.check

    def bring(self, step: Step) -> StepView:
        """Show a step."""
        view = self.view(step)
        self.setCurrentWidget(self._areas[step])
        return view

    # ------------------------------------------------------------ making them
    def _put(self, step: Step, view: StepView) -> None:
        """Its place first: each change of parents asks every widget below for its style. It comes filled into a place
        that is seen, so that it is seen at once and can take the focus.
        """
        self._made[step] = view
        view.gone_on.connect(self.gone_on)
        inner = QWidget()
        mark(inner, "ground", value=True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._areas[step] = area
        self.addWidget(area)
        if step is Step.WHO:
            column.addWidget(self._finding)
        column.addWidget(view, 1)
        area.setWidget(inner)

    def _make_ahead(self) -> None:
        """One of those that are not made yet; the rest a moment later, so that the window never waits."""
        missing = [step for step in Step if step not in self._made]
        if missing and self.isVisible():
            self.view(missing[0])
            self._ahead.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ahead.start()

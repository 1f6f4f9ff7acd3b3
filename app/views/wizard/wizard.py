"""The wizard itself: strip of steps, the step, and below it where to go. Left and come back to; nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.faults import Cancelled, Refused
from app.models import declaration_words
from app.models.declaration_box import DeclarationBox
from app.models.declaration_desk import DeclarationDesk, Outcome
from app.models.declaration_steps import Step, step_of
from app.models.declaration_wizard import DeclarationWizard
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Chip, Elided, Heading
from app.views.parts.paper_printing import print_paper
from app.views.wizard.finding import FindPart
from app.views.wizard.step_strip import StepStrip
from app.views.wizard.step_view import StepView
from app.views.wizard.steps import Steps

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.views.wizard.check import CheckStep
    from app.views.wizard.contact import ContactStep
    from app.views.wizard.objects import ObjectsStep
    from app.views.wizard.who import WhoStep


class WizardView(QWidget):
    """Four steps of one declaration."""

    saved = Signal(object)
    """An ``Outcome``."""
    parked = Signal(object)
    given_up = Signal()
    """The declaration is thrown away by hand."""
    left = Signal()
    """Back to the list; what is entered is kept."""

    def __init__(self, desk: Desk, wizard: DeclarationWizard, acts: DeclarationDesk, box: DeclarationBox) -> None:
        super().__init__()
        self.desk, self.wizard, self.acts, self.box = desk, wizard, acts, box
        self.title = Heading("", 1, wrap=True)
        self.number = Chip("", "dim")
        self.kept = Elided("", tone="dim")
        self.strip = StepStrip()
        self.finding = FindPart(desk, wizard, acts)
        self.steps = Steps(desk, wizard, acts, self.finding)
        self.back = Button(self.tr("Back"))
        self.forward = Button(self.tr("Go on"), "main")
        self.save = Button(self.tr("Register"), "main", key="Ctrl+Enter")
        self.park = Button(self.tr("Let it wait: not on file"), "main", key="Ctrl+Enter")
        self.throw = Button(self.tr("Throw away"), "flat")
        self.to_list = Button(self.tr("To the list"), "flat", key="Ctrl+6")
        for button, key in ((self.back, "Alt+←"), (self.forward, "Alt+→")):  # Qt's Polish word for them is no key
            button.setText(f"{button.text()}   {key}")
        self._lay_out()
        self._connect()
        self._add_commands()

    # ------------------------------------------------------------ building
    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title, 1)
        top.addWidget(self.number)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        for button in (self.back, self.forward, self.save, self.park):
            bottom.addWidget(button)
        bottom.addWidget(self.kept, 1)
        bottom.addWidget(self.to_list)
        bottom.addWidget(self.throw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.strip)
        layout.addWidget(self.steps, 1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        wizard, acts = self.wizard, self.acts
        self.strip.wanted.connect(self._want)
        self.back.clicked.connect(lambda _checked=False: self.go_back())
        self.forward.clicked.connect(lambda _checked=False: self.view().go_on())
        self.save.clicked.connect(lambda _checked=False: self.finish())
        self.park.clicked.connect(lambda _checked=False: self.finish())
        self.throw.clicked.connect(lambda _checked=False: self._offer_to_throw())
        self.to_list.clicked.connect(lambda _checked=False: self.left.emit())
        self.steps.gone_on.connect(self._go_on)
        self.steps.other_wanted.connect(self._other_customer)
        self.finding.chosen.connect(self._chosen)
        self.finding.not_on_file.connect(self._not_on_file)
        acts.printed.connect(self._print)
        acts.looked.connect(self._looked)
        acts.failed.connect(self._failed)
        acts.registered.connect(self.saved)
        acts.parked.connect(self.parked)
        wizard.renewed.connect(self.show_draft)
        wizard.changed.connect(self.refresh)
        wizard.moved.connect(self._moved)
        self.box.changed.connect(self._show_kept)

    def _add_commands(self) -> None:
        group = self.tr("Declaration")
        add = self.desk.commands.add
        add(Command("declaration.back", self.tr("Step back"), "Alt+Left", group, self.go_back), self)
        add(Command("declaration.on", self.tr("Go on"), "Alt+Right", group, lambda: self.view().go_on()), self)
        finish = Command(
            "declaration.save", self.tr("Register the declaration"), "Ctrl+Return; Ctrl+Enter", group, self.finish
        )
        add(finish, self)
        printing = Command(
            "declaration.print", self.tr("Print the statement"), "Ctrl+P", group, self.acts.print_statement
        )
        add(printing, self)

    # ------------------------------------------------------------ its steps
    @property
    def who(self) -> WhoStep:
        """Step 1."""
        return self.steps.who

    @property
    def objects(self) -> ObjectsStep:
        """Step 2."""
        return self.steps.objects

    @property
    def contact(self) -> ContactStep:
        """Step 3."""
        return self.steps.contact

    @property
    def check(self) -> CheckStep:
        """Step 4."""
        return self.steps.check

    # ------------------------------------------------------------ walking
    def view(self) -> StepView:
        """The step shown."""
        return self.steps.view(self.wizard.step)

    def focus_first(self) -> None:
        """Begin where something is needed."""
        if self.wizard.step is Step.WHO and not self.wizard.has_person:
            self.finding.focus_first()
        elif self.acts.is_looking():
            self.setFocus()  # on to the first field when the file has come
        else:
            self.view().focus_first()

    def go_back(self) -> None:
        """The step before; from the first, the list."""
        if self.wizard.step is Step.WHO:
            self.left.emit()
        else:
            self.wizard.go(Step(self.wizard.step - 1))

    def _go_on(self) -> None:
        if self.wizard.step is Step.CHECK:
            (self.park if self.wizard.not_on_file else self.save).setFocus()
        elif self.wizard.not_on_file and self.wizard.step is Step.WHO:
            self.wizard.go(Step.CONTACT)  # whoever is not on file has no objects yet
        else:
            self.wizard.go(Step(self.wizard.step + 1))

    def _want(self, step: Step) -> None:
        """A step was clicked: back always, ahead only over what is complete."""
        ahead = [each for each in Step if self.wizard.step <= each < step]
        complete = self.wizard.ready()
        first = next((each for each in ahead if each not in complete), None)
        if first is None:
            self.wizard.go(step)
        else:
            self.wizard.go(first)
            self.view().go_on()

    def _moved(self, step: Step) -> None:
        self.steps.bring(step).show_draft()
        if self.isVisible():
            QTimer.singleShot(0, self, self.focus_first)

    # ------------------------------------------------------------ who
    def _chosen(self, customer_id: int) -> None:
        self.setFocus()  # the search goes; keys typed now wait for the file
        self.wizard.choose(customer_id)
        self.acts.look()

    def _looked(self) -> None:
        """What is on file has come: on to the first field that is needed, with the keys typed meanwhile."""
        here = QApplication.focusWidget()
        if self.isVisible() and here is not None and (here is self or self.isAncestorOf(here)):
            self.view().focus_first()
        self.finding.release()

    def _not_on_file(self) -> None:
        self.wizard.say_not_on_file()
        self.view().focus_first()

    def _other_customer(self) -> None:
        self.wizard.release()
        self.finding.focus_first()

    # ------------------------------------------------------------ showing
    def show_draft(self) -> None:
        """Every field anew."""
        wizard = self.wizard
        self.steps.bring(wizard.step).show_draft()
        self.steps.who.setVisible(wizard.has_person)
        self.finding.setVisible(not wizard.has_person)  # it stands above step 1, which has been made by now
        self.refresh()

    def refresh(self) -> None:
        """What is wrong, where one stands, what can be done."""
        wizard = self.wizard
        name = wizard.name
        self.title.setText(self.tr("Declaration: {name}").format(name=name) if name else self.tr("New declaration"))
        self.number.setText(wizard.draft.number)
        self.number.setVisible(bool(wizard.draft.number))
        self.strip.show_step(wizard.step, wizard.complete())
        last = wizard.step is Step.CHECK
        self.back.setEnabled(wizard.step is not Step.WHO)
        self.forward.setVisible(not last and wizard.has_person)
        self.save.setVisible(last and not wizard.not_on_file)
        self.park.setVisible(last and wizard.not_on_file)
        self.save.setEnabled(not self.acts.saving)
        self.park.setEnabled(not self.acts.saving)
        self.throw.setVisible(not wizard.is_empty)
        self.view().refresh()
        self._show_kept()

    def _show_kept(self) -> None:
        if self.wizard.is_empty:
            told = ""
        elif self.box.keeper.away:
            told = self.tr("Not kept yet: it is tried again.")
        elif not self.box.keeper.kept:
            told = self.tr("Keeping ...")
        elif self.box.safe is False:
            told = self.tr("Kept on the server for you only: this desk has no safe keyring.")
        else:
            told = self.tr("Kept on this desk, encrypted.")
        self.kept.setText(told)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view().show_draft()

    # ------------------------------------------------------------ acts
    def finish(self) -> None:
        """Register, or let it wait; where something is missing, to the first step that misses it."""
        wizard = self.wizard
        wrong = wizard.problems()
        first = min((step_of(field) for field in wrong), default=None)
        if not wizard.has_person:
            self.focus_first()
        elif first is not None:
            if first is not wizard.step:
                wizard.go(first)
            self.view().go_on()
        elif wizard.not_on_file:
            self.acts.park()
        else:
            self.acts.save()

    def _print(self, pdf: bytes) -> None:
        print_paper(self.desk, self, self.tr("Declaration {number}").format(number=self.wizard.draft.number), pdf)

    def _offer_to_throw(self) -> None:
        text = self.tr("The declaration is still here. Throw it away for good?")
        self.desk.messages.ask(text, self.tr("Throw away"), self.given_up.emit)

    def _failed(self, error: Exception, again: object) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Refused):
            self._refused(error)
            return
        self.desk.messages.fault(error, again if callable(again) else None)

    def _refused(self, error: Refused) -> None:
        """A rule refused it: the field that is meant, and the sentence."""
        field = str(error.detail.get("field", ""))
        self.desk.messages.warn(declaration_words.fault(error))
        if error.code in {"portal_account_exists", "no_such_customer", "object_of_another"}:
            self.acts.look()
        if field and step_of(field) is not self.wizard.step:
            self.wizard.go(step_of(field))


__all__ = ["Outcome", "WizardView"]

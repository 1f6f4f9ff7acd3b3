"""The strip on top of the wizard: the four steps, where one stands, which are complete."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.declaration_steps import Step
from app.models.language import noop
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import LinkChip
from app.views.parts.style import set_tone

_TITLES = {
    Step.WHO: noop("StepStrip", "Who"),
    Step.OBJECTS: noop("StepStrip", "Which objects"),
    Step.CONTACT: noop("StepStrip", "Contact and consents"),
    Step.CHECK: noop("StepStrip", "Check and sign"),
}
_MARKS = {True: "✓", False: "○"}


def step_title(step: Step) -> str:
    """``Kto``, ``Które obiekty`` ..."""
    return QCoreApplication.translate("StepStrip", _TITLES[step])


class StepStrip(QWidget):
    """Four chips; Alt+Left and Alt+Right walk them, so Tab does not stop here."""

    wanted = Signal(object)
    """The ``Step`` that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[Step, LinkChip] = {}
        flow = FlowLayout(8, self)
        for step in Step:
            chip = LinkChip()
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _checked=False, step=step: self.wanted.emit(step))
            self.chips[step] = chip
            flow.addWidget(chip)

    def show_step(self, here: Step, complete: frozenset[Step]) -> None:
        """Mark where one stands; what is complete says so by a sign, not by colour alone."""
        for step, chip in self.chips.items():
            sign = "▸" if step is here else _MARKS[step in complete]
            title = step_title(step)
            chip.setText(f"{sign} {step + 1}  {title}")
            state = self.tr("here") if step is here else self.tr("complete") if step in complete else self.tr("to do")
            chip.setAccessibleName(f"{step + 1} {title}: {state}")
            set_tone(chip, "brand" if step is here else "ok" if step in complete else "dim")

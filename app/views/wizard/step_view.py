"""What every step of the wizard shares: fields bound to the draft, and Enter that goes to the next thing needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.models import declaration_words
from app.models.declaration_wizard import DeclarationWizard
from app.views.desk import Desk
from app.views.parts.field import FieldRow
from app.views.parts.reading_order import show_focus, show_whole


@dataclass(frozen=True)
class Stop:
    """A place where Enter may stop: a field that is missing, or usual on the paper and still empty."""

    field: str
    focus: Callable[[], None]
    has_focus: Callable[[], bool]
    is_there: Callable[[], bool]
    usual: Callable[[], bool]


def _never() -> bool:
    return False


def always() -> bool:
    """Usual on every paper."""
    return True


class StepView(QWidget):
    """A step; ``show_draft`` writes every field anew, ``refresh`` only what is told about them."""

    gone_on = Signal()
    """Enter was pressed and nothing of this step is missing."""

    def __init__(self, desk: Desk, wizard: DeclarationWizard) -> None:
        super().__init__()
        self.desk = desk
        self.wizard = wizard
        self.rows: dict[str, FieldRow] = {}
        self.lines: dict[str, QLineEdit] = {}
        self.stops: list[Stop] = []
        self.root = QVBoxLayout(self)
        self.root.setContentsMargins(0, 0, 0, 0)
        self.root.setSpacing(12)

    # ------------------------------------------------------------ fields
    def line(
        self, field: str, label: str, *, longest: int = 300, usual: Callable[[], bool] = _never, stop: str = ""
    ) -> FieldRow:
        """A text field of the draft; ``usual``: whether Enter stops here while it is empty."""
        edit = QLineEdit()
        edit.setMaxLength(longest)
        row = FieldRow(label, edit)
        edit.textEdited.connect(lambda text: self.typed(field, text))
        edit.returnPressed.connect(self.enter)
        self.rows[field], self.lines[field] = row, edit
        self.stop(
            stop or field,
            lambda: self._into(edit),
            edit.hasFocus,
            edit.isVisible,
            lambda: usual() and not edit.text().strip(),
        )
        return row

    def typed(self, field: str, text: str) -> None:
        """Something was typed into a field."""
        self.wizard.write(field, text)

    def stop(
        self,
        field: str,
        focus: Callable[[], None],
        has_focus: Callable[[], bool],
        is_there: Callable[[], bool],
        usual: Callable[[], bool] = _never,
    ) -> None:
        """One more place where Enter may stop, behind those before."""
        self.stops.append(Stop(field, focus, has_focus, is_there, usual))

    @staticmethod
    def _into(edit: QLineEdit) -> None:
        edit.setFocus(Qt.FocusReason.TabFocusReason)
        edit.selectAll()
        show_whole(edit)

    # ------------------------------------------------------------ showing
    def show_draft(self) -> None:
        """Write every field as the draft has it."""
        for field, edit in self.lines.items():
            text = self.wizard.text(field)
            if edit.text() != text:
                edit.setText(text)
        self.refresh()

    def refresh(self) -> None:
        """Show what is wrong and what is told."""
        found = self.wizard.shown_problems()
        for field, row in self.rows.items():
            row.set_problem(declaration_words.problem(found.get(field, "")))

    # ------------------------------------------------------------ walking
    def focus_first(self) -> None:
        """Into the first thing that is needed, else into the first of all."""
        there = [stop for stop in self.stops if stop.is_there()]
        wrong = self.wizard.problems()
        wanted = next((stop for stop in there if _open(stop, wrong)), None)
        if wanted is not None:
            wanted.focus()
        elif there:
            self.focus_complete(there)
        QTimer.singleShot(0, self, lambda: show_focus(self))  # a step just brought has its places only now

    def focus_complete(self, there: list[Stop]) -> None:
        """Nothing is missing here: begin at the first."""
        there[0].focus()

    def enter(self) -> None:
        """Enter: to the next thing that is missing or usual behind this one, else on; what is wrong is told first."""
        there = [stop for stop in self.stops if stop.is_there()]
        at = next((place for place, stop in enumerate(there) if stop.has_focus()), -1)
        wrong = self.wizard.problems()
        if at >= 0 and there[at].field in self.wizard.shown_problems():
            there[at].focus()
            return
        following = next((stop for stop in there[at + 1 :] if _open(stop, wrong)), None)
        if following is not None:
            following.focus()
            return
        self.go_on()

    def go_on(self) -> None:
        """On to the next step, or to the first thing that stops it."""
        wrong = self.wizard.try_step()
        if not wrong:
            self.gone_on.emit()
            return
        self.refresh()
        there = [stop for stop in self.stops if stop.is_there()]
        first = next((stop for stop in there if _open(stop, wrong) and _concerns(stop, wrong)), None)
        if first is not None:
            QTimer.singleShot(0, self, first.focus)  # once the sentence below it has its place


def _concerns(stop: Stop, wrong: dict[str, str]) -> bool:
    return stop.field in wrong or any(field.partition(".")[0] == stop.field for field in wrong)


def _open(stop: Stop, wrong: dict[str, str]) -> bool:
    return _concerns(stop, wrong) or stop.usual()

"""Step 2: which objects, each by its Id. Somebody else's is refused with the reason; hundreds are found by a filter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit
from typing_extensions import override

from app.domain.customers import Service
from app.domain.declarations import DeclarationObject, ObjectAnswer, filter_objects
from app.models import declaration_words
from app.models.declaration_objects import ObjectRow, columns
from app.models.declaration_wizard import DeclarationWizard
from app.models.table import ValueTable
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.first_row import choose_first
from app.views.parts.fitting_table import FittingTable
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.style import mark
from app.views.wizard.step_view import StepView, Stop

MANY = 8
"""From so many objects on there is a filter."""
LEAST_ROWS = 3
_BOX_COLUMN = 0


class ObjectTable(FittingTable):
    """Space ticks the current row, Ctrl+A every row shown; Enter goes on."""

    toggled = Signal(object)
    all_wanted = Signal()
    entered = Signal()

    @override
    def sizeHint(self) -> QSize:
        """All rows, so that a manager with many objects sees as many as the window has room for."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit(self.current_id())
        elif event.key() == Qt.Key.Key_A and control:
            self.all_wanted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not control:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ObjectsStep(StepView):
    """The payer's objects with their boxes."""

    id_typed = Signal(str)
    """An Id that is not among those of the payer: whose is it?"""

    def __init__(self, desk: Desk, wizard: DeclarationWizard) -> None:
        super().__init__(desk, wizard)
        self.panel = Panel(self.tr("Objects on the paper"))
        self.filter = QLineEdit()
        self.filter_row = FieldRow(self.tr("Show only (Id, street, number, contract)"), self.filter)
        self.typed_id = QLineEdit()
        self.typed_id.setMaxLength(30)
        self.id_row = FieldRow(self.tr("Tick by Id"), self.typed_id)
        self.model: ValueTable[ObjectRow] = ValueTable(columns(), lambda row: row.object.account_id, self)
        self.table = ObjectTable(desk.theme, self.model, gives_way=("contract", "service"), stretch_px=220)
        self.table.setAccessibleName(self.tr("Objects of the payer; Space ticks, Ctrl+A ticks all shown"))
        self.empty = EmptyNote(self.tr("This payer has no object with these words."))
        self.count = Text("", tone="dim", wrap=True)
        self.problem = Text("", wrap=True)
        mark(self.problem, "role", "problem")
        self.all_water = Button(self.tr("All: water"), "flat")
        self.all_waste = Button(self.tr("All: waste"), "flat")
        self.none = Button(self.tr("None"), "flat")
        self._lay_out()
        self._connect()
        self.stops = [Stop("account_ids", self._to_table, self._is_here, lambda: True, lambda: False)]

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.filter_row, 2)
        tools.addWidget(self.id_row, 1)
        for button in (self.all_water, self.all_waste, self.none):
            self.panel.head.addWidget(button)
        self.panel.body.addLayout(tools)
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty)
        self.panel.body.addWidget(self.problem)
        self.panel.body.addWidget(self.count)
        self.empty.hide()
        self.root.addWidget(self.panel)
        self.root.addStretch(1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._fill())
        self.filter.returnPressed.connect(self._to_table)
        self.typed_id.returnPressed.connect(self._tick_typed)
        self.typed_id.textEdited.connect(lambda _text: self.id_row.set_problem(""))
        self.table.toggled.connect(self._toggle)
        self.table.clicked.connect(lambda index: self._toggle(self.table.current_id()) if index.column() == _BOX_COLUMN else None)  # fmt: skip
        self.table.all_wanted.connect(self._toggle_shown)
        self.table.entered.connect(self.go_on)
        self.all_water.clicked.connect(lambda _checked=False: self._add(Service.WATER))
        self.all_waste.clicked.connect(lambda _checked=False: self._add(Service.WASTE))
        self.none.clicked.connect(lambda _checked=False: self.wizard.put_objects(()))

    # ------------------------------------------------------------ what there is
    def objects(self) -> tuple[DeclarationObject, ...]:
        """The payer's objects as the file has them."""
        return self.wizard.on_file.objects if self.wizard.on_file else ()

    @override
    def show_draft(self) -> None:
        self.filter_row.setVisible(len(self.objects()) > MANY)
        self.refresh()

    @override
    def refresh(self) -> None:
        self._fill()
        found = self.wizard.shown_problems()
        self.problem.setText(declaration_words.problem(found.get("account_ids", "")))
        self.problem.set_tone("owe")
        self.problem.setVisible(bool(self.problem.text()))
        ticked = len(self.wizard.draft.account_ids)
        told = self.tr("%n object(s) ticked", "", ticked)
        if self.wizard.not_on_file:
            told = self.tr("Objects are ticked when the payer is on file; Enter goes on.")
        self.count.setText(told)

    def _fill(self) -> None:
        shown = filter_objects(self.objects(), self.filter.text())
        chosen = set(self.wizard.draft.account_ids)
        self.model.set_rows(ObjectRow(each, each.account_id in chosen) for each in shown)
        head, row = self.table.horizontalHeader().height(), self.table.verticalHeader().defaultSectionSize()
        frame = 2 * self.table.frameWidth() + 2
        self.table.setMinimumHeight(head + min(len(shown), LEAST_ROWS) * row + frame)
        self.table.setMaximumHeight(head + max(len(shown), 1) * row + frame)
        self.table.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        choose_first(self.table)

    # ------------------------------------------------------------ acts
    def _is_here(self) -> bool:
        return self.table.hasFocus() or self.typed_id.hasFocus() or self.filter.hasFocus()

    def _to_table(self) -> None:
        (self.table if self.table.isVisible() else self.typed_id).setFocus()
        choose_first(self.table)

    def _open_shown(self) -> list[int]:
        return [row.object.account_id for row in self.model.rows() if not row.object.closed]

    def _toggle(self, account_id: object) -> None:
        if account_id in self._open_shown() and isinstance(account_id, int):
            self.wizard.toggle_object(account_id)
        elif account_id is not None:
            self.desk.messages.warn(declaration_words.problem("object_closed"))

    def _toggle_shown(self) -> None:
        """Tick every row shown; pressed again, take their ticks back."""
        shown, chosen = self._open_shown(), self.wizard.draft.account_ids
        if set(shown) <= set(chosen):
            self.wizard.put_objects(tuple(each for each in chosen if each not in shown))
        else:
            self.wizard.put_objects((*chosen, *(each for each in shown if each not in chosen)))

    def _add(self, service: Service) -> None:
        chosen = self.wizard.draft.account_ids
        more = [row.object for row in self.model.rows() if row.object.service is service and not row.object.closed]
        self.wizard.put_objects((*chosen, *(each.account_id for each in more if each.account_id not in chosen)))

    def _tick_typed(self) -> None:
        typed = "".join(self.typed_id.text().split()).upper()
        if not typed:
            self.go_on()
            return
        own = next((each for each in self.objects() if each.number.upper() == typed), None)
        if own is None:
            self.id_typed.emit(typed)
        else:
            self.answer(typed, ObjectAnswer("object_closed" if own.closed else "", own))

    def answer(self, typed: str, answer: ObjectAnswer) -> None:
        """Whose the typed Id is: the payer's own is ticked, another is refused with the reason."""
        if "".join(self.typed_id.text().split()).upper() != typed:
            return
        if answer.code or answer.object is None:
            self.id_row.set_problem(declaration_words.problem(answer.code))
            return
        if answer.object.account_id not in self.wizard.draft.account_ids:
            self.wizard.toggle_object(answer.object.account_id)
        self.typed_id.clear()
        self.table.select_id(answer.object.account_id)

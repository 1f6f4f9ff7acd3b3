"""Which amount is paid: to pay now, overdue only, chosen invoices, an own one; digits 1 to 4 choose from the keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.payment import Choice
from app.models.payment_lists import PayableTable, payable_columns
from app.models.payment_sheet import PaymentSheet
from app.models.payment_words import choice_words
from app.views.parts.field import FieldRow
from app.views.parts.reading_order import show_whole
from app.views.parts.whole_table import WholeTable
from app.views.theme import Theme

OWN_LONGEST = 24
"""Letters an own amount may have."""


class PayableView(WholeTable):
    """Charges; Space (or a click on the tick) takes one in or leaves it out."""

    toggled = Signal(object)
    """The id of the charge."""

    def __init__(self, theme: Theme, model: PayableTable, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, gives_way=("due",), stretch_px=120, elastic=("document",), most=6, parent=parent)
        self._table = model
        self.digits_pass = True
        self.clicked.connect(lambda index: self._toggle(index.row()) if index.column() == 0 else None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _toggle(self, row: int) -> None:
        charge = self._table.row_at(row)
        if charge is not None and charge.operation_id:
            self.toggled.emit(charge.operation_id)


class AmountChoices(QWidget):
    """The four amounts of the card being paid. ``list`` is laid out by the page: it wants the whole width."""

    def __init__(self, theme: Theme, sheet: PaymentSheet, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setAccessibleName(self.tr("Which amount is paid"))
        self.group = QButtonGroup(self)
        self.buttons: dict[Choice, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for number, choice in enumerate(Choice, 1):
            button = QRadioButton()
            self.buttons[choice] = button
            self.group.addButton(button, number)
            layout.addWidget(button)
            button.clicked.connect(lambda _checked=False, choice=choice: self.choose(choice))
        self.own = QLineEdit()
        self.own.setMaxLength(OWN_LONGEST)
        self.own.setPlaceholderText(self.tr("for example 50,00"))
        self.own.setMaximumWidth(theme.px(200))
        self.field = FieldRow(self.tr("Own amount, zł"), self.own)
        layout.addWidget(self.field)
        self.own.textEdited.connect(sheet.type_own)
        self.table = PayableTable(payable_columns(today), self)
        self.list = PayableView(theme, self.table)
        self.list.setAccessibleName(self.tr("What is to be paid: Space takes a document in or leaves it out"))
        self.list.toggled.connect(self._tick)
        sheet.changed.connect(self.show_choices)

    def choose(self, choice: Choice) -> bool:
        """Choose an amount; an own one is typed at once."""
        if not self._sheet.choose(choice):
            return False
        if choice is Choice.OWN:
            self.own.setFocus()
            self.own.selectAll()
            show_whole(self.own)
        elif choice is Choice.CHOSEN:
            self._to_list()
        else:
            self.buttons[choice].setFocus()
            show_whole(self.buttons[choice])
        return True

    def press(self, text: str) -> bool:
        """A digit from 1 to 4 was pressed where nothing is typed."""
        choices = tuple(Choice)
        return text.isdigit() and 1 <= int(text) <= len(choices) and self.choose(choices[int(text) - 1])

    def focus_first(self) -> None:
        """Begin at the amount that is chosen."""
        choice = self._sheet.choice
        if choice is not None:
            self.buttons[choice].setFocus()

    def show_choices(self) -> None:
        """What can be chosen, and what is."""
        of = self._sheet.current()
        choices = of.choices if of is not None else ()
        for number, (choice, button) in enumerate(self.buttons.items(), 1):
            button.setVisible(choice in choices)
            if of is not None and choice in choices:
                text = choice_words(of, choice, self._sheet.ticked())
                button.setText(f"{number}   {text}".replace("&", "&&"))
                button.setAccessibleName(text)
            if choice is self._sheet.choice:
                button.setChecked(True)
        own = self._sheet.choice is Choice.OWN
        self.field.setVisible(own)
        if self.own.text() != self._sheet.typed:
            self.own.setText(self._sheet.typed)
        self.field.set_problem(self._sheet.problem())
        self.table.set_rows(of.payables if of is not None else ())
        self.table.set_named(self._sheet.named())
        self.list.setVisible(bool(self.table.rowCount()))

    def _tick(self, operation_id: object) -> None:
        if isinstance(operation_id, int):
            self._sheet.tick(operation_id)

    def _to_list(self) -> None:
        if not self.list.currentIndex().isValid() and self.table.rowCount():
            self.list.setCurrentIndex(self.table.index(0, 0))
        self.list.setFocus()
        show_whole(self.list)

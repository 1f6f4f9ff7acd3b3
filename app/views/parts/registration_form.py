"""What a customer typed to register: number, invoice, amount, name, e-mail; for the diagnosis and for a caller."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.diagnosis import CallerRegistration, TypedRegistration, caller_problems
from app.models import registration_words
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.style import mark

LONGEST = {"number": 20, "invoice": 60, "amount": 30, "name": 300, "email": 254}


class RegistrationForm(Panel):
    """One form for both: why a registration fails, and registering a caller who has an invoice in hand."""

    asked = Signal(object)
    """Why: a ``TypedRegistration``."""
    wanted = Signal(object)
    """Register: a ``CallerRegistration``."""
    typed = Signal()
    """Something was edited."""
    emptied = Signal()
    """Another customer: everything typed is thrown away."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.registering = False
        self._request = ("", "")
        self.hint = Text("", tone="dim", wrap=True)
        self.body.addWidget(self.hint)
        self.fields: dict[str, QLineEdit] = {}
        self.rows: dict[str, FieldRow] = {}
        for key, label in (
            ("number", self.tr("Customer number")),
            ("invoice", self.tr("Invoice number")),
            ("amount", self.tr("Gross amount")),
            ("name", self.tr("Surname and name, or company")),
            ("email", self.tr("E-mail")),
        ):
            field = QLineEdit()
            field.setMaxLength(LONGEST[key])
            field.textEdited.connect(lambda _text, k=key: self._edited(k))
            field.returnPressed.connect(lambda k=key: self._next(k))
            self.fields[key] = field
            self.rows[key] = FieldRow(label, field)
            self.body.addWidget(self.rows[key])
        self.why = Button(self.tr("Find the reason"), "main")
        self.register_button = Button(self.tr("Open an account and send the activation"))
        self.empty = Button(self.tr("Another customer"), "flat")
        holder = QWidget()
        flow = FlowLayout(8, holder)
        for button in (self.why, self.register_button, self.empty):
            button.setAutoDefault(True)
            flow.addWidget(button)
        self.body.addWidget(holder)
        self.why.clicked.connect(lambda _checked=False: self._ask())
        self.register_button.clicked.connect(lambda _checked=False: self._register())
        self.empty.clicked.connect(lambda _checked=False: self.emptied.emit())
        self.begin(registering=False)

    def begin(self, *, registering: bool) -> None:
        """Ask why, or register a caller: then the customer number is the third fact, and no name is asked."""
        self.registering = registering
        self.set_title(self.tr("Register by an invoice") if registering else self.tr("What the customer typed"))
        self.hint.setText(
            self.tr("The caller reads three facts from the invoice. Amount and number may be written in any way.")
            if registering
            else self.tr("Type it as the customer did; what they left empty stays empty.")
        )
        self.rows["name"].setVisible(not registering)
        self.why.setVisible(not registering)
        mark(self.register_button, "kind", "main" if registering else "")

    def fill_number(self, number: str) -> None:
        """The number of the customer that is open, where none is typed yet."""
        if not self.fields["number"].text():
            self.fields["number"].setText(number)

    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {key: field.text() for key, field in self.fields.items()}

    def restore(self, texts: dict[str, str]) -> None:
        """Bring back what was typed."""
        for key, text in texts.items():
            if key in self.fields:
                self.fields[key].setText(text)

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(text.strip() for text in self.texts().values())

    def clear(self) -> None:
        """Empty every field."""
        for key, field in self.fields.items():
            field.clear()
            self.rows[key].set_problem("")
        self._request = ("", "")

    def focus_first(self) -> None:
        """Into the first field that is empty."""
        shown = [field for key, field in self.fields.items() if self.rows[key].isVisibleTo(self)]
        next((field for field in shown if not field.text()), shown[0]).setFocus()

    def say(self, found: dict[str, str]) -> None:
        """Sentences beside the fields, by code; the first of them gets the focus."""
        for key, row in self.rows.items():
            row.set_problem(registration_words.problem(found.get(key, "")))
        first = next((key for key in self.fields if key in found), "")
        if first:
            self.fields[first].setFocus()

    def _edited(self, key: str) -> None:
        self.rows[key].set_problem("")
        self.typed.emit()

    def _next(self, key: str) -> None:
        """Enter goes on to the next field; from the last one it does what the form is for."""
        keys = [k for k in self.fields if self.rows[k].isVisibleTo(self)]
        place = keys.index(key) + 1
        if place < len(keys):
            self.fields[keys[place]].setFocus()
        elif self.registering:
            self._register()
        else:
            self._ask()

    def _ask(self) -> None:
        said = self.texts()
        self.say({})
        self.asked.emit(TypedRegistration(said["invoice"], said["amount"], said["number"], said["name"], said["email"]))

    def _register(self) -> None:
        said = self.texts()
        facts = "\n".join(said[key].strip() for key in ("number", "invoice", "amount", "email"))
        if self._request[0] != facts:  # a retry of the same facts is the same request
            self._request = (facts, str(uuid4()))
        draft = CallerRegistration(said["number"], said["invoice"], said["amount"], said["email"], self._request[1])
        found = caller_problems(draft)
        self.say(found)
        if not found:
            self.wanted.emit(draft)

"""After saving: what is handed to the customer, and what to do next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.declarations import Opening
from app.models import words
from app.models.declaration_desk import Outcome
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Heading, Text
from app.views.parts.panel import Panel
from app.views.parts.paper_printing import print_paper
from app.views.parts.portal_slip import PASSWORD_INSIDE
from app.views.parts.saving import ask_where, write_file


class DoneView(QWidget):
    """Copy and slip of one declaration; the slip stays until it is printed or saved, and is nowhere afterwards."""

    handed = Signal(object)
    """The slip of this ``Outcome`` was printed or saved."""
    customer_wanted = Signal(int)
    another_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.outcome: Outcome | None = None
        self._printed: Outcome | None = None
        self.panel = Panel(self.tr("Registered"))
        self.head = Heading("", 1, wrap=True)
        self.told = Text("", wrap=True)
        self.slip_note = Text("", tone="warn", wrap=True)
        self.print_slip = Button(self.tr("Print the sealed slip"), "main", key="Ctrl+P")
        self.print_copy = Button(self.tr("Print the customer's copy"), key="Ctrl+Shift+P")
        self.save_slip = Button(self.tr("Save the slip as PDF"), "flat")
        self.save_copy = Button(self.tr("Save the copy as PDF"), "flat")
        self.open_customer = Button(self.tr("Open the customer"), key="Ctrl+Enter")
        self.another = Button(self.tr("Next declaration"), key="Ctrl+D")
        for button in (self.print_slip, self.print_copy, self.open_customer, self.another):
            button.setAutoDefault(True)
        self._lay_out()
        self.print_slip.clicked.connect(lambda _checked=False: self.print_the_slip())
        self.print_copy.clicked.connect(lambda _checked=False: self.print_the_copy())
        self.save_slip.clicked.connect(lambda _checked=False: self._ask(slip=True))
        self.save_copy.clicked.connect(lambda _checked=False: self._ask(slip=False))
        self.open_customer.clicked.connect(lambda _checked=False: self.open())
        self.another.clicked.connect(lambda _checked=False: self.another_wanted.emit())
        group = self.tr("Declaration")
        for name, title, key, run in (
            ("declaration.slip", self.tr("Print the sealed slip"), "Ctrl+P", self.print_the_slip),
            ("declaration.copy", self.tr("Print the customer's copy"), "Ctrl+Shift+P", self.print_the_copy),
            ("declaration.customer", self.tr("Open the customer"), "Ctrl+Return; Ctrl+Enter", self.open),
        ):
            desk.commands.add(Command(name, title, key, group, run), self)

    def _lay_out(self) -> None:
        papers = QWidget()
        row = FlowLayout(8, papers)
        for button in (self.print_slip, self.print_copy, self.save_slip, self.save_copy):
            row.addWidget(button)
        following = QHBoxLayout()
        following.setSpacing(8)
        following.addWidget(self.open_customer)
        following.addWidget(self.another)
        following.addStretch(1)
        self.panel.body.addWidget(self.head)
        self.panel.body.addWidget(self.told)
        self.panel.body.addWidget(self.slip_note)
        self.panel.body.addWidget(papers)
        self.panel.body.addLayout(following)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        layout.addStretch(1)

    def show_outcome(self, outcome: Outcome) -> None:
        """What was saved, and its papers."""
        self.outcome = outcome
        made = outcome.registered
        self.head.setText(f"{outcome.name}, Id {outcome.customer_number}")
        said = [self.tr("Declaration {number} is registered.").format(number=made.number)]
        if made.login:
            said.append(self.tr("Login of e-BOK: {login}.").format(login=made.login))
        if outcome.draft.opening is Opening.EMAIL:
            said.append(self.tr("The activation link goes to {email}.").format(email=outcome.draft.email))
        if made.delivery_from is not None:
            said.append(self.tr("Invoices are electronic from {day}.").format(day=words.day(made.delivery_from)))
        self.told.setText(" ".join(said))
        has_slip = bool(outcome.slip)
        self.print_slip.setVisible(has_slip)
        self.save_slip.setVisible(has_slip)
        lost = bool(made.login) and outcome.draft.opening is Opening.SLIP and not made.password_holds
        if lost:
            self.slip_note.setText(
                self.tr(
                    "This was saved before, by a try that broke off, and the account has another password by now: "
                    "reset it on page 1.3."
                )
            )
        else:
            self.slip_note.setText(
                self.tr("The one-time password stands on the slip only. Print it now: it can't be shown again.")
            )
        self.slip_note.setVisible(has_slip or lost)
        for button in (self.print_copy, self.save_copy):
            button.setEnabled(bool(outcome.copy))

    def focus_first(self) -> None:
        """On what is to be done first: the slip, else the copy, else the customer."""
        first = next(
            (
                b
                for b in (self.print_slip, self.print_copy, self.open_customer)
                if b.isVisibleTo(self) and b.isEnabled()
            ),
            self.another,
        )
        first.setFocus()

    def open(self) -> None:
        """Open the registered customer."""
        if self.outcome is not None:
            self.customer_wanted.emit(self.outcome.registered.customer_id)

    # ------------------------------------------------------------ papers
    def print_the_slip(self) -> None:
        """Ask for the printer; where there is no slip, print the copy."""
        outcome = self.outcome
        if outcome is None or not outcome.slip:
            self.print_the_copy()
            return
        self._printed = outcome
        print_paper(self.desk, self, self.tr("Sealed slip"), outcome.slip).ended.connect(self._slip_printed)

    def print_the_copy(self) -> None:
        """Ask for the printer."""
        if self.outcome is not None and self.outcome.copy:
            title = self.tr("Declaration {number}").format(number=self._number())
            print_paper(self.desk, self, title, self.outcome.copy)

    def _number(self) -> str:
        return self.outcome.registered.number if self.outcome else ""

    def _slip_printed(self, pages: int) -> None:
        if pages and self._printed is not None:
            self._handed(self._printed)

    def _handed(self, outcome: Outcome) -> None:
        self.handed.emit(outcome)
        self.print_copy.setFocus()

    def _ask(self, *, slip: bool) -> None:
        title = self.tr("Save the sealed slip") if slip else self.tr("Save the customer's copy")
        name = self._number().replace("/", "-")
        name = f"koperta-{name}.pdf" if slip else f"oswiadczenie-{name}.pdf"
        ask_where(self, title, name, lambda path: self.save(path, slip=slip), kind="pdf")

    def save(self, path: Path, *, slip: bool) -> None:
        """Write a paper whole or not at all."""
        outcome = self.outcome
        if outcome is None:
            return
        warning = QCoreApplication.translate("SlipPanel", PASSWORD_INSIDE) if slip else ""
        if write_file(self.desk, path, outcome.slip if slip else outcome.copy, warning) and slip:
            self._handed(outcome)

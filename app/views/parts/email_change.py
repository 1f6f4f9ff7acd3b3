"""A new e-mail address: typed twice or read back, confirmed by the code that was sent to it."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.email_change import CodeAnswer, EmailAsk, EmailAsked, EmailChange
from app.domain.faults import Conflict, Refused
from app.domain.listing import Changed
from app.domain.personal import email_problems
from app.models import fault_words
from app.models.email_words import code_words, waiting_words
from app.models.form_draft import FormDraft
from app.models.personal_words import PROBLEMS, problem_words
from app.models.tab import CustomerTab
from app.services import personal
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel


class EmailChangePanel(Panel):
    """Asks for a new address; while one waits, takes the code that the customer reads from the e-mail."""

    stored = Signal(object)
    """Something was stored: ``Changed``."""

    def __init__(self, desk: Desk, tab: CustomerTab, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.desk, self.tab = desk, tab
        self._row_id = 0
        self._waiting: EmailChange | None = None
        self._key, self._code_key = str(uuid4()), str(uuid4())
        self.email, self.again, self.reason, self.code, self.why = (QLineEdit() for _ in range(5))
        for editor, most in (
            (self.email, 254),
            (self.again, 254),
            (self.reason, 500),
            (self.code, 40),
            (self.why, 500),
        ):
            editor.setMaxLength(most)
        self.read_back = QCheckBox(self.tr("read aloud, the customer confirmed"))
        self.email_row = FieldRow(self.tr("New e-mail address"), self.email)
        self.again_row = FieldRow(self.tr("Once more"), self.again)
        self.reason_row = FieldRow(self.tr("Reason of the change"), self.reason)
        self.code_row = FieldRow(self.tr("Code from the e-mail"), self.code)
        self.why_row = FieldRow(self.tr("Reason of giving up"), self.why)
        self.ask = Button(self.tr("Send the code"), "main")
        self.close_form = Button(self.tr("Don't change"))
        self.confirm = Button(self.tr("Confirm the address"), "main")
        self.resend = Button(self.tr("Send a new code"))
        self.give_up = Button(self.tr("Give up the change"))
        self.state = Text("", wrap=True)
        self.draft = FormDraft(desk.jobs, desk.link, "email", tab.customer_id, self.texts, self)
        self._lay_out()
        self._connect()
        self.set_title(self.tr("New e-mail address"))

    def _lay_out(self) -> None:
        self.form, self.check = QWidget(), QWidget()
        form, check = QVBoxLayout(self.form), QVBoxLayout(self.check)
        for layout in (form, check):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
        typed = QHBoxLayout()
        typed.setSpacing(12)
        typed.addWidget(self.email_row, 1)
        typed.addWidget(self.again_row, 1)
        form.addLayout(typed)
        form.addWidget(self.read_back)
        form.addWidget(self.reason_row)
        form.addWidget(
            Text(
                self.tr(
                    "A code goes to the new address and a note to the old one. Until the code is confirmed "
                    "the address on file stays."
                ),
                tone="dim",
                wrap=True,
            )
        )
        form.addWidget(_row(self.ask, self.close_form))
        check.addWidget(self.state)
        check.addWidget(self.code_row)
        check.addWidget(_row(self.confirm, self.resend))
        check.addWidget(self.why_row)
        check.addWidget(_row(self.give_up))
        self.body.addWidget(self.form)
        self.body.addWidget(self.check)
        self.check.hide()

    def _connect(self) -> None:
        self.email.textEdited.connect(lambda _text: self.email_row.set_problem(""))
        self.again.textEdited.connect(lambda _text: self.again_row.set_problem(""))
        self.reason.textEdited.connect(lambda _text: self.reason_row.set_problem(""))
        self.code.textEdited.connect(lambda _text: self.code_row.set_problem(""))
        self.read_back.toggled.connect(self._read)
        for editor in (self.email, self.again, self.reason):
            editor.returnPressed.connect(self._ask)
            editor.textEdited.connect(lambda _text: self.draft.touch())
        self.draft.found.connect(self._restore)
        self.code.returnPressed.connect(self._confirm)
        self.why.returnPressed.connect(self._give_up)
        self.ask.clicked.connect(lambda _checked=False: self._ask())
        self.close_form.clicked.connect(lambda _checked=False: self._throw_away())
        self.confirm.clicked.connect(lambda _checked=False: self._confirm())
        self.resend.clicked.connect(lambda _checked=False: self._resend())
        self.give_up.clicked.connect(lambda _checked=False: self._give_up())

    # ------------------------------------------------------------ state
    def show_state(self, waiting: EmailChange | None) -> None:
        """What waits for its code; None: nothing does. A form that is being filled in stays."""
        self._waiting = waiting
        self.check.setVisible(waiting is not None)
        if waiting is not None:
            self.form.hide()
            self.state.setText(waiting_words(waiting, self.desk.clock.now()))
            self.state.set_tone("warn" if waiting.expired(self.desk.clock.now()) else "")
        self.setVisible(waiting is not None or not self.form.isHidden())

    def begin(self, row_id: int) -> None:
        """Ask for a new address in place of the one with this id (0: there is none)."""
        self._row_id = row_id
        if self._waiting is None:
            self.form.show()
        self.show()
        self.focus_first()

    def focus_first(self) -> None:
        """Where one types."""
        (self.code if self._waiting is not None else self.email).setFocus()

    def typed(self) -> bool:
        """Whether something typed would be lost."""
        shown = not self.isHidden() and self._waiting is None and not self.form.isHidden()
        return shown and any(editor.text().strip() for editor in (self.email, self.again, self.reason))

    def texts(self) -> tuple[tuple[str, str], ...]:
        """What is typed of a new address; empty while nothing is."""
        if not self.typed():
            return ()
        about = ("row", str(self._row_id))
        return (about, ("email", self.email.text()), ("again", self.again.text()), ("reason", self.reason.text()))

    def _restore(self, texts: dict[str, str]) -> None:
        """What was being typed when the program ended."""
        if self._waiting is None and not self.typed():
            self._row_id = int(texts.get("row", "0"))
            for editor, name in ((self.email, "email"), (self.again, "again"), (self.reason, "reason")):
                editor.setText(texts.get(name, ""))
            self.form.show()
            self.show()

    def forget(self) -> None:
        """Nothing of it may be seen any more."""
        self._waiting = None
        self._close()

    def _throw_away(self) -> None:
        self._close()
        self.draft.done()

    def _close(self) -> None:
        for editor in (self.email, self.again, self.reason, self.code, self.why):
            editor.clear()
        for row in (self.email_row, self.again_row, self.reason_row, self.code_row, self.why_row):
            row.set_problem("")
        self.read_back.setChecked(False)
        self.form.hide()
        self.setVisible(self._waiting is not None)

    def _read(self, on: bool) -> None:
        self.again.setEnabled(not on)
        self.again_row.set_problem("")

    # ------------------------------------------------------------ asking
    def _filled(self) -> EmailAsk:
        return EmailAsk(
            self.tab.customer_id,
            self._row_id,
            self.email.text(),
            self.again.text(),
            self.read_back.isChecked(),
            self.reason.text(),
            self.tab.contact.key,
            self._key,
        )

    def _ask(self) -> None:
        wanted = self._filled()
        found = email_problems(wanted)
        rows = {"value": self.email_row, "again": self.again_row, "reason": self.reason_row}
        for part, row in rows.items():
            row.set_problem(problem_words(found[part]) if part in found else "")
        if found:
            rows[next(iter(found))].editor.setFocus()
            return
        self._send(wanted)

    def _resend(self) -> None:
        self._send(EmailAsk(self.tab.customer_id, 0, "", "", True, "", self.tab.contact.key, self._key))

    def _send(self, wanted: EmailAsk) -> None:
        link = self.desk.link
        work = personal.ask_email_change if wanted.email else personal.resend_email_code
        self.desk.jobs.start(
            lambda cancel: work(link, wanted, cancel=cancel),
            self._asked,
            lambda error: self._not_asked(error, wanted),
            owner=self,
            key="ask",
        )

    def _asked(self, asked: EmailAsked) -> None:
        self._key = str(uuid4())
        here = QApplication.focusWidget()
        focused = here is not None and self.isAncestorOf(here)
        self._throw_away()
        if focused:  # the customer reads the code aloud into the field that comes
            self.check.show()
            self.show()
            self.code.setFocus()
        if asked.shared:
            self.desk.messages.warn(self.tr("The code is on its way. Another customer uses this address too."))
        else:
            self.desk.messages.say(self.tr("The code is on its way to the new address."))
        self.stored.emit(Changed("email_changes", asked.customer_id, asked.change_id))

    def _not_asked(self, error: Exception, wanted: EmailAsk) -> None:
        if isinstance(error, Refused) and error.code in PROBLEMS:
            self._key = str(uuid4())
            (self.reason_row if error.detail.get("field") == "reason" else self.email_row).set_problem(
                problem_words(error.code)
            )
        elif isinstance(error, Conflict):
            self._stale(error)
        else:
            self.desk.messages.fault(error, lambda: self._send(wanted))

    # ------------------------------------------------------------ the code
    def _confirm(self) -> None:
        code = self.code.text().strip()
        if not code:
            self.code_row.set_problem(self.tr("Type the code that the customer reads to you."))
            self.code.setFocus()
            return
        link, customer_id, key = self.desk.link, self.tab.customer_id, self._code_key
        self.desk.jobs.start(
            lambda cancel: personal.confirm_email_change(link, customer_id, code, request_key=key, cancel=cancel),
            self._answered,
            owner=self,
            key="confirm",
        )

    def _answered(self, answer: CodeAnswer) -> None:
        self._code_key = str(uuid4())
        if answer is CodeAnswer.CONFIRMED:
            self._waiting = None
            self._close()
            self.desk.messages.say(self.tr("The new e-mail address is confirmed and on file."))
        else:
            self.code_row.set_problem(code_words(answer))
            self.code.setFocus()
            self.code.selectAll()
        self.stored.emit(Changed("email_changes", self.tab.customer_id, 0))

    def _give_up(self) -> None:
        waiting, why = self._waiting, self.why.text().strip()
        if waiting is None:
            return
        if not why:
            self.why_row.set_problem(problem_words("reason_missing"))
            self.why.setFocus()
            return
        link, customer_id = self.desk.link, self.tab.customer_id
        self.desk.jobs.start(
            lambda cancel: personal.cancel_email_change(link, customer_id, waiting, why, cancel=cancel),
            self._given_up,
            self._stale,
            owner=self,
            key="cancel",
        )

    def _given_up(self, changed: Changed) -> None:
        self._waiting = None
        self._close()
        self.desk.messages.say(self.tr("The change of the e-mail address is given up; the address on file stays."))
        self.stored.emit(changed)

    def _stale(self, error: Exception) -> None:
        if isinstance(error, Conflict):
            self.desk.messages.warn(fault_words.sentence(error))
            self.stored.emit(Changed("email_changes", self.tab.customer_id, 0))
        else:
            self.desk.messages.fault(error)


def _row(*buttons: Button) -> QWidget:
    box = QWidget()
    flow = FlowLayout(8, box)
    for button in buttons:
        flow.addWidget(button)
    return box

"""The office page "Rejestracja": why a customer can't register, and registering a caller by an invoice."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.diagnosis import CallerRegistered, CallerRegistration, Diagnosis, TypedRegistration
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.models import registration_words
from app.models.form_draft import FormDraft, Texts
from app.models.registration_words import Told
from app.services import registration
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.buttons import Button
from app.views.parts.labels import Heading, Text
from app.views.parts.panel import Panel
from app.views.parts.reading_order import show_whole
from app.views.parts.registration_form import RegistrationForm

ACCOUNT_PAGE = "1.3"
SIDE_BY_SIDE = 760
"""From this width on (pixels at 100 % text) the answers stand beside the form."""


class OfficeRegistrationPage(OfficePage):
    """What the clerk may know and what the caller may hear stand in boxes of their own (office rule 8)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._customer_id = 0
        self.form = RegistrationForm()
        self.answer = Panel(self.tr("For you only: the exact reason"))
        self.reason = Heading("", 3, wrap=True)
        self.step = Text("", wrap=True)
        self.also = Text("", tone="dim", wrap=True)
        self.account = Button(self.tr("Open the customer's e-BOK account (1.3)"))
        self.caller = Panel(self.tr("This may be said to the caller"))
        self.said = Heading("", 3, wrap=True)
        self.why_so = Text(
            self.tr(
                "Whatever was wrong, the sentence is the same: a caller who is not verified learns nothing by trying."
            ),
            tone="dim",
            wrap=True,
        )
        self.draft = FormDraft(desk.jobs, desk.link, "registration", 0, self._texts, self)
        self._lay_out()
        self._connect()
        self._forget()

    def _lay_out(self) -> None:
        for part in (self.reason, self.step, self.also):
            self.answer.body.addWidget(part)
        self.answer.body.addWidget(self.account, 0, Qt.AlignmentFlag.AlignLeft)
        self.caller.body.addWidget(self.said)
        self.caller.body.addWidget(self.why_so)
        self.boxes = QWidget()
        right = QVBoxLayout(self.boxes)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self.answer)
        right.addWidget(self.caller)
        right.addStretch(1)
        left = QWidget()
        form = QVBoxLayout(left)
        form.setContentsMargins(0, 0, 0, 0)
        form.addWidget(self.form)
        form.addStretch(1)
        inside = QWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.grid = QGridLayout(inside)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(12)
        self.grid.setRowStretch(2, 1)
        self.grid.addWidget(left, 0, 0)
        self.grid.addWidget(self.boxes, 0, 1)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.form.asked.connect(self._ask)
        self.form.wanted.connect(self._register)
        self.form.typed.connect(self._typed)
        self.form.emptied.connect(self._another)
        self.draft.found.connect(self._restore)
        self.account.clicked.connect(lambda _checked=False: self.desk.open_customer(self._customer_id, ACCOUNT_PAGE))

    # ------------------------------------------------------------ page

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() * 100 / self.desk.theme.percent >= SIDE_BY_SIDE
        place = (0, 1) if beside else (1, 0)
        if tuple(self.grid.getItemPosition(self.grid.indexOf(self.boxes)))[:2] != place:  # type: ignore[arg-type]
            self.grid.removeWidget(self.boxes)
            self.grid.addWidget(self.boxes, *place)
            self.grid.setColumnStretch(1, 1 if beside else 0)

    @override
    def activate(self) -> None:
        self.draft.load()

    @override
    def focus_first(self) -> None:
        self.form.focus_first()

    @override
    def unsaved(self) -> str:
        return ""

    def begin(self, *, registering: bool, number: str = "") -> None:
        """Ask why, or register; ``number`` is that of the customer who is open."""
        self.form.begin(registering=registering)
        self.form.fill_number(number)
        self.form.focus_first()

    def _texts(self) -> Texts:
        return tuple((key, text) for key, text in self.form.texts().items() if text.strip())

    def _restore(self, texts: dict[str, str]) -> None:
        if self.form.is_empty():
            self.form.restore(texts)

    def _typed(self) -> None:
        self._forget()  # an answer to something else must not stand beside what is typed now
        self.draft.touch()

    def _another(self) -> None:
        self.form.clear()
        self.draft.done()
        self._forget()
        self.form.focus_first()

    # ------------------------------------------------------------ why

    def _ask(self, typed: TypedRegistration) -> None:
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: registration.diagnose(link, typed, cancel=cancel),
            self._found,
            lambda error: self._not_asked(error, lambda: self._ask(typed)),
            owner=self,
            key="ask",
        )

    def _found(self, found: Diagnosis) -> None:
        self._customer_id = (found.answer.customer_id or 0) if found.answer else 0
        has_account = found.answer is not None and bool(found.answer.state)
        self._show(registration_words.told(found), done=False, account=has_account)

    def _not_asked(self, error: Exception, again: object) -> None:
        sentence = registration_words.problem(error)
        if isinstance(error, Refused) and "field" in error.detail:
            self.form.say({str(error.detail["field"]): error.code})
        elif sentence:
            self._show(Told(sentence, "", (), "owe"), done=False, account=False)
        else:
            self.desk.messages.fault(error, again if callable(again) else None)

    # ------------------------------------------------------------ register

    def _register(self, draft: CallerRegistration) -> None:
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: registration.register(link, draft, cancel=cancel),
            self._registered,
            lambda error: self._not_asked(error, lambda: self._register(draft)),
            owner=self,
            key="register",
        )

    def _registered(self, done: CallerRegistered | Diagnosis) -> None:
        if isinstance(done, Diagnosis):
            self._found(done)
            return
        self._customer_id = done.customer_id
        self.form.clear()
        self.draft.done()
        self._show(registration_words.registered(done), done=True, account=True)
        self.desk.messages.say(self.tr("The account is open, the activation goes out by e-mail."))
        self.desk.feed.tell(Changed("portal_accounts", done.customer_id, done.customer_id))

    def _show(self, told: Told, *, done: bool, account: bool) -> None:
        self._tell(told, done=done, account=account)
        QTimer.singleShot(0, self.answer, lambda: show_whole(self.answer))  # once it has its place

    def _tell(self, told: Told, *, done: bool, account: bool) -> None:
        self.reason.setText(told.reason)
        self.reason.set_tone(told.tone)
        self.step.setText(told.step)
        self.also.setText("\n".join(told.also))
        self.step.setVisible(bool(told.step))
        self.also.setVisible(bool(told.also))
        self.account.setVisible(account and self._customer_id > 0)
        self.said.setText(registration_words.for_caller(done=done))
        self.why_so.setVisible(not done)

    def _forget(self) -> None:
        self._customer_id = 0
        self._tell(Told(self.tr("Nothing was asked yet."), "", (), "dim"), done=False, account=False)

"""Changes that a customer asked for in e-BOK: old beside new, each field accepted or refused with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.customers import DataChange, PortalState
from app.domain.data_changes import Decided, FieldDecision, decision_problems, problem
from app.domain.faults import Conflict, Refused
from app.models import fault_words, words
from app.models.personal_words import PROBLEMS, problem_words
from app.services import personal
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.change_field import ChangeField
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.layouts import empty
from app.views.parts.panel import Panel
from app.views.parts.reading_order import show_whole


class ChangeRequests(Panel):
    """The fields of one customer that wait. What is typed of a field stays until it is decided, whatever is shown between."""

    stored = Signal(object)
    """Decisions are stored: ``Decided``."""
    stale = Signal()
    """Somebody else was first: what is shown should be read again."""

    def __init__(self, desk: Desk, contact_key: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.desk = desk
        self._contact_key = contact_key
        self._customer_id = 0
        self._key = str(uuid4())
        self._kept: dict[int, tuple[bool | None, str]] = {}
        self.fields: list[ChangeField] = []
        self.set_title(self.tr("Changes asked for in e-BOK"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        self.body.addLayout(self._rows)
        self.told = Text("", tone="dim", wrap=True)
        self.body.addWidget(self.told)
        self.acts = QWidget()
        flow = FlowLayout(8, self.acts)
        self.save = Button(self.tr("Save the decisions"), "main")
        self.accept_all = Button(self.tr("Accept all that can be"))
        self.save.clicked.connect(lambda _checked=False: self.decide())
        self.accept_all.clicked.connect(lambda _checked=False: self._accept_all())
        flow.addWidget(self.save)
        flow.addWidget(self.accept_all)
        self.body.addWidget(self.acts)

    def count(self) -> int:
        """How many fields wait."""
        return len(self.fields)

    def typed(self) -> bool:
        """Whether a decision is begun and not saved."""
        self._keep()
        return any(accept is not None or reason for accept, reason in self._kept.values())

    def show_changes(
        self, customer_id: int, changes: Sequence[DataChange], portal: PortalState, *, may_decide: bool, name: str = ""
    ) -> None:
        """Show what waits; ``may_decide`` shows new values whole and lets them be decided."""
        self._keep()
        focused = next((field.change.change_id for field in self.fields if field.has_focus()), 0)
        empty(self._rows)
        self._customer_id = customer_id
        self.set_title(name or self.tr("Changes asked for in e-BOK"))
        self.fields = []
        for change in changes:
            field = ChangeField(change, may_decide=may_decide)
            field.restore(*self._kept.get(change.change_id, (None, "")))
            field.entered.connect(self.decide)
            self._rows.addWidget(field)
            self.fields.append(field)
            if change.change_id == focused:
                field.focus_first()
        self.acts.setVisible(may_decide and bool(changes))
        self.accept_all.setVisible(len(changes) > 1)
        if portal is PortalState.ACTIVE:
            self.told.set_tone("dim")
            self.told.setText(
                self.tr("The customer gets a message in e-BOK: what was changed, and why the rest was not.")
            )
        else:
            self.told.set_tone("warn")
            text = self.tr("The e-BOK account: %1. The customer gets no message: tell them in another way.")
            self.told.setText(text.replace("%1", words.word(portal)))

    def focus_first(self) -> None:
        """Into the first field."""
        if self.fields:
            self.fields[0].focus_first()
            field = self.fields[0]
            QTimer.singleShot(0, field, lambda: show_whole(field))

    def forget(self) -> None:
        """Throw away what was begun: the level fell, or the clerk gave up."""
        self._kept = {}
        self.show_changes(self._customer_id, (), PortalState.ACTIVE, may_decide=False)
        self._kept = {}

    # ------------------------------------------------------------ deciding
    def decide(self) -> None:
        """Save the fields that have a decision; the others wait on."""
        decisions = tuple(decision for field in self.fields if (decision := field.decision()) is not None)
        if not decisions:
            if self.fields:
                self.fields[0].say(self.tr("Accept or refuse at least one field."))
                self.fields[0].focus_first()
            return
        found = decision_problems(decisions)
        self._say({change: self._problem(change, code) for change, code in found.items()})
        if found:
            next(field for field in self.fields if field.change.change_id in found).focus_reason()
            return
        self._send(decisions)

    def _problem(self, change_id: int, code: str) -> str:
        field = next(field for field in self.fields if field.change.change_id == change_id)
        if code == "reason_missing" and field.refuse.isChecked():
            return self.tr("Say why it is refused; the customer reads it.")
        return problem_words(code)

    def _send(self, decisions: tuple[FieldDecision, ...]) -> None:
        link, customer_id, contact, key = self.desk.link, self._customer_id, self._contact_key(), self._key
        self.save.setEnabled(False)
        self.desk.jobs.start(
            lambda cancel: personal.decide(
                link, customer_id, decisions, contact_key=contact, request_key=key, cancel=cancel
            ),
            lambda decided: self._done(decided, decisions),
            lambda error: self._not_done(error, decisions),
            owner=self,
            key="decide",
        )

    def _done(self, decided: Decided, decisions: tuple[FieldDecision, ...]) -> None:
        self.save.setEnabled(True)
        self._key = str(uuid4())
        for decision in decisions:
            self._kept.pop(decision.change.change_id, None)
        gone = {decision.change.change_id for decision in decisions}
        self.fields = [field for field in self.fields if field.change.change_id not in gone]
        self.desk.messages.say(
            self.tr("Decided; the customer has a message in e-BOK.")
            if decided.told
            else self.tr("Decided. The customer has no active e-BOK account: tell them in another way.")
        )
        self.stored.emit(decided)

    def _not_done(self, error: Exception, decisions: tuple[FieldDecision, ...]) -> None:
        self.save.setEnabled(True)
        if isinstance(error, Conflict):
            self._key = str(uuid4())
            known = problem_words(error.what) if error.what in PROBLEMS else fault_words.sentence(error)
            self.desk.messages.warn(known)
            self.stale.emit()
        elif isinstance(error, Refused) and error.code in PROBLEMS:
            self._key = str(uuid4())
            change = error.detail.get("change", decisions[0].change.change_id)
            self._say({int(str(change)): problem_words(error.code)})
        else:
            self.desk.messages.fault(error, lambda: self._send(decisions))

    def _accept_all(self) -> None:
        for field in self.fields:
            if not problem(field.change):
                field.choose(accept=True)
        if self.fields:
            self.save.setFocus()

    # ------------------------------------------------------------ what is typed
    def _say(self, sentences: dict[int, str]) -> None:
        for field in self.fields:
            field.say(sentences.get(field.change.change_id, ""))

    def _keep(self) -> None:
        for field in self.fields:
            self._kept[field.change.change_id] = field.typed()

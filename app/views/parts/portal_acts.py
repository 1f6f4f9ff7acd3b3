"""What a clerk may do with an e-BOK account: one reason, and buttons that say what will happen."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.domain.portal import REASON_LONGEST, PortalAccount, PortalAct, PortalDraft, acts, problems
from app.models import portal_words
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.style import mark


class PortalActs(Panel):
    """The reason comes first; below the buttons stands what the one in focus does."""

    wanted = Signal(object)
    """The ``PortalDraft`` of the act that was pressed."""
    typed = Signal()
    """The reason was edited."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("What can be done"))
        self._account: PortalAccount | None = None
        self._may = False
        self._main: PortalAct | None = None
        self._keys: dict[tuple[PortalAct, int, str], str] = {}
        self.hint = Text("", tone="dim", wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(REASON_LONGEST)
        self.reason.setPlaceholderText(self.tr("e.g. the slip was lost; asked in person"))
        self.reason_row = FieldRow(self.tr("Reason"), self.reason)
        self.holder = QWidget()
        self.flow = FlowLayout(8, self.holder)
        self.effect = Text("", tone="dim", wrap=True)
        self.buttons: dict[PortalAct, Button] = {}
        self.body.addWidget(self.hint)
        self.body.addWidget(self.reason_row)
        self.body.addWidget(self.holder)
        self.body.addWidget(self.effect)
        for act in PortalAct:
            button = Button(portal_words.title(act))
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._press, act))
            button.installEventFilter(self)
            self.flow.addWidget(button)
            self.buttons[act] = button
            button.hide()
        self.reason.textEdited.connect(self._edited)
        self.reason.returnPressed.connect(self._to_buttons)

    # ------------------------------------------------------------ what is shown

    def show_account(self, account: PortalAccount, *, may_change: bool) -> None:
        """Offer what this account allows; without the right to change only what it would be is told."""
        self._account, self._may = account, may_change
        possible = acts(account)
        self._main = PortalAct.UNBLOCK if PortalAct.UNBLOCK in possible else next(iter(possible), None)
        for act, button in self.buttons.items():
            mark(button, "kind", "main" if act is self._main else "")
            button.setVisible(act in possible)
            button.setEnabled(may_change)
            text = portal_words.effect(act, account)
            button.setAccessibleDescription(text)
        self.hint.setText(
            "" if may_change else self.tr("Changes are made after calling back the number on file, or in person.")
        )
        self.hint.setVisible(not may_change)
        self.reason_row.setVisible(may_change)
        self.setVisible(bool(possible))
        self._show_effect(next((act for act in possible if self.buttons[act].hasFocus()), None))

    def set_busy(self, *, busy: bool) -> None:
        """While an act is being done no other begins."""
        for button in self.buttons.values():
            button.setEnabled(self._may and not busy)

    def say_problem(self, sentence: str) -> None:
        """Why it was not done, beside the reason."""
        self.reason_row.set_problem(sentence)

    def clear(self) -> None:
        """It is done: the reason is kept with the account."""
        self.reason.clear()
        self.reason_row.set_problem("")

    def first(self) -> QWidget:
        """Where one begins."""
        return self.reason if self._may else self

    # ------------------------------------------------------------ acts

    def _edited(self) -> None:
        self.reason_row.set_problem("")
        self.typed.emit()

    def _to_buttons(self) -> None:
        if self._main is not None:
            self.buttons[self._main].setFocus()

    def _press(self, act: PortalAct, _checked: bool = False) -> None:
        account = self._account
        if account is None:
            return
        reason = self.reason.text().strip()
        key = self._keys.setdefault((act, account.version, reason), str(uuid4()))  # a retry is the same request
        draft = PortalDraft(account.customer_id, act, account.version, reason, key)
        found = problems(draft)
        if found:
            self.reason_row.set_problem(portal_words.problem(found["reason"]))
            self.reason.setFocus()
            return
        self.wanted.emit(draft)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.Enter}:
            self._show_effect(next((act for act, button in self.buttons.items() if button is watched), None))
        return super().eventFilter(watched, event)

    def _show_effect(self, act: PortalAct | None) -> None:
        account = self._account
        if act is None or account is None:
            act = self._main
        self.effect.setText(portal_words.effect(act, account) if act is not None and account is not None else "")

"""Writing to a customer: template, subject, text; what is typed is kept as a draft until it is sent or thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QWidget

from app.domain.messages import SUBJECT_LONGEST, MessageDraft, problems
from app.models.message_words import Template, problem
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.plain_text import typed_text
from app.views.theme import Theme


class MessageForm(Panel):
    """Holds one message. ``thread_id`` 0 begins a conversation."""

    wanted = Signal(object)
    """The ``MessageDraft`` to be sent."""
    typed = Signal()
    """Something was typed: keep the draft."""
    discarded = Signal()
    """The clerk throws the message away."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.thread_id = 0
        self._customer_id = 0
        self._key = str(uuid4())
        self.template = Button(self.tr("Insert a template"))
        self.menu = QMenu(self.template)
        self.template.setMenu(self.menu)
        self.subject = QLineEdit()
        self.subject.setMaxLength(SUBJECT_LONGEST)
        self.subject_row = FieldRow(self.tr("Subject"), self.subject)
        self.body_text = QPlainTextEdit()
        self.body_text.setTabChangesFocus(True)
        self.body_text.setFixedHeight(theme.px(104))
        self.body_row = FieldRow(self.tr("Message"), self.body_text)
        self.to = Text("", tone="dim", wrap=True)
        self.send = Button(self.tr("Send to e-BOK"), "main")
        self.discard = Button(self.tr("Throw away"), "flat")
        self._lay_out()
        self.subject.textEdited.connect(lambda _text: self._edited())
        self.body_text.textChanged.connect(self._edited)
        self.send.clicked.connect(lambda _checked=False: self._send())
        self.discard.clicked.connect(lambda _checked=False: self.discarded.emit())

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(12)
        heads.addWidget(self.subject_row, 1)
        heads.addWidget(self.template, 0, Qt.AlignmentFlag.AlignBottom)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.send)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.to, 1)
        self.body.addLayout(heads)
        self.body.addWidget(self.body_row)
        self.body.addLayout(buttons)

    def begin(self, customer_id: int, thread_id: int, subject: str, text: str = "") -> None:
        """A new message, or the draft of one."""
        self._customer_id, self.thread_id, self._key = customer_id, thread_id, str(uuid4())
        self.set_title(self.tr("Answer") if thread_id else self.tr("New message"))
        self.subject.setText(subject)
        self.body_text.blockSignals(True)
        self.body_text.setPlainText(text)
        self.body_text.blockSignals(False)
        self._say({})

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offer these."""
        self.menu.clear()
        for template in templates:
            self.menu.addAction(template.title, partial(self._fill, template))

    def show_recipient(self, text: str, *, open_: bool) -> None:
        """To whom it goes, or why it can't."""
        self.to.setText(text)
        self.to.set_tone("dim" if open_ else "warn")
        self.send.setEnabled(open_)
        self.send.setAccessibleDescription(text)

    def draft(self, contact_key: str = "") -> MessageDraft:
        """The message as it stands."""
        text = typed_text(self.body_text)
        return MessageDraft(self._customer_id, self.thread_id, self.subject.text(), text, self._key, contact_key)

    def is_empty(self) -> bool:
        """Whether there is nothing worth keeping."""
        return not typed_text(self.body_text).strip()

    def focus_first(self) -> None:
        """Where one begins: the subject of a new message, the text of an answer."""
        (self.body_text if self.thread_id else self.subject).setFocus()

    def _fill(self, template: Template) -> None:
        """Put a template where the cursor stands; what is typed already stays."""
        if not self.subject.text():
            self.subject.setText(template.subject)
        self.body_text.textCursor().insertText(template.body)
        self.body_text.setFocus()
        self._edited()

    def _edited(self) -> None:
        found = problems(self.draft())
        self._say({field: code for field, code in found.items() if code.endswith("too_long")})
        self.typed.emit()

    def _send(self) -> None:
        draft = self.draft()
        found = problems(draft)
        self._say(found)
        if not found:
            self.wanted.emit(draft)
        else:
            (self.subject if "subject" in found else self.body_text).setFocus()

    def _say(self, found: dict[str, str]) -> None:
        self.subject_row.set_problem(problem(found.get("subject", "")))
        self.body_row.set_problem(problem(found.get("body", "")))

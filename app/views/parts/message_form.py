"""Writing to a customer: template, subject, text, attachments; what is typed is kept until it is sent or thrown away."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.messages import AttachedFile, MessageDraft, problems
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.writing import Writing


class MessageForm(Panel):
    """Holds one message. ``thread_id`` 0 begins a conversation."""

    wanted = Signal(object)
    """The ``MessageDraft`` to be sent."""
    typed = Signal()
    """Something was typed: keep the draft."""
    discarded = Signal()
    """The clerk throws the message away."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.thread_id = 0
        self._customer_id = 0
        self._key = str(uuid4())
        self._open = True
        self.writing = Writing(desk)
        self.to = Text("", tone="dim", wrap=True)
        self.send = Button(self.tr("Send to e-BOK"), "main")
        self.discard = Button(self.tr("Throw away"), "flat")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.send)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.to, 1)
        self.body.addWidget(self.writing)
        self.body.addLayout(buttons)
        self.writing.typed.connect(self._edited)
        self.send.clicked.connect(lambda _checked=False: self._send())
        self.discard.clicked.connect(lambda _checked=False: self.discarded.emit())

    def begin(
        self, customer_id: int, thread_id: int, subject: str, text: str = "", files: tuple[AttachedFile, ...] = ()
    ) -> None:
        """A new message, or the draft of one."""
        self._customer_id, self.thread_id, self._key = customer_id, thread_id, str(uuid4())
        self.set_title(self.tr("Answer") if thread_id else self.tr("New message"))
        self.writing.begin(subject, text, files)

    def show_recipient(self, text: str, *, open_: bool) -> None:
        """To whom it goes, or why it can't."""
        self._open = open_
        self.to.setText(text)
        self.to.set_tone("dim" if open_ else "warn")
        self.send.setEnabled(open_)
        self.send.setAccessibleDescription(text)

    def draft(self, contact_key: str = "") -> MessageDraft:
        """The message as it stands."""
        return MessageDraft(
            self._customer_id,
            self.thread_id,
            self.writing.subject.text(),
            self.writing.text(),
            self._key,
            contact_key,
            self.writing.attach.files(),
        )

    def is_empty(self) -> bool:
        """Whether there is nothing worth keeping."""
        return self.writing.is_empty()

    def focus_first(self) -> None:
        """Where one begins: the subject of a new message, the text of an answer."""
        (self.writing.body_text if self.thread_id else self.writing.subject).setFocus()

    def show_problems(self, found: dict[str, str]) -> None:
        """Say what is wrong, by field, and go there."""
        self.writing.show_problems(found)
        self.writing.focus_problem(found)

    def _edited(self) -> None:
        found = problems(self.draft())
        self.writing.show_problems({field: code for field, code in found.items() if code.endswith("too_long")})
        self.send.setEnabled(self._open and not self.writing.attach.is_busy)
        self.typed.emit()

    def _send(self) -> None:
        draft = self.draft()
        found = problems(draft)
        if self.writing.bare():
            found.setdefault("body", "field_unfilled")
        if found:
            self.show_problems(found)
        elif not self.writing.attach.is_busy:
            self.wanted.emit(draft)

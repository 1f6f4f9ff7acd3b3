"""A conversation: all that was written, its attachments, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.messages import Thread
from app.models import message_words
from app.models.tab import CustomerTab
from app.views.desk import Desk
from app.views.parts.attached_files import AttachedFiles
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.plain_text import typed_text
from app.views.parts.thread_acts import Target, ThreadActs


class Talk(Panel):
    """Plain text, whatever stands in it."""

    answered = Signal()
    """The clerk wants to answer."""
    marked = Signal(bool)
    """Mark it read; True: and in no need of an answer."""

    def __init__(self, desk: Desk, tab: CustomerTab, scope: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._tab = tab
        self.set_title(self.tr("Conversation"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Conversation"))
        self.text.setFixedHeight(desk.theme.px(140))
        self.holder = Text("", tone="dim", wrap=True)
        self.files = AttachedFiles(desk, tab)
        self.answer = Button(self.tr("Answer"), "main")
        self.mark_read = Button(self.tr("Mark as read"))
        self.settle = Button(self.tr("Needs no answer"))
        self.acts = ThreadActs(desk, scope)
        own = QWidget()
        flow = FlowLayout(8, own)
        for button in (self.answer, self.mark_read, self.settle):
            flow.addWidget(button)
        self.body.addWidget(self.text)
        self.body.addWidget(self.files)
        self.body.addWidget(self.holder)
        self.body.addWidget(own)
        self.body.addWidget(self.acts)
        self.files.hide()
        self.answer.clicked.connect(lambda _checked=False: self.answered.emit())
        self.mark_read.clicked.connect(lambda _checked=False: self.marked.emit(False))
        self.settle.clicked.connect(lambda _checked=False: self.marked.emit(True))

    def show_thread(self, thread: Thread | None) -> None:
        """Show a conversation; its place in the text stays where nothing was written."""
        if thread is None:
            self.acts.show_target(None)
            return
        self.set_title(" ".join(thread.subject.split()) or self.tr("Conversation"), message_words.state(thread))
        text = message_words.conversation(thread)
        if text != typed_text(self.text):
            self.text.setPlainText(text)
            self.text.verticalScrollBar().setValue(self.text.verticalScrollBar().maximum())
        told = message_words.desk_state(thread)
        self.holder.setText(told)
        self.holder.setVisible(bool(told))
        self.files.show_thread(thread)
        self.mark_read.setVisible(thread.unread > 0)
        self.settle.setVisible(thread.waiting > 0)
        self.acts.show_target(Target(self._tab.customer_id, thread.thread_id, thread.state))

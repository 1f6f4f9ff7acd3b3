"""The answer strip: ready sentences, copied with F6 or written to the customer's e-BOK inbox with F7."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QWidget

from app.domain.answers import Answerable, AnswerTopic, answerable
from app.domain.contacts import Level
from app.domain.customers import PortalState
from app.domain.listing import Changed
from app.domain.messages import MessageDraft
from app.models import answers, words
from app.models.caller import Caller
from app.models.tab import CustomerTab
from app.models.tips import plain_tip
from app.services import messages
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.plain_text import typed_text
from app.views.strip_look import slim

LOWEST, HIGHEST = 72, 166
"""Pixels at 100 % text between which the sentences' box grows with them."""


class AnswerPanel(Panel):
    """What may be told now, of the topic chosen; nothing is sent without showing to whom."""

    def __init__(self, desk: Desk, tab: CustomerTab, caller: Caller, *, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("AnswerPanel", "Answers"), parent=parent)
        self._desk = desk
        self._tab = tab
        self._caller = caller
        self._asked_for = ""
        self._request_key = ""
        self.topic = QComboBox()
        self.topic.setAccessibleName(self.tr("What the answers are about"))
        self.scope = Text("", tone="warn", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Sentences to read aloud"))
        self.copy_button = Button(self.tr("Copy"), key="F6")
        self.send_button = Button(self.tr("Send"), key="F7")
        self.recipient = Text("", tone="dim", wrap=True)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.send_button)
        slim(self, self.topic)
        self.body.addWidget(self.scope)
        self.body.addWidget(self.text)
        self.body.addLayout(buttons)
        self.body.addWidget(self.recipient)

    def _connect(self) -> None:
        group = self.tr("Caller")
        self._desk.commands.add(
            Command("answer.copy", self.tr("Copy the answer"), "F6", group, self.copy, self._has_text), self
        )
        self._desk.commands.add(
            Command("answer.send", self.tr("Send the answer to e-BOK"), "F7", group, self.send, self._can_send), self
        )
        self.copy_button.clicked.connect(self.copy)
        self.send_button.clicked.connect(self.send)
        self.topic.activated.connect(lambda _number: self._show())
        self._tab.card_changed.connect(lambda _card: self.refresh())
        self._tab.level_changed.connect(lambda _level: self.refresh())
        self._caller.changed.connect(self.refresh)
        self._desk.theme.changed.connect(self._show)

    # ------------------------------------------------------------ what is shown

    def refresh(self) -> None:
        """Show what may be told now."""
        facts = self._facts()
        chosen = self.chosen_topic()
        topics = facts.topics()
        if tuple(self.topic.itemData(n) for n in range(self.topic.count())) != topics:
            self.topic.clear()
            for topic in topics:
                self.topic.addItem(words_capital(answers.topic_word(topic)), topic)
            self.topic.setCurrentIndex(max(self.topic.findData(chosen), 0))
        self.topic.setVisible(len(topics) > 1)
        self._show()

    def chosen_topic(self) -> AnswerTopic:
        """What the answers shown are about."""
        return AnswerTopic(self.topic.currentData() or AnswerTopic.ALL)

    def sentences(self) -> tuple[str, ...]:
        """The sentences shown."""
        return answers.sentences(self._facts(), self.chosen_topic())

    def _facts(self) -> Answerable:
        return answerable(self._tab.card, self._tab.level, self._desk.clock.today(), locked=self._caller.locked)

    def _show(self) -> None:
        self._asked_for = ""
        text = "\n\n".join(self.sentences())
        if text != typed_text(self.text):
            self.text.setPlainText(text)
        self._fit()
        self.scope.setText(
            "" if self._tab.level > Level.GENERAL else self.tr("Without verification only this may be said:")
        )
        self.scope.setVisible(bool(self.scope.text()))
        self.copy_button.setEnabled(bool(text))
        self.send_button.setEnabled(self._can_send())
        reason = self._why_not() or self._to_whom()
        self.recipient.setText(reason)
        self.recipient.set_tone("dim")
        self.send_button.setToolTip(plain_tip(reason))
        self.send_button.setAccessibleDescription(f"F7. {reason}")

    def _fit(self) -> None:
        """A box as high as its sentences, within limits."""
        theme = self._desk.theme
        width = max(self.text.viewport().width(), theme.px(180))
        metrics = self.text.fontMetrics()
        lines = sum(
            max(1, -(-metrics.horizontalAdvance(part) * 11 // (width * 10)))
            for part in typed_text(self.text).split("\n")
        )
        height = lines * metrics.lineSpacing() + 18
        self.text.setFixedHeight(min(max(height, theme.px(LOWEST)), theme.px(HIGHEST)))

    # ------------------------------------------------------------ copying and sending

    def copy(self) -> None:
        """Put the sentences on the clipboard as plain text."""
        self._desk.clipboard.copy("\n\n".join(self.sentences()))
        self._desk.messages.say(self.tr("The answer is copied."))

    def send(self) -> None:
        """First show to whom, then, pressed again, write the answer to the customer's e-BOK inbox."""
        if not self._can_send():
            return
        text = answers.letter(self.sentences())
        if self._asked_for != text:
            self._asked_for, self._request_key = text, str(uuid4())
            self.recipient.set_tone("warn")
            self.recipient.setText(f"{self._to_whom()} {self.tr('Press F7 again to send.')}")
            return
        draft = MessageDraft(self._tab.customer_id, 0, self._subject(), text, self._request_key, self._tab.contact.key)
        self._write(draft)

    def _write(self, draft: MessageDraft) -> None:
        link = self._desk.link
        self._desk.jobs.start(
            lambda cancel: messages.write(link, draft, cancel=cancel),
            self._sent,
            lambda error: self._desk.messages.fault(error, lambda: self._write(draft)),
            owner=self,
            key="send",
        )

    def _sent(self, changed: Changed) -> None:
        self._desk.feed.tell(changed)
        self._desk.messages.say(self.tr("The answer is in the customer's e-BOK inbox."))
        self._show()

    def _subject(self) -> str:
        topic = self.chosen_topic()
        if topic is AnswerTopic.ALL:
            return self.tr("Answer of the customer office")
        return self.tr("Answer of the customer office: {topic}").format(topic=answers.topic_word(topic))

    def _has_text(self) -> bool:
        return bool(self.sentences())

    def _can_send(self) -> bool:
        return not self._why_not()

    def _why_not(self) -> str:
        """Why nothing can be sent, empty when it can."""
        if self._tab.level < Level.READING:
            return self.tr("Sending opens when the caller is verified.")
        state = self._tab.card.portal.state
        if state is PortalState.NONE:
            return self.tr("The customer has no e-BOK account to send to.")
        if state is not PortalState.ACTIVE:
            return self.tr("Can't be sent: the e-BOK account is {state}.").format(state=words.word(state))
        return "" if self._has_text() else self.tr("There is nothing to send.")

    def _to_whom(self) -> str:
        card = self._tab.card
        to = self.tr("To: e-BOK inbox {login}").format(login=card.portal.login)
        return f"{to}, {card.email}." if card.email else f"{to}."


def words_capital(text: str) -> str:
    """A word of a list with a capital letter."""
    return text[:1].upper() + text[1:]

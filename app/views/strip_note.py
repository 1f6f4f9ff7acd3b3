"""The note of this contact: timer, text, topic by one key, reminder, and its end."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDateEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from app.domain.calendar import next_working_day
from app.domain.contacts import ContactChannel, ContactOutcome, Topic
from app.domain.faults import Refused
from app.models import topics, words
from app.models.fault_words import sentence
from app.models.note import Note
from app.models.tab import CustomerTab
from app.services import contacts
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.plain_text import typed_text
from app.views.parts.style import mark
from app.views.strip_look import slim


class NotePanel(Panel):
    """Office rule 9: a contact ends with a topic by one key, a note, and if wanted a reminder."""

    def __init__(self, desk: Desk, tab: CustomerTab, note: Note, *, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("NotePanel", "Note"), "00:00", parent=parent)
        self._desk = desk
        self._tab = tab
        self.note = note
        self._filling = False
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Note of this contact"))
        self.text.setPlaceholderText(self.tr("What was it about?  Ctrl+N"))
        self.topics = QWidget()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons = {topic: self._topic_button(topic) for topic in Topic}
        self.remind = QCheckBox(self.tr("Remind me"))
        self.day = QDateEdit()
        self.day.setDisplayFormat("dd.MM.yyyy")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.tr("Day of the reminder"))
        self.told = Text("", wrap=True)
        self.end_button = Button(self.tr("Finish"), "main", key="Ctrl+Enter")
        self.end_button.setAccessibleName(self.tr("End the contact"))
        self.end_button.setToolTip(self.tr("End the contact"))
        self.state = Text("", tone="warn", wrap=True)
        self.discard = Button(self.tr("Throw the draft away"), "flat")
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._show_time)
        self._lay_out()
        self._connect()
        self._new_day()
        self._show()

    def _topic_button(self, topic: Topic) -> Button:
        button = Button(topics.name(topic))
        button.setShortcut(QKeySequence())  # underlined all the same; the command has the key
        button.setAccessibleName(words.word(topic))
        button.setCheckable(True)
        mark(button, "chip", value=True)
        self._group.addButton(button)
        button.clicked.connect(lambda _checked=False: self.choose(topic))
        return button

    def _lay_out(self) -> None:
        flow = FlowLayout(3, self.topics)
        for button in self.buttons.values():
            flow.addWidget(button)
        self._fit()
        slim(self)
        for part in (self.text, self.topics, self.told):
            self.body.addWidget(part)
        self.body.addWidget(self.remind)
        self.body.addWidget(self.day)
        for part in (self.end_button, self.state, self.discard):
            self.body.addWidget(part)

    def _connect(self) -> None:
        group = self.tr("Caller")
        add = self._desk.commands.add
        add(Command("contact.end", self.tr("End the contact"), "Ctrl+Return; Ctrl+Enter", group, self.end), self)
        add(Command("contact.note", self.tr("Write the note"), "Ctrl+N", group, self.text.setFocus), self)
        for topic in Topic:
            title = self.tr("Topic: {topic}").format(topic=words.word(topic))
            key = f"Alt+Shift+{topics.letter(topic).upper()}"
            add(Command(f"topic.{topic}", title, key, group, partial(self.choose, topic)), self)
        self.text.textChanged.connect(self._changed)
        self.remind.toggled.connect(self._changed)
        self.day.dateChanged.connect(self._changed)
        self.end_button.clicked.connect(self.end)
        self.discard.clicked.connect(self._discard)
        self.note.restored.connect(self._restored)
        self.note.keeper.changed.connect(self._show_state)
        self.note.ended.connect(self._ended)
        self.note.not_ended.connect(self._not_ended)
        self._tab.contact_changed.connect(lambda _contact: self._show_time())
        self._desk.theme.changed.connect(self._fit)  # no lambda: the theme outlives the strip

    def _fit(self) -> None:
        self.text.setFixedHeight(self._desk.theme.px(64))

    # ------------------------------------------------------------ what the clerk does

    def choose(self, topic: Topic) -> None:
        """Choose a topic; the same one again takes it back."""
        chosen = None if self.note.topic is topic else topic
        self.note.change(self.note.text, chosen, self.note.remind_on)
        self._show()
        if chosen is Topic.COMPLAINT:
            self._ask_deadline()

    def type_letter(self, letter: str) -> None:
        """A letter typed in the caller panel: the topic it stands for."""
        topic = topics.of_letter(letter)
        if topic is not None:
            self.choose(topic)

    def end(self) -> None:
        """Store the contact; without a topic it asks for one."""
        if self.note.topic is None:
            letters = ", ".join(f"{topics.letter(t).upper()} {words.word(t)}" for t in Topic)
            self._tell(self.tr("Choose a topic: {letters}.").format(letters=letters), "owe")
            self.buttons[Topic.BALANCE].setFocus()
            return
        self.end_button.setEnabled(False)
        self.note.end()

    def unsaved(self) -> str:
        """What would be lost if the tab went now: nothing, once the draft is kept."""
        if self.note.keeper.kept:
            return ""
        self.note.keeper.keep()
        return self.tr("The note is not kept yet.")

    def _changed(self) -> None:
        if not self._filling:
            self.note.change(typed_text(self.text), self.note.topic, self._remind_on())
            self.day.setVisible(self.remind.isChecked())
            self._show_state()

    def _remind_on(self) -> date | None:
        if not self.remind.isChecked():
            return None
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _discard(self) -> None:
        self.note.discard()
        self._show()

    # ------------------------------------------------------------ what is shown

    def _show(self) -> None:
        self._filling = True
        if typed_text(self.text) != self.note.text:
            self.text.setPlainText(self.note.text)
        for topic, button in self.buttons.items():
            button.setChecked(topic is self.note.topic)
        self.remind.setChecked(self.note.remind_on is not None)
        self.day.setVisible(self.note.remind_on is not None)
        if self.note.remind_on is not None:
            self.day.setDate(_qdate(self.note.remind_on))
        self._filling = False
        self._tell("")
        self._show_state()
        self._show_time()

    def _show_state(self) -> None:
        away = self.note.keeper.away
        self.state.setText(self.tr("No connection: the note is kept here and stored by itself.") if away else "")
        self.state.setVisible(away)
        self.discard.setVisible(self.note.from_draft)

    def _show_time(self) -> None:
        seconds = int((self._desk.clock.now() - self._tab.contact.started_at).total_seconds())
        self.aside.setText(words.span(seconds))

    def _tell(self, text: str, tone: str = "dim") -> None:
        self.told.setText(text)
        self.told.set_tone(tone)
        self.told.setVisible(bool(text))

    def _new_day(self) -> None:
        today = self._desk.clock.today()
        self._filling = True
        self.day.setMinimumDate(_qdate(today))
        self.day.setDate(_qdate(next_working_day(today + timedelta(1))))
        self._filling = False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_time()
        self._second.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    # ------------------------------------------------------------ answers of the database

    def _ask_deadline(self) -> None:
        link, today = self._desk.link, self._desk.clock.today()
        self._desk.jobs.start(
            lambda cancel: contacts.complaint_deadline(link, today, cancel=cancel),
            lambda deadline: self._show_deadline(today, deadline),
            lambda error: self._tell(sentence(error), "owe"),
            owner=self,
            key="deadline",
            quiet=True,
        )

    def _show_deadline(self, received: date, deadline: date) -> None:
        if self.note.topic is Topic.COMPLAINT:
            text = self.tr("Received {received}, to be answered by {deadline}.")
            self._tell(text.format(received=words.day(received), deadline=words.day(deadline)), "warn")

    def _restored(self) -> None:
        self._show()
        self._desk.messages.say(self.tr("A note that was not finished has come back."))

    def _ended(self, outcome: ContactOutcome) -> None:
        self.end_button.setEnabled(True)
        messages = self._desk.messages
        if outcome.signature:
            text = self.tr("Complaint {signature} is stored, to be answered by {deadline}.")
            told = text.format(signature=outcome.signature, deadline=words.day(outcome.deadline_on))
            messages.offer(told, self.tr("Copy the number"), lambda: self._desk.clipboard.copy(outcome.signature))
        else:
            messages.say(self.tr("The contact is stored."))
        self._tab.begin_contact(ContactChannel.PHONE, self._desk.clock.now())
        self._new_day()
        self._show()
        self._desk.commands.run("search")

    def _not_ended(self, error: Exception) -> None:
        self.end_button.setEnabled(True)
        if isinstance(error, Refused) and error.code == "note_too_long":
            text = self.tr("The note is too long: at most {count} characters.")
            self._tell(text.format(count=error.detail["longest"]), "owe")
        else:
            self._desk.messages.fault(error, self.end)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

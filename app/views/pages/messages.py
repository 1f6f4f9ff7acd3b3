"""Page 1.1: what the utility wrote and the customer's answers, read state, writing with templates."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.answers import answerable
from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel, Level
from app.domain.customers import PortalState
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.messages import Message, MessageDraft, MessagePage, MessageText, Thread, ThreadState, threads
from app.models import message_templates, message_words, words
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.keeper import Keeper
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import drafts, messages
from app.services.link import Link
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.buttons import Button
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.message_form import MessageForm
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.talk import Talk


def _store(link: Link, customer_id: int, written: Hashable) -> None:
    """Keep or drop the draft; off the GUI thread."""
    if isinstance(written, tuple) and (written[2].strip() or written[3]):
        drafts.keep_message(link, customer_id, *written)
    else:
        drafts.drop_message(link, customer_id)


class MessagesPage(Page):
    """Conversations, the one chosen, and the form. Everything is plain text, whatever stands in it."""

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self._rows: dict[int, Message] = {}
        self._states: dict[int, ThreadState] = {}
        self._texts: tuple[MessageText, ...] = ()
        self._next: str | None = None
        self._asked = False
        self._read = False
        self.closed = EmptyNote(
            self.tr("Messages are shown once the caller is verified (balance level), or in own work without a caller."),
            self.tr("Own work, nobody is calling"),
            lambda: tab.set_channel(ContactChannel.OFFICE),
        )
        self.model: ValueTable[Thread] = ValueTable(message_words.thread_columns(), lambda t: t.thread_id, self)
        self.table = FittingTable(desk.theme, self.model, gives_way=("count", "holder", "at"), stretch_px=160)
        self.table.setAccessibleName(self.tr("Conversations"))
        self.table.setFixedHeight(desk.theme.px(160))
        self.empty = EmptyNote(self.tr("Reading the messages ..."))
        self.panel = Panel(self.tr("Messages"))
        self.new = Button(self.tr("New message"))
        self.older = Button(self.tr("Read older ones"), "flat")
        self.talk = Talk(desk, tab, self)
        self.form = MessageForm(desk)
        self.keeper = Keeper(desk.jobs, self._written, partial(_store, desk.link, tab.customer_id), self)
        self._lay_out()
        self._connect()
        self._open()

    def _lay_out(self) -> None:
        self.panel.head.addWidget(self.new)
        self.panel.body.addWidget(self.table)
        self.panel.body.addWidget(self.empty)
        self.panel.body.addWidget(self.older)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.closed)
        layout.addWidget(self.panel)
        layout.addWidget(self.talk)
        layout.addWidget(self.form)
        layout.addStretch(1)
        for part in (self.table, self.older, self.talk, self.form):
            part.hide()

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _id: self._show_talk())
        self.table.chosen.connect(lambda _id: self._begin_answer())
        self.new.clicked.connect(lambda _checked=False: self._begin(0, ""))
        self.older.clicked.connect(lambda _checked=False: self._load(self._next))
        self.talk.answered.connect(self._begin_answer)
        self.talk.marked.connect(self._mark)
        self.talk.acts.done.connect(self.table.setFocus)
        self.talk.acts.stale.connect(lambda: self._load(None))
        self.form.wanted.connect(self._send)
        self.form.typed.connect(self.keeper.touch)
        self.form.discarded.connect(self._close_form)
        self.tab.level_changed.connect(lambda _level: self._open())
        self.desk.feed.changed.connect(self._changed)

    # ------------------------------------------------------------ page

    @override
    def show_card(self, card: CustomerCard) -> None:
        facts = answerable(card, self.tab.level, self.desk.clock.today())
        values = message_templates.values_of(card, facts, self.desk.clerk.name)
        known = message_templates.all_fields(self._texts)
        self.form.writing.show_templates(message_templates.offered(self._texts, values), known, values)
        state = card.portal.state
        if state is PortalState.ACTIVE:
            self.form.show_recipient(self.tr("To: e-BOK inbox {login}").format(login=card.portal.login), open_=True)
        else:
            text = self.tr("Can't be sent, the e-BOK account: {state}.").format(state=words.word(state))
            self.form.show_recipient(text, open_=False)

    @override
    def activate(self) -> None:
        self._open(shown=True)

    @override
    def focus_first(self) -> None:
        if self.tab.level < Level.BALANCE:
            self.closed.button.setFocus()
        elif self._rows or not self._read:
            focus_list(self, self.table)
        else:
            self.new.setFocus()

    @override
    def unsaved(self) -> str:
        if self.keeper.kept:
            return ""
        self.keeper.keep()
        return self.tr("The message being written is not kept yet.")

    def _open(self, *, shown: bool = False) -> None:
        told = self.tab.level >= Level.BALANCE
        self.closed.setVisible(not told)
        self.panel.setVisible(told)
        self.talk.setVisible(told and self._thread() is not None)
        self.form.setVisible(told and not (self.form.is_empty() and not self.form.isVisible()))
        if told:
            self.show_card(self.tab.card)
        if told and (shown or self.isVisible()) and not self._asked:
            self._asked = True
            self._load(None)
            self._load_texts()
            self._restore()

    def _changed(self, changed: Changed) -> None:
        if self._asked and concerns(changed, ("templates",)):
            self._load_texts()
        if self._asked and concerns(changed, ("messages", "threads"), self.tab.customer_id):
            if self.isVisible() and self.tab.level >= Level.BALANCE:
                self._load(None)
            else:
                self._asked = False

    # ------------------------------------------------------------ reading

    def _load(self, after: str | None) -> None:
        link, customer_id, contact = self.desk.link, self.tab.customer_id, self.tab.contact
        self.desk.jobs.start(
            lambda cancel: messages.page(
                link, customer_id, contact_key=contact.key, channel=contact.channel, after=after, cancel=cancel
            ),
            lambda page: self._came(page, first=after is None),
            self._failed,
            owner=self,
            key="load",
        )

    def _load_texts(self) -> None:
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: messages.texts(link, cancel=cancel), self._texts_came, owner=self, key="texts", quiet=True
        )

    def _texts_came(self, texts: tuple[MessageText, ...]) -> None:
        self._texts = texts
        self.show_card(self.tab.card)

    def _failed(self, error: Exception) -> None:
        self._asked = False
        self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self._open)

    def _came(self, page: MessagePage, *, first: bool) -> None:
        if first:
            newest = {message.message_id: message for message in page.rows}
            self._rows = {**self._rows, **newest} if self._next is None and self._rows else newest
        else:
            self._rows.update({message.message_id: message for message in page.rows})
        self._states = {**({} if first else self._states), **page.states}
        self._next = page.next_key
        self.model.set_rows(threads(self._rows.values(), self._states))
        there = bool(self._rows)
        self._read = True
        show_list(self, self.table, self.empty, there=there)
        if not there and self.hasFocus():
            self.new.setFocus()
        self.empty.set_text(self.tr('No message was written yet. "New message" writes the first one.'))
        self.older.setVisible(self._next is not None)
        choose_first(self.table)
        self._show_talk()

    def _thread(self) -> Thread | None:
        wanted = self.table.current_id()
        return next((row for row in self.model.rows() if row.thread_id == wanted), None)

    def _show_talk(self) -> None:
        thread = self._thread()
        told = thread is not None and self.tab.level >= Level.BALANCE
        self.talk.setVisible(told)
        self.talk.show_thread(thread if told else None)

    def _mark(self, settled: bool) -> None:
        thread = self._thread()
        if thread is None:
            return
        link, customer_id, thread_id = self.desk.link, self.tab.customer_id, thread.thread_id
        self.desk.jobs.start(
            lambda cancel: messages.mark(link, customer_id, thread_id, settled=settled, cancel=cancel),
            self._marked,
            owner=self,
            key="mark",
        )

    def _marked(self, changed: Changed) -> None:
        self.desk.feed.tell(changed)
        self.table.setFocus()

    # ------------------------------------------------------------ writing

    def _begin_answer(self) -> None:
        thread = self._thread()
        if thread is not None:
            subject = thread.subject if thread.subject.lower().startswith("re:") else f"Re: {thread.subject}"
            self._begin(thread.thread_id, subject[:300])

    def _begin(self, thread_id: int, subject: str) -> None:
        """Write: a message that is being written already stays as it is."""
        if self.form.is_empty() or self.form.isHidden():
            self.form.begin(self.tab.customer_id, thread_id, subject)
        self.form.show()
        self.form.focus_first()
        QTimer.singleShot(0, self._show_form)  # once it has its place

    def _show_form(self) -> None:
        """Scroll to the form: the conversation above it stays in sight as far as there is room."""
        holder: QWidget | None = self
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if holder is not None and self.form.isVisible():
            holder.ensureWidgetVisible(self.form, 0, 0)

    def _send(self, draft: MessageDraft) -> None:
        link, contact_key = self.desk.link, self.tab.contact.key
        ready = replace(draft, contact_key=contact_key)
        self.form.send.setEnabled(False)
        self.desk.jobs.start(
            lambda cancel: messages.write(link, ready, cancel=cancel),
            self._sent,
            lambda error: self._not_sent(error, draft),
            owner=self,
            key="send",
        )

    def _sent(self, changed: Changed) -> None:
        self._close_form()
        self.desk.feed.tell(changed)
        self.desk.messages.say(self.tr("The message is in the customer's e-BOK inbox."))

    def _not_sent(self, error: Exception, draft: MessageDraft) -> None:
        self.form.send.setEnabled(True)
        told = message_words.problem(error.code) if isinstance(error, Refused) else ""
        if (
            isinstance(error, Refused) and error.code == "field_unfilled"
        ):  # a template of another desk's, newer than ours
            self._load_texts()
            self.form.show_problems({"body": error.code})
        elif told:
            self.desk.messages.warn(told)
        else:
            self.desk.messages.fault(error, lambda: self._send(draft))

    def _close_form(self) -> None:
        self.form.begin(self.tab.customer_id, 0, "")
        self.form.hide()
        self.show_card(self.tab.card)
        self.keeper.touch()
        self.keeper.keep()
        self.focus_first()

    # ------------------------------------------------------------ draft

    def _written(self) -> drafts.KeptMessage:
        draft = self.form.draft()
        return (draft.thread_id, draft.subject, draft.body, draft.files)

    def _restore(self) -> None:
        link, customer_id = self.desk.link, self.tab.customer_id
        self.desk.jobs.start(
            lambda cancel: drafts.load_message(link, customer_id, cancel=cancel),
            self._restored,
            lambda _error: None,
            owner=self,
            key="restore",
            quiet=True,
        )

    def _restored(self, found: drafts.KeptMessage | None) -> None:
        if found is not None and self.form.is_empty():
            self.form.begin(self.tab.customer_id, *found)
            self.form.show()
            self.desk.messages.say(self.tr("A message that was not sent has come back."))


def specs() -> tuple[PageSpec, ...]:
    """The page in the left menu, as the e-BOK guide numbers it."""
    title = QCoreApplication.translate("MessagesPage", "messages")
    return (PageSpec(key="1.1", group="1", number="1.1", title=title, shortcut="Alt+6", build=MessagesPage),)

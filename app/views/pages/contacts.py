"""Page 3, contacts: who called or came, what about, what was promised, and by when a complaint must be answered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.card import CustomerCard
from app.domain.contacts import CaseHead, Contact, ContactEnd, ContactPage, Level
from app.domain.listing import Changed
from app.models import contact_words
from app.models.endless import EndlessTable, Fetch, Part
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.jobs import Cancel
from app.models.tab import CustomerTab
from app.services import contacts
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.buttons import Button
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote, Panel

GIVES_WAY = ("channel", "clerk", "due")


class ContactsPage(Page):
    """The list, and below it the whole of the contact chosen with what can still be done about it."""

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self._read_in = ""  # the contact in which the list was read; its key stands in the access log
        self._stale = False
        self._loose: tuple[CaseHead, ...] = ()
        self.model: EndlessTable[Contact] = EndlessTable(
            contact_words.columns(desk.clock.today, self._note, self._topic),
            lambda contact: contact.contact_id,
            desk.jobs,
            self,
        )
        self.table = FittingTable(desk.theme, self.model, gives_way=GIVES_WAY, stretch_px=160, elastic=("topic",))
        self.table.setAccessibleName(self.tr("Contacts"))
        self.table.setMinimumHeight(desk.theme.px(240))
        self.empty = EmptyNote(self.tr("Reading the contacts ..."))
        self.loose = Text("", tone="warn", wrap=True)
        self.panel = Panel(self.tr("Contacts"))
        self.details = Panel(self.tr("Contact"))
        self.note = Text("", wrap=True)
        self.promise = Text("", wrap=True)
        self.acts = QWidget()
        self.done = Button(self.tr("Reminder done"))
        self.close_case = Button(self.tr("Complaint answered"))
        self.finish = Button(self.tr("End this contact"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        flow = FlowLayout(8, self.acts)
        for button in (self.done, self.close_case, self.finish):
            flow.addWidget(button)
        self.panel.body.addWidget(self.loose)
        self.panel.body.addWidget(self.table)
        self.panel.body.addWidget(self.empty)
        self.details.body.addWidget(self.note)
        self.details.body.addWidget(self.promise)
        self.details.body.addWidget(self.acts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.details)
        self.table.hide()
        self.loose.hide()
        self.details.hide()

    def _connect(self) -> None:
        self.model.came.connect(self._came)
        self.model.failed.connect(self._failed)
        self.table.current_changed.connect(lambda _id: self._show_details())
        self.table.chosen.connect(lambda _id: self._first_act())
        self.done.clicked.connect(lambda _checked=False: self._done())
        self.close_case.clicked.connect(lambda _checked=False: self._close())
        self.finish.clicked.connect(lambda _checked=False: self._finish())
        self.tab.level_changed.connect(lambda _level: self._opened())
        self.desk.feed.changed.connect(self._changed)

    # ------------------------------------------------------------ page

    @override
    def show_card(self, card: CustomerCard) -> None:
        if card.customer_id != self.tab.customer_id:
            raise ValueError("a page belongs to one customer")

    @override
    def activate(self) -> None:
        if not self._read_in or self._stale:
            self._again()

    @override
    def focus_first(self) -> None:
        focus_list(self, self.table)

    def _fetch(self) -> Fetch:
        link, customer_id, contact = self.desk.link, self.tab.customer_id, self.tab.contact

        def page(after: str | None, cancel: Cancel) -> Part:
            return contacts.page(
                link, customer_id, contact_key=contact.key, channel=contact.channel, after=after, cancel=cancel
            )

        return page

    def _again(self) -> None:
        self._stale = False
        if self._read_in == self.tab.contact.key:
            self.model.again()
        else:
            self._read_in = self.tab.contact.key
            self.model.begin(self._fetch())

    def _changed(self, changed: Changed) -> None:
        if self._read_in and concerns(changed, ("contacts", "cases"), self.tab.customer_id):
            if self.isVisible():
                self._again()
            else:
                self._stale = True

    # ------------------------------------------------------------ what is shown

    def _came(self, page: ContactPage) -> None:
        if page.cases or not self.model.rows():
            self._loose = page.cases
        today = self.desk.clock.today()
        told = "\n".join(
            f"{contact_words.kind_word(c.kind)}: {contact_words.case_words(c, today)}" for c in self._loose
        )
        self.loose.setText(told)
        self.loose.setVisible(bool(told))
        there = bool(self.model.rows())
        show_list(self, self.table, self.empty, there=there)
        self.empty.set_text(
            self.tr("Nobody of this customer has called or come yet. The first contact is stored at its end.")
        )
        choose_first(self.table)
        self._show_details()

    def _failed(self, error: Exception) -> None:
        self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self._again)

    def _note(self, contact: Contact) -> str:
        if not contact.note:
            return ""
        return contact.note if self.tab.level >= Level.BALANCE else self.tr("(shown when the caller is verified)")

    def _topic(self, contact: Contact) -> str:
        return contact_words.topic_words(contact, self.tab.contact.key)

    def _opened(self) -> None:
        self.table.viewport().update()
        self._show_details()

    def current(self) -> Contact | None:
        """The contact chosen."""
        wanted = self.table.current_id()
        return next((row for row in self.model.rows() if row.contact_id == wanted), None)

    def _show_details(self) -> None:
        contact = self.current()
        self.details.setVisible(contact is not None)
        if contact is None:
            return
        today = self.desk.clock.today()
        self.details.set_title(contact_words.headline(contact), self._topic(contact))
        self.note.setText(self._note(contact) or self.tr("No note was written."))
        self.note.set_tone("" if contact.note else "dim")
        case = contact.case
        self.promise.setText(contact_words.case_words(case, today) if case else contact_words.due(contact, today))
        self.promise.set_tone(contact_words.due_tone(contact, today))
        self.promise.setVisible(bool(self.promise.text()))
        self.done.setVisible(contact.remind_on is not None and not contact.reminded)
        self.close_case.setVisible(case is not None and case.closed_on is None)
        self.finish.setVisible(
            contact.ended_at is None and contact.mine and contact.contact_key != self.tab.contact.key
        )
        self.acts.setVisible(any(not b.isHidden() for b in (self.done, self.close_case, self.finish)))

    def _first_act(self) -> None:
        """Enter on a row: to what can be done about it."""
        for button in (self.done, self.close_case, self.finish):
            if button.isVisible():
                button.setFocus()
                return

    # ------------------------------------------------------------ acts

    def _done(self) -> None:
        contact = self.current()
        if contact is not None:
            link, customer_id, row = self.desk.link, self.tab.customer_id, contact.contact_id
            self.desk.jobs.start(
                lambda cancel: contacts.reminder_done(link, customer_id, row, cancel=cancel),
                lambda changed: self._told(changed, self.tr("The reminder is done.")),
                owner=self,
                key="act",
            )

    def _close(self) -> None:
        contact = self.current()
        if contact is None or contact.case is None:
            return
        link, customer_id, today = self.desk.link, self.tab.customer_id, self.desk.clock.today()
        case_id, version = contact.case.case_id, contact.case.version
        told = self.tr("The complaint {signature} is answered.").format(signature=contact.case.signature)
        self.desk.jobs.start(
            lambda cancel: contacts.close_case(link, customer_id, case_id, version, today, cancel=cancel),
            lambda changed: self._told(changed, told),
            owner=self,
            key="act",
        )

    def _finish(self) -> None:
        contact = self.current()
        if contact is None:
            return
        ended = ContactEnd(
            contact.customer_id, contact.contact_key, contact.channel, contact.started_at, contact.topic, contact.note,
            contact.remind_on, contact.level,
        )  # fmt: skip
        link, today = self.desk.link, self.desk.clock.today()
        self.desk.jobs.start(
            lambda cancel: contacts.end(link, ended, today, cancel=cancel),
            lambda stored: self._told(stored[1][0], self.tr("The contact is ended.")),
            owner=self,
            key="act",
        )

    def _told(self, changed: Changed, text: str) -> None:
        self.desk.feed.tell(changed)
        self.desk.messages.say(text)
        self.table.setFocus()


def specs() -> tuple[PageSpec, ...]:
    """The page in the left menu, group "3 Biuro"."""
    title = QCoreApplication.translate("ContactsPage", "contacts")
    return (PageSpec(key="contacts", group="3", number="", title=title, shortcut="Alt+0", build=ContactsPage),)

"""Page 1.3: the customer's e-BOK account; what it is, what happened to it, what can be done with it and why."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.customers import PortalState
from app.domain.listing import Changed
from app.domain.portal import PortalAccount, PortalAct, PortalChanged, PortalDraft, PortalEvent
from app.models import portal_words
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.form_draft import FormDraft, Texts
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import portal
from app.services.portal import SlipInHand
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.buttons import Button
from app.views.parts.fitting_table import FittingTable
from app.views.parts.flow import FlowLayout
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.portal_acts import PortalActs
from app.views.parts.portal_client import ClientView
from app.views.parts.portal_facts import PortalFacts
from app.views.parts.portal_slip import SlipPanel

TABLES = ("portal_accounts", "portal_events", "notices")
CLIENT_KEY = "Alt+Shift+7"


class PortalPage(Page):
    """Seen from the balance level on; changed where data may be changed (office rule 8)."""

    key = "1.3"

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self._account: PortalAccount | None = None
        self._hands: dict[str, SlipInHand] = {}
        self.closed = EmptyNote(self.tr("The e-BOK account is shown once the caller is verified (balance level)."))
        self.note = EmptyNote(self.tr("Reading the e-BOK account ..."))
        self.facts = PortalFacts()
        self.none = EmptyNote(
            self.tr("The customer has no e-BOK account: register from a declaration, or by an invoice at the phone.")
        )
        self.slip = SlipPanel(desk)
        self.acts = PortalActs()
        self.events = Panel(self.tr("What happened to the account"))
        self.model: ValueTable[PortalEvent] = ValueTable(portal_words.event_columns(), lambda e: e.event_id, self)
        self.table = FittingTable(desk.theme, self.model, gives_way=("state", "who"), stretch_px=130, elastic=("act",))
        self.client = ClientView(desk, tab)
        self.client_button = Button(self.tr("Customer's view"), key=CLIENT_KEY)
        self.why_button = Button(self.tr("Why can't they register"), key="Ctrl+R")
        self.register_button = Button(self.tr("Register by an invoice"), key="Ctrl+I")
        self.declare_button = Button(self.tr("New declaration"), "main", key="Ctrl+D")
        self.tools = QWidget()
        self.draft = FormDraft(desk.jobs, desk.link, "portal", tab.customer_id, self._texts, self)
        self._lay_out()
        self._connect()
        self._open()

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("What happened to the account"))
        self.table.setMinimumHeight(self.desk.theme.px(180))
        self.events.body.addWidget(self.table)
        flow = FlowLayout(8, self.tools)
        for button in (self.declare_button, self.client_button, self.why_button, self.register_button):
            flow.addWidget(button)
        self.facts.body.addWidget(self.note)
        self.facts.body.addWidget(self.none)
        self.facts.body.addWidget(self.tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self.closed, self.client, self.facts, self.slip, self.acts, self.events):
            layout.addWidget(part)
        layout.addStretch(1)
        for hidden in (self.client, self.slip, self.acts, self.events, self.none, self.declare_button):
            hidden.hide()

    def _connect(self) -> None:
        self.acts.wanted.connect(self._do)
        self.acts.typed.connect(self.draft.touch)
        self.draft.found.connect(lambda texts: self.acts.reason.setText(texts.get("reason", "")))
        self.slip.printed.connect(self._printed)
        self.client.left.connect(self._leave_client)
        run = self.desk.commands.run
        self.client_button.clicked.connect(lambda _checked=False: self._show_client())
        self.declare_button.clicked.connect(lambda _checked=False: run("declaration.new"))
        self.why_button.clicked.connect(lambda _checked=False: run("registration.why"))
        self.register_button.clicked.connect(lambda _checked=False: run("registration.invoice"))
        self.desk.commands.add(
            Command(
                "portal.client",
                self.tr("Customer's view"),
                CLIENT_KEY,
                self.tr("e-BOK account"),
                self._show_client,
                lambda: self.tab.level >= Level.BALANCE,
            ),
            self,
        )
        self.tab.level_changed.connect(lambda _level: self._open())
        self.desk.feed.changed.connect(self._changed)

    # ------------------------------------------------------------ page

    @override
    def show_card(self, card: CustomerCard) -> None:
        self._open()

    @override
    def activate(self) -> None:
        self._open()

    @override
    def focus_first(self) -> None:
        if self.client.isVisible():
            self.client.focus_first()
        elif self.slip.is_waiting():
            self.slip.print_button.setFocus()
        elif self.acts.isVisible() and self.acts.reason.isVisible():
            self.acts.reason.setFocus()
        elif self.tab.level >= Level.BALANCE and self._account is not None:
            none = self._account.state is PortalState.NONE
            (self.declare_button if none else self.client_button).setFocus()
        else:
            self.setFocus()

    @override
    def unsaved(self) -> str:
        if self.slip.is_waiting():
            return self.tr("The slip with the one-time password is not printed: its password would be lost.")
        return ""

    def _open(self) -> None:
        told = self.tab.level >= Level.BALANCE
        self.closed.setVisible(not told)
        in_client = self.client.is_open() and told
        self.client.setVisible(in_client)
        self.facts.setVisible(told and not in_client)
        if not told:
            self._account = None  # what was told goes with the level
            self.client.close_view()
            self.acts.hide()
            self.events.hide()
            self.slip.setVisible(False)
        elif self.isVisible():
            self._load() if self._account is None else self._show(self._account)

    def _changed(self, changed: Changed) -> None:
        if concerns(changed, TABLES, self.tab.customer_id) and self._account is not None:
            if self.isVisible():
                self._load()
            else:
                self._account = None

    def _load(self) -> None:
        link, customer_id, contact = self.desk.link, self.tab.customer_id, self.tab.contact
        self.desk.jobs.start(
            lambda cancel: portal.account(
                link, customer_id, contact_key=contact.key, channel=contact.channel, cancel=cancel
            ),
            self._loaded,
            self._failed,
            owner=self,
            key="load",
        )

    def _failed(self, error: Exception) -> None:
        self.note.set_text(sentence(error))
        self.note.setVisible(self._account is None)
        self.desk.messages.fault(error, self._load)

    def _loaded(self, account: PortalAccount) -> None:
        self._account = account
        if self.tab.level >= Level.BALANCE:
            self._show(account)
            self.draft.load()

    def _show(self, account: PortalAccount) -> None:
        may, open_ = self.tab.level >= Level.CHANGE, not self.client.is_open()
        self.note.hide()
        self.facts.show_account(account)
        self.none.setVisible(account.state is PortalState.NONE)
        self.declare_button.setVisible(account.state is PortalState.NONE)
        self.acts.show_account(account, may_change=may)
        self.acts.setVisible(open_ and account.state is not PortalState.NONE)
        self.model.set_rows(account.events)
        self.events.setVisible(open_ and bool(account.events))
        self.slip.setVisible(open_ and self.slip.is_waiting() and may)
        if self.hasFocus():  # the page was asked for while it was still being read
            self.focus_first()

    def _texts(self) -> Texts:
        reason = self.acts.reason.text()
        return (("reason", reason),) if reason.strip() else ()

    # ------------------------------------------------------------ acts

    def _do(self, draft: PortalDraft) -> None:
        """Off the GUI thread: making and hashing a password takes a noticeable part of a second."""
        link, today = self.desk.link, self.desk.clock.today()
        ready = replace(draft, contact_key=self.tab.contact.key)
        hand = self._hands.setdefault(draft.request_key, SlipInHand()) if draft.act.prints else None
        self.acts.set_busy(busy=True)
        self.desk.jobs.start(
            lambda cancel: portal.change(link, ready, hand, today=today, cancel=cancel),
            lambda changed: self._done(ready, changed),
            lambda error: self._not_done(error, draft),
            owner=self,
            key="act",
        )

    def _done(self, draft: PortalDraft, changed: PortalChanged) -> None:
        self._hands.pop(draft.request_key, SlipInHand()).forget()
        self.acts.set_busy(busy=False)
        self.acts.clear()
        self.draft.done()
        said = portal_words.done(draft.act, changed.email)
        if draft.act is PortalAct.BLOCK:
            self.desk.messages.offer(said, self.tr("Undo"), lambda: self._undo(draft, changed))
        else:
            self.desk.messages.say(said)
        self.desk.feed.tell(Changed("portal_accounts", self.tab.customer_id, self.tab.customer_id))
        self._load()
        if changed.slip is not None:
            self.slip.show_slip(changed)
            self.slip.print_it()
        else:
            self.acts.reason.setFocus()

    def _undo(self, draft: PortalDraft, changed: PortalChanged) -> None:
        reason = self.tr("taken back: {reason}").format(reason=draft.reason)[:1000]
        self._do(
            replace(draft, act=PortalAct.UNBLOCK, version=changed.version, reason=reason, request_key=str(uuid4()))
        )

    def _not_done(self, error: Exception, draft: PortalDraft) -> None:
        self.acts.set_busy(busy=False)
        told = portal_words.problem(error)
        if told:
            self.acts.say_problem(told)
            self._load()
        else:
            self.desk.messages.fault(error, lambda: self._do(draft))

    def _printed(self) -> None:
        link, customer_id, contact, key = self.desk.link, self.tab.customer_id, self.tab.contact.key, str(uuid4())
        self.desk.jobs.start(
            lambda cancel: portal.slip_printed(link, customer_id, contact, key, cancel=cancel),
            lambda _none: self._load(),
            owner=self,
            key="printed",
        )
        self.focus_first()

    # ------------------------------------------------------------ the customer's view

    def _show_client(self) -> None:
        if self._account is not None and self.tab.level >= Level.BALANCE:
            self.client.open_view(self._account)
            self._open()
            self.client.focus_first()

    def _leave_client(self) -> None:
        self._open()
        self.client_button.setFocus()


def specs() -> tuple[PageSpec, ...]:
    """The page in the left menu, as the e-BOK guide numbers it."""
    title = QCoreApplication.translate("PortalMenu", "e-BOK account")
    return (PageSpec("1.3", "1", "1.3", title, "Alt+7", PortalPage),)

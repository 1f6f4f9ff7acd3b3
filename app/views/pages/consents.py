"""Page "oświadczenia i zgody" (3 Biuro): what a customer agreed to, on which paper, and taking it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.card import CustomerCard
from app.domain.consent_ledger import ConsentLedger, LedgerLine, SubjectNow
from app.domain.contacts import Level
from app.domain.declaration_values import DeclarationRow
from app.domain.listing import Changed
from app.models.consent_lists import entry_columns, entry_line, subject_columns, subject_line
from app.models.consent_words import give_words, take_words
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.jobs import Cancel
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import consents, declarations
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.buttons import Button
from app.views.parts.consent_form import ConsentForm
from app.views.parts.declaration_list import DeclarationList
from app.views.parts.delivery_panel import DeliveryPanel
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.notice_list import NoticeList
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.reading_order import show_whole
from app.views.parts.whole_table import WholeTable

_FOLLOWED = ("consents", "declarations", "scans", "invoice_deliveries", "portal_accounts", "templates")


class ConsentsPage(Page):
    """How each subject stands now, invoices, the ledger behind it, and the declarations."""

    key = "consents"

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self._ledger: ConsentLedger | None = None
        self.closed = EmptyNote(self.tr("Consents are shown once the caller is verified (balance level)."))
        self.panel = Panel(self.tr("Consents and acceptances today"))
        self.empty = EmptyNote(self.tr("Reading the ledger ..."))
        self.model: ValueTable[SubjectNow] = ValueTable(subject_columns(), lambda row: row.subject.code, self)
        self.table = WholeTable(
            desk.theme, self.model, gives_way=("channel", "since"), stretch_px=250, elastic=("state",)
        )
        self.table.setAccessibleName(self.panel.title.text())
        self.give, self.take = Button(""), Button("")
        self.form = ConsentForm(desk, tab)
        self.delivery = DeliveryPanel(desk, tab)
        self.history = Panel(self.tr("Ledger"))
        self.entries: ValueTable[LedgerLine] = ValueTable(entry_columns(), lambda row: row.entry.entry_id, self)
        self.entry_table = WholeTable(
            desk.theme,
            self.entries,
            gives_way=("clerk", "note", "channel", "version", "paper", "at"),
            stretch_px=150,
            elastic=("act",),
        )
        self.entry_table.setAccessibleName(self.history.title.text())
        self.whole, self.entry = Text("", tone="dim", wrap=True), Text("", tone="dim", wrap=True)
        self.no_entries = EmptyNote(self.tr("Nothing was ever given or withdrawn."))
        self.papers = DeclarationList(desk, tab)
        self.mails = NoticeList(desk)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        acts = QWidget()
        flow = FlowLayout(8, acts)
        flow.addWidget(self.give)
        flow.addWidget(self.take)
        self.panel.body.addWidget(self.table)
        self.panel.body.addWidget(self.empty)
        self.panel.body.addWidget(self.whole)
        self.panel.body.addWidget(acts)
        for shown in (self.entry_table, self.entry, self.no_entries):
            self.history.body.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self.closed, self.panel, self.form, self.delivery, self.history, self.papers, self.mails):
            layout.addWidget(part)
        layout.addStretch(1)
        for hidden in (
            self.table,
            self.form,
            self.delivery,
            self.history,
            self.papers,
            self.mails,
            self.give,
            self.take,
        ):
            hidden.hide()

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _key: self._show_acts())
        self.table.chosen.connect(lambda _key: self._begin(given=True))
        self.entry_table.current_changed.connect(lambda _key: self._show_entry())
        self.entry_table.chosen.connect(lambda _key: self._show_paper())
        self.give.clicked.connect(lambda _checked=False: self._begin(given=True))
        self.take.clicked.connect(lambda _checked=False: self._begin(given=False))
        self.delivery.stored.connect(self._stored)
        self.form.stored.connect(self._stored)
        self.form.closed.connect(self.table.setFocus)
        self.papers.stored.connect(self._stored)
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
        focus_list(self, self.table)

    @override
    def unsaved(self) -> str:
        typed = self.form.typed() or self.delivery.typed() or self.papers.typed()
        return self.tr("What was typed on the page of consents is not saved.") if typed else ""

    def _open(self) -> None:
        told = self.tab.level >= Level.BALANCE
        self.closed.setVisible(not told)
        self.panel.setVisible(told)
        for part in (self.delivery, self.history, self.papers, self.mails):
            part.setVisible(told and self._ledger is not None)
        if not told:
            self._ledger = None
            self.form.close_form()
            self.papers.forget()
            self.mails.clear()
        elif self.isVisible() and self._ledger is None:
            self._load()

    def _changed(self, changed: Changed) -> None:
        if concerns(changed, _FOLLOWED, self.tab.customer_id) or concerns(changed, ("templates",)):
            if self._ledger is not None and self.isVisible():
                self._load()
            elif self._ledger is not None:
                self._ledger = None

    def _load(self) -> None:
        link, customer_id, contact = self.desk.link, self.tab.customer_id, self.tab.contact

        def work(cancel: Cancel) -> tuple[ConsentLedger, tuple[DeclarationRow, ...]]:
            found = consents.ledger(link, customer_id, contact_key=contact.key, channel=contact.channel, cancel=cancel)
            return found, declarations.of_customer(link, customer_id, contact.key, contact.channel, cancel=cancel)

        self.desk.jobs.start(work, self._came, self._failed, owner=self, key="load")

    def _failed(self, error: Exception) -> None:
        self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self._load)

    def _came(self, found: tuple[ConsentLedger, tuple[DeclarationRow, ...]]) -> None:
        ledger, papers = found
        self._ledger = ledger
        self.model.set_rows(ledger.now())
        show_list(self, self.table, self.empty, there=bool(ledger.subjects))
        self.empty.set_text(self.tr("No text to agree to is in force; an administrator writes them on the page Biuro."))
        choose_first(self.table)
        self.delivery.show_delivery(ledger.delivery, may_change=True)
        self._show_entries(ledger)
        self.papers.show_rows(papers)
        self.mails.show_customer(self.tab.customer_id, self.tab.contact)
        for part in (self.delivery, self.history, self.papers, self.mails):
            part.show()
        self._show_acts()

    def _show_entries(self, ledger: ConsentLedger) -> None:
        self.entries.set_rows(ledger.lines())
        choose_first(self.entry_table)
        for part in (self.entry_table, self.entry):
            part.setVisible(bool(ledger.entries))
        self.no_entries.setVisible(not ledger.entries)
        self._show_entry()

    def _line(self) -> LedgerLine | None:
        wanted = self.entry_table.current_id()
        return next((row for row in self.entries.rows() if row.entry.entry_id == wanted), None)

    def _show_entry(self) -> None:
        line = self._line()
        self.entry.setText(entry_line(line) if line is not None else "")

    # ------------------------------------------------------------ acts
    def _current(self) -> SubjectNow | None:
        wanted = self.table.current_id()
        return next((row for row in self.model.rows() if row.subject.code == wanted), None)

    def _show_acts(self) -> None:
        row = self._current()
        self.give.setVisible(row is not None and self.form.may_give(row))
        self.take.setVisible(row is not None and self.form.may_take(row))
        self.whole.setText(subject_line(row) if row is not None else "")
        if row is not None:
            self.give.set_words(give_words(row.subject.kind))
            self.take.set_words(take_words(row.subject.kind))

    def _begin(self, *, given: bool) -> None:
        row = self._current()
        if row is None or self._ledger is None or not (self.form.may_give(row) if given else self.form.may_take(row)):
            return
        self.form.begin(row, self._ledger, given=given)
        QTimer.singleShot(0, self.form, lambda: show_whole(self.form))

    def _show_paper(self) -> None:
        line = self._line()
        if line is not None and line.entry.declaration_id:
            self.papers.show_scan(line.entry.declaration_id)
        elif line is not None:
            self.desk.messages.say(self.tr("This entry stands on no document: it was said, not signed."))

    def _stored(self, changed: Changed) -> None:
        self.desk.feed.tell(changed)
        self._load()


def specs() -> tuple[PageSpec, ...]:
    """The page under 3 Biuro, for every customer."""
    title = QCoreApplication.translate("ConsentsPage", "declarations and consents")
    return (PageSpec("consents", "3", "", title, "Alt+8", ConsentsPage),)

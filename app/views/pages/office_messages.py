"""The office page "Wiadomości": messages of all customers that wait for an answer, the oldest first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from app.domain.listing import Changed
from app.domain.messages import InboxPage, InboxRow
from app.domain.office import COUNTED
from app.models import message_words
from app.models.endless import EndlessTable, Fetch, Part
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.jobs import Cancel
from app.services import messages
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.panel import EmptyNote, Panel

REST_MS = 2000
"""Messages come one behind another; the list is read again when they rest."""


class OfficeMessagesPage(OfficePage):
    """Enter opens the customer at page 1.1."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._read = False
        self.model: EndlessTable[InboxRow] = EndlessTable(
            message_words.inbox_columns(desk.clock.now), lambda row: (row.customer_id, row.thread_id), desk.jobs, self
        )
        self.table = FittingTable(desk.theme, self.model, gives_way=("state", "number", "holder", "waits"), stretch_px=180)
        self.table.setAccessibleName(self.tr("Messages that wait for an answer"))
        self.empty = EmptyNote(self.tr("Reading the messages ..."))
        self.panel = Panel(self.tr("Messages that wait for an answer"))
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.table.hide()
        self.model.came.connect(self._came)
        self.model.failed.connect(self._failed)
        self.table.chosen.connect(self._choose)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._again)
        desk.feed.changed.connect(self._changed)

    @override
    def activate(self) -> None:
        if not self._read:
            self._read = True
            self.model.begin(self._fetch())

    @override
    def focus_first(self) -> None:
        focus_list(self, self.table)

    def _fetch(self) -> Fetch:
        link = self.desk.link

        def page(after: str | None, cancel: Cancel) -> Part:
            return messages.inbox(link, after=after, cancel=cancel)

        return page

    def _again(self) -> None:
        if self.isVisible():
            self._read = True
            self.model.again()

    def _changed(self, changed: Changed) -> None:
        if self._read and concerns(changed, ("messages",)):
            self._read = False
            self._rest.start()

    def _came(self, page: InboxPage) -> None:
        there = bool(self.model.rows())
        show_list(self, self.table, self.empty, there=there)
        self.empty.set_text(self.tr("Every message has been answered."))
        text = QCoreApplication.translate("OfficeMessagesPage", "%n message(s)", "", page.total)
        more = page.total >= COUNTED
        self.panel.set_title(self.panel.title.text(), self.tr("over {count}").format(count=text) if more else text)
        choose_first(self.table)

    def _failed(self, error: Exception) -> None:
        self._read = False
        self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.activate)

    def _choose(self, row_id: object) -> None:
        if isinstance(row_id, tuple):
            self.desk.open_customer(int(row_id[0]), "1.1")

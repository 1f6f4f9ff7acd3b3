"""The office page "Wiadomości": conversations of all customers by what is to be done, and messages to groups."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout
from typing_extensions import override

from app.domain.listing import Changed
from app.domain.messages import InboxPage, InboxRow, InboxView
from app.models import message_words
from app.models.endless import EndlessTable, Fetch, Part
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.jobs import Cancel
from app.services import messages
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.buttons import Button
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.flow import FlowLayout
from app.views.parts.mailings import NEW_KEY, Mailings
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.thread_acts import Target, ThreadActs

REST_MS = 2000
"""A message is shown at once; those one behind another are read together, so often at most."""
GROUPS = "groups"


class OfficeMessagesPage(OfficePage):
    """Enter opens the customer at page 1.1; a conversation is taken, given away and closed from here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._read = False
        self._view = InboxView.WAITING
        self._groups = False
        self.model: EndlessTable[InboxRow] = EndlessTable(
            message_words.inbox_columns(desk.clock.now), lambda row: (row.customer_id, row.thread_id), desk.jobs, self
        )
        self.table = FittingTable(
            desk.theme, self.model, gives_way=("state", "number", "holder", "waits"), stretch_px=180
        )
        self.empty = EmptyNote(self.tr("Reading the messages ..."))
        self.panel = Panel(self.tr("Messages"))
        self.acts = ThreadActs(desk, self.panel)
        self._mailings: Mailings | None = None
        self.views: dict[str, Button] = {}
        self._lay_out()
        self._connect()
        self.table.hide()
        self.holder.hide()

    def _lay_out(self) -> None:
        row = FlowLayout(8)
        group = QButtonGroup(self)
        for key in (*InboxView, GROUPS):
            button = Button(message_words.groups_word(0) if key == GROUPS else message_words.view_word(InboxView(key)))
            button.setCheckable(True)
            button.setChecked(key == self._view)
            button.clicked.connect(partial(self.show_view, str(key)))
            group.addButton(button)
            row.addWidget(button)
            self.views[str(key)] = button
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty, 1)
        self.panel.body.addWidget(self.acts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self.panel, 1)
        self.holder = QScrollArea()
        self.holder.setWidgetResizable(True)
        self.holder.setFrameShape(QFrame.Shape.NoFrame)
        self.holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self.holder, 1)

    def _connect(self) -> None:
        self.model.came.connect(self._came)
        self.model.failed.connect(self._failed)
        self.table.chosen.connect(self._choose)
        self.table.current_changed.connect(lambda _id: self._show_acts())
        self.acts.done.connect(lambda: focus_list(self, self.table))
        self.acts.stale.connect(self._again)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self._missed = False
        self.desk.feed.changed.connect(self._changed)
        title = QCoreApplication.translate("Mailings", "New message to a group")
        self.desk.commands.add(Command("mailing.new", title, NEW_KEY, self.tr("Messages"), self._write_to_group), self)

    @property
    def mailings(self) -> Mailings:
        """Messages to groups; made when they are first wanted."""
        if self._mailings is None:
            self._mailings = Mailings(self.desk)
            self.holder.setWidget(self._mailings)
        return self._mailings

    # ------------------------------------------------------------ page

    @override
    def activate(self) -> None:
        if self._groups:
            self.mailings.begin()
        elif not self._read:
            self._read = True
            self.model.begin(self._fetch())

    @override
    def focus_first(self) -> None:
        if self._groups:
            self.mailings.focus_first()
        else:
            focus_list(self, self.table)

    @override
    def unsaved(self) -> str:
        return self._mailings.unsaved() if self._mailings is not None else ""

    def show_view(self, key: str, _checked: bool = False) -> None:
        """Show other conversations, or the messages to groups."""
        self._groups = key == GROUPS
        self.views[key].setChecked(True)
        self.panel.setVisible(not self._groups)
        self.holder.setVisible(self._groups)
        if not self._groups:
            self._view = InboxView(key)
            self._read = False
        self.activate()

    def _write_to_group(self) -> None:
        self.show_view(GROUPS)
        self.mailings.write()

    # ------------------------------------------------------------ reading

    def _fetch(self) -> Fetch:
        link, view = self.desk.link, self._view

        def page(after: str | None, cancel: Cancel) -> Part:
            return messages.inbox(link, view, after=after, cancel=cancel)

        return page

    def _again(self) -> None:
        if self.isVisible() and not self._groups:
            self._read = True
            self._rest.start()
            self.model.again()

    def _rested(self) -> None:
        if self._missed:
            self._missed = False
            self._again()

    def _changed(self, changed: Changed) -> None:
        """At once where the list has rested; a flood is read together."""
        if not concerns(changed, ("messages", "threads", "mailings")) or not (self._read or self._missed):
            return
        self._read = False
        if self._rest.isActive():
            self._missed = True
        else:
            self._again()

    def _came(self, page: InboxPage) -> None:
        there = bool(self.model.rows())
        show_list(self, self.table, self.empty, there=there)
        self.empty.set_text(message_words.nothing(self._view))
        title = message_words.view_word(self._view)
        self.panel.set_title(title)
        self.table.setAccessibleName(title)
        for view, count in page.counts.items():
            self.views[view.value].set_words(message_words.view_word(view, count))
        self.views[GROUPS].set_words(message_words.groups_word(page.held))
        choose_first(self.table)
        self._show_acts()

    def _failed(self, error: Exception) -> None:
        self._read = False
        self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.activate)

    # ------------------------------------------------------------ the conversation chosen

    def _current(self) -> InboxRow | None:
        wanted = self.table.current_id()
        return next((row for row in self.model.rows() if (row.customer_id, row.thread_id) == wanted), None)

    def _show_acts(self) -> None:
        row = self._current()
        self.acts.show_target(Target(row.customer_id, row.thread_id, row.state) if row else None)

    def _choose(self, row_id: object) -> None:
        if isinstance(row_id, tuple):
            self.desk.open_customer(int(row_id[0]), "1.1")

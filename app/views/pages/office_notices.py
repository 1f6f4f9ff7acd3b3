"""The office page "E-maile": the outbox of e-mails by state, what a person has to decide, evidence of delivery."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.contacts import ContactChannel
from app.domain.listing import Changed
from app.domain.notices import (
    Evidence,
    NoticeAct,
    NoticeRow,
    NoticeStatus,
    OutboxCounts,
    OutboxPage,
    OutboxRow,
    OutboxView,
    acts_on,
)
from app.models import notice_words, words
from app.models.endless import EndlessTable
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.jobs import Cancel
from app.services import notices
from app.services.link import Link
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.buttons import Button
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote, Panel

REST_MS = 2000
"""A sender changes many rows one behind another; the list is read again when they rest."""
_FIRST = (OutboxView.HELD, OutboxView.UNCERTAIN, OutboxView.DEAD)


class OfficeNoticesPage(OfficePage):
    """Opens at what waits for a person. Enter opens the customer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = OutboxView.HELD
        self._begun = self._chosen = False
        self._supervisor = desk.clerk.has("supervisor", "admin")
        self.model: EndlessTable[OutboxRow] = EndlessTable(
            notice_words.outbox_columns(desk.clock.now), lambda row: row.key, desk.jobs, self
        )
        self.panel = Panel(self.tr("E-mail notices"))
        self._build_views()
        self._build_list()
        self._build_acts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._show_row()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._again)
        desk.feed.changed.connect(self._changed)

    # ------------------------------------------------------------ building

    def _build_views(self) -> None:
        row = FlowLayout(8)
        group = QButtonGroup(self)
        self.views: dict[OutboxView, Button] = {}
        for view in OutboxView:
            button = Button(notice_words.view_word(view, OutboxCounts()))
            button.setCheckable(True)
            button.setChecked(view is self.view)
            button.clicked.connect(partial(self.show_view, view))
            group.addButton(button)
            row.addWidget(button)
            self.views[view] = button
        self.panel.body.addLayout(row)

    def _build_list(self) -> None:
        self.table = FittingTable(
            self.desk.theme,
            self.model,
            gives_way=("address", "number", "at"),
            stretch_px=150,
            elastic=("state", "kind"),
        )
        self.table.setAccessibleName(self.tr("E-mail notices"))
        self.empty = EmptyNote(self.tr("Reading the e-mails ..."))
        self.table.chosen.connect(self._open_customer)
        self.table.current_changed.connect(lambda _key: self._show_row())
        self.model.came.connect(self._came)
        self.model.failed.connect(self._failed)
        self.table.hide()
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty, 1)

    def _build_acts(self) -> None:
        self.detail = Text("", tone="dim", wrap=True)
        self.told = Text("", wrap=True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.main = Button("", "main", key="Ctrl+B")
        self.all = Button(self.tr("Let the whole import go"), key="Ctrl+Shift+B")
        self.drop = Button(self.tr("Drop"), key="Ctrl+U")
        self.evidence = Button(self.tr("Evidence"), key="Ctrl+E")
        buttons = QWidget()
        flow = FlowLayout(8, buttons)
        group = self.tr("E-mail notices")
        commands = []
        for name, button, act, key, text in (
            ("main", self.main, self._main_act, "Ctrl+B", self.tr("Let go, or send once more")),
            ("all", self.all, self._let_all_go, "Ctrl+Shift+B", self.tr("Let the whole import go")),
            ("drop", self.drop, self._drop, "Ctrl+U", self.tr("Drop")),
            ("evidence", self.evidence, self._ask_evidence, "Ctrl+E", self.tr("Evidence")),
        ):
            button.clicked.connect(act)
            flow.addWidget(button)
            commands.append(Command(f"notices.{name}", text, key, group, act, partial(self._can, button)))
        self.panel.body.addWidget(self.detail)
        self.panel.body.addWidget(self.told)
        self.panel.body.addWidget(buttons)
        self.desk.commands.add_all(commands, self)

    @staticmethod
    def _can(button: Button) -> bool:
        return not button.isHidden()

    # ------------------------------------------------------------ page

    @override
    def activate(self) -> None:
        if not self._begun:
            self._begun = True
            self.show_view(self.view)

    @override
    def focus_first(self) -> None:
        focus_list(self, self.table)

    def show_view(self, view: OutboxView, _checked: bool = False) -> None:
        """Show another list."""
        self.view = view
        self.views[view].setChecked(True)
        link = self.desk.link

        def page(after: str | None, cancel: Cancel) -> OutboxPage:
            return notices.outbox(link, view, after=after, cancel=cancel)

        self.model.begin(page)

    def _again(self) -> None:
        if self.isVisible():
            self._begun = True
            self.model.again()

    def _changed(self, changed: Changed) -> None:
        if self._begun and concerns(changed, ("notices",)):
            self._begun = False
            self._rest.start()

    def _came(self, page: OutboxPage) -> None:
        for view, button in self.views.items():
            button.set_words(notice_words.view_word(view, page.counts))
        if not self._chosen:
            self._chosen = True
            waits = (page.counts.held, page.counts.uncertain, page.counts.dead)
            better = next((view for view, count in zip(_FIRST, waits, strict=True) if count), OutboxView.LOG)
            if better is not self.view:
                self.show_view(better)
                return
        self.empty.set_text(notice_words.empty(self.view))
        show_list(self, self.table, self.empty, there=bool(self.model.rows()))
        choose_first(self.table)
        self._show_row()

    def _failed(self, error: Exception) -> None:
        self._begun = False
        self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.activate)

    # ------------------------------------------------------------ the current row

    def _row(self) -> OutboxRow | None:
        return self.model.row_at(self.table.currentIndex())

    def _show_row(self) -> None:
        row = self._row()
        self.told.setText("")
        self.told.hide()
        acts = () if row is None else acts_on(row.notice.status, supervisor=self._supervisor)
        held = row is not None and row.notice.status is NoticeStatus.HELD
        self.main.set_words(self.tr("Let go") if held else self.tr("Send once more"), "Ctrl+B")
        self.main.setVisible(bool({NoticeAct.RELEASED, NoticeAct.RETRIED} & set(acts)))
        self.all.setVisible(NoticeAct.RELEASED in acts and row is not None and row.notice.batch_id is not None)
        self.drop.setVisible(NoticeAct.CANCELLED in acts)
        self.evidence.setVisible(row is not None)
        self.detail.setText("" if row is None else self._told(row.notice))
        self.detail.setVisible(row is not None)

    def _told(self, row: NoticeRow) -> str:
        parts = [notice_words.state(row, self.desk.clock.now()), notice_words.reason(row.answer)]
        if row.attempts > 1:
            parts.append(QCoreApplication.translate("OfficeNoticesPage", "%n attempt(s)", "", row.attempts))
        parts.append(self.tr("put in by {who}").format(who=row.made_by))
        said = ", ".join(part for number, part in enumerate(parts) if part and part not in parts[:number])
        return " ".join(part for part in (f"{said}.", notice_words.advice(row.status)) if part)

    def _open_customer(self, _key: object) -> None:
        row = self._row()
        if row is not None:
            self.desk.open_customer(row.notice.customer_id, "1.3")

    # ------------------------------------------------------------ acts

    def _main_act(self) -> None:
        row = self._row()
        if row is not None and row.notice.status is NoticeStatus.HELD:
            self._act(notices.release, self.tr("The e-mail was let go: {who}."))
        else:
            self._act(notices.retry, self.tr("The e-mail is sent once more: {who}."))

    def _drop(self) -> None:
        self._act(notices.cancel_notice, self.tr("The e-mail was dropped: {who}."))

    def _act(self, act: Callable[..., Changed], said: str) -> None:
        row = self._row()
        if row is None:
            return
        link, notice, request = self.desk.link, row.notice, str(uuid4())
        text = words.ended(said.format(who=row.name))
        self.desk.jobs.start(
            lambda cancel: act(link, notice, request, cancel=cancel),
            lambda changed: self._done(text, changed),
            self._not_done,
            owner=self,
            key="act",
        )

    def _let_all_go(self) -> None:
        row = self._row()
        if row is None or row.notice.batch_id is None:
            return
        link, batch = self.desk.link, row.notice.batch_id
        self.desk.jobs.start(
            lambda cancel: _release_all(link, batch, cancel),
            self._all_gone,
            self._not_done,
            owner=self,
            key="act",
        )

    def _all_gone(self, count: int) -> None:
        text = QCoreApplication.translate("OfficeNoticesPage", "%n e-mail(s) were let go.", "", count)
        self._done(text, Changed("notices", 0))

    def _done(self, text: str, changed: Changed) -> None:
        self.desk.messages.say(text)
        self.desk.feed.tell(changed)
        self._begun = True
        self.model.again()
        focus_list(self, self.table)

    def _not_done(self, error: Exception) -> None:
        self.desk.messages.warn(sentence(error))
        self.model.again()

    def _ask_evidence(self) -> None:
        row = self._row()
        if row is None:
            return
        link, customer_id, notice_id = self.desk.link, row.notice.customer_id, row.notice.notice_id
        self.desk.jobs.start(
            lambda cancel: notices.evidence(link, customer_id, notice_id, channel=ContactChannel.OFFICE, cancel=cancel),
            partial(self._show_evidence, row.key),
            owner=self,
            key="evidence",
        )

    def _show_evidence(self, key: str, lines: tuple[Evidence, ...]) -> None:
        row = self._row()
        if row is not None and row.key == key:
            self.told.setText(notice_words.evidence(lines))
            self.told.show()


def _release_all(link: Link, batch_id: int, cancel: Cancel) -> int:
    return notices.release_batch(link, batch_id, go=True, cancel=cancel)

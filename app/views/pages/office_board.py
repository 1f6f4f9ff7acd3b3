"""The office page "Biuro": announcements by area, which a supervisor makes, and texts, which an administrator edits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.office import AnnouncementDraft, OfficeAnnouncement
from app.models import announcement_words
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.table import ValueTable
from app.services import office
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.announcement_form import AnnouncementForm
from app.views.parts.buttons import Button
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.flow import FlowLayout
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.text_board import TextBoard


class OfficeBoardPage(OfficePage):
    """What the office tells everybody of an area stands on their cards and in the answers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._may = desk.clerk.has("supervisor", "admin")
        self._read = False
        self.model: ValueTable[OfficeAnnouncement] = ValueTable(
            announcement_words.columns(desk.clock.now), lambda row: row.announcement_id, self
        )
        self.table = FittingTable(
            desk.theme, self.model, gives_way=("clerk", "starts", "service", "area"), stretch_px=220
        )
        self.table.setAccessibleName(self.tr("Announcements"))
        self.empty = EmptyNote(self.tr("Reading the announcements ..."))
        self.withdraw = Button(self.tr("Withdraw the announcement"))
        self.panel = Panel(self.tr("Announcements"))
        self.form = AnnouncementForm(desk.clock.now())
        self.panel.head.addWidget(self.withdraw)
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty, 1)
        self._texts: TextBoard | None = None
        self.stack = QStackedWidget()
        self.views = QButtonGroup(self)
        self._lay_out()
        self.form.setVisible(self._may)
        self.table.hide()
        self.withdraw.hide()
        self.table.current_changed.connect(lambda _id: self._show_acts())
        self.withdraw.clicked.connect(lambda _checked=False: self._withdraw())
        self.form.wanted.connect(self._announce)
        self.form.street_typed.connect(self._complete)
        desk.feed.changed.connect(self._changed)

    @property
    def texts(self) -> TextBoard:
        """The office's texts; made when they are first wanted."""
        if self._texts is None:
            self._texts = TextBoard(self.desk)
            self._scrolled.setWidget(self._texts)
        return self._texts

    def _lay_out(self) -> None:
        row = FlowLayout(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(
            self.stack, 1
        )  # before what stands in it: each change of parents asks every widget for its style
        board = QWidget()
        self.stack.addWidget(board)
        inner = QVBoxLayout(board)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.panel, 1)
        inner.addWidget(self.form)
        self._scrolled = scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack.addWidget(scrolled)
        for number, title in enumerate((self.tr("Announcements"), self.tr("Texts"))):
            button = Button(title)
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.clicked.connect(lambda _checked=False, number=number: self.show_view(number))
            self.views.addButton(button, number)
            row.addWidget(button)
        command = Command("board.texts", self.tr("Texts"), "", self.tr("Office"), lambda: self.show_view(1))
        self.desk.commands.add(command, self)

    def show_view(self, number: int) -> None:
        """Announcements (0) or texts (1)."""
        self.views.button(number).setChecked(True)
        self.stack.setCurrentIndex(number)
        self.activate()
        self.focus_first()

    def _has_texts(self) -> bool:
        return self.stack.currentIndex() == 1

    @override
    def activate(self) -> None:
        if self._has_texts():
            self.texts.activate()
        if self._read:
            return
        self._read = True
        link, now = self.desk.link, self.desk.clock.now()
        self.desk.jobs.start(
            lambda cancel: office.announced(link, now, cancel=cancel), self._came, self._failed, owner=self, key="load"
        )

    @override
    def focus_first(self) -> None:
        if self._has_texts():
            self.texts.focus_first()
        elif self._may:
            self.form.text.setFocus()
        else:
            focus_list(self, self.table)

    @override
    def unsaved(self) -> str:
        if self._texts is not None and self._texts.typed():
            return self.tr("The new version of a text is not saved.")
        return "" if self.form.is_empty() else self.tr("The announcement is not made yet.")

    def _changed(self, changed: Changed) -> None:
        if concerns(changed, ("announcements",)):
            self._read = False
            if self.isVisible():
                self.activate()

    def _failed(self, error: Exception) -> None:
        self._read = False
        self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.activate)

    def _came(self, rows: tuple[OfficeAnnouncement, ...]) -> None:
        self.model.set_rows(rows)
        show_list(self, self.table, self.empty, there=bool(rows))
        nothing = self.tr("Nothing is announced.")
        how = self.tr("A supervisor writes announcements here.")
        self.empty.set_text(nothing if self._may else f"{nothing} {how}")
        choose_first(self.table)
        self._show_acts()

    def _current(self) -> OfficeAnnouncement | None:
        wanted = self.table.current_id()
        return next((row for row in self.model.rows() if row.announcement_id == wanted), None)

    def _show_acts(self) -> None:
        row = self._current()
        now = self.desk.clock.now()
        over = row is not None and row.ends_at is not None and row.ends_at <= now
        self.withdraw.setVisible(self._may and row is not None and not row.withdrawn and not over)

    # ------------------------------------------------------------ acts

    def _complete(self, typed: str) -> None:
        link = self.desk.link
        if len(typed.strip()) < 2:
            return
        self.desk.jobs.start(
            lambda cancel: office.streets(link, typed, cancel=cancel),
            self.form.offer,
            lambda _error: None,
            owner=self,
            key="streets",
            quiet=True,
        )

    def _announce(self, draft: AnnouncementDraft) -> None:
        link, now = self.desk.link, self.desk.clock.now()
        self.desk.jobs.start(
            lambda cancel: office.announce(link, draft, now, cancel=cancel),
            self._announced,
            lambda error: self._not_announced(error, draft),
            owner=self,
            key="announce",
        )

    def _announced(self, changed: Changed) -> None:
        self.form.begin(self.desk.clock.now())
        self.desk.feed.tell(changed)
        self.desk.messages.say(self.tr("Announced: it stands on the cards concerned."))
        self.form.text.setFocus()

    def _not_announced(self, error: Exception, draft: AnnouncementDraft) -> None:
        if isinstance(error, Refused) and "field" in error.detail:
            self.form.show_problems({str(error.detail["field"]): error.code})
        else:
            self.desk.messages.fault(error, lambda: self._announce(draft))

    def _withdraw(self) -> None:
        row = self._current()
        if row is None:
            return
        link, announcement_id, version = self.desk.link, row.announcement_id, row.version
        self.desk.jobs.start(
            lambda cancel: office.withdraw(link, announcement_id, version, cancel=cancel),
            self._withdrawn,
            owner=self,
            key="withdraw",
        )

    def _withdrawn(self, changed: Changed) -> None:
        self.desk.feed.tell(changed)
        self.desk.messages.say(self.tr("The announcement is withdrawn."))

"""Writing to a group: who is meant, how many that is, the text, and for a supervisor the announcement with it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.mailings import (
    GroupAnnouncement,
    GroupFilter,
    GroupPreview,
    MailingDraft,
    Recipient,
    mailing_problems,
)
from app.domain.messages import AttachedFile, MessageText
from app.domain.office import ANNOUNCEMENT_LONGEST
from app.models import mailing_words, message_templates
from app.models.table import ValueTable
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.fitting_table import FittingTable
from app.views.parts.group_filter import GroupFilterEditor
from app.views.parts.labels import Text
from app.views.parts.moments import moment_editor, moment_of, shown_moment
from app.views.parts.panel import Panel
from app.views.parts.writing import Writing

HOURS = 8
"""An announcement ends so much later unless another end is given."""


class MailingForm(Panel):
    """Holds one message to a group. What the button does is said on it; it works once the count on it is true."""

    wanted = Signal(object)
    """The ``MailingDraft`` to be made."""
    typed = Signal()
    """Something was typed or chosen: keep the draft."""
    filter_changed = Signal()
    """Somebody else is meant: count again."""
    discarded = Signal()

    def __init__(self, desk: Desk, *, announces: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Message to a group"))
        self._desk = desk
        self._announces = announces
        self._key = str(uuid4())
        self._fields: tuple[str, ...] = ()
        self.seen: GroupPreview | None = None
        self.group = GroupFilterEditor()
        self.reach = Text("", wrap=True)
        self.model: ValueTable[Recipient] = ValueTable(mailing_words.recipient_columns(), lambda r: r.customer_id, self)
        self.first = FittingTable(desk.theme, self.model, gives_way=(), stretch_px=120)
        self.first.setFixedHeight(desk.theme.px(124))
        self.show_first = Button(self.tr("Show whom"), "flat")
        self.writing = Writing(desk)
        self.tell = QCheckBox(self.tr("Announce it on the cards of these streets too"))
        self.told = QLineEdit()
        self.told.setMaxLength(ANNOUNCEMENT_LONGEST)
        self.told_row = FieldRow(self.tr("Announcement"), self.told)
        self.ends = moment_editor(desk.clock.now() + timedelta(hours=HOURS))
        self.ends_row = FieldRow(self.tr("Until"), self.ends)
        self.send = Button(self.tr("Send"), "main")
        self.discard = Button(self.tr("Throw away"), "flat")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        counted = QHBoxLayout()
        counted.setSpacing(8)
        counted.addWidget(self.reach, 1)
        counted.addWidget(self.show_first)
        announcement = QHBoxLayout()
        announcement.setSpacing(12)
        announcement.addWidget(self.told_row, 1)
        announcement.addWidget(self.ends_row)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.send)
        buttons.addWidget(self.discard)
        buttons.addStretch(1)
        self.body.addWidget(self.group)
        self.body.addLayout(counted)
        self.body.addWidget(self.first)
        self.body.addWidget(self.writing)
        self.body.addWidget(self.tell)
        self.body.addLayout(announcement)
        self.body.addLayout(buttons)
        self.first.hide()
        self.tell.setVisible(self._announces)
        self.told_row.hide()
        self.ends_row.hide()

    def _connect(self) -> None:
        self.group.changed.connect(self._other_group)
        self.show_first.clicked.connect(lambda _checked=False: self._show_first())
        self.writing.typed.connect(self._edited)
        self.tell.toggled.connect(self._show_announcement)
        self.told.textEdited.connect(lambda _text: self._edited())
        self.send.clicked.connect(lambda _checked=False: self._send())
        self.discard.clicked.connect(lambda _checked=False: self.discarded.emit())

    # ------------------------------------------------------------ what is written

    def begin(
        self,
        wanted: GroupFilter,
        subject: str = "",
        text: str = "",
        files: tuple[AttachedFile, ...] = (),
        key: str = "",
    ) -> None:
        """A new message, or the draft of one with the request key it had."""
        self._key = key or str(uuid4())
        self.group.set_filter(wanted)
        self.writing.begin(subject, text, files)
        self.tell.setChecked(False)
        self.told.clear()
        self.ends.setDateTime(shown_moment(self._now() + timedelta(hours=HOURS)))
        self.show_problems({})
        self._other_group()

    def draft(self) -> MailingDraft:
        """The message as it stands."""
        announcement = None
        if self.tell.isChecked():
            announcement = GroupAnnouncement(self.told.text(), moment_of(self.ends))
        return MailingDraft(
            filter=self.group.filter(),
            subject=self.writing.subject.text(),
            body=self.writing.text(),
            request_key=self._key,
            files=self.writing.attach.files(),
            announcement=announcement,
        )

    def is_empty(self) -> bool:
        """Whether there is nothing worth keeping."""
        return self.writing.is_empty() and not self.writing.subject.text().strip()

    def show_texts(self, texts: tuple[MessageText, ...]) -> None:
        """Offer these templates, with what is the same for everybody of the group."""
        names = [street.name for street in self.group.streets.streets()]
        values = message_templates.values_of_group(names, self._desk.clock.today(), self._desk.clerk.name)
        self._fields = message_templates.all_fields(texts)
        self.writing.show_templates(message_templates.offered(texts, values), self._fields, values)

    def show_reach(self, seen: GroupPreview | None, text: str = "") -> None:
        """How many it is; None with a sentence while nobody knows."""
        self.seen = seen
        self.reach.setText(mailing_words.reach(seen) if seen else text)
        self.reach.set_tone("warn" if seen and (seen.held or not seen.reached) else "")
        self.model.set_rows(seen.first if seen else ())
        self.first.setAccessibleName(mailing_words.first_words(seen) if seen else self.tr("Recipients"))
        self.show_first.setVisible(bool(seen and seen.first))
        self.first.setVisible(bool(seen and seen.first) and self.first.isVisibleTo(self))
        self.send.set_words(mailing_words.send_words(seen) if seen else self.tr("Send"))
        self._may_send()

    def show_problems(self, found: dict[str, str]) -> None:
        """Say what is wrong, by field."""
        self.writing.show_problems(found)
        self.told_row.set_problem(mailing_words.problem(found.get("announcement", "")))

    def focus_first(self) -> None:
        """Where one begins."""
        self.group.service.setFocus()

    # ------------------------------------------------------------ changes

    def _now(self) -> datetime:
        return self._desk.clock.now()

    def _other_group(self) -> None:
        self.show_reach(None, self.tr("Counting ..."))
        self.typed.emit()
        self.filter_changed.emit()

    def _edited(self) -> None:
        self._may_send()
        self.typed.emit()

    def _may_send(self) -> None:
        known = self.seen is not None and self.seen.reached > 0
        self.send.setEnabled(known and not self.writing.attach.is_busy)

    def _show_first(self) -> None:
        self.first.setVisible(not self.first.isVisible())
        if self.first.isVisible():
            self.first.setFocus()

    def _show_announcement(self, wanted: bool) -> None:
        self.told_row.setVisible(wanted)
        self.ends_row.setVisible(wanted)
        if wanted:
            if not self.told.text():
                self.told.setText(self.writing.subject.text()[:ANNOUNCEMENT_LONGEST])
            self.told.setFocus()
        self._edited()

    def _send(self) -> None:
        found = mailing_problems(self.draft(), self._fields)
        self.show_problems(found)
        if not self.group.streets.add_typed():
            self.group.streets.edit.setFocus()
        elif set(found) - {"announcement"}:
            self.writing.focus_problem(found)
        elif found:
            self.told.setFocus()
        elif self.seen is not None:
            self.wanted.emit(self.draft())

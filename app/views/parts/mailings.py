"""Messages to groups: written, held, sent in batches with their progress, stopped, resumed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.faults import Cancelled, Refused
from app.domain.listing import Changed
from app.domain.mailings import Choices, GroupPreview, Mailing, MailingDraft, MailingStatus, Progress
from app.domain.messages import MessageText
from app.domain.office import Street
from app.models import mailing_words, message_templates
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.jobs import Cancel
from app.models.keeper import Keeper
from app.models.table import ValueTable
from app.services import drafts, mailings, messages, office
from app.services.link import Link
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.mailing_form import MailingForm
from app.views.parts.panel import EmptyNote, Panel

NEW_KEY = "Ctrl+G"
REST_MS = 350
"""Recipients are counted when the filter rests."""


def _store(link: Link, written: Hashable) -> None:
    """Keep or drop the draft; off the GUI thread."""
    if isinstance(written, MailingDraft) and (written.body.strip() or written.subject.strip() or written.files):
        drafts.keep_mailing(link, written)
    else:
        drafts.drop_mailing(link)


class Mailings(QWidget):
    """The list, the form above it, and whoever is being written to just now."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._supervises = desk.clerk.has("supervisor", "admin")
        self._begun = False
        self._running = 0
        self._texts: tuple[MessageText, ...] = ()
        self.form = MailingForm(desk, announces=self._supervises)
        self.model: ValueTable[Mailing] = ValueTable(mailing_words.columns(), lambda m: m.mailing_id, self)
        self.table = FittingTable(
            desk.theme, self.model, gives_way=("clerk", "made", "group"), stretch_px=180, elastic=("group",)
        )
        self.table.setAccessibleName(self.tr("Messages to groups"))
        self.table.setMinimumHeight(desk.theme.px(140))
        self.empty = EmptyNote(self.tr("Reading the messages ..."))
        self.details = Text("", tone="dim", wrap=True)
        self.panel = Panel(self.tr("Messages to groups"))
        self.new = Button(self.tr("New message to a group"), key=NEW_KEY)
        self.send = Button("", "main")
        self.release = Button(self.tr("Let it go"), "main")
        self.stop = Button("")
        self.keeper = Keeper(desk.jobs, self.form.draft, partial(_store, desk.link), self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.panel.head.addWidget(self.new)
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty, 1)
        self.panel.body.addWidget(self.details)
        acts = QWidget()
        flow = FlowLayout(8, acts)
        for button in (self.send, self.release, self.stop):
            flow.addWidget(button)
        row = QHBoxLayout()
        row.addWidget(acts, 1)
        self.panel.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.form)
        layout.addWidget(self.panel, 1)
        layout.addStretch(0)
        for part in (self.form, self.table, self.send, self.release, self.stop):
            part.hide()

    def _connect(self) -> None:
        desk = self._desk
        self.new.clicked.connect(lambda _checked=False: self.write())
        self.send.clicked.connect(lambda _checked=False: self._send())
        self.release.clicked.connect(lambda _checked=False: self._release())
        self.stop.clicked.connect(lambda _checked=False: self._stop())
        self.table.current_changed.connect(lambda _id: self._show_acts())
        self.form.wanted.connect(self._create)
        self.form.discarded.connect(self._close_form)
        self.form.typed.connect(self._typed)
        self.form.filter_changed.connect(self._rest.start)
        self.form.group.streets.typed.connect(self._complete)
        self._rest.timeout.connect(self._count)
        desk.feed.changed.connect(self._changed)

    # ------------------------------------------------------------ the list

    def begin(self) -> None:
        """Shown now: read the list, and at first what one can choose by."""
        if not self._begun:
            self._begun = True
            link = self._desk.link
            start = self._desk.jobs.start
            start(lambda cancel: mailings.choices(link, cancel=cancel), self._choices_came, owner=self, key="choices")
            start(lambda cancel: messages.texts(link, cancel=cancel), self._texts_came, owner=self, key="texts")
            start(lambda cancel: drafts.load_mailing(link, cancel=cancel), self._restored, owner=self, key="draft")
            self._load()

    def focus_first(self) -> None:
        """Where the clerk begins."""
        if self.form.isVisible():
            self.form.focus_first()
        else:
            focus_list(self.new, self.table)

    def unsaved(self) -> str:
        """What would be lost at signing out."""
        if self._running:
            return self.tr("A message to a group is being sent. It can be resumed later.")
        if self.keeper.kept:
            return ""
        self.keeper.keep()
        return self.tr("The message to a group is not kept yet.")

    def _load(self) -> None:
        link = self._desk.link
        self._desk.jobs.start(
            lambda cancel: mailings.page(link, cancel=cancel)[0],
            self._came,
            self._not_read,
            owner=self,
            key="load",
            quiet=self._running > 0,
        )

    def _came(self, rows: tuple[Mailing, ...]) -> None:
        self.model.set_rows(rows)
        self.empty.set_text(self.tr("No message was written to a group yet."))
        show_list(self, self.table, self.empty, there=bool(rows))
        choose_first(self.table)
        self._show_acts()

    def _not_read(self, error: Exception) -> None:
        self._begun = False
        self.empty.set_text(sentence(error))
        self._desk.messages.fault(error, self.begin)

    def _changed(self, changed: Changed) -> None:
        if not self._begun:
            return
        if concerns(changed, ("mailings",)):
            self._load()
        if concerns(changed, ("templates",)):
            self._begun = False
            if self.isVisible():
                self.begin()

    def _current(self) -> Mailing | None:
        wanted = self.table.current_id()
        return next((row for row in self.model.rows() if row.mailing_id == wanted), None)

    def _show_acts(self) -> None:
        row = self._current()
        self.details.setText(mailing_words.details(row) if row else "")
        self.details.setVisible(row is not None)
        may = row is not None and (row.mine or self._supervises)
        status = row.progress.status if row else MailingStatus.DONE
        left = row.progress.left if row else 0
        sending = row is not None and row.mailing_id == self._running
        resumed = status is MailingStatus.SENDING
        self.send.setVisible(may and not sending and (resumed or status is MailingStatus.READY))
        self.send.set_words(self.tr("Resume: %n left", "", left) if resumed else self.tr("Send to %n", "", left))
        self.release.setVisible(self._supervises and status is MailingStatus.HELD)
        self.stop.setVisible(may and not status.is_over)
        self.stop.set_words(self.tr("Stop: %n will not get it", "", left))

    # ------------------------------------------------------------ writing

    def write(self) -> None:
        """Begin a message; one that is being written already stays as it is."""
        if self.form.isHidden():
            self.form.begin(self.form.draft().filter)
        self._show_form(True)
        self.form.focus_first()

    def _show_form(self, wanted: bool) -> None:
        """While one writes the list makes room."""
        self.form.setVisible(wanted)
        self.panel.setVisible(not wanted)

    def _choices_came(self, choices: Choices) -> None:
        self.form.group.offer_choices(choices)

    def _texts_came(self, texts: tuple[MessageText, ...]) -> None:
        self._texts = texts
        self.form.show_texts(self._texts)

    def _restored(self, found: MailingDraft | None) -> None:
        if found is not None and self.form.is_empty():
            self.form.begin(found.filter, found.subject, found.body, found.files, found.request_key)
            self._show_form(True)
            self._desk.messages.say(self.tr("A message to a group that was not sent has come back."))

    def _typed(self) -> None:
        if self.form.isVisible():
            self.keeper.touch()

    def _complete(self, typed: str) -> None:
        link = self._desk.link
        if len(typed.strip()) >= 2:
            self._desk.jobs.start(
                lambda cancel: office.streets(link, typed, cancel=cancel), self._streets_came, lambda _error: None,
                owner=self, key="streets", quiet=True,
            )  # fmt: skip

    def _streets_came(self, streets: tuple[Street, ...]) -> None:
        self.form.group.streets.offer(streets)

    def _count(self) -> None:
        link, wanted = self._desk.link, self.form.group.filter()
        self.form.show_texts(self._texts)
        self._desk.jobs.start(
            lambda cancel: mailings.preview(link, wanted, cancel=cancel),
            self._counted,
            lambda error: self.form.show_reach(None, sentence(error)),
            owner=self,
            key="count",
        )

    def _counted(self, seen: GroupPreview) -> None:
        self.form.show_reach(seen)

    def _create(self, draft: MailingDraft) -> None:
        link, fields = self._desk.link, message_templates.all_fields(self._texts)
        self.form.send.setEnabled(False)
        self._desk.jobs.start(
            lambda cancel: mailings.create(link, draft, fields, cancel=cancel),
            self._created,
            lambda error: self._not_done(error, lambda: self._create(draft)),
            owner=self,
            key="create",
        )

    def _created(self, made: Progress) -> None:
        self._close_form()
        self._desk.feed.tell(Changed("mailings", 0, made.mailing_id))
        if made.status is MailingStatus.HELD:
            self._desk.messages.say(self.tr("The message waits for a supervisor's word."))
        else:
            self._go_on(made)

    def _not_done(self, error: Exception, again: Callable[[], None]) -> None:
        self.form.show_reach(self.form.seen)
        told = mailing_words.problem(error.code) if isinstance(error, Refused) else ""
        if told:
            self._desk.messages.warn(told)
        else:
            self._desk.messages.fault(error, again)
        self._load()

    def _close_form(self) -> None:
        self._show_form(False)
        self.form.begin(self.form.draft().filter)
        self.keeper.touch()
        self.keeper.keep()
        self.focus_first()

    # ------------------------------------------------------------ sending

    def _send(self) -> None:
        row = self._current()
        if row is not None:
            self._go_on(row.progress)

    def _go_on(self, before: Progress) -> None:
        """The next batch; the one after it is asked for when this one is stored."""
        self._running = before.mailing_id
        link, mailing_id = self._desk.link, before.mailing_id

        def work(cancel: Cancel) -> Progress:
            return mailings.send_batch(link, mailing_id, cancel=cancel)

        self._desk.jobs.start(work, self._went, self._broke_off, owner=self, key="send", quiet=True)
        self._show_acts()

    def _went(self, now: Progress) -> None:
        self._desk.feed.tell(Changed("mailings", 0, now.mailing_id))
        if not now.status.is_over:
            self._go_on(now)
            return
        self._running = 0
        self._desk.messages.say(
            mailing_words.sent(now) if now.status is MailingStatus.DONE else mailing_words.stopped(now)
        )

    def _broke_off(self, error: Exception) -> None:
        """Nothing is lost: what was stored stays, and "resume" goes on behind it."""
        self._running = 0
        if not isinstance(error, Cancelled):
            self._not_done(error, self._send)
        self._load()

    def _release(self) -> None:
        row = self._current()
        if row is not None:
            said = self.tr("It may be sent now.")
            self._act(mailings.release, row.mailing_id, lambda _now: self._desk.messages.say(said))

    def _stop(self) -> None:
        row = self._current()
        if row is None:
            return
        self._desk.jobs.cancel(self, "send")
        self._running = 0
        self._act(mailings.cancel_rest, row.mailing_id, lambda now: self._desk.messages.say(mailing_words.stopped(now)))

    def _act(self, act: Callable[..., Progress], mailing_id: int, then: Callable[[Progress], object]) -> None:
        link = self._desk.link

        def done(now: Progress) -> None:
            then(now)
            self._desk.feed.tell(Changed("mailings", 0, mailing_id))
            self.table.setFocus()

        self._desk.jobs.start(
            lambda cancel: act(link, mailing_id, cancel=cancel), done,
            lambda error: self._not_done(error, lambda: self._act(act, mailing_id, then)),
            owner=self, key="act",
        )  # fmt: skip

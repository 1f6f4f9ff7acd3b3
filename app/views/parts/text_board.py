"""Texts of consents, clauses and messages: everybody reads every version, an administrator adds one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.faults import Conflict, Refused
from app.domain.listing import Changed
from app.domain.texts import TextDraft, TextVersion
from app.models import fault_words
from app.models.feed import concerns
from app.models.form_draft import FormDraft
from app.models.table import ValueTable
from app.models.text_words import TextRow, is_text_problem, text_columns, text_rows
from app.services import templates
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.text_form import TextForm
from app.views.parts.text_pane import TextPane


class TextBoard(QWidget):
    """The list, the chosen text with its versions, and for an administrator the form of a new one."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._may = desk.clerk.has("admin")
        self._read = False
        self.model: ValueTable[TextRow] = ValueTable(text_columns(), lambda row: row.code, self)
        self.table = FittingTable(desk.theme, self.model, gives_way=("later", "kind"), stretch_px=220)
        self.table.setAccessibleName(self.tr("Texts"))
        self.table.setFixedHeight(desk.theme.px(230))
        self.empty = EmptyNote(self.tr("Reading the texts ..."))
        self.panel = Panel(self.tr("Texts of consents, clauses and messages"))
        self.add = Button(self.tr("New template of a message"))
        self.write = Button(self.tr("New version of this text"), "main")
        self.shown = Panel("")
        self.pane = TextPane(desk.theme)
        self.form = TextForm(desk.theme, desk.clock.today())
        self.panel.head.addWidget(self.add)
        self.panel.body.addWidget(self.table)
        self.panel.body.addWidget(self.empty)
        self.shown.head.addWidget(self.write)
        self.shown.body.addWidget(self.pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self.panel, self.form, self.shown):
            layout.addWidget(part)
        layout.addStretch(1)
        for hidden in (self.table, self.form, self.shown):
            hidden.hide()
        self.add.setVisible(self._may)
        self.write.setVisible(self._may)
        self.draft = FormDraft(desk.jobs, desk.link, "text", 0, self.form.texts, self)
        self._connect()

    def _connect(self) -> None:
        self.draft.found.connect(self._restore)
        self.form.edited.connect(self.draft.touch)
        self.form.closed.connect(self.draft.done)
        self.table.current_changed.connect(lambda _key: self._show_row())
        self.table.chosen.connect(lambda _key: self._begin(new=False))
        self.add.clicked.connect(lambda _checked=False: self._begin(new=True))
        self.write.clicked.connect(lambda _checked=False: self._begin(new=False))
        self.form.wanted.connect(self._save)
        self.form.closed.connect(self._closed)
        self.desk.feed.changed.connect(self._changed)

    def activate(self) -> None:
        """It is shown now."""
        if self._read:
            return
        self._read = True
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: templates.all(link, cancel=cancel), self._came, self._failed, owner=self, key="load"
        )

    def focus_first(self) -> None:
        """Into the list."""
        focus_list(self, self.table)

    def typed(self) -> bool:
        """Whether a version that is being written would be lost."""
        return self.form.typed()

    def _changed(self, changed: Changed) -> None:
        if concerns(changed, ("templates",)):
            self._read = False
            if self.isVisible():
                self.activate()

    def _failed(self, error: Exception) -> None:
        self._read = False
        self.empty.set_text(fault_words.sentence(error))
        self.desk.messages.fault(error, self.activate)

    def _came(self, texts: dict[str, tuple[TextVersion, ...]]) -> None:
        rows = text_rows(texts, self.desk.clock.today())
        self.model.set_rows(rows)
        show_list(self, self.table, self.empty, there=bool(rows))
        self.empty.set_text(self.tr("There are no texts."))
        choose_first(self.table)
        self._show_row()
        if self._may:
            self.draft.load()

    def _restore(self, texts: dict[str, str]) -> None:
        """What was being written when the program ended."""
        code = texts.get("code", "")
        if self.form.typed() or (code and not self.table.select_id(code)):
            return
        self._begin(new=not code)
        self.form.restore(texts)
        self.desk.messages.say(self.tr("A text that was not saved has come back."))

    def _current(self) -> TextRow | None:
        wanted = self.table.current_id()
        return next((row for row in self.model.rows() if row.code == wanted), None)

    def _show_row(self) -> None:
        row = self._current()
        self.shown.setVisible(row is not None and self.form.isHidden())
        if row is not None:
            self.shown.set_title(row.title)
            self.pane.show_row(row)

    def _begin(self, *, new: bool) -> None:
        """Write; a version that is being written already stays as it is."""
        row = self._current()
        if not self._may:
            self.pane.chooser.setFocus()
        elif self.form.typed():
            self.desk.messages.warn(self.tr("First save the text that you have begun, or throw it away."))
            self.form.body_edit.setFocus()
        elif new or row is not None:
            self.panel.hide()  # the form and what it is compared with need the room
            self.shown.hide()
            self.form.begin(None if new else row, tuple(each.code for each in self.model.rows()))

    def _closed(self) -> None:
        self.panel.show()
        self._show_row()
        self.table.setFocus()

    def _save(self, draft: TextDraft) -> None:
        link, today = self.desk.link, self.desk.clock.today()
        self.form.save.setEnabled(False)
        self.desk.jobs.start(
            lambda cancel: templates.save_version(link, draft, today, cancel=cancel),
            lambda changed: self._saved(changed, draft),
            lambda error: self._not_saved(error, draft),
            owner=self,
            key="save",
        )

    def _saved(self, changed: Changed, draft: TextDraft) -> None:
        self.form.save.setEnabled(True)
        self.form.end()
        self.draft.done()
        told = self.tr("Version %1 is saved; the versions before it stay as they were.")
        self.desk.messages.say(told.replace("%1", str(draft.after + 1)))
        self._closed()
        self._read = False
        self.desk.feed.tell(changed)
        self.activate()

    def _not_saved(self, error: Exception, draft: TextDraft) -> None:
        self.form.save.setEnabled(True)
        if isinstance(error, Refused) and is_text_problem(error.code):
            self.form.show_problems({str(error.detail.get("field", "body")): error.code})
        elif isinstance(error, Conflict):
            self.desk.messages.warn(
                self.tr(
                    "Somebody else saved a version meanwhile. Yours is kept here: look at theirs, then begin again."
                )
            )
            self._read = False
            self.activate()
        else:
            self.desk.messages.fault(error, lambda: self._save(draft))

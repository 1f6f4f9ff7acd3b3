"""A new version of a text: title, text, the day it holds from, and what differs from the version before."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.domain.texts import LONGEST_TITLE, TextDraft, TextKind, fields_of, problems, text_code
from app.models import words
from app.models.text_words import TextRow, kind_words, text_problem
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.plain_text import typed_text
from app.views.parts.text_pane import ComparedText
from app.views.theme import Theme

_DAY = re.compile(r"\s*([0-9]{1,2})[. /-]([0-9]{1,2})[. /-]([0-9]{4})\s*", re.ASCII)


class TextForm(Panel):
    """Holds one version that is being written; versions before it are never changed."""

    wanted = Signal(object)
    """The ``TextDraft`` to add."""
    closed = Signal()
    """It was thrown away by hand."""
    edited = Signal()
    """Something was typed."""

    def __init__(self, theme: Theme, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._today = today
        self._row: TextRow | None = None
        self._taken: tuple[str, ...] = ()
        self.title_edit = QLineEdit()
        self.title_edit.setMaxLength(LONGEST_TITLE)
        self.body_edit = QPlainTextEdit()
        self.body_edit.setTabChangesFocus(True)
        self.body_edit.setFixedHeight(theme.px(170))
        self.day_edit = QLineEdit()
        self.day_edit.setMaxLength(20)
        self.title_row = FieldRow(self.tr("Title of the text"), self.title_edit)
        self.body_row = FieldRow(self.tr("New text"), self.body_edit)
        self.day_row = FieldRow(self.tr("Holds from"), self.day_edit)
        self.fields = Text("", tone="dim", wrap=True)
        self.compared = ComparedText(theme, self.tr("Compared with the version before"))
        self.compared.setFixedHeight(theme.px(110))
        self.note = Text("", tone="dim", wrap=True)
        self.save = Button("", "main")
        self.cancel = Button(self.tr("Throw away"))
        acts = QWidget()
        flow = FlowLayout(8, acts)
        flow.addWidget(self.save)
        flow.addWidget(self.cancel)
        self.label = Text(self.tr("Struck through: gone. Underlined: new."), tone="dim", wrap=True)
        for part in (
            self.title_row, self.body_row, self.fields, self.label, self.compared, self.day_row, self.note, acts
        ):  # fmt: skip
            self.body.addWidget(part)
        self.body_edit.textChanged.connect(self._typed)
        self.body_edit.textChanged.connect(self.edited)
        for editor in (self.title_edit, self.day_edit):
            editor.textEdited.connect(lambda _text: self.edited.emit())
        self.title_edit.textEdited.connect(lambda _text: self.title_row.set_problem(""))
        self.day_edit.textEdited.connect(lambda _text: self._show_day())
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.cancel.clicked.connect(lambda _checked=False: self._close())

    def begin(self, row: TextRow | None, taken: tuple[str, ...]) -> None:
        """Write another version of a text, from its last one; None begins a new template of messages."""
        self._row, self._taken = row, taken
        last = row.versions[-1] if row is not None else None
        kind = row.kind if row is not None else TextKind.MESSAGE
        self.set_title(
            self.tr("New version: %1").replace("%1", last.title) if last is not None else self.tr("New template"),
            kind_words(kind),
        )
        self.title_edit.setText(last.title if last is not None else "")
        self.body_edit.setPlainText(last.body if last is not None else "")
        self.day_edit.setText(words.day(max(self._today, last.valid_from) if last is not None else self._today))
        names = sorted(frozenset[str]().union(*(fields_of(each.body) for each in row.versions))) if row else []
        told = self.tr("Fields the program or the clerk fills in: %1").replace(
            "%1", ", ".join("{" + name + "}" for name in names)
        )
        self.fields.setText(told)
        self.fields.setVisible(bool(names))
        for part in (self.compared, self.label):
            part.setVisible(row is not None)
        self.note.setText(
            self.tr(
                "What was agreed to under the former version stays in force and is shown as such; new statements get this text."
            )
            if kind is TextKind.CONSENT
            else ""
        )
        self.note.setVisible(bool(self.note.text()))
        self.show_problems({})
        self._typed()
        self._show_day()
        self.show()
        (self.body_edit if last is not None else self.title_edit).setFocus()

    def typed(self) -> bool:
        """Whether something typed would be lost."""
        if self.isHidden():
            return False
        last = self._row.versions[-1] if self._row is not None else None
        before = (last.title, last.body) if last is not None else ("", "")
        return (self.title_edit.text(), typed_text(self.body_edit)) != before

    def texts(self) -> tuple[tuple[str, str], ...]:
        """What is typed, with what it is about; empty while nothing differs from the last version."""
        if not self.typed():
            return ()
        code = self._row.code if self._row is not None else ""
        return (
            ("code", code),
            ("title", self.title_edit.text()),
            ("body", typed_text(self.body_edit)),
            ("day", self.day_edit.text()),
        )

    def restore(self, texts: dict[str, str]) -> None:
        """Put back what an earlier run left, into the form that was begun on its text."""
        self.title_edit.setText(texts.get("title", ""))
        self.body_edit.setPlainText(texts.get("body", ""))
        self.day_edit.setText(texts.get("day", ""))
        self._show_day()

    def draft(self) -> TextDraft | None:
        """What is written; None where the day can't be read."""
        day = _read(self.day_edit.text())
        if day is None:
            return None
        row, title = self._row, self.title_edit.text()
        code = row.code if row is not None else text_code(title, self._taken)
        kind = row.kind if row is not None else TextKind.MESSAGE
        after = row.versions[-1].number if row is not None else 0
        return TextDraft(code, kind, after, title, typed_text(self.body_edit), day)

    def show_problems(self, found: dict[str, str]) -> None:
        """Say what is wrong, by field."""
        self.title_row.set_problem(text_problem(found.get("title", "")))
        self.body_row.set_problem(text_problem(found.get("body", "")))
        self.day_row.set_problem(text_problem(found.get("valid_from", "")))

    def end(self) -> None:
        """It is saved."""
        self._row = None
        self.title_edit.clear()
        self.body_edit.clear()
        self.hide()

    def _close(self) -> None:
        self.end()
        self.closed.emit()

    def _typed(self) -> None:
        self.body_row.set_problem("")
        if self._row is not None:
            self.compared.show_text(typed_text(self.body_edit), self._row.versions[-1].body)

    def _show_day(self) -> None:
        day = _read(self.day_edit.text())
        number = self._row.versions[-1].number + 1 if self._row is not None else 1
        text = self.tr("Save version %1, in force from %2").replace("%1", str(number))
        self.save.set_words(text.replace("%2", words.day(day)))
        self.day_row.set_problem("")

    def _save(self) -> None:
        draft = self.draft()
        if draft is None:
            self.show_problems({"valid_from": "day_unreadable"})
            self.day_edit.setFocus()
            return
        versions = self._row.versions if self._row is not None else ()
        found = problems(draft, versions, self._today)
        self.show_problems(found)
        if found:
            rows = {"title": self.title_edit, "body": self.body_edit, "valid_from": self.day_edit}
            rows[next(iter(found))].setFocus()
        else:
            self.wanted.emit(draft)


def _read(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None

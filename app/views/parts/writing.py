"""What is written, to one or to many: subject, text from a template, the fields still to be filled in, attachments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.messages import SUBJECT_LONGEST, AttachedFile, filled, left_over
from app.models.message_templates import Template
from app.models.message_words import problem
from app.views.desk import Desk
from app.views.parts.attach_row import AttachRow
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.field_editors import FieldEditors
from app.views.parts.labels import plain_words
from app.views.parts.plain_text import typed_text


class Writing(QWidget):
    """Holds one text that is being written; everything in it is plain text."""

    typed = Signal()
    """Something was typed or attached: keep the draft."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[str, ...] = ()
        self._values: dict[str, str] = {}
        self.template = Button(self.tr("Insert a template"))
        self.menu = QMenu(self.template)
        self.template.setMenu(self.menu)
        self.subject = QLineEdit()
        self.subject.setMaxLength(SUBJECT_LONGEST)
        self.subject_row = FieldRow(self.tr("Subject"), self.subject)
        self.editors = FieldEditors(desk.theme)
        self.body_text = QPlainTextEdit()
        self.body_text.setTabChangesFocus(True)
        self.body_text.setFixedHeight(desk.theme.px(104))
        self.body_row = FieldRow(self.tr("Message"), self.body_text)
        self.attach = AttachRow(desk)
        self._lay_out()
        self.subject.textEdited.connect(lambda _text: self._edited())
        self.body_text.textChanged.connect(self._edited)
        self.editors.filled.connect(self._fill_field)
        self.editors.done.connect(self.body_text.setFocus)
        self.attach.changed.connect(self.typed)
        self.attach.picker.watch(self)

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(12)
        heads.addWidget(self.subject_row, 1)
        heads.addWidget(self.template, 0, Qt.AlignmentFlag.AlignBottom)
        heads.addWidget(self.attach.picker, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(heads)
        layout.addWidget(self.editors)
        layout.addWidget(self.body_row)
        layout.addWidget(self.attach)
        self.editors.hide()

    # ------------------------------------------------------------ what is written

    def begin(self, subject: str, text: str = "", files: tuple[AttachedFile, ...] = ()) -> None:
        """A new text, or the draft of one."""
        self.subject.setText(subject)
        self.body_text.blockSignals(True)
        self.body_text.setPlainText(text)
        self.body_text.blockSignals(False)
        self.attach.set_files(files)
        self._show_fields()
        self.show_problems({})

    def text(self) -> str:
        """The text as it was typed."""
        return typed_text(self.body_text)

    def is_empty(self) -> bool:
        """Whether there is nothing worth keeping."""
        return not self.text().strip() and not self.attach.files()

    def bare(self) -> tuple[str, ...]:
        """Fields of templates that still have to be filled in."""
        return left_over(f"{self.subject.text()}\n{self.text()}", self._fields)

    def show_problems(self, found: dict[str, str]) -> None:
        """Say what is wrong, by field."""
        self.subject_row.set_problem(problem(found.get("subject", "")))
        self.body_row.set_problem(problem(found.get("body", "")))

    def focus_problem(self, found: dict[str, str]) -> None:
        """Where the first problem is mended."""
        if "subject" in found:
            self.subject.setFocus()
        elif not self.editors.focus_first():
            self.body_text.setFocus()

    # ------------------------------------------------------------ templates

    def show_templates(self, templates: Sequence[Template], fields: tuple[str, ...], values: Mapping[str, str]) -> None:
        """Offer these; ``fields`` are those that no text may hold when it is sent, ``values`` what is known of them."""
        self._fields, self._values = fields, dict(values)
        self.menu.clear()
        for template in templates:
            action = self.menu.addAction(plain_words(template.title))
            action.triggered.connect(partial(self._insert, template))
        self.template.setEnabled(bool(templates))
        self._show_fields()

    def _insert(self, template: Template, _checked: bool = False) -> None:
        """Put a template where the cursor stands; what is typed already stays."""
        if not self.subject.text():
            self.subject.setText(template.subject)
        self.body_text.textCursor().insertText(template.body)
        self._edited()
        if not self.editors.focus_first():
            self.body_text.setFocus()

    def _fill_field(self, name: str, value: str) -> None:
        known = {name: value}
        self.subject.setText(filled(self.subject.text(), known))
        text = filled(self.text(), known)
        if text != self.text():
            cursor = self.body_text.textCursor()
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(text)  # so that it can be undone
        self._edited()

    def _edited(self) -> None:
        self._show_fields()
        self.typed.emit()

    def _show_fields(self) -> None:
        self.editors.show_fields(self.bare())
        self.editors.suggest(self._values)

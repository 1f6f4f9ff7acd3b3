"""The editor of one thing of page 2.5: its parts, the reason, and what to do when somebody else was first."""

from __future__ import annotations

from itertools import pairwise
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.customers import ChannelKind, PersonalData
from app.domain.faults import Conflict, Refused
from app.domain.identifiers import normal_postal
from app.domain.personal import FIELDS, PersonalDraft, PersonalField, problems
from app.models.personal_words import PROBLEMS, field_words, part_words, problem_words
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.labels import Text
from app.views.parts.layouts import empty
from app.views.parts.panel import Panel

_WIDTHS = {"house": 1, "flat": 1, "postal_code": 1}


class PersonalEditor(Panel):
    """Fields of a ``PersonalDraft``; what is typed stays until it is saved or thrown away by hand."""

    wanted = Signal(object)
    """The ``PersonalDraft`` to save."""
    typed = Signal()
    """Something was typed."""
    given_up = Signal()
    """The change was thrown away by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._draft: PersonalDraft | None = None
        self._first: dict[str, str] = {}
        self.fields: dict[str, FieldRow] = {}
        self._editors: dict[str, QLineEdit] = {}
        self.warning = Text("", tone="warn", wrap=True)
        self.warning.hide()
        self.body.addWidget(self.warning)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self.body.addLayout(self._line)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason_row = FieldRow(part_words(PersonalField.PHONE, "reason"), self.reason, roomy=True)
        self.reason.textEdited.connect(lambda _text: self._check())
        self.reason.textEdited.connect(self.typed)
        self.reason.returnPressed.connect(self._save)
        self.body.addWidget(self.reason_row)
        self.save = Button(self.tr("Save the change"), "main")
        self.save.clicked.connect(self._save)
        self.cancel = Button(self.tr("Give up the change"))
        self.cancel.clicked.connect(self._give_up)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.body.addLayout(row)

    def begin(self, data: PersonalData, field: PersonalField, row_id: int, version: int) -> None:
        """Start changing a thing; an editor that holds unsaved text of the same thing keeps it."""
        if self.is_about(field, row_id) and self.is_dirty():
            return
        self._draft = PersonalDraft(data.customer_id, field, row_id, version, {}, "", str(uuid4()))
        self._first = _values(data, field, row_id)
        self.set_title(self.tr("Change: %1").replace("%1", field_words(field)))
        self.warning.hide()
        self.reason.clear()
        self.reason_row.set_problem("")
        self._build(field)

    def _build(self, field: PersonalField) -> None:
        empty(self._line)
        self.fields, self._editors = {}, {}
        for part in FIELDS[field]:
            editor = QLineEdit(self._first.get(part, ""))
            editor.setMaxLength(300)
            editor.textEdited.connect(lambda _text, name=part: self._edited(name))
            editor.returnPressed.connect(self._save)
            row = FieldRow(part_words(field, part), editor, roomy=True)
            self._line.addWidget(row, _WIDTHS.get(part, 3))
            self.fields[part], self._editors[part] = row, editor
        order = [*self._editors.values(), self.reason, self.save, self.cancel]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def texts(self) -> tuple[tuple[str, str], ...]:
        """What is typed, with what it is about; empty while nothing differs from what is on file."""
        if self._draft is None or not self.is_dirty():
            return ()
        about = (("field", self._draft.field.value), ("row", str(self._draft.row_id)), ("reason", self.reason.text()))
        return about + tuple((f"part-{part}", editor.text()) for part, editor in self._editors.items())

    def restore(self, data: PersonalData, texts: dict[str, str]) -> None:
        """Begin where an earlier run broke off."""
        field, row_id = PersonalField(texts["field"]), int(texts["row"])
        self.begin(data, field, row_id, _version(data, PersonalDraft(data.customer_id, field, row_id, data.version)))
        for part, editor in self._editors.items():
            editor.setText(texts.get(f"part-{part}", ""))
        self.reason.setText(texts.get("reason", ""))
        self.warning.setText(self.tr("This change was begun before and not saved; look at it and save, or give it up."))
        self.warning.show()

    def focus_first(self) -> None:
        """Put the cursor into the first field, its text selected."""
        first = next(iter(self._editors.values()), None)
        if first is not None:
            first.setFocus()
            first.selectAll()

    def is_about(self, field: PersonalField, row_id: int) -> bool:
        """Whether this is what is being changed."""
        return self._draft is not None and (self._draft.field, self._draft.row_id) == (field, row_id)

    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        if self._draft is None:
            return False
        return bool(self.reason.text()) or any(
            editor.text() != self._first.get(part, "") for part, editor in self._editors.items()
        )

    def renew(self, data: PersonalData) -> None:
        """The data was read again: where somebody changed it, that is said, and the next save is against theirs."""
        if self._draft is not None and (version := _version(data, self._draft)) != self._draft.version:
            self._draft = _again(self._draft, version, self._draft.values, self._draft.reason, str(uuid4()))
            self._warn()

    def tell(self, error: Exception) -> bool:
        """Show a fault beside its field; True when the data should be read again, False when it is not ours to tell."""
        if isinstance(error, Conflict):
            code = PROBLEMS.get(error.what)
            if code is not None:
                next(iter(self.fields.values())).set_problem(problem_words(error.what))
                return True
            self._warn()
            return True
        if isinstance(error, Refused) and error.code in PROBLEMS:
            name = str(error.detail.get("field", ""))
            (self.fields.get(name) or self.reason_row).set_problem(problem_words(error.code))
            return True
        return False

    def _warn(self) -> None:
        self.warning.setText(
            self.tr(
                "Somebody else changed this meanwhile; above is what is there now. Your text is kept: "
                "save again to put it in place of theirs, or give up."
            )
        )
        self.warning.show()

    def end(self) -> None:
        """The change is saved: forget what was typed."""
        self._draft = None
        self.warning.hide()

    def _give_up(self) -> None:
        self.end()
        self.hide()
        self.given_up.emit()

    def _edited(self, part: str) -> None:
        editor = self._editors[part]
        text = editor.text()
        if part == "postal_code" and text.isdigit() and len(text) == 5 and editor.cursorPosition() == 5:
            editor.setText(normal_postal(text))
        self._check(part)
        self.typed.emit()

    def _check(self, only: str = "") -> None:
        draft = self._filled()
        if draft is None:
            return
        found = problems(draft)
        for part, row in self.fields.items():
            if not only or part == only:
                row.set_problem(problem_words(found[part]) if part in found else "")
        if not only:
            self.reason_row.set_problem(problem_words(found["reason"]) if "reason" in found else "")

    def _filled(self) -> PersonalDraft | None:
        if self._draft is None:
            return None
        values = {part: editor.text() for part, editor in self._editors.items()}
        return _again(self._draft, self._draft.version, values, self.reason.text(), self._draft.request_key)

    def _save(self) -> None:
        draft = self._filled()
        if draft is None:
            return
        found = problems(draft)
        self._check()
        if not found:
            self._draft = draft
            self.wanted.emit(draft)
        elif wrong := next((self._editors[part] for part in self._editors if part in found), None):
            wrong.setFocus()
        else:
            self.reason.setFocus()


def _again(draft: PersonalDraft, version: int, values: dict[str, str], reason: str, key: str) -> PersonalDraft:
    return PersonalDraft(draft.customer_id, draft.field, draft.row_id, version, values, reason, key)


def _values(data: PersonalData, field: PersonalField, row_id: int) -> dict[str, str]:
    if field is PersonalField.PERSON_NAME:
        return {"surname": data.surname, "first_name": data.first_name}
    if field is PersonalField.COMPANY_NAME:
        return {"company": data.company}
    if field in {PersonalField.RESIDENCE, PersonalField.MAILING}:
        found = next((address for address in data.addresses if address.address_id == row_id), None)
        parts = FIELDS[field]
        return {part: str(getattr(found, part)) for part in parts} if found is not None else {}
    return {}  # a phone or an e-mail is typed anew: on file it is masked


def _version(data: PersonalData, draft: PersonalDraft) -> int:
    if draft.field in {PersonalField.PERSON_NAME, PersonalField.COMPANY_NAME} or not draft.row_id:
        return data.version
    kinds = (ChannelKind.PHONE, ChannelKind.EMAIL)
    rows = {channel.channel_id: channel.version for channel in data.channels if channel.kind in kinds}
    rows |= {address.address_id: address.version for address in data.addresses}
    return rows.get(draft.row_id, draft.version)

"""Fields of a template that the data does not know: an editor for each, and what is typed goes into the text."""

from __future__ import annotations

from collections.abc import Mapping

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.models.message_templates import field_word
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.theme import Theme


class FieldEditors(QWidget):
    """Shows an editor while a field stands bare; Enter or leaving it fills it in everywhere."""

    filled = Signal(str, str)
    """(field, what was typed)."""
    done = Signal()
    """The last one was filled in with Enter."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, FieldRow] = {}
        self._suggested: dict[str, str] = {}
        self._flow = FlowLayout(12, self)

    def show_fields(self, names: tuple[str, ...]) -> None:
        """Ask for these and no others; what is typed already stays."""
        for name in [each for each in self._rows if each not in names]:
            self._flow.drop(self._rows.pop(name))
        for name in names:
            if name not in self._rows:
                self._rows[name] = self._row(name)
                self._flow.addWidget(self._rows[name])
        self.setVisible(bool(names))
        self.updateGeometry()

    def suggest(self, values: Mapping[str, str]) -> None:
        """Put what is known into editors where nothing else was typed: Enter confirms it."""
        for name in self._rows:
            editor, known = self.editor(name), values.get(name, "")
            if editor.text() in {"", self._suggested.get(name, "")} and editor.text() != known:
                editor.setText(known)
                self._suggested[name] = known

    def names(self) -> tuple[str, ...]:
        """What is asked for."""
        return tuple(self._rows)

    def editor(self, name: str) -> QLineEdit:
        """The editor of a field."""
        found = self._rows[name].editor
        if not isinstance(found, QLineEdit):
            raise TypeError(name)
        return found

    def focus_first(self) -> bool:
        """Into the first editor; False where nothing is asked for."""
        if not self._rows:
            return False
        self.editor(next(iter(self._rows))).setFocus()
        return True

    def _row(self, name: str) -> FieldRow:
        editor = QLineEdit()
        editor.setMaxLength(500)
        editor.setMinimumWidth(self._theme.px(170))
        editor.returnPressed.connect(self._entered)
        editor.editingFinished.connect(lambda: self._finished(name, editor))
        return FieldRow(self.tr("Fill in: {field}").format(field=field_word(name)), editor)

    def _entered(self) -> None:
        QTimer.singleShot(0, self._go_on)  # once the field is filled in and its editor gone

    def _go_on(self) -> None:
        if not self.focus_first():
            self.done.emit()

    def _finished(self, name: str, editor: QLineEdit) -> None:
        """An editor that goes with its window loses the focus too; there is nobody left to be told."""
        if shiboken6.isValid(self) and name in self._rows and editor.text().strip():
            self.filled.emit(name, editor.text().strip())

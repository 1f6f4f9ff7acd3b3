"""A field of a form: label, editor, and the sentence saying what is wrong with what was typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.views.parts.labels import Text
from app.views.parts.style import mark


class FieldRow(QWidget):
    """Label above the editor (its buddy), the problem below it. The place of the problem is kept free when ``roomy``,
    so that a form does not jump while one types.
    """

    def __init__(self, label: str, editor: QWidget, *, roomy: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QLabel(label)
        self.label.setBuddy(editor)
        mark(self.label, "role", "field")
        editor.setAccessibleName(label.replace("&", ""))
        self.note = Text("", wrap=True)
        mark(self.note, "role", "problem")
        policy = self.note.sizePolicy()
        policy.setRetainSizeWhenHidden(roomy)
        self.note.setSizePolicy(policy)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(editor)
        layout.addWidget(self.note)
        self.setFocusProxy(editor)
        self.note.setVisible(False)
        self._cut = False
        if isinstance(editor, QLineEdit):
            editor.inputRejected.connect(self._was_cut)

    def set_label(self, label: str) -> None:
        """Another label; the editor is named by it."""
        self.label.setText(label)
        self.editor.setAccessibleName(label.replace("&", ""))

    def _was_cut(self) -> None:
        """More was typed or pasted than the field holds: nothing is lost silently."""
        if not self._cut:
            self._cut = True
            self.set_problem(self.problem())

    def _cut_sentence(self) -> str:
        editor = self.editor
        if not self._cut or not isinstance(editor, QLineEdit) or qt_length(editor.text()) < editor.maxLength() - 1:
            self._cut = False
            return ""
        return self.tr("No more than %n character(s) fit here; the rest was left out.", "", editor.maxLength())

    def set_problem(self, sentence: str, tone: str = "owe") -> None:
        """Say what is wrong ("owe"), doubtful ("warn") or meant ("dim"); an empty sentence takes it back."""
        if cut := self._cut_sentence():
            sentence, tone = f"{sentence} {cut}".strip(), tone if sentence else "warn"
        self.note.setText(sentence)
        self.note.set_tone(tone if sentence else "")
        self.note.setVisible(bool(sentence))
        mark(self.editor, "problem", tone if sentence and tone in {"owe", "warn"} else "")
        self.editor.setAccessibleDescription(sentence)
        if sentence:
            QTimer.singleShot(0, self, self._show_sentence)  # once it has its place

    def _show_sentence(self) -> None:
        """The sentence under the field one types into is never below the edge."""
        from app.views.parts.reading_order import show_whole  # names Qt, see ``labels``

        if self.editor.hasFocus():
            show_whole(self)

    def problem(self) -> str:
        """The sentence shown, empty when all is well."""
        return self.note.text()


def qt_length(text: str) -> int:
    """As Qt counts: a sign outside the basic plane (most emoji) is two; one that would be cut in half is left out whole."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

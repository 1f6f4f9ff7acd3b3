"""A thing of the payer as the paper says it: its fields, and below them what is on file and whether it is taken over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.declarations import DiffField
from app.models import declaration_words
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Flowing


class OnFileLine(QWidget):
    """``w kartotece: ...`` and, where the paper differs, the box that takes the paper's word over."""

    taken = Signal(object, bool)
    """(``DiffField``, whether it is taken over)."""

    def __init__(self, what: DiffField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = what
        self.on_file = Flowing("", tone="dim")
        self.take = QCheckBox(self.tr("take over into the file"))
        name = declaration_words.word(what)
        self.take.setAccessibleName(self.tr("Take over into the file: {what}").format(what=name))
        self.take.clicked.connect(lambda ticked: self.taken.emit(self.what, ticked))
        flow = FlowLayout(12, self)
        flow.addWidget(self.on_file)
        flow.addWidget(self.take)
        self.hide()

    def show_file(self, on_file: str, *, differs: bool, taken: bool, known: bool, empty: bool = False) -> None:
        """What is on file; ``known`` False: there is nothing to compare with; ``empty``: the paper says
        nothing of it.
        """
        self.setVisible(known and (differs or bool(on_file)))
        if empty:
            self.on_file.setText(self.tr("on file: {what}").format(what=on_file))
            self.on_file.set_tone("dim")
        elif not differs:
            self.on_file.setText(self.tr("as on file"))
            self.on_file.set_tone("dim")
        else:
            shown = on_file or self.tr("nothing")
            self.on_file.setText(self.tr("differs; on file: {what}").format(what=shown))
            self.on_file.set_tone("warn")
        self.take.setVisible(differs)
        self.take.setChecked(differs and taken)


class Compared(QWidget):
    """Fields side by side, with the file's line below."""

    def __init__(self, rows: Sequence[tuple[FieldRow, int]], line: OnFileLine | None = None) -> None:
        super().__init__()
        side = QHBoxLayout()
        side.setSpacing(8)
        for row, stretch in rows:
            side.addWidget(row, stretch, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(side)
        if line is not None:
            layout.addWidget(line)

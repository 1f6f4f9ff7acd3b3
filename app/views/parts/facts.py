"""Facts on as few lines as they need: a dim label and its value, wrapping like words of a text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Elided, Text
from app.views.parts.style import mark

GAP = 6
"""Free pixels between a label and its value."""


class Fact(QWidget):
    """A label and, beside it, the value, which can be marked with the mouse."""

    def __init__(self, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.label = Text(label, tone="dim")
        self.value = Elided()
        mark(self.value, "look", "fact")  # where label and value have one colour, its weight tells them apart
        for text in (self.label, self.value):  # both, so that they stand on one line
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        layout.addWidget(self.label)
        layout.addWidget(self.value)

    @override
    def sizeHint(self) -> QSize:
        label, value = self.label.sizeHint(), self.value.sizeHint()
        return QSize(label.width() + GAP + value.width() + 12, max(label.height(), value.height()))

    def set_value(self, value: str) -> None:
        """Another value; an empty one hides the fact."""
        self.value.setText(value)
        self.updateGeometry()
        self.setVisible(bool(value))


class Facts(QWidget):
    """Facts one behind another."""

    def __init__(self, *facts: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        flow = FlowLayout(4, self)
        for fact in facts:
            flow.addWidget(fact)

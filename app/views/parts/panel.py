"""A white panel with a heading, and the sentence that stands where there is nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.views.parts.buttons import Button
from app.views.parts.labels import Heading, Text
from app.views.parts.style import mark

RIGHT_MIDDLE = 0x82
"""``AlignRight | AlignVCenter`` as the property takes it, see ``labels``."""


class Panel(QFrame):
    """Rounded panel on the pale ground; never put one into another. Fill ``body``; ``head`` takes tools on the right."""

    def __init__(self, title: str = "", aside: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "panel", True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(8)
        self.title = Heading(title, wrap=True)
        self.aside = Text(aside, tone="dim")
        self.aside.setProperty("alignment", RIGHT_MIDDLE)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.aside)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.head)
        outer.addLayout(self.body, 1)
        self.set_title(title, aside)

    def set_title(self, title: str, aside: str = "") -> None:
        """Another heading and what stands small on its right."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.aside.setText(aside)
        self.aside.setVisible(bool(aside))
        if title:
            self.setAccessibleName(title)


class EmptyNote(QWidget):
    """What stands in an empty place: why it is empty and, on a button, what to do about it."""

    def __init__(
        self,
        text: str,
        action: str = "",
        run: Callable[[], object] | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        from PySide6.QtCore import Qt

        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 16)
        layout.setSpacing(12)
        self.text = Text(text, tone="dim", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(action)
        if run is not None:
            self.button.clicked.connect(lambda _checked=False: run())
        layout.addStretch(1)
        layout.addWidget(self.text)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.button.setVisible(bool(action))  # not before it has a parent: it would be a window of its own

    def set_text(self, text: str) -> None:
        """Another sentence."""
        self.text.setText(text)

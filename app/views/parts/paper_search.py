"""Looking for a text in a paper: the field, how many were found, the next and the one before."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.paper_pages import TextHit
from app.models.tips import plain_tip
from app.system.override import override
from app.views.parts.buttons import Button
from app.views.parts.labels import Text

SEARCH_KEY = "Ctrl+Shift+F"
_REST_MS = 150


class PaperSearch(QWidget):
    """Enter leads to the next, Shift+Enter to the one before, Esc ends it."""

    wanted = Signal(str)
    """Look for this text; empty: for nothing."""
    turned = Signal()
    """Another one is the current."""
    closed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[TextHit, ...] = ()
        self._current = -1
        self._looked = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Text in the document"))
        self.field.setAccessibleName(self.tr("Text to look for in the document"))
        self.field.setAccessibleDescription(self.tr("Enter: the next, Shift+Enter: the one before, Esc: the end"))
        self.told = Text("", tone="dim")
        self.none = Text("", tone="warn", wrap=True)
        self.back = self._tool("\u2191", self.tr("The one before"))
        self.forth = self._tool("\u2193", self.tr("The next"))
        self.end = self._tool("\u00d7", self.tr("End the search"))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.told)
        for button in (self.back, self.forth, self.end):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.none)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        self.field.textEdited.connect(lambda _text: self._rest.start())
        self.back.clicked.connect(lambda _checked=False: self.turn(-1))
        self.forth.clicked.connect(lambda _checked=False: self.turn(1))
        self.end.clicked.connect(lambda _checked=False: self.close_search())
        self._show()

    @staticmethod
    def _tool(sign: str, name: str) -> Button:
        button = Button(sign, "flat")
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        return button

    def open(self) -> None:
        """Into the field; what was looked for is marked, to be typed over."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_search(self) -> None:
        """Look for nothing."""
        self._rest.stop()
        self._looked = ""
        self.set_hits(())
        self.hide()
        self.closed.emit()

    def hits(self) -> tuple[TextHit, ...]:
        """What was found."""
        return self._hits

    def current(self) -> int:
        """Number of the current one, -1: none."""
        return self._current

    def set_hits(self, hits: tuple[TextHit, ...]) -> None:
        """What was found; the first is the current one."""
        self._hits = hits
        self._current = 0 if hits else -1
        self._show(missing=bool(self._looked) and not hits)

    def wait(self) -> None:
        """Another paper is about to be looked through."""
        self._hits, self._current = (), -1
        self._show(missing=False)

    def turn(self, step: int) -> None:
        """To the next (1) or the one before (-1); behind the last comes the first."""
        if self._hits:
            self._current = (self._current + step) % len(self._hits)
            self._show()
            self.turned.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self.field.text().strip() != self._looked:
                self._look()
            else:
                self.turn(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.turn(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _look(self) -> None:
        self._rest.stop()
        self._looked = self.field.text().strip()
        self.wanted.emit(self._looked)

    def _show(self, *, missing: bool = False) -> None:
        place = self.tr("{number} of {count}").format(number=self._current + 1, count=len(self._hits))
        self.told.setText(place if self._hits else "")
        self.told.setVisible(bool(self._hits))
        self.none.setText(self.tr("This text is not in the document.") if missing else "")
        self.none.setVisible(missing)
        for button in (self.back, self.forth):
            button.setEnabled(len(self._hits) > 1)

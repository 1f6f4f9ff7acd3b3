"""The locked window: shows nothing of any customer; the same password opens it again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.fault_words import sentence
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.labels import Heading, Text
from app.views.parts.panel import Panel
from app.views.parts.style import mark
from app.views.theme import Theme

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.ShortcutOverride,
}


class IdleWatch(QObject):
    """Tells when nobody has touched keyboard or mouse for a set time.

    It looks at native windows only (a few events a second), never at each widget's events.
    """

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)

    def watch(self, window: QObject) -> None:
        """Input to this native window counts."""
        window.installEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Time without input, minutes."""
        self._timer.setInterval(minutes * 60_000)

    def start(self) -> None:
        """Begin to count: somebody has signed in or unlocked."""
        self._timer.start()

    def stop(self) -> None:
        """Nobody is signed in, or the window is locked already."""
        self._timer.stop()

    def counting(self) -> bool:
        """Whether the time is running."""
        return self._timer.isActive()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and self._timer.isActive():
            self._timer.start()
        return False


class LockView(QWidget):
    """Asks for the password of the clerk who locked the window."""

    asked = Signal(str)
    """The password to be checked."""
    sign_out_asked = Signal()
    """Somebody else wants to work here."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        mark(self, "ground", value=True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.who = Text("", tone="dim", wrap=True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_row = FieldRow(self.tr("&Password"), self.password)
        self.enter = Button(self.tr("Unlock"), "main", key="Enter")
        self.leave = Button(self.tr("Sign out"))
        self.panel = Panel()
        self.panel.body.addWidget(Heading(self.tr("The window is locked")))
        self.panel.body.addWidget(self.who)
        self.panel.body.addWidget(self.password_row)
        buttons = QHBoxLayout()
        buttons.addWidget(self.enter, 1)
        buttons.addWidget(self.leave)
        self.panel.body.addLayout(buttons)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.panel)
        across.addStretch(1)
        middle = QVBoxLayout(self)
        middle.addStretch(2)
        middle.addLayout(across)
        middle.addStretch(3)
        self.enter.clicked.connect(lambda _checked=False: self._ask())
        self.leave.clicked.connect(lambda _checked=False: self.sign_out_asked.emit())
        self.password.returnPressed.connect(self._ask)
        self.password.textEdited.connect(lambda _text: self.password_row.set_problem(""))
        theme.changed.connect(self._fit)
        self._fit()

    def show_for(self, clerk_name: str) -> None:
        """Lock for this clerk."""
        self.who.setText(self.tr("Signed in: %1. Cards and what was typed are kept.").replace("%1", clerk_name))
        self.password.clear()
        self.password_row.set_problem("")
        self._let_type(allowed=True)
        self.password.setFocus()

    def show_fault(self, error: Exception) -> None:
        """The window stays locked, and why."""
        self._let_type(allowed=True)
        self.password.clear()
        self.password_row.set_problem(sentence(error))
        self.password.setFocus()

    def _ask(self) -> None:
        password = self.password.text().replace("\x00", "")  # libpq ends at NUL
        if not password:
            self.password_row.set_problem(self.tr("Type your password."))
        elif self.password.isEnabled():
            self._let_type(allowed=False)
            self.asked.emit(password)

    def _let_type(self, *, allowed: bool) -> None:
        for widget in (self.password, self.enter):
            widget.setEnabled(allowed)

    def _fit(self) -> None:
        self.panel.setFixedWidth(self._theme.px(380))

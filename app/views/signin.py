"""The sign-in view: the first thing painted, so it knows nothing of databases and never waits for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.faults import EnvironmentFault, Trouble
from app.models.fault_words import sentence
from app.system.override import override
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LONGEST_LOGIN = 63
"""PostgreSQL's own limit of a name."""
LONGEST_PASSWORD = 200
CLICK_FOCUS = 2
"""``Qt.FocusPolicy.ClickFocus`` as the property takes it: naming ``Qt`` costs a tenth of the start."""
_OF_SERVER = {
    Trouble.UNREACHABLE,
    Trouble.GONE,
    Trouble.STARTING,
    Trouble.TIMEOUT,
    Trouble.CROWDED,
    Trouble.NO_DATABASE,
    Trouble.TLS,
    Trouble.TARGET,
    Trouble.SCHEMA_TOO_NEW,
    Trouble.NO_SERVER,
    Trouble.DRIVER,
}


class SignInView(QWidget):
    """Server, login, password. What is asked of the server is done by others, in a job."""

    asked = Signal(str, str, bool)
    """(login, password, remember): the clerk wants in."""
    given_up = Signal()
    """The clerk no longer wants to wait."""
    painted = Signal()
    """The view was painted for the first time: the rest of the program may be loaded now."""

    def __init__(self, theme: Theme, server: str, login: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._first = True
        self._busy = False
        self.setAutoFillBackground(True)
        self.server = QLineEdit(server)
        self.server.setReadOnly(True)
        self.server.setProperty("focusPolicy", CLICK_FOCUS)
        self.login = QLineEdit(login)
        self.login.setMaxLength(LONGEST_LOGIN)
        self.password = QLineEdit()
        self.password.setMaxLength(LONGEST_PASSWORD)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.server_row = FieldRow(self.tr("Server"), self.server)
        self.login_row = FieldRow(self.tr("&Login"), self.login)
        self.password_row = FieldRow(self.tr("&Password"), self.password)
        self.remember = QCheckBox(self.tr("&Remember the password on this computer"))
        self.remember.hide()
        self.enter = Button(self.tr("Sign in"), "main")
        self.stop = Button(self.tr("Stop"))
        self.note = Text("", wrap=True)
        self._lay_out()
        self.enter.clicked.connect(lambda _checked=False: self._ask())
        self.stop.clicked.connect(lambda _checked=False: self.given_up.emit())
        for line in (self.login, self.password):
            line.returnPressed.connect(self._ask)
            line.textEdited.connect(self._clear_problems)
        theme.changed.connect(self._fit)
        self._fit()
        self.show_busy(busy=False)

    def _lay_out(self) -> None:
        self.panel = Panel()
        brand = Text("Okienko")
        brand.setObjectName("brandName")
        self.panel.body.addWidget(brand)
        self.panel.body.addWidget(Text(self.tr("Customer office: water and waste"), tone="dim", wrap=True))
        self.panel.body.addSpacing(8)
        for row in (self.server_row, self.login_row, self.password_row):
            self.panel.body.addWidget(row)
        self.panel.body.addWidget(self.remember)
        self.panel.body.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.enter, 1)
        buttons.addWidget(self.stop)
        self.panel.body.addLayout(buttons)
        self.panel.body.addWidget(self.note)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.panel)
        across.addStretch(1)
        middle = QVBoxLayout(self)
        middle.addStretch(2)
        middle.addLayout(across)
        middle.addStretch(3)

    # ------------------------------------------------------------ what others tell it

    def offer_remember(self, *, kept: bool) -> None:
        """This system keeps passwords safely; ``kept``: the clerk wished so last time."""
        self.remember.setChecked(kept)
        self.remember.show()

    def fill_password(self, password: str) -> None:
        """The password kept by the system, unless the clerk has begun to type one."""
        if not self.password.text():
            self.password.setText(password)

    def show_busy(self, *, busy: bool, sentence_text: str = "") -> None:
        """While the server is asked nothing can be typed, but it can be given up."""
        self._busy = busy
        for widget in (self.login, self.password, self.remember, self.enter):
            widget.setEnabled(not busy)
        self.stop.setVisible(busy)
        self.note.setText(sentence_text or (self.tr("Connecting...") if busy else ""))
        self.note.set_tone("dim")
        self.note.setVisible(bool(self.note.text()))

    def show_preparing(self) -> None:
        """The demonstration is started, perhaps made anew: nothing is to be typed, and nothing can be given up."""
        self.show_busy(
            busy=True,
            sentence_text=self.tr(
                "The demonstration is being prepared. If its town has to be made anew, this takes about a minute."
            ),
        )
        self.stop.hide()

    def show_fault(self, error: Exception) -> None:
        """One sentence beside the field that it is about; the password is to be typed again only when it was wrong."""
        self.show_busy(busy=False)
        text = sentence(error)
        kind = error.kind if isinstance(error, EnvironmentFault) else None
        if kind is Trouble.SIGN_IN:
            self.password_row.set_problem(text)
            self.password.clear()
            self.password.setFocus()
        elif kind in _OF_SERVER:
            self.server_row.set_problem(text)
            self.enter.setFocus()
        else:
            self.note.setText(text)
            self.note.set_tone("owe")
            self.note.show()
            self.enter.setFocus()

    def reset(self, login: str) -> None:
        """Somebody signed out: nothing of them stays but the login."""
        self.show_busy(busy=False)
        self._clear_problems()
        self.login.setText(login)
        self.password.clear()
        self.focus_first()

    def focus_first(self) -> None:
        """The first field that is still empty."""
        (self.password if self.login.text() else self.login).setFocus()

    # ------------------------------------------------------------ what the clerk does

    def _ask(self) -> None:
        if self._busy:
            return
        self._clear_problems()
        login, password = (
            typed.text().replace("\x00", "") for typed in (self.login, self.password)
        )  # libpq ends at NUL
        login = login.strip()
        if not login:
            self.login_row.set_problem(self.tr("Type your login."))
            self.login.setFocus()
        elif not password:
            self.password_row.set_problem(self.tr("Type your password."))
            self.password.setFocus()
        else:
            self.show_busy(busy=True)
            remember = self.remember.isVisibleTo(self) and self.remember.isChecked()
            self.asked.emit(login, password, remember)

    def _clear_problems(self) -> None:
        for row in (self.server_row, self.login_row, self.password_row):
            row.set_problem("")
        self.note.setVisible(self._busy)

    def _fit(self) -> None:
        self.panel.setFixedWidth(self._theme.px(380))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._first:
            self._first = False
            QTimer.singleShot(0, self.painted.emit)

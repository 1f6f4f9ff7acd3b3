"""What the e-BOK account of a customer is: state, login, password (never itself), locks, the newest link."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.portal import PortalAccount
from app.models import portal_words
from app.models.words import DASH, moment
from app.views.parts.labels import Chip, Flowing, Text
from app.views.parts.panel import Panel


class PortalFacts(Panel):
    """Label and value by row; the state stands as a chip with its letter, so that colour never speaks alone."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("1.3 Password and e-BOK account"))
        self.state = Chip("")
        self.head.addWidget(self.state)
        self.rows = QWidget()
        self.grid = QGridLayout(self.rows)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self.body.addWidget(self.rows)
        self._values: dict[str, tuple[Flowing, Text]] = {}
        for key, name in (
            ("state", self.tr("State")),
            ("login", self.tr("Login")),
            ("email", self.tr("E-mail of the account")),
            ("since", self.tr("Account since")),
            ("signed", self.tr("Last sign-in")),
            ("password", self.tr("Password")),
            ("lock", self.tr("Locked by time")),
            ("mail", self.tr("E-mail with a link")),
        ):
            self._add(key, name)

    def _add(self, key: str, name: str) -> None:
        row = self.grid.rowCount()
        label, value = Flowing(name, tone="dim"), Text("", wrap=True)
        label.setBuddy(value)
        self.grid.addWidget(label, row, 0)
        self.grid.addWidget(value, row, 1)
        self._values[key] = (label, value)

    def show_account(self, account: PortalAccount) -> None:
        """Show it; what it does not have is left out."""
        self.state.setText(portal_words.sign(account.state))
        self.state.set_tone(portal_words.TONES[account.state])
        self.state.setAccessibleName(portal_words.state_word(account.state))
        there = account.version > 0
        self._say("state", self._state(account))
        self._say("login", account.login)
        self._say("email", (account.email or self.tr("none")) if there else "")
        self._say("since", portal_words.since(account) if there else "")
        self._say(
            "signed", (moment(account.last_sign_in) if account.last_sign_in else self.tr("never")) if there else ""
        )
        self._say("password", portal_words.password(account) if there else "")
        self._say("lock", portal_words.lock(account), "warn" if account.locked_until else "")
        self._say("mail", portal_words.mail(account.mail))

    def _state(self, account: PortalAccount) -> str:
        line = portal_words.state_line(account)
        return f"{portal_words.state_word(account.state)}, {line}" if line else portal_words.state_word(account.state)

    def value(self, key: str) -> str:
        """What stands in a row, for tests."""
        return self._values[key][1].text()

    def _say(self, key: str, text: str, tone: str = "") -> None:
        label, value = self._values[key]
        value.setText(text or DASH)
        value.set_tone(tone)
        label.setVisible(bool(text))
        value.setVisible(bool(text))

"""What the e-BOK account of a customer is: state, login, password (never itself), locks, the newest link."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.portal import PortalAccount
from app.models import portal_words
from app.models.words import moment
from app.views.parts.facts import Fact, Facts
from app.views.parts.labels import Chip, Text
from app.views.parts.panel import Panel


class PortalFacts(Panel):
    """Label and value by row; the state stands as a chip with its letter, so that colour never speaks alone."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("1.3 e-BOK account"))
        self.state = Chip("")
        self.head.addWidget(self.state)
        self.since = Text("", wrap=True)
        self.lock = Text("", tone="warn", wrap=True)
        self.facts = {
            "login": Fact(self.tr("Login")),
            "email": Fact(self.tr("E-mail of the account")),
            "since": Fact(self.tr("Account since")),
            "signed": Fact(self.tr("Last sign-in")),
            "password": Fact(self.tr("Password")),
            "mail": Fact(self.tr("E-mail with a link")),
        }
        self.body.addWidget(self.since)
        self.body.addWidget(self.lock)
        self.body.addWidget(Facts(*self.facts.values()))

    def show_account(self, account: PortalAccount) -> None:
        """Show it; what it does not have is left out."""
        self.state.setText(portal_words.sign(account.state))
        self.state.set_tone(portal_words.TONES[account.state])
        self.state.setAccessibleName(portal_words.state_word(account.state))
        there = account.version > 0
        line, lock = portal_words.state_line(account), portal_words.lock(account)
        self.since.setText(line)
        self.since.setVisible(bool(line))
        self.lock.setText(self.tr("Locked by time: {lock}").format(lock=lock))
        self.lock.set_tone("warn" if account.locked_until else "dim")
        self.lock.setVisible(bool(lock))
        signed = moment(account.last_sign_in) if account.last_sign_in else self.tr("never")
        said = {
            "login": account.login,
            "email": account.email or self.tr("none"),
            "since": portal_words.since(account),
            "signed": signed,
            "password": portal_words.password(account),
            "mail": portal_words.mail(account.mail),
        }
        for key, fact in self.facts.items():
            fact.set_value(said[key] if there else "")

    def value(self, key: str) -> str:
        """What stands in a fact, for tests."""
        return self.facts[key].value.whole()

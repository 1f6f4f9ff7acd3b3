"""What the payer needs: amount and its words, account, title, payee; the code beside them, who and how much below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.codes import Matrix
from app.domain.identifiers import format_nrb
from app.domain.payment import PaymentData
from app.domain.payment_code import NoCode
from app.models import words
from app.models.payment_words import no_code
from app.views.parts.buttons import Button
from app.views.parts.labels import Text
from app.views.parts.payment_code import CodeView
from app.views.parts.style import mark
from app.views.theme import Theme

NRB_KEY, TITLE_KEY = "Ctrl+B", "Ctrl+Shift+B"
BANKS_PX = 250
"""The banks' recommendation wants a code on a screen to be at least so large (domain.md 5.1)."""


class CodeBox(QWidget):
    """The code and, below it, to whom and how much it pays; or the sentence why there is none."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.code = CodeView(theme, least_px=BANKS_PX)
        self.under = Text(wrap=True)
        self.why = Text(tone="warn", wrap=True)
        for text in (self.under, self.why):
            mark(text, "look", "small")
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.under)
        layout.addWidget(self.why)
        layout.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()

    def show_code(self, data: PaymentData | None, matrix: Matrix | None) -> None:
        """The code of a payment; ``matrix`` may come a moment later."""
        self.code.set_matrix(matrix)
        self.code.setVisible(matrix is not None)
        self.under.setVisible(matrix is not None)
        why = no_code(data.code) if data is not None and isinstance(data.code, NoCode) else ""
        self.why.setText(why)
        self.why.setVisible(bool(why))
        if data is not None and matrix is not None:
            under = f"{data.to.payee.name}\n{words.money(data.amount)}\n{format_nrb(data.to.nrb)}"
            self.under.setText(under)
            self.code.setAccessibleDescription(under)
        self._fit()

    def _fit(self) -> None:
        """As wide as the code and as an account is written."""
        self.under.ensurePolished()
        account = self.under.fontMetrics().horizontalAdvance("00 0000 0000 0000 0000 0000 0000") + 8
        width = max(self.code.sizeHint().width(), self._theme.px(200), account)
        self.setFixedWidth(width)
        for text in (self.under, self.why):  # a layout wider than this one takes it for shorter than it is
            text.setMinimumHeight(text.heightForWidth(width) if text.text() else 0)


class DataRows(QWidget):
    """Amount, account and title, each with its copying."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = Text()
        mark(self.amount, "money", "big")
        self.said = Text(tone="dim", wrap=True)
        self.account = self._text()
        mark(self.account, "heading", 1)  # it is read aloud and copied by hand
        self.title = self._text()
        mark(self.title, "look", "strong")
        self.payee = Text(wrap=True)
        mark(self.payee, "look", "fact")
        self.copy_nrb = Button(self.tr("Copy the account"), "flat", key=NRB_KEY)
        self.copy_title = Button(self.tr("Copy the title"), "flat", key=TITLE_KEY)
        self.account_label = Text(tone="dim")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.amount)
        layout.addWidget(self.said)
        layout.addSpacing(6)
        for label, value, button in (
            (self.account_label, self.account, self.copy_nrb),
            (Text(self.tr("Title"), tone="dim"), self.title, self.copy_title),
            (Text(self.tr("Payee"), tone="dim"), self.payee, None),
        ):
            head = QHBoxLayout()
            head.addWidget(label)
            head.addStretch(1)
            if button is not None:
                head.addWidget(button)
            layout.addLayout(head)
            layout.addWidget(value)
        for text in (self.amount, self.said, self.payee):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @staticmethod
    def _text() -> Text:
        text = Text(wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return text

    def show_data(self, data: PaymentData) -> None:
        """Another payment."""
        self.amount.setText(words.money(data.amount))
        self.said.setText(data.words)
        label = self.tr("Account: {service}")
        self.account_label.setText(label.format(service=words.word(data.to.service)))
        self.account.setText(format_nrb(data.to.nrb))
        self.account.setAccessibleName(f"{self.account_label.text()}: {self.account.text()}")
        too_many = self.tr("A transfer's title can't hold so many KSeF numbers: pay at most three invoices at once.")
        self.title.setText(data.title or too_many)
        self.title.set_tone("" if data.title else "warn")
        self.copy_title.setEnabled(bool(data.title))
        self.payee.setText(", ".join(part for part in (data.to.payee.name, data.to.payee.address) if part))

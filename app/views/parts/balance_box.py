"""The balance of one card: the largest thing on page 2.1, in words, with its age and its "as of"."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.balance import BalanceState, BalanceSummary
from app.models import balance_words as words
from app.models.words import money, word
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.layouts import empty
from app.views.parts.style import mark


class BalanceBox(QWidget):
    """What is to be paid and by when, what is late, what stands apart; ``ages`` and ``as_of`` are laid out by the page."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Text(tone="dim")
        self.amount = Text()
        mark(self.amount, "money", "big")
        self.amount.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        self.ages = AgeingBox()
        self.as_of = Text(tone="dim", wrap=True)
        self.as_of.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self.as_of, "look", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.caption)
        layout.addWidget(self.amount)
        layout.addLayout(self.lines)
        layout.addStretch(1)

    def show_balance(self, summary: BalanceSummary, commune_phone: str) -> None:
        """Show a balance; where the commune runs the fee, only its sentence."""
        fee = summary.state is BalanceState.FEE
        self.caption.setText(f"{word(summary.service)} · {words.box_title(summary).lower()}")
        big = words.box_amount(summary)
        self.amount.setText(big.text)
        self.amount.set_tone(big.tone)
        self.amount.setAccessibleName(words.header_line(summary, commune_phone))
        lines = (words.Part(words.fee_sentence(commune_phone)),) if fee else words.box_lines(summary)
        self._show_lines(lines)
        self.ages.setVisible(bool(summary.overdue) and not fee)
        self.ages.show_ages(summary.ageing.boxes)
        self.as_of.setText("" if fee else words.capital(words.as_of(summary)))
        self.as_of.setVisible(not fee)

    def _show_lines(self, parts: tuple[words.Part, ...]) -> None:
        empty(self.lines)
        for part in parts:
            line = Text(part.text, tone=part.tone, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.lines.addWidget(line)


class AgeingBox(QWidget):
    """Four amounts side by side: how long what is late has been late."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(14, self)
        self.amounts: list[Text] = []
        self.titles: list[Text] = []
        for title in words.ageing_titles():
            head, amount = Text(title, tone="dim"), Text()
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for label in (head, amount):
                mark(label, "look", "small")
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
                column.addWidget(label)
            flow.addWidget(box)
            self.titles.append(head)
            self.amounts.append(amount)

    def show_ages(self, boxes: tuple[int, int, int, int]) -> None:
        """Amounts in grosze, youngest first; nothing late in a box is a dim zero."""
        for title, label, amount in zip(self.titles, self.amounts, boxes, strict=True):
            label.setText(money(amount))
            label.set_tone("owe" if amount else "dim")
            label.setAccessibleName(f"{title.text()}: {money(amount)}")

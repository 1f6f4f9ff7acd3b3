"""A card that a payment may be for: one of the suggestions, or any customer, looked for as in the search box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.matching import AccountBrief
from app.domain.search import Hit
from app.models import bank_words, fault_words
from app.models.account_briefs import cards_of
from app.models.search import Finder, State
from app.models.tips import plain_tip
from app.services import search
from app.views.desk import Desk
from app.views.parts.field import FieldRow
from app.views.parts.lists import new_item
from app.views.parts.tables import row_height

_MOST = 8
_ROWS = 4
_CARDS = "cards"


class AccountFinder(QWidget):
    """Typing looks; Down goes to the list, Enter takes. An empty field offers the other suggestions."""

    found = Signal(object)
    """Cards, a tuple of ``AccountBrief``."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._offered: tuple[AccountBrief, ...] = ()
        self.line = QLineEdit()
        self.line.setMaxLength(search.LONGEST)
        self.line.setPlaceholderText(self.tr("Id, name, address, invoice number, account"))
        self.field = FieldRow(self.tr("Another card"), self.line)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Cards found: Enter adds them"))
        self.list.itemDoubleClicked.connect(self._take)  # Enter comes to keyPressEvent, and ends there
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.list.hide()
        link = desk.link
        self.finder = Finder(
            desk.jobs, lambda text, cancel: search.find(link, text, _MOST, cancel=cancel), self, sure=True
        )
        self.finder.changed.connect(self._refresh)
        self.finder.chosen.connect(self._ask_cards)
        self.line.textEdited.connect(self._typed)

    def offer(self, accounts: Sequence[AccountBrief]) -> None:
        """Offer these cards while nothing is typed; whoever was looked for until now is not wanted any more."""
        self._offered = tuple(accounts)
        self.desk.jobs.cancel(self, _CARDS)
        self.line.clear()
        self.finder.forget()

    def _typed(self, text: str) -> None:
        self.desk.jobs.cancel(self, _CARDS)
        self.finder.set_text(text)
        if self.finder.state is State.IDLE:
            self._refresh()

    def _refresh(self) -> None:
        """Show what can be taken now; of what was typed before nothing can."""
        state, asking = self.finder.state, self.finder.state is State.ASKING
        self.list.setEnabled(not asking)
        self.field.set_problem(*self._sentence())
        if state is State.IDLE:
            offered = () if self.line.text().strip() else self._offered
            self._show([(bank_words.account_words(each), each) for each in offered])
        elif not asking:
            words = self.tr("{name}, {address}, Id {number}")
            found = [
                hit for row in range(self.finder.hits.rowCount()) if (hit := self.finder.hits.hit(row)) is not None
            ]
            self._show([(words.format(name=hit.name, address=hit.address, number=hit.number), hit) for hit in found])
        elif not self.finder.hits.rowCount():
            self._show([])

    def _sentence(self) -> tuple[str, str]:
        finder = self.finder
        count = finder.hits.rowCount()
        if finder.state is State.FAILED and finder.error is not None:
            return fault_words.sentence(finder.error) + " " + self.tr("Enter looks again."), "owe"
        if finder.state is State.ASKING:
            return self.tr("Searching..."), "dim"
        if finder.state is State.IDLE:
            return (self.tr("Type at least two letters or digits."), "dim") if finder.text else ("", "")
        if not count:
            return self.tr("Nobody is found by this."), "dim"
        if count == 1:
            return "", ""
        return self.tr("Enter takes the first customer, the Down arrow leads to the others."), "dim"

    def _show(self, rows: list[tuple[str, AccountBrief | Hit]]) -> None:
        self.list.clear()
        for text, value in rows:
            item = new_item(self.list, text)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setToolTip(plain_tip(text))
        height = row_height(self.list.fontMetrics().height())
        for number in range(self.list.count()):
            self.list.item(number).setSizeHint(QSize(1, height))
        self.list.setFixedHeight(min(len(rows), _ROWS) * height + 2 * self.list.frameWidth() + 2)
        self.list.setVisible(bool(rows))

    def _take(self, item: QListWidgetItem) -> None:
        value = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, AccountBrief):
            self._give((value,))
        else:
            self.finder.take(self.list.row(item))

    def _ask_cards(self, customer_id: int) -> None:
        link = self.desk.link
        self.desk.jobs.start(lambda cancel: cards_of(link, customer_id, cancel), self._give, owner=self, key=_CARDS)

    def _enter(self) -> None:
        """Take the first of what the answer to the typed text holds; where it has not come yet, once it comes."""
        if self.finder.state is State.FAILED:
            self.finder.again()
        elif self.line.text().strip():
            self.finder.choose(0)
        elif self.list.count():
            self._take(self.list.item(0))

    def _give(self, accounts: tuple[AccountBrief, ...]) -> None:
        if not accounts:
            self.field.set_problem(self.tr("This customer has no card that takes payments."))
            return
        taken = {(each.customer_id, each.account_id) for each in accounts}
        self.offer([each for each in self._offered if (each.customer_id, each.account_id) not in taken])
        self.found.emit(accounts)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.line.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif self.line.hasFocus() and key == Qt.Key.Key_Down:
            if self.list.isEnabled() and self.list.count():
                self.list.setCurrentRow(0)
                self.list.setFocus()
        elif self.list.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (item := self.list.currentItem()) is not None:
                self._take(item)
        elif self.list.hasFocus() and key == Qt.Key.Key_Up and self.list.currentRow() <= 0:
            self.line.setFocus()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

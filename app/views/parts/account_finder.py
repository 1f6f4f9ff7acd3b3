"""A card that a payment may be for: one of the suggestions, or any customer, looked for as in the search box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.matching import AccountBrief
from app.domain.search import Hit, SearchAnswer
from app.models import bank_words
from app.models.account_briefs import cards_of
from app.services import search
from app.views.desk import Desk
from app.views.parts.field import FieldRow
from app.views.parts.tables import row_height

_REST_MS = 200
_MOST = 8
_ROWS = 4


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
        self.list.itemActivated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.list.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        self.line.textEdited.connect(lambda _text: self._rest.start())

    def offer(self, accounts: Sequence[AccountBrief]) -> None:
        """Offer these cards while nothing is typed."""
        self._offered = tuple(accounts)
        self.line.clear()
        self.field.set_problem("")
        self._show([(bank_words.account_words(each), each) for each in accounts])

    def _look(self) -> None:
        text, link = self.line.text().strip(), self.desk.link
        self.field.set_problem("")
        if not text:
            self.offer(self._offered)
            return
        self.desk.jobs.start(
            lambda cancel: search.find(link, text, _MOST, cancel=cancel), self._hits, owner=self, key="look", quiet=True
        )

    def _hits(self, answer: SearchAnswer) -> None:
        if not answer.hits:
            self.field.set_problem(self.tr("Nobody is found by this."), "dim")
        words = self.tr("{name}, {address}, Id {number}")
        self._show([(words.format(name=hit.name, address=hit.address, number=hit.number), hit) for hit in answer.hits])

    def _show(self, rows: list[tuple[str, AccountBrief | Hit]]) -> None:
        self.list.clear()
        for text, value in rows:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setToolTip(text)
            self.list.addItem(item)
        height = row_height(self.list.fontMetrics().height())
        for number in range(self.list.count()):
            item = self.list.item(number)
            hint = item.sizeHint()
            hint.setHeight(height)
            item.setSizeHint(hint)
        self.list.setFixedHeight(min(len(rows), _ROWS) * height + 2 * self.list.frameWidth() + 2)
        self.list.setVisible(bool(rows))

    def _take(self, item: QListWidgetItem) -> None:
        value = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, AccountBrief):
            self._give((value,))
        elif isinstance(value, Hit):
            link, customer_id = self.desk.link, value.customer_id
            self.desk.jobs.start(
                lambda cancel: cards_of(link, customer_id, cancel), self._give, owner=self, key="cards"
            )

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
        if self.line.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.count():
            self._take(self.list.item(0))
        elif self.line.hasFocus() and key == Qt.Key.Key_Down and self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus()
        elif self.list.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        elif self.list.hasFocus() and key == Qt.Key.Key_Up and self.list.currentRow() <= 0:
            self.line.setFocus()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

"""Payments of the bank of one state as a list, the chosen one below it: what waits, what is set aside, what is booked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.listing import Changed
from app.domain.matching import MovementPage, MovementState, QueuedMovement
from app.models import bank_words
from app.models.endless import EndlessTable
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.movement_list import MovementPart, movements
from app.views.desk import Desk
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.movement_card import MovementCard
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.short import Short


class MovementBoard(QWidget):
    """The list above, the payment below. Ctrl+Enter assigns the chosen one as the likeliest suggestion has it."""

    counted = Signal(object)
    """Counts of what waits came with a page: a ``MovementPage``."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.state = MovementState.WAITING
        self._begun = self._stale = False
        self._row = 0
        self.model: EndlessTable[QueuedMovement] = EndlessTable(
            bank_words.queue_columns(), lambda row: row.movement_id, desk.jobs, self
        )
        self.table = FittingTable(
            desk.theme, self.model, gives_way=("statement", "reason"), stretch_px=220, elastic=("payer",)
        )
        self.empty = EmptyNote(self.tr("Reading the payments ..."))
        self.panel = Panel()
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty, 1)
        self.card = MovementCard(desk, lambda: self.table)
        self.below = Short(self.card, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.below)
        self.table.hide()
        self.below.hide()
        self.table.current_changed.connect(lambda _key: self._show_row())
        self.table.chosen.connect(lambda _key: self._to_choices())
        self.model.came.connect(self._came)
        self.model.failed.connect(self._failed)
        self.card.stored.connect(self.again)
        desk.feed.changed.connect(self._changed)

    def show_state(self, state: MovementState, title: str) -> None:
        """List payments of this state."""
        changed = state is not self.state or not self._begun
        self.state = state
        self.panel.set_title(title)
        self.table.setAccessibleName(title)
        if changed:
            self._begun = True
            self._row = 0
            self.model.set_rows(())
            self.empty.set_text(self.tr("Reading the payments ..."))
            show_list(self, self.table, self.empty, there=False)
            self._show_row()
            self.model.begin(movements(self.desk.link, state))
        elif self._stale:
            self.again()
        self._stale = False

    def again(self) -> None:
        """Read the list again; the next payment takes the place of one that went."""
        if self._begun:
            self._row = max(self.table.currentIndex().row(), 0)
            self.model.again()

    def focus_first(self) -> None:
        """Into the list."""
        focus_list(self, self.table)

    def _came(self, part: MovementPart) -> None:
        page: MovementPage = part.page
        count = self.model.rowCount()
        show_list(self, self.table, self.empty, there=bool(count))
        self.empty.set_text(self._nothing())
        if count and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(min(self._row, count - 1), 0))
        choose_first(self.table)
        self._show_row()
        self.counted.emit(page)

    def _nothing(self) -> str:
        return {
            MovementState.WAITING: self.tr("No payment waits: whose each is was found by itself."),
            MovementState.ASIDE: self.tr(
                "Nothing is set aside. What can't be cleared up today is set aside with Ctrl+E."
            ),
            MovementState.BOOKED: self.tr(
                "No payment of a statement is booked yet. Statements are loaded with: okienko import statements"
            ),
            MovementState.OUTGOING: self.tr("No statement tells of money that went out."),
        }[self.state]

    def _failed(self, error: Exception) -> None:
        if not self.model.rowCount():
            self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.model.again)

    def _changed(self, changed: Changed) -> None:
        if not concerns(changed, ("bank_movements", "bank_matches")):
            return
        if self.isVisible():
            self.again()
        else:
            self._stale = True

    def _show_row(self) -> None:
        row = self.model.row_at(self.table.currentIndex())
        self.card.show_row(row)
        self.below.setVisible(row is not None)
        if row is not None:
            self.below.fit()

    def _to_choices(self) -> None:
        if self.card.choices.isVisible():
            self.card.choices.setFocus()

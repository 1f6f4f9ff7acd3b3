"""What the person at the counter may see on the second screen: the payment being shown, and nothing else of a customer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.domain.codes import Matrix
    from app.domain.payment import PaymentData


@dataclass(frozen=True)
class CounterShown:
    """A payment as the customer sees it; ``matrix`` is its code, None where there is none."""

    data: PaymentData
    matrix: Matrix | None


class Counter(QObject):
    """Who shows clears it again: a page that is hidden, locked away or closed by the level takes back what is its own."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: CounterShown | None = None
        self.utility = ""
        """The utility's name, once it was read: it greets."""
        self._owner: QObject | None = None

    def show(self, owner: QObject, shown: CounterShown) -> None:
        """Show a payment."""
        if shown != self.shown or owner is not self._owner:
            self.shown, self._owner = shown, owner
            self.utility = shown.data.to.payee.name
            self.changed.emit()

    def clear(self, owner: QObject | None = None) -> None:
        """Show nothing of ``owner`` any more (None: of nobody)."""
        if self.shown is not None and (owner is None or owner is self._owner):
            self.shown, self._owner = None, None
            self.changed.emit()

    def greet(self, utility: str) -> None:
        """Whose screen it is."""
        if utility != self.utility:
            self.utility = utility
            self.changed.emit()

"""The search box's model: asks a moment after the last key, drops what is late, opens the first hit when asked early."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from typing_extensions import override

if TYPE_CHECKING:
    from app.domain.search import Hit, SearchAnswer
    from app.models.jobs import Cancel, Jobs

Index = QModelIndex | QPersistentModelIndex
Find = Callable[[str, "Cancel"], "SearchAnswer"]
"""(text, cancel) -> answer; made by ``main`` from ``services.search.find``."""

DEBOUNCE_MS = 120
"""Typing is slower than this between letters of one thought."""
SHORTEST = 2
"""One letter finds half of the town."""


class HitRole(int, Enum):
    """What a row of the hit list can tell."""

    ID = Qt.ItemDataRole.UserRole
    NUMBER = Qt.ItemDataRole.UserRole + 1
    ADDRESS = Qt.ItemDataRole.UserRole + 2
    WHY = Qt.ItemDataRole.UserRole + 3
    BALANCES = Qt.ItemDataRole.UserRole + 4


class State(Enum):
    """Where the search stands."""

    IDLE = "idle"
    ASKING = "asking"
    ANSWERED = "answered"
    FAILED = "failed"


class HitList(QAbstractListModel):
    """Customers found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def set_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """The hit on a row, None outside."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index.row()) if index.isValid() else None
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (hit.name, hit.address, f"Id {hit.number}", self.why(hit), self.balances(hit))
            return ", ".join(part for part in told if part)
        return self._own(hit, role)

    def why(self, hit: Hit) -> str:
        """What matched: ``licznik 8ZRI0712345678``, ``nazwa, adres``."""
        from app.models import words

        fields = ", ".join(words.word(match) for match in hit.matches)
        return f"{fields}: {hit.shown}" if hit.shown and hit.shown not in {hit.name, hit.address} else fields

    def balances(self, hit: Hit) -> str:
        """One neutral word for each service, never netted (office rule 1); red is kept for what is late."""
        return "  ·  ".join(self._balance(service, grosze) for service, grosze in hit.balances)

    def _own(self, hit: Hit, role: int) -> Any:
        match role:
            case HitRole.ID:
                return hit.customer_id
            case HitRole.NUMBER:
                return hit.number
            case HitRole.ADDRESS:
                return hit.address
            case HitRole.WHY:
                return self.why(hit)
            case HitRole.BALANCES:
                return self.balances(hit)
            case _:
                return None

    def _balance(self, service: str, grosze: int | None) -> str:
        from app.domain.customers import Service
        from app.models import words

        name = words.word(Service(service))
        if grosze is None:
            return self.tr("%1: the commune's fee").replace("%1", name)
        if grosze == 0:
            return self.tr("%1: settled").replace("%1", name)
        said = self.tr("%1: to pay %2") if grosze > 0 else self.tr("%1: overpaid %2")
        return said.replace("%1", name).replace("%2", words.money(abs(grosze)))


class Finder(QObject):
    """Turns what is typed into hits: debounced, the former request cancelled, a late answer never shown.

    With ``sure`` an Enter that came before the answer takes a hit only where it is the only one: of several, nobody has
    seen yet which is the first.
    """

    changed = Signal()
    """State or hits changed."""
    chosen = Signal(object)
    """A customer's id: the clerk asked for it (perhaps before the answer came)."""

    def __init__(self, jobs: Jobs, find: Find, parent: QObject | None = None, *, sure: bool = False) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._find = find
        self._sure = sure
        self.hits = HitList(self)
        self.state = State.IDLE
        self.text = ""
        self.paper = ""
        """Number of the paper by which the customer chosen last was found; empty where it was something else."""
        self.more = False
        self.error: Exception | None = None
        self._early = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._ask)

    def set_text(self, text: str) -> None:
        """The box holds this now."""
        text = " ".join(text.split())
        if text == self.text:
            return
        self.text = text
        self._early = False
        self._jobs.cancel(self, "find")
        if len(text) < SHORTEST:
            self._timer.stop()
            self._settle(State.IDLE)
            return
        self._timer.start()
        if self.state is not State.ASKING:
            self.state = State.ASKING
            self.changed.emit()

    def choose(self, row: int) -> None:
        """Open the hit on a row; pressed before the answer, the first hit opens when it comes."""
        if self.state is State.ASKING:
            self._early = True
            if self._timer.isActive():
                self._timer.stop()
                self._ask()
            return
        if self.state is State.ANSWERED:
            self.take(max(row, 0))

    def take(self, row: int) -> None:
        """Open the hit that was pressed: the one that is seen, whatever else is being asked."""
        hit = self.hits.hit(row)
        if hit is not None:
            self._take(hit)

    def will_open(self) -> bool:
        """Whether the first hit is opened as soon as it comes."""
        return self._early

    def again(self) -> None:
        """Ask the same once more."""
        if len(self.text) >= SHORTEST:
            self.state = State.ASKING
            self._ask()

    def forget(self) -> None:
        """Nothing is sought any more."""
        self._jobs.cancel(self, "find")
        self._timer.stop()
        self.text = ""
        self._early = False
        self._settle(State.IDLE)

    def _ask(self) -> None:
        text, find = self.text, self._find
        self._jobs.start(
            lambda cancel: find(text, cancel), self._answered, self._failed, owner=self, key="find", quiet=True
        )

    def _answered(self, answer: SearchAnswer) -> None:
        early, self._early = self._early, False
        self.more = answer.more
        self._settle(State.ANSWERED, answer.hits)
        if early and answer.hits and (len(answer.hits) == 1 or not self._sure):
            self._take(answer.hits[0])

    def _take(self, hit: Hit) -> None:
        self.paper = hit.paper
        self.chosen.emit(hit.customer_id)

    def _failed(self, error: Exception) -> None:
        self._early = False
        self.error = error
        self._settle(State.FAILED)

    def _settle(self, state: State, hits: tuple[Hit, ...] = ()) -> None:
        self.state = state
        if state is not State.FAILED:
            self.error = None
        self.hits.set_hits(hits)
        self.changed.emit()

"""Which copies of a paper were given away: one quiet line at its preview, all of them among its details."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.paper_copies import KeptCopies
from app.models import paper_copy_words
from app.system.clock import Clock
from app.views.parts.labels import Heading, Text


class GivenPart(QWidget):
    """Stands at the end of a paper's details; a paper nobody was given a copy of says so."""

    def __init__(self, clock: Clock, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.heading = Heading(self.tr("Copies given away"), 3)
        self.list = Text(wrap=True)
        self.list.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list.setMinimumWidth(1)  # one long word must not widen the page
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.list)

    def show_copies(self, copies: KeptCopies) -> None:
        """Show them, the newest first."""
        lines = [paper_copy_words.given_line(copy, self._clock.now()) for copy in copies.rows]
        older = copies.count - len(lines)
        if older > 0:
            lines.append(self.tr("Before these: %n.", "", older))
        self.list.setText("\n".join(lines) or self.tr("No copy of it was printed, saved or e-mailed from here."))
        self.list.set_tone("" if lines else "dim")

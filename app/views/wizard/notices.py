"""What is told before saving: the same person, e-mail, phone or PESEL somewhere else, each with a way to look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.declarations import DeclarationDraft, DeclarationWarning
from app.models import declaration_words
from app.views.parts.buttons import Button
from app.views.parts.labels import Text
from app.views.parts.layouts import empty
from app.views.parts.style import mark


class Notices(QWidget):
    """One line each; nothing is shown where nothing is told."""

    def __init__(self, open_customer: Callable[[int, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = open_customer
        self._shown: tuple[tuple[DeclarationWarning, bool], ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.hide()

    def show_warnings(self, warnings: tuple[DeclarationWarning, ...], draft: DeclarationDraft) -> None:
        """Show these; what stops the registration in red, the rest in amber."""
        wanted = tuple((each, each.stops(draft)) for each in warnings)
        if wanted == self._shown:
            return
        self._shown = wanted
        empty(self._lines)
        for each, stops in wanted:
            self._lines.addWidget(self._line(each, draft, stops=stops))
        self.setVisible(bool(wanted))

    def texts(self) -> tuple[str, ...]:
        """The sentences shown."""
        return tuple(declaration_words.warning(each) for each, _stops in self._shown)

    def _line(self, told: DeclarationWarning, draft: DeclarationDraft, *, stops: bool) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        text = Text(("! " if stops else "") + declaration_words.warning(told), wrap=True)
        mark(text, "role", "check" if stops else "announcement")
        text.set_tone("owe" if stops else "warn")
        layout.addWidget(text, 1)
        if told.customer_id and told.customer_id != draft.customer_id:
            button = Button(self.tr("Look"), "flat")
            button.setAccessibleName(self.tr("Open {name}").format(name=told.name))
            button.clicked.connect(lambda _checked=False: self._open(told.customer_id, ""))
            layout.addWidget(button)
        return line

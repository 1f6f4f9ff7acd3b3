"""Who it is: the same search as everywhere, a scanned number of a form, or "not on file"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from app.domain.declarations import normal_form_number
from app.models.declaration_desk import DeclarationDesk
from app.models.declaration_wizard import DeclarationWizard
from app.models.search import Finder
from app.services import search
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.search import SearchBox
from app.views.type_ahead import TypeAhead

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.views.theme import Theme


class PayerSearch(SearchBox):
    """The search of the window; a number of a form, typed or scanned, is no search."""

    form_typed = Signal(str)

    def __init__(self, finder: Finder, theme: Theme, window: QWidget) -> None:
        super().__init__(finder, theme, window)
        self.setAccessibleName(self.tr("Whose declaration is it?"))
        self.setPlaceholderText(self.tr("Name, address, Id, invoice, meter, phone ... or the number of the form (OSW)"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = form_in(self.text())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and number:
            self.leave()
            self.form_typed.emit(number)
        else:
            super().keyPressEvent(event)


def form_in(text: str) -> str:
    """The number of a form, only where it says that it is one: digits alone are an Id."""
    return normal_form_number(text) if text.strip().upper().startswith("OSW") else ""


class FindPart(Panel):
    """Shown while it is not known whose declaration it is."""

    chosen = Signal(int)
    not_on_file = Signal()
    form_wanted = Signal(str)

    def __init__(self, desk: Desk, wizard: DeclarationWizard, acts: DeclarationDesk) -> None:
        super().__init__("")
        self.set_title(self.tr("Whose declaration is it?"))
        self._desk, self._wizard, self._acts = desk, wizard, acts
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self.absent = Button(self.tr("Not on file"))
        self.absent.setAutoDefault(True)
        self.absent.clicked.connect(lambda _checked=False: self.not_on_file.emit())
        self._line.addWidget(self.absent)
        self.body.addLayout(self._line)
        hint = self.tr(
            "Find the customer first. Nobody of that name? The paper waits under its number until the payer is on file."
        )
        self.body.addWidget(Text(hint, tone="dim", wrap=True))
        self.body.addStretch(1)
        self.box: PayerSearch | None = None
        self._ahead = TypeAhead(self._is_opening, desk.commands, self)

    def _is_opening(self) -> bool:
        return self.box is not None and (self.box.finder.will_open() or self._acts.is_looking())

    def search(self) -> PayerSearch:
        """The box; its list of hits lies over the whole window, so it is made when that is known."""
        if self.box is None:
            desk, link = self._desk, self._desk.link
            finder = Finder(desk.jobs, lambda text, cancel: search.find(link, text, cancel=cancel), self)
            self.box = PayerSearch(finder, desk.theme, self.window())
            self.box.destroyed.connect(self.box.popup.deleteLater)  # it stands in the window, not in here
            self._line.insertWidget(0, self.box, 1)
            self.box.show()  # a layout would do it a turn later: too late for keys that were typed ahead
            finder.chosen.connect(lambda customer_id: self.chosen.emit(int(customer_id)))
            self.box.entered.connect(self._ahead.hold_on)
            self.box.form_typed.connect(self.form_wanted)
        return self.box

    def focus_first(self) -> None:
        """Into the search."""
        self.search().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def release(self) -> None:
        """What is on file has come: keys typed meanwhile are played."""
        self._ahead.release()

"""Streets chosen by typing: completed from those where somebody is served, each a chip that can be taken out again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from app.domain.office import Street
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import LinkChip, plain_words


class StreetPicker(FieldRow):
    """The field; ``chosen`` holds the chips and is laid out by whoever has the picker."""

    typed = Signal(str)
    """The beginning of a street: complete it."""
    changed = Signal()
    """A street was added or taken out."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        self.edit = QLineEdit()
        super().__init__("", self.edit, parent=parent)
        self.set_label(self.tr("Streets (none: everybody)"))
        self._streets: list[Street] = []
        self._offered: dict[str, Street] = {}
        self.edit.setPlaceholderText(self.tr("Type a street, Enter adds it"))
        self.names = QStringListModel(self)
        self._completer = QCompleter(self.names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        names = QListView()
        names.setObjectName("completions")
        self._completer.setPopup(names)
        self.edit.setCompleter(self._completer)
        self.chosen = QWidget()
        self._flow = FlowLayout(6, self.chosen)
        self.edit.textEdited.connect(self.typed)
        self.edit.returnPressed.connect(self.add_typed)
        self._completer.activated.connect(self._picked)

    def offer(self, streets: tuple[Street, ...]) -> None:
        """Streets that match what is typed."""
        self._offered = {street.name: street for street in streets}
        self.names.setStringList(list(self._offered))
        if streets and self.edit.hasFocus() and self.edit.text():
            self._completer.complete()

    def streets(self) -> tuple[Street, ...]:
        """Streets chosen."""
        return tuple(self._streets)

    def set_streets(self, streets: tuple[Street, ...]) -> None:
        """Begin with these."""
        self._streets = list(streets)
        self.edit.clear()
        self.set_problem("")
        self._show()

    def add_typed(self) -> bool:
        """Add what is typed; False where it is no street among those offered."""
        typed = self.edit.text().strip().casefold()
        same = [street for street in self._offered.values() if street.name.casefold() == typed]
        found = same or list(self._offered.values())[:1]
        if typed and found:
            self._add(found[0].name)
        elif typed:
            self.set_problem(self.tr("There is no such street among the objects served."))
        return not self.edit.text()

    def _picked(self, value: object) -> None:
        """A street was picked from the list; the editor writes its name afterwards, so it is emptied after that."""
        self._add(str(value.data()) if isinstance(value, QModelIndex) else str(value))
        QTimer.singleShot(0, self.edit.clear)

    def _add(self, name: str) -> None:
        street = self._offered.get(name)
        if street is not None and street not in self._streets:
            self._streets.append(street)
        self.set_problem("")
        self.edit.clear()
        self._show()
        self.changed.emit()

    def _remove(self, street: Street) -> None:
        self._streets.remove(street)
        self._show()
        self.edit.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self._flow.clear()
        for street in self._streets:
            chip = LinkChip(plain_words(f"{street.name}  ×"), "brand")
            chip.setAccessibleName(self.tr("Take out {street}").format(street=street.name))
            chip.clicked.connect(lambda _checked=False, street=street: self._remove(street))
            self._flow.addWidget(chip)
        self.chosen.setVisible(bool(self._streets))
        self.chosen.updateGeometry()

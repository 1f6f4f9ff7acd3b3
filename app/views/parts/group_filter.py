"""Who a message is for: service, streets, route, tariff group, debts. Nothing chosen means everybody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.customers import Service
from app.domain.mailings import Choice, Choices, DebtFilter, GroupFilter
from app.models import mailing_words
from app.models.words import word
from app.views.parts.chooser import Chooser
from app.views.parts.field import FieldRow
from app.views.parts.street_picker import StreetPicker


class GroupFilterEditor(QWidget):
    """The fields of a ``GroupFilter``."""

    changed = Signal()
    """Somebody else is meant."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.service = Chooser()
        self.service.addItem(self.tr("Water or waste"), None)
        for service in Service:
            self.service.addItem(word(service), service.value)
        self.streets = StreetPicker()
        self.route = Chooser()
        self.tariff = Chooser()
        self.debt = Chooser()
        for debt in DebtFilter:
            self.debt.addItem(mailing_words.debt_word(debt), debt.value)
        self.offer_choices(Choices())
        self._lay_out()
        for chooser in (self.service, self.route, self.tariff, self.debt):
            chooser.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.streets.changed.connect(self.changed)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(FieldRow(self.tr("Service"), self.service), 0, 0, top)
        grid.addWidget(self.streets, 0, 1, 1, 2, top)
        grid.addWidget(self.streets.chosen, 1, 1, 1, 2)
        grid.addWidget(FieldRow(self.tr("Route of pickups"), self.route), 2, 0, top)
        grid.addWidget(FieldRow(self.tr("Tariff group"), self.tariff), 2, 1, top)
        grid.addWidget(FieldRow(self.tr("Debts"), self.debt), 2, 2, top)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.streets.chosen.hide()

    def offer_choices(self, choices: Choices) -> None:
        """Routes and tariff groups that there are; what is chosen stays."""
        for chooser, nothing, offered in (
            (self.route, self.tr("Any route"), choices.routes),
            (self.tariff, self.tr("Any tariff group"), choices.groups),
        ):
            before = chooser.currentData()
            chooser.blockSignals(True)
            chooser.clear()
            chooser.addItem(nothing, None)
            for choice in offered:
                chooser.addItem(choice.name, choice)
            chooser.setCurrentIndex(max(_place(chooser, before), 0))
            chooser.blockSignals(False)

    def filter(self) -> GroupFilter:
        """Who is meant."""
        service, route, tariff = self.service.currentData(), self.route.currentData(), self.tariff.currentData()
        return GroupFilter(
            service=Service(service) if service else None,
            streets=self.streets.streets(),
            routes=(route,) if isinstance(route, Choice) else (),
            groups=(tariff,) if isinstance(tariff, Choice) else (),
            debt=DebtFilter(self.debt.currentData() or ""),
        )

    def set_filter(self, wanted: GroupFilter) -> None:
        """Begin with this one."""
        self.blockSignals(True)
        self.service.setCurrentIndex(max(self.service.findData(wanted.service.value if wanted.service else None), 0))
        self.streets.set_streets(wanted.streets)
        for chooser, chosen in ((self.route, wanted.routes), (self.tariff, wanted.groups)):
            if chosen and _place(chooser, chosen[0]) < 0:
                chooser.addItem(chosen[0].name, chosen[0])
            chooser.setCurrentIndex(max(_place(chooser, chosen[0]), 0) if chosen else 0)
        self.debt.setCurrentIndex(max(self.debt.findData(wanted.debt.value), 0))
        self.blockSignals(False)


def _place(chooser: Chooser, wanted: object) -> int:
    """Where a choice stands: by its key, its name may have changed."""
    if not isinstance(wanted, Choice):
        return -1
    for index in range(chooser.count()):
        found = chooser.itemData(index)
        if isinstance(found, Choice) and found.key == wanted.key:
            return index
    return -1

"""The office page "Klienci": everybody by name, cards that are late, cards that are overpaid."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.customers import Service
from app.domain.listing import Changed, CustomerRow, CustomerView
from app.models.customers_list import columns, row_id
from app.models.endless import EndlessTable, Fetch, Part
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.jobs import Cancel
from app.services import listing
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.buttons import Button
from app.views.parts.first_row import focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.style import mark

TABLES = ("accounts", "addresses", "customers", "operations", "settlements")
"""Changes of these can change a list."""
REST_MS = 2000
"""Changes come one behind another; a list is read again when they rest."""
KEYS = {CustomerView.BY_NAME: "Alt+1", CustomerView.DEBTORS: "Alt+2", CustomerView.OVERPAID: "Alt+3"}
GIVES_WAY = {
    CustomerView.BY_NAME: ("address", "waste"),
    CustomerView.DEBTORS: ("card", "address", "oldest", "service"),
    CustomerView.OVERPAID: ("card", "address", "service"),
}


class CustomersPage(OfficePage):
    """One list at a time; each is read when it is first shown and keeps its place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lists: dict[CustomerView, CustomerList] = {}
        self.stale: set[CustomerView] = set()
        self.stack = QStackedWidget()
        self.panel = Panel(self.tr("Customers"))
        self.buttons = QButtonGroup(self)
        self._build_choice()
        self.panel.body.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._read_stale)
        desk.feed.changed.connect(self._changed)

    def _build_choice(self) -> None:
        titles = {
            CustomerView.BY_NAME: self.tr("By name"),
            CustomerView.DEBTORS: self.tr("In arrears"),
            CustomerView.OVERPAID: self.tr("Overpaid"),
        }
        for place, (view, title) in enumerate(titles.items()):
            button = Button(title, "flat", key=KEYS[view])
            button.setCheckable(True)
            self.buttons.addButton(button, place)
            self.panel.head.addWidget(button)
            button.clicked.connect(partial(self._press, view))
            command = Command(
                f"customers.{view.value}", title, KEYS[view], self.tr("Customers"), partial(self._press, view)
            )
            self.desk.commands.add(command, self)
        self.buttons.button(0).setChecked(True)

    # ------------------------------------------------------------ page

    @override
    def activate(self) -> None:
        self.show_list(self.view())
        self._read_stale()

    @override
    def focus_first(self) -> None:
        shown = self.lists[self.view()]
        focus_list(shown, shown.table)

    def view(self) -> CustomerView:
        """The list that is chosen."""
        return tuple(CustomerView)[self.buttons.checkedId()]

    def show_list(self, view: CustomerView) -> None:
        """Show a list, reading it when it was not shown yet."""
        self.buttons.button(tuple(CustomerView).index(view)).setChecked(True)
        shown = self.lists.get(view)
        if shown is None:
            shown = self.lists[view] = CustomerList(self.desk, view)
            self.stack.addWidget(shown)
        self.stack.setCurrentWidget(shown)

    def _press(self, view: CustomerView) -> None:
        self.show_list(view)
        self._read_stale()
        self.focus_first()

    # ------------------------------------------------------------ changes

    def _changed(self, changed: Changed) -> None:
        if concerns(changed, TABLES):
            self.stale |= self.lists.keys()
            self._rest.start()

    def _read_stale(self) -> None:
        view = self.view()
        if self.isVisible() and view in self.stale:
            self.stale.discard(view)
            self.lists[view].model.again()


class CustomerList(QWidget):
    """One of the lists, or the sentence why it is empty."""

    def __init__(self, desk: Desk, view: CustomerView) -> None:
        super().__init__()
        self._desk = desk
        self.model = EndlessTable[CustomerRow](columns(view), key=row_id, jobs=desk.jobs, parent=self)
        self.table = FittingTable(desk.theme, self.model, gives_way=GIVES_WAY[view], stretch_px=160)
        self.table.setAccessibleName(self.tr("Customers"))
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty = EmptyNote(self.tr("Reading the list ..."))
        self.count = Text(tone="dim")
        mark(self.count, "look", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.count)
        self.table.hide()
        self.table.chosen.connect(self._open)
        self.model.came.connect(self._came)
        self.model.failed.connect(self._failed)
        self._begin = partial(self.model.begin, _fetch(desk, view))
        self._begin()

    def _came(self, _part: object) -> None:
        rows = self.model.rowCount()
        self.empty.set_text(self.tr("Nobody is on this list."))
        show_list(self, self.table, self.empty, there=rows > 0)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        text = self.tr("%n row(s)", "", rows) if self.model.complete else self.tr("first %n, more below", "", rows)
        self.count.setText(text if rows else "")

    def _failed(self, error: Exception) -> None:
        if not self.model.rowCount():
            self.empty.set_text(sentence(error))
        self._desk.messages.fault(error, self.model.more if self.model.rowCount() else self._begin)

    def _open(self, key: tuple[int, int]) -> None:
        row = self.model.row_at(self.model.number_of(key))
        if row is None:
            return
        page = ""
        if row.account_id:
            page = "2.1-water" if row.totals[0].service is Service.WATER else "2.1-waste"
        self._desk.open_customer(row.customer_id, page)


def _fetch(desk: Desk, view: CustomerView) -> Fetch:
    link = desk.link

    def fetch(key: str | None, cancel: Cancel) -> Part:
        return listing.customers(link, view, key or "", cancel=cancel)

    return fetch

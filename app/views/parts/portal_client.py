""" "Widok klienta": the customer's e-BOK as it is, read only and clearly marked so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.client_view import ClientData
from app.domain.customers import PortalState, Service
from app.domain.portal import PortalAccount
from app.models import portal_words
from app.models.client_pages import Block, ClientGrid, ClientPage, client_pages
from app.models.columns import Column
from app.models.fault_words import sentence
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import client_view
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Chip, Heading, Text
from app.views.parts.layouts import empty
from app.views.parts.lists import PlaceList
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.whole_table import WholeTable

ROWS_SHOWN = 12
WIDEST = 170
"""Pixels at 100 % text that the stretching column of a list asks for at most."""
Row = tuple[int, tuple[str, ...]]


class ClientView(Panel):
    """e-BOK's menu on the left, the page chosen on the right; nothing in it can be changed."""

    left = Signal()
    """The clerk goes back to the account."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Customer's view"))
        self._desk, self._tab = desk, tab
        self._account: PortalAccount | None = None
        self._pages: dict[str, ClientPage] = {}
        self.mark = Chip(self.tr("VIEW ONLY"), "warn")
        self.back = Button(self.tr("Back to the account"), key="Esc")
        self.why = Text("", tone="warn", wrap=True)
        self.note = EmptyNote(self.tr("Reading what the customer sees ..."))
        self.menu = PlaceList(desk.theme, self.tr("Menu of e-BOK"))
        self.page = QWidget()
        self.place = QVBoxLayout(self.page)
        self._lay_out()
        self.back.clicked.connect(lambda _checked=False: self._leave())
        self.menu.went.connect(self.show_page)
        desk.theme.changed.connect(self._fit)
        self.menu.installEventFilter(self)

    def _lay_out(self) -> None:
        self.head.addWidget(self.mark)
        self.head.addWidget(self.back)
        self.place.setContentsMargins(0, 0, 0, 0)
        self.place.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.page, 1)
        self.body.addWidget(self.why)
        self.body.addWidget(self.note)
        self.body.addLayout(row, 1)
        self.menu.hide()
        self.page.hide()

    # ------------------------------------------------------------ open and leave

    def is_open(self) -> bool:
        """Whether it is shown in place of the account."""
        return self._account is not None

    def open_view(self, account: PortalAccount) -> None:
        """Show it; what stands in it is read anew."""
        self._account = account
        active = account.state is PortalState.ACTIVE
        told = self.tr("The account is {state}: the customer can't sign in now and would see this afterwards.")
        if account.state is PortalState.NONE:
            told = self.tr("The customer has no account: e-BOK would look like this once they are registered.")
        self.why.setText("" if active else told.format(state=portal_words.state_word(account.state)))
        self.why.setVisible(not active)
        self.note.set_text(self.tr("Reading what the customer sees ..."))
        self.note.setVisible(not self._pages)
        self._load()

    def close_view(self) -> None:
        """Leave nothing of it behind."""
        self._account = None
        self._pages = {}
        self._clear()
        self.menu.clear()
        self.menu.hide()
        self.page.hide()

    def focus_first(self) -> None:
        """Into the menu."""
        (self.menu if self.menu.isVisible() else self.back).setFocus()

    def _leave(self) -> None:
        self.close_view()
        self.left.emit()

    def _load(self) -> None:
        link, customer_id, contact = self._desk.link, self._tab.customer_id, self._tab.contact
        today = self._desk.clock.today()
        has_waste = Service.WASTE in self._tab.card.services
        self._desk.jobs.start(
            lambda cancel: client_view.load(
                link, customer_id, today, contact=(contact.key, contact.channel), has_waste=has_waste, cancel=cancel
            ),
            self._came,
            self._failed,
            owner=self,
            key="client",
        )

    def _failed(self, error: Exception) -> None:
        self.note.set_text(sentence(error))
        self._desk.messages.fault(error, self._load)

    def _came(self, data: ClientData) -> None:
        account = self._account
        if account is None:
            return
        one_time = account.password_until is not None
        pages = client_pages(self._tab.card, data, self._desk.clock.today(), one_time=one_time)
        self._pages = {page.key: page for page in pages}
        begun = self.back.hasFocus() or self.note.hasFocus()
        self.note.hide()
        self._fill_menu(pages)
        self.menu.show()
        self.page.show()
        self.menu.show_key("2.1-1" if "2.1-1" in self._pages else "2.5")
        self.show_page(self.menu.current_key())
        if begun:
            self.menu.setFocus()

    def _fill_menu(self, pages: tuple[ClientPage, ...]) -> None:
        self.menu.clear()
        for group, heading in (("1", self.tr("1  Account")), ("2", self.tr("2  e-BOK"))):
            self.menu.add_heading(heading)
            for page in pages:
                if page.group == group:
                    self.menu.add_place(page.key, f"{page.number} {page.title}", inner=True)
        self._fit()

    def _fit(self) -> None:
        self.menu.fit()
        height = sum(self.menu.sizeHintForRow(row) for row in range(self.menu.count()))
        self.menu.setFixedHeight(height + 2 * self.menu.frameWidth() + 4)
        self.menu.fit()

    # ------------------------------------------------------------ one page

    def page_keys(self) -> list[str]:
        """Keys of e-BOK's menu as this customer has it."""
        return self.menu.keys()

    def show_page(self, key: str) -> None:
        """Show a page of e-BOK."""
        page = self._pages.get(key)
        if page is None:
            return
        self._clear()
        self.place.addWidget(Heading(f"{page.number} {page.title}"))
        for block in page.blocks:
            self.place.addWidget(self._block(block))
        self.place.addStretch(1)

    def _block(self, block: Block) -> QWidget:
        if isinstance(block, ClientGrid):
            return self._grid(block)
        if block.strong:
            line = Heading(block.text, 3, wrap=True)
            line.set_tone(block.tone)
            return line
        return Text(block.text, tone=block.tone, wrap=True)

    def _grid(self, grid: ClientGrid) -> QWidget:
        columns = tuple(
            Column[Row](f"c{place}", heading, _widest(grid, place) if fixed else "", partial(_cell, place), side)
            for place, (heading, fixed, side) in enumerate(grid.heads)
        )
        model: ValueTable[Row] = ValueTable(columns, lambda row: row[0], self.page)
        theme = self._desk.theme
        stretching = next(place for place, (_name, fixed, _side) in enumerate(grid.heads) if not fixed)
        needed = self.fontMetrics().horizontalAdvance(_widest(grid, stretching)) * 100 // theme.percent + 30
        gives_way = tuple(f"c{place}" for place in grid.gives_way)
        table = WholeTable(theme, model, gives_way=gives_way, stretch_px=min(needed, WIDEST), most=ROWS_SHOWN)
        table.setAccessibleName(grid.name)
        model.set_rows(tuple(enumerate(grid.rows, 1)))
        return table

    def _clear(self) -> None:
        empty(self.place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        return super().eventFilter(watched, event)


def _widest(grid: ClientGrid, place: int) -> str:
    """The longest text of a column: a menu stands on the left of the list, so room is dear."""
    return max((row[place] for row in grid.rows), key=len, default="") or "0"


def _cell(place: int, row: Row) -> str:
    return row[1][place]

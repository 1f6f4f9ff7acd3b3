"""The office page "Faktury": invoices to be assigned, charges of invoices to be explained, and what was done about them."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.listing import Changed
from app.domain.paper_inbox import InboxCharge, InboxInvoice, InboxPage
from app.models import invoice_words
from app.models.columns import Column
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.table import ValueTable
from app.services import paper_inbox
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts import invoice_card as keys
from app.views.parts.buttons import Button
from app.views.parts.charge_card import ChargeCard
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.flow import FlowLayout
from app.views.parts.invoice_card import InvoiceCard
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.short import Short

WAITING, DECIDED, CHARGES, EXPLAINED = range(4)
_ENTERS: Final = f"Ctrl+Return; {keys.TAKE_KEY}"
"""Enter of the letters and Enter of the digits."""
_LISTS: Final = (WAITING, DECIDED, CHARGES, EXPLAINED)
_GIVES_WAY: Final = (
    *(("why", "issued"), ("at", "who", "status")),
    *(("side", "issued", "customer"), ("side", "who", "at", "customer", "paper")),
)
"""Columns that each list gives up where it has no room."""


class OfficeInvoicesPage(OfficePage):
    """For accounting roles. Opens at what waits; Ctrl+Enter assigns the chosen invoice to the likeliest card."""

    key = "invoices"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = WAITING
        self._begun = self._read = False
        self._place = 0
        self.models: dict[int, ValueTable[Any]] = {}
        self.tables: dict[int, FittingTable] = {}
        self.panel = Panel(self._title(WAITING))
        self.cards = QWidget()
        self.below = Short(self.cards, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._build_titles())
        layout.addWidget(
            self.panel, 1
        )  # before what stands in it: each change of parents asks every widget for its style
        layout.addWidget(self.below)
        self.below.hide()
        self._build_lists()
        QVBoxLayout(self.cards).setContentsMargins(0, 0, 0, 0)
        self.invoice = InvoiceCard(desk, self._home)
        self._put_card(self.invoice)
        self._charge: ChargeCard | None = None
        self._add_commands()
        desk.feed.changed.connect(self._changed)

    # ------------------------------------------------------------ building

    @property
    def charge(self) -> ChargeCard:
        """A charge to be explained; made for the first one."""
        if self._charge is None:
            self._charge = ChargeCard(self.desk, self._home)
            self._put_card(self._charge)
        return self._charge

    def _put_card(self, card: InvoiceCard | ChargeCard) -> None:
        below = self.cards.layout()
        if below is not None:
            below.addWidget(card)
        card.hide()
        card.stored.connect(self.again)

    def _build_titles(self) -> FlowLayout:
        self.group = QButtonGroup(self)
        row = FlowLayout(8)
        for number in _LISTS:
            button = Button(self._title(number))
            button.setCheckable(True)
            button.setChecked(number == WAITING)
            button.clicked.connect(partial(self._clicked, number))
            self.group.addButton(button, number)
            row.addWidget(button)
        return row

    def _build_lists(self) -> None:
        self.stack = QStackedWidget()
        self.panel.body.addWidget(self.stack, 1)
        lists: tuple[tuple[Column[Any], ...], ...] = (
            *(invoice_words.waiting_columns(), invoice_words.decided_columns()),
            *(invoice_words.charge_columns(), invoice_words.charge_columns(decided=True)),
        )
        for number, columns in enumerate(lists):
            self.models[number] = ValueTable(columns, _invoice_key if number < CHARGES else _charge_key, self)
        self.empty = EmptyNote(self.tr("Reading the invoices ..."))
        self.panel.body.addWidget(self.empty, 1)
        self._to_table()
        self.stack.hide()

    def _table(self, number: int) -> FittingTable:
        """One of the four lists; made when it is first wanted."""
        if number not in self.tables:
            table = self.tables[number] = FittingTable(
                self.desk.theme,
                self.models[number],
                gives_way=_GIVES_WAY[number],
                stretch_px=180,
                elastic=("why", "customer", "number"),
            )
            table.setAccessibleName(self._title(number))
            table.current_changed.connect(lambda _key: self._show_row())
            table.chosen.connect(lambda _key: self._to_choices())
            self.stack.addWidget(table)
        return self.tables[number]

    def _add_commands(self) -> None:
        group = self.tr("Invoices")
        self.desk.commands.add_all(
            [
                Command("invoices.take", self.tr("Assign or book"), _ENTERS, group, self._take),
                Command("invoices.other", self.tr("Another card, or interest"), keys.OTHER_KEY, group, self._other),
                Command("invoices.aside", self.tr("Put aside, or only show"), keys.ASIDE_KEY, group, self._aside),
                Command(
                    "invoices.undo",
                    self.tr("Take back"),
                    keys.UNDO_KEY,
                    group,
                    self._undo,
                    self._may_undo,
                ),
                Command("invoices.open", self.tr("Open the customer"), keys.OPEN_KEY, group, self._open),
                Command("invoices.next", self.tr("Next list"), "Ctrl+PgDown", group, partial(self._step, 1)),
                Command("invoices.before", self.tr("List before"), "Ctrl+PgUp", group, partial(self._step, -1)),
            ],
            self,
        )

    # ------------------------------------------------------------ acts of both cards

    def _take(self) -> None:
        (self.invoice.take if self.number < CHARGES else self.charge.book)()

    def _other(self) -> None:
        (self.invoice.ask_other if self.number < CHARGES else self.charge.book_interest)()

    def _aside(self) -> None:
        (self.invoice.put_aside if self.number < CHARGES else self.charge.only_show)()

    def _undo(self) -> None:
        (self.invoice.take_back if self.number < CHARGES else self.charge.take_back)()

    def _may_undo(self) -> bool:
        return (self.invoice.may_take_back if self.number < CHARGES else self.charge.may_take_back)()

    def _open(self) -> None:
        (self.invoice.open_customer if self.number < CHARGES else self.charge.open_customer)()

    # ------------------------------------------------------------ lists

    def _title(self, number: int) -> str:
        return (
            self.tr("To be assigned"),
            self.tr("Assigned and put aside"),
            self.tr("Charges to be explained"),
            self.tr("Explained charges"),
        )[number]

    def _nothing(self, number: int) -> str:
        return (
            self.tr("No invoice waits: whose each is was found by itself."),
            self.tr("Nothing was assigned or put aside by hand lately."),
            self.tr("No charge waits: what each means is known."),
            self.tr("No charge was explained by hand lately."),
        )[number]

    def show_list(self, number: int) -> None:
        """One of the four lists."""
        self.number = number
        self.group.button(number).setChecked(True)
        self.panel.set_title(self._title(number))
        self._to_table()
        self._show_list()

    def _to_table(self) -> None:
        """The list in front; who asks the stack for the focus means the list."""
        table = self._table(self.number)
        self.stack.setCurrentWidget(table)
        self.stack.setFocusProxy(table)

    def _clicked(self, number: int, _checked: bool = False) -> None:
        self.show_list(number)

    def _step(self, step: int) -> None:
        self.show_list((self.number + step) % len(_LISTS))
        self.focus_first()

    def _home(self) -> QWidget:
        table = self.tables[self.number]
        return table if table.isVisible() else self

    def again(self) -> None:
        """Read the lists again; the next row takes the place of one that went."""
        self._begun = True
        self._place = max(self.tables[self.number].currentIndex().row(), 0)
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: paper_inbox.page(link, cancel=cancel), self._came, self._failed, owner=self, key="load"
        )

    def _came(self, page: InboxPage) -> None:
        self._read = True
        for number, rows in enumerate((page.waiting, page.decided, page.charges, page.charges_decided)):
            self.models[number].set_rows(rows)
        for number, count in ((WAITING, page.waiting_count), (CHARGES, page.charges_count)):
            title = self._title(number)
            button = self.group.button(number)
            if isinstance(button, Button):
                button.set_words(f"{title} ({count})" if count else title)
        self._show_list()

    def _show_list(self) -> None:
        table, model = self.tables[self.number], self.models[self.number]
        if self._read:
            self.empty.set_text(self._nothing(self.number))
        count = model.rowCount()
        self.stack.setAccessibleName(table.accessibleName())
        show_list(self, self.stack, self.empty, there=bool(count))
        if count and not table.currentIndex().isValid():
            table.setCurrentIndex(model.index(min(self._place, count - 1), 0))
        choose_first(table)
        self._show_row()

    def _failed(self, error: Exception) -> None:
        self._begun = False
        if not self._read:
            self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.again)

    def _show_row(self) -> None:
        row = self.models[self.number].row_at(self.tables[self.number].currentIndex())
        self.invoice.show_row(row if isinstance(row, InboxInvoice) else None)
        if self._charge is not None or isinstance(row, InboxCharge):
            self.charge.show_row(row if isinstance(row, InboxCharge) else None)
        self.below.setVisible(row is not None)
        if row is not None:
            self.below.fit()

    def _to_choices(self) -> None:
        if self.invoice.choices.isVisible():
            self.invoice.choices.setFocus()

    def _changed(self, changed: Changed) -> None:
        if self._begun and concerns(changed, ("paper_inbox", "paper_charges")):
            self._begun = False
            if self.isVisible():
                self.again()

    # ------------------------------------------------------------ page

    @override
    def activate(self) -> None:
        if not self._begun:
            self.again()

    @override
    def focus_first(self) -> None:
        focus_list(self, self.tables[self.number])

    @override
    def unsaved(self) -> str:
        return self.tr("A reason is written and not saved.") if self.invoice.typed() else ""


def _invoice_key(row: InboxInvoice) -> int:
    return row.inbox_id


def _charge_key(row: InboxCharge) -> tuple[int, int]:
    return (row.customer_id, row.charge_id)

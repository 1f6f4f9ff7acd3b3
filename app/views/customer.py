"""One open customer: header, left menu with the guide's numbers, and the page chosen there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.card import CustomerCard
from app.domain.contacts import ContactChannel, Level
from app.domain.listing import Changed
from app.models.feed import concerns
from app.models.tab import CustomerTab
from app.services import customers
from app.views.commands import Command
from app.views.desk import Desk
from app.views.header import Header
from app.views.menu import CustomerMenu
from app.views.pages.page import Page, PageSpec
from app.views.parts.reading_order import show_focus
from app.views.parts.short import Short
from app.views.parts.style import mark

GOING = "going"
"""The steps in which a page is made, shown and gone on with."""
ON_THE_CARD = (
    "customers",
    "addresses",
    "contact_points",
    "identifiers",
    "accounts",
    "operations",
    "papers",
    "installations",
    "meters",
    "readings",
    "collection_points",
    "containers",
    "route_days",
    "messages",
    "cases",
    "data_changes",
    "portal_accounts",
    "announcements",
)
"""What the card is made of. Notes and answers of a caller are not: reading the card again for them would leave a trace
of an opening that did not happen.
"""


class CustomerView(QWidget):
    """Hosts the pages of one customer; a page is made when it is first shown."""

    titled = Signal(str)
    """The name for the tab."""
    page_shown = Signal(str)
    """The key of the page shown now."""
    going = Signal()
    """A page was asked for by a key and has to be made: what is typed from now on is meant for it."""
    there = Signal()
    """It is shown and has the focus."""

    def __init__(
        self, desk: Desk, tab: CustomerTab, specs: Sequence[PageSpec], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.tab = tab
        tab.setParent(self)
        self._specs = {spec.key: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self.header = Header(desk, tab)
        self.menu = CustomerMenu(desk.theme)
        self.stack = QStackedWidget()
        self._lay_out()
        self._add_commands()
        self.menu.went.connect(self._go)
        self.menu.itemActivated.connect(lambda _item: self.focus_page())
        self.header.went.connect(self.show_page)
        tab.page_wanted.connect(self.show_page)
        tab.card_changed.connect(self._show_card)
        desk.feed.changed.connect(self._changed)
        desk.theme.changed.connect(self.menu.fit)
        self._show_card(tab.card)

    def _lay_out(self) -> None:
        frame = QFrame()
        mark(frame, "panel", value=True)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(6, 8, 6, 8)
        inner.addWidget(self.menu)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(frame)
        row.addWidget(self.stack, 1)
        self.menu_frame = frame
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(Short(self.header, self))
        outer.addLayout(row, 1)

    def _add_commands(self) -> None:
        group = self.tr("Customer's pages")
        for spec in self._specs.values():
            title = f"{spec.number} {spec.title}".strip()
            self.desk.commands.add(
                Command(
                    f"page.{spec.key}",
                    title,
                    spec.shortcut,
                    group,
                    partial(self._go_and_focus, spec.key),
                    partial(self._has, spec),
                ),
                self,
            )
        self.desk.commands.add(
            Command("customer.read", self.tr("Read the card again"), "F5", group, self.read_again), self
        )

    # ------------------------------------------------------------ pages

    def page_keys(self) -> list[str]:
        """Keys of the pages this customer has, in the order of the menu."""
        return self.menu.keys()

    def show_page(self, key: str = "") -> bool:
        """Show a page, or a part of one behind a colon ("payment:water"); an empty key means the first of e-BOK.

        False when this customer has no such page.
        """
        self.desk.jobs.cancel(self, GOING)
        key, part = self._parts_of(key)
        if not key:
            return False
        page = self._page(key)
        self.menu.show_key(key)
        self.stack.setCurrentWidget(self._holder(page))
        if part:
            page.show_part(part)
        page.activate()
        self.page_shown.emit(key)
        return True

    def make_page(self, key: str = "") -> None:
        """Make the page that ``show_page`` is to show, so that showing it has a turn of its own."""
        key, _part = self._parts_of(key)
        if key:
            self._page(key)

    def is_going(self) -> bool:
        """Whether a page is made and not yet shown."""
        return self.desk.jobs.has(self, GOING)

    def _parts_of(self, key: str) -> tuple[str, str]:
        """The page, empty where this customer has none such, and the part of it."""
        key, _, part = key.partition(":")
        keys = self.page_keys()
        key = key or next((k for k in keys if self._specs[k].group == "2"), keys[0] if keys else "")
        return key if key in keys else "", part

    def page(self) -> Page | None:
        """The page shown."""
        holder = self.stack.currentWidget()
        return next((p for p in self._pages.values() if self._holder(p) is holder), None)

    def focus_page(self) -> None:
        """Put the focus into the page shown; where nothing of it is open yet, to the caller, who has to be verified."""
        page = self.page()
        if page is None:
            return
        page.focus_first()
        show_focus(page)
        here = self.window().focusWidget()
        inside = here is page or page.isAncestorOf(here)
        if not inside and (self.tab.level >= Level.BALANCE or not self.desk.commands.run("caller")):
            self.menu.setFocus()

    def unsaved(self) -> str:
        """What would be lost if the tab were closed now."""
        return " ".join(filter(None, (page.unsaved() for page in self._pages.values())))

    def _has(self, spec: PageSpec) -> bool:
        return spec.wanted(self.tab.card)

    def _go_and_focus(self, key: str) -> None:
        page = self.page()
        self._go(page.leads_to(key) if page is not None else key, self._arrive)
        if self.is_going():
            self.going.emit()

    def _arrive(self) -> None:
        self.focus_page()
        self.there.emit()

    def _go(self, key: str, then: Callable[[], object] | None = None) -> None:
        """Show a page and go on there. Where it has to be made first, making, showing and going on have a turn each."""
        later = partial(self.desk.jobs.later, owner=self, key=GOING)

        def show() -> None:
            if self.show_page(key) and then is not None:
                later(then)

        def make() -> None:
            self.make_page(key)
            later(show)

        name, _part = self._parts_of(key)
        if name and name not in self._pages:
            later(make)
        elif self.show_page(key) and then is not None:
            then()

    def _page(self, key: str) -> Page:
        page = self._pages.get(key)
        if page is None:
            page = self._specs[key].build(self.desk, self.tab)
            page.key = key
            page.show_card(self.tab.card)  # before it has its place: each part shown in a window lays the window out
            self._place(page)
            self._pages[key] = page
        return page

    def _place(self, page: Page) -> None:
        holder = QScrollArea()
        holder.setWidgetResizable(True)
        holder.setFrameShape(QFrame.Shape.NoFrame)
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack.addWidget(holder)  # before its page: each change of parents asks every widget below for its style
        holder.setWidget(page)

    @staticmethod
    def _holder(page: Page) -> QWidget:
        viewport = page.parentWidget()
        holder = viewport.parentWidget() if viewport is not None else None
        return holder if holder is not None else page

    # ------------------------------------------------------------ the card

    def read_again(self) -> None:
        """Read the card again, by the running contact."""
        link, customer_id = self.desk.link, self.tab.customer_id
        key, channel = self.tab.contact.key, self.tab.contact.channel
        self.desk.jobs.start(
            lambda cancel: customers.open_card(link, customer_id, contact_key=key, channel=channel, cancel=cancel),
            self._came,
            owner=self,
            key="card",
        )

    def _came(self, card: CustomerCard) -> None:
        """A change may concern every open customer: their cards come together, and are shown one a turn."""
        self.desk.jobs.later(lambda: self.tab.set_card(card), owner=self, key="card")

    def _show_card(self, card: CustomerCard) -> None:
        self.header.show_card(card)
        self.menu.show_pages(spec for spec in self._specs.values() if spec.wanted(card))
        for page in self._pages.values():
            page.show_card(card)
        shown = self.page()
        if shown is not None and shown.key not in self.page_keys():
            self.show_page()
        self.titled.emit(card.name)

    def _changed(self, changed: Changed) -> None:
        if concerns(changed, ON_THE_CARD, self.tab.customer_id):
            self.read_again()

    def begin_contact(self, channel: ContactChannel) -> None:
        """Another call or visit of the same customer begins."""
        self.tab.begin_contact(channel, self.desk.clock.now())

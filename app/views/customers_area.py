"""The customers open at this desk, one tab each; opening is one job, closing asks when something would be lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.faults import Refused
from app.models.tips import plain_tip
from app.system.locks import HEAVY_IMPORTS
from app.views.parts.panel import EmptyNote

if TYPE_CHECKING:
    from app.domain.card import CustomerCard
    from app.models.jobs import Cancel
    from app.models.tab import RunningContact
    from app.views.customer import CustomerView
    from app.views.desk import Desk
    from app.views.pages.page import PageSpec

PAGES_LOADED = "app.views.customer"
"""Where this module is, everything that a customer's view is made of has been imported."""
Specs = Callable[[], "Sequence[PageSpec]"]
"""Gives the pages of a customer; loads them where they are not yet."""

LONGEST_TITLE = 26


class CustomersArea(QWidget):
    """Tabs of customers. The first place, without a tab of its own, is the list (or a sentence where there is none)."""

    made = Signal(object)
    """A ``CustomerView`` was made and shown with its page: its strip is to follow."""
    opened = Signal(object)
    """A ``CustomerView`` is shown whole: header, page and strip."""
    closed = Signal(object)
    """A ``CustomerView`` is about to go."""
    shown = Signal(object)
    """Another ``CustomerView`` is shown, None when there is none."""

    def __init__(self, desk: Desk, specs: Specs, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._specs = specs
        self._views: list[CustomerView] = []
        self._wanted: dict[int, tuple[str, str]] = {}  # page and paper of those being opened
        self.bar = QTabBar()
        self.bar.setTabsClosable(True)
        self.bar.setMovable(True)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setAccessibleName(self.tr("Open customers"))
        self.bar.currentChanged.connect(self._show_tab)
        self.bar.tabCloseRequested.connect(lambda number: self.close_view(self._views[number]))
        self.bar.tabMoved.connect(self._moved)
        self.empty = EmptyNote(
            self.tr("No customer is open. Press F3 and type a name, an address, an Id, a meter or an invoice number."),
            self.tr("Search"),
            lambda: desk.commands.run("search"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
        self.bar.hide()

    # ------------------------------------------------------------ opening

    def open(self, customer_id: int, page_key: str = "", paper: str = "") -> None:
        """Bring a customer forward, reading the card where it is not open yet; the contact begins now.

        ``paper``: the number by which the customer was found; page 2.2 stands on that paper.
        """
        view = self.view_of(customer_id)
        if view is not None:
            self.show_view(view, page_key)
            view.tab.seek(paper)
            return
        from app.domain.contacts import ContactChannel
        from app.models.tab import new_contact

        contact = new_contact(ContactChannel.PHONE, self.desk.clock.now())
        link, key, channel = self.desk.link, contact.key, contact.channel
        self._wanted[customer_id] = page_key, paper

        def work(cancel: Cancel) -> CustomerCard:
            if PAGES_LOADED not in sys.modules:  # in the first second after signing in
                with HEAVY_IMPORTS:
                    import_module(PAGES_LOADED)
            from app.services import customers

            return customers.open_card(link, customer_id, contact_key=key, channel=channel, cancel=cancel)

        self.desk.jobs.start(
            work,
            lambda card: self._open(card, contact),
            lambda error: self._not_opened(error, customer_id),
            owner=self,
            key="open",
        )

    def _open(self, card: CustomerCard, contact: RunningContact) -> None:
        """First the header and the menu; the page and the strip follow, so that no step keeps the window waiting."""
        from app.models.tab import CustomerTab
        from app.views.customer import CustomerView

        page_key, paper = self._wanted.pop(card.customer_id, ("", ""))
        view = CustomerView(self.desk, CustomerTab(card, contact), self._specs())
        view.tab.seek(paper)
        view.titled.connect(lambda name: self._title(view, name))
        self._views.append(view)
        self.stack.addWidget(view)
        number = self.bar.addTab("")
        self._title(view, card.name)
        self.bar.show()
        self.bar.setCurrentIndex(number)
        self._then(view, lambda: self._with_page(view, page_key))

    def _with_page(self, view: CustomerView, page_key: str) -> None:
        view.make_page(page_key)
        self._then(view, lambda: self._page_shown(view, page_key))

    def _page_shown(self, view: CustomerView, page_key: str) -> None:
        view.show_page(page_key)
        self._then(view, lambda: self._with_strip(view))

    def _with_strip(self, view: CustomerView) -> None:
        self.made.emit(view)
        self._then(view, lambda: self._whole(view))

    def _whole(self, view: CustomerView) -> None:
        self.shown.emit(self.current())
        if self.current() is view:
            self.opened.emit(view)

    def _then(self, view: CustomerView, step: Callable[[], None]) -> None:
        """Do the next step when the last one has been painted; until then a job is pending."""
        self.desk.jobs.later(step, owner=view, key="opening")

    def _not_opened(self, error: Exception, customer_id: int) -> None:
        page_key, paper = self._wanted.pop(customer_id, ("", ""))
        if isinstance(error, Refused) and error.code == "no_such_customer":
            self.desk.messages.warn(self.tr("This customer is no longer there. Search again."))
        else:
            self.desk.messages.fault(error, lambda: self.open(customer_id, page_key, paper))

    # ------------------------------------------------------------ what is open

    def is_opening(self) -> bool:
        """Whether a customer was asked for and is not there yet or not whole, or a page of one."""
        has = self.desk.jobs.has
        return has(self, "open") or any(has(view, "opening") or view.is_going() for view in self._views)

    def views(self) -> tuple[CustomerView, ...]:
        """Open customers in the order of their tabs."""
        return tuple(self._views)

    def view_of(self, customer_id: int) -> CustomerView | None:
        """The customer's view, if it is open."""
        return next((view for view in self._views if view.tab.customer_id == customer_id), None)

    def current(self) -> CustomerView | None:
        """The customer shown."""
        shown = self.stack.currentWidget()
        return next((view for view in self._views if view is shown), None)

    def show_view(self, view: CustomerView, page_key: str = "") -> None:
        """Bring an open customer forward, on a page where one is asked for."""
        self.bar.setCurrentIndex(self._views.index(view))
        self._show_tab(self._views.index(view))
        if page_key or view.page() is None:
            view.show_page(page_key)

    def step(self, by: int) -> None:
        """The next customer, or the one before."""
        if self._views:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self._views))

    # ------------------------------------------------------------ closing

    def close_current(self) -> None:
        """Close the customer shown."""
        view = self.current()
        if view is not None:
            self.close_view(view)

    def close_view(self, view: CustomerView) -> None:
        """Close a customer; when something typed would be lost, first say so and ask."""
        lost = self.unsaved_of(view)
        if lost:
            self.desk.messages.ask(lost, self.tr("Close without saving"), lambda: self.drop(view))
        else:
            self.drop(view)

    def drop(self, view: CustomerView) -> None:
        """Close a customer whatever was typed.

        The stack lets go of the view when it is deleted. Taken out before, the binding would keep what Python knows of it,
        the card too, for good: it then takes the stack for its parent once more as soon as somebody asks for that.
        """
        if view not in self._views:
            return
        self.closed.emit(view)
        number = self._views.index(view)
        self._views.pop(number)
        self.bar.removeTab(number)
        view.deleteLater()
        self.bar.setVisible(bool(self._views))
        self._show_tab(self.bar.currentIndex())

    def forget(self) -> None:
        """The clerk leaves; who had this area deletes what was open."""
        self._views.clear()

    def unsaved_of(self, view: CustomerView) -> str:
        """What of this customer would be lost; the strip adds its own, see ``also_unsaved``."""
        return " ".join(filter(None, (view.unsaved(), self.also_unsaved(view))))

    also_unsaved: Callable[[CustomerView], str] = staticmethod(lambda _view: "")
    """Set by the workplace: what the strip of a customer would lose."""

    def _show_tab(self, number: int) -> None:
        view = self._views[number] if 0 <= number < len(self._views) else None
        self.stack.setCurrentWidget(view if view is not None else self.empty)
        self.shown.emit(view)

    def _moved(self, source: int, target: int) -> None:
        self._views.insert(target, self._views.pop(source))

    def _title(self, view: CustomerView, name: str) -> None:
        number = self._views.index(view) if view in self._views else -1
        if number >= 0:
            short = name if len(name) <= LONGEST_TITLE else name[: LONGEST_TITLE - 1] + "…"
            self.bar.setTabText(number, short.replace("&", "&&"))
            self.bar.setTabToolTip(number, plain_tip(f"{name}, Id {view.tab.card.number}"))

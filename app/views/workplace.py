"""What a signed-in clerk works in: top bar, navigation, office pages, customers, the strip, the message bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.views.command_keys import CommandKeys
from app.views.commands import Command
from app.views.customers_area import CustomersArea
from app.views.message_bar import MessageBar
from app.views.parts.lists import PlaceList
from app.views.parts.reading_order import show_focus, step_focus
from app.views.parts.style import mark
from app.views.search import SearchBox
from app.views.strip_holder import StripHolder
from app.views.top_bar import TopBar
from app.views.type_ahead import TypeAhead

if TYPE_CHECKING:
    from app.models.search import Finder
    from app.models.tab import CustomerTab
    from app.views.customer import CustomerView
    from app.views.desk import Desk
    from app.views.pages.page import OfficePage, OfficeSpec, PageSpec

CUSTOMERS = "customers"
"""Key of the place where customers are; an office page of this key is their list."""
GOING = "going"
"""The job of a part of the office that is made and not yet shown."""
NARROW_STRIP = 1180
"""Below this width (pixels at 100 % text) the strip folds by itself."""
NARROW_NAVIGATION = 1000
"""Below this width the navigation shows its icons only."""
NARROW_MENU = 800
"""Below this width an unfolded strip takes the room of the customer's menu."""
LOW = 560
"""Below this height (pixels at 100 % text) a customer's header takes as few lines as it can."""
MENU_IDS = (
    "lock",
    "sign_out",
    "",
    "look.system",
    "look.light",
    "look.dark",
    "look.contrast",
    "",
    "text.larger",
    "text.smaller",
    "text.normal",
    "",
    "palette",
    "keys",
)

BuildStrip = Callable[["Desk", "CustomerTab"], QWidget]


class Workplace(QWidget):
    """Stacks what it is given; pages and strip are named by ``main``, nothing that is not built is shown."""

    def __init__(
        self,
        desk: Desk,
        finder: Finder,
        pages: Sequence[PageSpec] | Callable[[], Sequence[PageSpec]],
        office: Sequence[OfficeSpec],
        build_strip: BuildStrip | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        desk.commands.set_home(self)
        self._build_strip = build_strip
        self._office = {spec.key: spec for spec in office if spec.wanted(desk)}
        self._office_pages: dict[str, OfficePage] = {}
        self._folded: bool | None = None
        self._leaving = False
        self._before: CustomerView | None = None
        mark(self, "ground", value=True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        finder.setParent(self)
        self.search = SearchBox(finder, desk.theme, self)
        self.top = TopBar(self.search, desk.clerk.name, desk.commands, MENU_IDS)
        self.navigation = PlaceList(desk.theme, self.tr("Parts of the office"))
        self.navigation.setObjectName("navigation")
        self.area = CustomersArea(desk, pages if callable(pages) else lambda: pages)
        self.area.also_unsaved = self._strip_unsaved
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.strips = StripHolder(desk.theme)
        self._caller_key = self._add_caller_key()
        self._strip_of: dict[CustomerView, QWidget] = {}
        self.stack.currentChanged.connect(lambda _number: desk.messages.move_on())
        self.bar = MessageBar(desk.messages, desk.jobs)
        self._lay_out()
        self._fill_navigation()
        self._connect(finder)
        self._to_customers()

    def _add_caller_key(self) -> QWidget:
        """F2 where the strip, whose key it is, is folded: opens it. What is given back is shown just then."""
        scope = QWidget(self)
        scope.setFixedSize(0, 0)
        scope.hide()
        title, group = self.tr("Verify the caller"), self.tr("Customers")
        self.desk.commands.add(Command("caller.unfold", title, "F2", group, self.fold_strip), scope)
        return scope

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(8, 10, 10, 10)
        middle.setSpacing(10)
        middle.addWidget(self.navigation)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.strips)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top)
        outer.addLayout(middle, 1)
        outer.addWidget(self.bar)

    def _fill_navigation(self) -> None:
        places = dict(self._office)
        for spec in places.values():
            self.navigation.add_place(spec.key, spec.title, spec.icon, spec.title)
        if CUSTOMERS not in places:
            self.navigation.add_place(CUSTOMERS, self.tr("Customers"), CUSTOMERS)

    def _connect(self, finder: Finder) -> None:
        finder.chosen.connect(lambda customer_id: self.open_customer(customer_id, paper=finder.paper))
        jobs = self.desk.jobs
        CommandKeys(self.desk.commands, self)  # before TypeAhead: the filter installed last sees a key first
        self._ahead = TypeAhead(
            lambda: finder.will_open() or self.area.is_opening() or jobs.has(self, GOING), self.desk.commands, self
        )
        self.search.entered.connect(self._ahead.hold_on)
        self.navigation.went.connect(self.go)
        self.area.made.connect(self._made)
        self.area.opened.connect(self._opened)
        self.area.closed.connect(self._closed)
        self.area.shown.connect(self._shown)
        self.desk.theme.changed.connect(self._restyle)
        self.desk.settings.changed.connect(self._fit)

    # ------------------------------------------------------------ places

    def begin(self) -> None:
        """Show the first part of the office, unless the clerk has gone somewhere already."""
        going = self.area.is_opening() or self.desk.jobs.has(self, GOING)
        if self.stack.currentWidget() is self.area and self.area.current() is None and not going:
            self.go(next(iter(self._office), CUSTOMERS))

    def open_customer(self, customer_id: int, page_key: str = "", paper: str = "") -> None:
        """Open a customer or bring them forward; ``paper``: the number by which they were found."""
        self.desk.jobs.cancel(self, GOING)
        self._to_customers()
        there = self.area.view_of(customer_id)
        self.area.open(customer_id, page_key, paper)
        if there is not None:  # one that has to be read is begun with once it is open
            self._go_on_with(there)

    def go(self, key: str) -> None:
        """Show a part of the office; asked for the customers again, it shows their list."""
        self.desk.jobs.cancel(self, GOING)
        here = self.stack.currentWidget() is self.area
        if key == CUSTOMERS and not here and self.area.current() is not None:
            self._to_customers()
            return
        spec = self._office.get(key)
        if spec is None:
            self._to_customers()
            return
        page = self._office_page(spec)
        self.stack.setCurrentWidget(page)
        self.navigation.show_key(key)
        page.activate()
        self._fit()

    def office_specs(self) -> tuple[OfficeSpec, ...]:
        """The parts of the office that this clerk has."""
        return tuple(self._office.values())

    def office_keys(self) -> list[str]:
        """Keys of the places in the navigation."""
        return self.navigation.keys()

    def go_and_focus(self, key: str) -> None:
        """Show a part of the office and begin there."""

        def focus(page: OfficePage) -> None:
            page.focus_first()
            show_focus(page)

        self.go_then(key, focus)

    def go_then(self, key: str, then: Callable[[OfficePage], object]) -> None:
        """Show a part of the office and go on there. Where it has to be made first, making, showing and going on have a
        turn each, and keys wait for the last.
        """
        spec = self._office.get(key)
        if spec is None or key == CUSTOMERS or key in self._office_pages:
            self.go(key)
            made = self._office_pages.get(key)
            if made is not None and self.stack.currentWidget() is made:
                then(made)
            return
        later = partial(self.desk.jobs.later, owner=self, key=GOING)

        def make() -> None:
            self._office_page(spec)
            later(show)

        def show() -> None:
            self.go(key)
            later(go_on)

        def go_on() -> None:
            then(self._office_page(spec))
            self._ahead.release()

        later(make)
        self._ahead.hold_on()

    def unsaved(self) -> str:
        """What would be lost at signing out."""
        parts = [self.area.unsaved_of(view) for view in self.area.views()]
        parts += [page.unsaved() for page in self._office_pages.values()]
        return " ".join(filter(None, parts))

    def _to_customers(self) -> None:
        self.stack.setCurrentWidget(self.area)
        self.navigation.show_key(CUSTOMERS)
        self._fit()

    def _office_page(self, spec: OfficeSpec) -> OfficePage:
        page = self._office_pages.get(spec.key)
        if page is None:
            page = spec.build(self.desk)
            page.key = spec.key
            self._office_pages[spec.key] = page
            self.stack.addWidget(page)
        return page

    # ------------------------------------------------------------ customers

    def _made(self, view: CustomerView) -> None:
        view.going.connect(self._ahead.hold_on)
        view.there.connect(self._ahead.release)
        if self._build_strip is not None:
            strip = self._build_strip(self.desk, view.tab)
            self._strip_of[view] = strip
            self.strips.add(view, strip)

    def _opened(self, _view: CustomerView) -> None:
        self._to_customers()
        self.focus_customer()
        self._ahead.release()

    def _shown(self, view: CustomerView | None) -> None:
        if view is not None and view is not self._before:
            if self._before is not None:
                self.desk.messages.leave()
            self._before = view
        self._fit()

    def _closed(self, view: CustomerView) -> None:
        self._strip_of.pop(view, None)
        if view is self._before:
            self._before = None
            self.desk.messages.leave()
        self.strips.remove(view)

    def focus_customer(self) -> None:
        """Begin with the caller where the strip is open, else on the page."""
        view = self.area.current()
        if view is None:
            return
        strip = self._strip_of.get(view)
        first = getattr(strip, "focus_first", None)
        if strip is not None and first is not None and self.strips.isVisibleTo(self):
            first()
        else:
            view.focus_page()

    def _go_on_with(self, view: CustomerView) -> None:
        """An open customer comes forward: the keys are the page's, or the caller's who is not verified yet."""
        from app.domain.contacts import Level

        if view.tab.level < Level.BALANCE:
            self.focus_customer()
        else:
            view.focus_page()

    def _strip_unsaved(self, view: CustomerView) -> str:
        strip = self._strip_of.get(view)
        tell = getattr(strip, "unsaved", None)
        return str(tell()) if tell is not None else ""

    def take_apart(self) -> None:
        """Delete all of it, one customer or page after the other, so that the window does not stand still meanwhile.

        What Python knows of this workplace may outlive it (``keep_what_is_loaded``): it names no customer from now on.
        """
        parts: list[QWidget] = [*self.area.views(), *self.strips.columns(), *self._office_pages.values()]
        self.hide()
        self._leaving = True
        self.area.forget()
        self.strips.forget()
        self._strip_of.clear()
        self._office_pages.clear()
        self._before = None

        def next_part() -> None:
            if not parts:
                self.deleteLater()
                return
            parts.pop().deleteLater()
            QTimer.singleShot(0, self, next_part)

        next_part()

    # ------------------------------------------------------------ room

    def fold_strip(self) -> None:
        """F9: fold the strip or open it; a wide window remembers, a narrow one does not."""
        folded = self.strips.isVisibleTo(self)
        if self._room() >= NARROW_STRIP:
            self._folded = None
            self.desk.settings.change(right_panel_folded=folded)
        else:
            self._folded = folded
        self._fit()
        if not folded:
            self.focus_customer()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return step_focus(self, forward=next)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.search.refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _room(self) -> float:
        """Width as it would be at 100 % text."""
        return self.width() * 100 / self.desk.theme.percent

    def _fit(self) -> None:
        if self._leaving:  # some of it is gone
            return
        room = self._room()
        view = self.area.current() if self.stack.currentWidget() is self.area else None
        narrow = room < NARROW_STRIP
        folded = self._folded if narrow and self._folded is not None else narrow
        if not narrow:
            folded = self.desk.settings.now.right_panel_folded
        open_strip = self.strips.has(view) and not folded
        self.strips.show_for(view)
        self.strips.setVisible(open_strip)
        self._caller_key.setVisible(self.strips.has(view) and folded)
        self.navigation.fit(narrow=room < NARROW_NAVIGATION)
        self.top.brand.setVisible(room >= NARROW_MENU)
        low = self.height() * 100 / self.desk.theme.percent < LOW
        self.bar.set_low(low=low)
        for each in self.area.views():
            each.header.set_compact(compact=low)
        if view is not None:
            view.menu_frame.setVisible(not (open_strip and room < NARROW_MENU))

    def _restyle(self) -> None:
        for number, spec in enumerate(self._office.values()):
            self.navigation.item(number).setIcon(self.desk.theme.icon(spec.icon))
        self.strips.fit()
        self._fit()

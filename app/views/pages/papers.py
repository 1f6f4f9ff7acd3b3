"""Page 2.2: the customer's papers, newest first, filtered, each with its state; the chosen one as it is printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout
from typing_extensions import override

from app.domain.card import CustomerCard
from app.domain.contacts import Level
from app.domain.paper_copies import MOST_AT_ONCE, ShownPaper
from app.domain.papers import PaperFilter, PapersPage
from app.models.endless import Part
from app.models.fault_words import sentence
from app.models.jobs import Cancel
from app.models.paper_columns import columns
from app.models.paper_list import PaperTable
from app.models.tab import CustomerTab
from app.services import paper_copies, papers
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import Page, PageSpec
from app.views.parts.first_row import focus_list, show_list
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.paper_filters import NUMBER_KEY, UNPAID_KEY, PaperFilters
from app.views.parts.paper_side import PaperSide
from app.views.parts.paper_table import PaperListView
from app.views.parts.paper_ticks import TickBar
from app.views.parts.reading_order import show_whole

BESIDE_PX, WIDE_PX = 700, 1000
"""From these widths on (at 100 % text) the chosen paper stands beside the list, else below it; and has the larger half."""
MOST_SOUGHT = 3000
"""So many papers are read on to find the one by whose number the customer was found."""
REST_MS = 90
"""Arrow keys held down walk over papers faster than this; only where they rest is read."""


class PaperListPage(Page):
    """List and pane. Nothing is read before the level opens it (office rule 8)."""

    def __init__(self, desk: Desk, tab: CustomerTab) -> None:
        super().__init__(desk, tab)
        self._shown: PaperFilter | None = None
        self._wanted_paper = 0
        self.closed = EmptyNote(
            self.tr("Documents may be told about once the caller is verified (the panel on the right).")
        )
        self.model = PaperTable(columns(desk.clock.today()), jobs=desk.jobs, parent=self)
        self.view = PaperListView(desk.theme, self.model)
        self.ticks = TickBar(desk, tab, self.model, self)
        self.side = PaperSide(desk, tab, self)
        self._reading = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._read_paper)
        self.filters = PaperFilters(desk.theme)
        self._lay_out()
        self._connect()
        self._add_commands()

    # ------------------------------------------------------------ building

    def _add_commands(self) -> None:
        group = self.tr("Documents")
        for name, title, key, act in (
            ("unpaid", self.tr("Show only unpaid documents"), UNPAID_KEY, self.filters.unpaid.toggle),
            ("number", self.tr("Find a document by its number or amount"), NUMBER_KEY, self._type_number),
        ):
            self.desk.commands.add(Command(f"papers.{name}", title, key, group, act, self._told), self)

    def _lay_out(self) -> None:
        self.panel = Panel()  # the page is named in the menu; a heading would take a row of the list
        self.panel.setAccessibleName(self.tr("Documents"))
        self.view.setAccessibleName(self.tr("Documents, newest first"))
        self.view.setAccessibleDescription(
            self.tr(
                "Space ticks a document, Enter opens its preview over the whole page, Esc leads back; typing finds a number or an amount."
            )
        )
        self.empty = EmptyNote(self.tr("Reading documents ..."), self.tr("Show all"), self._show_all)
        self.panel.body.addWidget(self.filters)
        self.panel.body.addWidget(self.view, 1)
        self.panel.body.addWidget(self.empty)
        self.panel.body.addWidget(self.ticks)
        self.details = Panel()
        self.details.body.addWidget(self.side, 1)
        self.halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.halves.setSpacing(12)
        self.halves.addWidget(self.panel, 3)
        self.halves.addWidget(self.details, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.closed)
        layout.addLayout(self.halves, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.filters.left.connect(self._to_list)
        self.view.typed.connect(self.filters.type_on)
        self.model.came.connect(self._came)
        self.model.failed.connect(self._failed)
        self.view.current_changed.connect(self._choose)
        self.view.chosen.connect(lambda _paper: self.read())
        self.view.all_wanted.connect(self._tick_all)
        self.side.left.connect(self._back)
        for giver in (self.side.acts, self.ticks):
            giver.given.connect(self._rest.start)
        self.side.acts.left.connect(lambda: self.side.read() if self._reading else self.view.setFocus())
        self.side.turned.connect(self._turned)
        self.side.search_wanted.connect(self._search)
        self.tab.level_changed.connect(self._open)
        self.tab.paper_sought.connect(self._sought)
        self.desk.theme.changed.connect(self._fit)

    # ------------------------------------------------------------ page

    @override
    def show_card(self, card: CustomerCard) -> None:
        self._open()
        if self._shown is not None and self._told():
            self.model.again()
            self._rest.start()

    @override
    def activate(self) -> None:
        if self._told() and self._shown is None:
            self._filter()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.ticks.leave():
            super().keyPressEvent(event)

    @override
    def focus_first(self) -> None:
        if self._told():
            focus_list(self, self.view)

    def _told(self) -> bool:
        return self.tab.level >= Level.BALANCE

    def _open(self, _level: object = None) -> None:
        told = self._told()
        self.closed.setVisible(not told)
        self.panel.setVisible(told and not self._reading)
        self.details.setVisible(told)
        if not told:
            self._shown = None
            self._set_reading(False)
            self.model.clear()
            self.side.clear()
        elif self.isVisible() and self._shown is None:
            self._filter()

    # ------------------------------------------------------------ list

    def _type_number(self) -> None:
        self._set_reading(False)
        self.filters.seek()

    def _to_list(self) -> None:
        """Into the list, or what will be it; where nothing fits, what was typed is to be mended."""
        if self.model.rowCount() or self.model.waiting:
            focus_list(self, self.view)
            show_whole(self.view)

    def _show_all(self) -> None:
        self.filters.reset()
        self._filter()
        self.view.setFocus()

    def _sought(self) -> None:
        """Found once more, by another paper: it may be hidden by a filter."""
        if self._shown is None:
            return
        if self.filters.wanted() != PaperFilter():
            self.filters.reset()
            self._filter()
        else:
            self._seek()

    def _seek(self) -> None:
        """Stand on the paper by whose number the customer was found, reading on until it is there."""
        number = self.tab.sought_paper
        if not number or self.filters.wanted() != PaperFilter():
            return
        rows = self.model.rows()
        place = next((at for at, paper in enumerate(rows) if number in {paper.number, paper.ksef_number}), -1)
        if place < 0 and not self.model.complete and len(rows) < MOST_SOUGHT:
            self.model.more()
            return
        self.tab.sought_paper = ""
        if place >= 0:
            index = self.model.index(place, 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _filter(self) -> None:
        if not self._told():
            return
        self._shown = wanted = self.filters.wanted()
        self.view.set_unpaid(wanted.unpaid)
        link, customer_id = self.desk.link, self.tab.customer_id
        contact = (self.tab.contact.key, self.tab.contact.channel)

        def fetch(key: object, cancel: Cancel) -> Part:
            return papers.page(link, customer_id, wanted, key, contact=contact, cancel=cancel)  # type: ignore[arg-type]

        self.model.begin(fetch)

    def _came(self, part: PapersPage) -> None:
        self.filters.offer_years(part.years)
        rows = self.model.rowCount()
        show_list(self, self.view, self.empty, there=rows > 0)
        self.ticks.setVisible(rows > 0 or bool(self.model.ticks()))
        why = self.filters.sentence(self._shown or PaperFilter())
        self.empty.button.setVisible(bool(why))
        self.empty.set_text(why or self.tr("This customer has no documents yet."))
        if rows and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        if not rows:
            self.side.clear()
            if self.hasFocus() and self.filters.wanted().text:
                self.filters.seek()  # Enter came before the answer
        self._seek()

    def _failed(self, error: Exception) -> None:
        if not self.model.rowCount():
            self.empty.set_text(sentence(error))
            self.empty.button.setVisible(False)
        again = self.model.more if self.model.rowCount() else self._filter
        self.desk.messages.fault(error, again)

    # ------------------------------------------------------------ the chosen paper

    def _choose(self, paper_id: object) -> None:
        self._wanted_paper = paper_id if isinstance(paper_id, int) else 0
        self.side.acts.expect(self._wanted_paper)
        self._rest.start()

    def _read_paper(self) -> None:
        link, customer_id, paper_id = self.desk.link, self.tab.customer_id, self._wanted_paper
        contact = (self.tab.contact.key, self.tab.contact.channel)
        if not paper_id or not self._told():
            self.side.clear()
            return
        self.desk.jobs.start(
            lambda cancel: paper_copies.shown(link, customer_id, paper_id, contact=contact, cancel=cancel),
            self._show_paper,
            owner=self,
            key="paper",
        )

    def _show_paper(self, shown: ShownPaper) -> None:
        if self._told() and shown.paper.paper.paper_id == self._wanted_paper:
            self.side.show_paper(shown.paper, shown.copies)

    # ------------------------------------------------------------ reading, several at once

    def read(self) -> None:
        """The chosen paper over the whole page, the focus in it."""
        if self.model.rowCount():
            self._set_reading(True)
            self.side.read()

    def _search(self) -> None:
        """Look for a text in the paper; where it has little room, over the whole page."""
        if self.width() < self.desk.theme.px(WIDE_PX):
            self._set_reading(True)
        self.side.look_for()

    def _turned(self) -> None:
        """What was turned to stands below the list: over the whole page it is seen."""
        if self.halves.direction() == QBoxLayout.Direction.TopToBottom:
            self.read()

    def _back(self) -> None:
        """From the paper to the list."""
        self._set_reading(False)
        self.view.setFocus()

    def _set_reading(self, reading: bool) -> None:
        if reading is not self._reading:
            self._reading = reading
            self.panel.setVisible(self._told() and not reading)

    def _tick_all(self) -> None:
        link, customer_id, wanted = self.desk.link, self.tab.customer_id, self.filters.wanted()
        contact = (self.tab.contact.key, self.tab.contact.channel)

        def work(cancel: Cancel) -> tuple[int, ...]:
            return paper_copies.matching(link, customer_id, wanted, most=MOST_AT_ONCE, contact=contact, cancel=cancel)

        self.desk.jobs.start(work, self.model.set_ticks, owner=self, key="ticks")

    # ------------------------------------------------------------ room

    def _fit(self) -> None:
        theme, ways = self.desk.theme, QBoxLayout.Direction
        beside, wide = self.width() >= theme.px(BESIDE_PX), self.width() >= theme.px(WIDE_PX)
        self.halves.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.halves.setStretch(0, 5 if wide else 9)
        self.halves.setStretch(1, 6 if wide else 5)
        self.view.setMinimumHeight(theme.px(190))

    @override
    def resizeEvent(self, event: object) -> None:
        self._fit()


def specs() -> tuple[PageSpec, ...]:
    """Page 2.2; everybody has it."""
    title = QCoreApplication.translate("PaperListPage", "documents")
    return (PageSpec("2.2", "2", "2.2", title, "Alt+2", PaperListPage),)

"""The chosen paper beside the list: as it is printed, or what is known of it; with what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.domain.faults import Cancelled, Refused
from app.domain.paper_copies import KeptCopies
from app.domain.papers import PaperDetails
from app.models import paper_copy_words
from app.models.jobs import Cancel
from app.models.paper_columns import state_tone, state_word
from app.models.tab import CustomerTab
from app.models.tips import plain_tip
from app.services import paper_copies
from app.system.override import override
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Chip, Heading, Text
from app.views.parts.paper_acts import PaperActs
from app.views.parts.paper_pane import PaperPane
from app.views.parts.paper_preview import PaperPreview
from app.views.parts.paper_search import SEARCH_KEY
from app.views.parts.style import set_tone

BESIDE_PX = 290
"""From this width on (at 100 % text) number and state of a paper stand in one line."""
TURN_KEY = "Ctrl+Shift+P"
LOWEST_PX, ASKED_PX = 190, 100
"""Height of the preview at 100 % text that it never goes below; and while something is asked, so that the page need not scroll."""


class PaperSide(QWidget):
    """Preview and details of one paper take turns; the preview comes first."""

    left = Signal()
    """Esc: back to the list."""
    turned = Signal()
    """By a key: the page makes room where what is turned to would be out of sight."""
    search_wanted = Signal()
    """Somebody wants to look for a text: the page makes room, then ``look_for``."""

    def __init__(self, desk: Desk, tab: CustomerTab, scope: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tab = tab
        self._told: PaperDetails | None = None
        self._copies = KeptCopies()
        self._drawn: tuple[PaperDetails, bool] | None = None
        self._read: PaperDetails | None = None
        self.number = Heading("", 2, wrap=True)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number.setMinimumWidth(1)  # one long word must not widen the page
        self.state = Chip()
        self.acts = PaperActs(desk, tab, scope)
        self.given = Text(tone="dim", wrap=True)
        self.preview = PaperPreview(desk)
        policy = self.preview.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)  # as high as there is room, not as it would like to be
        self.preview.setSizePolicy(policy)
        self._pane: PaperPane | None = None
        self._build_turns(scope)
        self._lay_out()
        self.acts.copy_changed.connect(self._draw)
        self.acts.asking.connect(self._fit)
        self.preview.left.connect(self.left)
        desk.theme.changed.connect(self._fit)
        self._fit()
        self.clear()

    def _build_turns(self, scope: QWidget) -> None:
        self._group = QButtonGroup(self)
        self.as_printed = Button(self.tr("Preview"))
        self.as_known = Button(self.tr("Details"))
        for button, details in ((self.as_printed, False), (self.as_known, True)):
            button.setCheckable(True)
            button.setToolTip(plain_tip(TURN_KEY))
            button.setAccessibleDescription(TURN_KEY)
            self._group.addButton(button)
            button.clicked.connect(partial(self._turn_to, details))
        self.as_printed.setChecked(True)
        group = self.tr("Documents")
        for name, title, key, act in (
            ("turn", self.tr("Preview or details of the document"), TURN_KEY, self.turn),
            ("find", self.tr("Look for a text in the document"), SEARCH_KEY, self.search_wanted.emit),
        ):
            self._desk.commands.add(Command(f"paper.{name}", title, key, group, act, self._is_there), scope)

    def _lay_out(self) -> None:
        self.head = QWidget()
        self._head = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.number, 1)
        row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        flow = self.acts.flow
        for button in (self.acts.loss_button, self.as_known, self.as_printed):
            flow.removeWidget(button)
            flow.put_first(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.head)
        layout.addWidget(self.acts)
        layout.addWidget(self.given)
        layout.addWidget(self.preview, 1)
        self._layout = layout
        self._show_turn()

    # ------------------------------------------------------------ the paper

    def clear(self) -> None:
        """No paper is chosen."""
        self._told = self._drawn = self._read = None
        self._copies = KeptCopies()
        self.acts.set_paper(None)
        self.preview.clear()
        if self._pane is not None:
            self._pane.clear()
        self.head.hide()
        self.acts.hide()
        self.given.hide()

    def show_paper(self, told: PaperDetails, copies: KeptCopies) -> None:
        """Show a paper, and which copies of it were given away."""
        today = self._desk.clock.today()
        self._told, self._copies = told, copies
        self.number.setText(told.paper.number)
        self.state.setText(state_word(told.paper, today))
        set_tone(self.state, state_tone(told.paper, today))
        self.acts.set_paper(told)
        self.head.show()
        self.acts.show()
        self.given.setText(paper_copy_words.given_summary(copies))
        self._show_given()
        self._show_paper()

    @property
    def pane(self) -> PaperPane:
        """The details; made when they are first wanted, for a page opens with the preview."""
        if self._pane is None:
            self._pane = PaperPane(self._desk)
            self._layout.addWidget(self._pane, 1)
            self._pane.setVisible(self.shows_details())
        return self._pane

    def shows_details(self) -> bool:
        """Whether what is known is shown, not the preview."""
        return self.as_known.isChecked()

    def _is_there(self) -> bool:
        return self._told is not None

    def _show_paper(self) -> None:
        """What is seen of it: the preview, or what its own file tells."""
        if self.shows_details() and self._told is not None:
            self.pane.show_paper(self._told, self._copies)
            self._read_facts()
        else:
            self._draw()

    def _read_facts(self) -> None:
        told = self._told
        if told is None or self._read == told:
            return
        self._read = told
        link, customer_id, paper_id = self._desk.link, self._tab.customer_id, told.paper.paper_id
        contact = (self._tab.contact.key, self._tab.contact.channel)
        self._desk.jobs.start(
            lambda cancel: paper_copies.invoice_facts(link, customer_id, paper_id, contact=contact, cancel=cancel),
            lambda facts: self.pane.invoice.show_facts(facts) if self._told == told else None,
            self._not_read,
            owner=self,
            key="facts",
        )

    def _not_read(self, error: Exception) -> None:
        self._read = None
        if isinstance(error, Refused):
            self._desk.messages.warn(paper_copy_words.sentence(error))
        elif not isinstance(error, Cancelled):
            self._desk.messages.fault(error, self._read_facts)

    def _draw(self) -> None:
        """Make the preview, unless it is not seen or shows this copy of this paper already."""
        told, lost = self._told, self.acts.is_lost()
        if told is None or self.shows_details() or (self.preview.pdf() and self._drawn == (told, lost)):
            return
        self._drawn = (told, lost)
        link, customer_id, paper_id = self._desk.link, self._tab.customer_id, told.paper.paper_id
        contact = (self._tab.contact.key, self._tab.contact.channel)

        def make(cancel: Cancel) -> bytes:
            return paper_copies.preview(link, customer_id, paper_id, lost=lost, contact=contact, cancel=cancel)

        self.preview.show_paper(told.paper.number, make)

    # ------------------------------------------------------------ turning

    def turn(self) -> None:
        """From the preview to the details and back; the focus stays where it is, if it can."""
        self._turn_to(not self.shows_details())
        self.turned.emit()

    def _turn_to(self, details: bool, _checked: bool = False) -> None:
        there = QApplication.focusWidget()
        parts = [part for part in (self.preview, self._pane) if part is not None]
        here = there is not None and any(part.isAncestorOf(there) for part in parts)
        (self.as_known if details else self.as_printed).setChecked(True)
        self._show_turn()
        self._show_paper()
        if here:
            self.read()

    def _show_given(self) -> None:
        """One line at the preview; among the details there are all of them."""
        self.given.setVisible(bool(self._copies.rows) and not self.shows_details())

    def _show_turn(self) -> None:
        self._show_given()
        self.preview.setVisible(not self.shows_details())
        if self._pane is not None or self.shows_details():
            self.pane.setVisible(self.shows_details())

    def read(self) -> None:
        """Into the paper: its pages, or its lines."""
        if self.shows_details():
            self.pane.view.setFocus()
        elif self.preview.sheets.isVisible():
            self.preview.sheets.setFocus()

    def look_for(self) -> None:
        """Look for a text in the paper."""
        if self.shows_details():
            self._turn_to(False)
        self.preview.open_search()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        lowest = ASKED_PX if self.acts.asks() else LOWEST_PX
        self.preview.setMinimumHeight(self._desk.theme.px(lowest))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A number is never broken: where the state has no room beside it, it stands below."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = event.size().width() >= self._desk.theme.px(BESIDE_PX)
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

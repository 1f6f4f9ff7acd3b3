"""The office page "Wpłaty": payments of bank statements to be cleared up, misposted ones, the statements themselves."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout
from typing_extensions import override

from app.domain.matching import MovementPage, MovementState
from app.views.commands import Command
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts import misposted_board, movement_card
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.misposted_board import MispostedBoard
from app.views.parts.movement_board import MovementBoard
from app.views.parts.statement_board import StatementBoard

_STATES = (MovementState.WAITING, MovementState.ASIDE, MovementState.BOOKED, MovementState.OUTGOING)
MISPOSTED, STATEMENTS = len(_STATES), len(_STATES) + 1
"""Numbers of the lists behind those of payments."""


def _both(key: str) -> str:
    """Enter of the letters and Enter of the digits."""
    return f"{key.replace('Enter', 'Return')}; {key}"


class OfficePaymentsPage(OfficePage):
    """For accounting roles. Opens at what waits; Ctrl+Enter assigns the chosen payment, Ctrl+PgDown goes to the next list."""

    key = "payments"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = 0
        self._counts: MovementPage | None = None
        self.board = MovementBoard(desk)
        self.misposted = MispostedBoard(desk)
        self.statements = StatementBoard(desk)
        self.stack = QStackedWidget()
        for board in (self.board, self.misposted, self.statements):
            self.stack.addWidget(board)
        self.group = QButtonGroup(self)
        row = FlowLayout(8)
        for number in range(STATEMENTS + 1):
            button = Button(self._list_title(number))
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.clicked.connect(partial(self._clicked, number))
            self.group.addButton(button, number)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self.stack, 1)
        self.board.counted.connect(self._counted)
        self.misposted.changed.connect(self.board.again)
        self._add_commands()

    def _add_commands(self) -> None:
        group = self.tr("Payments")
        card, board = self.board.card, self.misposted
        self.desk.commands.add_all(
            [
                Command(
                    "payments.take", self.tr("Assign the payment"), _both(movement_card.TAKE_KEY), group, self._take
                ),
                Command(
                    "payments.split",
                    self.tr("Divide or assign otherwise"),
                    movement_card.SPLIT_KEY,
                    group,
                    card.divide,
                    card.may_divide,
                ),
                Command("payments.aside", self.tr("Set aside"), movement_card.ASIDE_KEY, group, card.put_aside),
                Command(
                    "payments.undo",
                    self.tr("Take the payment back"),
                    movement_card.UNDO_KEY,
                    group,
                    card.take_back,
                    card.may_take_back,
                ),
            ],
            self.board,
        )
        self.desk.commands.add(
            Command("payments.open", self.tr("Open the customer"), movement_card.OPEN_KEY, group, card.open_customer),
            self.board,
        )
        self.desk.commands.add_all(
            [
                Command(
                    "misposted.do",
                    self.tr("Do what is proposed"),
                    _both(misposted_board.DO_KEY),
                    group,
                    board.transfer,
                    board.has_row,
                ),
                Command(
                    "misposted.print",
                    self.tr("Print the request"),
                    misposted_board.PRINT_KEY,
                    group,
                    board.print_request,
                    board.has_row,
                ),
                Command(
                    "misposted.dismiss",
                    self.tr("It is right as it is"),
                    misposted_board.DISMISS_KEY,
                    group,
                    board.dismiss,
                    board.has_row,
                ),
                Command(
                    "misposted.open",
                    self.tr("Open the customer"),
                    misposted_board.OPEN_KEY,
                    group,
                    board.open_customer,
                    board.has_row,
                ),
            ],
            self.misposted,
        )
        self.desk.commands.add_all(
            [
                Command("payments.next", self.tr("Next list"), "Ctrl+PgDown", group, partial(self._step, 1)),
                Command("payments.before", self.tr("List before"), "Ctrl+PgUp", group, partial(self._step, -1)),
            ],
            self,
        )

    def _take(self) -> None:
        """One key: the parts of an open form, else the likeliest suggestion."""
        card = self.board.card
        if card.split.isVisible():
            card.split.go()
        else:
            card.take()

    # ------------------------------------------------------------ lists

    def _list_title(self, number: int) -> str:
        return (
            self.tr("To be cleared up"),
            self.tr("Set aside"),
            self.tr("Assigned"),
            self.tr("Went out"),
            self.tr("Misposted payments"),
            self.tr("Statements"),
        )[number]

    def show_list(self, number: int) -> None:
        """Payments of a state (0 to 3), misposted ones (4), statements (5)."""
        self.number = number
        self.group.button(number).setChecked(True)
        if number < MISPOSTED:
            self.stack.setCurrentWidget(self.board)
            self.board.show_state(_STATES[number], self._list_title(number))
        else:
            board = self.misposted if number == MISPOSTED else self.statements
            self.stack.setCurrentWidget(board)
            board.activate()

    def _clicked(self, number: int, _checked: bool = False) -> None:
        self.show_list(number)

    def _step(self, step: int) -> None:
        self.show_list((self.number + step) % (STATEMENTS + 1))
        self.focus_first()

    def _counted(self, page: MovementPage) -> None:
        for number, count in ((0, page.waiting), (1, page.aside), (MISPOSTED, page.misposted)):
            title = self._list_title(number)
            self._label(number, f"{title} ({count})" if count else title)

    def _label(self, number: int, text: str) -> None:
        button = self.group.button(number)
        if isinstance(button, Button):
            button.set_words(text)

    # ------------------------------------------------------------ page

    @override
    def activate(self) -> None:
        self.show_list(self.number)

    @override
    def focus_first(self) -> None:
        if self.number < MISPOSTED:
            self.board.focus_first()
        elif self.number == MISPOSTED:
            self.misposted.focus_first()
        else:
            self.statements.focus_first()

    @override
    def unsaved(self) -> str:
        if self.board.card.typed():
            return self.tr("A payment is being divided or a reason written: it is not saved.")
        return self.tr("A reason is not saved.") if self.misposted.typed() else ""

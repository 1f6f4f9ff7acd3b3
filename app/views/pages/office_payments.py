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
        self._misposted: MispostedBoard | None = None
        self._statements: StatementBoard | None = None
        self.stack = QStackedWidget()
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
        layout.addWidget(
            self.stack, 1
        )  # before what stands in it: each change of parents asks every widget for its style
        self.board = MovementBoard(desk)
        self.stack.addWidget(self.board)
        self.board.counted.connect(self._counted)
        self._add_commands()

    @property
    def misposted(self) -> MispostedBoard:
        """Misposted payments; made when they are first wanted."""
        if self._misposted is None:
            self._misposted = MispostedBoard(self.desk)
            self.stack.addWidget(self._misposted)
            self._misposted.changed.connect(self.board.again)
            self.desk.commands.add_all(self._misposted_commands(self.tr("Payments")), self._misposted)
        return self._misposted

    @property
    def statements(self) -> StatementBoard:
        """The statements themselves; made when they are first wanted."""
        if self._statements is None:
            self._statements = StatementBoard(self.desk)
            self.stack.addWidget(self._statements)
        return self._statements

    def _add_commands(self) -> None:
        group = self.tr("Payments")
        add = self.desk.commands.add_all
        add(self._payment_commands(group), self.board)
        following = Command("payments.next", self.tr("Next list"), "Ctrl+PgDown", group, partial(self._step, 1))
        before = Command("payments.before", self.tr("List before"), "Ctrl+PgUp", group, partial(self._step, -1))
        add([following, before], self)

    def _payment_commands(self, group: str) -> list[Command]:
        card = self.board.card
        take, divide = self.tr("Assign the payment"), self.tr("Divide or assign otherwise")
        aside, back = self.tr("Set the payment aside, or bring it back"), self.tr("Take the payment back")
        opened = self.tr("Open the customer")
        keys = movement_card
        return [
            Command("payments.take", take, _both(keys.TAKE_KEY), group, self._take),
            Command("payments.split", divide, keys.SPLIT_KEY, group, card.divide, card.may_divide),
            Command("payments.aside", aside, keys.ASIDE_KEY, group, card.put_aside),
            Command("payments.undo", back, keys.UNDO_KEY, group, card.take_back, card.may_take_back),
            Command("payments.open", opened, keys.OPEN_KEY, group, card.open_customer),
        ]

    def _misposted_commands(self, group: str) -> list[Command]:
        board, keys = self.misposted, misposted_board
        transfer, paper = self.tr("Do what is proposed"), self.tr("Print the request")
        right, opened = self.tr("It is right as it is"), self.tr("Open the customer")
        return [
            Command("misposted.do", transfer, _both(keys.DO_KEY), group, board.transfer, board.has_row),
            Command("misposted.print", paper, keys.PRINT_KEY, group, board.print_request, board.has_row),
            Command("misposted.dismiss", right, keys.DISMISS_KEY, group, board.dismiss, board.has_row),
            Command("misposted.open", opened, keys.OPEN_KEY, group, board.open_customer, board.has_row),
        ]

    def _take(self) -> None:
        """One key: the parts of an open form, else the likeliest suggestion."""
        card = self.board.card
        if card.is_dividing():
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
        typed = self._misposted is not None and self._misposted.typed()
        return self.tr("A reason is not saved.") if typed else ""

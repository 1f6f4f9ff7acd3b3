"""Whose desk a conversation is on: take it, give it to somebody, close it, open it again; by button and by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.faults import Conflict, Refused
from app.domain.listing import Changed
from app.domain.messages import Clerk, ThreadState
from app.models import message_words
from app.models.jobs import Cancel
from app.services import messages
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import plain_words

TAKE_KEY = "Ctrl+T"
ASSIGN_KEY = "Ctrl+P"
CLOSE_KEY = "Ctrl+Shift+E"


@dataclass(frozen=True, slots=True)
class Target:
    """The conversation that the acts are about."""

    customer_id: int
    thread_id: int
    state: ThreadState


class ThreadActs(QWidget):
    """Three buttons. ``scope``: the page on which the keys hold."""

    done = Signal()
    """Something was done or refused: the focus may go back to the list."""
    stale = Signal()
    """Somebody else was first: read again."""

    def __init__(self, desk: Desk, scope: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._target: Target | None = None
        self.take = Button("", key=TAKE_KEY)
        self.assign = Button(self.tr("Give to ..."), key=ASSIGN_KEY)
        self.turn = Button("", key=CLOSE_KEY)
        self.menu = QMenu(self)
        flow = FlowLayout(8, self)
        for button, run in ((self.take, self._take), (self.assign, self._ask), (self.turn, self._turn)):
            button.clicked.connect(lambda _checked=False, run=run: run())
            flow.addWidget(button)
        group = self.tr("Conversation")
        desk.commands.add_all(
            [
                Command("thread.take", self.tr("Take the conversation, or put it back"), TAKE_KEY, group, self._take, self._is_open),
                Command("thread.assign", self.tr("Give the conversation to somebody"), ASSIGN_KEY, group, self._ask, self._is_open),
                Command("thread.turn", self.tr("Close the conversation, or open it again"), CLOSE_KEY, group, self._turn, self._has),
            ],
            scope,
        )  # fmt: skip
        self.show_target(None)

    def show_target(self, target: Target | None) -> None:
        """The conversation chosen now."""
        self._target = target
        self.setVisible(target is not None)
        if target is None:
            return
        mine = target.state.holder == self._desk.clerk.login
        closed = target.state.closed
        self.take.set_words(self.tr("Put back") if mine else self.tr("Take"), TAKE_KEY)
        self.turn.set_words(self.tr("Open again") if closed else self.tr("Close the conversation"), CLOSE_KEY)
        self.take.setVisible(not closed)
        self.assign.setVisible(not closed)

    # ------------------------------------------------------------ acts

    def _has(self) -> bool:
        return self._target is not None

    def _is_open(self) -> bool:
        return self._target is not None and not self._target.state.closed

    def _take(self) -> None:
        if self._target is not None:
            login = self._desk.clerk.login
            self._give("" if self._target.state.holder == login else login)

    def _give(self, to: str, _checked: bool = False) -> None:
        target, link = self._target, self._desk.link
        if target is None:
            return
        self._start(
            lambda cancel: messages.assign(
                link, target.customer_id, target.thread_id, target.state.holder, to, cancel=cancel
            )
        )

    def _turn(self) -> None:
        target, link = self._target, self._desk.link
        if target is None:
            return
        act = messages.reopen if target.state.closed else messages.close
        self._start(lambda cancel: act(link, target.customer_id, target.thread_id, target.state.version, cancel=cancel))

    def _ask(self) -> None:
        link = self._desk.link
        self._desk.jobs.start(
            lambda cancel: messages.clerks(link, cancel=cancel), self._offer, owner=self, key="clerks"
        )

    def _offer(self, clerks: tuple[Clerk, ...]) -> None:
        target = self._target
        if target is None:
            return
        self.menu.clear()
        self.menu.addAction(self.tr("Nobody"), partial(self._give, ""))
        for clerk in clerks:
            action = self.menu.addAction(plain_words(clerk.name), partial(self._give, clerk.login))
            action.setCheckable(True)
            action.setChecked(clerk.login == target.state.holder)
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(self.assign.mapToGlobal(QPoint(0, self.assign.height())))

    def _start(self, work: Callable[[Cancel], Changed]) -> None:
        self._desk.jobs.start(work, self._was_done, self._was_not, owner=self, key="act")

    def _was_done(self, changed: Changed) -> None:
        self._desk.feed.tell(changed)
        self.done.emit()

    def _was_not(self, error: Exception) -> None:
        if isinstance(error, Conflict) and error.what == "thread_taken":
            self._desk.messages.warn(message_words.taken(str(error.detail.get("name", ""))))
        elif isinstance(error, Refused) and message_words.problem(error.code):
            self._desk.messages.warn(message_words.problem(error.code))
        else:
            self._desk.messages.fault(error)
        self.stale.emit()
        self.done.emit()

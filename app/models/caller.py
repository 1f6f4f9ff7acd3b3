"""Verification of a tab's caller: what was asked and answered, and the level it opened."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.domain.card import CustomerCard
from app.domain.contacts import Answer, AnswerDraft, AnswerOutcome, Ask, ContactChannel, Level, Question
from app.domain.faults import Refused
from app.domain.verification import (
    PESEL_TAIL_DIGITS,
    WRONG_LIMIT,
    asks_of_channel,
    is_locked,
    level_after,
    level_of,
)
from app.models.jobs import Jobs
from app.models.tab import CustomerTab, RunningContact
from app.services import contacts
from app.services.link import Link
from app.system.clock import Clock


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer the clerk ticked, not yet stored; its key makes a repeated try harmless."""

    question: Question
    right: bool | None
    typed: str
    request_key: str


class Caller(QObject):
    """Sends each answer to the database and opens the level only when it is stored there.

    Answers ticked faster than the server takes them wait in a row; what could not be stored stays first in it.
    """

    changed = Signal()
    """Questions, answers or the lock changed."""
    refused = Signal(str)
    """The database refused an answer: the code of why."""
    stuck = Signal(object, object)
    """(error, again): an answer could not be stored; ``again`` goes on with the row."""

    def __init__(self, jobs: Jobs, link: Link, tab: CustomerTab, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._link = link
        self._tab = tab
        self._clock = clock
        self._contact = tab.contact
        self._answers: list[Answer] = []
        self._row: deque[_Given] = deque()
        self._sending = False
        self.failed_today = tab.card.failed_verifications_today
        self.verified_at: datetime | None = None
        tab.card_changed.connect(self._card_changed)
        tab.contact_changed.connect(self._contact_changed)

    # ------------------------------------------------------------ what is known

    @property
    def locked(self) -> bool:
        """Whether too many wrong answers were given today."""
        return is_locked(self.failed_today)

    @property
    def left(self) -> int:
        """How many more wrong answers lock the day."""
        return max(WRONG_LIMIT - self.failed_today, 0)

    def asks(self) -> tuple[Ask, ...]:
        """What can be asked in this contact now."""
        return asks_of_channel(self._tab.card.asks, self._tab.contact.channel, self._tab.level)

    def answer(self, question: Question) -> bool | None:
        """The latest stored answer to a question, None when there is none."""
        return next((a.right for a in reversed(self._answers) if a.question is question), None)

    def waits(self, question: Question) -> bool:
        """Whether an answer to it is on its way to the database."""
        return any(given.question is question for given in self._row)

    def can_ask(self, question: Question) -> bool:
        """Whether it is among the questions and not shut by the lock."""
        there = any(ask.question is question for ask in self.asks())
        return there and (not self.locked or question is Question.DOCUMENT_SHOWN)

    # ------------------------------------------------------------ answering

    def tick(self, question: Question, *, right: bool) -> bool:
        """The clerk compared the answer; False when it can't be asked."""
        if question is Question.PESEL_TAIL or not self.can_ask(question):
            return False
        self._give(_Given(question, right, "", str(uuid4())))
        return True

    def type_tail(self, digits: str) -> bool:
        """The last four digits of a PESEL as the caller said them; the database compares."""
        is_tail = len(digits) == PESEL_TAIL_DIGITS and digits.isascii() and digits.isdigit()
        if not is_tail or not self.can_ask(Question.PESEL_TAIL):
            return False
        self._give(_Given(Question.PESEL_TAIL, None, digits, str(uuid4())))
        return True

    def _give(self, given: _Given) -> None:
        self._row.append(given)
        self.changed.emit()
        self._send()

    def _send(self) -> None:
        if self._sending or not self._row:
            return
        given = self._row[0]
        draft = self._draft(given)
        link = self._link
        self._sending = True
        self._jobs.start(
            lambda cancel: contacts.verify(link, draft, cancel=cancel),
            lambda outcome: self._stored(given, draft.contact_key, outcome),
            self._not_stored,
            owner=self,
            key="verify",
        )

    def _draft(self, given: _Given) -> AnswerDraft:
        contact = self._tab.contact

        def level(*, right: bool) -> Level:
            answer = Answer(given.question, right)
            return level_after(self._answers, answer, contact.channel, self.failed_today)

        return AnswerDraft(
            customer_id=self._tab.customer_id,
            contact_key=contact.key,
            channel=contact.channel,
            started_at=contact.started_at,
            question=given.question,
            right=given.right,
            typed=given.typed,
            level_right=level(right=True),
            level_wrong=level(right=False),
            request_key=given.request_key,
        )

    def _stored(self, given: _Given, contact_key: str, outcome: AnswerOutcome) -> None:
        self._sending = False
        if self._row and self._row[0] is given:
            self._row.popleft()
        self.failed_today = outcome.failed_today
        if contact_key == self._tab.contact.key:
            self._answers.append(Answer(given.question, outcome.right))
            self._open()
        self.changed.emit()
        self._send()

    def _not_stored(self, error: Exception) -> None:
        self._sending = False
        if isinstance(error, Refused):
            self._row.clear()
            if error.code == "verification_locked":
                self.failed_today = max(self.failed_today, WRONG_LIMIT)
                self._open()
            self.changed.emit()
            self.refused.emit(error.code)
            return
        again: Callable[[], None] = self._send
        self.stuck.emit(error, again)

    # ------------------------------------------------------------ level

    def _open(self) -> None:
        level = level_of(self._answers, self._tab.contact.channel, self.failed_today)
        if level >= Level.BALANCE and self._tab.level < Level.BALANCE:
            self.verified_at = self._clock.now()
        self._tab.set_level(level)

    def _card_changed(self, card: CustomerCard) -> None:
        if card.failed_verifications_today > self.failed_today:  # another desk had wrong answers too
            self.failed_today = card.failed_verifications_today
            self._open()
        self.changed.emit()

    def _contact_changed(self, contact: RunningContact) -> None:
        before, self._contact = self._contact, contact
        if contact.key != before.key:
            self._answers.clear()
            self._row.clear()
            self.verified_at = None
        elif contact.channel is not before.channel:
            self._open()
            if ContactChannel.OFFICE in {contact.channel, before.channel}:
                self._log_channel(contact)
        self.changed.emit()

    def _log_channel(self, contact: RunningContact) -> None:
        link, customer_id = self._link, self._tab.customer_id
        level = level_of(self._answers, contact.channel, self.failed_today)
        self._jobs.start(
            lambda cancel: contacts.turned(link, customer_id, contact.key, contact.channel, level, cancel=cancel),
            lambda _none: None,
            owner=self,
            key="channel",
        )

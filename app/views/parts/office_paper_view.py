"""A paper of an object card before it leaves the office: for which days, seen as it will be, printed or kept as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.faults import Refused
from app.domain.listing import Changed
from app.domain.office_papers import OfficePaper, OfficePaperMail
from app.domain.prints import PaperPrint
from app.domain.typed_day import typed_day
from app.models import emailing_words, fault_words, words
from app.models.jobs import Cancel
from app.models.language import noop
from app.models.tab import CustomerTab
from app.models.tips import plain_tip
from app.services import office_papers
from app.system.override import override
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.labels import Text
from app.views.parts.paper_dialog import PaperDialog

SEND_KEY = "Shift+F7"
Make = Callable[[date, date, Cancel], PaperPrint]

_REFUSALS = {
    "no_such_account": noop("OfficePaperView", "This object card is not the customer's any more. Open the card again."),
    "no_such_payment": noop("OfficePaperView", "This is no booked payment, so there is nothing to confirm."),
    "payment_undone": noop("OfficePaperView", "This payment was taken back, so it can't be confirmed."),
    "no_such_reading": noop("OfficePaperView", "This reading is not on file any more. Open the card again."),
    "reading_not_taken": noop("OfficePaperView", "This reading was refused or reversed, so it can't be confirmed."),
    "no_such_paper": noop("OfficePaperView", "What this paper confirms has changed. Open the card again."),
    "email_not_confirmed": noop("OfficePaperView", "The e-mail address is not confirmed, so nothing is sent."),
    "email_changed": noop("OfficePaperView", "The e-mail address has changed meanwhile. Open the card again."),
    "period_reversed": noop("OfficePaperView", "The last day is before the first one."),
}


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What is wanted: ``make`` runs off the GUI thread with the days. ``first`` and ``last`` None: the paper has no days to
    choose; only ``first`` None: one day is asked for. ``paper``, ``account_id`` and ``wanted`` (a payment or a reading) name
    it for an e-mail.
    """

    title: str
    make: Make
    paper: OfficePaper
    account_id: int
    wanted: int = 0
    first: date | None = None
    last: date | None = None


class OfficePaperView(PaperDialog):
    """Holds one paper; other days make it anew, and it can be e-mailed."""

    def __init__(self, desk: Desk, tab: CustomerTab, order: PaperOrder, *, parent: QWidget | None = None) -> None:
        said = QCoreApplication.translate("OfficePaperView", "The paper is on its way to the printer.")
        super().__init__(desk, order.title, said, "", parent=parent)
        self._tab = tab
        self._meant: OfficePaperMail | None = None
        self._shown_days: tuple[date, date] | None = None
        self._order = order
        self.first = QLineEdit()
        self.last = QLineEdit()
        one_day = order.first is None
        self.first_row = FieldRow(self.tr("From"), self.first)
        self.last_row = FieldRow(self.tr("As of the day") if one_day else self.tr("To"), self.last)
        self.told = Text("", tone="owe", wrap=True)
        self.send_button = Button(self.tr("E-mail"), key=SEND_KEY)
        self.show_button = Button(self.tr("Show"))
        self.days = QWidget()
        self._build_days()
        self.foot.insertWidget(self.foot.indexOf(self.save_button) + 1, self.send_button)
        self.column.insertWidget(0, self.days)
        self.column.insertWidget(1, self.told)
        self.column.insertStretch(self.column.indexOf(self.view) + 1)  # the days stay above while there is no paper
        self.days.setVisible(order.last is not None)
        self.first_row.setVisible(not one_day)
        for button in self.findChildren(Button):
            button.setAutoDefault(False)  # Enter in a day shows the paper of that day
        self.show_button.clicked.connect(lambda _checked=False: self._ask())
        self.send_button.clicked.connect(lambda _checked=False: self.send())
        QShortcut(SEND_KEY, self, self.send)
        self._order_keys()
        self._ask()

    def _build_days(self) -> None:
        asked = QHBoxLayout(self.days)
        asked.setContentsMargins(0, 0, 0, 0)
        for editor, row, day in (
            (self.first, self.first_row, self._order.first),
            (self.last, self.last_row, self._order.last),
        ):
            editor.setMaxLength(20)
            editor.setText(words.day(day) if day is not None else "")
            editor.setMaximumWidth(self._desk.theme.px(150))
            editor.returnPressed.connect(self._ask)
            row.setMinimumWidth(self._desk.theme.px(250))
            asked.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(QLabel())  # as high as the labels of the days
        beside.addWidget(self.show_button)
        beside.addStretch(1)
        asked.addLayout(beside)
        asked.addStretch(1)

    def _order_keys(self) -> None:
        """Tab walks from the days down to the buttons; what is typed at once is a day, where there is one to choose."""
        paper = (part for part in self.view.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        foot = (self.print_button, self.save_button, self.send_button, self.close_button)
        for before, after in pairwise((self.first, self.last, self.show_button, *paper, *foot)):
            QWidget.setTabOrder(before, after)
        if self._order.last is not None:
            (self.last if self._order.first is None else self.first).setFocus()

    # ------------------------------------------------------------ the paper

    def _ask(self) -> None:
        """Make the paper for the days typed, or say what is wrong with them."""
        days = self._days()
        self._shown_days = days
        self._forget()
        self._tell(self.tr("Preparing the document ...") if days is not None else "", "dim")
        if days is None:
            self._desk.jobs.cancel(self, "paper")
            return
        make, (first, last) = self._order.make, days
        self._desk.jobs.start(
            lambda cancel: make(first, last, cancel), self._came, self._failed, owner=self, key="paper"
        )

    def _days(self) -> tuple[date, date] | None:
        today = self._desk.clock.today()
        last = self._read(self.last, self.last_row, today)
        first = self._read(self.first, self.first_row, today) if self._order.first is not None else last
        if first is None or last is None:
            return None
        if first > last:
            self.last_row.set_problem(_refusal("period_reversed"))
            return None
        return first, last

    def _read(self, editor: QLineEdit, row: FieldRow, today: date) -> date | None:
        day = typed_day(editor.text(), today)
        row.set_problem("" if day is not None else self.tr("This is no day. Type it like 28.11.2026."))
        if day is not None and day > today:
            row.set_problem(self.tr("This day has not come yet."))
            return None
        return day

    def _forget(self) -> None:
        """The paper of other days is not wanted any more."""
        self.hold(b"")
        self.view.hide()
        self._allow_sending()

    def _came(self, made: PaperPrint) -> None:
        self._file_name = made.name
        self._tell(emailing_words.why_not(self._tab.card), "dim")
        self.view.show()
        self.hold(made.pdf)
        self._allow_sending()
        if self._order.last is None:
            self.print_button.setFocus()

    def _allow_sending(self) -> None:
        self._meant = None
        why_not = emailing_words.why_not(self._tab.card)
        self.send_button.setEnabled(bool(self.pdf()) and not why_not)
        self.send_button.setToolTip(plain_tip(why_not or emailing_words.to_whom(self._tab.card)))

    def _tell(self, text: str, tone: str = "owe") -> None:
        self.told.set_tone(tone)
        self.told.setText(text)
        self.told.setVisible(bool(text))

    @override
    def _failed(self, error: Exception) -> None:
        known = _refusal(error.code) if isinstance(error, Refused) else ""
        self._tell(known or fault_words.sentence(error))

    # ------------------------------------------------------------ e-mail

    def send(self) -> None:
        """First show to whom, then, pressed again, put the paper into the outbox."""
        if not self.send_button.isEnabled() or self._shown_days is None:
            return
        meant = self._meant
        if meant is None or meant.address != self._tab.card.email:
            order, (first, last) = self._order, self._shown_days
            what = (self._tab.customer_id, order.paper, order.account_id, first, last, order.wanted)
            self._meant = OfficePaperMail(*what, self._tab.card.email, str(uuid4()))
            self._tell(emailing_words.asked_again(self._tab.card, SEND_KEY), "warn")
            return
        link, contact = self._desk.link, (self._tab.contact.key, self._tab.contact.channel)
        self._desk.jobs.start(
            lambda cancel: office_papers.send(link, meant, contact=contact, cancel=cancel),
            lambda changed: self._sent(meant, changed),
            self._not_sent,
            owner=self,
            key="send",
        )

    def _sent(self, meant: OfficePaperMail, changed: Changed) -> None:
        self._meant = None
        self._tell(self.tr("The paper waits for sending to {address}.").format(address=meant.address), "ok")
        self._desk.feed.tell(changed)

    def _not_sent(self, error: Exception) -> None:
        self._meant = None
        known = _refusal(error.code) if isinstance(error, Refused) else ""
        self._tell(known or fault_words.sentence(error))


def _refusal(code: str) -> str:
    text = _REFUSALS.get(code, "")
    return QCoreApplication.translate("OfficePaperView", text) if text else ""

"""Payments that look like somebody else's: proposals with a printable request, for accounting roles (office rule 13)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.listing import Changed
from app.domain.matching import AccountBrief, Misposted, MispostedState
from app.models import bank_words, words
from app.models.endless import EndlessTable
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.jobs import Cancel
from app.models.movement_list import proposals
from app.services import bank_matching
from app.views.desk import Desk
from app.views.parts.act_row import act_row
from app.views.parts.buttons import Button
from app.views.parts.facts import Fact, Facts
from app.views.parts.first_row import choose_first, focus_list, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.reason_row import ReasonRow
from app.views.parts.request_dialog import RequestDialog
from app.views.parts.short import Short
from app.views.parts.style import mark

DO_KEY, DISMISS_KEY, PRINT_KEY, OPEN_KEY = "Ctrl+Enter", "Ctrl+U", "Ctrl+P", "Ctrl+J"


class MispostedBoard(QWidget):
    """Nothing is done by itself: a person transfers what is proposed, or says that it is right as it is."""

    changed = Signal()
    """A proposal was decided: counts are to be read again."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._begun = False
        self._row = self._shown = 0
        self.dialog: RequestDialog | None = None
        self.model: EndlessTable[Misposted] = EndlessTable(
            bank_words.misposted_columns(), lambda row: row.proposal_id, desk.jobs, self
        )
        self.table = FittingTable(
            desk.theme, self.model, gives_way=("payer", "day"), stretch_px=215, elastic=("from", "to")
        )
        title = self.tr("Payments that look like somebody else's")
        self.table.setAccessibleName(title)
        self.empty = EmptyNote(self.tr("Reading the proposals ..."))
        self.panel = Panel(title)
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty, 1)
        self.card = Panel()
        self._build_card()
        self.below = Short(self.card, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.below)
        self.table.hide()
        self.below.hide()
        self.table.current_changed.connect(lambda _key: self._show_row())
        self.table.chosen.connect(lambda _key: self.print_request())
        self.model.came.connect(lambda _part: self._came())
        self.model.failed.connect(self._failed)
        desk.feed.changed.connect(self._heard)

    def _build_card(self) -> None:
        self.title_text = Text(wrap=True)
        mark(self.title_text, "look", "strong")
        self.title_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.payer = Fact(self.tr("From"))
        self.account = Fact(self.tr("Payer's account"))
        self.paper = Fact(self.tr("Would pay"))
        self.here, self.there = Text(wrap=True), Text(wrap=True)
        self.do_button = Button("", "main", key=DO_KEY)
        self.print_button = Button(self.tr("Print the request"), key=PRINT_KEY)
        self.dismiss_button = Button(self.tr("It is right as it is"), key=DISMISS_KEY)
        self.open_button = Button(self.tr("Open the customer"), "flat", key=OPEN_KEY)
        self.acts = act_row(
            (self.do_button, self.transfer),
            (self.print_button, self.print_request),
            (self.dismiss_button, self.dismiss),
            (self.open_button, self.open_customer),
        )
        self.reason = ReasonRow()
        for part in (self.title_text, Facts(self.payer, self.account, self.paper), self.here, self.there):
            self.card.body.addWidget(part)
        self.card.body.addWidget(self.acts)
        self.card.body.addWidget(self.reason)
        self.reason.hide()
        self.reason.turned.connect(lambda: self.acts.setVisible(self.reason.isHidden()))

    # ------------------------------------------------------------ list

    def activate(self) -> None:
        """Read the list when it is first shown."""
        if not self._begun:
            self._begun = True
            self.model.begin(proposals(self.desk.link, MispostedState.PROPOSED))

    def focus_first(self) -> None:
        """Into the list."""
        focus_list(self, self.table)

    def typed(self) -> bool:
        """Whether a reason is begun."""
        return self.reason.typed()

    def has_row(self) -> bool:
        """Whether a proposal is chosen."""
        return self.current() is not None

    def current(self) -> Misposted | None:
        """The proposal that is chosen."""
        return self.model.row_at(self.table.currentIndex())

    def again(self) -> None:
        """Read the list again."""
        self._row = max(self.table.currentIndex().row(), 0)
        self.model.again()

    def _came(self) -> None:
        count = self.model.rowCount()
        show_list(self, self.table, self.empty, there=bool(count))
        self.empty.set_text(self.tr("No payment looks like somebody else's."))
        if count and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(min(self._row, count - 1), 0))
        choose_first(self.table)
        self._show_row()

    def _failed(self, error: Exception) -> None:
        if not self.model.rowCount():
            self._begun = False
            self.empty.set_text(sentence(error))
        self.desk.messages.fault(error, self.again if self._begun else self.activate)

    def _heard(self, changed: Changed) -> None:
        if self._begun and concerns(changed, ("misposted",)):
            if self.isVisible():
                self.again()
            else:
                self._begun = False

    def _show_row(self) -> None:
        row = self.current()
        shown = row.proposal_id if row is not None else 0
        if shown != self._shown:
            self._shown = shown
            self.reason.done()  # a reason is one proposal's
        self.below.setVisible(row is not None)
        if row is None:
            return
        self.card.set_title(
            self.tr("{amount}, booked {day}: {kind}").format(
                amount=words.money(row.amount), day=words.day(row.booked_on), kind=bank_words.kind_word(row.kind)
            )
        )
        self.title_text.setText(row.title or self.tr("(the payer wrote no title)"))
        self.payer.set_value(row.payer)
        self.account.set_value(bank_words.nrb_words(row.payer_account))
        self.paper.set_value(row.paper[1] if row.paper is not None else "")
        self.here.setText(self.tr("Booked at: {account}").format(account=_told(row.from_account)))
        if row.to_account is None:
            self.there.setText(
                self.tr("It came twice: a refund is the customer's to ask, until then it is an overpayment.")
            )
            self.do_button.set_words(self.tr("Marked for refund"), DO_KEY)
        else:
            self.there.setText(self.tr("Belongs perhaps to: {account}").format(account=_told(row.to_account)))
            self.do_button.set_words(self.tr("Transfer it there"), DO_KEY)
        QTimer.singleShot(0, self, self.below.fit)  # once its texts are laid out

    # ------------------------------------------------------------ acts

    def transfer(self) -> None:
        """Do what is proposed; where a reason is written, do what that is for."""
        if self.reason.finish():
            return
        row, link = self.current(), self.desk.link
        if row is None:
            return
        told = self.tr("Transferred {amount} to {account}.")
        if row.to_account is None:
            text = self.tr("Marked: the payment came twice.")
        else:
            text = told.format(amount=words.money(row.amount), account=bank_words.account_words(row.to_account))
        self._send(row, lambda cancel: bank_matching.transfer_misposted(link, row, "", cancel=cancel), text)

    def dismiss(self) -> None:
        """Say that the payment is where it belongs, with a reason."""
        row, link = self.current(), self.desk.link
        if row is None:
            return
        self.reason.ask(
            self.tr("Why it is right as it is"),
            self.tr("It is right as it is"),
            lambda why: self._send(
                row,
                lambda cancel: bank_matching.dismiss_misposted(link, row, why, cancel=cancel),
                self.tr("Left as it is."),
            ),
            self.table,
        )

    def print_request(self) -> None:
        """Show the request to be printed or kept."""
        row = self.current()
        if row is not None:
            self.dialog = RequestDialog(self.desk, row, parent=self.window())
            self.dialog.open()

    def open_customer(self) -> None:
        """Open the customer the payment is booked at."""
        row = self.current()
        if row is not None:
            self.desk.open_customer(row.customer_id, "")

    def _send(self, row: Misposted, work: Callable[[Cancel], object], text: str) -> None:
        self.acts.setEnabled(False)
        self.desk.jobs.start(
            work,
            lambda _done: self._done(row, text),
            lambda error: self._not_done(error, row, work, text),
            owner=self,
            key="act",
        )

    def _done(self, row: Misposted, text: str) -> None:
        self.acts.setEnabled(True)
        self.reason.done()
        self.desk.messages.say(text)
        self.again()
        self.changed.emit()
        customers = [row.customer_id] + ([row.to_account.customer_id] if row.to_account is not None else [])
        for customer in dict.fromkeys(customers):
            self.desk.feed.tell(Changed("operations", customer, row.proposal_id))
        self.table.setFocus()

    def _not_done(self, error: Exception, row: Misposted, work: Callable[[Cancel], object], text: str) -> None:
        self.acts.setEnabled(True)
        if not bank_words.is_known(error):
            self.desk.messages.fault(error, lambda: self._send(row, work, text))
        elif self.reason.isVisible():
            self.reason.say(bank_words.problem_sentence(error))
        else:
            self.desk.messages.warn(bank_words.problem_sentence(error))
        self.again()


def _told(account: AccountBrief) -> str:
    return f"{bank_words.account_words(account)}, {account.address}"

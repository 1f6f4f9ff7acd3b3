"""One payment of the bank: from whom, what for, whose it is or may be; assigned by one key, divided, taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.listing import Changed
from app.domain.matching import Match, MovementDetails, MovementState, Part, QueuedMovement, Suggestion, Taken
from app.models import bank_words, words
from app.models.jobs import Cancel
from app.models.table import ValueTable
from app.services import bank_matching
from app.views.desk import Desk
from app.views.parts.act_row import act_row
from app.views.parts.buttons import Button
from app.views.parts.facts import Fact, Facts
from app.views.parts.labels import Text
from app.views.parts.movement_split import SplitForm
from app.views.parts.panel import Panel
from app.views.parts.reason_row import ReasonRow
from app.views.parts.style import mark
from app.views.parts.whole_table import WholeTable

TAKE_KEY, SPLIT_KEY, ASIDE_KEY, UNDO_KEY, OPEN_KEY = "Ctrl+Enter", "Ctrl+M", "Ctrl+E", "Ctrl+U", "Ctrl+J"


class MovementCard(Panel):
    """Shows one payment; acts on it. The list above is told by ``stored``."""

    stored = Signal()
    """Something was stored: the list should be read again."""

    def __init__(self, desk: Desk, home: Callable[[], QWidget], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.desk = desk
        self._home = home
        self.row: QueuedMovement | None = None
        self.details: MovementDetails | None = None
        self.suggested: ValueTable[Suggestion] = ValueTable(
            bank_words.suggestion_columns(), lambda row: (row.account.customer_id, row.account.account_id), self
        )
        self.matched: ValueTable[Match] = ValueTable(bank_words.match_columns(), lambda row: row.match_id, self)
        self._build_facts()
        self._build_lists()
        self._build_acts()
        self._split: SplitForm | None = None
        self.reason = ReasonRow()
        self.body.addWidget(self.reason)
        self.reason.hide()
        self.reason.turned.connect(self._show)

    # ------------------------------------------------------------ building

    @property
    def split(self) -> SplitForm:
        """Dividing, or another customer than those suggested; made when it is first wanted."""
        if self._split is None:
            self._split = SplitForm(self.desk)
            self.body.addWidget(self._split)
            self._split.hide()
            self._split.wanted.connect(self._send_parts)
            self._split.closed.connect(self._split_closed)
        return self._split

    def is_dividing(self) -> bool:
        """Whether its form is open."""
        return self._split is not None and self._split.isVisibleTo(self)

    def _build_facts(self) -> None:
        self.payer = Fact(self.tr("From"))
        self.account = Fact(self.tr("Payer's account"))
        self.own = Fact(self.tr("Credited account"))
        self.note = Fact(self.tr("Note"))
        self.title_text = Text(wrap=True)
        mark(self.title_text, "look", "strong")
        self.title_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.title_text)
        self.body.addWidget(Facts(self.payer, self.account, self.own, self.note))

    def _build_lists(self) -> None:
        theme = self.desk.theme
        self.told = Text(tone="dim", wrap=True)
        self.choices = WholeTable(
            theme,
            self.suggested,
            gives_way=("address", "balance", "customer", "papers"),
            stretch_px=330,
            elastic=("name", "papers"),
            most=4,
        )
        self.choices.setAccessibleName(self.tr("Whose the payment may be: Enter assigns it"))
        self.choices.chosen.connect(lambda _key: self.take())
        self.matches = WholeTable(
            theme, self.matched, gives_way=("state", "who"), stretch_px=160, elastic=("name", "paid"), most=4
        )
        self.matches.setAccessibleName(self.tr("Whose the payment is and was"))
        self.body.addWidget(self.told)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.matches)

    def _build_acts(self) -> None:
        self.take_button = Button(self.tr("Assign"), "main", key=TAKE_KEY)
        self.split_button = Button(self.tr("Divide or assign otherwise"), key=SPLIT_KEY)
        self.aside_button = Button("", key=ASIDE_KEY)
        self.undo_button = Button(self.tr("Take back"), key=UNDO_KEY)
        self.open_button = Button(self.tr("Open the customer"), "flat", key=OPEN_KEY)
        self.acts = act_row(
            (self.take_button, self.take),
            (self.split_button, self.divide),
            (self.aside_button, self.put_aside),
            (self.undo_button, self.take_back),
            (self.open_button, self.open_customer),
        )
        self.body.addWidget(self.acts)

    # ------------------------------------------------------------ what is shown

    def show_row(self, row: QueuedMovement | None) -> None:
        """Show this payment; whose it is or may be is read."""
        same = self.row is not None and row is not None and self.row.movement_id == row.movement_id
        if same and self.row == row and self.details is not None:
            return
        self.row = row
        if not same:
            self.details = None
            self.reason.done()
            if self._split is not None:
                self._split.hide()
            self.suggested.set_rows(())
            self.matched.set_rows(())
        self._show()
        if row is not None:
            self.read()

    def read(self) -> None:
        """Read whose the payment is or may be."""
        row, link = self.row, self.desk.link
        if row is not None:
            self.desk.jobs.start(
                lambda cancel: bank_matching.movement(link, row.movement_id, cancel=cancel),
                self._came,
                owner=self,
                key="details",
            )

    def _came(self, details: MovementDetails) -> None:
        if self.row is None or details.movement_id != self.row.movement_id:
            return
        self.details = details
        self.suggested.set_rows(details.suggestions)
        self.matched.set_rows(details.matches)
        if details.suggestions and not self.choices.currentIndex().isValid():
            self.choices.selectRow(0)
        self._show()

    def _show(self) -> None:
        row, details = self.row, self.details
        self.setVisible(row is not None)
        if row is None:
            return
        heading = self.tr("{amount}, booked {day}").format(amount=words.money(row.amount), day=words.day(row.booked_on))
        self.set_title(heading)
        self.title_text.setText(row.title or self.tr("(the payer wrote no title)"))
        self.payer.set_value(row.payer)
        self.account.set_value(bank_words.nrb_words(row.payer_account))
        self.own.set_value(bank_words.own_account_words(row.own_account))
        self.note.set_value(row.reason)
        free = not self.is_dividing()
        waits = self._waits()
        self.choices.setVisible(free and bool(self.suggested.rowCount()))
        self.matches.setVisible(free and bool(self.matched.rowCount()))
        self.told.setText(self._sentence())
        self.told.setVisible(free and bool(self.told.text()))
        self.acts.setVisible(free and self.reason.isHidden())
        self.take_button.setVisible(waits and bool(self.suggested.rowCount()))
        self.split_button.setVisible(waits)
        self.aside_button.setVisible(row.state in {MovementState.WAITING, MovementState.ASIDE})
        aside = row.state is MovementState.ASIDE
        self.aside_button.set_words(self.tr("Back to the queue") if aside else self.tr("Set aside"), ASIDE_KEY)
        self.undo_button.setVisible(row.state is MovementState.BOOKED)
        self.open_button.setVisible(self._customer() is not None)
        if details is None and free:
            self.told.show()

    def _sentence(self) -> str:
        row, details = self.row, self.details
        if row is None:
            return ""
        if details is None:
            return self.tr("Reading whose it may be ...")
        if row.reversal and row.amount < 0:
            return self.tr(
                "The bank took an earlier payment back: take its assignment back on the list “Assigned”, then set this aside."
            )
        if row.reversal:
            return self.tr("The bank gave back money that had gone out: it is nobody's payment. Set it aside.")
        if row.state is MovementState.OUTGOING or row.amount <= 0:
            return self.tr("This movement went out: it is shown, never booked by itself.")
        if self._waits() and not details.suggestions:
            return self.tr("Nothing tells whose it is. Divide or assign it otherwise: any customer can be looked for.")
        return self.tr("Whose it may be, the likeliest first:") if self._waits() else ""

    def _waits(self) -> bool:
        row = self.row
        able = row is not None and row.amount > 0 and not row.reversal
        return able and row is not None and row.state in {MovementState.WAITING, MovementState.ASIDE}

    # ------------------------------------------------------------ acts

    def chosen(self) -> Suggestion | None:
        """The suggestion that would be taken."""
        return self.suggested.row_at(self.choices.currentIndex()) or next(iter(self.suggested.rows()), None)

    def may_take(self) -> bool:
        """Whether one key assigns it."""
        return self._waits() and self.details is not None and self.chosen() is not None

    def may_divide(self) -> bool:
        """Whether it can be divided."""
        return self._waits() and self.details is not None

    def may_take_back(self) -> bool:
        """Whether it is assigned."""
        return self.row is not None and self.row.state is MovementState.BOOKED

    def take(self) -> None:
        """Assign it as the chosen suggestion has it; where a reason is written, do what that is for."""
        if self.reason.finish():
            return
        row, suggestion, link = self._now(), self.chosen(), self.desk.link
        if row is None or suggestion is None or not self.may_take():
            return
        text = self.tr("Assigned {amount}: {account}.").format(
            amount=words.money(row.amount), account=bank_words.account_words(suggestion.account)
        )
        customers = (suggestion.account.customer_id,)
        self._send(
            lambda cancel: bank_matching.take_suggestion(link, row, suggestion, cancel=cancel),
            lambda taken: self._taken(row, taken, text, customers),
        )

    def divide(self) -> None:
        """Open the form in which it is divided, or assigned to somebody else."""
        row, details = self._now(), self.details
        if row is None or details is None or not self._waits():
            return
        self.reason.hide()
        self.split.begin(row, details.suggestions, self.chosen())
        self.split.show()
        self._show()
        self.split.focus_first()

    def put_aside(self) -> None:
        """Set it aside with a reason, or bring it back."""
        row, link = self._now(), self.desk.link
        if row is None:
            return
        if row.state is MovementState.ASIDE:
            self._send(
                lambda cancel: bank_matching.bring_back(link, row.movement_id, row.version, cancel=cancel),
                lambda _version: self._stored(row, self.tr("The payment waits again.")),
            )
        elif row.state is MovementState.WAITING:
            self.reason.ask(
                self.tr("Why it is set aside"),
                self.tr("Set aside"),
                lambda why: self._set_aside(row, why),
                self._home(),
            )

    def _set_aside(self, row: QueuedMovement, why: str) -> None:
        link = self.desk.link
        self._send(
            lambda cancel: bank_matching.set_aside(link, row.movement_id, row.version, why, cancel=cancel),
            lambda _version: self._stored(row, self.tr("The payment is set aside.")),
        )

    def take_back(self) -> None:
        """Take back whose it is, with a reason."""
        row = self._now()
        if row is not None and self.may_take_back():
            label, act = self.tr("Why it is taken back"), self.tr("Take back")
            self.reason.ask(label, act, lambda why: self._undo(row.movement_id, row.version, why), self._home())

    def open_customer(self) -> None:
        """Open the customer of the chosen suggestion, or whose it is."""
        customer = self._customer()
        if customer is not None:
            self.desk.open_customer(customer, "")

    def typed(self) -> bool:
        """Whether something is written and not sent."""
        return self.reason.typed() or (self.is_dividing() and self.split.typed())

    # ------------------------------------------------------------ sending

    def _now(self) -> QueuedMovement | None:
        """The payment as it was read last."""
        return self.row

    def _customer(self) -> int | None:
        matches = [each for each in self.matched.rows() if each.undone_at is None]
        if matches:
            return matches[0].account.customer_id
        suggestion = self.chosen() if self._waits() else None
        return suggestion.account.customer_id if suggestion is not None else None

    def _send(self, work: Callable[[Cancel], object], done: Callable[[object], None]) -> None:
        self.acts.setEnabled(False)
        self.desk.jobs.start(work, done, lambda error: self._failed(error, work, done), owner=self, key="act")

    def _failed(self, error: Exception, work: Callable[[Cancel], object], done: Callable[[object], None]) -> None:
        self.acts.setEnabled(True)
        if not bank_words.is_known(error):
            self.desk.messages.fault(error, lambda: self._send(work, done))
            return
        sentence = bank_words.problem_sentence(error)
        if self.reason.isVisibleTo(self):
            self.reason.say(sentence)
        elif self.is_dividing():
            self.split.say(sentence)
        else:
            self.desk.messages.warn(sentence)
        self.stored.emit()
        self.read()

    def _send_parts(self, parts: tuple[Part, ...]) -> None:
        row, link = self._now(), self.desk.link
        if row is None:
            return
        text = self.tr("Assigned {amount} in %n part(s).", "", len(parts)).format(amount=words.money(row.amount))
        customers = tuple(dict.fromkeys(part.customer_id for part in parts))
        self._send(
            lambda cancel: bank_matching.split(link, row.movement_id, row.version, row.amount, parts, cancel=cancel),
            lambda taken: self._taken(row, taken, text, customers),
        )

    def _taken(self, row: QueuedMovement, taken: object, text: str, customers: tuple[int, ...]) -> None:
        assert isinstance(taken, Taken)  # noqa: S101 - what the service gives
        if self._split is not None:
            self._split.done()
        version, why = taken.version, self.tr("taken back at once")
        self._stored(row, "", customers)
        self.desk.messages.offer(text, self.tr("Undo"), lambda: self._undo(row.movement_id, version, why, customers))

    def _undo(self, movement_id: int, version: int, why: str, customers: tuple[int, ...] = ()) -> None:
        link = self.desk.link
        told = customers or tuple(each.account.customer_id for each in self.matched.rows())
        self._send(
            lambda cancel: bank_matching.undo(link, movement_id, version, why, cancel=cancel),
            lambda _count: self._undone(movement_id, told),
        )

    def _undone(self, movement_id: int, customers: tuple[int, ...]) -> None:
        self.acts.setEnabled(True)
        self.reason.done()
        self.desk.messages.say(self.tr("Taken back: the payment waits again."))
        self._tell(movement_id, customers)

    def _stored(self, row: QueuedMovement, text: str, customers: tuple[int, ...] = ()) -> None:
        self.acts.setEnabled(True)
        self.reason.done()
        if text:
            self.desk.messages.say(text)
        self._tell(row.movement_id, customers)
        self._home().setFocus()

    def _tell(self, movement_id: int, customers: tuple[int, ...]) -> None:
        self.details = None
        self.stored.emit()
        for customer in customers:
            self.desk.feed.tell(Changed("operations", customer, movement_id))

    def _split_closed(self) -> None:
        self.split.hide()
        self._show()
        self._home().setFocus()

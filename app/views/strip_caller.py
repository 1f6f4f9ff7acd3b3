"""The caller panel: questions by one digit key each, what is on file for the current one, the level reached."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QWidget,
)
from typing_extensions import override

from app.domain.contacts import Ask, ContactChannel, Level, Question
from app.domain.verification import KEYS, PESEL_TAIL_DIGITS, STRONG
from app.models import words
from app.models.caller import Caller
from app.models.language import noop
from app.models.tab import CustomerTab
from app.views.desk import Desk
from app.views.parts.field import FieldRow
from app.views.parts.labels import Chip, Text
from app.views.parts.lists import new_item
from app.views.parts.panel import Panel
from app.views.strip_look import slim

QUESTION_ROLE = Qt.ItemDataRole.UserRole
MASK = "···"
SHIFTED = {sign: digit for digit, sign in enumerate("!@#$%^&*(", start=1)}
"""What Shift and a digit type on the Polish programmer's and the American keyboard."""
CHANNEL_LETTERS = {"t": ContactChannel.PHONE, "b": ContactChannel.DESK, "p": ContactChannel.OFFICE}

_CHANNELS = {
    ContactChannel.PHONE: noop("CallerPanel", "Phone"),
    ContactChannel.DESK: noop("CallerPanel", "In person"),
    ContactChannel.OFFICE: noop("CallerPanel", "Own work"),
}
_TONES = {Level.GENERAL: "dim", Level.READING: "brand", Level.BALANCE: "ok", Level.CHANGE: "ok"}
_REFUSALS = {
    "verification_locked": noop("CallerPanel", "Locked until tomorrow: three wrong answers today."),
    "no_pesel": noop("CallerPanel", "There is no PESEL on file. Ask something else."),
}


class QuestionList(QListWidget):
    """One row a question. Digits tick right, Shift or "-" and a digit tick wrong, arrows and Enter do the same."""

    ticked = Signal(object, bool)
    """(question, right)."""
    tail_wanted = Signal()
    """The question about PESEL was chosen: its digits are to be typed."""
    letter_typed = Signal(str)
    """A letter: a channel or a topic of the note."""
    focus_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next_is_wrong = False
        self.setAccessibleName(self.tr("Questions to the caller"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_asks(self, asks: tuple[Ask, ...], caller: Caller) -> None:
        """Show the questions with what was answered; the current one stays current."""
        current = self.current_question()
        self.clear()
        for ask in asks:
            item = new_item(self, self._line(ask.question, caller))
            item.setData(QUESTION_ROLE, ask.question)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(ask.question, caller))
            font = self.font()
            font.setBold(ask.question in STRONG)
            item.setFont(font)
            item.setSizeHint(QSize(10, self.fontMetrics().height() + 7))
        for number in range(self.count()):
            if self.item(number).data(QUESTION_ROLE) == current:
                self.setCurrentRow(number)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        rows = sum(self.item(n).sizeHint().height() for n in range(self.count()))
        self.setFixedHeight(rows + 2 * self.frameWidth() + 4)

    def current_question(self) -> Question | None:
        """The question that is current."""
        row = self.currentRow()
        return Question(self.item(row).data(QUESTION_ROLE)) if row >= 0 else None

    @staticmethod
    def _line(question: Question, caller: Caller) -> str:
        answer = caller.answer(question)
        mark = "…" if caller.waits(question) else {None: "○", True: "✓", False: "✗"}[answer]
        return f"{KEYS[question]} {mark} {words.word(question)}"

    def _spoken(self, question: Question, caller: Caller) -> str:
        answer = caller.answer(question)
        said = {None: self.tr("not asked"), True: self.tr("right"), False: self.tr("wrong")}[answer]
        return f"{KEYS[question]} {words.word(question)}: {said}"

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text().lower()
        wrong = self._next_is_wrong or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        digit = int(text) if len(text) == 1 and text.isascii() and text.isdigit() else SHIFTED.get(text, 0)
        wrong = wrong or text in SHIFTED
        self._next_is_wrong = text == "-"
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif digit:
            self._answer_row(self._row_of(digit), right=not wrong)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._answer_row(self.currentRow(), right=not wrong)
        elif len(text) == 1 and text.isalpha():
            self.letter_typed.emit(text)
        elif text != "-":
            super().keyPressEvent(event)

    def _row_of(self, digit: int) -> int:
        rows = (n for n in range(self.count()) if KEYS[Question(self.item(n).data(QUESTION_ROLE))] == digit)
        return next(rows, -1)

    def _answer_row(self, row: int, *, right: bool) -> None:
        if row < 0:
            return
        self.setCurrentRow(row)
        question = Question(self.item(row).data(QUESTION_ROLE))
        if question is Question.PESEL_TAIL:
            self.tail_wanted.emit()
        else:
            self.ticked.emit(question, right)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._next_is_wrong = False
        self.focus_changed.emit()


class TailField(QLineEdit):
    """Four digits; the fourth sends them, Escape leaves."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(PESEL_TAIL_DIGITS)
        self.textEdited.connect(self._look)

    def _look(self, text: str) -> None:
        digits = "".join(letter for letter in text if letter.isascii() and letter.isdigit())
        if digits != text:
            self.setText(digits)
        if len(digits) == PESEL_TAIL_DIGITS:
            self.clear()
            self.typed.emit(digits)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CallerPanel(Panel):
    """Who is calling, and what may be told. Once verified it folds to one line until F2."""

    letter_typed = Signal(str)
    """A letter that is no channel: a topic of the note."""

    def __init__(self, desk: Desk, tab: CustomerTab, caller: Caller, *, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("CallerPanel", "Caller"), parent=parent)
        self._desk = desk
        self._tab = tab
        self.caller = caller
        self.channel = QComboBox()
        self.channel.setAccessibleName(self.tr("How the customer came"))
        for letter, channel in CHANNEL_LETTERS.items():
            name = QCoreApplication.translate("CallerPanel", _CHANNELS[channel])
            self.channel.addItem(f"{letter.upper()}  {name}", channel)
        self.level = Chip()
        self.hint = Text("", tone="dim", wrap=True)
        self.list = QuestionList()
        self.on_file = Text("", wrap=True)
        self.tail = TailField()
        self.tail_row = FieldRow(self.tr("Last four digits of PESEL"), self.tail)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        level = QHBoxLayout()
        level.addWidget(self.level)
        level.addStretch(1)
        slim(self, self.channel)
        self.body.addLayout(level)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.list)
        self.body.addWidget(self.on_file)
        self.body.addWidget(self.tail_row)
        self.tail_row.hide()

    def _connect(self) -> None:
        self.channel.activated.connect(lambda number: self._set_channel(self.channel.itemData(number)))
        self.list.ticked.connect(self._tick)
        self.list.tail_wanted.connect(self._ask_tail)
        self.list.letter_typed.connect(self._letter)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_on_file())
        self.list.focus_changed.connect(self.refresh_focus)
        self.tail.typed.connect(self._tail_typed)
        self.tail.left.connect(self._leave_tail)
        self.caller.changed.connect(self.refresh)
        self.caller.refused.connect(self._refused)
        self.caller.stuck.connect(self._desk.messages.fault)
        self._tab.level_changed.connect(lambda _level: self.refresh())
        self._desk.theme.changed.connect(self.refresh)

    def focus_first(self) -> None:
        """Begin with the questions, or with the channel where there is nobody to ask."""
        if self._tab.contact.channel is ContactChannel.OFFICE:
            self.channel.setFocus()
        else:
            self.list.show()
            self.list.setFocus()
        self.refresh_focus()

    # ------------------------------------------------------------ what is shown

    def refresh(self) -> None:
        """Show questions, answers and level as they are now."""
        channel, level = self._tab.contact.channel, self._tab.level
        self.channel.setCurrentIndex(max(self.channel.findData(channel), 0))
        self.list.show_asks(self.caller.asks(), self.caller)
        self.level.setText(words.word(level))
        self.level.set_tone("owe" if self.caller.locked and level is Level.GENERAL else _TONES[level])
        self.hint.setText(self._hint())
        self.hint.setVisible(bool(self.hint.text()))
        self.refresh_focus()

    def refresh_focus(self) -> None:
        """Fold the questions away when the caller is verified and the clerk works elsewhere."""
        inside = self.list.hasFocus() or self.tail.hasFocus() or not self.tail_row.isHidden()
        wanted = self.list.count() > 0 and (inside or self._tab.level < Level.BALANCE)
        self.list.setVisible(wanted)
        self._show_on_file()

    def _hint(self) -> str:
        level, caller = self._tab.level, self.caller
        if self._tab.contact.channel is ContactChannel.OFFICE:
            return self.tr("Own work: everything is shown, nobody is told. The reason is logged.")
        if caller.locked and level is not Level.CHANGE:
            return self.tr(
                "Locked until tomorrow: three wrong answers today. Say only: the details could not be confirmed."
            )
        if level >= Level.BALANCE:
            at = words.moment(caller.verified_at)[-5:] if caller.verified_at else ""
            right = [words.word(ask.question) for ask in caller.asks() if caller.answer(ask.question)]
            return self.tr("Verified {at}: {answers}").format(at=at, answers=", ".join(right))
        hint = self.tr("For the balance: one strong (bold) and one more, or three others.")
        return f"{hint} {self._warning()}" if caller.failed_today else hint

    def _warning(self) -> str:
        return QCoreApplication.translate("CallerPanel", "%n more wrong answer(s) lock the day.", "", self.caller.left)

    def _show_on_file(self) -> None:
        question = self.list.current_question()
        ask = next((ask for ask in self.caller.asks() if ask.question is question), None)
        shown = ask is not None and not self.list.isHidden()
        self.on_file.setVisible(shown)
        if ask is None or not shown:
            return
        if question in {Question.DOCUMENT_SHOWN, Question.CALLED_BACK, Question.PESEL_TAIL}:
            self.on_file.setText(self._how(ask.question))
        else:
            expected = ask.expected if self.list.hasFocus() else MASK
            self.on_file.setText(self.tr("On file: {answer}").format(answer=expected))

    def _how(self, question: Question) -> str:
        if question is Question.DOCUMENT_SHOWN:
            return self.tr("Compare name and photograph; write down no number, make no copy.")
        if question is Question.CALLED_BACK:
            return self.tr("Tick after ringing back: {phone}").format(phone=self._tab.card.phone)
        return self.tr("Press 6 and type the four digits; the database compares.")

    # ------------------------------------------------------------ what the clerk does

    def _set_channel(self, channel: ContactChannel) -> None:
        self._tab.set_channel(ContactChannel(channel))
        self.refresh()
        self.focus_first()

    def _tick(self, question: Question, right: bool) -> None:
        if not self.caller.tick(question, right=right):
            self._refused("verification_locked")

    def _ask_tail(self) -> None:
        if not self.caller.can_ask(Question.PESEL_TAIL):
            self._refused("verification_locked")
            return
        self.tail_row.show()
        self.tail.setFocus()
        self.refresh_focus()

    def _tail_typed(self, digits: str) -> None:
        self._leave_tail()
        self.caller.type_tail(digits)

    def _leave_tail(self) -> None:
        self.list.setFocus()
        self.tail_row.hide()
        self.refresh_focus()

    def _letter(self, letter: str) -> None:
        channel = CHANNEL_LETTERS.get(letter)
        if channel is not None:
            self._set_channel(channel)
        else:
            self.letter_typed.emit(letter)

    def _refused(self, code: str) -> None:
        text = _REFUSALS.get(code)
        if text is not None:
            self._desk.messages.warn(QCoreApplication.translate("CallerPanel", text))

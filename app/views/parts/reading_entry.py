"""Entry of a meter state: the state, its day, what it means while one types, and the confirmation of a doubt."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.metering import ReadingStatus
from app.domain.verdicts import Verdict
from app.models import words
from app.models.reading_form import Entry, Phase, ReadingForm
from app.models.reading_words import fault_words, findings_words, outcome_words, summary, tone_of
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.style import mark
from app.views.theme import Theme

_LONGEST = 40


class ReadingEntry(QWidget):
    """The row "podaj stan". Enter stores, Up and Down change the meter, Escape goes back from a confirmation."""

    def __init__(self, theme: Theme, form: ReadingForm, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._form = theme, form
        self._told = True
        self._phase = Phase.TYPING
        self._narrow = False
        self.state = QLineEdit()
        self.day = QLineEdit()
        self.reason = QLineEdit()
        self.state_row = FieldRow(self.tr("&State, m³"), self.state)
        self.day_row = FieldRow(self.tr("&Read on"), self.day)
        self.reason_row = FieldRow(self.tr("Reason &why it is right all the same"), self.reason)
        self.register = Button(self.tr("Register"), "main", key="Enter")
        self.register_below = Button(self.tr("Register"), "main", key="Enter")
        self.confirm = Button(self.tr("Confirm"), "main", key="Enter")
        self.correct = Button(self.tr("Correct the state"), key="Esc")
        self.meaning = Text("", wrap=True)
        mark(self.meaning, "role", "check")
        self._lay_out()
        self._connect()
        self._resize()

    def _lay_out(self) -> None:
        first = FlowLayout(8)
        self.beside = _low(self.register)
        for widget in (self.state_row, self.day_row, self.beside):
            first.addWidget(widget)
        second = FlowLayout(8)
        for button in (self.confirm, self.correct):
            second.addWidget(button)
        self.doubt = QWidget()
        inner = QVBoxLayout(self.doubt)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.reason_row)
        inner.addLayout(second)
        self.doubt.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addWidget(self.meaning)
        layout.addWidget(self.doubt)
        layout.addWidget(self.register_below, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the fields, what is read aloud comes before the button."""
        super().resizeEvent(event)
        fields = self.state_row.sizeHint().width() + self.day_row.sizeHint().width() + 2 * 8
        self._narrow = fields + self.beside.sizeHint().width() > self.width()
        self._place_register()

    def _place_register(self) -> None:
        self.beside.setVisible(not self._narrow)
        self.register_below.setVisible(self._narrow and self._phase is not Phase.CONFIRMING)

    def _connect(self) -> None:
        form = self._form
        for field in (self.state, self.day, self.reason):
            field.returnPressed.connect(form.enter)
            field.installEventFilter(self)
        self.state.setMaxLength(_LONGEST)
        self.day.setMaxLength(_LONGEST)
        self.reason.setMaxLength(500)
        self.state.textEdited.connect(form.type_state)
        self.day.textEdited.connect(form.type_day)
        self.reason.textEdited.connect(form.type_reason)
        self.register.clicked.connect(form.enter)
        self.register_below.clicked.connect(form.enter)
        self.confirm.clicked.connect(form.enter)
        self.correct.clicked.connect(form.back)
        form.changed.connect(self.refresh)
        form.moved.connect(lambda _installation: self.begin())
        self._theme.changed.connect(self._resize)

    def _resize(self) -> None:
        metrics = self.state.fontMetrics()
        self.state.setFixedWidth(metrics.horizontalAdvance("0000 0000") + self._theme.px(36))
        self.day.setFixedWidth(metrics.horizontalAdvance("00.00.0000") + self._theme.px(36))
        self.meaning.setMinimumHeight(2 * self._theme.px(17) + self._theme.px(14))  # two lines: nothing jumps

    # ------------------------------------------------------------ what is shown

    def set_told(self, told: bool) -> None:
        """Whether figures of the customer may be shown (office rule 8)."""
        if told != self._told:
            self._told = told
            self.refresh()

    def begin(self) -> None:
        """Put the focus where the next state is typed, unless the clerk is at another place."""
        if self.state.hasFocus() or self.reason.hasFocus() or self.day.hasFocus():
            self.state.setFocus()
            self.state.selectAll()

    def refresh(self) -> None:
        """Show the current entry."""
        entry, verdict = self._form.entry, self._form.verdict()
        for field, text in ((self.state, entry.state), (self.day, entry.day), (self.reason, entry.reason)):
            if field.text() != text:
                field.setText(text)
            field.setReadOnly(entry.phase is Phase.SAVING)
        self.day.setPlaceholderText(words.day(self._form.read_on) if not entry.day.strip() else "")
        self.setEnabled(self._form.head is not None)
        self._show_problems(entry)
        self._show_meaning(entry, verdict)
        self._show_doubt(entry)

    def _show_problems(self, entry: Entry) -> None:
        day = self._form.read_on
        self.day_row.set_problem(
            self.tr("Type a day like 19, 19.11 or 19.11.2026.") if day is None else self._meant(entry),
            "owe" if day is None else "dim",
        )
        missing = entry.phase is Phase.CONFIRMING and entry.sentence_of is not None
        said = fault_words(entry.sentence_of) if missing and entry.sentence_of is not None else ""
        self.reason_row.set_problem(said)

    def _meant(self, entry: Entry) -> str:
        day = self._form.read_on
        typed = entry.day.strip()
        return "" if not typed or day is None or typed == words.day(day) else words.day(day)

    def _show_meaning(self, entry: Entry, verdict: Verdict | None) -> None:
        sentence, tone = self._meaning(entry, verdict)
        self.meaning.setText(sentence)
        self.meaning.set_tone(tone)
        self.state.setAccessibleDescription(sentence)
        mark(self.state, "problem", tone if tone in {"owe", "warn"} else "")

    def _meaning(self, entry: Entry, verdict: Verdict | None) -> tuple[str, str]:
        head = self._form.head
        if head is None:
            return self.tr("This customer has no meter."), "dim"
        if entry.phase is Phase.SAVING:
            return self.tr("Saving ..."), "dim"
        if entry.stored is not None:
            reading = entry.stored.reading
            refused = reading.status is ReadingStatus.REFUSED
            return outcome_words(reading, head, refused=refused, told=self._told), "owe" if refused else "ok"
        if entry.sentence_of is not None and entry.phase is Phase.TYPING:
            again = self._said_of(verdict)
            return " ".join(filter(None, (fault_words(entry.sentence_of), again))), "owe"
        if not entry.state.strip():
            return self._invitation(), "dim"
        if verdict is None:
            return self.tr("What it means will be checked when it is saved."), "dim"
        return self._said_of(verdict) or self.tr("The state is possible."), tone_of(verdict)

    def _said_of(self, verdict: Verdict | None) -> str:
        if verdict is None:
            return ""
        lines = (summary(verdict) if self._told else "", findings_words(verdict, told=self._told))
        return "\n".join(filter(None, lines))

    def _invitation(self) -> str:
        text = self.tr(
            "Type what the customer reads: the black digits only. Enter registers and goes to the next meter."
        )
        return text if self._form.history() is not None else text + " " + self.tr("Reading what is on file ...")

    def _show_doubt(self, entry: Entry) -> None:
        asks = entry.phase is Phase.CONFIRMING
        buttons = (self.confirm, self.correct, self.register, self.register_below)
        inside = self.reason.hasFocus() or any(button.hasFocus() for button in buttons)
        if not asks and inside:
            self.state.setFocus()
        self.doubt.setVisible(asks)
        for button in (self.register, self.register_below):
            button.setEnabled(entry.phase is Phase.TYPING)
        if asks and self._phase is not Phase.CONFIRMING:
            self.reason.setFocus()
        self._phase = entry.phase
        self._place_register()

    # ------------------------------------------------------------ keys

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            return self._form.step(1 if event.key() == Qt.Key.Key_Down else -1)
        if event.key() == Qt.Key.Key_Escape and self._form.entry.phase is Phase.CONFIRMING:
            self._form.back()
            return True
        return False


def _low(button: Button) -> QWidget:
    """The button under an empty label, so that it stands in one line with the editors beside it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Text(" "))
    column.addWidget(button)
    return holder

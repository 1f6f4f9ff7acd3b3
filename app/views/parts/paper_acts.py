"""What is done with the chosen paper: print, keep as a file, send by e-mail; and, where it was lost, as a duplicate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.faults import Cancelled, Refused
from app.domain.listing import Changed
from app.domain.paper_copies import LONGEST_REASON, CopyRequest, CopyWay
from app.domain.papers import PaperDetails
from app.domain.prints import CopyKind, copy_mark, file_name, in_ksef
from app.models import emailing_words, paper_copy_words
from app.models.jobs import Cancel
from app.models.tab import CustomerTab
from app.models.tips import plain_tip
from app.services import paper_copies
from app.system.override import override
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.act_row import connect_act
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.paper_printing import PrintRun, ask_printer
from app.views.parts.reading_order import show_whole
from app.views.parts.saving import ask_where, put_file, tell_written

PRINT_KEY = "Ctrl+P"
SAVE_KEY = "Ctrl+S"
SEND_KEY = "Shift+F7"
LOSS_KEY = "Ctrl+Shift+D"


class PaperActs(QWidget):
    """Buttons of one paper. Nothing is sent without showing to whom; nothing leaves without being written down."""

    copy_changed = Signal()
    """Another copy is meant: the preview is to show it."""
    given = Signal()
    """A copy was given away, or may have been: what is written down is to be read again."""
    left = Signal()
    """Esc where the loss is written, or another paper comes: no duplicate after all."""
    asking = Signal()
    """Something is asked that was not, or no more: it needs room, or gives it back."""

    def __init__(self, desk: Desk, tab: CustomerTab, scope: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tab = tab
        self._told: PaperDetails | None = None
        self._coming = 0
        self._then: Callable[[], None] | None = None
        self._asked = ""
        self._request_key = ""
        self.print_button = Button(self.tr("Print"))
        self.save_button = Button(self.tr("Save"))
        self.send_button = Button(self.tr("E-mail"))
        self.loss_button = Button(self.tr("Duplicate"))
        self.loss_button.setCheckable(True)
        self.loss = QLineEdit()
        self.loss.setMaxLength(LONGEST_REASON)
        self.loss_row = FieldRow(self.tr("The customer says it was lost: who, when, what was lost"), self.loss)
        self.loss_row.label.setWordWrap(True)  # the list beside it keeps its width
        self.loss_row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # as high as it wraps
        self.loss.setPlaceholderText(self.tr("Enter prints, Esc leaves it"))
        self.said = Text("", tone="dim", wrap=True)
        self.buttons = QWidget()
        self.flow = FlowLayout(6, self.buttons)
        for button in (self.print_button, self.save_button, self.send_button, self.loss_button):
            self.flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.buttons, self.loss_row, self.said):
            layout.addWidget(widget)
        self._connect(scope)
        self.set_paper(None)

    def _connect(self, scope: QWidget) -> None:
        group = self.tr("Documents")
        for name, button, title, key, done in (
            ("print", self.print_button, self.tr("Print the document"), PRINT_KEY, self.print_paper),
            ("save", self.save_button, self.tr("Save the document as a file"), SAVE_KEY, self.save),
            ("send", self.send_button, self.tr("E-mail a copy of the document"), SEND_KEY, self.send),
            ("loss", self.loss_button, self.tr("Duplicate of a lost document"), LOSS_KEY, self._turn_loss),
        ):
            act = self._of_chosen(done)
            self._desk.commands.add(Command(f"paper.{name}", title, key, group, act, button.isEnabled), scope)
            button.setToolTip(plain_tip(f"{title} ({key})"))
            button.setAccessibleDescription(f"{title}. {key}")
            if button is not self.loss_button:
                connect_act(button, act)
        self.loss_button.toggled.connect(self._loss_toggled)
        self.loss.textEdited.connect(lambda _text: self._loss_typed())
        self.loss.returnPressed.connect(self.print_paper)
        self._tab.card_changed.connect(self._show)
        self._tab.level_changed.connect(self._show)

    def _of_chosen(self, act: Callable[[], None]) -> Callable[[], None]:
        """What is pressed while the chosen paper is still being read waits for it: it is never done to the one before."""

        def do() -> None:
            if self._told is None or self._coming in {0, self._told.paper.paper_id}:
                act()
            else:
                self._then = act

        return do

    # ------------------------------------------------------------ what is shown

    def expect(self, paper_id: int) -> None:
        """Another paper was chosen, and is read; 0: none."""
        self._coming, self._then = paper_id, None

    def set_paper(self, told: PaperDetails | None) -> None:
        """The chosen paper; what was asked for of another one is forgotten."""
        other = told is None or self._told is None or told.paper.paper_id != self._told.paper.paper_id
        self._told = told
        written = other and self.loss.hasFocus()
        if other:
            self._asked = ""
            self.loss.clear()
            self.loss_button.blockSignals(True)
            self.loss_button.setChecked(False)
            self.loss_button.blockSignals(False)
            self.loss_row.set_problem("")
        if written:  # before its field goes, and the focus anywhere with it
            self.left.emit()
        self._show()
        then, self._then = self._then, None
        if then is not None and told is not None and told.paper.paper_id == self._coming:
            then()

    def asks(self) -> bool:
        """Whether the loss is asked for, or whether to send."""
        return self.is_lost() or bool(self._asked)

    def is_lost(self) -> bool:
        """Whether a duplicate is meant."""
        return self.loss_button.isChecked()

    def _show(self) -> None:
        told = self._told
        self.loss_row.setVisible(self.is_lost())
        self.loss_button.setVisible(told is not None and not in_ksef(told))
        for button in (self.print_button, self.save_button, self.loss_button):
            button.setEnabled(told is not None)
        why_not = emailing_words.why_not(self._tab.card)
        self.send_button.setEnabled(told is not None and not why_not)
        self.send_button.setToolTip(plain_tip(f"{why_not or emailing_words.to_whom(self._tab.card)} ({SEND_KEY})"))
        self.send_button.setAccessibleDescription(f"{SEND_KEY}. {why_not or emailing_words.to_whom(self._tab.card)}")
        if not self._asked:
            self.said.set_tone("dim")
            self.said.setText(self._copy_words(told))
        self.said.setVisible(told is not None)
        self.asking.emit()

    def _copy_words(self, told: PaperDetails | None) -> str:
        if told is None:
            return ""
        mark = copy_mark(told, CopyKind.DUPLICATE if self.is_lost() else CopyKind.AGAIN)
        text = self.tr("Copy: {copy}.").format(copy=paper_copy_words.mark_word(mark))
        why_not = emailing_words.why_not(self._tab.card)
        return f"{text} {why_not}" if why_not else text

    # ------------------------------------------------------------ a lost paper

    def _turn_loss(self) -> None:
        self.loss_button.setChecked(not self.loss_button.isChecked())

    def _loss_toggled(self, lost: bool) -> None:
        self._asked = ""
        self.loss_row.set_problem("")
        self._show()
        if lost:
            self.loss.setFocus()
            show_whole(self)
        self.copy_changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.loss.hasFocus():
            self.loss_button.setChecked(False)
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _loss_typed(self) -> None:
        self._asked = ""
        self.loss_row.set_problem("")
        self._show()

    def _request(self, way: CopyWay, request_key: str) -> CopyRequest | None:
        """What is asked for; None where something is missing, which is told."""
        if self._told is None:
            return None
        loss = self.loss.text().strip() if self.is_lost() else ""
        if self.is_lost() and not loss:
            self.loss_row.set_problem(self.tr("A duplicate is given only for a loss: write what was told of it."))
            self.loss.setFocus()
            return None
        return CopyRequest((self._told.paper.paper_id,), way, request_key, loss, self._tab.card.email)

    def _contact(self) -> paper_copies.Contact:
        return self._tab.contact.key, self._tab.contact.channel

    # ------------------------------------------------------------ print and save

    def print_paper(self) -> None:
        """Ask for the printer; the copy is written down, made and printed."""
        asked, told = self._request(CopyWay.PRINT, str(uuid4())), self._told
        if asked is not None and told is not None:
            ask_printer(self.window(), told.paper.number, lambda printer: self.print_on(printer, asked))

    def print_on(self, printer: QPrinter, asked: CopyRequest) -> None:
        """Print what was asked for."""
        link, customer_id, contact = self._desk.link, self._tab.customer_id, self._contact()
        run = PrintRun(self._desk)
        run.ended.connect(self.given)
        run.failed.connect(self._failed)
        run.start(
            printer, lambda cancel: paper_copies.give(link, customer_id, asked, contact=contact, cancel=cancel).pdf
        )

    def save(self) -> None:
        """Ask where; the copy is written down, made and kept there."""
        asked, told = self._request(CopyWay.SAVE, str(uuid4())), self._told
        if asked is not None and told is not None:
            name = file_name(told.paper.number)
            ask_where(
                self.window(), self.tr("Save the document"), name, lambda path: self.save_to(path, asked), kind="pdf"
            )

    def save_to(self, path: Path, asked: CopyRequest) -> None:
        """Keep what was asked for as a file."""
        link, customer_id, contact = self._desk.link, self._tab.customer_id, self._contact()

        def work(cancel: Cancel) -> str:
            made = paper_copies.give(link, customer_id, asked, contact=contact, cancel=cancel)
            return put_file(path, made.pdf, cancel)

        def kept(why: str) -> None:
            self.given.emit()
            tell_written(self._desk, path, why)

        self._desk.jobs.start(work, kept, self._failed, owner=self, key=f"save {asked.request_key}")

    # ------------------------------------------------------------ send

    def send(self) -> None:
        """First show to whom, then, pressed again, put the copy into the outbox."""
        if self._told is None or emailing_words.why_not(self._tab.card):
            return
        paper_id = self._told.paper.paper_id
        meant = f"{paper_id} {self.loss.text()} {self._tab.card.email}"
        if self._asked != meant:
            if self._request(CopyWay.EMAIL, "") is None:
                return
            self._asked, self._request_key = meant, str(uuid4())
            self.said.set_tone("warn")
            self.said.setText(f"{self._told.paper.number}. {emailing_words.asked_again(self._tab.card, SEND_KEY)}")
            self.asking.emit()
            show_whole(self.said)
            return
        asked = self._request(CopyWay.EMAIL, self._request_key)
        if asked is not None:
            self._send(asked)

    def _send(self, asked: CopyRequest) -> None:
        link, customer_id, contact = self._desk.link, self._tab.customer_id, self._contact()
        self._desk.jobs.start(
            lambda cancel: paper_copies.send(link, customer_id, asked, contact=contact, cancel=cancel),
            lambda changed: self._sent(asked, changed),
            self._failed,
            owner=self,
            key="send",
        )

    def _sent(self, asked: CopyRequest, changed: Changed) -> None:
        self._asked = ""
        self._show()
        self.given.emit()
        self._desk.feed.tell(changed)
        self._desk.messages.say(self.tr("The copy waits for sending to {address}.").format(address=asked.address))

    def _failed(self, error: Exception) -> None:
        self._asked = ""
        self._show()
        self.given.emit()
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Refused):
            self._desk.messages.warn(paper_copy_words.sentence(error))
        else:
            self._desk.messages.fault(error)

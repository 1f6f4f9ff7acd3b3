"""A payment divided over documents and cards, or assigned to one that no suggestion has; the parts must add up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.matching import AccountBrief, OpenPaper, Part, QueuedMovement, Suggestion, spread
from app.models import bank_words, words
from app.models.form_draft import FormDraft
from app.models.payment_words import typed_amount
from app.models.tips import plain_tip
from app.views.desk import Desk
from app.views.parts.account_finder import AccountFinder
from app.views.parts.buttons import Button, key_text
from app.views.parts.labels import Heading, Text
from app.views.parts.layouts import empty
from app.views.parts.reading_order import show_whole

_SAVE_KEY = "Ctrl+Enter"
_MOST_PAPERS = 12
"""What is open on a card and gets a line of its own, oldest due first."""

Key = tuple[int, int, int]
"""Customer, card, charge (0: the card, whatever is due)."""


class SplitForm(QWidget):
    """A line for each open document of each card, one more for the card itself. Enter on the last assigns."""

    wanted = Signal(object)
    """The parts, a tuple of ``Part``; they add up."""
    closed = Signal()
    """Given up by hand."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.row: QueuedMovement | None = None
        self.accounts: list[AccountBrief] = []
        self.lines: dict[Key, QLineEdit] = {}
        self._problem = ""
        self.grid = QGridLayout()
        self.grid.setColumnStretch(0, 1)
        self.grid.setVerticalSpacing(4)
        self.sum = Text(wrap=True)
        self.sum.setAccessibleName(self.tr("What is divided so far"))
        self.finder = AccountFinder(desk)
        self.finder.found.connect(self._add_accounts)
        self.save = Button(self.tr("Assign these parts"), "main", key=_SAVE_KEY)
        self.leave = Button(self.tr("Leave it"), "flat", key="Esc")
        self.save.clicked.connect(lambda _checked=False: self.go())
        self.leave.clicked.connect(lambda _checked=False: self.close_form())
        self.draft = FormDraft(desk.jobs, desk.link, "bank-split", 0, self._texts, self)
        self._found: dict[str, str] = {}
        self.draft.found.connect(self._restore)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.sum, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self.grid)
        layout.addLayout(buttons)
        layout.addWidget(self.finder)

    # ------------------------------------------------------------ what is divided

    def begin(self, row: QueuedMovement, suggestions: Sequence[Suggestion], chosen: Suggestion | None) -> None:
        """Divide this payment; the chosen suggestion is filled in, others can be added."""
        again = self.row is not None and self.row.movement_id == row.movement_id
        self.row = row
        if not again:
            first = chosen or next(iter(suggestions), None)
            self.accounts = []
            self._clear()
            self.finder.offer([each.account for each in suggestions if each is not first])
            if first is not None:
                self._add_accounts((first.account,))
                self._fill(first)
        self._found_lines()
        self.draft.load()
        self.show_sum()

    def _fill(self, suggestion: Suggestion) -> None:
        row, account = self.row, suggestion.account
        if row is None:
            return
        shares, left = spread(row.amount, account.open_papers[:_MOST_PAPERS], suggestion.papers)
        for paper, amount in shares:
            line = self.lines.get((account.customer_id, account.account_id, paper.charge_id))
            if line is None:
                left += amount
            else:
                line.setText(words.amount(amount))
        if left:
            self.lines[account.customer_id, account.account_id, 0].setText(words.amount(left))

    def _clear(self) -> None:
        self.lines = {}
        empty(self.grid)

    def _add_accounts(self, accounts: Sequence[AccountBrief]) -> None:
        known = {(each.customer_id, each.account_id) for each in self.accounts}
        fresh = [each for each in accounts if (each.customer_id, each.account_id) not in known]
        for account in fresh:
            self.accounts.append(account)
            self._add_account(account)
        self._found_lines()
        self.show_sum()
        if fresh:
            first = next((line for key, line in self.lines.items() if key[:2] == _key(fresh[0])), None)
            if first is not None:
                show_whole(first)
                first.setFocus()

    def _add_account(self, account: AccountBrief) -> None:
        place = self.grid.rowCount()
        heading = Heading(bank_words.account_words(account), 3, wrap=True)
        self.grid.addWidget(heading, place, 0, 1, 2)
        for paper in account.open_papers[:_MOST_PAPERS]:
            self._add_line((*_key(account), paper.charge_id), self._paper_words(paper), account)
        rest = self.tr("on the card: what is oldest due, or an overpayment")
        self._add_line((*_key(account), 0), rest, account)

    def _add_line(self, key: Key, text: str, account: AccountBrief) -> None:
        place = self.grid.rowCount()
        line = QLineEdit()
        line.setMaxLength(24)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setFixedWidth(self.desk.theme.px(130))
        line.setAccessibleName(f"{bank_words.account_line(account)}: {text}")
        line.textEdited.connect(lambda _text: self._typed())
        self.grid.addWidget(Text(text, wrap=True), place, 0)
        self.grid.addWidget(line, place, 1)
        self.lines[key] = line

    def _paper_words(self, paper: OpenPaper) -> str:
        text = self.tr("{document}, due {day}, open {amount}").format(
            document=paper.document, day=words.day(paper.due_on), amount=words.money(paper.open_amount)
        )
        if paper.debt_status is not None:
            text += f" ({words.word(paper.debt_status)})"
        return text

    # ------------------------------------------------------------ the sum

    def show_sum(self) -> None:
        """How much is divided, how much is left; or what is wrong with a line."""
        if self.row is None:
            return
        total, problem = self._total()
        whole = self.row.amount
        if problem or self._problem:
            text, tone = problem or self._problem, "warn"
        elif total == whole:
            text, tone = self.tr("All of {whole} is divided.").format(whole=words.money(whole)), "ok"
        else:
            less = self.tr("{total} of {whole} is divided, {left} is left.")
            more = self.tr("{total} is divided, {left} more than the {whole} that came.")
            text = (less if total < whole else more).format(
                total=words.money(total), whole=words.money(whole), left=words.money(abs(whole - total))
            )
            tone = "warn"
        self.sum.setText(text)
        self.sum.set_tone(tone)
        self._open_save(text, able=total == whole and not problem)

    def _open_save(self, reason: str, *, able: bool) -> None:
        """Only parts that add up can be assigned; why not is told where the button is asked, too."""
        if not able and self.save.hasFocus():
            self._first_wrong().setFocus()
        self.save.setEnabled(able)
        shown = key_text(_SAVE_KEY)
        self.save.setToolTip("" if able else plain_tip(reason))
        self.save.setAccessibleDescription(shown if able else f"{shown}. {reason}")

    def _total(self) -> tuple[int, str]:
        total = 0
        for line in self.lines.values():
            amount, problem = _amount(line.text())
            if problem:
                return 0, f"{line.accessibleName()}: {problem}"
            total += amount
        return total, ""

    def parts(self) -> tuple[Part, ...]:
        """What the lines say; a document that is named is paid by just that."""
        made = []
        for (customer, account, charge), line in self.lines.items():
            amount, problem = _amount(line.text())
            if amount and not problem:
                made.append(Part(customer, account, amount, (charge,) if charge else ()))
        return tuple(made)

    def go(self) -> None:
        """Assign the parts if they add up; else only tell why not."""
        if self.row is None:
            return
        self.show_sum()
        if self.save.isEnabled():
            self.wanted.emit(self.parts())
        else:
            self.desk.messages.warn(self.sum.text(), passing=True)

    def _first_wrong(self) -> QWidget:
        for line in self.lines.values():
            if _amount(line.text())[1]:
                return line
        return next((line for line in self.lines.values() if not line.text().strip()), self.finder.line)

    # ------------------------------------------------------------ life

    def say(self, sentence: str) -> None:
        """Why it was refused."""
        self._problem = sentence
        self.show_sum()

    def typed(self) -> bool:
        """Whether the form holds something."""
        return any(line.text().strip() for line in self.lines.values())

    def focus_first(self) -> None:
        """Into the first line, or to where a customer is looked for."""
        line = next(iter(self.lines.values()), None)
        if line is None:
            self.finder.line.setFocus()
        else:
            line.setFocus()
            line.selectAll()
            QTimer.singleShot(0, line, lambda: show_whole(line))

    def done(self) -> None:
        """It was assigned: nothing is kept."""
        if self.row is not None:
            self.draft.done()
        self.row = None
        self._problem = ""
        self.hide()

    def close_form(self) -> None:
        """Give up what was typed."""
        self.done()
        self.closed.emit()

    def _typed(self) -> None:
        self._problem = ""
        self.show_sum()
        self.draft.touch()

    def _texts(self) -> tuple[tuple[str, str], ...]:
        if self.row is None or not self.typed():
            return ()
        texts = [(":".join(map(str, key)), line.text()) for key, line in self.lines.items() if line.text().strip()]
        return (("movement", str(self.row.movement_id)), *texts)

    def _restore(self, texts: dict[str, str]) -> None:
        self._found = texts
        self._found_lines()
        self.show_sum()

    def _found_lines(self) -> None:
        """What an earlier run left of this payment, on the lines that are there."""
        if self.row is None or self._found.get("movement") != str(self.row.movement_id):
            return
        for key, line in self.lines.items():
            text = self._found.pop(":".join(map(str, key)), "")
            if text:
                line.setText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.go()
            else:
                self._enter()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _enter(self) -> None:
        """To the next line; all that adds up is assigned, and what does not is told at the last, then changed."""
        lines = list(self.lines.values())
        here = self.focusWidget()
        whole = self.save.isEnabled()
        if here in lines and (whole or here is lines[-1]):
            self.go()
            if not whole:
                self._first_wrong().setFocus()
        else:
            self._step(1)

    def _step(self, step: int) -> None:
        lines: list[QWidget] = list(self.lines.values())
        here = self.focusWidget()
        if here in lines:
            lines[max(0, min(lines.index(here) + step, len(lines) - 1))].setFocus()


def _key(account: AccountBrief) -> tuple[int, int]:
    return account.customer_id, account.account_id


def _amount(text: str) -> tuple[int, str]:
    """Grosze of a line (0 where nothing is typed), and what is wrong with it."""
    return typed_amount(text) if text.strip() else (0, "")

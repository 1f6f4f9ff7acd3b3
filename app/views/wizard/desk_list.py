"""The list half of page "Oświadczenia": what is left half-way, what waits, what was registered, and find by number."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.declarations import DeclarationRow, DeclarationStatus, FormFound, WaitingDeclaration, normal_form_number
from app.models import declaration_lists, declaration_words, words
from app.models.declaration_box import DeclarationBox, Unfinished
from app.models.table import ValueTable
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.first_row import choose_first
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.reading_order import show_whole
from app.views.parts.whole_table import WholeTable
from app.views.wizard.undo import UndoForm

MOST_ROWS, MOST_RECENT = 6, 12


class ListPanel(Panel):
    """A table and, in its place, the sentence for an empty one; as high as its rows."""

    def __init__(self, title: str, table: WholeTable, empty: str) -> None:
        super().__init__(title)
        self.table = table
        self.empty = EmptyNote(empty)
        self.acts = QWidget()
        self.flow = FlowLayout(8, self.acts)
        self.body.addWidget(table)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.acts)
        table.setAccessibleName(title)

    def button(self, text: str, kind: str = "") -> Button:
        """One more act below the list."""
        made = Button(text, kind)
        self.flow.addWidget(made)
        return made

    def fit(self) -> None:
        """Show the list or the sentence."""
        rows = self.table.model().rowCount()
        self.table.setVisible(rows > 0)
        self.acts.setVisible(rows > 0)
        self.empty.setVisible(not rows)
        choose_first(self.table)


class DeskList(QWidget):
    """Lists of declarations; acts are asked for by signals, the page does them."""

    new_wanted = Signal()
    form_wanted = Signal()
    found_wanted = Signal(str)
    go_on_wanted = Signal(str)
    throw_wanted = Signal(str)
    assign_wanted = Signal(object)
    drop_wanted = Signal(object, str)
    scan_wanted = Signal(object)
    undo_wanted = Signal(object, str)
    papers_wanted = Signal()
    """Back to the papers that were not handed over yet."""

    def __init__(self, desk: Desk, box: DeclarationBox) -> None:
        super().__init__()
        self.desk, self.box = desk, box
        self._build_head()
        self._build_unfinished()
        self._build_waiting()
        self._build_recent()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for panel in (self.head, self.unfinished, self.waiting, self.recent):
            layout.addWidget(panel)
        layout.addWidget(self.undo)
        layout.addStretch(1)
        desk.theme.changed.connect(self.fit)
        self.fit()

    # ------------------------------------------------------------ parts
    def _build_head(self) -> None:
        self.head = Panel(self.tr("Declarations"))
        self.new = Button(self.tr("New declaration"), "main", key="Ctrl+D")
        self.form = Button(self.tr("Print a blank form"))
        self.number = QLineEdit()
        self.number.setMaxLength(40)
        self.number.setPlaceholderText("OSW/2026/00001")
        self.number_row = FieldRow(self.tr("Find by number (typed or by the scanner)"), self.number)
        self.answer = Text("", wrap=True)
        self.look = Button(self.tr("Open"), "flat")
        self.look.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.number_row, 1)
        line.addWidget(self.answer, 2)
        line.addWidget(self.look)
        self.head.head.addWidget(self.form)
        self.head.head.addWidget(self.new)
        self.papers = Button("")
        self.papers.hide()
        self.papers.clicked.connect(lambda _checked=False: self.papers_wanted.emit())
        self.head.body.addLayout(line)
        self.head.body.addWidget(self.papers)
        self.new.clicked.connect(lambda _checked=False: self.new_wanted.emit())
        self.form.clicked.connect(lambda _checked=False: self.form_wanted.emit())
        self.number.returnPressed.connect(self._find)
        self.number.textEdited.connect(lambda _text: self.number_row.set_problem(""))

    def _build_unfinished(self) -> None:
        desk = self.desk
        self.unfinished_model: ValueTable[Unfinished] = ValueTable(
            declaration_lists.unfinished(), lambda row: row.key, self
        )
        table = WholeTable(
            desk.theme,
            self.unfinished_model,
            gives_way=("scan", "step", "number"),
            stretch_px=180,
            most=MOST_ROWS,
        )
        self.unfinished = ListPanel(self.tr("Left half-way on this desk"), table, self.tr("Nothing is left half-way."))
        self.kept = Text("", tone="dim", wrap=True)
        self.unfinished.body.insertWidget(0, self.kept)
        go_on = self.unfinished.button(self.tr("Go on with it"))
        throw = self.unfinished.button(self.tr("Throw away"), "flat")
        table.chosen.connect(lambda key: self.go_on_wanted.emit(str(key)))
        go_on.clicked.connect(lambda _checked=False: self.go_on_wanted.emit(str(table.current_id())))
        throw.clicked.connect(lambda _checked=False: self.throw_wanted.emit(str(table.current_id())))
        self.box.changed.connect(self.show_unfinished)

    def _build_waiting(self) -> None:
        self.waiting_model: ValueTable[WaitingDeclaration] = ValueTable(
            declaration_lists.waiting(), lambda row: row.waiting_id, self
        )
        table = WholeTable(
            self.desk.theme,
            self.waiting_model,
            gives_way=("scan", "clerk", "received"),
            stretch_px=180,
            most=MOST_ROWS,
        )
        self.waiting = ListPanel(
            self.tr("Waiting: the payer is not on file"), table, self.tr("No paper waits for its payer.")
        )
        assign = self.waiting.button(self.tr("Register: the payer is on file now"))
        drop = self.waiting.button(self.tr("Throw away ..."), "flat")
        table.chosen.connect(lambda _id: self.assign_wanted.emit(self._waiting_row()))
        assign.clicked.connect(lambda _checked=False: self.assign_wanted.emit(self._waiting_row()))
        drop.clicked.connect(lambda _checked=False: self._begin_undo(self._waiting_row()))

    def _build_recent(self) -> None:
        self.recent_model: ValueTable[DeclarationRow] = ValueTable(
            declaration_lists.registered(), lambda row: row.declaration_id, self
        )
        table = WholeTable(
            self.desk.theme,
            self.recent_model,
            gives_way=("scan", "clerk", "id", "status", "recorded"),
            stretch_px=180,
            most=MOST_RECENT,
        )
        self.recent = ListPanel(self.tr("Registered lately"), table, self.tr("Nothing was registered yet."))
        open_ = self.recent.button(self.tr("Open the customer"))
        self.scan = self.recent.button(self.tr("Look at the scan"))
        self.undo_button = self.recent.button(self.tr("Undo the registration ..."), "flat")
        table.chosen.connect(lambda _id: self._open_row())
        table.current_changed.connect(lambda _id: self._show_acts())
        open_.clicked.connect(lambda _checked=False: self._open_row())
        self.scan.clicked.connect(lambda _checked=False: self.scan_wanted.emit(self.recent_row()))
        self.undo_button.clicked.connect(lambda _checked=False: self._begin_undo(self.recent_row()))
        self.undo = UndoForm()
        self._undo_waiting = False
        self.undo.wanted.connect(self._undo)
        self.undo.ended.connect(self._back_to_list)
        self.undo.hide()

    # ------------------------------------------------------------ rows
    def show_unfinished(self) -> None:
        """What is kept on this desk, the one in the wizard too."""
        self.unfinished_model.set_rows(self.box.rows)
        told = self.tr("Kept on the server for you only: this desk has no safe keyring.")
        self.kept.setText(told if self.box.safe is False else "")
        self.kept.setVisible(self.box.safe is False)
        self.unfinished.fit()

    def show_rows(self, waiting: tuple[WaitingDeclaration, ...], recent: tuple[DeclarationRow, ...]) -> None:
        """What waits and what was registered lately."""
        self.waiting_model.set_rows(waiting)
        self.recent_model.set_rows(recent)
        self.fit()
        self._show_acts()

    def fit(self) -> None:
        """Heights at the text size in force."""
        self.unfinished.fit()
        self.waiting.fit()
        self.recent.fit()

    def show_papers(self, number: str) -> None:
        """Offer the way back to a slip that is not printed yet; an empty number: there is none."""
        self.papers.setText(self.tr("The sealed slip of {number} is not printed: back to it").format(number=number))
        self.papers.setVisible(bool(number))

    def _waiting_row(self) -> WaitingDeclaration | None:
        wanted = self.waiting.table.current_id()
        return next((row for row in self.waiting_model.rows() if row.waiting_id == wanted), None)

    def recent_row(self) -> DeclarationRow | None:
        """The registered declaration that is current."""
        wanted = self.recent.table.current_id()
        return next((row for row in self.recent_model.rows() if row.declaration_id == wanted), None)

    def _show_acts(self) -> None:
        row = self.recent_row()
        self.scan.setEnabled(row is not None and bool(row.scans))
        self.undo_button.setEnabled(row is not None and row.status is DeclarationStatus.REGISTERED)

    # ------------------------------------------------------------ acts
    def focus_first(self) -> None:
        """Into the field that a scanner types into."""
        self.number.setFocus()
        show_whole(self.number)

    def _back_to_list(self) -> None:
        """From the reason back to the list it was asked from, or its neighbour once that is empty."""
        lists = (self.waiting, self.recent) if self._undo_waiting else (self.recent, self.waiting)
        target = next((each.table for each in lists if each.table.isVisible()), self.number)
        target.setFocus()
        show_whole(target)

    def _open_row(self) -> None:
        row = self.recent_row()
        if row is not None:
            self.desk.open_customer(row.customer_id, "")

    def _begin_undo(self, row: Any) -> None:
        if row is not None:
            self._undo_waiting = isinstance(row, WaitingDeclaration)
            self.undo.begin(row)

    def _undo(self, row: object, reason: str) -> None:
        if isinstance(row, WaitingDeclaration):
            self.drop_wanted.emit(row, reason)
        else:
            self.undo_wanted.emit(row, reason)

    def _find(self) -> None:
        number = normal_form_number(self.number.text())
        if number:
            self.number.setText(number)
            self.found_wanted.emit(number)
        else:
            self.number_row.set_problem(declaration_words.problem("number_shape"))
        self.number.selectAll()

    def show_found(self, found: FormFound | None) -> None:
        """What became of the form."""
        if found is None:
            self.number_row.set_problem(declaration_words.problem("no_such_form"))
            self.answer.setText("")
            return
        parts = [found.number, declaration_words.word(found.status)]
        if found.customer_name:
            parts.append(f"{found.customer_name}, Id {found.customer_number}")
        parts.append(self.tr("printed {moment}").format(moment=words.moment(found.printed_at)))
        self.answer.setText("  ·  ".join(parts))
        self.waiting.table.select_id(found.waiting_id)
        self.recent.table.select_id(found.declaration_id)

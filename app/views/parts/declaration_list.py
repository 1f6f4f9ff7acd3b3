"""Declarations of one customer: their scans inside the window, a mistaken registration undone with a reason."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.declaration_values import DeclarationRow, DeclarationStatus, Undone
from app.domain.faults import Conflict, Refused
from app.domain.listing import Changed
from app.models import fault_words
from app.models.consent_lists import declaration_columns, declaration_line
from app.models.consent_words import consent_problem
from app.models.tab import CustomerTab
from app.models.table import ValueTable
from app.services import declarations
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.first_row import choose_first
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote, Panel
from app.views.parts.reading_order import show_whole
from app.views.parts.scan_view import ScanView
from app.views.parts.whole_table import WholeTable


class DeclarationList(Panel):
    """Newest first. Enter shows the scan; undoing says what it does before it is done."""

    stored = Signal(object)
    """A registration was undone: ``Changed``."""

    def __init__(self, desk: Desk, tab: CustomerTab, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.desk, self.tab = desk, tab
        self._key = str(uuid4())
        self.set_title(self.tr("Declarations"))
        self.model: ValueTable[DeclarationRow] = ValueTable(declaration_columns(), lambda row: row.declaration_id, self)
        self.table = WholeTable(
            desk.theme, self.model, gives_way=("clerk", "received", "scans", "status"), stretch_px=130
        )
        self.table.setAccessibleName(self.title.text())
        self.whole = Text("", tone="dim", wrap=True)
        self.empty = EmptyNote(self.tr("No declaration was signed. Ctrl+D begins a new one."))
        self.show_it = Button(self.tr("Show the scan"))
        self.undo = Button(self.tr("Undo the registration ..."))
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason_row = FieldRow(self.tr("Why the registration is undone"), self.reason)
        self.effect = Text(
            self.tr(
                "The account goes back to what it was, the consents of this declaration are withdrawn and data taken over "
                "from it is put back, unless somebody changed it since. The declaration and its scan stay, as undone."
            ),
            tone="warn",
            wrap=True,
        )
        self.confirm = Button(self.tr("Undo the registration"), "main")
        self.cancel = Button(self.tr("Leave it"))
        self.scan = ScanView(desk)
        self.hide_scan = Button(self.tr("Put the scan away"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.acts, self.form = QWidget(), QWidget()
        flow = FlowLayout(8, self.acts)
        for button in (self.show_it, self.undo, self.hide_scan):
            flow.addWidget(button)
        decide = FlowLayout(8, self.form)
        decide.addWidget(self.confirm)
        decide.addWidget(self.cancel)
        for part in (self.table, self.empty, self.whole, self.acts, self.effect, self.reason_row, self.form, self.scan):
            self.body.addWidget(part)
        self.scan.setMinimumHeight(self.desk.theme.px(480))
        self._ask(on=False)
        self.scan.hide()
        self.hide_scan.hide()

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _key: self._show_acts())
        self.table.chosen.connect(lambda key: self.show_scan(int(str(key))))
        self.show_it.clicked.connect(lambda _checked=False: self._show_current())
        self.hide_scan.clicked.connect(lambda _checked=False: self._put_scan_away())
        self.undo.clicked.connect(lambda _checked=False: self._ask(on=True))
        self.cancel.clicked.connect(lambda _checked=False: self._ask(on=False))
        self.confirm.clicked.connect(lambda _checked=False: self._undo())
        self.reason.returnPressed.connect(self._undo)
        self.reason.textEdited.connect(lambda _text: self.reason_row.set_problem(""))

    def show_rows(self, rows: tuple[DeclarationRow, ...]) -> None:
        """Declarations of the customer."""
        self.model.set_rows(rows)
        choose_first(self.table)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._show_acts()

    def typed(self) -> bool:
        """Whether something typed would be lost."""
        return bool(self.reason.text().strip())

    def forget(self) -> None:
        """Nothing of it may be seen any more."""
        self.model.set_rows(())
        self._ask(on=False)
        self._put_scan_away()

    # ------------------------------------------------------------ scans
    def show_scan(self, declaration_id: int) -> None:
        """Open the scan of a declaration in the window; who looked is logged."""
        row = next((each for each in self.model.rows() if each.declaration_id == declaration_id), None)
        if row is None or not row.scans:
            self.desk.messages.say(self.tr("No scan was attached to this declaration."))
            return
        scan = row.scans[-1]
        self.table.select_id(declaration_id)
        link, customer_id, contact = self.desk.link, self.tab.customer_id, self.tab.contact
        self.desk.jobs.start(
            lambda cancel: declarations.scan_bytes(
                link, customer_id, scan.scan_id, contact.key, contact.channel, cancel=cancel
            ),
            lambda data: self._came(data, scan.media_type),
            owner=self,
            key="scan",
        )

    def _came(self, data: bytes, media_type: str) -> None:
        self.scan.show()
        self.hide_scan.show()
        self.scan.show_file(data, media_type)
        self.scan.setFocus()
        QTimer.singleShot(0, self.scan, lambda: show_whole(self.scan))

    def _put_scan_away(self) -> None:
        self.scan.clear()
        self.scan.hide()
        self.hide_scan.hide()

    # ------------------------------------------------------------ undoing
    def _current(self) -> DeclarationRow | None:
        wanted = self.table.current_id()
        return next((row for row in self.model.rows() if row.declaration_id == wanted), None)

    def _show_current(self) -> None:
        row = self._current()
        if row is not None:
            self.show_scan(row.declaration_id)

    def _show_acts(self) -> None:
        row = self._current()
        self.show_it.setVisible(row is not None and bool(row.scans))
        self.whole.setText(declaration_line(row) if row is not None else "")
        self.whole.setVisible(row is not None)
        self.undo.setVisible(row is not None and row.status is DeclarationStatus.REGISTERED)
        self._ask(on=False)

    def _ask(self, *, on: bool) -> None:
        for part in (self.effect, self.reason_row, self.form):
            part.setVisible(on)
        if on:
            self.reason.setFocus()
        else:
            self.reason.clear()
            self.reason_row.set_problem("")
            self._key = str(uuid4())

    def _undo(self) -> None:
        row, reason = self._current(), self.reason.text().strip()
        if row is None:
            return
        if not reason:
            self.reason_row.set_problem(consent_problem("reason_missing"))
            self.reason.setFocus()
            return
        link, customer_id, key = self.desk.link, self.tab.customer_id, self._key
        declaration_id, version = row.declaration_id, row.version
        self.desk.jobs.start(
            lambda cancel: declarations.undo(
                link, customer_id, declaration_id, version, reason, request_key=key, cancel=cancel
            ),
            self._undone,
            self._not_undone,
            owner=self,
            key="undo",
        )

    def _undone(self, done: Undone) -> None:
        self._ask(on=False)
        if done.kept:
            self.desk.messages.warn(
                self.tr("The registration is undone. Data changed since then was left as it is: look at page 2.5.")
            )
        else:
            self.desk.messages.say(self.tr("The registration is undone; its trace stays."))
        self.stored.emit(Changed("declarations", self.tab.customer_id, 0))

    def _not_undone(self, error: Exception) -> None:
        if isinstance(error, (Conflict, Refused)):
            self._ask(on=False)
            self.desk.messages.warn(fault_words.sentence(error))
            self.stored.emit(Changed("declarations", self.tab.customer_id, 0))
        else:
            self.desk.messages.fault(error, self._undo)

"""Acts of the lists of declarations: forms printed and found, scans looked at, papers resumed or dropped, undoing."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.domain.contacts import ContactChannel
from app.domain.declarations import DeclarationRow, Undone, WaitingDeclaration
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.models import declaration_words
from app.models.jobs import Cancel
from app.services import declaration_papers, declarations
from app.views.desk import Desk
from app.views.parts.paper_printing import print_paper
from app.views.wizard.desk_list import DeskList


class DeskActs(QObject):
    """Does what the list asks for; what belongs to the wizard is sent on."""

    resumed = Signal(object, bytes)
    """(the draft of a waiting paper, its scan or nothing): to be entered."""
    scan_came = Signal(object, object, bytes)
    """(``DeclarationRow``, ``StoredScan``, its bytes)."""

    def __init__(self, desk: Desk, lists: DeskList) -> None:
        super().__init__(lists)
        self._desk, self._list = desk, lists
        lists.form_wanted.connect(self.print_form)
        lists.found_wanted.connect(self._find)
        lists.drop_wanted.connect(self._drop)
        lists.scan_wanted.connect(self._look)
        lists.undo_wanted.connect(self._undo)

    # ------------------------------------------------------------ forms
    def print_form(self) -> None:
        """A blank form with a number of its own."""
        link = self._desk.link

        def work(cancel: Cancel) -> tuple[str, bytes]:
            number = declarations.new_form(link, cancel=cancel)
            return number, declaration_papers.blank_form(link, number, cancel=cancel)

        self._desk.jobs.start(work, self._form_made, owner=self, key="form")

    def _form_made(self, made: tuple[str, bytes]) -> None:
        number, pdf = made
        self._desk.messages.say(self.tr("Form {number}: the number is given.").format(number=number))
        print_paper(self._desk, self._list, self.tr("Form {number}").format(number=number), pdf)

    def _find(self, number: str) -> None:
        link = self._desk.link
        self._desk.jobs.start(
            lambda cancel: declarations.find_form(link, number, cancel=cancel),
            self._list.show_found,
            owner=self,
            key="find",
        )

    # ------------------------------------------------------------ waiting papers
    def resume(self, row: WaitingDeclaration) -> None:
        """Take a waiting paper out, with its scan, to be registered."""
        link = self._desk.link
        draft = replace(declarations.resumed(row, 0), contact_key=str(uuid4()), step=0)

        def came(content: bytes) -> None:
            self.resumed.emit(draft, content)

        if not row.has_scan:
            came(b"")
            return
        self._desk.jobs.start(
            lambda cancel: declarations.waiting_scan_bytes(link, row.waiting_id, cancel=cancel),
            came,
            owner=self,
            key="resume",
        )

    def _drop(self, row: WaitingDeclaration, reason: str) -> None:
        link = self._desk.link

        def dropped(_none: None) -> None:
            self._list.undo.end()
            self._desk.messages.say(self.tr("Declaration {number} no longer waits.").format(number=row.number))
            self._desk.feed.tell(Changed("waiting_declarations", 0, row.waiting_id))

        self._desk.jobs.start(
            lambda cancel: declarations.drop_waiting(link, row.waiting_id, row.version, reason, cancel=cancel),
            dropped,
            lambda error: self._failed(error, lambda: self._drop(row, reason)),
            owner=self,
            key="drop",
        )

    # ------------------------------------------------------------ registered ones
    def _look(self, row: DeclarationRow | None) -> None:
        if row is None or not row.scans:
            return
        link, stored, key = self._desk.link, row.scans[-1], str(uuid4())

        def came(content: bytes) -> None:
            self.scan_came.emit(row, stored, content)

        self._desk.jobs.start(
            lambda cancel: declarations.scan_bytes(
                link, row.customer_id, stored.scan_id, key, ContactChannel.OFFICE, cancel=cancel
            ),
            came,
            lambda error: self._failed(error, lambda: self._look(row)),
            owner=self,
            key="scan",
        )

    def _undo(self, row: DeclarationRow, reason: str, key: str = "") -> None:
        link, request = self._desk.link, key or str(uuid4())
        self._desk.jobs.start(
            lambda cancel: declarations.undo(
                link, row.customer_id, row.declaration_id, row.version, reason, request_key=request, cancel=cancel
            ),
            lambda undone: self._undone(row, undone),
            lambda error: self._failed(error, lambda: self._undo(row, reason, request)),
            owner=self,
            key="undo",
        )

    def _undone(self, row: DeclarationRow, undone: Undone) -> None:
        self._list.undo.end()
        said = self.tr("The registration {number} is undone; the trace stays.").format(number=row.number)
        if undone.kept:
            kept = ", ".join(declaration_words.word(each) for each in undone.kept)
            said += " " + self.tr("Changed by somebody since and left so: {what}.").format(what=kept)
        self._desk.messages.say(said)
        self._desk.feed.tell(
            Changed("declarations", row.customer_id, row.declaration_id),
            Changed("waiting_declarations", 0, undone.waiting_id),
        )

    def _failed(self, error: Exception, again: object) -> None:
        if isinstance(error, Refused):
            self._desk.messages.warn(declaration_words.fault(error))
        else:
            self._desk.messages.fault(error, again if callable(again) else None)

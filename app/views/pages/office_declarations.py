"""The office page "Oświadczenia": the wizard of a new declaration, and the lists of those there are."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.contacts import ContactChannel
from app.domain.declarations import (
    DeclarationDraft,
    DeclarationRow,
    FormFound,
    FormStatus,
    Parked,
    ScanFile,
    StoredScan,
    WaitingDeclaration,
)
from app.domain.faults import Refused
from app.domain.listing import Changed
from app.models import declaration_words
from app.models.declaration_box import DeclarationBox, Unfinished
from app.models.declaration_desk import DeclarationDesk, Outcome
from app.models.declaration_wizard import DeclarationWizard
from app.models.feed import concerns
from app.models.jobs import Cancel
from app.services import declarations
from app.system.folders import find_folders
from app.system.secrets import Secrets
from app.system.vault import Vault
from app.views.desk import Desk
from app.views.pages.page import OfficePage
from app.views.parts.style import mark
from app.views.wizard.desk_acts import DeskActs
from app.views.wizard.desk_list import DeskList
from app.views.wizard.done import DoneView
from app.views.wizard.scan_look import ScanLook
from app.views.wizard.wizard import WizardView

TABLES = ("declarations", "waiting_declarations", "scans")


class OfficeDeclarationsPage(OfficePage):
    """List, wizard, what is handed over afterwards, a scan: one of them is in front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wizard = DeclarationWizard(desk.clock.today, self)
        self.acts = DeclarationDesk(desk.jobs, desk.link, desk.clock, desk.clerk.name, self.wizard, self)
        vault = Vault(find_folders().data / "half-way", Secrets(), repr(desk.link))
        self.box = DeclarationBox(desk.jobs, desk.link, desk.clock, vault, self.wizard, self)
        self.list = DeskList(desk, self.box)
        self.papers = DeskActs(desk, self.list)
        self.view = WizardView(desk, self.wizard, self.acts, self.box)
        self._done: DoneView | None = None
        self._scan: ScanLook | None = None
        self.stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)  # before what stands in it: each change of parents asks every widget for its style
        self.list_area = self._scrolling(self.list)
        self.stack.addWidget(self.view)
        self._read = False
        self._texts = False
        self._just_shown = False
        self._slips: dict[str, Outcome] = {}
        """Sealed slips that were neither printed nor saved, by the number of their declaration; the oldest first."""
        self._connect_list()
        self._connect_wizard()
        desk.feed.changed.connect(self._changed)

    def _scrolling(self, part: QWidget) -> QScrollArea:
        mark(part, "ground", value=True)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack.addWidget(area)
        area.setWidget(part)
        return area

    @property
    def done(self) -> DoneView:
        """What is handed over; made for the first declaration."""
        if self._done is None:
            self._done = DoneView(self.desk)
            self._done.handed.connect(self._handed)
            self._done.customer_wanted.connect(lambda customer_id: self.desk.open_customer(customer_id, ""))
            self._done.another_wanted.connect(self.begin)
            self._done_area = self._scrolling(self._done)
        return self._done

    @property
    def scan(self) -> ScanLook:
        """A scan looked at; made for the first one."""
        if self._scan is None:
            self._scan = ScanLook(self.desk)
            self._scan.left.connect(self.show_list)
            self.stack.addWidget(self._scan)
        return self._scan

    def _connect_list(self) -> None:
        lists = self.list
        lists.new_wanted.connect(self.begin)
        lists.go_on_wanted.connect(self._go_on_with)
        lists.throw_wanted.connect(self._offer_to_throw)
        lists.papers_wanted.connect(self._to_papers)
        self.box.failed.connect(self._box_failed)
        self.box.opened.connect(self._opened)
        lists.assign_wanted.connect(self._assign)
        self.papers.resumed.connect(self._resume)
        self.papers.scan_came.connect(self._show_scan)

    def _box_failed(self, error: Exception) -> None:
        """What was left half-way can't be read or kept: a file set aside is told, the rest may be tried again."""
        if isinstance(error, Refused):
            self.desk.messages.warn(declaration_words.fault(error))
        else:
            self.desk.messages.fault(error, self.box.load)

    def _connect_wizard(self) -> None:
        self.view.saved.connect(self._saved)
        self.view.parked.connect(self._parked)
        self.view.given_up.connect(self._given_up)
        self.view.left.connect(self.show_list)
        self.view.finding.form_wanted.connect(self._form_scanned)

    # ------------------------------------------------------------ page
    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._just_shown = True
        QTimer.singleShot(0, self, self._was_shown)

    def _was_shown(self) -> None:
        self._just_shown = False

    @override
    def activate(self) -> None:
        if not self._texts:
            self._texts = True
            self.acts.load_texts()
            self.box.load()
        if not self._read:
            self._load()

    @override
    def focus_first(self) -> None:
        """Where one was; asked for again while it is in front, the list."""
        shown = self.stack.currentWidget()
        if not self._just_shown:
            self.show_list()
        elif shown is self.view:
            self.view.focus_first()
        elif self._done is not None and shown is self._done_area:
            self._done.focus_first()
        else:
            self.show_list()

    @override
    def unsaved(self) -> str:
        if self.list.undo.is_about():
            return self.tr("The reason for undoing a registration is typed and not sent.")
        if not self.wizard.is_empty and not self.box.keeper.kept:
            return self.tr("A declaration is not kept on this desk yet.")
        if self._slips:
            return self.tr("The sealed slip is not printed; its password can't be shown again.")
        return ""

    def _load(self) -> None:
        self._read = True
        link = self.desk.link

        def work(cancel: Cancel) -> tuple[tuple[WaitingDeclaration, ...], tuple[DeclarationRow, ...]]:
            return declarations.waiting(link, cancel=cancel), declarations.recent(link, cancel=cancel)

        self.desk.jobs.start(work, lambda rows: self.list.show_rows(*rows), self._not_read, owner=self, key="load")

    def _not_read(self, error: Exception) -> None:
        self._read = False
        self.desk.messages.fault(error, self._load)

    def _changed(self, changed: Changed) -> None:
        if concerns(changed, TABLES):
            self._read = False
            if self.isVisible():
                self._load()
        if concerns(changed, ("templates", "consent_subjects")):
            self.acts.load_texts()

    def show_list(self) -> None:
        """The lists in front; what the wizard holds stays."""
        self.stack.setCurrentWidget(self.list_area)
        self.list.show_unfinished()
        self.list.show_papers(next(reversed(self._slips), ""))
        self.list.focus_first()
        self.box.load()

    def _to_papers(self) -> None:
        """Back to the newest slip that was not handed over."""
        self.done.show_outcome(next(reversed(self._slips.values())))
        self.stack.setCurrentWidget(self._done_area)
        self.done.focus_first()

    def _handed(self, outcome: Outcome) -> None:
        self._slips.pop(outcome.registered.number, None)
        self.acts.slip_printed(outcome, str(uuid4()))

    # ------------------------------------------------------------ the wizard
    def new(self, customer_id: int = 0, contact_key: str = "", channel: ContactChannel = ContactChannel.DESK) -> None:
        """Ctrl+D: to the declaration of this customer, or to the one under way; pressed in the wizard, a new one."""
        in_front = self.isVisible() and not self._just_shown and self.stack.currentWidget() is self.view
        under_way = not self.wizard.is_empty
        same = under_way and customer_id in {0, self.wizard.draft.customer_id} and not in_front
        if not same:
            self._leave_wizard()
            self.wizard.begin(contact_key=contact_key, channel=channel)
            if customer_id:
                self.wizard.choose(customer_id)
                self.acts.look()
        self._to_wizard()

    def begin(self) -> None:
        """A new declaration of nobody yet."""
        self._leave_wizard()
        self.wizard.begin()
        self._to_wizard()

    def _leave_wizard(self) -> None:
        if not self.wizard.is_empty:
            name = self.wizard.name
            self.box.leave()
            told = self.tr("The declaration of {name} is left half-way; it stands on page Declarations.")
            self.desk.messages.say(told.format(name=name or self.tr("nobody yet")))

    def _to_wizard(self) -> None:
        self.stack.setCurrentWidget(self.view)
        self.view.show_draft()
        self.view.focus_first()
        self.wizard.moved.emit(self.wizard.step)

    def _go_on_with(self, key: str) -> None:
        if key and key == self.wizard.draft.request_key and not self.wizard.is_empty:
            self._to_wizard()
        elif key:
            self._leave_wizard()
            self.box.open(key)

    def _opened(self, row: Unfinished, scan: ScanFile | None) -> None:
        self.wizard.restore(row.draft, scan, not_on_file=row.not_on_file)
        if row.draft.customer_id:
            self.acts.look()
        self._to_wizard()

    def _offer_to_throw(self, key: str) -> None:
        row = next((each for each in self.box.rows if each.key == key), None)
        if row is None:
            return
        told = self.tr("Throw the declaration of {name} away for good?").format(name=row.name or self.tr("nobody yet"))
        self.desk.messages.ask(told, self.tr("Throw away"), lambda: self._throw(key))

    def _throw(self, key: str) -> None:
        self.box.drop(key)
        if key == self.wizard.draft.request_key:
            self.wizard.begin()
        self.desk.messages.say(self.tr("The declaration is thrown away."))

    def _given_up(self) -> None:
        self._throw(self.wizard.draft.request_key)
        self.show_list()

    # ------------------------------------------------------------ forms
    def _form_scanned(self, number: str) -> None:
        """A paper was scanned into the wizard's search: its number is taken, and its customer where it was printed for one."""
        link = self.desk.link
        self.desk.jobs.start(
            lambda cancel: declarations.find_form(link, number, cancel=cancel),
            lambda found: self._form_found(number, found),
            owner=self,
            key="scanned",
        )

    def _form_found(self, number: str, found: FormFound | None) -> None:
        if found is None:
            self.desk.messages.warn(declaration_words.problem("no_such_form"))
        elif found.status is FormStatus.REGISTERED:
            self.desk.messages.warn(declaration_words.problem("form_used"))
        elif found.status is FormStatus.WAITING:
            self._assign(
                next((row for row in self.list.waiting_model.rows() if row.waiting_id == found.waiting_id), None)
            )
        else:
            self.wizard.put(number=number)
            if found.customer_id:
                self.wizard.choose(found.customer_id)
                self.acts.look()
            self.view.focus_first()

    # ------------------------------------------------------------ saved
    def _saved(self, outcome: Outcome) -> None:
        if outcome.slip:
            self._slips[outcome.registered.number] = outcome
        if self.done.outcome is not None and self.done.outcome.registered == outcome.registered:
            self.done.show_outcome(outcome)  # its papers are made now
            return
        key = outcome.draft.request_key
        self.box.drop(key)
        self.wizard.begin()
        self.done.show_outcome(outcome)
        self.stack.setCurrentWidget(self._done_area)
        self.desk.feed.tell(
            Changed("declarations", outcome.registered.customer_id, outcome.registered.declaration_id),
            Changed("portal_accounts", outcome.registered.customer_id),
        )
        if self.isVisible():
            self.done.focus_first()
        said = self.tr("Declaration {number} is registered.").format(number=outcome.registered.number)
        self.desk.messages.say(said)

    def _parked(self, parked: Parked) -> None:
        self.box.drop(self.wizard.draft.request_key)
        self.wizard.begin()
        self.desk.feed.tell(Changed("waiting_declarations", 0, parked.waiting_id))
        self.desk.messages.say(self.tr("Declaration {number} waits for its payer.").format(number=parked.number))
        self.show_list()

    # ------------------------------------------------------------ waiting papers, scans
    def _assign(self, row: WaitingDeclaration | None) -> None:
        """Register a waiting paper: its customer is sought in the wizard."""
        if row is not None:
            self._leave_wizard()
            self.papers.resume(row)

    def _resume(self, draft: DeclarationDraft, scan: bytes) -> None:
        self.wizard.restore(draft)
        if scan:
            self.acts.put_file(draft.scan_name or "skan", scan)
        self._to_wizard()

    def _show_scan(self, row: DeclarationRow, stored: StoredScan, content: bytes) -> None:
        self.scan.show_scan(row.number, row.customer_name, stored, content)
        self.stack.setCurrentWidget(self.scan)
        self.scan.focus_first()

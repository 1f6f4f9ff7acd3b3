"""What the declaration wizard asks of the server: the file beside the paper, warnings, numbers, scans, saving.

A save that failed may be tried again with the same request key and the same password: nothing is stored twice, and the
slip that is printed then is the one whose hash was stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.consents import ConsentSubject
from app.domain.declaration_sheets import Letterhead, SealedSlip, SheetCopy
from app.domain.declarations import (
    DeclarationDraft,
    DeclarationObject,
    DeclarationWarning,
    ObjectAnswer,
    OnFile,
    Opening,
    Parked,
    Registered,
    ScanFile,
    normal_form_number,
)
from app.domain.passwords import one_time_password
from app.domain.scans import ScanFacts
from app.models.checks import load_checks
from app.models.declaration_wizard import DeclarationWizard
from app.models.jobs import Cancel, Jobs
from app.services import consents, declaration_papers, declarations, portal, scans
from app.services.link import Link
from app.system.clock import Clock

USUAL_LIMIT = 10 * 1024 * 1024
"""Largest scan in bytes, until the setting has come."""
WARN_MS = 500
"""Duplicates are looked for when typing rests this long."""


@dataclass(frozen=True)
class Outcome:
    """A saved declaration and what is handed to the customer. ``slip`` is kept until the wizard is left, nowhere else."""

    registered: Registered
    draft: DeclarationDraft
    customer_number: str
    name: str
    copy: bytes = field(default=b"", repr=False)
    slip: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class _Printed:
    copy: bytes = field(repr=False)
    slip: bytes = field(repr=False)


class DeclarationDesk(QObject):
    """Acts of one wizard; answers come as signals or are put into the wizard."""

    failed = Signal(object, object)
    """(error, what to do again)."""
    looked = Signal()
    """What is on file stands beside the paper now."""
    registered = Signal(object)
    """An ``Outcome``: saved, its papers made."""
    parked = Signal(object)
    """A ``Parked``: it waits for its customer."""
    object_answered = Signal(str, object)
    """(what was typed, ``ObjectAnswer``)."""
    limited = Signal(int)
    """The largest scan in bytes, as the office has set it."""
    scan_refused = Signal(object)
    """The error of a file that was not taken."""
    printed = Signal(bytes)
    """The statement to be signed, as a PDF."""

    def __init__(
        self, jobs: Jobs, link: Link, clock: Clock, clerk: str, wizard: DeclarationWizard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._link, self._clock, self._clerk = jobs, link, clock, clerk
        self.wizard = wizard
        self.letterhead: Letterhead | None = None
        self.saving = False
        self._password = ""
        self._password_of = ""
        self._asked: tuple[str, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(WARN_MS)
        self._rest.timeout.connect(self._warn)
        wizard.edited.connect(self._edited)

    # ------------------------------------------------------------ what stands beside the paper
    def load_texts(self) -> None:
        """The texts to agree to, as they are in force now."""
        link = self._link

        def work(cancel: Cancel) -> tuple[tuple[ConsentSubject, ...], Letterhead]:
            load_checks()
            return consents.subjects(link, cancel=cancel), declaration_papers.letterhead(link, cancel=cancel)

        self._jobs.start(
            work, self._texts_came, lambda e: self.failed.emit(e, self.load_texts), owner=self, key="texts"
        )

    def _texts_came(self, told: tuple[tuple[ConsentSubject, ...], Letterhead]) -> None:
        subjects, self.letterhead = told
        self.limited.emit(self.letterhead.file_limit)
        self.wizard.subjects = tuple(subject for subject in subjects if not subject.retired)
        self.wizard.renewed.emit()

    def is_looking(self) -> bool:
        """Whether the file of a customer is being read."""
        return self._jobs.has(self, "look")

    def look(self) -> None:
        """Read what is on file of the chosen customer."""
        link, draft = self._link, self.wizard.draft
        self._jobs.start(
            lambda cancel: declarations.look(link, draft.customer_id, draft.contact_key, draft.channel, cancel=cancel),
            self._looked,
            lambda error: self.failed.emit(error, self.look),
            owner=self,
            key="look",
        )

    def _looked(self, on_file: OnFile) -> None:
        self.wizard.looked(on_file)
        self._asked = ()
        self._warn()
        self.looked.emit()

    def _edited(self) -> None:
        self._rest.start()

    def _warn(self) -> None:
        """Look for duplicates of what is typed; the same question is not asked twice."""
        draft, link = self.wizard.draft, self._link
        paper = draft.paper
        asked = (
            str(draft.customer_id),
            paper.pesel,
            paper.nip,
            paper.name,
            paper.residence.line,
            draft.email,
            draft.phone,
        )
        if not self.wizard.has_person or asked == self._asked:
            return
        self._asked = asked

        def told(warnings: tuple[DeclarationWarning, ...]) -> None:
            self.wizard.told(warnings, paper.pesel)

        self._jobs.start(
            lambda cancel: declarations.warnings(link, draft, cancel=cancel),
            told,
            self._not_warned,
            owner=self,
            key="warn",
            quiet=True,
        )

    def _not_warned(self, _error: Exception) -> None:
        self._asked = ()  # asked again with the next change, and inside the save anyway

    def check_object(self, typed: str) -> None:
        """Whose an object typed by its Id is."""
        link, customer_id = self._link, self.wizard.draft.customer_id

        def answered(answer: ObjectAnswer) -> None:
            self.object_answered.emit(typed, answer)

        self._jobs.start(
            lambda cancel: declarations.check_object(link, customer_id, typed, cancel=cancel),
            answered,
            lambda error: self.failed.emit(error, None),
            owner=self,
            key="object",
        )

    # ------------------------------------------------------------ scan and form
    def put_file(self, name: str, data: bytes) -> None:
        """Look into a file and take it as the scan, or say why not."""
        limit = self.letterhead.file_limit if self.letterhead else USUAL_LIMIT

        def took(facts: ScanFacts) -> None:
            scan = ScanFile(declarations.file_name(name), facts.media_type, facts.sha256, data)
            self.wizard.put_scan(scan, normal_form_number(facts.barcode))

        self._jobs.start(
            lambda _cancel: scans.inspect(name, data, limit), took, self.scan_refused.emit, owner=self, key="scan"
        )

    def print_statement(self) -> None:
        """The statement of what is entered, with a number of its own, to be compared and signed."""
        link, draft, on_file, clerk = self._link, self.wizard.draft, self.wizard.on_file, self._clerk
        objects: tuple[DeclarationObject, ...] = on_file.objects if on_file else ()
        number, electronic_from = on_file.number if on_file else "", self.wizard.electronic_from()

        def work(cancel: Cancel) -> tuple[str, bytes]:
            given = draft.number or declarations.new_form(link, draft.customer_id or None, cancel=cancel)
            pdf = declaration_papers.draft_statement(
                link,
                replace(draft, number=given),
                objects,
                customer_number=number,
                accepted_by=clerk,
                electronic_from=electronic_from,
                copy=SheetCopy.OFFICE,
                cancel=cancel,
            )
            return given, pdf

        def done(made: tuple[str, bytes]) -> None:
            if not self.wizard.draft.number:
                self.wizard.put(number=made[0])
            self.printed.emit(made[1])

        self._jobs.start(
            work, done, lambda error: self.failed.emit(error, self.print_statement), owner=self, key="print"
        )

    # ------------------------------------------------------------ saving
    def save(self) -> None:
        """Register; pressed twice it saves once."""
        if self.saving:
            return
        draft, scan, link = self._to_save(), self.wizard.scan, self._link
        today = self._clock.today()
        password = self._password_for(draft)
        self.saving = True
        self.wizard.changed.emit()
        self._jobs.start(
            lambda cancel: declarations.save(link, draft, password, scan, today=today, cancel=cancel),
            lambda registered: self._saved(registered, draft, password),
            self._not_saved,
            owner=self,
            key="save",
        )

    def _to_save(self) -> DeclarationDraft:
        """The draft with only those differences taken over that there still are."""
        draft, differs = self.wizard.draft, self.wizard.differences()
        return replace(draft, take_overs=tuple(each for each in draft.take_overs if each.field in differs))

    def _password_for(self, draft: DeclarationDraft) -> str | None:
        if draft.opening is not Opening.SLIP:
            return None
        if self._password_of != draft.request_key:
            self._password, self._password_of = one_time_password(), draft.request_key
        return self._password

    def _not_saved(self, error: Exception) -> None:
        self.saving = False
        self.wizard.changed.emit()
        self.failed.emit(error, self.save)

    def _saved(self, registered: Registered, draft: DeclarationDraft, password: str | None) -> None:
        self.saving = False
        on_file = self.wizard.on_file
        number = on_file.number if on_file else registered.login
        outcome = Outcome(registered, replace(draft, number=registered.number), number, self.wizard.name)
        self.make_papers(outcome, password if password and registered.password_holds else "")

    def make_papers(self, outcome: Outcome, password: str) -> None:
        """The customer's copy and the sealed slip; a fault here never loses what is saved."""
        link, clerk, today = self._link, self._clerk, self._clock.today()
        objects = self.wizard.on_file.objects if self.wizard.on_file else ()

        def work(cancel: Cancel) -> _Printed:
            copy = declaration_papers.draft_statement(
                link,
                outcome.draft,
                objects,
                customer_number=outcome.customer_number,
                accepted_by=clerk,
                electronic_from=outcome.registered.delivery_from,
                copy=SheetCopy.CUSTOMER,
                cancel=cancel,
            )
            return _Printed(copy, _slip(link, outcome, password, today, cancel) if password else b"")

        def made(papers: _Printed) -> None:
            self._password = self._password_of = ""
            self.registered.emit(replace(outcome, copy=papers.copy, slip=papers.slip))

        def not_made(error: Exception) -> None:
            self.registered.emit(outcome)
            self.failed.emit(error, lambda: self.make_papers(outcome, password))

        self._jobs.start(work, made, not_made, owner=self, key="papers")

    def slip_printed(self, outcome: Outcome, request_key: str) -> None:
        """The slip was printed or saved: that is written down."""
        link, contact = self._link, outcome.draft.contact_key
        customer_id = outcome.registered.customer_id
        self._jobs.start(
            lambda cancel: portal.slip_printed(link, customer_id, contact, request_key, cancel=cancel),
            lambda _none: None,
            lambda error: self.failed.emit(error, lambda: self.slip_printed(outcome, request_key)),
            owner=self,
            key="slip",
            quiet=True,
        )

    def park(self) -> None:
        """Let the paper of somebody who is not on file wait."""
        if self.saving:
            return
        link, draft, scan, today = self._link, self.wizard.draft, self.wizard.scan, self._clock.today()
        self.saving = True

        def done(parked: Parked) -> None:
            self.saving = False
            self.parked.emit(parked)

        def not_done(error: Exception) -> None:
            self.saving = False
            self.failed.emit(error, self.park)

        self._jobs.start(
            lambda cancel: declarations.park(link, draft, scan, today=today, cancel=cancel),
            done,
            not_done,
            owner=self,
            key="save",
        )


def _slip(link: Link, outcome: Outcome, password: str, today: date, cancel: Cancel) -> bytes:
    days = declaration_papers.letterhead(link, cancel=cancel).password_days
    paper = outcome.draft.paper
    address = paper.mailing if not paper.mailing.is_empty else paper.residence
    lines = tuple(part.strip() for part in address.line.split(",") if part.strip())
    sealed = SealedSlip(
        outcome.name,
        lines,
        outcome.registered.login,
        password,
        today + timedelta(days),
        today,
        outcome.registered.number,
    )
    return declaration_papers.slip(link, sealed, cancel=cancel)

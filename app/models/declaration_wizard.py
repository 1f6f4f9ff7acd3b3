"""A declaration being entered: the draft, what is on file beside it, what is wrong, where the clerk stands.

It knows no widget and asks no server; ``declaration_desk`` does. Nothing typed is ever dropped by it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.domain import declarations as rules
from app.domain.consents import E_INVOICE, ConsentSubject
from app.domain.contacts import ContactChannel
from app.domain.customers import CustomerKind
from app.domain.declarations import (
    DeclarationDraft,
    DeclarationWarning,
    Difference,
    DiffField,
    OnFile,
    Opening,
    Paper,
    PaperAddress,
    ScanFile,
    SignerRole,
    TakeOver,
    WarningKind,
)
from app.models.declaration_steps import Step, complete_steps, step_of

ADDRESSES = ("residence", "mailing")
_PAPER = {each.name for each in fields(Paper)}


class DeclarationWizard(QObject):
    """One declaration at a time; ``begin`` and ``restore`` put another in its place."""

    changed = Signal()
    """What is to be shown changed."""
    edited = Signal()
    """The clerk changed the draft: it is to be kept."""
    renewed = Signal()
    """Another draft, or what is on file has come: every field is shown anew."""
    moved = Signal(object)
    """The ``Step`` where one stands now."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.draft = DeclarationDraft(request_key=str(uuid4()))
        self.on_file: OnFile | None = None
        self.subjects: tuple[ConsentSubject, ...] = ()
        self.warnings: tuple[DeclarationWarning, ...] = ()
        self.scan: ScanFile | None = None
        self.scan_number = ""
        self.not_on_file = False
        self._touched: set[str] = set()
        self._tried: set[Step] = set()
        self._blank = self.draft
        self._given_by_file: dict[str, Any] = {}
        self._unread: dict[str, str] = {}
        self._compared = ""
        self._asked: tuple[object, ...] = ()
        self._wrong: dict[str, str] = {}

    # ------------------------------------------------------------ which declaration
    def begin(self, *, contact_key: str = "", channel: ContactChannel = ContactChannel.DESK, number: str = "") -> None:
        """A new declaration; the former one must have been kept."""
        today = self._today()
        self._put(
            DeclarationDraft(
                request_key=str(uuid4()),
                contact_key=contact_key or str(uuid4()),
                channel=channel,
                number=number,
                received_on=today,
                signed_on=today,
            )
        )

    def restore(self, draft: DeclarationDraft, scan: ScanFile | None = None, *, not_on_file: bool = False) -> None:
        """A declaration that was left half-way, or a waiting one."""
        self._put(draft)
        self._blank = DeclarationDraft(request_key=draft.request_key)
        self.scan = scan
        self.not_on_file = not_on_file
        self.renewed.emit()

    def _put(self, draft: DeclarationDraft) -> None:
        self.draft = self._blank = draft
        self.on_file, self.warnings, self.scan, self.scan_number, self.not_on_file = None, (), None, "", False
        self._touched.clear()
        self._tried.clear()
        self._given_by_file.clear()
        self._unread.clear()
        self.renewed.emit()

    @property
    def step(self) -> Step:
        """Where one stands."""
        return Step(self.draft.step)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed, so that nothing would be lost; the customer and what the file says is no typing."""
        same = replace(self.draft, contact_key=self._blank.contact_key, step=0) == replace(self._blank, step=0)
        return same and self.scan is None and not self.not_on_file

    @property
    def has_person(self) -> bool:
        """Whether it is known whose declaration it is: on file, or said not to be."""
        return bool(self.draft.customer_id) or self.not_on_file

    @property
    def name(self) -> str:
        """Whose it is, as the paper says or the file does."""
        return self.draft.paper.name.strip() or (self.on_file.name if self.on_file else "")

    # ------------------------------------------------------------ who
    def choose(self, customer_id: int) -> None:
        """This customer is the one of the paper; the file is being read."""
        self.not_on_file = False
        chosen = replace(self.draft, customer_id=customer_id)
        if self.is_empty:
            self._blank = chosen
        self._set(chosen)
        self.renewed.emit()

    def looked(self, on_file: OnFile) -> None:
        """What is on file came: what nobody typed yet is filled in from it, to be compared with the paper."""
        if on_file.customer_id != self.draft.customer_id:
            return
        self.on_file = on_file
        paper, before, untouched = self.draft.paper, self.draft, self.is_empty
        shown: dict[str, Any] = {
            "kind": on_file.kind,
            "surname": on_file.surname,
            "first_name": on_file.first_name,
            "company": on_file.company,
            "nip": on_file.nip,
            "regon": on_file.regon,
            "residence": on_file.residence or PaperAddress(),
            "mailing": on_file.mailing or PaperAddress(),
        }
        empty = {name: value for name, value in shown.items() if not _holds(getattr(paper, name))}
        self._given_by_file = empty
        self.draft = replace(self.draft, paper=replace(paper, **empty))
        if untouched:
            self._blank = self.draft
        elif self.draft != before:
            self.edited.emit()
        self.renewed.emit()

    def release(self) -> None:
        """Another customer is to be sought: what the file had filled in goes with it, what was typed stays."""
        paper = self.draft.paper
        taken_back = {n: getattr(Paper(), n) for n, value in self._given_by_file.items() if getattr(paper, n) == value}
        untouched = self.is_empty
        self._given_by_file = {}
        self.on_file, self.warnings, self.not_on_file = None, (), False
        self._set(
            replace(
                self.draft, customer_id=0, account_ids=(), take_overs=(), paper=replace(paper, **taken_back), step=0
            )
        )
        if untouched:
            self._blank = self.draft
        self.renewed.emit()
        self.moved.emit(self.step)

    def say_not_on_file(self) -> None:
        """Nobody of that name is on file: the paper will wait."""
        self.release()
        self.not_on_file = True
        self.renewed.emit()

    # ------------------------------------------------------------ typing
    def text(self, field: str) -> str:
        """What a field holds: one of the draft, of its paper, or ``residence.city``."""
        head, _, part = field.partition(".")
        holder = self.draft.paper if head in _PAPER else self.draft
        value = getattr(holder, head)
        return str(getattr(value, part) if part else value)

    def write(self, field: str, text: str) -> None:
        """Something was typed into a text field."""
        head, _, part = field.partition(".")
        self._touched.add(field)
        if part:
            address = replace(getattr(self.draft.paper, head), **{part: text})
            self._set(replace(self.draft, paper=replace(self.draft.paper, **{head: address})))
        elif head in _PAPER:
            values: dict[str, Any] = {head: text}
            self._set(replace(self.draft, paper=replace(self.draft.paper, **values)))
        else:
            self.put(**{head: text})

    def put(self, **values: Any) -> None:
        """Choices of the draft: ``signer_role=``, ``signed_here=`` ..."""
        self._touched.update(values)
        self._set(replace(self.draft, **values))

    def put_kind(self, kind: CustomerKind) -> None:
        """Person, company, community or manager."""
        self._touched.add("kind")
        self._set(replace(self.draft, paper=replace(self.draft.paper, kind=kind)))
        self.renewed.emit()

    def put_role(self, role: SignerRole) -> None:
        """In what capacity it is signed; who signs as the owner is the person of the paper."""
        name = self.draft.signer_name
        if not name.strip() and role is SignerRole.OWNER and self.draft.paper.kind is CustomerKind.PERSON:
            name = self.draft.paper.name
        self.put(signer_role=role, signer_name=name)
        self.renewed.emit()

    def put_day(self, field: str, text: str, day: date | None) -> None:
        """A day was typed; what can't be read stays in its field and is told."""
        self._unread.pop(field, None)
        if day is None and text.strip():
            self._unread[field] = "day_unreadable"
        self.put(**{field: day})

    def toggle_object(self, account_id: int) -> None:
        """Tick an object, or take the tick back."""
        chosen = self.draft.account_ids
        others = tuple(each for each in chosen if each != account_id)
        self.put(account_ids=others if account_id in chosen else (*chosen, account_id))

    def put_objects(self, account_ids: tuple[int, ...]) -> None:
        """These objects and no others."""
        self.put(account_ids=account_ids)

    def is_given(self, subject: str) -> bool:
        """Whether a box is ticked."""
        return any(tick.given for tick in self.draft.consents if tick.subject == subject)

    def tick(self, subject: ConsentSubject, *, given: bool) -> None:
        """A box as it stands on the paper, with the version of the text that is shown."""
        self._touched.add(f"consents.{subject.code}")
        self._set(self.draft.ticked(subject.code, subject.version, given=given))

    def take(self, what: DiffField, reason: str | None) -> None:
        """Take a difference over into the file for a reason, or leave the file as it is."""
        self._touched.add(f"take_over.{what.value}")
        self._set(self.draft.taking(what, reason))

    def put_reason(self, reason: str) -> None:
        """The reason of everything that is taken over."""
        taken = tuple(TakeOver(each.field, reason) for each in self.draft.take_overs)
        self._set(replace(self.draft, take_overs=taken))

    def put_scan(self, scan: ScanFile | None, number: str = "") -> None:
        """The scan of the paper, looked at; ``number`` is what its barcode says."""
        self.scan, self.scan_number = scan, number
        taken = number if number and not self.draft.number else self.draft.number
        self._set(replace(self.draft, scan_name=scan.name if scan else "", number=taken))
        self.renewed.emit()

    def _set(self, draft: DeclarationDraft) -> None:
        before, self.draft = self.draft, draft
        if before != draft:
            self.edited.emit()
        self.changed.emit()

    def told(self, warnings: tuple[DeclarationWarning, ...], pesel: str) -> None:
        """What is told before saving has come; ``pesel`` is the one that was compared with the file's."""
        self.warnings, self._compared = warnings, pesel
        self.changed.emit()

    @property
    def pesel_compared(self) -> bool:
        """Whether the PESEL typed now has been compared with the file's, inside the database."""
        pesel = self.draft.paper.pesel
        return bool(pesel) and pesel == self._compared

    # ------------------------------------------------------------ what is wrong
    def problems(self) -> dict[str, str]:
        """Code of everything that is missing or wrong, by field."""
        asked = (
            self.draft,
            self.on_file,
            self.not_on_file,
            tuple(self._unread.items()),
            self.scan_number,
            self._today(),
        )
        if asked != self._asked:  # asked several times for each letter typed
            self._asked, self._wrong = asked, self._look_for_problems()
        return dict(self._wrong)

    def _look_for_problems(self) -> dict[str, str]:
        today = self._today()
        found = rules.paper_problems(self.draft, today) if self.not_on_file else rules.problems(self.draft, today)
        found.update(self._unread)
        if self.not_on_file:
            found.pop("customer_id", None)
        elif self.on_file is not None and self.on_file.closed:
            found["customer_id"] = "customer_closed"
        elif self.on_file is not None and (code := rules.opening_problem(self.on_file, self.draft.opening)):
            found["opening"] = code
        if self.scan_differs:
            found["scan"] = "scan_of_another"
        return found

    @property
    def scan_differs(self) -> bool:
        """Whether the scan bears the number of another paper."""
        return bool(self.scan_number and self.draft.number and self.scan_number != self.draft.number)

    def shown_problems(self) -> dict[str, str]:
        """Of those, what the clerk has touched or wanted to go on from; a field not reached yet is not wrong."""
        if not self.has_person:  # nothing is shown, and what checks numbers need not be loaded yet
            return {}
        return {f: code for f, code in self.problems().items() if f in self._touched or step_of(f) in self._tried}

    def problems_of(self, step: Step) -> dict[str, str]:
        """What is missing or wrong in a step."""
        return {field: code for field, code in self.problems().items() if step_of(field) is step}

    def ready(self) -> frozenset[Step]:
        """Steps in which nothing is missing; none before it is known whose declaration it is."""
        return complete_steps(self.problems()) if self.has_person else frozenset()

    def complete(self) -> frozenset[Step]:
        """Of those, the steps that the clerk has been through."""
        return frozenset(step for step in self.ready() if step < self.step or step in self._tried)

    def differences(self) -> dict[DiffField, Difference]:
        """What the paper says otherwise than the file."""
        found = rules.differences(self.on_file, self.draft) if self.on_file is not None else ()
        told = {each.field: each for each in found}
        if self.pesel_compared and any(warning.kind in _PESEL for warning in self.warnings):
            told[DiffField.PESEL] = Difference(DiffField.PESEL, "", "")
        return told

    def stopping(self) -> tuple[DeclarationWarning, ...]:
        """Warnings that don't let it be saved so."""
        return tuple(warning for warning in self.warnings if warning.stops(self.draft))

    # ------------------------------------------------------------ walking
    def try_step(self) -> dict[str, str]:
        """The clerk wants to go on: what of this step stops that."""
        self._tried.add(self.step)
        wrong = self.problems_of(self.step)
        self.changed.emit()
        return wrong

    def go(self, step: Step) -> None:
        """Stand in a step; nothing is asked on the way back."""
        if step is not self.step:
            self.draft = replace(self.draft, step=int(step))
            self.edited.emit()
        self.moved.emit(step)
        self.changed.emit()

    def electronic_from(self) -> date | None:
        """From when invoices would be electronic by this paper; None where nothing changes."""
        changes = self.on_file is not None and self.on_file.delivery == "paper" and self.is_given(E_INVOICE)
        return self.on_file.electronic_from if self.on_file is not None and changes else None

    def opens_account(self) -> bool:
        """Whether saving opens an account."""
        return self.draft.opening is not Opening.NONE


_PESEL = (WarningKind.PESEL_DIFFERS, WarningKind.PESEL_MISSING)


def _holds(value: object) -> bool:
    return not value.is_empty if isinstance(value, PaperAddress) else bool(value)

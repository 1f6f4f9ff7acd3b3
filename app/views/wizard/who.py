"""Step 1: who. The customer is found first; then the paper beside the file, difference by difference."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout
from typing_extensions import override

from app.domain.customers import CustomerKind
from app.domain.declarations import DeclarationDraft, DiffField, IdentityDocument, OnFile
from app.models import declaration_words, words
from app.models.declaration_wizard import DeclarationWizard
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.field import FieldRow
from app.views.parts.labels import Heading
from app.views.parts.panel import Panel
from app.views.wizard.choice import Choice
from app.views.wizard.notices import Notices
from app.views.wizard.signer import SignerPart
from app.views.wizard.step_view import StepView
from app.views.wizard.who_fields import Compared, OnFileLine

KINDS = ((CustomerKind.PERSON, "o"), (CustomerKind.COMPANY, "f"), (CustomerKind.COMMUNITY, "w"), (CustomerKind.MANAGER, "z"))  # fmt: skip
DOCUMENTS = (
    (IdentityDocument.ID_CARD, "d"),
    (IdentityDocument.MOBILE, "m"),
    (IdentityDocument.PASSPORT, "p"),
    (IdentityDocument.RESIDENCE_CARD, "k"),
)
ADDRESS_PARTS = (("street", 4), ("house", 1), ("flat", 1), ("postal_code", 2), ("city", 3))
_SHOWN_ON_FILE: dict[DiffField, Callable[[OnFile], str]] = {
    DiffField.NAME: lambda on_file: on_file.name,
    DiffField.NIP: lambda on_file: on_file.nip,
    DiffField.REGON: lambda on_file: on_file.regon,
    DiffField.RESIDENCE: lambda on_file: on_file.residence.line if on_file.residence else "",
    DiffField.MAILING: lambda on_file: on_file.mailing.line if on_file.mailing else "",
    DiffField.PESEL: lambda on_file: "·" * 11 if on_file.has_pesel else "",
}
"""What may be shown of the file; a PESEL never."""
_EMPTY: dict[DiffField, Callable[[DeclarationDraft], bool]] = {
    DiffField.NIP: lambda draft: not draft.paper.nip.strip(),
    DiffField.REGON: lambda draft: not draft.paper.regon.strip(),
    DiffField.RESIDENCE: lambda draft: draft.paper.residence.is_empty,
    DiffField.MAILING: lambda draft: draft.paper.mailing.is_empty,
}
"""Whether the paper says nothing of it."""


class WhoStep(StepView):
    """The payer, who signs for them, and which document was shown."""

    other_wanted = Signal()
    """Another customer is to be sought."""

    def __init__(self, desk: Desk, wizard: DeclarationWizard) -> None:
        super().__init__(desk, wizard)
        self.panel = Panel(self.tr("Who"))
        self.chosen = Heading("", 3, wrap=True)
        self.other = Button(self.tr("Another customer"))
        self.other.clicked.connect(lambda _checked=False: self.other_wanted.emit())
        self.panel.head.addWidget(self.other)
        self.notices = Notices(desk.open_customer)
        self.kind = Choice(self.tr("Payer"), [(kind, letter, words.word(kind)) for kind, letter in KINDS])
        self.kind.chosen.connect(wizard.put_kind)
        self.kind.entered.connect(self.enter)
        self.stop("kind", self.kind.focus, self.kind.has_focus, self.kind.isVisible)
        self.file_lines: dict[DiffField, OnFileLine] = {}
        self.panel.body.addWidget(self.chosen)
        self.panel.body.addWidget(self.notices)
        self.panel.body.addWidget(self.kind)
        self._build_names()
        self._build_addresses()
        self.document = Choice(
            self.tr("Identity document shown (its kind only, no number, no copy)"),
            [(document, letter, declaration_words.word(document)) for document, letter in DOCUMENTS],
        )
        self.signer = SignerPart(self)
        self.panel.body.addWidget(self.signer)
        self.document.chosen.connect(lambda document: wizard.put(identity_document=document))
        self.document.entered.connect(self.enter)
        self.stop("identity_document", self.document.focus, self.document.has_focus, self.document.isVisible)
        self.panel.body.addWidget(self.document)
        self._build_reason()
        self.root.addWidget(self.panel)
        self.root.addStretch(1)

    # ------------------------------------------------------------ parts
    def _build_names(self) -> None:
        surname = self.line("surname", self.tr("Surname"), longest=100)
        first = self.line("first_name", self.tr("First name"), longest=100)
        company = self.line("company", self.tr("Name"))
        self.person_name = Compared([(surname, 3), (first, 2)])
        self.company_name = Compared([(company, 1)])
        pesel = self.line("pesel", "PESEL", longest=20)
        nip = self.line("nip", "NIP", longest=20)
        regon = self.line("regon", "REGON", longest=20)
        self.pesel = Compared([(pesel, 1)], self._file_line(DiffField.PESEL))
        self.nip = Compared([(nip, 1)], self._file_line(DiffField.NIP))
        self.regon = Compared([(regon, 1)], self._file_line(DiffField.REGON))
        numbers = QHBoxLayout()
        numbers.setSpacing(8)
        for each in (self.pesel, self.nip, self.regon):
            numbers.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        numbers.addStretch(1)
        for part in (self.person_name, self.company_name, self._file_line(DiffField.NAME)):
            self.panel.body.addWidget(part)
        self.panel.body.addLayout(numbers)

    def _build_addresses(self) -> None:
        residence = [(self._address_line("residence", part), stretch) for part, stretch in ADDRESS_PARTS]
        self.residence = Compared(residence, self._file_line(DiffField.RESIDENCE))
        self.other_mailing = QCheckBox(self.tr("another address for letters"))
        self.other_mailing.clicked.connect(self._mailing_clicked)
        mailing = [(self._address_line("mailing", part), stretch) for part, stretch in ADDRESS_PARTS]
        self.mailing = Compared(mailing, self._file_line(DiffField.MAILING))
        for part in (self.residence, self.other_mailing, self.mailing):
            self.panel.body.addWidget(part)

    def _address_line(self, which: str, part: str) -> FieldRow:
        labels = {
            "street": self.tr("Street"),
            "house": self.tr("House"),
            "flat": self.tr("Flat"),
            "postal_code": self.tr("Postal code"),
            "city": self.tr("Town"),
        }
        asked = which == "residence" and part != "flat"  # on file it is filled in already, a village has no street
        row = self.line(f"{which}.{part}", labels[part], longest=100, usual=lambda: asked and self.wizard.not_on_file)
        if which == "mailing":
            row.editor.setAccessibleName(self.tr("For letters: {part}").format(part=labels[part]))
        return row

    def _file_line(self, what: DiffField) -> OnFileLine:
        line = OnFileLine(what)
        line.taken.connect(self._take)
        self.file_lines[what] = line
        return line

    def _build_reason(self) -> None:
        self.reason = self.line("take_reason", self.tr("Why the file is changed"), longest=1000, stop="take_over")
        self.panel.body.addWidget(self.reason)

    # ------------------------------------------------------------ acts
    @override
    def typed(self, field: str, text: str) -> None:
        if field == "take_reason":
            self.wizard.put_reason(text)
        else:
            self.wizard.write(field, text)

    def _take(self, what: DiffField, taken: bool) -> None:
        reason = self.lines["take_reason"].text().strip() or self.tr("signed declaration")
        self.wizard.take(what, reason if taken else None)
        self.lines["take_reason"].setText(reason)

    def _mailing_clicked(self, ticked: bool) -> None:
        if not ticked:
            for part, _stretch in ADDRESS_PARTS:
                self.wizard.write(f"mailing.{part}", "")
        self.show_draft()
        if ticked:
            self.mailing.show()
            self.lines["mailing.street"].setFocus()

    # ------------------------------------------------------------ showing
    @override
    def show_draft(self) -> None:
        draft, on_file = self.wizard.draft, self.wizard.on_file
        paper = draft.paper
        self.setVisible(self.wizard.has_person)
        self.chosen.setText(self._heading(on_file))
        self.chosen.set_tone("owe" if on_file is not None and on_file.closed else "")
        person = paper.kind is CustomerKind.PERSON
        self.kind.setVisible(self.wizard.not_on_file)
        self.kind.show_value(paper.kind)
        for part in (self.person_name, self.pesel):
            part.setVisible(person)
        for part in (self.company_name, self.nip, self.regon):
            part.setVisible(paper.kind is not None and not person)
        self.other_mailing.setChecked(not paper.mailing.is_empty)
        self.mailing.setVisible(not paper.mailing.is_empty)
        self.signer.show_draft()
        self.document.show_value(draft.identity_document)
        taken = draft.take_overs
        self.lines["take_reason"].setText(taken[0].reason if taken else self.lines["take_reason"].text())
        for field, edit in self.lines.items():
            if field != "take_reason" and edit.text() != self.wizard.text(field):
                edit.setText(self.wizard.text(field))
        self.refresh()

    def _heading(self, on_file: OnFile | None) -> str:
        if self.wizard.not_on_file:
            return self.tr("Not on file: the paper will wait until the payer is.")
        if on_file is None:
            return self.tr("Reading what is on file ...")
        closed = declaration_words.problem("customer_closed") if on_file.closed else ""
        return f"{on_file.name}, Id {on_file.number}  {closed}".rstrip()

    @override
    def refresh(self) -> None:
        wizard = self.wizard
        found = wizard.shown_problems()
        for field, row in self.rows.items():
            row.set_problem(declaration_words.problem(found.get(field, "")))
        self.kind.set_problem(declaration_words.problem(found.get("kind", "")))
        self.document.set_problem(declaration_words.problem(found.get("identity_document", "")))
        self.signer.refresh(found)
        differs = wizard.differences()
        taken = {each.field for each in wizard.draft.take_overs}
        for what, line in self.file_lines.items():
            on_file = _SHOWN_ON_FILE[what](wizard.on_file) if wizard.on_file else ""
            known = wizard.on_file is not None and (what is not DiffField.PESEL or wizard.pesel_compared)
            empty = what in _EMPTY and _EMPTY[what](wizard.draft)
            line.show_file(on_file, differs=what in differs, taken=what in taken, known=known, empty=empty)
        self.reason.setVisible(bool(taken))
        reasons = [code for field, code in found.items() if field.startswith("take_over.")]
        self.reason.set_problem(declaration_words.problem(reasons[0] if reasons else ""))
        self.notices.show_warnings(wizard.warnings, wizard.draft)

"""Step 4: one page to compare with the paper, the signature, the scan beside it, and how the account begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from app.domain.declarations import Opening, Place
from app.models import declaration_sheet, declaration_words
from app.models.declaration_wizard import DeclarationWizard
from app.views.commands import Command
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Flowing, Text
from app.views.parts.layouts import empty
from app.views.parts.panel import Panel
from app.views.parts.reading_order import show_whole
from app.views.wizard.choice import Choice
from app.views.wizard.consent_boxes import ConsentBox
from app.views.wizard.day_field import DayField
from app.views.wizard.notices import Notices
from app.views.wizard.scan_part import ScanPart
from app.views.wizard.step_view import StepView, Stop

PLACES = ((Place.DESK, "b"), (Place.POST, "p"), (Place.EMAIL, "e"))
OPENINGS = ((Opening.SLIP, "k"), (Opening.EMAIL, "e"), (Opening.NONE, "b"))
SIDE_BY_SIDE = 900
"""Below this width (pixels at 100 % text) the scan stands below."""


class CheckStep(StepView):
    """Compare, sign, scan."""

    print_wanted = Signal()

    def __init__(self, desk: Desk, wizard: DeclarationWizard) -> None:
        super().__init__(desk, wizard)
        self.compare = Panel(self.tr("Compare with the paper"))
        self.printing = Button(self.tr("Print the statement"), key="Ctrl+P")
        self.printing.clicked.connect(lambda _checked=False: self.print_wanted.emit())
        self.compare.head.addWidget(self.printing)
        self.notices = Notices(desk.open_customer)
        self.sheet = QWidget()
        self.grid = QGridLayout(self.sheet)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(1, 1)
        self.compare.body.addWidget(self.notices)
        self.compare.body.addWidget(self.sheet)
        self.sign = Panel(self.tr("Signature"))
        self._build_sign()
        self.scan = ScanPart(desk, wizard)
        left = QWidget()
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.compare)
        column.addWidget(self.sign)
        column.addStretch(1)
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(12)
        self.sides.addWidget(left, 3)
        self.sides.addWidget(self.scan, 2)
        self.root.addLayout(self.sides, 1)
        self.scan.picker.watch(self)
        attach = Command(
            "declaration.scan", self.tr("Attach the scan"), "Ctrl+O", self.tr("Declaration"), self.scan.picker.ask
        )
        desk.commands.add(attach, self)

    def _build_sign(self) -> None:
        wizard = self.wizard
        self.place = Choice(self.tr("The paper came"), [(p, letter, declaration_words.word(p)) for p, letter in PLACES])
        self.received = DayField(self.tr("Came in on"), "received_on", self)
        self.signed = DayField(self.tr("Signed on"), "signed_on", self)
        self.here = ConsentBox(self.tr("signed in the clerk's presence"))
        self.here.clicked.connect(lambda ticked: wizard.put(signed_here=ticked))
        self.here.entered.connect(self.enter)
        self.opening = Choice(
            self.tr("The account begins with"), [(o, letter, declaration_words.word(o)) for o, letter in OPENINGS]
        )
        self.place.chosen.connect(lambda place: wizard.put(place=place))
        self.opening.chosen.connect(lambda opening: wizard.put(opening=opening))
        self.place.entered.connect(self.enter)
        self.opening.entered.connect(self.enter)
        self.here_note = Text("", tone="owe", wrap=True)
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(self.received, 1)
        days.addWidget(self.signed, 1)
        days.addWidget(self.here, 2, Qt.AlignmentFlag.AlignVCenter)
        self.sign.body.addLayout(days)
        self.sign.body.addWidget(self.here_note)
        self.sign.body.addWidget(self.place)
        self.sign.body.addWidget(self.opening)
        self.sign.body.addWidget(self.line("remarks", self.tr("Remarks of the office"), longest=2000))
        for field, part in (("place", self.place), ("opening", self.opening)):
            self.stop(field, part.focus, part.has_focus, part.isVisible)
        self.stop("signed_here", self._to_here, self.here.hasFocus, self.here.isVisible)

    @override
    def focus_complete(self, there: list[Stop]) -> None:
        self._to_here()

    def _to_here(self) -> None:
        self.here.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self, lambda: show_whole(self.sign))  # once it has its place

    # ------------------------------------------------------------ showing
    @override
    def show_draft(self) -> None:
        draft = self.wizard.draft
        self.place.show_value(draft.place)
        self.opening.show_value(draft.opening)
        self.received.show_day(draft.received_on)
        self.signed.show_day(draft.signed_on)
        self.here.setChecked(draft.signed_here)
        self.scan.show_scan()
        super().show_draft()

    @override
    def refresh(self) -> None:
        super().refresh()
        found = self.wizard.shown_problems()
        for field, part in (
            ("place", self.place),
            ("opening", self.opening),
            ("received_on", self.received),
            ("signed_on", self.signed),
        ):
            part.set_problem(declaration_words.problem(found.get(field, "")))
        self.here_note.setText(declaration_words.problem(found.get("signed_here", "")))
        self.here_note.setVisible(bool(self.here_note.text()))
        self.scan.refresh()
        self.notices.show_warnings(self.wizard.warnings, self.wizard.draft)
        self._fill()

    def _fill(self) -> None:
        empty(self.grid)
        for place, (label, value, tone) in enumerate(declaration_sheet.lines(self.wizard)):
            name = Flowing(label, tone="dim")
            shown = Text(value, tone=tone, wrap=True)
            name.setBuddy(shown)
            self.grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(shown, place, 1)
        for title, given in declaration_sheet.consents(self.wizard):
            box = Text(f"{'☑' if given else '☐'} {title}", wrap=True, tone="" if given else "dim")
            box.setAccessibleName(f"{title}: {self.tr('yes') if given else self.tr('no')}")
            self.grid.addWidget(box, self.grid.rowCount(), 0, 1, 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() * 100 / self.desk.theme.percent >= SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.sides.direction() != direction:
            self.sides.setDirection(direction)

"""What is known of the chosen paper: its facts, lines, VAT sums, KSeF number and verification link."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.money import NBSP
from app.domain.paper_copies import KeptCopies
from app.domain.papers import KsefStatus, PaperDetails, PaperLine, vat_sums
from app.models import words
from app.models.paper_columns import line_columns, period, rate
from app.models.table import ValueTable
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.facts import Fact, Facts
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import Text
from app.views.parts.panel import EmptyNote
from app.views.parts.paper_given import GivenPart
from app.views.parts.paper_invoice import InvoicePart
from app.views.parts.whole_table import WholeTable
from app.views.theme import Theme

MOST_LINES = 8
"""Rows of the table of lines that are seen without scrolling in it."""
MOST_CORRECTED = 40
"""Numbers told of what a collective correction corrects; the print names them all."""


class PaperPane(QWidget):
    """Shows one paper, or a sentence where none is chosen."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clipboard = desk.clipboard
        self._told: PaperDetails | None = None
        self.empty = EmptyNote(self.tr("Choose a document on the list to see its lines."))
        self.content = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.empty)
        layout.addWidget(self.content, 1)
        self._build_head()
        self._build_lines(desk.theme)
        self.given = GivenPart(desk.clock)
        self._lay_out()
        self.clear()

    def _build_head(self) -> None:
        self.kind = Fact(self.tr("Kind"))
        self.issued = Fact(self.tr("Issued"))
        self.sold = Fact(self.tr("Sold"))
        self.period = Fact(self.tr("Period"))
        self.due = Fact(self.tr("Due date"))
        self.gross = Fact(self.tr("Amount"))
        self.left = Fact(self.tr("Left to pay"))
        self.corrects = Fact(self.tr("Corrects"))
        self.corrected = Fact(self.tr("Corrected by"))
        self.facts = Facts(
            self.kind,
            self.issued,
            self.sold,
            self.period,
            self.due,
            self.gross,
            self.left,
            self.corrects,
            self.corrected,
        )

    def _build_lines(self, theme: Theme) -> None:
        self.lines = ValueTable[tuple[int, PaperLine]](line_columns(), key=lambda row: row[0], parent=self)
        gives_way = ("net", "rate", "price", "quantity")
        self.view = WholeTable(theme, self.lines, gives_way=gives_way, stretch_px=138, most=MOST_LINES)
        self.view.setAccessibleName(self.tr("Lines of the document"))
        self.no_lines = Text(self.tr("The lines of this document are not in the database."), tone="dim", wrap=True)
        self.collective = Text(wrap=True)
        self.sums = Text(wrap=True)
        self.remark = Text(tone="warn", wrap=True)
        self.invoice = InvoicePart(theme)
        self.ksef = Text(wrap=True)
        self.link = Text(tone="dim", wrap=True)
        for text in (self.collective, self.sums, self.remark, self.ksef, self.link):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setMinimumWidth(1)  # one long word must not widen the page
        self.copy = Button(self.tr("Copy the link"), "flat")
        self.copy.clicked.connect(self._copy)
        self.open = Button(self.tr("Open in the browser"), "flat")
        self.open.clicked.connect(self._open)

    def _lay_out(self) -> None:
        link = QWidget()
        flow = FlowLayout(6, link)
        for button in (self.open, self.copy):
            flow.addWidget(button)
        inner = QVBoxLayout(self.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.facts)
        inner.addWidget(self.collective)
        inner.addWidget(self.view)
        for widget in (self.no_lines, self.sums, self.remark, self.invoice, self.ksef, self.link, link, self.given):
            inner.addWidget(widget)
        inner.addStretch(1)

    def clear(self) -> None:
        """No paper is chosen."""
        self._told = None
        self.invoice.show_facts(None)
        self.content.hide()
        self.empty.show()

    def show_paper(self, told: PaperDetails, copies: KeptCopies) -> None:
        """Show what is known of a paper; what its own file tells comes by ``invoice.show_facts``."""
        if self._told is None or self._told.paper.paper_id != told.paper.paper_id:
            self.invoice.show_facts(None)
        self._told = told
        self._show_facts(told)
        self.given.show_copies(copies)
        self.lines.set_rows(enumerate(told.lines, 1))
        self.view.setVisible(bool(told.lines))
        self.no_lines.setVisible(not told.lines)
        self.sums.setText("\n".join(self._sums(told)))
        self.remark.setText(told.remark)
        self.remark.setVisible(bool(told.remark))
        self.ksef.setText(self._ksef(told))
        self.link.setText(self.tr("Verification: {link}").format(link=told.verify_link) if told.verify_link else "")
        for widget in (self.link, self.copy, self.open):
            widget.setVisible(bool(told.verify_link))
        self.empty.hide()
        self.content.show()

    def _show_facts(self, told: PaperDetails) -> None:
        paper = told.paper
        self.kind.set_value(words.word(paper.kind))
        self.issued.set_value(words.day(paper.issued_on))
        self.sold.set_value(words.day(told.sold_on) if told.sold_on and told.sold_on != paper.issued_on else "")
        self.period.set_value(period(paper))
        self.due.set_value(words.day(paper.due_on) if paper.due_on else "")
        self.gross.set_value(words.money(paper.gross))
        self.left.set_value(words.money(paper.open_amount) if paper.open_amount > 0 else "")
        one, several = (told.corrects or (paper.corrects,))[0], told.corrects_count > 1
        self.corrects.set_value("" if several else one)
        self.collective.setText(self._collective(told) if several else "")
        self.collective.setVisible(several)
        self.corrected.set_value(", ".join(told.corrected_by))

    def _collective(self, told: PaperDetails) -> str:
        """How many papers a collective correction corrects, and their numbers."""
        numbers = ", ".join(told.corrects[:MOST_CORRECTED])
        if told.corrects_count > MOST_CORRECTED:
            numbers += ", …"
        return self.tr("Corrects %n document(s): {numbers}", "", told.corrects_count).format(numbers=numbers)

    def _sums(self, told: PaperDetails) -> list[str]:
        text = self.tr("VAT {rate}: net {net} + VAT {vat} = {gross}")
        lines = [
            text.format(
                rate=rate(one.vat_rate),
                net=words.money(one.net),
                vat=words.money(one.vat),
                gross=words.money(one.gross),
            )
            for one in vat_sums(told.lines)
        ]
        if len(lines) != 1:
            total = self.tr("Together: net {net} + VAT {vat} = {gross}")
            gross = words.money(told.paper.gross)
            lines.append(total.format(net=words.money(told.net), vat=words.money(told.vat), gross=gross))
        return lines

    def _ksef(self, told: PaperDetails) -> str:
        match told.ksef_status:
            case KsefStatus.ACCEPTED:
                return self.tr("KSeF number: {number}").format(number=told.paper.ksef_number.replace(" ", NBSP))
            case KsefStatus.WAITING:
                return self.tr("KSeF: sent, waiting for its number")
            case KsefStatus.REJECTED:
                return self.tr("KSeF: rejected, tell accounting")
            case KsefStatus.OFFLINE:
                return self.tr("KSeF: issued offline, the number will come")
            case KsefStatus.NONE:
                return self.tr("KSeF: does not apply")

    def _open(self) -> None:
        if self._told is not None and self._told.verify_link:
            QDesktopServices.openUrl(QUrl(self._told.verify_link))

    def _copy(self) -> None:
        if self._told is not None and self._told.verify_link:
            self._clipboard.copy(self._told.verify_link)

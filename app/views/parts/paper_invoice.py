"""What only the invoice's own file tells: its settlement, terms, and readings beside the meter's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.paper_readings import InvoiceFacts, Match
from app.models import paper_invoice_words as invoice_words
from app.models.paper_invoice_words import Row, reading_columns
from app.models.table import ValueTable
from app.views.parts.labels import Heading, Text
from app.views.parts.whole_table import WholeTable
from app.views.theme import Theme

MOST_ROWS = 8


class InvoicePart(QWidget):
    """Stands below a paper's lines, and only where its file tells something."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settlement = Text(wrap=True)
        self.terms = Text(wrap=True)
        self.heading = Heading(self.tr("Readings on the invoice and here"), 3, wrap=True)
        self.summary = Text(wrap=True)
        self.rows = ValueTable[Row](reading_columns(), key=lambda row: row[0], parent=self)
        gives_way = ("day", "own", "told")
        self.view = WholeTable(theme, self.rows, gives_way=gives_way, stretch_px=80, elastic=("meter",), most=MOST_ROWS)
        self.view.setAccessibleName(self.tr("Readings on the invoice beside the meter's own"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.settlement, self.terms, self.heading, self.summary, self.view):
            layout.addWidget(widget)
        for text in (self.settlement, self.terms, self.summary):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setMinimumWidth(1)
        self.show_facts(None)

    def show_facts(self, facts: InvoiceFacts | None) -> None:
        """Show them; None: nothing is known."""
        settlement = invoice_words.settlement_lines(facts) if facts is not None else ()
        terms = invoice_words.terms_lines(facts) if facts is not None else ()
        readings = facts.readings if facts is not None else ()
        self.settlement.setText("\n".join(settlement))
        self.terms.setText("\n".join(terms))
        self.rows.set_rows(enumerate(readings, 1))
        other = [row for row in readings if row.match is not Match.SAME]
        if other:
            head = self.tr("%n reading(s) to look at: not the same here.", "", len(other))
            self.summary.setText("\n".join((head, *map(invoice_words.difference_line, other[:MOST_ROWS]))))
        else:
            self.summary.setText(self.tr("Every reading is the same here."))
        self.summary.set_tone("warn" if other else "ok")
        self.settlement.setVisible(bool(settlement))
        self.terms.setVisible(bool(terms))
        for widget in (self.heading, self.summary, self.view):
            widget.setVisible(bool(readings))
        self.setVisible(bool(settlement or terms or readings))

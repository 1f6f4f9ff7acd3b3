"""E-mails of one customer, newest first: what was sent, where it stands and why; for any page that has room for it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.listing import Changed
from app.domain.notices import NoticeRow, NoticesPage
from app.models import notice_words
from app.models.endless import EndlessTable
from app.models.fault_words import sentence
from app.models.feed import concerns
from app.models.tab import RunningContact
from app.services import notices
from app.views.desk import Desk
from app.views.parts.first_row import choose_first, show_list
from app.views.parts.fitting_table import FittingTable
from app.views.parts.panel import EmptyNote, Panel


class NoticeList(QWidget):
    """Reads when it is told whose e-mails to show; each reading leaves an access entry."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customer_id = 0
        self.model: EndlessTable[NoticeRow] = EndlessTable(
            notice_words.customer_columns(desk.clock.now), lambda row: row.notice_id, desk.jobs, self
        )
        self.table = FittingTable(desk.theme, self.model, gives_way=("address", "at"), stretch_px=150)
        self.table.setAccessibleName(self.tr("E-mails to the customer"))
        self.empty = EmptyNote(self.tr("Reading the e-mails ..."))
        self.panel = Panel(self.tr("E-mails to the customer"))
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.table.hide()
        self.model.came.connect(self._came)
        self.model.failed.connect(lambda error: self.empty.set_text(sentence(error)))
        desk.feed.changed.connect(self._changed)

    def show_customer(self, customer_id: int, contact: RunningContact) -> None:
        """Read the e-mails of this customer, for the running contact."""
        self._customer_id = customer_id
        link, key, channel = self._desk.link, contact.key, contact.channel
        self.model.begin(
            lambda after, cancel: notices.of_customer(
                link, customer_id, contact_key=key, channel=channel, after=after, cancel=cancel
            )
        )

    def clear(self) -> None:
        """Show nothing: the level no longer opens it."""
        self._customer_id = 0
        self.model.clear()

    def _came(self, _page: NoticesPage) -> None:
        self.empty.set_text(self.tr("No e-mail has been written to this customer."))
        show_list(self, self.table, self.empty, there=bool(self.model.rows()))
        choose_first(self.table)

    def _changed(self, changed: Changed) -> None:
        if self._customer_id and concerns(changed, ("notices",), self._customer_id) and self.isVisible():
            self.model.again()

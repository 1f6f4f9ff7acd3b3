"""The request of a transfer before it is printed: seen as it will be, then printed or kept as a file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.matching import Misposted
from app.services import bank_papers
from app.views.desk import Desk
from app.views.parts.paper_dialog import PaperDialog


class RequestDialog(PaperDialog):
    """Holds one request."""

    def __init__(self, desk: Desk, proposal: Misposted, *, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("RequestDialog", "Request of a transfer")
        said = QCoreApplication.translate("RequestDialog", "The request is on its way to the printer.")
        number = proposal.from_account.number.replace("/", "-")
        super().__init__(desk, title, said, f"wniosek-{number}.pdf", parent=parent)
        link, today, clerk = desk.link, desk.clock.today(), desk.clerk.name
        self.make(lambda cancel: bank_papers.transfer_request(link, proposal, today, clerk, cancel=cancel))

"""The transfer slip before it is printed: seen as it will be, then printed or kept as a file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.payment import TransferSlip
from app.services import payment_page
from app.views.desk import Desk
from app.views.parts.paper_dialog import PaperDialog


class SlipDialog(PaperDialog):
    """Holds one slip."""

    def __init__(self, desk: Desk, slip: TransferSlip, *, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("SlipDialog", "Payment slip")
        said = QCoreApplication.translate("SlipDialog", "The slip is on its way to the printer.")
        number = slip.data.to.account_number.replace("/", "-")
        super().__init__(desk, title, said, f"wplata-{number}.pdf", parent=parent)
        self.make(lambda _cancel: payment_page.slip_pdf(slip))

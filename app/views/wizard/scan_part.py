"""The scan of the signed paper, beside what is entered: attached by file, drag or paste, its number compared."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.declarations import ScanFile
from app.models import declaration_words
from app.models.declaration_wizard import DeclarationWizard
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.file_picker import FilePicker
from app.views.parts.labels import Text
from app.views.parts.panel import Panel
from app.views.parts.scan_view import ScanView
from app.views.parts.style import mark


class ScanPart(Panel):
    """The picker, the pages, and what the barcode says."""

    picked = Signal(str, bytes)

    def __init__(self, desk: Desk, wizard: DeclarationWizard) -> None:
        super().__init__()
        self.set_title(self.tr("Scan of the signed paper"))
        self._wizard = wizard
        self.picker = FilePicker(desk)
        self.picker.picked.connect(self.picked)
        self.remove = Button(self.tr("Take the scan away"), "flat")
        self.remove.clicked.connect(lambda _checked=False: wizard.put_scan(None))
        self.told = Text("", wrap=True)
        mark(self.told, "role", "problem")
        self.pages = ScanView(desk)
        self.pages.setMinimumHeight(desk.theme.px(240))
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.picker, 1)
        tools.addWidget(self.remove)
        self.body.addLayout(tools)
        self.body.addWidget(self.told)
        self.body.addWidget(self.pages, 1)
        self.filler = QWidget()
        self.body.addWidget(self.filler, 1)
        self._shown: ScanFile | None = None
        self._refused = ""
        self.show_scan()

    def show_scan(self) -> None:
        """Show the pages of what is attached."""
        scan = self._wizard.scan
        if scan is not None and scan is not self._shown:
            self._refused = ""
            self.pages.show_file(scan.content, scan.media_type)
        self._shown = scan
        self.pages.setVisible(scan is not None)
        self.filler.setVisible(scan is None)
        self.remove.setVisible(scan is not None)
        self.refresh()

    def set_limit(self, limit_bytes: int) -> None:
        """The largest scan that is taken."""
        self.picker.set_limit(limit_bytes)

    def refuse(self, error: Exception) -> None:
        """A file was not taken: why."""
        self._refused = declaration_words.fault(error)
        self.refresh()

    def refresh(self) -> None:
        """Compare the number on the scan with that of the declaration."""
        text, tone = self._sentence()
        self.told.setText(text)
        self.told.set_tone(tone)

    def _sentence(self) -> tuple[str, str]:
        wizard = self._wizard
        if self._refused:
            return self._refused, "owe"
        if wizard.scan is None:
            return self.tr("No scan yet."), "dim"
        name = wizard.scan.name
        if wizard.scan_differs:
            said = self.tr("{name}: the barcode says {number}, which is another paper.")
            return said.format(name=name, number=wizard.scan_number), "owe"
        if wizard.scan_number:
            return self.tr("{name}: the barcode says {number}.").format(name=name, number=wizard.scan_number), "ok"
        return self.tr("{name}: no barcode was read; compare the number by eye.").format(name=name), "dim"

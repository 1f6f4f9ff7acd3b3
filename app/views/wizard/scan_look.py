"""A stored scan, looked at inside the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.declarations import StoredScan
from app.models import words
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.panel import Panel
from app.views.parts.scan_view import ScanView


class ScanLook(QWidget):
    """Pages of one scan, and the way back to the list."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.panel = Panel(self.tr("Scan"))
        self.pages = ScanView(desk)
        self.back = Button(self.tr("Back to the list"), key="Ctrl+6")
        self.back.setAutoDefault(True)
        self.back.clicked.connect(lambda _checked=False: self.left.emit())
        self.panel.head.addWidget(self.back)
        self.panel.body.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)

    def show_scan(self, number: str, name: str, stored: StoredScan, content: bytes) -> None:
        """Show a scan, with whose it is."""
        added = self.tr("added {moment}").format(moment=words.moment(stored.added_at))
        self.panel.set_title(f"{number}, {name}: {stored.name}", added)
        self.pages.show_file(content, stored.media_type)

    def focus_first(self) -> None:
        """Into the pages, which take the keys of looking."""
        self.pages.setFocus()

"""The one crash dialog; loaded when there is something to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.views.clipboard import Clipboard
from app.views.parts.buttons import Button
from app.views.parts.labels import Heading, Text
from app.views.theme import Theme


class CrashDialog(QDialog):
    """Tells that the program erred, and gives a report to copy; the work goes on."""

    def __init__(self, text: str, theme: Theme, clipboard: Clipboard, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Program error"))
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("Report without personal data"))
        copy = Button(self.tr("Copy the report"))
        copy.clicked.connect(lambda _checked=False: clipboard.copy(text))
        close = Button(self.tr("Work on"), "main", key="Esc")
        close.clicked.connect(lambda _checked=False: self.accept())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(Heading(self.tr("The program made an error")))
        explain = self.tr(
            "What was saved is safe. You can work on; if it happens again, send this report to the administrator. "
            "It holds places in the program only, no data of customers."
        )
        layout.addWidget(Text(explain, wrap=True))
        layout.addWidget(self.report, 1)
        layout.addLayout(buttons)
        self.resize(theme.px(560), theme.px(320))

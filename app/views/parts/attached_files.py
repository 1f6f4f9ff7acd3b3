"""Attachments of a conversation: each is looked at inside the window, or saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.messages import Attachment, FileContent, Thread
from app.models import message_words
from app.models.tab import CustomerTab
from app.services import messages
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import LinkChip, plain_words
from app.views.parts.saving import ask_where, write_file
from app.views.parts.scan_view import ScanView


class AttachedFiles(QWidget):
    """A chip for each attachment, the oldest message's first; seeing one leaves its trace."""

    def __init__(self, desk: Desk, tab: CustomerTab, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tab = tab
        self._shown: tuple[tuple[int, Attachment], ...] = ()
        self._flow = FlowLayout(6, self)

    def show_thread(self, thread: Thread) -> None:
        """Those of a conversation."""
        wanted = tuple((message.message_id, file) for message in thread.messages for file in message.files)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._flow.clear()
        for message_id, file in wanted:
            chip = LinkChip(plain_words(message_words.file_words(file)), "brand")
            chip.setAccessibleName(self.tr("Look at {file}").format(file=message_words.file_words(file)))
            chip.clicked.connect(lambda _checked=False, at=message_id, file=file: self.open(at, file))
            self._flow.addWidget(chip)
        self.setVisible(bool(wanted))
        self.updateGeometry()

    def open(self, message_id: int, file: Attachment) -> None:
        """Fetch an attachment and show it."""
        link, customer_id, contact = self._desk.link, self._tab.customer_id, self._tab.contact
        self._desk.jobs.start(
            lambda cancel: messages.file(
                link, customer_id, message_id, file.file_id,
                contact_key=contact.key, channel=contact.channel, cancel=cancel,
            ),
            self._came,
            owner=self,
            key="file",
        )  # fmt: skip

    def _came(self, content: FileContent) -> None:
        AttachmentDialog(self._desk, content, self.window()).open()


class AttachmentDialog(QDialog):
    """An attachment page by page, and "save as"."""

    def __init__(self, desk: Desk, content: FileContent, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._content = content
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(" ".join(content.name.split()))
        self.view = ScanView(desk)
        self.save = Button(self.tr("Save as ..."), key="Ctrl+S")
        self.shut = Button(self.tr("Close"), "main")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        buttons.addWidget(self.shut)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addLayout(buttons)
        room = parent.size()
        self.resize(min(desk.theme.px(720), room.width()), min(desk.theme.px(620), room.height()))
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.shut.clicked.connect(self.close)
        QShortcut("Ctrl+S", self, self._save)
        self.view.show_file(content.content, content.media_type)
        self.shut.setFocus()

    def _save(self) -> None:
        desk, content = self._desk, self._content
        ask_where(
            self, self.tr("Save the attachment"), content.name, lambda path: write_file(desk, path, content.content)
        )

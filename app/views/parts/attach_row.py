"""What goes with a message: files picked, dropped or pasted, looked into and kept before they are listed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.faults import Cancelled, Refused
from app.domain.messages import FILES_MOST, AttachedFile
from app.models import message_words
from app.models.fault_words import sentence
from app.services import attachments
from app.views.desk import Desk
from app.views.parts.file_picker import FilePicker
from app.views.parts.flow import FlowLayout
from app.views.parts.labels import LinkChip, Text, plain_words


class AttachRow(QWidget):
    """A chip for each file; pressing it takes the file out again. ``picker`` is laid out by whoever has the row."""

    changed = Signal()
    """A file was added or taken out."""

    def __init__(self, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files: tuple[AttachedFile, ...] = ()
        self._coming = 0
        self._begun = 0
        self.picker = FilePicker(desk, many=True)
        self.picker.hint.hide()  # said by the button's tool tip: beside it stands the subject
        self.picker.button.setToolTip(self.picker.hint.text())
        self.problem = Text("", tone="owe", wrap=True)
        self._holder = QWidget()
        self._flow = FlowLayout(6, self._holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._holder)
        layout.addWidget(self.problem)
        self._holder.hide()
        self.problem.hide()
        self.picker.picked.connect(self.attach)

    def files(self) -> tuple[AttachedFile, ...]:
        """What is attached."""
        return self._files

    @property
    def is_busy(self) -> bool:
        """Whether a file is still being looked into."""
        return self._coming > 0

    def set_files(self, files: tuple[AttachedFile, ...]) -> None:
        """Begin with these."""
        self._files = files
        self._say("")
        self._show()

    def attach(self, name: str, data: bytes) -> None:
        """Look into a file, keep it, and list it."""
        if len(self._files) + self._coming >= FILES_MOST:
            self._say(message_words.problem("too_many_files"))
            return
        link, content = self._desk.link, bytes(data)
        self._say("")
        self._coming += 1
        self._begun += 1
        self.changed.emit()
        self._desk.jobs.start(
            lambda cancel: attachments.keep(link, name, content, cancel=cancel),
            self._kept,
            lambda error: self._not_kept(name, error),
            owner=self,
            key=f"keep-{self._begun}",
        )

    def _kept(self, file: AttachedFile) -> None:
        self._coming -= 1
        if all(file.sha256 != each.sha256 for each in self._files):
            self._files = (*self._files, file)
            self._show()
        self.changed.emit()

    def _not_kept(self, name: str, error: Exception) -> None:
        self._coming -= 1
        if isinstance(error, Cancelled):
            self._say("")
        elif isinstance(error, Refused):
            self._say(f"{name}: {message_words.file_problem(error)}")
        else:
            self._say(f"{name}: {sentence(error)}")
        self.changed.emit()

    def _show(self) -> None:
        self._flow.clear()
        for file in self._files:
            words = message_words.file_words(file)
            chip = LinkChip(plain_words(f"{words}  ×"), "brand")
            chip.setAccessibleName(self.tr("Take out {file}").format(file=words))
            chip.clicked.connect(lambda _checked=False, file=file: self._remove(file))
            self._flow.addWidget(chip)
        self._holder.setVisible(bool(self._files))
        self._holder.updateGeometry()

    def _remove(self, file: AttachedFile) -> None:
        self._files = tuple(each for each in self._files if each != file)
        self._show()
        self.picker.setFocus()
        self.changed.emit()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

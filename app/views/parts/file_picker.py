"""Files from outside: picked in a dialog, dragged onto it, or pasted, a picture of the clipboard too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.models import scan_words
from app.system.override import override
from app.views.desk import Desk
from app.views.parts.buttons import Button
from app.views.parts.labels import Text

LIMIT = 10 * 1024 * 1024
"""Bytes, until the office's own limit is set."""

_Reader = Callable[[], bytes | int | None]
_SUFFIXES = "*.pdf *.jpg *.jpeg *.png"


class FilePicker(QWidget):
    """A button with what may be attached; ``picked`` brings the name and the bytes of each file.

    What the file is, the service that keeps it decides (``app.services.scans``); here only its size, before it is read.
    """

    picked = Signal(str, bytes)

    def __init__(self, desk: Desk, *, many: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._many, self._limit = desk, many, LIMIT
        self._dialog: QFileDialog | None = None
        self.button = Button(self.tr("Attach a file ..."))
        self.hint = Text("", tone="dim", wrap=True)
        self.problem = Text("", tone="owe", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.button)
        top.addWidget(self.hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.problem)
        self.problem.hide()
        self.setFocusProxy(self.button)
        self.setAcceptDrops(True)
        self.button.clicked.connect(lambda _checked=False: self.ask())
        self.button.installEventFilter(self)
        self.set_limit(LIMIT)

    def set_limit(self, limit_bytes: int) -> None:
        """The largest file that is taken, told beside the button."""
        self._limit = limit_bytes
        text = self.tr("PDF, JPG or PNG, {size} at most; or drag it here, or Ctrl+V.")
        self.hint.setText(text.format(size=scan_words.size(limit_bytes)))
        self.button.setAccessibleDescription(self.hint.text())

    def watch(self, widget: QWidget) -> None:
        """Take what is dropped on a larger part of the window too, and Ctrl+V there where no field takes it."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def ask(self) -> None:
        """Open the dialog of files."""
        dialog = QFileDialog(self.window(), self.tr("Attach a file"))
        several = self._many
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("PDF, JPG, PNG") + f" ({_SUFFIXES})", self.tr("All files") + " (*)"])
        dialog.filesSelected.connect(lambda paths: self.take_paths([Path(path) for path in paths]))
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def paste(self) -> bool:
        """Take what the clipboard holds; whether there was something to take."""
        data = QGuiApplication.clipboard().mimeData()
        if self.can_take(data):
            self.take(data)
            return True
        self._say(self.tr("The clipboard holds no file and no picture."))
        return False

    @staticmethod
    def can_take(data: QMimeData) -> bool:
        """Whether there are files of this computer or a picture in it."""
        return data.hasImage() or any(url.isLocalFile() for url in data.urls())

    def take(self, data: QMimeData) -> None:
        """Take what was dropped or pasted: its files, else its picture."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take_paths(paths)
            return
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            self._start(self.tr("picture from the clipboard") + ".png", lambda: _as_png(image))

    def take_paths(self, paths: list[Path]) -> None:
        """Read files, away from the window."""
        self._say("")
        if len(paths) > 1 and not self._many:
            self._say(self.tr("One file at a time, please."))
            return
        limit = self._limit
        for path in paths:
            self._start(path.name, partial(_read, path, limit))

    def _start(self, name: str, read: _Reader) -> None:
        self._desk.jobs.start(
            lambda _cancel: read(),
            lambda content: self._came(name, content),
            lambda _error: self._say(self.tr("{name}: the file can't be read.").format(name=name)),
            owner=self,
            key=f"read-{name}",
        )

    def _came(self, name: str, content: bytes | int | None) -> None:
        if content is None:
            self._say(self.tr("{name}: the file can't be read.").format(name=name))
        elif isinstance(content, int) or len(content) > self._limit:
            told = content if isinstance(content, int) else len(content)
            text = self.tr("{name} has {size}; {limit} is the most.")
            sizes = {"size": scan_words.size(told), "limit": scan_words.size(self._limit)}
            self._say(text.format(name=name, **sizes))
        else:
            self._say("")
            self.picked.emit(name, content)

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._enter(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._drop(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._drop(event)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            return self.paste() or watched is self.button
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        if not self.can_take(event.mimeData()):
            return False
        event.acceptProposedAction()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        if not self.can_take(event.mimeData()):
            return False
        event.acceptProposedAction()
        self.take(event.mimeData())
        return True


def _read(path: Path, limit: int) -> bytes | int | None:
    """The bytes of a file; its size where that is above the limit; None where it can't be read."""
    try:
        if not path.is_file():
            return None
        size = path.stat().st_size
        return size if size > limit else path.read_bytes()
    except OSError:
        return None


def _as_png(image: QImage) -> bytes | None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    done = image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data()) if done else None

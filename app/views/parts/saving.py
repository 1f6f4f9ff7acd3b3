"""Writing a file the clerk asked for: whole or not at all, told in the message bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from app.views.desk import Desk


def ask_where(window: QWidget, title: str, name: str, then: Callable[[Path], object]) -> None:
    """Ask where to keep a file; ``then`` gets the place. A dialog that is given up calls nobody."""
    dialog = QFileDialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(safe_name(name))
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def write_file(desk: Desk, path: Path, content: bytes) -> None:
    """Write it, and say where it is or why it is not."""
    file = QSaveFile(str(path))
    if file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content) and file.commit():
        desk.messages.say(QCoreApplication.translate("Saving", "Saved: {path}").format(path=path))
    else:
        told = QCoreApplication.translate("Saving", "The file could not be written: {why}")
        desk.messages.warn(told.format(why=file.errorString()))


def safe_name(name: str) -> str:
    """A name from outside as a name in a folder: no path, no signs a file system chokes on."""
    bare = "".join(sign for sign in name if sign.isprintable() and sign not in '<>:"/\\|?*').strip(". ")
    return bare[-120:] or "plik"

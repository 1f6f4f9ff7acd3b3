"""Writing a file the clerk asked for: where, then whole or not at all, told in the message bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.faults import Cancelled
from app.models.jobs import Cancel
from app.views.desk import Desk

_FILTERS = {
    "pdf": "PDF (*.pdf)",
    "png": "PNG (*.png)",
    "csv": "CSV (*.csv)",
    "ics": "iCalendar (*.ics)",
    "zip": "ZIP (*.zip)",
}


def ask_where(window: QWidget, title: str, name: str, then: Callable[[Path], object], *, kind: str = "") -> None:
    """Ask where to keep a file; ``then`` gets the place. A dialog that is given up calls nobody.

    ``kind`` ("pdf", "csv" ...) is what its name ends in when the clerk types no ending; empty for files from outside.
    """
    dialog = QFileDialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if kind:
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilter(_FILTERS[kind])
    dialog.selectFile(safe_name(name))
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(
        dialog.deleteLater
    )  # kept, it would go on watching its folder, and stop the window for each change
    dialog.open()


def write_file(desk: Desk, path: Path, content: bytes, warning: str = "") -> bool:
    """Write it, and say where it is (with what is to be known of it) or why it is not; gives whether it is there."""
    return tell_written(desk, path, put_file(path, content), warning)


def put_file(path: Path, content: bytes, cancel: Cancel | None = None) -> str:
    """Write a file whole or not at all; gives why it is not there, empty when it is. May run off the GUI thread.

    Raises Cancelled where it is not wanted any more before it is there; what was there before stays.
    """
    file = QSaveFile(str(path))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content)
    if cancel is not None and cancel.cancelled:
        file.cancelWriting()
        file.commit()  # takes away what was written so far
        raise Cancelled
    if written and file.commit():
        return ""
    return file.errorString() or "?"


def tell_written(desk: Desk, path: Path, why: str, warning: str = "") -> bool:
    """Say where a file is, or why it is not; gives whether it is there."""
    if why:
        told = QCoreApplication.translate("Saving", "The file could not be written: {why}")
        desk.messages.warn(told.format(why=why))
        return False
    said = QCoreApplication.translate("Saving", "Saved: {path}").format(path=path)
    desk.messages.say(f"{said}. {warning}" if warning else said)
    return True


def safe_name(name: str) -> str:
    """A name from outside as a name in a folder: no path, no signs a file system chokes on."""
    bare = "".join(sign for sign in name if sign.isprintable() and sign not in '<>:"/\\|?*').strip(". ")
    return bare[-120:] or "plik"

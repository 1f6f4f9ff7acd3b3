"""Settings of this desk as the window uses them: read now, written a moment after the last change."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.system.settings import DeskSettings, SettingsFile

SAVE_MS = 800
_log = logging.getLogger(__name__)


class Preferences(QObject):
    """Holds the ``DeskSettings`` in force; ``changed`` is sent after each change."""

    changed = Signal()

    def __init__(self, file: SettingsFile | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.now = file.load() if file is not None else DeskSettings()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_MS)
        self._timer.timeout.connect(self.save)

    def change(self, **values: Any) -> None:
        """Set some of the fields of ``DeskSettings``."""
        new = replace(self.now, **values)
        if new != self.now:
            self.now = new
            self._timer.start()
            self.changed.emit()

    def save(self) -> None:
        """Write them now; a desk that can't keep its settings still works."""
        self._timer.stop()
        if self._file is None:
            return
        try:
            self._file.save(self.now)
        except OSError as error:
            _log.warning("settings can't be kept: %s", error.strerror)

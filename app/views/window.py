"""The one window of the program: it only stacks the sign-in, the workplace and the lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.system.override import override

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from app.views.lock import LockView
    from app.views.preferences import Preferences
    from app.views.signin import SignInView

USUAL = QSize(1366, 768)
LEAST = QSize(900, 560)
ROOMY_SCREEN = 900
"""On a screen lower than this (logical pixels) the window begins maximised."""


class Window(QMainWindow):
    """Keeps its place on the screen; its title never names a customer."""

    def __init__(self, sign_in: SignInView, lock: LockView | None, settings: Preferences) -> None:
        super().__init__()
        self._settings = settings
        self._workplace: QWidget | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.companion: QWidget | None = None
        self.setWindowTitle("Okienko")
        self.setMinimumSize(LEAST)
        self.sign_in = sign_in
        self.lock: LockView | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(sign_in)
        self.setCentralWidget(self.stack)
        if lock is not None:
            self.set_lock(lock)
        self.resize(USUAL)
        kept = settings.now.geometry
        if kept:
            from PySide6.QtCore import QByteArray

            self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore")))

    def show_first(self) -> None:
        """Show it where it was left; on a small screen maximised, since a frame would push its bottom off."""
        room = self.screen().availableGeometry()
        if not self._settings.now.geometry and LEAST.width() <= room.width() and room.height() < ROOMY_SCREEN:
            self.showMaximized()
        else:
            self.show()

    def set_lock(self, lock: LockView) -> None:
        """What the window locks with."""
        self.lock = lock
        self.stack.addWidget(lock)

    def show_workplace(self, workplace: QWidget) -> None:
        """Somebody is signed in."""
        self._workplace = workplace
        self.stack.addWidget(workplace)
        self.stack.setCurrentWidget(workplace)

    def show_lock(self) -> None:
        """Hide everything behind the lock; open dialogs go too."""
        for dialog in self.dialogs():
            dialog.close()
        if self.lock is not None:
            self.stack.setCurrentWidget(self.lock)

    def unlock(self) -> None:
        """The clerk is back."""
        if self._workplace is not None:
            self.stack.setCurrentWidget(self._workplace)

    def drop_workplace(self) -> None:
        """Signed out: nothing of the workplace is shown any more; who made it takes it apart."""
        for dialog in self.dialogs():
            dialog.close()
        if self._workplace is not None:
            self._workplace.hide()
            self._workplace = None
        self.stack.setCurrentWidget(self.sign_in)

    def locked(self) -> bool:
        """Whether the lock is shown."""
        return self.lock is not None and self.stack.currentWidget() is self.lock

    def dialogs(self) -> list[QWidget]:
        """Windows that belong to this one and are open now."""
        return [w for w in self.findChildren(QWidget) if w.isWindow() and w.isVisible()]

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._settings.change(geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self._settings.save()
        if self.companion is not None:
            self.companion.close()
        event.accept()

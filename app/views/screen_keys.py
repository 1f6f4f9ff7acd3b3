"""F11: the customer's screen shown or put away. The screen itself is loaded when it is first wanted: a start needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.views.commands import Command

if TYPE_CHECKING:
    from app.views.customer_screen import CustomerScreen
    from app.views.desk import Desk
    from app.views.window import Window

KEY = "F11"


class ScreenKeys(QObject):
    """A screen that is out stays out when another clerk signs in."""

    def __init__(self, desk: Desk, window: Window, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._window = window
        screen = self.screen()
        if screen is not None:
            screen.follow(desk.counter)
        title = self.tr("Customer's screen: show or put away")
        desk.commands.add(Command("counter.screen", title, KEY, self.tr("Window"), self.toggle))

    def screen(self) -> CustomerScreen | None:
        """The screen, once it was asked for."""
        if self._window.companion is None:
            return None
        from app.views.customer_screen import CustomerScreen

        companion = self._window.companion
        return companion if isinstance(companion, CustomerScreen) else None

    def toggle(self) -> None:
        """Show it, or put it away."""
        screen = self.screen()
        if screen is None:
            from app.views.customer_screen import CustomerScreen

            screen = CustomerScreen()
            screen.follow(self._desk.counter)
            self._window.companion = screen
        if screen.isVisible():
            screen.hide()
            self._desk.messages.say(self.tr("The customer's screen is put away."))
        else:
            screen.put_on(self._window)
            self._window.activateWindow()  # a system that gives every new window the keys gives them back
            self._desk.messages.say(self.tr("The customer's screen shows the payment of page “Payment details” only."))

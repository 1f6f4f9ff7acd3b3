"""The bar at the bottom: what happened, what can be done about it, and what is still being waited for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.models.jobs import SLOW_MS, STOPPABLE_MS, Jobs
from app.views.messages import OFFER_KEY, Messages
from app.views.parts.buttons import Button
from app.views.parts.labels import Text
from app.views.parts.style import set_tone

_SIGNS = {"": "", "ok": "✓", "warn": "!", "owe": "!"}


class MessageBar(QFrame):
    """Shows the newest message; on its right, work that takes longer than 0.3 s and how to stop it."""

    def __init__(self, messages: Messages, jobs: Jobs, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAccessibleName(self.tr("Messages"))
        self._messages = messages
        self._jobs = jobs
        self._hint = self.tr("F1 keys   ·   F3 search   ·   Ctrl+K commands   ·   F9 caller, answers, note")
        self._low = False
        self.sign = Text()
        self.text = Text("", wrap=True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = Button("")
        self.close_button = Button("✕", "flat")
        self.close_button.setAccessibleName(self.tr("Dismiss the message"))
        self.close_button.setToolTip(self.tr("Dismiss the message"))
        self.wait = Text("", tone="dim")
        self.stop = Button(self.tr("Stop"))
        self._lay_out()
        self.action.clicked.connect(lambda _checked=False: messages.act())
        self.close_button.clicked.connect(lambda _checked=False: messages.dismiss())
        self.stop.clicked.connect(lambda _checked=False: jobs.cancel_slow())
        messages.changed.connect(self._show)
        jobs.busy_changed.connect(self._show_wait)
        self._show()
        self._show_wait()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(self.sign)
        row.addWidget(self.text, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        row.addWidget(self.wait)
        row.addWidget(self.stop)

    def _show(self) -> None:
        said = self._messages.current()
        self.text.setText(said.text if said else self._hint)
        self.sign.setText(_SIGNS[said.tone] if said else "")
        tone = said.tone if said else ""
        set_tone(self, tone)
        self.text.set_tone(tone if said else "dim")
        self.sign.set_tone(tone)
        self.action.setVisible(said is not None and said.run is not None)
        self.action.set_words(said.action if said else "", OFFER_KEY)
        self.close_button.setVisible(said is not None)
        self.setAccessibleDescription(said.text if said else "")
        self._fold()

    def _show_wait(self) -> None:
        age = self._jobs.slowest()
        self.wait.setText(self.tr("Waiting for the server...") if age >= SLOW_MS else "")
        self.wait.setVisible(age >= SLOW_MS)
        self.stop.setVisible(age >= STOPPABLE_MS)
        self._fold()

    def set_low(self, *, low: bool) -> None:
        """On a window low for its text, the bar goes when there is nothing to tell; else it stays, so nothing jumps."""
        self._low = low
        self._fold()

    def _fold(self) -> None:
        if self.parentWidget() is None:  # shown now, it would be a window of its own
            return
        told = self._messages.current() is not None or self._jobs.slowest() >= SLOW_MS
        self.setMinimumHeight(self.action.sizeHint().height() + 8)
        self.setVisible(told or not self._low)

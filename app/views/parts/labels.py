"""Texts: headings, money, secondary notes, chips.

``Qt`` is named inside of functions only: its first use makes every one of its enums, a tenth of the whole start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.models.tips import plain_tip
from app.system.override import override
from app.views.parts.style import mark, set_tone

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFont, QMouseEvent

PLAIN_TEXT = 0
"""``Qt.TextFormat.PlainText`` as the property takes it."""


class Text(QLabel):
    """Plain text, never read as markup, that wraps when asked to."""

    def __init__(self, text: str = "", *, tone: str = "", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)
        self.set_tone(tone)

    def set_tone(self, tone: str) -> None:
        """Colour by name: "", "owe", "ok", "warn", "dim", "brand"."""
        set_tone(self, tone)


class Heading(Text):
    """A heading: level 1 is the customer's name, 2 a panel's, 3 a group's."""

    def __init__(self, text: str = "", level: int = 2, *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, wrap=wrap, parent=parent)
        mark(self, "heading", level)


class Elided(Text):
    """One line that ends in "…" where there is no room, and tells the whole in its tool tip."""

    def __init__(self, text: str = "", *, tone: str = "", parent: QWidget | None = None) -> None:
        self._whole = text
        self._font: QFont | None = None
        super().__init__(text, tone=tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def whole(self) -> str:
        """The text without "…"."""
        return self._whole

    @override
    def setText(self, text: str) -> None:
        self._whole = text
        self._fit()

    @override
    def resizeEvent(self, event: object) -> None:
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Another look may have other letters and leave the width as it was."""
        super().changeEvent(event)
        if self._font != self.font():
            self._font = self.font()
            self._fit()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + 4)
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def _fit(self) -> None:
        from PySide6.QtCore import Qt

        width = max(self.contentsRect().width(), 1)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, width)
        super().setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")
        self.setAccessibleName(self._whole)


class Flowing(Text):
    """A text in a line of several: as wide as it is long; where even a whole line is too short for it, it wraps."""

    def __init__(self, text: str = "", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, tone=tone, wrap=True, parent=parent)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())


class MoneyLabel(Text):
    """An amount from grosze; ``size`` is "big" for the balance of a page, "" in a text."""

    def __init__(self, grosze: int = 0, *, tone: str = "", size: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", tone=tone, parent=parent)
        from PySide6.QtCore import Qt

        self.grosze = grosze
        mark(self, "money", size or "normal")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.set_money(grosze, tone)

    def set_money(self, grosze: int, tone: str = "") -> None:
        """Show another amount (grosze)."""
        from app.domain.money import format_money

        self.grosze = grosze
        self.setText(format_money(grosze))
        self.set_tone(tone)

    def plain(self) -> str:
        """``1234.56``, for the clipboard."""
        from app.domain.money import plain_money

        return plain_money(self.grosze)


class Chip(Text):
    """A short word on a soft ground; the word says it all, the colour only helps."""

    def __init__(self, text: str = "", tone: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, tone=tone, parent=parent)
        mark(self, "chip", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


def plain_words(text: str) -> str:
    """A text from outside as a button shows it letter by letter: "&" would make a mnemonic of what follows."""
    return text.replace("&", "&&")


class LinkChip(QPushButton):
    """A chip that leads somewhere; reached with Tab, pressed with Space or Enter."""

    def __init__(self, text: str = "", tone: str = "", *, parent: QWidget | None = None) -> None:
        from PySide6.QtCore import Qt

        super().__init__(text, parent)
        mark(self, "chip", True)
        set_tone(self, tone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.accept()
